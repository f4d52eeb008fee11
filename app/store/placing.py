"""Placing: which key each article gets."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select

from app.dates import Period
from app.errors import Unavailable
from app.record import ArticleRecord
from app.store.keys import first_choice, room
from app.store.tables import articles


class NoRoom(Unavailable):
    """More articles share one second or minute than the key has places for."""


def place(
    connection: Connection, records: Sequence[ArticleRecord], known: Mapping[str, Row[*tuple[Any, ...]]]
) -> dict[str, int]:
    """A key for each record, by its id: its own while its date stays what it was, else a free one. Raises NoRoom.

    Free is the first choice unless it is taken, else the first behind all that are taken in its room. Keys that are
    about to be given up count as taken, so that no two of a batch can meet.
    """
    keys = {r.id: known[r.id].key for r in records if r.id in known and _fits(known[r.id].key, r.published)}
    placed = [record for record in records if record.id not in keys]
    wanted = {record.id: first_choice(record.published, record.id) for record in placed}
    found = select(articles.c.key).where(articles.c.key.in_(list(wanted.values())))
    taken = {*keys.values(), *connection.execute(found).scalars()}
    for record in placed:
        key = wanted[record.id]
        keys[record.id] = _after_last(connection, record.published, taken) if key in taken else key
        taken.add(keys[record.id])
    return keys


def _after_last(connection: Connection, published: Period | None, taken: Iterable[int]) -> int:
    keys = room(published)
    last = select(func.max(articles.c.key)).where(articles.c.key >= keys.low, articles.c.key < keys.high)
    stored = connection.execute(last).scalar()
    key = max(stored if stored is not None else keys.low, *(k for k in taken if keys.low <= k < keys.high)) + 1
    if key >= keys.high:
        raise NoRoom(f"no place is left at {published and published.text}")
    return key


def _fits(key: int, published: Period | None) -> bool:
    keys = room(published)
    return keys.low <= key < keys.high
