"""Feeds: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0."""

from collections.abc import Iterator
from typing import BinaryIO

from app.parsers.draft import Attempt, Item, Options, Origin, finish
from app.parsers.entries import Feed, draft_of, read_entry, read_feed
from app.parsers.markup import root_of
from app.record import ArticleRecord, Unreadable

NAME = "feed"


def begins(sample: bytes) -> bool:
    """Whether the root is that of a feed."""
    return root_of(sample)[0].lower() in ("rss", "rdf", "feed", "channel")


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Every item of a feed. Memory is that of the longest item allowed."""
    feed, items = read_feed(stream, options.max_article_bytes)
    position = 0
    for position, raw in enumerate(items, start=1):
        origin = Origin(file, NAME, position, raw)
        yield Attempt(origin, options, lambda: _record(feed, origin, options))  # noqa: B023
    if not position:
        yield Unreadable(file, 1, "a feed without items", feed.head.encode("utf-8", "replace"))


def _record(feed: Feed, origin: Origin, options: Options) -> ArticleRecord:
    entry, warnings = read_entry(feed, origin.raw)
    draft = draft_of(entry, feed)
    draft.warnings += warnings
    return finish(draft, origin, options)
