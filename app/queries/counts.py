"""How many articles: from the writer's tallies where only dates are asked for, else counted as far as it is cheap."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Literal, TypedDict

from sqlalchemy import BigInteger, cast, func, literal, or_, select

from app.queries.conditions import Clause, Conditions, restrict
from app.queries.walk import bounds, in_range
from app.store.engines.prepared import AnySelect
from app.store.keys import DATED, UNDATED, Range, split, split_years
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
    """Whole years and whole buckets from the tallies, what is left at the ends from the articles themselves."""
    years, buckets, edges = [], [], []
    for keys in ranges:
        first, whole, last = split(keys)
        before, middle, after = split_years(whole)
        years.append(middle)
        buckets += [before, after]
        edges += [first, last]
    kinds = [[keys for keys in kind if keys.low < keys.high] for kind in (years, buckets, edges)]
    statement = _summed(*map(len, kinds))
    [(value,)] = rows.rows(statement, bounds([keys for kind in kinds for keys in kind]))
    return int(value)


_ALL = select(archives.c.articles)


@lru_cache(maxsize=256)
def _counted(parts: int, clauses: tuple[Clause, ...]) -> AnySelect:
    found = restrict(select(articles.c.key), clauses).where(or_(*(in_range(articles.c.key, n) for n in range(parts))))
    return select(func.count()).select_from(found.limit(COUNTED + 1).subquery())


@lru_cache(maxsize=256)
def _summed(years: int, buckets: int, edges: int) -> AnySelect:
    """The sum over so many ranges of whole years, of whole buckets, and of single articles, numbered in this order."""
    tallied = cast(func.coalesce(func.sum(tallies.c.articles), 0), BigInteger)
    counted: Any = literal(0)
    for n in range(years + buckets):
        found = select(tallied).where(tallies.c.by_year == int(n < years), in_range(tallies.c.start, n))
        counted += found.scalar_subquery()
    for n in range(years + buckets, years + buckets + edges):
        one_by_one = select(func.count()).select_from(articles).where(in_range(articles.c.key, n))
        counted += one_by_one.scalar_subquery()
    return select(counted)
