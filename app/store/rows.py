"""Between records and rows: what is written for an article, and what is read back."""

import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import orjson
from orjson import Fragment

from app.record import FIELDS, ArticleRecord
from app.store.tables import Article, Content
from app.text import count_words

STORED = tuple(name for name in FIELDS if name != "url")
"""The fields that an article has wherever it is served; `url` is not among them."""

_JSON = frozenset({"places", "authors", "keywords", "provenance"})


def article_row(record: ArticleRecord, key: int, version: int, ingested_at: str, now: str) -> dict[str, Any]:
    """The row of `Article`."""
    row = record.model_dump(include=set(Article.model_fields) - _JSON - {"published"})
    return row | {
        "key": key,
        "id": record.id,
        "published": record.published and record.published.text,
        "date_precision": record.published and record.published.precision,
        "places": _json(record.places),
        "authors": _json(record.authors),
        "keywords": _json(record.keywords),
        "word_count": count_words(record.body),
        "char_count": len(record.body),
        "version": version,
        "status": "usable",
        "ingested_at": ingested_at,
        "updated_at": now,
        "duplicate_of": None,
        "similarity": None,
    }


def content_row(record: ArticleRecord, key: int) -> dict[str, Any]:
    """The row of `Content`."""
    row = record.model_dump(include=set(Content.model_fields) - {"provenance", "body"})
    return row | {
        "key": key,
        "body": zlib.compress(record.body.encode()),
        "provenance": _json(record.provenance.model_dump()),
        "content_hash": record.content_hash,
    }


def preview(record: ArticleRecord) -> dict[str, Any]:
    """What would be stored, as far as it is known before: without instants, and as if nothing were there yet."""
    row = article_row(record, 0, record.version, "", "") | content_row(record, 0)
    fields = decoder(STORED)([row[name] for name in STORED])
    return {name: value for name, value in fields.items() if name not in ("ingested_at", "updated_at")}


def decoder(names: Sequence[str]) -> Callable[[Sequence[Any]], dict[str, Any]]:
    """What makes a raw row that begins with these columns into fields that JSON can be made of.

    Lists and provenance stay the JSON text that they are stored as; only a body is unpacked.
    """
    texts = [name for name in names if name in _JSON]
    has_body = "body" in names

    def decode(row: Sequence[Any]) -> dict[str, Any]:
        fields = dict(zip(names, row, strict=False))
        for name in texts:
            fields[name] = Fragment(fields[name])
        if has_body:
            fields["body"] = zlib.decompress(fields["body"]).decode()
        return fields

    return decode


def pack(record: Mapping[str, Any]) -> bytes:
    """A decoded record as an old version keeps it."""
    return zlib.compress(orjson.dumps(record))


def unpack(packed: bytes) -> dict[str, Any]:
    """What `pack` made."""
    record: dict[str, Any] = orjson.loads(zlib.decompress(packed))
    return record


def _json(value: object) -> str:
    return orjson.dumps(value).decode()
