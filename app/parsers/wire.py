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
from dataclasses import dataclass
from typing import BinaryIO

from app.parsers.attempt import Item, Origin, attempts
from app.parsers.dispatch_dates import begins_dispatch, date_line, dated_line
from app.parsers.draft import Draft, from_text
from app.parsers.encoding import as_utf8
from app.parsers.field_names import field_of, heads
from app.parsers.fields import assign
from app.parsers.options import Options
from app.record import ArticleRecord
from app.text import squeeze

NAME = "wire"

_BLANK = re.compile(r"\A\ufeff?(?:\s*\n)?")
_DATE_BYTES = re.compile(rb"[\s\x1c-\x1f\x85\xa0\xc2]*date", re.IGNORECASE)  # may begin a dispatch
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
    return dated_line(lines[0]) is not None or _header_size(lines) > 0


def split(lines: Iterable[bytes], limit: int) -> Iterator[bytes]:
    """Yield the dispatches of a file, in order; other header lines may precede the date.

    A dispatch larger than `limit` bytes is cut after the line that makes it too large.
    """
    gathered = _Gathered([])
    size = 0
    for line in lines:
        if _DATE_BYTES.match(line) and gathered.is_dispatch():
            start = gathered.start_of_next()
            if begins_dispatch(_text(line), gathered.lines[start - 1]):
                yield b"".join(gathered.lines[:start])
                gathered = _Gathered(gathered.lines[start:])
                size = sum(map(len, gathered.lines))
        if size <= limit:
            gathered.lines.append(line)
            size += len(line)
    yield b"".join(gathered.lines)


@dataclass
class _Gathered:
    """The lines of a dispatch so far. However often it is asked about them, it judges each only once or twice."""

    lines: list[bytes]
    _behind_keys: int = 0
    """How many leading lines are known to be key lines, or blank."""
    _judged: int = 0
    _keys: int = 0
    """Where the run of key lines begins that ends at the line `_judged`."""

    def is_dispatch(self) -> bool:
        """Whether they are a dispatch of their own, not just key lines that lead up to a date line."""
        while self._behind_keys < len(self.lines):
            text = _text(self.lines[self._behind_keys].removeprefix(BOM_UTF8))
            if text.strip() and not _leads_to_date(text) and not _is_unknown_key(text):
                return True
            self._behind_keys += 1
        return False

    def start_of_next(self) -> int:
        """Where the unbroken run of key lines at the end begins, if a blank line precedes it; else the end."""
        start = len(self.lines)
        while start > self._judged and _leads_to_date(_text(self.lines[start - 1])):
            start -= 1
        self._keys = self._keys if start == self._judged else start
        self._judged, start = len(self.lines), self._keys
        return start if start and not self.lines[start - 1].strip() else len(self.lines)


def read(text: str) -> Draft:
    """The draft of one dispatch: its header, if it has one, and its text."""
    draft = Draft()
    lines = _BLANK.sub("", text).split("\n")
    size = _header_size(lines)
    for line in lines[:size]:
        _take(line, draft)
    rest = _behind_name(lines[size:]) if size else lines
    if draft.date is None and rest and (dated := dated_line(rest[0])):
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
    return known if any(map(date_line, lines[: known + 1])) else 0


def _names_text(line: str) -> bool:
    """Whether a line after a header labels what follows as the text."""
    found = _KEY_LINE.fullmatch(line.rstrip())
    return found is not None and ":" in line[: found.end(1) + 2] and field_of(found[1]) == "text"


def _behind_name(lines: list[str]) -> list[str]:
    """The lines of the text without the label of its field."""
    found = _KEY_LINE.fullmatch(lines[0].rstrip()) if lines and _names_text(lines[0]) else None
    return [found[2], *lines[1:]] if found else lines


def _is_known(line: str) -> bool:
    dated = date_line(line)
    return not dated[1] if dated else _is_key_line(line)


def _leads_to_date(line: str) -> bool:
    """Whether a line is a key line and not a one-line dispatch."""
    return _is_key_line(line) and _is_known(line)


def _take(line: str, draft: Draft) -> None:
    dated, found = date_line(line), _KEY_LINE.fullmatch(line.rstrip())
    if dated:
        draft.date = draft.date or dated[0]
    elif found and field_of(found[1]) == "source" and (told := _SOURCE_LINE.fullmatch(found[2])):
        draft.source, draft.date = told["source"], draft.date or told["date"].rstrip()
        draft.notes.append(line)
    elif found is None or not assign(draft, found[1], found[2]):
        draft.warnings.append(f"unknown header line: {squeeze(line)[:200]}")


def _text(line: bytes) -> str:
    return line.decode("utf-8", "replace").rstrip("\r\n")


def _is_unknown_key(line: str) -> bool:
    return _UNKNOWN_KEY.fullmatch(line.rstrip()) is not None


def _is_key_line(line: str) -> bool:
    found = _KEY_LINE.fullmatch(line.rstrip())
    return found is not None and heads(found[1])
