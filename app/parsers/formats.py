"""All formats, and the articles of a stream, whose format is given or recognised by its content."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO

from app.parsers import (
    anpa,
    csv,
    factiva,
    feed,
    foreign,
    html,
    json,
    jsonfeed,
    jsonl,
    mail,
    markdown,
    movabletype,
    muc,
    newsbank,
    newsml,
    newsmlg2,
    nexis,
    ninjs,
    nitf,
    proquest,
    rcv1,
    reuters,
    text,
    trec,
    wire,
    wxr,
    xml,
)
from app.parsers.attempt import SAMPLE, Item, Parsed, read_bounded
from app.parsers.detect import detect, unknown
from app.parsers.encoding import decode
from app.parsers.options import Options
from app.record import Unreadable

FORMATS: dict[str, Callable[[BinaryIO, str, Options], Iterator[Item]]] = {
    each.NAME: each.parse
    for each in (
        anpa,
        csv,
        factiva,
        feed,
        html,
        json,
        jsonfeed,
        jsonl,
        mail,
        markdown,
        movabletype,
        muc,
        newsbank,
        newsml,
        newsmlg2,
        nexis,
        ninjs,
        nitf,
        proquest,
        rcv1,
        reuters,
        text,
        trec,
        wire,
        wxr,
        xml,
    )
}
"""Format name to its `parse(stream, file, options)`."""


def parse(stream: BinaryIO, file: str, options: Options, name: str | None = None) -> Iterator[Parsed]:
    """Yield every article of a stream, in order, as a record or the reason why there is none; see `items`."""
    return (parsed(item) for item in items(stream, file, options, name))


def parsed(item: Item) -> Parsed:
    """The record of an item, or the reason why there is none."""
    return item if isinstance(item, Unreadable) else item.parsed()


def items(stream: BinaryIO, file: str, options: Options, name: str | None = None) -> Iterator[Item]:
    """Every article of a stream, in order, not yet read.

    `stream` must be seekable, `file` is the name recorded in the provenance, and `name` a key of `FORMATS`; without it
    the format is recognised by content.
    """
    known = name or _named_format(stream, file) or detect(stream)
    reason = "" if name else _refusal(known, stream, file)
    if known is None or reason:
        stream.seek(0)
        return iter([Unreadable(file, 1, reason, read_bounded(stream, options))])
    found = iter(()) if name and _is_blank(stream) else FORMATS[known](stream, file, options)
    return _named(found, known, stream, file, options)


def _named_format(stream: BinaryIO, file: str) -> str | None:
    """Markdown or a table, if the file's name and its first lines say so: else lines of Markdown would be the header of
    a dispatch, and one of a table with a single name a text.
    """
    if not markdown.is_named(file) and not csv.is_named(file):
        return None
    sample = stream.read(SAMPLE)
    stream.seek(0)
    if csv.is_named(file):
        return csv.NAME if csv.is_headed(sample) else None
    return markdown.NAME if markdown.begins_with_lines(decode(sample)[0]) else None


def _refusal(known: str | None, stream: BinaryIO, file: str) -> str:
    """Why a stream is no article: its format is unknown, or the file's name says that it is no plain text."""
    if known is None:
        return unknown(stream)
    if known != text.NAME:
        return ""
    return csv.NAMELESS if csv.is_named(file) else foreign.named(file)


def _is_blank(stream: BinaryIO) -> bool:
    sample = stream.read(SAMPLE)
    stream.seek(0)
    return len(sample) < SAMPLE and not sample.strip()


def _named(items: Iterator[Item], name: str, stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield the items, unreadable ones labelled with their format; a file without any is itself unreadable."""
    is_empty = True
    for item in items:
        is_empty = False
        yield replace(item, format=name) if isinstance(item, Unreadable) else item
    if is_empty:
        stream.seek(0)
        yield Unreadable(file, 1, "contains no article", read_bounded(stream, options), name)
