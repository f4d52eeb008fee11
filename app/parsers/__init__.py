"""Files in, records out: the format of a stream is recognised by its content, or given."""

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
    markdown,
    muc,
    newsml,
    newsmlg2,
    ninjs,
    nitf,
    reuters,
    text,
    wire,
    wxr,
)
from app.parsers.detect import detect, unknown
from app.parsers.draft import Options, Parsed
from app.record import Unreadable

FORMATS: dict[str, Callable[[BinaryIO, str, Options], Iterator[Parsed]]] = {
    each.NAME: each.parse
    for each in (
        anpa,
        csv,
        feed,
        html,
        json,
        jsonfeed,
        jsonl,
        markdown,
        muc,
        newsml,
        newsmlg2,
        ninjs,
        nitf,
        reuters,
        text,
        wire,
        wxr,
    )
}
"""Name to `parse(stream, file, options)`."""

__all__ = ["FORMATS", "Options", "Parsed", "parse"]


def parse(stream: BinaryIO, file: str, options: Options, name: str | None = None) -> Iterator[Parsed]:
    """Every article of a stream, in order, each as a record or as the reason why it cannot be one.

    `stream` can seek, `file` is the name that provenance will carry, `name` a format of `FORMATS`; without it the
    format is recognised.
    """
    known = name or detect(stream)
    if known is None:
        reason = unknown(stream)
        stream.seek(0)
        return iter([Unreadable(file, 1, reason, stream.read(options.max_article_bytes))])
    return _named(FORMATS[known](stream, file, options), known)


def _named(items: Iterator[Parsed], name: str) -> Iterator[Parsed]:
    """The same items; what cannot be a record says as which format it was read."""
    return (replace(item, format=name) if isinstance(item, Unreadable) else item for item in items)
