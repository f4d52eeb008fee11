"""JSON: an array of articles, an object with such an array somewhere inside, or one article."""

import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from app.parsers import jsonl, telegram
from app.parsers.attempt import SAMPLE, Attempt, Item, Origin, Reject, attempts, need_bounded, read_bounded
from app.parsers.encoding import as_utf8, decode
from app.parsers.json_array import elements, elements_of_lists
from app.parsers.json_articles import apart, articles_in
from app.parsers.options import Options
from app.parsers.row_kind import CONTAINERS
from app.parsers.rows import load, record_of
from app.record import Unreadable

NAME = "json"

_ARRAY = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[")
_LIST = re.compile(
    (rf'("(?:{"|".join(CONTAINERS)})")\s*:\s*\[\s*(?=\{{)|("{telegram.MESSAGES}")\s*:\s*\[\s*(?=\{{\s*"id")').encode()
)
_GAP = re.compile(r"[\s\x00\x1a]*")


def begins(sample: bytes) -> bool:
    """Whether the file opens with an array, an object over several lines, or a line with a list of articles."""
    text = sample.lstrip()
    if text[:1] == b"[":
        return re.match(rb'\[\s*(?:[{\["\]]|$)', text) is not None
    if re.match(rb"\{\s*+(?:\"|\}?\s*+$)", text) is None:
        return False
    first, _, rest = text.partition(b"\n")
    if first.rstrip().endswith(b"},") and _is_object(jsonl.without_comma(first)):
        return False
    return not first.strip().endswith(b"}") or (not rest.strip() and _holds_articles(first))


def _holds_articles(line: bytes) -> bool:
    """Whether a file's only line contains articles instead of being one, as in JSON Lines."""
    try:
        root, _ = load(line)
    except Reject:
        return False
    return articles_in(root) != [root]


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield every article of a file; an array of any size is read element by element."""
    yield from objects(NAME, stream, file, options)


def objects(name: str, stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """The same under the name of a format; each object itself shows what it is."""
    stream, most = as_utf8(stream), options.max_article_bytes
    sample = stream.read(SAMPLE)
    if array := _ARRAY.match(sample):
        stream.seek(array.end())
        yield from _each(name, elements(stream, most), file, options)
        return
    stream.seek(0)
    raw = read_bounded(stream, options)
    stream.seek(0)
    if (listed := _LIST.search(sample)) and len(raw) > most:
        begin = re.compile((listed[1] or listed[2]) + rb"\s{0,9}:\s{0,9}\[\s{0,200}(?=\{)")
        yield from _each(name, elements_of_lists(stream, begin, most), file, options)
    elif _are_lines(raw, most):
        yield from jsonl.parse(stream, file, options)
    else:
        yield from _whole(name, raw, file, options)


def _each(name: str, rows: Iterator[bytes], file: str, options: Options) -> Iterator[Item]:
    raws = (raw for row in rows if (bare := row.strip()) for raw in apart(bare))
    yield from attempts(name, raws, file, options, jsonl.record)


def _are_lines(raw: bytes, most: int) -> bool:
    """Whether this is JSON Lines after all: detection cannot see the end of a first line longer than its sample."""
    first, _, rest = raw.partition(b"\n")
    if len(first) < SAMPLE:
        return False
    return len(first) > most or (rest.lstrip().startswith(b"{") and _is_object(jsonl.without_comma(first)))


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(load(line)[0], dict)
    except Reject:
        return False


def _whole(name: str, raw: bytes, file: str, options: Options) -> Iterator[Item]:
    try:
        need_bounded(raw, options)
        roots, warnings = _values(raw)
        rows = [row for root in roots for row in articles_in(root)]
    except Reject as refused:
        yield Unreadable(file, 1, str(refused), raw)
        return
    for position, row in enumerate(rows, start=1):
        own = (
            raw
            if len(roots) == 1 and row is roots[0]
            else json.dumps(row, ensure_ascii=False).encode("utf-8", "replace")
        )
        origin = Origin(file, name, position, own)
        yield Attempt(origin, options, partial(record_of, row, origin, options, warnings))


def _values(raw: bytes) -> tuple[list[Any], list[str]]:
    """The values in a file: mostly one, but tools also print several in a row. Raises Reject where it is not JSON."""
    try:
        root, warnings = load(raw)
    except Reject as refused:
        if not str(refused).startswith("not JSON: Extra data"):
            raise
        text, warnings = decode(raw)
        try:
            return list(_one_by_one(text)), warnings
        except (ValueError, RecursionError):
            raise refused from None
    return [root], warnings


def _one_by_one(text: str) -> Iterator[Any]:
    decoder, at = json.JSONDecoder(strict=False), 0
    while at < len(text) and (rest := _GAP.match(text, at)) and (at := rest.end()) < len(text):
        value, at = decoder.raw_decode(text, at)
        yield value
