"""Timelines: how many of the articles that are found were published when."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import TypeAlias

from sqlalchemy import BigInteger, and_, bindparam, or_, select

from app.errors import Complaint, InvalidParameter
from app.filters import TimelineQuery
from app.queries.conditions import Conditions, conditions
from app.queries.counted import names
from app.queries.counts import Total, of_unit, tallied, total
from app.queries.gathered import gathered, gathered_keys
from app.queries.source import Source, bounds, in_range
from app.queries.steps import Interval, Step, fitting, longer, number_of, numbers, steps, too_coarse
from app.store.engines.prepared import AnySelect
from app.store.expressions import EVERY
from app.store.keys import DATED, KEY_END, UNDATED, Range, Unit, day_of, day_start, intersect, knows, unit_range
from app.store.session import Rows, Store
from app.store.tables import labels, tallies
from app.store.terms import COUNTED, FIELD_NUMBERS

MOST_SPLIT = 50
_ENOUGH = 120
"""Buckets of a timeline by itself."""

_AT_ONCE, _KEYS_AT_ONCE = 10_000, 50_000
"""Rows that are read at once, and keys, which take less room: PostgreSQL begins anew each time."""

_ALL = 0
"""The tallies' field for all articles, whatever their terms."""

_UNITS: Mapping[Interval, Unit] = {
    "day": Unit.BUCKET, "week": Unit.BUCKET, "month": Unit.MONTH, "quarter": Unit.MONTH, "year": Unit.YEAR,
}  # fmt: skip

Placed: TypeAlias = tuple[int | None, int, int]
"""The number of a bucket, None for articles too coarse for any; a term's number; and how many articles."""


class Histogram:
    """How many articles each of some neighbouring buckets has; `coarser` know too little of their date for any."""

    def __init__(self, numbers: range) -> None:
        self.coarser = 0
        self._numbers = numbers
        self._times = array("q", bytes(8 * len(numbers)))

    def add(self, number: int | None, articles: int) -> None:
        """So many more in the bucket with this number, which is one of these."""
        if number is None:
            self.coarser += articles
        else:
            self._times[number - self._numbers.start] += articles

    def of(self, among: range) -> Sequence[int]:
        """How many each of some of the buckets has."""
        return self._times[among.start - self._numbers.start : among.stop - self._numbers.start]

    @property
    def total(self) -> int:
        """How many there are in all."""
        return sum(self._times) + self.coarser

    @property
    def filled(self) -> range:
        """The buckets from the first one that has an article to the last."""
        held = [number for number, times in zip(self._numbers, self._times, strict=True) if times]
        return range(held[0], held[-1] + 1) if held else range(0)


@dataclass(slots=True)
class Bucket:
    """How many of those found, how many of all, and how many with each value that is split by."""

    step: Step
    count: int
    archive_count: int
    split: dict[str, int] | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """What was found and what the archive holds, by buckets: from the first that has a found article to the last.

    `interval` is None where no article has a date. A split is by the 50 most frequent values.
    """

    interval: Interval | None
    numbers: range
    found: Histogram
    archive: Histogram
    split: Mapping[int, Counter[str]] | None
    total: Total
    undated: int
    conditions: Conditions

    @property
    def buckets(self) -> Iterator[Bucket]:
        """One after the other, each made as it is asked for."""
        if self.interval:
            every = self.numbers, steps(self.numbers, self.interval), self.found.of(self.numbers)
            for number, step, found, archive in zip(*every, self.archive.of(self.numbers), strict=True):
                yield Bucket(step, found, archive, self._split(number))

    def _split(self, number: int) -> dict[str, int] | None:
        """By value, the most frequent first."""
        return None if self.split is None else dict(self.split.get(number, _NONE).most_common())


_NONE: Counter[str] = Counter()


def timeline(store: Store, asked: TimelineQuery) -> Timeline:
    """The timeline of a question. Raises InvalidParameter where it would have more buckets than the settings allow."""
    found = conditions(store, asked)
    span = _span(store, found)
    undated = total(store, _only(found, intersect(found.ranges, (UNDATED,))), exact=True)["value"]
    if span is None:
        none = Histogram(range(0))
        return Timeline(None, range(0), none, none, None, {"value": undated, "relation": "eq"}, undated, found)
    dated = _only(found, intersect(found.ranges, (DATED,)))
    most = store.settings.max_buckets
    for interval in longer(fitting(*span, min(most, _ENOUGH))) if asked.interval == "auto" else (asked.interval,):
        _bounded(interval, span, most)
        counts = _counted(store, dated, numbers(*span, interval), interval)
        if counts.coarser <= counts.total // 2:
            break
    filled = counts.filled
    archive = counts if _is_everything(found) else _counted(store, _around(found, filled, interval), filled, interval)
    split = _split(store, dated, interval, COUNTED[asked.split_by]) if asked.split_by else None
    matching: Total = {"value": counts.total + undated, "relation": "eq"}
    return Timeline(interval, filled, counts, archive, split, matching, undated, found)


def _span(rows: Rows, found: Conditions) -> tuple[date, date] | None:
    """The days of the oldest and the newest dated article."""
    ranges = intersect(found.ranges, (DATED,))
    if not ranges:
        return None
    given = {**found.values, **bounds(ranges)}
    ends = [rows.rows(_end(found.source, len(ranges), newest), given) for newest in (False, True)]
    return (day_of(ends[0][0][0]), day_of(ends[1][0][0])) if all(ends) else None


