"""The wire format: dispatches as text, each with an optional metadata header.

    date 2022-09-20 MOSCOW, September 20. /TASS/. The Shanghai Cooperation Organization...

    date: 2022-09-20
    title: Summit opens
    keywords: summit; asia

    MOSCOW, September 20 - ...

The one-line form knows `date` only. Several dispatches in one file are several articles: a new one begins at a line
start with a valid date.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from app.parsers.draft import Draft, Options, Origin, Parsed, attempt, finish, read_bounded
from app.parsers.encoding import decode
from app.parsers.fields import HEADER_FIELDS, assign, field_of
from app.parsers.published import read_published
from app.record import ArticleRecord
from app.text import squeeze

NAME = "wire"

_DATE_LINE = re.compile(r"[^\S\n]*date[^\S\n]*[:=]?[^\S\n]*", re.IGNORECASE)
_DATE_VALUE = re.compile(
    r"\d{4}(?:-\d\d(?:-\d\d(?:[Tt]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:?\d\d)?)?)?)?(?![^\s])",
    re.ASCII,
)
# A line of the header that we know nothing of; capitals and spaces are left to the text ("NEW YORK: ...").
_UNKNOWN_KEY = re.compile(r"[a-z][a-z_\-]{1,20}: ?\S.{0,200}")
_KEY_LINE = re.compile(r"[^\S\n]*([A-Za-z][A-Za-z _\-]{0,30}?)[^\S\n]*[:=][^\S\n]*(.*)")


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Parsed]:
    """Every dispatch of a file, in order."""
    raw = read_bounded(stream, options)
    text, warnings = decode(raw)
    dispatches = list(split(text))
    for position, dispatch in enumerate(dispatches, start=1):
        origin = Origin(file, NAME, position, dispatch.encode() if len(dispatches) > 1 else raw)
        yield attempt(origin, options, lambda: _record(dispatch, warnings, origin, options))  # noqa: B023


def _record(dispatch: str, warnings: list[str], origin: Origin, options: Options) -> ArticleRecord:
    draft = read(dispatch)
    draft.warnings += warnings
    return finish(draft, origin, options)


def begins(text: str) -> bool:
    """Whether the text begins as a dispatch with a header does."""
    lines = text.lstrip("\ufeff\n\r").split("\n")
    return _date_line(lines[0]) is not None or _header_size(lines) > 0


def split(text: str) -> Iterator[str]:
    """The dispatches of a file, in order."""
    gathered: list[str] = []
    for line in text.splitlines(keepends=True):
        if _date_line(line) is not None and _complete(gathered):
            yield "".join(gathered)
            gathered = []
        gathered.append(line)
    yield "".join(gathered)


def read(text: str) -> Draft:
    """The draft of one dispatch: its header, if it has one, and its text."""
    draft = Draft()
    lines = text.lstrip("\ufeff\n\r").split("\n")
    size = _header_size(lines)
    for line in lines[:size]:
        _take(line, draft)
    rest = lines[size:]
    if draft.date is None and rest and (dated := _date_line(rest[0])):
        draft.date, rest[0] = dated
    draft.text = "\n".join(rest)
    return draft


def _header_size(lines: list[str]) -> int:
    """How many leading lines are a header. Without a date in it, it has to end with a blank line."""
    size = 0
    while size < len(lines) and (_is_known(lines[size]) or (size and _UNKNOWN_KEY.fullmatch(lines[size].rstrip()))):
        size += 1
    ended = size == len(lines) or not lines[size].strip()
    if ended:
        return size
    known = next((n for n, line in enumerate(lines) if not _is_known(line)), size)
    return known if any(map(_date_line, lines[: known + 1])) else 0


def _is_known(line: str) -> bool:
    dated = _date_line(line)
    return not dated[1] if dated else _is_key_line(line)


def _take(line: str, draft: Draft) -> None:
    dated = _date_line(line)
    if dated:
        draft.date = draft.date or dated[0]
        return
    key, _, value = line.partition(":" if ":" in line else "=")
    if not assign(draft, key, value.strip()):
        draft.warnings.append(f"unknown header line: {squeeze(line)[:200]}")


def _complete(gathered: list[str]) -> bool:
    """Whether what was gathered is a dispatch of its own, not the key lines that lead to this date line."""
    return any(line.strip() and not _is_key_line(line) for line in gathered)


def _is_key_line(line: str) -> bool:
    found = _KEY_LINE.fullmatch(line.rstrip())
    return found is not None and field_of(found[1]) in HEADER_FIELDS


def _date_line(line: str) -> tuple[str, str] | None:
    """The date and the rest of a line that begins with `date` and a valid date."""
    start = _DATE_LINE.match(line)
    value = _DATE_VALUE.match(line, start.end()) if start else None
    if value is None or read_published(value[0])[0] is None:
        return None
    return value[0], line[value.end() :].strip()
