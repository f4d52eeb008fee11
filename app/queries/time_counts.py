"""Counts of articles by time bucket and by a field's value, in pieces to be added up."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import TypeAlias

from sqlalchemy import BigInteger, and_, bindparam, or_, select

from app.queries.conditions import Conditions
from app.queries.counts import of_unit, tallied
from app.queries.gathered import gathered, gathered_keys
from app.queries.source import Source, bounds, in_range
from app.queries.steps import Interval, number_of, too_coarse
from app.store.engines.engine import AnySelect
from app.store.expressions import EVERY
from app.store.keys import Range, day_of, knows
from app.store.session import Rows
from app.store.tables import labels, tallies
from app.store.terms import FIELD_NUMBERS
from app.store.units import Unit, unit_range

_AT_ONCE, _KEYS_AT_ONCE = 10_000, 50_000
"""How many rows are read at once, and how many keys, which take less memory: PostgreSQL starts over each time."""

ALL = 0
"""The tallies' field for all articles, whatever their terms."""

_UNITS: Mapping[Interval, Unit] = {
    "day": Unit.BUCKET, "week": Unit.BUCKET, "month": Unit.MONTH, "quarter": Unit.MONTH, "year": Unit.YEAR,
}  # fmt: skip

Placed: TypeAlias = tuple[int | None, int, int]
"""A bucket's number (None for dates too coarse for any), a term's number, and a number of articles."""


def placed(rows: Rows, found: Conditions, interval: Interval, field: int) -> Iterator[Placed]:
    """The number of articles by bucket and by value of a field, in pieces to be added up."""
    unit = _UNITS[interval]
    read = _from_tallies(rows, found, unit, field) if found.only_dates else _from_articles(rows, found, unit, field)
    return ((_number(start, interval), value, articles) for start, value, articles in read)


@lru_cache(4096)
def _number(key: int, interval: Interval) -> int | None:
    """The number of the bucket for what is counted at this key; None if its date is too coarse for any."""
    return None if too_coarse(interval, knows(key)) else number_of(day_of(key), interval)


def _from_tallies(rows: Rows, found: Conditions, unit: Unit, field: int) -> Iterator[tuple[int, int, int]]:
    """Triples of a key, a term's number and a count: from the tallies, and from the articles left at the ends."""
    units, buckets, edges = tallied(found.ranges, unit)
    for scale, ranges in ((unit, units), (Unit.BUCKET, buckets)):
        for keys in ranges:
            yield from _read_tallies(rows, keys, scale, field)
    for keys in edges:
        yield from _from_articles(rows, found.within((keys,)), unit, field)


def _read_tallies(rows: Rows, keys: Range, unit: Unit, field: int) -> Iterator[tuple[int, int, int]]:
    """The same from the tallies alone, in batches to keep memory small."""
    start, number = keys.low, -1
    while True:
        given = {"field": field, "start": start, "term": number, "high": keys.high, "limit": _AT_ONCE}
        read = rows.rows(_next_tallies_statement(unit), given)
        yield from read
        if len(read) < _AT_ONCE:
            break
        start, number, _ = read[-1]


def _from_articles(rows: Rows, found: Conditions, unit: Unit, field: int) -> Iterator[tuple[int, int, int]]:
    """The same from the articles themselves, also in batches."""
    for part in found.ranges:
        left = part
        while True:
            labelled = field != ALL
            most = _AT_ONCE if labelled else _KEYS_AT_ONCE
            keys, terms = _lowest(rows, found, left, labelled, most)
            yield from _grouped(keys, terms, unit, field)
            if len(keys) < most:
                break
            left = Range(keys[-1] + 1, part.high)


def _lowest(
    rows: Rows, found: Conditions, among: Range, labelled: bool, most: int
) -> tuple[Sequence[int], Sequence[bytes]]:
    """The lowest keys of a range, in order, and their articles' labels if `labelled`."""
    given = {**found.values, **bounds([among]), "limit": most}
    statement = _ascending(found.source, labelled)
    if not labelled:
        return sorted(gathered_keys(rows, statement, given)), ()
    read = rows.rows(statement, given)
    return [key for key, _ in read], [terms for _, terms in read]


def _grouped(keys: Sequence[int], terms: Sequence[bytes], unit: Unit, field: int) -> Iterator[tuple[int, int, int]]:
    """One count for all neighbouring keys that are counted in the same place."""
    first = 0
    while first < len(keys):
        place = unit_range(keys[first], unit)
        last = bisect_left(keys, place.high, first)
        if field == ALL:
            yield place.low, EVERY.number, last - first
        else:
            found = Counter(array("I", b"".join(terms[first:last])))
            yield from ((place.low, n, times) for n, times in found.items() if n % FIELD_NUMBERS == field)
        first = last


@cache
def _next_tallies_statement(unit: Unit) -> AnySelect:
    """The tallies after a start and term, up to another start, without those that dropped to 0."""
    start, term = bindparam("start", 0, BigInteger()), bindparam("term", 0, BigInteger())
    of_field = and_(tallies.c.field == bindparam("field", 0), tallies.c.articles > 0)
    ahead = or_(tallies.c.start > start, tallies.c.term > term)
    found = select(tallies.c.start, tallies.c.term, tallies.c.articles).where(of_field, of_unit(unit))
    found = found.where(tallies.c.start >= start, ahead, tallies.c.start < bindparam("high", 0, BigInteger()))
    return found.order_by(tallies.c.start, tallies.c.term).limit(bindparam("limit", 0))


@lru_cache(maxsize=256)
def _ascending(source: Source, labelled: bool) -> AnySelect:
    wanted = [source.key, labels.c.terms] if labelled else [source.key]
    found = source.select(*wanted).where(in_range(source.key, 0))
    found = found.order_by(source.key).limit(bindparam("limit", 0))
    return found if labelled else gathered(found)
