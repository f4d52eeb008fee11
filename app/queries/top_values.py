"""Counting by value: how many of the matching articles have each term of a field."""

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from heapq import nlargest, nsmallest

from sqlalchemy import BigInteger, bindparam, cast, func, select

from app.queries.conditions import Conditions
from app.queries.counts import of_unit, scaled
from app.queries.source import Source, bounds, in_range, padded
from app.store.engines.engine import AnySelect
from app.store.keys import DATED, UNDATED, Range
from app.store.session import Rows
from app.store.tables import labels, tallies, terms
from app.store.terms import COUNTED, FIELD_NUMBERS
from app.store.units import Unit
from app.text import strip_case

MOST_READ = 50_000
"""At most this many articles, the newest, have their terms read one by one."""

_TRIED = 64
_MOST_TRIED = 32 * _TRIED
_ALL_OF_A_DAY = 2**31 - 1
_Numbers = Counter[int]


@dataclass(frozen=True, slots=True)
class Values:
    """A field's most frequent values, how many articles were `looked_at`, and whether those are all (`exact`)."""

    values: list[tuple[str, int]]
    looked_at: int | None
    exact: bool


class Counting:
    """Counts the articles that meet some conditions by the values of one field after another."""

    def __init__(self, rows: Rows, found: Conditions) -> None:
        self._rows, self._found = rows, found

    def top_values(self, field: str, most: int) -> Values:
        """The `most` most frequent values, most frequent first, then in alphabetical order."""
        found, code = self._found, COUNTED[field]
        if not found.ranges:
            return Values([], 0, True)
        if found.only_dates and set(found.ranges) == {DATED, UNDATED}:
            return Values(ordered(self._rows.rows(_ALL, {"field": field, "limit": most})), None, True)
        if found.only_dates:
            return Values(self._best(_from_tallies(self._rows, found, field, most), code, most), None, True)
        looked_at, counts = self._labelled
        return Values(self._best(counts, code, most), min(looked_at, MOST_READ), looked_at <= MOST_READ)

    @cached_property
    def _labelled(self) -> tuple[int, _Numbers]:
        return _from_labels(self._rows, self._found)

    def _best(self, counts: _Numbers, code: int, most: int) -> list[tuple[str, int]]:
        of_field = ((n, times) for n, times in counts.items() if n % FIELD_NUMBERS == code and times)
        best = nsmallest(most, of_field, key=lambda item: (-item[1], item[0]))
        shown = names(self._rows, [number for number, _ in best])
        return ordered([(shown[number], times) for number, times in best if number in shown])


def names(rows: Rows, numbers: Sequence[int]) -> dict[int, str]:
    """The displayed value of each term, by number."""
    if not numbers:
        return {}
    values = padded("n", numbers)
    return dict(rows.rows(_names_statement(len(values)), values))


def _from_tallies(rows: Rows, found: Conditions, field: str, most: int) -> _Numbers:
    """Counts from the tallies of whole years (frequent values only), months and days; the rest article by article."""
    parts, edges = scaled(found.ranges)
    years = [keys for unit, keys in parts if unit is Unit.YEAR]
    counts: _Numbers = Counter()
    for unit, keys in parts:
        if unit is not Unit.YEAR:
            counts.update(_sum_tallies(rows, COUNTED[field], unit, keys))
    for keys in edges:
        counts.update(
            _count(rows.rows(_labels(_without_conditions(found.source), 1), {**bounds([keys]), "limit": _ALL_OF_A_DAY}))
        )
    return _with_years(rows, counts, years, field, most) if years else counts


def _sum_tallies(rows: Rows, code: int, unit: Unit, keys: Range) -> _Numbers:
    return Counter(dict(rows.rows(_sums(unit), {**bounds([keys]), "field": code})))


def _with_years(rows: Rows, ends: _Numbers, years: Sequence[Range], field: str, most: int) -> _Numbers:
    """Add the counts of whole years, for all values that can be among the most frequent.

    No value has more articles in some years than in the whole archive. So values are tried from the archive's most
    frequent down, until the next one has fewer articles in all than the last of the best has here (Fagin's threshold
    algorithm, 2001); where that takes too long, all values of the years are counted.
    """
    counts: _Numbers = Counter()
    for start in range(0, _MOST_TRIED, _TRIED):
        tried = rows.rows(_FREQUENT, {"field": field, "limit": _TRIED, "offset": start})
        found = [n for n, _ in tried]
        for keys in years if found else ():
            given = {**bounds([keys]), "field": COUNTED[field], **padded("n", found, _TRIED)}
            counts.update(dict(rows.rows(_OF_TERMS, given)))
        counts.update({n: ends[n] for n in found})
        best = nlargest(most, counts.values())
        if len(tried) < _TRIED or (len(best) == most and best[-1] > tried[-1][1]):
            return counts
    return sum((_sum_tallies(rows, COUNTED[field], Unit.YEAR, keys) for keys in years), ends)


def _from_labels(rows: Rows, found: Conditions) -> tuple[int, _Numbers]:
    given = {**found.values, **bounds(found.spans), "limit": MOST_READ + 1}
    read = rows.rows(_labels(found.source, len(found.spans)), given)
    return len(read), _count(read[:MOST_READ])


def _count(read: Sequence[tuple[bytes]]) -> _Numbers:
    return Counter(array("I", b"".join(blob for (blob,) in read)))


def _without_conditions(source: Source) -> Source:
    return Source(source.engine, None, ())


def ordered(values: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Values with their counts, most frequent first, then in alphabetical order, regardless of case and accents."""
    return sorted(values, key=lambda item: (-item[1], strip_case(item[0]), item[0]))


_ALL = (
    select(terms.c.shown, terms.c.articles)
    .where(terms.c.field == bindparam("field", ""), terms.c.articles > 0)
    .order_by(terms.c.articles.desc(), terms.c.id)
    .limit(bindparam("limit", 0))
)
_FREQUENT = (
    select(terms.c.id, terms.c.articles)
    .where(terms.c.field == bindparam("field", ""), terms.c.articles > 0)
    .order_by(terms.c.articles.desc(), terms.c.id)
    .limit(bindparam("limit", 0))
    .offset(bindparam("offset", 0))
)


_OF_TERMS = (
    select(tallies.c.term, cast(func.sum(tallies.c.articles), BigInteger))
    .where(
        tallies.c.field == bindparam("field", 0),
        of_unit(Unit.YEAR),
        tallies.c.term.in_([bindparam(f"n_{n}", 0) for n in range(_TRIED)]),
        in_range(tallies.c.start, 0),
    )
    .group_by(tallies.c.term)
)


@cache
def _sums(unit: Unit) -> AnySelect:
    counted = select(tallies.c.term, cast(func.sum(tallies.c.articles), BigInteger))
    of_field = tallies.c.field == bindparam("field", 0)
    return counted.where(of_field, of_unit(unit), in_range(tallies.c.start, 0)).group_by(tallies.c.term)


@lru_cache(maxsize=64)
def _names_statement(size: int) -> AnySelect:
    return select(terms.c.id, terms.c.shown).where(terms.c.id.in_([bindparam(f"n_{n}", 0) for n in range(size)]))


@lru_cache(maxsize=256)
def _labels(source: Source, parts: int) -> AnySelect:
    newest = source.within(parts, labels.c.terms).order_by(source.key.desc())
    return newest.limit(bindparam("limit", 0))
