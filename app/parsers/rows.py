"""Make a JSON object or table row into a record: our own export, a ninjs item, or field names that data sets use."""

import json
from collections.abc import Mapping
from typing import Any

from app.parsers import telegram
from app.parsers.attempt import Origin, Reject
from app.parsers.draft import Draft, finish
from app.parsers.encoding import BLANK, decode
from app.parsers.exported import exported
from app.parsers.fields import REMOVED, fill
from app.parsers.literals import with_values
from app.parsers.ninjs_items import is_item
from app.parsers.ninjs_items import read as read_item
from app.parsers.options import Options
from app.parsers.release import is_row_recalled
from app.parsers.row_kind import may_lack_title, unwrapped
from app.parsers.unnamed_text import take_unnamed_text
from app.record import ArticleRecord


def load(raw: bytes) -> tuple[Any, list[str]]:
    """The value of a JSON text, and warnings. Raises Reject where it is not JSON, or nested too deeply."""
    text, warnings = decode(raw.rstrip(BLANK))
    try:
        return json.loads(text, strict=False), warnings
    except RecursionError:
        raise Reject("JSON nested too deeply") from None
    except ValueError as problem:
        raise Reject(f"not JSON: {problem}") from None


def record_of(row: object, origin: Origin, options: Options, warnings: list[str]) -> ArticleRecord:
    """Make one object into a record. Raises Reject where it is not an object, or cannot be one."""
    if not isinstance(row, dict):
        raise Reject(f"a JSON {type(row).__name__}, not an object")
    ours = exported(row)
    if ours is not None:
        return ours
    article = with_values(unwrapped(row))
    article = telegram.plain(article) if telegram.is_message(article) else article
    draft = read_item(article) if is_item(article) else draft_of(article)
    draft.warnings += warnings
    return finish(draft, origin, options)


def draft_of(row: Mapping[str, Any]) -> Draft:
    """The draft of a record, by the names of its fields. One with a publishing status may be withdrawn, as in ninjs.

    Raises Reject where its source has taken it back.
    """
    draft = Draft()
    fill(draft, row)
    if any(isinstance(row.get(name), str) for name in ("pubstatus", "pubStatus")):
        draft.withdrawn = is_row_recalled(row)
    if draft.title or (not draft.text and may_lack_title(row)):
        take_unnamed_text(draft, row)
    if not draft.title and not draft.text and any(value in REMOVED for value in row.values()):
        raise Reject("removed by its source")
    return draft
