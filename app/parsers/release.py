"""Whether an item was published: the publishing status of the IPTC's formats, embargoes, and drafts of sites."""

import re
from collections.abc import Mapping
from typing import Any

from app.dates import now_text, parse_period
from app.parsers.attempt import Reject
from app.parsers.published import read_published

_CANCELLED = ("canceled", "cancelled")
_WITHHELD = "withheld"
_UNPUBLISHED = frozenset(["draft", "auto-draft", "scheduled", "trash", "unpublished"])
_OF_DRAFTS = {"draft": ("true",), "is_draft": ("true", "1"), "published": ("false",), "is_published": ("false", "0")}
"""What fields say of a draft; `published` may be a date as well."""


def is_recalled(status: str | None, embargo: str | None = None) -> bool:
    """Whether an item is cancelled, or withheld without an end: `stat:canceled`, `Withheld`, or
    the address of such a code.

    An item that is withheld until an embargo ends is usable afterwards. Raises Reject before.
    """
    until, _ = read_published(embargo)
    if until and until.start > parse_period(now_text()).start:
        raise Reject(f"embargoed until {until.text}")
    said = re.split("[:/#]", status or "")[-1].lower()
    return said in _CANCELLED or (said == _WITHHELD and until is None)


def is_row_recalled(row: Mapping[str, Any]) -> bool:
    """The same of a ninjs item, or a row with its properties, as any version spells them."""
    said = (row.get(name) for name in ("pubstatus", "pubStatus", "embargoed", "embargoedUntil"))
    status, other_status, embargo, other_embargo = (str(each) if isinstance(each, str | int) else None for each in said)
    return is_recalled(status or other_status, embargo or other_embargo)


def need_published(named: Mapping[str, Any]) -> None:
    """Raises Reject where the fields of a record say that it is a draft, or by its status that it is not shown."""
    status = named.get("status") or named.get("post_status")
    said = status.lower() if isinstance(status, str) else ""
    if any(str(named[name]).lower() in values for name, values in _OF_DRAFTS.items() if name in named):
        said = "draft"
    if said in _UNPUBLISHED:
        raise Reject(f"not published: {said}")
