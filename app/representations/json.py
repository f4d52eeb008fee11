"""application/json, in UTF-8. Articles are stored as JSON members, which are assembled here."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

import orjson

from app.record import FIELDS

MEDIA_TYPE = "application/json"
_AT_ONCE = 500


def render(document: Mapping[str, Any]) -> bytes:
    """One document."""
    return orjson.dumps(document)


def articles(found: Iterable[tuple[str, bytes]], before: str, names: Sequence[str]) -> list[bytes]:
    """Articles, each from an id and its JSON members, preceded by `id` and `url` if they are among the `names`.

    An article's URL is `before` plus its id. Neither needs escaping: ids are base32, and no setting allows a quote or a
    backslash in our URLs.
    """
    if len(names) < 3 or names[:2] != FIELDS[:2]:
        return [_article(id, before, members, names) for id, members in found]
    # The common case, without checking the names for each article.
    return [f'{{"id":"{id}","url":"{before}{id}",'.encode() + members + b"}" for id, members in found]


def _article(id: str, before: str, members: bytes, names: Sequence[str]) -> bytes:
    parts = [f'"id":"{id}"'.encode()] if "id" in names else []
    if "url" in names:
        parts.append(f'"url":"{before}{id}"'.encode())
    if members:
        parts.append(members)
    return b"{%b}" % b",".join(parts)


def article(found: tuple[str, bytes], before: str) -> bytes:
    """The same for one article with all fields."""
    return articles([found], before, FIELDS)[0]


def page(articles: Iterable[bytes], around: Mapping[str, Any]) -> bytes:
    """A document with a list of articles as `data`, followed by the members of `around`."""
    return _document(b",".join(articles), around)


def listing(items: Iterable[Mapping[str, Any]], around: Mapping[str, Any]) -> bytes:
    """The same for any number of objects: only a few are in memory at once, and other threads get to run."""
    left = iter(items)
    parts = iter(lambda: orjson.dumps(list(islice(left, _AT_ONCE)))[1:-1], b"")
    return _document(b",".join(parts), around)


def _document(data: bytes, around: Mapping[str, Any]) -> bytes:
    return b"".join((b'{"data":[', data, b"],", orjson.dumps(around)[1:]))
