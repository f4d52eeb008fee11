"""The wire format: plain-text dispatches, each with an optional metadata header.

    date 2022-09-20 MOSCOW, September 20. /TASS/. The Shanghai Cooperation Organization...

    date: 2022-09-20
    title: Summit opens
    keywords: summit; asia

    MOSCOW, September 20 - ...

The one-line form has only `date`. Several dispatches in one file are several articles: a new one begins with a line
that starts with `date` and either a valid date or a dateline; between them, a date may be mistyped. So it may be alone
on its line, below a gap.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import BinaryIO

from app.parsers.attempt import Item, Origin, attempts
from app.parsers.dateline import read_dateline
from app.parsers.draft import Draft, from_text
from app.parsers.encoding import as_utf8
from app.parsers.field_names import field_of, heads
from app.parsers.fields import assign
from app.parsers.options import Options
from app.parsers.published import read_published
from app.record import ArticleRecord
from app.text import squeeze

NAME = "wire"

_BLANK = re.compile(r"\A\ufeff?(?:\s*\n)?")
_DATE_LINE = re.compile(r"[^\S\n]*date[^\S\n]*[:=]?[^\S\n]*", re.IGNORECASE)
_DATE_BYTES = re.compile(rb"[\s\x1c-\x1f\x85\xa0\xc2]*date", re.IGNORECASE)  # the same for the bytes of a line
_ZONE = r"(?: ?(?:[Zz]|[+-]\d\d:?\d\d|UTC|GMT|MSK|[ECMP][SD]T|[CE]ES?T))?"
_TIME = rf"(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d{{1,9}})?)?{_ZONE})?"
_DATE_VALUE = re.compile(
    rf"(?a:-?\d{{4}}(?:-\d\d(?:-\d\d{_TIME})?)?|(?:\d{{8}}|\d{{4}}([/.])\d\d?\1\d\d?){_TIME})(?!\S)"
)
# Outside the first line of a dispatch, such a date is mostly that of an event, and no text follows it.
_BEHIND = r"[\"',.;:|–—-]{0,2}(?:\s+|$)(?:[|–—-]\s+)?"  # what people put between a date and the text
_OTHER_VALUE = re.compile(
    rf"(?:\d\d?([/.])\d\d?\1\d{{4}}{_TIME}|\d{{4}}([-–])\d\d?\2\d\d?"
    r"|[^\W\d_]{3,9}\.? \d\d?,? \d{4}|\d\d? [^\W\d_]{3,9}\.?,? \d{4})"
    rf"(?={_BEHIND}(?:[^\W\d_a-z]|[(/]))|\d{{4}}([-–])\d\d?\3\d\d?(?=[\"',.;:]{{0,2}}\s*$)"
)
_LIKE_A_DATE = re.compile(r"(?a:\d{4}([-/.])\d\d?\1\d\d?)")
_BETWEEN = re.compile(_BEHIND)
_BEFORE_CHRIST = re.compile(r"-0\d{3}\b")
_NO_DATE = re.compile(r"n/?a|nan|nil|no date|none|null|tbd|undated|unknown|\?+", re.IGNORECASE)
_GAP = re.compile(r"\s+(?!BCE?\b)")
_LONGEST_VALUE, _MOST_WORDS = 60, 8  # of what stands for a date
_BEFORE = " \"'-–—"  # what people put before a date
# An unknown header line: one or two words, then a short value; a sentence belongs to the text.
_UNKNOWN_KEY = re.compile(r"[^\W\d_][^\W\d_\-]{1,20}(?: [^\W\d_]{1,12})?[:：] ?\S.{0,78}[^\s.!?…,;:]")
_KEY_LINE = re.compile(r"[^\S\n]*([^\W\d_](?:[^\W\d]|[ \-]){0,30}?)[^\S\n]*[:=：][^\S\n]*(.*)")
# What a page prints beside a source: the time, and perhaps an editor.
_SOURCE_LINE = re.compile(r"(?P<source>[^|｜\d]{2,60}?)(?:\s*[|｜]\s*|\s+)(?P<date>\d{4}[-/.年][^|｜]*+)(?:[|｜].*)?")
_LEAST_KNOWN = 2
"""How many known header lines have to follow an unknown first one."""


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield every dispatch of a file, in order. Memory use is that of the longest dispatch allowed."""
    limit = options.max_article_bytes
    yield from attempts(NAME, split(_lines(as_utf8(stream), limit), limit), file, options, _record)


