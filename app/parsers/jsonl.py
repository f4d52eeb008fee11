"""JSON Lines: one article per line, with the field names that data sets really use, or a line of our own export."""

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from app.parsers.attempt import Attempt, Item, Origin
from app.parsers.encoding import BLANK, as_utf8
from app.parsers.json_articles import apart
from app.parsers.options import Options
from app.parsers.rows import load, record_of
from app.record import ArticleRecord

NAME = "jsonl"

_BRACKETS = (b"[", b"]")


def begins(sample: bytes) -> bool:
    """Whether the first line of a file begins an object; later lines that do not are rejected one by one."""
    first = sample.removeprefix(BOM_UTF8).lstrip().partition(b"\n")[0].rstrip()
    return re.match(rb'\{\s*(?:"|\},?$)', first) is not None


def is_export(sample: bytes) -> bool:
    """Whether this is our own export, whose first line may be longer than any sample."""
    return re.match(rb'\{"id":"[a-z2-7]{16}","url":"', sample) is not None


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield the articles of every line but empty ones and lone brackets. Memory use: the longest line allowed."""
    for number, line in enumerate(_lines(as_utf8(stream), options.max_article_bytes), start=1):
        said = without_comma(line.removeprefix(BOM_UTF8) if number == 1 else line)
        for raw in apart(said) if said and said not in _BRACKETS else ():
            origin = Origin(file, NAME, number, raw)
            yield Attempt(origin, options, partial(record, origin, options))


def without_comma(line: bytes) -> bytes:
    """A line without the comma that separates it from the next, as in an array."""
    bare = line.strip(BLANK)
    return bare[:-1].rstrip(BLANK) if bare.endswith(b",") else bare


def _lines(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """Yield the lines; one longer than `limit` is cut after two more bytes, the line end included."""
    while line := stream.readline(limit + 2):
        whole = line
        while len(line) == limit + 2 and not line.endswith(b"\n"):
            line = stream.readline(limit + 2)
        yield whole


def record(origin: Origin, options: Options) -> ArticleRecord:
    """The record of one object."""
    row, warnings = load(origin.raw)
    return record_of(row, origin, options, warnings)