def _bounded(interval: Interval, span: tuple[date, date], most: int) -> None:
    several = len(numbers(*span, interval))
    if several > most:
        hint = f"interval={fitting(*span, most)}, or narrower dates"
        raise InvalidParameter(
            f"{several:,} buckets, and at most {most:,} are allowed",
            [Complaint("interval", f"more than {most:,} buckets", hint)],
        )


def _only(found: Conditions, ranges: tuple[Range, ...]) -> Conditions:
    return Conditions(found.source, ranges, found.values, found.expression)


def _is_everything(found: Conditions) -> bool:
    return found.only_dates and DATED in found.ranges


def _around(found: Conditions, buckets: range, interval: Interval) -> Conditions:
    """All articles of the buckets' time."""
    if not buckets:
        return _only(found, ())
    [first, last] = [*steps(buckets[:1], interval), *steps(buckets[-1:], interval)]
    around = Range(day_start(first.start), KEY_END if last.end is None else day_start(last.end))
    return Conditions(Source(found.source.engine, None, ()), (around,))


def _counted(rows: Rows, found: Conditions, among: range, interval: Interval) -> Histogram:
    histogram = Histogram(among)
    for number, _, articles in _placed(rows, found, interval, _ALL):
        histogram.add(number, articles)
    return histogram


def _split(rows: Rows, found: Conditions, interval: Interval, field: int) -> dict[int, Counter[str]]:
    """How many articles each bucket has of each of the most frequent values."""
    # There may be millions of counts, of which few are shown.
    places, values, times = array("I"), array("I"), array("I")
    frequent: Counter[int] = Counter()
    for number, value, articles in _placed(rows, found, interval, field):
        if number is not None:
            places.append(number)
            values.append(value)
            times.append(articles)
            frequent[value] += articles
    shown = names(rows, [value for value, _ in frequent.most_common(MOST_SPLIT)])
    split: dict[int, Counter[str]] = {}
    for number, value, articles in zip(places, values, times, strict=True):
        if value in shown:
            split.setdefault(number, Counter())[shown[value]] += articles
    return split


def _placed(rows: Rows, found: Conditions, interval: Interval, field: int) -> Iterator[Placed]:
    """Under which values of a field articles are counted in which buckets, in pieces that are to be added up."""
    unit = _UNITS[interval]
    read = _tallied(rows, found, unit, field) if found.only_dates else _read(rows, found, unit, field)
    return ((_number(start, interval), value, articles) for start, value, articles in read)


@lru_cache(4096)
def _number(key: int, interval: Interval) -> int | None:
    """The number of the bucket that what is counted at this key is in; None where it is too coarse for any."""
    return None if too_coarse(interval, knows(key)) else number_of(day_of(key), interval)


def _tallied(rows: Rows, found: Conditions, unit: Unit, field: int) -> Iterator[tuple[int, int, int]]:
    """Where articles are counted, under which number, and how many: from the tallies, and from what is left at ends."""
    units, buckets, edges = tallied(found.ranges, unit)
    for scale, ranges in ((unit, units), (Unit.BUCKET, buckets)):
        for keys in ranges:
            yield from _told(rows, keys, scale, field)
    for keys in edges:
        yield from _read(rows, _only(found, (keys,)), unit, field)


def _told(rows: Rows, keys: Range, unit: Unit, field: int) -> Iterator[tuple[int, int, int]]:
    """What the tallies have, so many at once that the memory stays small."""
    start, number = keys.low, -1
    while True:
        given = {"field": field, "start": start, "term": number, "high": keys.high, "limit": _AT_ONCE}
        read = rows.rows(_behind(unit), given)
        yield from read
        if len(read) < _AT_ONCE:
            break
        start, number, _ = read[-1]


def _read(rows: Rows, found: Conditions, unit: Unit, field: int) -> Iterator[tuple[int, int, int]]:
    """The same from the articles themselves, so many at once, too."""
    for part in found.ranges:
        left = part
        while True:
            labelled = field != _ALL
            most = _AT_ONCE if labelled else _KEYS_AT_ONCE
            keys, terms = _lowest(rows, found, left, labelled, most)
            yield from _grouped(keys, terms, unit, field)
            if len(keys) < most:
                break
            left = Range(keys[-1] + 1, part.high)


def _lowest(
    rows: Rows, found: Conditions, among: Range, labelled: bool, most: int
) -> tuple[Sequence[int], Sequence[bytes]]:
    """The lowest keys of a range, in their order, and the labels of their articles where these are wanted."""
    given = {**found.values, **bounds([among]), "limit": most}
    statement = _ascending(found.source, labelled)
    if not labelled:
        return sorted(gathered_keys(rows, statement, given)), ()
    read = rows.rows(statement, given)
    return [key for key, _ in read], [terms for _, terms in read]


def _grouped(keys: Sequence[int], terms: Sequence[bytes], unit: Unit, field: int) -> Iterator[tuple[int, int, int]]:
    """One count for all neighbours that are counted in the same place."""
    first = 0
    while first < len(keys):
        place = unit_range(keys[first], unit)
        last = bisect_left(keys, place.high, first)
        if field == _ALL:
            yield place.low, EVERY.number, last - first
        else:
            found = Counter(array("I", b"".join(terms[first:last])))
            yield from ((place.low, n, times) for n, times in found.items() if n % FIELD_NUMBERS == field)
        first = last


@cache
def _behind(unit: Unit) -> AnySelect:
    """The tallies behind a start and term, up to another start; what is no more has one of 0."""
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


@lru_cache(maxsize=256)
def _end(source: Source, parts: int, newest: bool) -> AnySelect:
    order = source.key.desc() if newest else source.key.asc()
    return source.within(parts, source.key).order_by(order).limit(1)
