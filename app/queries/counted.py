"""Counting by value: how many of the articles that are found have each term of a field."""

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import BigInteger, bindparam, cast, func, select

from app.queries.conditions import Conditions
from app.queries.counts import tallied
from app.queries.source import Source, bounds, in_range
from app.store.engines.prepared import AnySelect
from app.store.keys import DATED, UNDATED, Unit
from app.store.session import Rows
from app.store.tables import labels, tallies, terms
from app.store.terms import COUNTED, FIELD_NUMBERS

MOST_READ = 50_000
"""Articles whose terms are read one by one; of more, the newest are."""

_ALL_OF_A_DAY = 2**31 - 1
_Numbers = Counter[int]


@dataclass(frozen=True, slots=True)
class Values:
    """The most frequent values of a field; `looked_at` articles were, and whether those are all."""

    values: list[tuple[str, int]]
    looked_at: int | None
    exact: bool


def top_values(rows: Rows, found: Conditions, field: str, most: int) -> Values:
    """The values that most articles have, the most frequent first, then in the order of the alphabet."""
    code = COUNTED[field]
    if not found.ranges:
        return Values([], 0, True)
    if found.only_dates and set(found.ranges) == {DATED, UNDATED}:
        return Values(_ordered(rows.rows(_ALL, {"field": field, "limit": most})), None, True)
    if found.only_dates:
        looked_at, counts = None, _from_tallies(rows, found, code)
    else:
        looked_at, counts = _from_labels(rows, found)
    of_field = Counter({n: times for n, times in counts.items() if n % FIELD_NUMBERS == code})
    best = sorted(of_field.items(), key=lambda item: (-item[1], item[0]))[:most]
    shown = names(rows, [number for number, _ in best])
    exact = looked_at is None or looked_at <= MOST_READ
    values = _ordered([(shown[number], times) for number, times in best if number in shown])
    return Values(values, looked_at if looked_at is None else min(looked_at, MOST_READ), exact)


def names(rows: Rows, numbers: Sequence[int]) -> dict[int, str]:
    """How terms are shown."""
    if not numbers:
        return {}
    size = 1 << (len(numbers) - 1).bit_length()
    values = {f"n_{n}": numbers[min(n, len(numbers) - 1)] for n in range(size)}
    return dict(rows.rows(_shown(size), values))


def _from_tallies(rows: Rows, found: Conditions, code: int) -> _Numbers:
    """Whole years and days from the tallies, the rest article by article."""
    years, buckets, edges = tallied(found.ranges, Unit.YEAR)
    counts: _Numbers = Counter()
    for unit, ranges in ((Unit.YEAR, years), (Unit.BUCKET, buckets)):
        for keys in ranges:
            given = {**bounds([keys]), "field": code, "unit": unit}
            counts.update(dict(rows.rows(_TALLIED, given)))
    for keys in edges:
        counts.update(_count(rows.rows(_labels(_plain(found.source), 1), {**bounds([keys]), "limit": _ALL_OF_A_DAY})))
    return counts


def _from_labels(rows: Rows, found: Conditions) -> tuple[int, _Numbers]:
    given = {**found.values, **bounds(found.ranges), "limit": MOST_READ + 1}
    read = rows.rows(_labels(found.source, len(found.ranges)), given)
    return len(read), _count(read[:MOST_READ])


def _count(read: Sequence[tuple[bytes]]) -> _Numbers:
    return Counter(array("I", b"".join(blob for (blob,) in read)))


def _plain(source: Source) -> Source:
    return Source(source.engine, None, ())


def _ordered(values: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(values, key=lambda item: (-item[1], item[0]))


_ALL = (
    select(terms.c.shown, terms.c.articles)
    .where(terms.c.field == bindparam("field", ""), terms.c.articles > 0)
    .order_by(terms.c.articles.desc(), terms.c.id)
    .limit(bindparam("limit", 0))
)
_TALLIED = (
    select(tallies.c.term, cast(func.sum(tallies.c.articles), BigInteger))
    .where(
        tallies.c.field == bindparam("field", 0),
        tallies.c.unit == bindparam("unit", 0),
        in_range(tallies.c.start, 0),
    )
    .group_by(tallies.c.term)
)


@lru_cache(maxsize=64)
def _shown(size: int) -> AnySelect:
    return select(terms.c.id, terms.c.shown).where(terms.c.id.in_([bindparam(f"n_{n}", 0) for n in range(size)]))


@lru_cache(maxsize=256)
def _labels(source: Source, parts: int) -> AnySelect:
    newest = source.within(parts, labels.c.terms).order_by(source.key.desc())
    return newest.limit(bindparam("limit", 0))
