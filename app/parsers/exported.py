"""Our own export, read back: exactly as it was exported, or corrected by hand."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from app.dates import BadDate, Period, parse_period
from app.parsers.attempt import Reject
from app.parsers.language import language_tag
from app.record import ArticleRecord, article_id
from app.sentences import shorten
from app.text import clean, squeeze

_LINES = ("title", "summary", "dateline", "source", "byline", "section", "source_url")
_MOST_VERSIONS = 1_000_000_000
_LISTS = ("places", "authors", "keywords")


def exported(row: Mapping[str, Any]) -> ArticleRecord | None:
    """The record of our own export (contract section 7), exactly as exported, its id, version and hash kept; else None.

    Raises Reject where a field was changed to an invalid value: read by field names, it would be another article.
    """
    provenance = row.get("provenance")
    if not isinstance(provenance, dict) or not {"identity", "parser", "sha256"} <= provenance.keys():
        return None
    ours = _cleaned(row)
    version, identity = ours.get("version"), ours["provenance"]["identity"]
    if not isinstance(version, int) or not 1 <= version <= _MOST_VERSIONS:
        raise Reject(f"an export whose version is wrong: versions count from 1 to {_MOST_VERSIONS:,}")
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
    if abnormal := _abnormal(record):
        raise Reject(f"an export whose {abnormal[0]} is wrong: {abnormal[1]}")
    return record


def _abnormal(record: ArticleRecord) -> tuple[str, str] | None:
    """The first field with a value that no parser makes, and what is wrong with it."""
    if record.body and not record.title:
        return "title", "a text has one"
    for name in _LINES:
        line = getattr(record, name)
        if line is not None and (squeeze(line) != line or not (line or name == "title")):
            return name, "it is one line without spaces around it, or null"
    for name in _LISTS:
        lines = getattr(record, name)
        if len(set(lines)) < len(lines) or not all(line and squeeze(line) == line for line in lines):
            return name, "each value is one line without spaces around it, and given once"
    if record.language is not None and language_tag(record.language) != record.language:
        return "language", "it is a BCP 47 tag, or null"
    if record.summary is not None and shorten(record.summary) != record.summary:
        return "summary", "it has at most 500 characters"
    if record.body and not all(each and each.strip() == each for each in record.body.split("\n\n")):
        return "body", "there is one blank line between paragraphs, and nothing around them"
    if (record.published is None) != (record.date_source == "none"):
        return "date_source", "it is `none` for an article without a date, and for no other"
    return None


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
