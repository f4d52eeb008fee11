"""The orders in which a list can be read: by date, by last change, by relevance."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import BigInteger, bindparam, select, tuple_

from app.filters import DateOrder, Sort, WalkOrder
from app.queries.conditions import Conditions
from app.queries.counts import COUNTED, Total, total
from app.queries.ranked import Place
from app.queries.ranking import Ranking, Window
from app.queries.source import Source, bounds, in_ranges, unindexed
from app.queries.walk import columns, in_order, page_statement, segments
from app.store.engines.engine import AnySelect, Row
from app.store.keys import Range, split
from app.store.rows import concat, unpack
from app.store.session import Rows, Store
from app.store.tables import articles

Found: TypeAlias = Row
"""An article as read: its id, its listed fields, the others if it is read whole, else None; then the parts of its
position in the order."""


def position(found: Found) -> list[Any]:
    """What a cursor needs to continue after an article."""
    return list(found[3:])


def whole_members(found: Found) -> bytes:
    """All JSON members of an article that was read whole."""
    _, listed, packed, *_ = found
    return concat(listed, unpack(packed))


class Step(NamedTuple):
    """One read in an order: at most `limit` articles after a position (None is the start) or, `backwards`, before it.

    `whole` reads every field. `matching` is the total number of matches, if known.
    """

    beyond: list[Any] | None
    backwards: bool
    limit: int
    whole: bool
    matching: Total | None = None


Read: TypeAlias = tuple[list[Found], Total | None]
"""The articles in walk order, and the total number of matches, if it became known."""


def by_date(sort: DateOrder) -> Callable[[Rows, Conditions, Step], Read]:
    """Read in key order; a position is a key."""

    def read(rows: Rows, found: Conditions, step: Step) -> Read:
        backwards, limit = step.backwards, step.limit
        parts, downwards = segments(found.ranges, sort, step.beyond[0] if step.beyond else None, backwards)
        if not parts:
            return [], step.matching
        if len(parts) > 1 and found.only_dates:
            parts = _ranges_needed(rows, parts, limit)
        is_indexed = found.source.is_indexed
        matching = step.matching or (total(rows, found) if is_indexed else None)
        few = is_indexed and matching is not None and matching["relation"] == "eq"
        statement = page_statement(found.source, len(parts), downwards, step.whole, few)
        read = rows.rows(statement, {**bounds(parts), **found.values, "limit": limit})
        if len(parts) > 1:
            read = in_order(read, downwards, undated_first=backwards)[:limit]
        return read, matching

    return read


def _ranges_needed(rows: Rows, parts: Sequence[Range], limit: int) -> Sequence[Range]:
    """Only the first range if it is sure to hold `limit` articles, else all."""
    calendar = rows.calendar
    return parts[:1] if calendar and calendar.count(split(parts[0])[1]) >= limit else parts


def by_update(rows: Rows, found: Conditions, step: Step) -> Read:
    """Read the last changed first; a position is an instant and a key."""
    matching = step.matching or total(rows, found)
    many = matching["value"] >= COUNTED or found.source.is_indexed
    statement = _updated(found.source, len(found.spans), many, step.beyond is not None, step.backwards, step.whole)
    reached = dict(zip(("instant", "reached"), step.beyond, strict=True)) if step.beyond else {}
    values = {**bounds(found.spans), **found.values, **reached, "limit": step.limit}
    return rows.rows(statement, values), matching


def by_relevance(store: Store, found: Conditions, step: Step) -> Read:
    """Read the best first; a position is a score, a key, and the window in which it was ranked."""
    reached = seen = None
    if step.beyond:
        score, key, low, weights = step.beyond
        seen, reached = Window(low, tuple((number, weight) for number, weight in weights)), Place(score, key)
    ranking = Ranking(store, found, seen)
    places = ranking.places(reached, step.backwards, step.limit)
    read = found_by_key(store, [place.key for place in places], step.whole)
    page = [
        (*read[place.key][:3], place.score, place.key, *ranking.seen)
        for place in places
        if place.key in read  # it may have been removed between two statements
    ]
    return page, ranking.matching


WALKS: Mapping[WalkOrder, Callable[[Rows, Conditions, Step], Read]] = {
    "newest": by_date("newest"),
    "oldest": by_date("oldest"),
    "updated": by_update,
}
"""The orders in which any selection can be walked to its end."""

ORDERS: Mapping[Sort, Callable[[Store, Conditions, Step], Read]] = {
    "newest": by_date("newest"),
    "oldest": by_date("oldest"),
    "updated": by_update,
    "relevance": by_relevance,
}


def found_by_key(store: Store, keys: Sequence[int], whole: bool) -> dict[int, Found]:
    """The articles with these keys, by key; missing ones are left out."""
    if not keys:
        return {}
    statement = _by_key(Source(store.engine, None, ()), whole)
    return {row[-1]: row for row in store.rows(statement, store.engine.several(keys))}


@lru_cache(maxsize=4)
def _by_key(source: Source, whole: bool) -> AnySelect:
    return source.select(*columns(whole), source.key).where(source.engine.among(source.key))


@lru_cache(maxsize=256)
def _updated(source: Source, parts: int, many: bool, resumed: bool, backwards: bool, whole: bool) -> AnySelect:
    """A few matches are looked up by key and sorted; many are read in the order of the index on `updated_at`."""
    plain = Source(source.engine, None, source.clauses)
    key = unindexed(plain.key) if many else plain.key
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
