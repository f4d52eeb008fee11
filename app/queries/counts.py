"""How many articles: from the writer's tallies where only dates are asked for, else counted as far as it is cheap."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Literal, TypedDict

from sqlalchemy import BigInteger, cast, func, literal, or_, select

from app.queries.conditions import Clause, Conditions, restrict
from app.queries.walk import bounds, in_range
from app.store.engines.prepared import AnySelect
from app.store.keys import DATED, UNDATED, Range, split
from app.store.session import Rows
from app.store.tables import archives, articles, tallies

COUNTED = 10_000
"""Matches of a filter on columns are counted exactly up to here."""


class Total(TypedDict):
    """How many articles match: exactly (`eq`), or at least (`gte`)."""

    value: int
    relation: Literal["eq", "gte"]


def total(rows: Rows, found: Conditions) -> Total:
    """The number of matching articles, in one statement."""
    if not found.ranges:
        return {"value": 0, "relation": "eq"}
    if found.clauses:
        statement = _counted(len(found.ranges), found.clauses)
        [(value,)] = rows.rows(statement, {**bounds(found.ranges), **found.values})
        return {"value": min(value, COUNTED), "relation": "eq" if value <= COUNTED else "gte"}
    if set(found.ranges) == {DATED, UNDATED}:
        [(value,)] = rows.rows(_ALL, {})
        return {"value": value, "relation": "eq"}
    return {"value": _dated(rows, found.ranges), "relation": "eq"}


def _dated(rows: Rows, ranges: Sequence[Range]) -> int:
    """Whole buckets from the tallies, what is left at the ends from the articles themselves."""
    parts = [split(keys) for keys in ranges]
    whole = [part[1] for part in parts if part[1].low < part[1].high]
    edges = [edge for first, _, last in parts for edge in (first, last) if edge.low < edge.high]
    values = bounds([*whole, *edges])
    [(value,)] = rows.rows(_summed(len(whole), len(edges)), values)
    return int(value)


_ALL = select(archives.c.articles)


@lru_cache(maxsize=256)
def _counted(parts: int, clauses: tuple[Clause, ...]) -> AnySelect:
    found = restrict(select(articles.c.key), clauses).where(or_(*(in_range(articles.c.key, n) for n in range(parts))))
    return select(func.count()).select_from(found.limit(COUNTED + 1).subquery())


@lru_cache(maxsize=64)
def _summed(whole: int, edges: int) -> AnySelect:
    counted: Any = literal(0)
    for n in range(whole):
        summed = cast(func.coalesce(func.sum(tallies.c.articles), 0), BigInteger)
        counted += select(summed).where(in_range(tallies.c.bucket, n)).scalar_subquery()
    for n in range(whole, whole + edges):
        one_by_one = select(func.count()).select_from(articles).where(in_range(articles.c.key, n))
        counted += one_by_one.scalar_subquery()
    return select(counted)
