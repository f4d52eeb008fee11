"""Choosing each article's key."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select

from app.errors import Unavailable
from app.store.engines.engine import Engine
from app.store.keys import room_of
from app.store.ready import Ready
from app.store.tables import articles


class NoRoom(Unavailable):
    """More articles share one second or minute than the key has places for."""


def place(
    engine: Engine, connection: Connection, articles_: Sequence[Ready], known: Mapping[str, Row[*tuple[Any, ...]]]
) -> dict[str, int]:
    """A key for each article, by id: its old one if its date is unchanged, else a free one. Raises NoRoom.

    That is the first choice or, if it is taken, the key after the last one taken in its room. Keys about to be given up
    count as taken, so that no two articles of a batch can collide.
    """
    keys = {r.id: known[r.id].key for r in articles_ if r.id in known and room_of(r.wish).has(known[r.id].key)}
    placed = [each for each in articles_ if each.id not in keys]
    wanted = engine.several(each.wish for each in placed)
    found = connection.execute(select(articles.c.key).where(engine.among(articles.c.key)), wanted)
    taken = {*keys.values(), *found.scalars()}
    for each in placed:
        keys[each.id] = _after_last(connection, each.wish, taken) if each.wish in taken else each.wish
        taken.add(keys[each.id])
    return keys


def _after_last(connection: Connection, wish: int, taken: set[int]) -> int:
    keys = room_of(wish)
    last = select(func.max(articles.c.key)).where(articles.c.key >= keys.low, articles.c.key < keys.high)
    stored = connection.execute(last).scalar()
    key = max(stored if stored is not None else keys.low, *filter(keys.has, taken)) + 1
    if not keys.has(key):
        raise NoRoom(f"no room is left after key {key - 1}")
    return key
