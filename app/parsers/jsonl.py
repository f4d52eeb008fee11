"""JSON Lines: one article a line, under the names that data sets really use, or a line of our own export."""

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from pydantic import ValidationError

from app.dates import BadDate, parse_period
from app.parsers.draft import Draft, Options, Origin, Parsed, Reject, attempt, finish
from app.parsers.fields import fill
from app.record import ArticleRecord, article_id
from app.text import clean

NAME = "jsonl"


def begins(sample: bytes) -> bool:
    """Whether the first line of a file begins as an object does; lines that are none are then rejected one by one."""
    return re.match(rb'\s*\{\s*"', sample.removeprefix(BOM_UTF8).lstrip().partition(b"\n")[0]) is not None


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Parsed]:
    """Every line's article; empty lines are none. Memory is that of the longest line allowed."""
    for number, line in enumerate(_lines(stream, options.max_article_bytes), start=1):
        raw = line.removeprefix(BOM_UTF8).strip() if number == 1 else line.strip()
        if raw:
            origin = Origin(file, NAME, number, raw)
            yield attempt(origin, options, lambda: _record(origin, options))  # noqa: B023


def _lines(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """The lines; of one that is longer than allowed, one byte too many and no more."""
    while line := stream.readline(limit + 2):
        whole = line
        while len(line) == limit + 2 and not line.endswith(b"\n"):
            line = stream.readline(limit + 2)
        yield whole


def _record(origin: Origin, options: Options) -> ArticleRecord:
    row = _load(origin.raw)
    ours = _exported(row)
    if ours is not None:
        return ours
    draft = Draft()
    fill(draft, row)
    return finish(draft, origin, options)


def _load(line: bytes) -> Mapping[str, Any]:
    try:
        row = json.loads(line)
    except UnicodeDecodeError as problem:
        raise Reject(f"not UTF-8: {problem.reason} at byte {problem.start}") from None
    except RecursionError:
        raise Reject("JSON nested too deeply") from None
    except ValueError as problem:
        raise Reject(f"not JSON: {problem}") from None
    if not isinstance(row, dict):
        raise Reject(f"a JSON {type(row).__name__}, not an object")
    return row


def _exported(row: Mapping[str, Any]) -> ArticleRecord | None:
    """Our own export (contract section 7): the record exactly as it left, its id, version and hash kept."""
    provenance, version = row.get("provenance"), row.get("version")
    if not isinstance(provenance, dict) or not isinstance(version, int) or not 1 <= version <= 1_000_000_000:
        return None
    ours = _cleaned(row)
    identity = ours["provenance"].get("identity")
    if not isinstance(identity, str) or ours.get("id") != article_id(identity):
        return None
    try:
        published = parse_period(ours["published"]) if ours.get("published") else None
        if ours.get("dateline_date"):
            parse_period(ours["dateline_date"])
        record = ArticleRecord.model_validate({**ours, "published": published})
    except (ValidationError, BadDate, TypeError):
        return None
    if not record.title and not record.body:
        raise Reject("empty")
    return record


def _cleaned(value: Any) -> Any:
    """The same JSON with every text in it clean, as a record's texts are."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: _cleaned(item) for key, item in value.items()}
    return [_cleaned(item) for item in value] if isinstance(value, list) else value
