"""Between records and rows: what is written for an article, and what is read back.

An article's fields are kept as the JSON that they are answered with, made once: `listed` has the members of the list's
fields, `packed` those that only the whole article shows. `id` and `url` are in neither; where they are answered, they
are set in front.
"""

import threading
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import orjson
import zstandard

from app.record import FIELDS, LIST_FIELDS, ArticleRecord
from app.text import count_words

_LEVEL = 3


class _Reader(threading.local):
    """A decompressor for each thread: they cannot be shared, and making one costs more than using it."""

    def __init__(self) -> None:
        self.decompressor = zstandard.ZstdDecompressor()


_reader = _Reader()
_FRONT = ("id", "url")
LISTED = tuple(name for name in LIST_FIELDS if name not in _FRONT)
DETAILS = tuple(name for name in FIELDS if name not in LIST_FIELDS)


Stored: TypeAlias = tuple[str, str]
"""An article's id, and the JSON members of its other fields, without braces."""


def article_row(record: ArticleRecord, key: int, number: int, listed: Mapping[str, Any]) -> dict[str, Any]:
    """The row of `Article`, with the list's fields."""
    return {
        "key": key,
        "id": record.id,
        "word_count": listed["word_count"],
        "ingested_at": listed["ingested_at"],
        "updated_at": listed["updated_at"],
        "content_hash": record.content_hash,
        "listed": dump(listed),
        "number": number,
    }


def version_row(id: str, content_hash: bytes, members: str) -> dict[str, Any]:
    """The row of `Version` of a whole article's JSON members."""
    fields = load(members)
    return {
        "article_id": id,
        "version": fields["version"],
        "updated_at": fields["updated_at"],
        "content_hash": content_hash,
        "packed": pack(members),
    }


def listed_fields(
    record: ArticleRecord, version: int, ingested_at: str | None, now: str | None, status: str = "usable"
) -> dict[str, Any]:
    """The list's fields but `id` and `url`, in the order in which they are answered."""
    known = {
        "published": record.published and record.published.text,
        "date_precision": record.published and record.published.precision,
        "word_count": count_words(record.body),
        "char_count": len(record.body),
        "version": version,
        "status": status,
        "ingested_at": ingested_at,
        "updated_at": now,
        "duplicate_of": None,
        "similarity": None,
    }
    return {name: known[name] if name in known else getattr(record, name) for name in LISTED}


def detail_fields(record: ArticleRecord) -> dict[str, Any]:
    """The fields that only the whole article shows."""
    provenance = record.provenance.model_dump()
    return {name: provenance if name == "provenance" else getattr(record, name) for name in DETAILS}


def preview(record: ArticleRecord) -> dict[str, Any]:
    """What would be stored, as far as it is known before: without instants, and as if nothing were there yet."""
    fields = {"id": record.id, **listed_fields(record, record.version, None, None), **detail_fields(record)}
    return {name: value for name, value in fields.items() if name not in ("ingested_at", "updated_at")}


def chosen(members: str, names: Sequence[str]) -> str:
    """Of some members, those with these names."""
    fields = load(members)
    return dump({name: fields[name] for name in names if name not in _FRONT})


def dump(fields: Mapping[str, Any]) -> str:
    """JSON members, without braces."""
    return orjson.dumps(fields).decode()[1:-1]


def load(members: str) -> dict[str, Any]:
    """The fields behind JSON members."""
    fields: dict[str, Any] = orjson.loads(f"{{{members}}}")
    return fields


def pack(members: str) -> bytes:
    """JSON members as they are kept where they are rarely read."""
    return zstandard.ZstdCompressor(level=_LEVEL).compress(members.encode())


def unpack(packed: bytes) -> str:
    """What `pack` made."""
    return _reader.decompressor.decompress(packed).decode()
