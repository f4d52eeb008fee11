"""Finding duplicates among articles stored before Dateline looked for them."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select, tuple_

from app.dates import now_text
from app.store.current import Current
from app.store.duplicates import Duplicates
from app.store.prints import compared
from app.store.rows import load, unpack
from app.store.serials import advance
from app.store.session import Store
from app.store.tables import articles, contents
from app.words import words

_AT_ONCE = 500
_place = articles.c.ingested_at, articles.c.key
_NEXT_BATCH = (
    select(*_place, articles.c.number, articles.c.id, contents.c.packed)
    .join(contents, contents.c.key == articles.c.key)
    .where(tuple_(*_place) > tuple_(bindparam("ingested_at"), bindparam("key")))
    .order_by(*_place)
    .limit(_AT_ONCE)
)


def compare(store: Store, connection: Connection) -> None:
    """Judge every article, in the order of their numbers, which is by `ingested_at` and `key`."""
    current = Current(store.engine, connection, now_text())
    duplicates = Duplicates(store.engine, connection, store.settings)
    for read in _batches(connection):
        come = [
            compared(number, key, id, " ".join(words(load(unpack(bytes(packed)))["body"])))
            for _, key, number, id, packed in read
        ]
        current.tell([each for each in duplicates.judge((), come).values() if each.duplicate_of])
    current.close()
    advance(connection)


def _batches(connection: Connection) -> Iterator[Sequence[Any]]:
    place = {"ingested_at": "", "key": 0}
    while read := connection.execute(_NEXT_BATCH, place).all():
        yield read
        place = {"ingested_at": read[-1].ingested_at, "key": read[-1].key}
