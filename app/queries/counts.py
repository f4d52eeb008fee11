"""Counting matches: from the writer's tallies where only dates are restricted, else as far as counting is cheap."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Literal, TypedDict

from sqlalchemy import BigInteger, ColumnElement, bindparam, cast, func, literal, literal_column, select

from app.queries.conditions import Conditions
from app.queries.source import Source, bounds, in_range, in_ranges, unindexed
from app.queries.vocabulary import frequencies
from app.search_syntax import Word
from app.store.engines.engine import AnySelect
from app.store.expressions import EVERY, Mark, bare
from app.store.keys import DATED, EVERYWHERE, UNDATED, Range, split
from app.store.session import HELD, Rows
from app.store.tables import articles, tallies, terms
from app.store.units import Unit, in_units, split_units

COUNTED = 10_000
"""Matches of conditions other than dates are counted exactly up to this number, unless an exact total is requested."""


class Total(TypedDict):
    """How many articles match: exactly (`eq`), or at least (`gte`)."""

    value: int
    relation: Literal["eq", "gte"]


def total(rows: Rows, found: Conditions, exact: bool = False) -> Total:
    """The number of matching articles, in one statement."""
    if not found.ranges:
        return {"value": 0, "relation": "eq"}
    if not found.only_dates:
        value = _stored_count(rows, found)
        if value is None:
            statement = _counted(found.source, len(found.spans), None if exact else COUNTED)
            [(value,)] = rows.rows(statement, {**bounds(found.spans), **found.values})
        return up_to(value, None if exact else COUNTED)
    if set(found.ranges) == {DATED, UNDATED}:
        [(value,)] = rows.rows(HELD, {})
        return {"value": value, "relation": "eq"}
    return {"value": _count_in_ranges(rows, found.ranges), "relation": "eq"}


def said(found: Total) -> str:
    """A number of articles in words of a sentence."""
    return f"{found['value']}" if found["relation"] == "eq" else f"more than {found['value']}"


def any_match(rows: Rows, found: Conditions) -> bool:
    """Whether at least one article matches."""
    [(value,)] = rows.rows(_counted(found.source, len(found.spans), 0), {**bounds(found.spans), **found.values})
    return bool(value)


def up_to(value: int, most: int | None) -> Total:
    """A number as a total: above `most`, only that there are at least `most`."""
    if most is None or value <= most:
        return {"value": value, "relation": "eq"}
    return {"value": most, "relation": "gte"}


def _stored_count(rows: Rows, found: Conditions) -> int | None:
    """The count for a single word or term without other conditions, which the archive stores; else None."""
    if found.expression is None or found.source.clauses or found.spans != (EVERYWHERE,):
        return None
    match bare(found.expression):
        case Word(text, None):
            return frequencies(rows, [text]).get(text, 0)
        case Mark(number):
            return sum(int(held) for (held,) in rows.rows(_OF_TERM, {"number": number}))
    return None


def _count_in_ranges(rows: Rows, ranges: Sequence[Range]) -> int:
    """Count whole buckets from the calendar, or as years, months and buckets from the tallies; the rest one by one."""
    whole, edges = _whole_buckets_and_edges(ranges)
    calendar = rows.calendar
    known, parts = (sum(map(calendar.count, whole)), []) if calendar else (0, _by_unit(whole))
    if not parts and not edges:
        return known
    statement = _summed(tuple(unit for unit, _ in parts), len(edges))
    [(value,)] = rows.rows(statement, bounds([*(keys for _, keys in parts), *edges]))
    return known + int(value)


def scaled(ranges: Sequence[Range]) -> tuple[list[tuple[Unit, Range]], list[Range]]:
    """The same keys as whole years, months and buckets, each with its unit, and what is left at the ends."""
    whole, edges = _whole_buckets_and_edges(ranges)
    return _by_unit(whole), edges


def _whole_buckets_and_edges(ranges: Sequence[Range]) -> tuple[list[Range], list[Range]]:
    """The same keys as whole buckets, and what is left at the ends."""
    whole: list[Range] = []
    edges: list[Range] = []
    for keys in ranges:
        first, middle, last = split(keys)
        whole.append(middle)
        edges += [part for part in (first, last) if part.low < part.high]
    return whole, edges


def _by_unit(whole: Sequence[Range]) -> list[tuple[Unit, Range]]:
    return [part for keys in whole for part in in_units(keys)]


def tallied(ranges: Sequence[Range], unit: Unit) -> tuple[list[Range], list[Range], list[Range]]:
    """The same keys as whole units, as whole buckets, and what is left of buckets at the ends."""
    units, buckets, edges = [], [], []
    for keys in ranges:
        first, whole, last = split(keys)
        before, middle, after = split_units(whole, unit)
        units.append(middle)
        buckets += [before, after]
        edges += [first, last]
    filled = ([keys for keys in kind if keys.low < keys.high] for kind in (units, buckets, edges))
    return next(filled), next(filled), next(filled)


def of_unit(unit: Unit) -> ColumnElement[bool]:
    """Tallies of a unit, as a literal: with a parameter, SQLite would prepare the statement again for each value, to
    see whether the partial index on years applies."""
    return tallies.c.unit == literal_column(str(int(unit)))


_OF_TERM = select(terms.c.articles).where(terms.c.id == bindparam("number", 0))


@lru_cache(maxsize=256)
def _counted(source: Source, parts: int, most: int | None) -> AnySelect:
    found = source.select(source.key).where(
        in_ranges(unindexed(source.key) if source.is_indexed else source.key, parts)
    )
    return select(func.count()).select_from((found if most is None else found.limit(most + 1)).subquery())


@lru_cache(maxsize=256)
def _summed(units: tuple[Unit, ...], edges: int) -> AnySelect:
    """The sum over ranges of whole units, then over `edges` ranges counted article by article, numbered in this
    order."""
    counts: Any = cast(func.coalesce(func.sum(tallies.c.articles), 0), BigInteger)
    counted: ColumnElement[int] = literal(0)
    for n, unit in enumerate(units):
        all_articles = (tallies.c.field == 0, of_unit(unit), tallies.c.term == EVERY.number)
        counted += select(counts).where(*all_articles, in_range(tallies.c.start, n)).scalar_subquery()
    for n in range(len(units), len(units) + edges):
        one_by_one = select(func.count()).select_from(articles).where(in_range(articles.c.key, n))
        counted += one_by_one.scalar_subquery()
    return select(counted)
