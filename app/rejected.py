"""Input that was rejected: what is kept of it, and a second reading."""

import io
from collections.abc import Iterator
from typing import Any

from sqlalchemy import BigInteger, bindparam, delete, select

from app.parsers import Options, parse
from app.record import ArticleRecord
from app.store.session import Store
from app.store.tables import rejects
from app.store.writer import write

_BATCH = 100
_GUESSED = ("text", "csv")
_NAMES = ("id", "file", "position", "reason", "size", "rejected_at", "format", "raw")
_BEHIND = (
    select(*(rejects.c[name] for name in _NAMES))
    .where(rejects.c.id > bindparam("behind", 0, BigInteger()))
    .order_by(rejects.c.id)
    .limit(_BATCH)
)


def each_reject(store: Store) -> Iterator[dict[str, Any]]:
    """What is kept, in the order in which it came; `raw` is None where it was too large to keep."""
    behind = 0
    while read := store.rows(_BEHIND, {"behind": behind}):
        yield from (dict(zip(_NAMES, row, strict=True)) for row in read)
        behind = read[-1][0]


def retried(store: Store) -> tuple[int, int]:
    """Read what is kept again, as a file of its own. Returns how many are still rejected, and how many were stored.

    A reject leaves only when all that is in it was stored. What is recognised as plain text or as a table is left: a
    piece of another format, by itself, looks like these too.
    """
    left = stored = 0
    options = Options(max_article_bytes=store.settings.max_article_bytes)
    for reject in each_reject(store):
        items = [] if reject["raw"] is None else list(parse(io.BytesIO(reject["raw"]), reject["file"], options))
        records = [item for item in items if isinstance(item, ArticleRecord)]
        guessed = any(record.provenance.format in _GUESSED for record in records)
        if not records or len(records) < len(items) or guessed:
            left += 1
            continue
        write(store, records)
        with store.writing() as connection:
            connection.execute(delete(rejects).where(rejects.c.id == reject["id"]))
        stored += 1
    return left, stored
