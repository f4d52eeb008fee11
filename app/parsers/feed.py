"""Feeds: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0."""

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from app.parsers.attempt import Item, Origin, attempts
from app.parsers.draft import finish
from app.parsers.entries import Feed, draft_of, read_entry, read_feed
from app.parsers.markup import root_of
from app.parsers.options import Options
from app.record import ArticleRecord

NAME = "feed"


def begins(sample: bytes) -> bool:
    """Whether the root element is that of a feed."""
    return root_of(sample)[0].lower() in ("rss", "rdf", "feed", "channel")


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield every item of a feed. Memory use is that of the longest item allowed."""
    feed, items = read_feed(stream, options.max_article_bytes)
    yield from attempts(NAME, items, file, options, partial(_record, feed))


def _record(feed: Feed, origin: Origin, options: Options) -> ArticleRecord:
    entry, warnings = read_entry(feed, origin.raw)
    draft = draft_of(entry, feed)
    draft.warnings += warnings
    return finish(draft, origin, options)
