"""application/json, in UTF-8. Articles are stored as JSON members already; here they are put together."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson

from app.record import FIELDS

MEDIA_TYPE = "application/json"


def render(document: Mapping[str, Any]) -> bytes:
    """One document."""
    return orjson.dumps(document)


def article(id: str, url: str, members: str, names: Sequence[str] = FIELDS) -> str:
    """One article from its JSON members, `id` and `url` in front of them where they are among the `names`."""
    parts = [f'"id":"{id}"'] if "id" in names else []
    if "url" in names:
        parts.append(f'"url":{orjson.dumps(url).decode()}')
    if members:
        parts.append(members)
    return f"{{{','.join(parts)}}}"


def page(articles: Iterable[str], around: Mapping[str, Any]) -> bytes:
    """A document whose `data` is a list of articles, and what stands around it."""
    return f'{{"data":[{",".join(articles)}],'.encode() + orjson.dumps(around)[1:]
