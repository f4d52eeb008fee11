"""Make a JSON object or table row into a record: our own export, a ninjs item, or field names that data sets use."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from app.dates import BadDate, Period, parse_period
from app.parsers.attempt import Origin, Reject
from app.parsers.draft import Draft, finish
from app.parsers.encoding import BLANK, decode
from app.parsers.fields import fill, take_unnamed_text, unwrapped
from app.parsers.ninjs_items import is_item
from app.parsers.ninjs_items import read as read_item
from app.parsers.options import Options
from app.parsers.release import is_recalled
from app.record import ArticleRecord, article_id
from app.text import clean


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
    ours = _exported(row)
    if ours is not None:
        return ours
    article = unwrapped(row)
    draft = read_item(article) if is_item(article) else draft_of(article)
    draft.warnings += warnings
    return finish(draft, origin, options)


def draft_of(row: Mapping[str, Any]) -> Draft:
    """The draft of a record, by the names of its fields. One with a publishing status may be withdrawn, as in ninjs."""
    draft = Draft()
    fill(draft, row)
    if isinstance(status := row.get("pubstatus"), str):
        draft.withdrawn = is_recalled(status, str(row.get("embargoed") or "") or None)
    if draft.title:
        take_unnamed_text(draft, row)
    return draft


def _exported(row: Mapping[str, Any]) -> ArticleRecord | None:
    """The record of our own export (contract section 7), exactly as exported, its id, version and hash kept; else None.

    Raises Reject where a field was changed to an invalid value: read by field names, it would be another article.
    """
    provenance = row.get("provenance")
    if not isinstance(provenance, dict) or not {"identity", "parser", "sha256"} <= provenance.keys():
        return None
    ours = _cleaned(row)
    version, identity = ours.get("version"), ours["provenance"]["identity"]
    if not isinstance(version, int) or not 1 <= version <= 1_000_000_000:
        raise Reject("an export whose version is wrong: versions count from 1")
    if not isinstance(identity, str) or ours.get("id") != article_id(identity):
        raise Reject("an export whose id is wrong: it does not match provenance.identity")
    published, _ = (_period(ours, name) for name in ("published", "dateline_date"))
    try:
        record = ArticleRecord.model_validate({**ours, "published": published, **_withdrawal(ours)})
    except ValidationError as problem:
        [wrong, *_] = problem.errors(include_url=False, include_input=False)
        name = ".".join(map(str, wrong["loc"])) or "content"
        raise Reject(f"an export whose {name} is wrong: {wrong['msg']}") from None
    if not record.title and not record.body and not record.withdrawn:
        raise Reject("empty")
    return record


def _period(ours: Mapping[str, Any], name: str) -> Period | None:
    try:
        return parse_period(str(ours[name])) if ours.get(name) else None
    except BadDate as problem:
        raise Reject(f"an export whose {name} is wrong: {problem}") from None


def _withdrawal(ours: Mapping[str, Any]) -> dict[str, Any]:
    """Whether an export with its history says that the article is withdrawn, and why."""
    told = ours.get("withdrawal")
    reason = told.get("reason") if isinstance(told, dict) else None
    return {"withdrawn": ours.get("status") == "withdrawn", "reason": reason}


def _cleaned(value: Any) -> Any:
    """The same JSON with every string cleaned, as a record's texts are."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in value.items()}
    return [_cleaned(item) for item in value] if isinstance(value, list) else value
