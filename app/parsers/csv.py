"""Tables: CSV and its kin, one article per row, under a header with the field names that data sets really use."""

import csv
import io
import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from itertools import islice
from typing import Any, BinaryIO

from app.parsers.attempt import CUT_OFF, Attempt, Item, Origin
from app.parsers.encoding import BLANK, as_utf8, decode
from app.parsers.field_names import field_of
from app.parsers.options import Options
from app.parsers.rows import record_of
from app.record import ArticleRecord, Unreadable
from app.text import unguard

NAME = "csv"

_DELIMITERS = (",", "\t", ";", "|")
# The line above a header that tells Excel the delimiter.
_HINT = re.compile(rb"(?:\xef\xbb\xbf)?\s*sep=[^\w\s\"]?[ \t]*(?:\r?\n|\Z)", re.IGNORECASE)
NAMELESS = "a table whose first line names neither title nor text: it should be a header like title, text, date, …"
_BETWEEN = "\x1f"  # ASCII's unit separator, which no text needs
_LONGEST_NAME = 4  # words
_NO_NAME = re.compile(r"[\d\W]*\d|\w+://")
_TELLING = ("title", "text")
_MOST_ROWS = 5
"""How many rows show whether a line is the header above them."""
_NEWS = "news"
"""A column whose name means a text, where no other column has one."""
_NO_TEXTS = ("provenance", "places", "authors", "keywords", "version", "word_count", "char_count")  # JSON in our export


def begins(sample: bytes) -> bool:
    """Whether the first line is a header that names a title or a text and at least one other field; one that names
    nothing else is a header if as many cells follow.
    """
    header = _header_line(sample)
    delimiter = _delimiter(header)
    if delimiter is None:
        return False
    names = _split(header, delimiter)
    fields = _fields(names)
    if fields & {"title", "date"}:
        fields = _fields(_meant(names))
    return (len(fields) > 1 and not fields.isdisjoint(_TELLING)) or _is_filled(sample, len(names), delimiter)


def is_named(file: str) -> bool:
    """Whether a file is a table by its extension."""
    return file.lower().endswith((".csv", ".tsv"))


def is_headed(sample: bytes) -> bool:
    """Whether the first line may be the header of a table, even if it is but one name: `text`."""
    header = _header_line(sample)
    return _delimiter(header) is not None or _is_header([header])


def _header_line(sample: bytes) -> str:
    return decode(_from_header(sample).partition(b"\n")[0][:10_000])[0].rstrip("\r")


def _from_header(sample: bytes) -> bytes:
    start = _HINT.match(sample)
    return sample[start.end() if start else 0 :].removeprefix(BOM_UTF8).lstrip()


def _delimiter(header: str) -> str | None:
    """The delimiter that yields the most known field names; None where the line is not a header."""
    best, known = None, 0
    for delimiter in filter(header.__contains__, _DELIMITERS):
        names = _split(header, delimiter)
        fields = _fields(_meant(names))
        if len(fields) > known and _is_header(names):
            best, known = delimiter, len(fields)
    return best


def _is_header(names: list[str]) -> bool:
    """Whether these may be the names of columns, of which one is a title or a text.

    A row of an article has prose; one that has but a word like `News` may begin with a number or have an address.
    """
    if any(len(name.split()) > _LONGEST_NAME or name.rstrip().endswith((".", "!", "?")) for name in names):
        return False
    fields = _fields(_meant(names))
    return not fields.isdisjoint(_TELLING) and (len(fields) > 1 or not any(map(_NO_NAME.match, names)))


def _is_filled(sample: bytes, size: int, delimiter: str) -> bool:
    """Whether the rows below the header have as many cells, none of which begins with a space as prose does."""
    rows = csv.reader(io.StringIO(decode(_from_header(sample))[0], newline=""), delimiter=delimiter)
    try:
        first = list(islice(rows, 1, 2 + _MOST_ROWS))
    except csv.Error:
        return False
    whole = first[:-1] or first  # the sample may end inside the last
    return bool(whole) and all(len(cells) == size and not any(cell[:1].isspace() for cell in cells) for cells in whole)


def _fields(names: list[str]) -> set[str]:
    return {field for name in names if (field := field_of(name))}


def _meant(names: list[str]) -> list[str]:
    """The names of columns, with `news` as that of the text, if no other has one; none has a space before it, as words
    of a sentence have.
    """
    is_text = "text" not in _fields(names) and not any(name[:1].isspace() for name in names)
    return ["text" if is_text and name.strip().lower() == _NEWS else name for name in names]


