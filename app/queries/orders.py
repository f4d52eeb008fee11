"""The orders in which a list can be read: by date, by last change, by relevance."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

from sqlalchemy import BigInteger, bindparam, literal_column, select, tuple_

from app.filters import DateOrder, Sort, WalkOrder
from app.queries.conditions import Conditions
from app.queries.counts import COUNTED, total
from app.queries.ranking import Place, Window, before, ranked, window
from app.queries.source import Source, bounds, in_ranges
from app.queries.walk import columns, in_order, page_statement, segments
from app.store.engines.prepared import AnySelect, Row
from app.store.rows import unpack
from app.store.session import Rows, Store
from app.store.tables import articles

Found: TypeAlias = Row
"""An article that was found: its id, the list's fields, the others where the whole is wanted, else None; then, part by
part, its position in the order."""


def position(found: Found) -> list[Any]:
    """What a cursor needs to go on behind an article."""
    return list(found[3:])


def whole_members(found: Found) -> str:
    """All JSON members of an article that was read whole."""
    _, listed, packed, *_ = found
    return f"{listed},{unpack(packed)}"


def by_date(sort: DateOrder) -> Callable[[Rows, Conditions, list[Any] | None, bool, int, bool], list[Found]]:
    """Reads in the order of keys; a position is a key."""

    def read(
        rows: Rows, found: Conditions, beyond: list[Any] | None, backwards: bool, limit: int, whole: bool
    ) -> list[Found]:
        parts, downwards = segments(found.ranges, sort, beyond[0] if beyond else None, backwards)
        if not parts:
            return []
        statement = page_statement(found.source, len(parts), downwards, whole)
        read = rows.rows(statement, {**bounds(parts), **found.values, "limit": limit})
        return read if len(parts) == 1 else in_order(read, downwards, undated_first=backwards)[:limit]

    return read


def by_update(
    rows: Rows, found: Conditions, beyond: list[Any] | None, backwards: bool, limit: int, whole: bool
) -> list[Found]:
    """Last changed first; a position is an instant and a key."""
    many = total(rows, found)["value"] >= COUNTED
    statement = _updated(found.source, len(found.ranges), many, beyond is not None, backwards, whole)
    reached = dict(zip(("instant", "reached"), beyond, strict=True)) if beyond else {}
    return rows.rows(statement, {**bounds(found.ranges), **found.values, **reached, "limit": limit})


def by_relevance(
    store: Store, found: Conditions, beyond: list[Any] | None, backwards: bool, limit: int, whole: bool
) -> list[Found]:
    """Best first; a position is a score, a key, and the window that it was ranked in."""
    if beyond:
        score, key, low, weights = beyond
        seen, reached = Window(low, tuple((number, weight) for number, weight in weights)), Place(score, key)
    else:
        seen, reached = window(store, found), None
    if backwards and reached:
        places = before(store, found, seen, reached, limit)[::-1]
    else:
        places = ranked(store, found, seen, reached, limit)
    read = found_by_key(store, [place.key for place in places], whole)
    return [
        (*read[place.key][:3], place.score, place.key, seen.low, seen.weights)
        for place in places
        if place.key in read  # it may have gone between two statements
    ]


WALKS: Mapping[WalkOrder, Callable[[Rows, Conditions, list[Any] | None, bool, int, bool], list[Found]]] = {
    "newest": by_date("newest"),
    "oldest": by_date("oldest"),
    "updated": by_update,
}
"""The orders that can be walked to the end of any selection."""

ORDERS: Mapping[Sort, Callable[[Store, Conditions, list[Any] | None, bool, int, bool], list[Found]]] = {
    "newest": by_date("newest"),
    "oldest": by_date("oldest"),
    "updated": by_update,
    "relevance": by_relevance,
}


def found_by_key(store: Store, keys: Sequence[int], whole: bool) -> dict[int, Found]:
    """The articles with these keys, those of them that are there."""
    if not keys:
        return {}
    # Statements for powers of two, the last key repeated, so that they are few.
    size = 1 << (len(keys) - 1).bit_length()
    values = {f"key_{n}": keys[min(n, len(keys) - 1)] for n in range(size)}
    plain = Source(store.engine, None, ())
    return {row[-1]: row for row in store.rows(_by_key(plain, size, whole), values)}


@lru_cache(maxsize=64)
def _by_key(source: Source, size: int, whole: bool) -> AnySelect:
    wanted = source.key.in_([bindparam(f"key_{n}", 0, BigInteger()) for n in range(size)])
    return source.select(*columns(whole), source.key).where(wanted)


@lru_cache(maxsize=256)
def _updated(source: Source, parts: int, many: bool, resumed: bool, backwards: bool, whole: bool) -> AnySelect:
    """A few are looked up by their keys and sorted; of many, the last changed are the first of the instants' index."""
    plain = Source(source.engine, None, source.clauses)
    key = plain.key + literal_column("0") if many else plain.key  # a sum is looked up in no index
    found = plain.select(*columns(whole), articles.c.updated_at, plain.key).where(in_ranges(key, parts))
    if source.shape is not None:
        matching = source.engine.matching(source.shape)
        found = found.where(key.in_(select(source.engine.SEARCH.c.key).where(matching)))
    order = tuple_(articles.c.updated_at, articles.c.key)
    if resumed:
        reached = tuple_(bindparam("instant", ""), bindparam("reached", 0, BigInteger()))
        found = found.where(order > reached if backwards else order < reached)
    ordered = (articles.c.updated_at, articles.c.key)
    return found.order_by(*(c.asc() if backwards else c.desc() for c in ordered)).limit(bindparam("limit", 0))
