"""Feeds: RSS 0.9 to 2.0, RDF, Atom 0.3 and 1.0."""

from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from app.parsers.attempt import Item, Origin, Reject, attempts
from app.parsers.draft import finish
from app.parsers.entries import blogger_kind, draft_of
from app.parsers.feed_xml import ITEM_END, Feed, read_entry, read_feed
from app.parsers.markup import root_of
from app.parsers.options import Options
from app.record import ArticleRecord

NAME = "feed"

_ARTICLES = ("post", "page")
"""What Blogger exports that is an article; the rest is comments, settings and templates."""


def begins(sample: bytes) -> bool:
    """Whether the root element is that of a feed."""
    return root_of(sample)[0].lower() in ("rss", "rdf", "feed", "channel")


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield every item of a feed. Memory use is that of the longest item allowed."""
    feed, items = read_feed(stream, options.max_article_bytes)
    yield from attempts(NAME, items, file, options, partial(_record, feed), ITEM_END)


def _record(feed: Feed, origin: Origin, options: Options) -> ArticleRecord:
    entry, warnings = read_entry(feed, origin.raw)
    _need_shown(entry)
    draft = draft_of(entry, feed)
    draft.warnings += warnings
    return finish(draft, origin, options)


def _need_shown(entry: Any) -> None:
    """Raises Reject where an entry is not published (RFC 5023 section 13), or in Blogger's exports is no article."""
    kind = next(filter(None, map(blogger_kind, entry.get("tags") or [])), entry.get("blogger_type") or "post").lower()
    if kind not in _ARTICLES:
        raise Reject(f"a Blogger {kind[:60]}, not an article")
    status = (entry.get("blogger_status") or "live").lower()
    if status != "live" or entry.get("app_draft") == "yes":
        raise Reject(f"not published: {'draft' if status == 'live' else status[:60]}")