def _with_text(row: dict[str, str]) -> dict[str, str]:
    """A row with its news under the name of a text, unless a column with an unknown name has more words: beside a title
    that may be the text.
    """
    names = list(row)
    news = next((name for name in names if name.strip().lower() == _NEWS), None)
    if news is None or (meant := _meant(names)) == names:
        return row
    is_titled = any(cell.strip() for name, cell in row.items() if field_of(name) == "title")
    others = (cell for name, cell in row.items() if field_of(name) is None and name != news)
    is_text = not is_titled or all(cell.count(" ") <= row[news].count(" ") for cell in others)
    return dict(zip(meant, row.values(), strict=True)) if is_text else row


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield the article of every non-empty row; `position` counts these rows after the header."""
    # The limit is global to the process: raised to the maximum size of an article, never lowered.
    csv.field_size_limit(max(csv.field_size_limit(), options.max_article_bytes))
    source = as_utf8(stream)
    sample = source.read(65_536)
    source.seek(3 if sample.startswith(BOM_UTF8) else 0)
    delimiter = _delimiter(_header_line(sample)) or ","
    header: list[str] | None = None
    named: list[str] = []
    position = longest = 0
    for cells, raw, is_cut in _rows(source, delimiter, options.max_article_bytes):
        if not raw.strip(BLANK) or (cells is not None and not any(map(str.strip, cells))):
            continue
        if header is None and _HINT.match(raw):
            continue
        if header is None and cells:
            named, (header, _) = cells, _decoded(cells)
            continue
        position += 1
        if cells == named:
            yield Unreadable(file, position, "the header again: tables were joined", raw, NAME)
            continue
        if cells is None or header is None:
            yield Unreadable(file, position, "not a table row, or too large", raw)
            continue
        is_short = len(cells) < (longest or _named(header)) and not raw.endswith((b"\n", b"\r"))
        longest = max(longest, len(cells))
        if is_cut or is_short:
            yield Unreadable(file, position, CUT_OFF, raw, NAME)
            continue
        origin = Origin(file, NAME, position, raw)
        yield Attempt(origin, options, partial(_record, header, cells, origin, options))


def _named(header: list[str]) -> int:
    """How many columns there are up to the last with a name: how many cells a first row has."""
    return max((number for number, name in enumerate(header, start=1) if name.strip()), default=0)


def _rows(stream: BinaryIO, delimiter: str, limit: int) -> Iterator[tuple[list[str] | None, bytes, bool]]:
    """Yield each row's cells, one character per byte as not yet decoded, and its raw bytes; no cells if invalid.

    The last value says whether the file ends inside a quoted cell.
    """
    gathered: list[bytes] = []
    size = 0
    is_over = False

    def lines() -> Iterator[str]:
        nonlocal size, is_over
        while line := stream.readline(limit + 2):
            text = line.decode("latin-1") + _closing(line, stream, limit)
            if size <= limit:
                gathered.append(line)
                size += len(line)
                yield text
            elif not _goes_on(text, delimiter):
                yield '"'  # the last line of a row that is too large: close the cell, keep no more
        is_over = True  # only inside a quoted cell is a line asked for that is not there

    source = lines()
    reader = csv.reader(source, delimiter=delimiter)
    while True:
        gathered.clear()
        size = 0
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield None, b"".join(gathered)[: limit + 1], False
            reader = csv.reader(source, delimiter=delimiter)
            continue
        yield cells, b"".join(gathered), is_over


def _goes_on(line: str, delimiter: str) -> bool:
    """Whether a line that begins inside a quoted cell also ends inside one."""
    lines = iter((f'"{line}', '"'))
    with suppress(csv.Error):
        next(csv.reader(lines, delimiter=delimiter))
    return next(lines, None) is None


def _closing(line: bytes, stream: BinaryIO, limit: int) -> str:
    """Skip the rest of an overlong line. Returns a quote where it holds an odd number of them, else nothing."""
    quotes = 0
    while len(line) == limit + 2 and not line.endswith(b"\n"):
        line = stream.readline(limit + 2)
        quotes += line.count(b'"')
    return '"' * (quotes % 2)


def _record(header: list[str], cells: list[str], origin: Origin, options: Options) -> ArticleRecord:
    texts, warnings = _decoded(cells)
    row: dict[str, str] = {}
    for name, text in zip(header, texts, strict=False):
        row.setdefault(name, text)
    if len(cells) > len(header) and any(cells[len(header) :]):
        warnings.append(f"{len(cells)} cells under {len(header)} column names")
    return record_of(_typed(_with_text(row)), origin, options, warnings)


def _decoded(cells: list[str]) -> tuple[list[str], list[str]]:
    """Decode the cells of a row together: a short cell alone does not reveal its encoding."""
    text, warnings = decode(_BETWEEN.join(cell.replace(_BETWEEN, " ") for cell in cells).encode("latin-1"))
    return text.split(_BETWEEN), warnings


def _typed(row: dict[str, Any]) -> dict[str, Any]:
    """In a row of our own export, parse every cell that is not plain text."""
    return {name: _exported(name, cell) for name, cell in row.items()} if "provenance" in row else row


def _exported(name: str, cell: str) -> Any:
    if not cell and name not in ("title", "body"):
        return None
    if name in _NO_TEXTS:
        with suppress(ValueError):
            return json.loads(cell)
    return unguard(cell)
