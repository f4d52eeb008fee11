"""Whether an agency lets an item be published: the publishing status of the IPTC's formats, and embargoes."""

from app.dates import now_text, parse_period
from app.parsers.attempt import Reject
from app.parsers.published import read_published

_CANCELLED = ("canceled", "cancelled")
_WITHHELD = "withheld"


def is_recalled(status: str | None, embargo: str | None = None) -> bool:
    """Whether an item is cancelled, or withheld without an end: `stat:canceled`, `Withheld`.

    An item that is withheld until an embargo ends is usable afterwards. Raises Reject before.
    """
    until, _ = read_published(embargo)
    if until and until.start > parse_period(now_text()).start:
        raise Reject(f"embargoed until {until.text}")
    said = (status or "").rpartition(":")[2].lower()
    return said in _CANCELLED or (said == _WITHHELD and until is None)