def _lines(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """Yield the lines; one longer than `limit` is cut at one byte more, enough to make its dispatch too large."""
    begins = True
    while line := stream.readline(limit + 1):
        if begins:
            yield line
        begins = line.endswith(b"\n")


def _record(origin: Origin, options: Options) -> ArticleRecord:
    return from_text(read, origin, options, origin.file)


def begins(text: str) -> bool:
    """Whether the text begins like a dispatch with a header."""
    lines = _BLANK.sub("", text).split("\n")
    return _dated_line(lines[0]) is not None or _header_size(lines) > 0


def split(lines: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """Yield the dispatches of a file, in order; other header lines may precede the date.

    A dispatch larger than `limit` bytes is cut after the line that makes it too large.
    """
    gathered: list[bytes] = []
    size = 0
    for line in lines:
        start = _keys_before(gathered) if _DATE_BYTES.match(line) else 0
        if start and _begins_dispatch(_text(line), gathered[start - 1]) and _complete(gathered):
            yield b"".join(gathered[:start])
            gathered = gathered[start:]
            size = sum(map(len, gathered))
        if size <= limit:
            gathered.append(line)
            size += len(line)
    yield b"".join(gathered)


def _begins_dispatch(line: str, before: bytes) -> bool:
    """Whether a line that begins with `date` begins a dispatch, perhaps with a mistyped date alone below a gap."""
    if _date_line(line):
        return True
    dated = _dated_line(line) if not before.strip() else None
    return dated is not None and not dated[1] and _LIKE_A_DATE.fullmatch(dated[0]) is not None


def _keys_before(gathered: list[bytes]) -> int:
    """Where the unbroken run of key lines at the end begins, if a blank line precedes it; else the end."""
    start = len(gathered)
    while start and _leads_to_date(_text(gathered[start - 1])):
        start -= 1
    return start if start and not gathered[start - 1].strip() else len(gathered)


def read(text: str) -> Draft:
    """The draft of one dispatch: its header, if it has one, and its text."""
    draft = Draft()
    lines = _BLANK.sub("", text).split("\n")
    size = _header_size(lines)
    for line in lines[:size]:
        _take(line, draft)
    rest = _behind_name(lines[size:]) if size else lines
    if draft.date is None and rest and (dated := _dated_line(rest[0])):
        draft.date, rest[0] = dated
    draft.text = "\n".join(rest)
    return draft


def _header_size(lines: list[str]) -> int:
    """How many leading lines are a header. One without a date must end with a blank line or the label of the text."""
    size = 0
    while size < len(lines) and (_is_known(lines[size]) or _is_unknown_key(lines[size])):
        size += 1
    if not size or (not _is_known(lines[0]) and sum(map(_is_known, lines[:size])) < _LEAST_KNOWN):
        return 0
    ended = size == len(lines) or not lines[size].strip() or _names_text(lines[size])
    if ended:
        return size
    known = next((n for n, line in enumerate(lines) if not _is_known(line)), size)
    return known if any(map(_date_line, lines[: known + 1])) else 0


def _names_text(line: str) -> bool:
    """Whether a line after a header labels what follows as the text."""
    found = _KEY_LINE.fullmatch(line.rstrip())
    return found is not None and ":" in line[: found.end(1) + 2] and field_of(found[1]) == "text"


def _behind_name(lines: list[str]) -> list[str]:
    """The lines of the text without the label of its field."""
    found = _KEY_LINE.fullmatch(lines[0].rstrip()) if lines and _names_text(lines[0]) else None
    return [found[2], *lines[1:]] if found else lines


def _is_known(line: str) -> bool:
    dated = _date_line(line)
    return not dated[1] if dated else _is_key_line(line)


def _leads_to_date(line: str) -> bool:
    """Whether a line is a key line and not a one-line dispatch."""
    return _is_key_line(line) and _is_known(line)


def _take(line: str, draft: Draft) -> None:
    dated, found = _date_line(line), _KEY_LINE.fullmatch(line.rstrip())
    if dated:
        draft.date = draft.date or dated[0]
    elif found and field_of(found[1]) == "source" and (told := _SOURCE_LINE.fullmatch(found[2])):
        draft.source, draft.date = told["source"], draft.date or told["date"].rstrip()
        draft.notes.append(line)
    elif found is None or not assign(draft, found[1], found[2]):
        draft.warnings.append(f"unknown header line: {squeeze(line)[:200]}")


def _text(line: bytes) -> str:
    return line.decode("utf-8", "replace").rstrip("\r\n")


def _complete(gathered: list[bytes]) -> bool:
    """Whether the gathered lines are a dispatch of their own, not just key lines that lead up to this date line."""
    bare = (line.removeprefix(BOM_UTF8) for line in gathered)
    texts = (_text(line) for line in bare if line.strip())
    return any(not (_leads_to_date(text) or _is_unknown_key(text)) for text in texts)


def _is_unknown_key(line: str) -> bool:
    return _UNKNOWN_KEY.fullmatch(line.rstrip()) is not None


def _is_key_line(line: str) -> bool:
    found = _KEY_LINE.fullmatch(line.rstrip())
    return found is not None and heads(found[1])


def _dated_line(line: str) -> tuple[str, str] | None:
    """The date and the rest of a line that begins with `date` and something shaped like one, valid or not.

    The date is empty where `date` precedes a dateline.
    """
    start = _DATE_LINE.match(line)
    if start is None:
        return None
    behind = line[start.end() :]
    rest = behind if _BEFORE_CHRIST.match(behind) else behind.lstrip(_BEFORE)
    if value := _DATE_VALUE.match(rest) or _OTHER_VALUE.match(rest):
        text = rest[value.end() :]
        between = _BETWEEN.match(text)
        return value[0].replace("–", "-"), text[between.end() if between else 0 :].strip()
    return ("", behind.strip()) if _opens_dispatch(behind) else _unreadable(rest)


def _unreadable(text: str) -> tuple[str, str] | None:
    """The same where a few words stand for a date, with a figure or saying that there is none, before a dateline."""
    for gap in islice(_GAP.finditer(text, 0, _LONGEST_VALUE), _MOST_WORDS):
        value = text[: gap.start()]
        if (any(map(str.isdecimal, value)) or _NO_DATE.fullmatch(value)) and _opens_dispatch(text[gap.end() :]):
            return value, text[gap.end() :].strip()
    return None


def _opens_dispatch(text: str) -> bool:
    """Whether a text opens with place and day: `date` before them has no value."""
    found = read_dateline(text) if text[:1].isupper() else None
    return bool(found and not found.start and found.places and any(map(str.isdecimal, found.verbatim)))


def _date_line(line: str) -> tuple[str, str] | None:
    """The same if the date is valid or empty, or before a dateline, as at the start of a dispatch; else None."""
    found = _dated_line(line)
    if found and (not found[0] or read_published(found[0], order="dmy")[0] or _opens_dispatch(found[1])):
        return found
    return None
