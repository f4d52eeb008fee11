"""All formats, and what is read in a stream: the format of a stream is recognised by its content, or given."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO

from app.parsers import (
    anpa,
    csv,
    feed,
    html,
    json,
    jsonfeed,
    jsonl,
    mail,
    markdown,
    muc,
    newsml,
    newsmlg2,
    ninjs,
    nitf,
    rcv1,
    reuters,
    text,
    trec,
    wire,
    wxr,
)
from app.parsers.attempt import SAMPLE, Item, Parsed, read_bounded
from app.parsers.detect import detect, unknown
from app.parsers.options import Options
from app.record import Unreadable

FORMATS: dict[str, Callable[[BinaryIO, str, Options], Iterator[Item]]] = {
    each.NAME: each.parse
    for each in (
        anpa,
        csv,
        feed,
        html,
        json,
        jsonfeed,
        jsonl,
        mail,
        markdown,
        muc,
        newsml,
        newsmlg2,
        ninjs,
        nitf,
        rcv1,
        reuters,
        text,
        trec,
        wire,
        wxr,
    )
}
"""Name to `parse(stream, file, options)`."""


def parse(stream: BinaryIO, file: str, options: Options, name: str | None = None) -> Iterator[Parsed]:
    """Every article of a stream, in order, each as a record or as the reason why it cannot be one; see `items`."""
    return (parsed(item) for item in items(stream, file, options, name))


def parsed(item: Item) -> Parsed:
    """What is read in an item."""
    return item if isinstance(item, Unreadable) else item.parsed()


def items(stream: BinaryIO, file: str, options: Options, name: str | None = None) -> Iterator[Item]:
    """Every article of a stream, in order, not yet read.

    `stream` can seek, `file` is the name that provenance will carry, `name` a format of `FORMATS`; without it the
    format is recognised.
    """
    known = name or detect(stream)
    if known is None or (name is None and known == text.NAME and csv.is_nameless(file)):
        reason = csv.NAMELESS if known else unknown(stream)
        stream.seek(0)
        return iter([Unreadable(file, 1, reason, read_bounded(stream, options))])
    found = iter(()) if name and _is_blank(stream) else FORMATS[known](stream, file, options)
    return _named(found, known, stream, file, options)


def _is_blank(stream: BinaryIO) -> bool:
    sample = stream.read(SAMPLE)
    stream.seek(0)
    return len(sample) < SAMPLE and not sample.strip()


def _named(items: Iterator[Item], name: str, stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """The same items; what cannot be a record says as which format it was read. A file without any is one of those."""
    is_empty = True
    for item in items:
        is_empty = False
        yield replace(item, format=name) if isinstance(item, Unreadable) else item
    if is_empty:
        stream.seek(0)
        yield Unreadable(file, 1, "contains no article", read_bounded(stream, options), name)
