"""Between records and rows: what is written for an article, and what is read back.

An article's fields are stored as the JSON of responses, rendered once: `listed` has the members that lists show,
`packed` those that only the whole article shows. `id` and `url` are in neither; responses put them in front.
"""

import threading
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import orjson
import zstandard

from app.dates import parse_period
from app.errors import Unavailable
from app.record import FIELDS, LIST_FIELDS, ArticleRecord
from app.text import count_words

_LEVEL = 3


class _Zstd(threading.local):
    """A compressor and decompressor per thread: they cannot be shared, and creating them costs more than using them."""

    def __init__(self) -> None:
        self.compressor = zstandard.ZstdCompressor(level=_LEVEL)
        self.decompressor = zstandard.ZstdDecompressor()


_zstd = _Zstd()
_FRONT = ("id", "url")
_BY_WRITER = ("version", "status", "ingested_at", "updated_at", "duplicate_of", "similarity")
"""The last of the listed fields: those that only the writer knows."""
LISTED = tuple(name for name in LIST_FIELDS if name not in _FRONT)
_HEAD = LISTED[: -len(_BY_WRITER)]
DETAILS = tuple(name for name in FIELDS if name not in LIST_FIELDS)


_DAMAGE = (zstandard.ZstdError, ValueError, TypeError, MemoryError)
"""What reading damaged bytes may raise: the errors of JSON and UTF-8 are ValueErrors."""


class UnreadableRow(Unavailable):
    """A row that is not what was stored; the cause says what went wrong."""

    def __init__(self, problem: BaseException) -> None:
        super().__init__(self.busy, in_full=f"{self.busy}: {problem}")


Stored: TypeAlias = tuple[str, bytes]
"""An article's id, and the JSON members of its other fields, without braces."""


def version_row(id: str, content_hash: bytes, members: bytes) -> dict[str, Any]:
    """The row for `Version` from a whole article's JSON members."""
    fields = load(members)
    return {
        "article_id": id,
        "version": fields["version"],
        "updated_at": fields["updated_at"],
        "content_hash": content_hash,
        "packed": pack(members),
    }


def head_fields(record: ArticleRecord) -> dict[str, Any]:
    """The listed fields that depend on the record alone, in response order."""
    known = {
        "published": record.published and record.published.text,
        "date_precision": record.published and record.published.precision,
        "word_count": count_words(record.body),
        "char_count": len(record.body),
    }
    said = record.__dict__
    return {name: known[name] if name in known else said[name] for name in _HEAD}


def writer_fields(
    version: int,
    ingested_at: str | None,
    now: str | None,
    status: str = "usable",
    duplicate_of: str | None = None,
    similarity: float | None = None,
) -> dict[str, Any]:
    """The listed fields that only the writer knows, which come after the others."""
    return dict(zip(_BY_WRITER, (version, status, ingested_at, now, duplicate_of, similarity), strict=True))


def detail_fields(record: ArticleRecord) -> dict[str, Any]:
    """The fields that only the whole article shows."""
    said = record.__dict__
    return {name: said[name].__dict__ if name == "provenance" else said[name] for name in DETAILS}


def restored(fields: Mapping[str, Any]) -> ArticleRecord:
    """The record from the fields of a whole article."""
    published = fields["published"]
    return ArticleRecord.model_validate({**fields, "published": published and parse_period(published)})


def chosen(members: bytes, names: Sequence[str]) -> bytes:
    """The members with these names."""
    wanted = [name for name in names if name not in _FRONT]
    if not wanted:  # as for a crawler that wants only ids
        return b""
    fields = load(members)
    return dump({name: fields[name] for name in wanted})


def concat(*members: bytes) -> bytes:
    """JSON members of several kinds, any of which may be empty, together."""
    return b",".join(filter(None, members))


def dump(fields: Mapping[str, Any]) -> bytes:
    """JSON members, without braces."""
    return orjson.dumps(fields)[1:-1]


def load(members: bytes) -> dict[str, Any]:
    """The fields in JSON members. Raises UnreadableRow."""
    try:
        fields: dict[str, Any] = orjson.loads(b"{%b}" % members)
    except _DAMAGE as problem:
        raise UnreadableRow(problem) from problem
    return fields


def pack(members: bytes) -> bytes:
    """JSON members compressed, for where they are rarely read."""
    packed: bytes = _zstd.compressor.compress(members)
    return packed


def unpack(packed: bytes) -> bytes:
    """Undo `pack`. Raises UnreadableRow."""
    try:
        members: bytes = _zstd.decompressor.decompress(packed)
    except _DAMAGE as problem:
        raise UnreadableRow(problem) from problem
    return members
