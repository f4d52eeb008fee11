"""Rebuilding the search index from the stored articles."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import BigInteger, Connection, bindparam, select

from app.store.counting import Counts
from app.store.indexing import content_of
from app.store.rows import concat, load, unpack
from app.store.serials import advance
from app.store.session import Store
from app.store.tables import articles, contents

_AT_ONCE = 1000
_NEXT_BATCH = (
    select(articles.c.key, articles.c.listed, contents.c.packed)
    .join(contents, contents.c.key == articles.c.key)
    .where(articles.c.key > bindparam("key", 0, BigInteger()))
    .order_by(articles.c.key)
    .limit(_AT_ONCE)
)


def reindex(store: Store, connection: Connection) -> None:
    """Add every article to the index, which is empty."""
    counts = Counts(store.engine, connection)
    for read in _batches(connection):
        counts.index({key: content_of(load(concat(listed, unpack(bytes(packed))))) for key, listed, packed in read})
    advance(connection)


def _batches(connection: Connection) -> Iterator[Sequence[Any]]:
    key = -1
    while read := connection.execute(_NEXT_BATCH, {"key": key}).all():
        yield read
        key = read[-1].key
