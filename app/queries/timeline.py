"""Timelines: how many of the articles that are found were published when."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from sqlalchemy import bindparam, select

from app.errors import Complaint, InvalidParameter
from app.filters import TimelineQuery
from app.queries.conditions import Conditions, conditions
from app.queries.counted import names
from app.queries.counts import Total, of_unit, tallied, total
from app.queries.gathered import gathered, gathered_keys
from app.queries.source import Source, bounds, in_range
from app.queries.steps import INTERVALS, Interval, Step, fitting, how_many, step_of, steps, too_coarse
from app.store.engines.prepared import AnySelect
from app.store.expressions import EVERY
from app.store.keys import DATED, KEY_END, UNDATED, Range, Unit, day_of, day_start, intersect, knows, unit_range
from app.store.session import Rows, Store
from app.store.tables import labels, tallies
from app.store.terms import COUNTED, FIELD_NUMBERS

MOST_SPLIT = 50
_AT_ONCE = 50_000
_ALL = 0
"""The tally's field for all articles, whatever their terms."""

_UNITS: Mapping[Interval, Unit] = {
    "day": Unit.BUCKET, "week": Unit.BUCKET, "month": Unit.MONTH, "quarter": Unit.MONTH, "year": Unit.YEAR,
}  # fmt: skip

Counts = Counter[tuple[date | None, int]]
"""By the first day of a bucket, None for articles too coarse for any, and by a term's number."""


@dataclass(slots=True)
class Bucket:
    """How many of those found, how many of all, and how many with each value that is split by."""

    step: Step
    count: int
    archive_count: int
    split: dict[str, int] | None


class Counted(NamedTuple):
    """What was found, what the archive holds, and what was found by value, each by the first day of a bucket."""

    found: Counts
    archive: Counts
    split: Mapping[date, dict[str, int]] | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """From the first bucket that has an article to the last; `coarser` articles know too little of their date for any.

    `interval` is None where no article has a date. A split is by the 50 most frequent values.
    """

    interval: Interval | None
    steps: Sequence[Step]
    counts: Counted
    total: Total
    coarser: int
    undated: int
    conditions: Conditions

    @property
    def buckets(self) -> Iterator[Bucket]:
        """One for each step, made as it is asked for."""
        found, archive, split = self.counts
        for step in self.steps:
            place = step.start, EVERY.number
            yield Bucket(step, found[place], archive[place], None if split is None else split.get(step.start, {}))


def timeline(store: Store, asked: TimelineQuery) -> Timeline:
    """The timeline of a question. Raises InvalidParameter where it would have more buckets than the settings allow."""
    found = conditions(store, asked)
    span = _span(store, found)
    undated = total(store, _only(found, intersect(found.ranges, (UNDATED,))), exact=True)["value"]
    if span is None:
        return Timeline(
            None, (), Counted(Counts(), Counts(), None), {"value": undated, "relation": "eq"}, 0, undated, found
        )
    interval = fitting(*span) if asked.interval == "auto" else asked.interval
    _bounded(interval, span, store.settings.max_buckets)
    dated = _only(found, intersect(found.ranges, (DATED,)))
    counts = _counts(store, dated, interval, _ALL)
    whole = steps(min(filled), max(filled), interval) if (filled := _days(counts)) else []
    archive = counts if _is_everything(found) else _counts(store, _around(found, whole), interval, _ALL)
    split = _split(store, dated, interval, COUNTED[asked.split_by]) if asked.split_by else None
    matching: Total = {"value": sum(counts.values()) + undated, "relation": "eq"}
    counted = Counted(counts, archive, split)
    return Timeline(interval, whole, counted, matching, counts[None, EVERY.number], undated, found)


def _span(rows: Rows, found: Conditions) -> tuple[date, date] | None:
    """The days of the oldest and the newest dated article."""
    ranges = intersect(found.ranges, (DATED,))
    if not ranges:
        return None
    given = {**found.values, **bounds(ranges)}
    ends = [rows.rows(_end(found.source, len(ranges), newest), given) for newest in (False, True)]
    return (day_of(ends[0][0][0]), day_of(ends[1][0][0])) if all(ends) else None


def _bounded(interval: Interval, span: tuple[date, date], most: int) -> None:
    if how_many(*span, interval) > most:
        longer = next((other for other in INTERVALS if how_many(*span, other) <= most), "year")
        raise InvalidParameter(
            f"{how_many(*span, interval):,} buckets, and at most {most:,} are allowed",
            [Complaint("interval", f"more than {most:,} buckets", f"interval={longer}, or narrower dates")],
        )


def _only(found: Conditions, ranges: tuple[Range, ...]) -> Conditions:
    return Conditions(found.source, ranges, found.values, found.expression)


def _is_everything(found: Conditions) -> bool:
    return found.only_dates and DATED in found.ranges


def _around(found: Conditions, whole: Sequence[Step]) -> Conditions:
    """All articles of the buckets' time."""
    if not whole:
        return _only(found, ())
    end = whole[-1].end
    around = Range(day_start(whole[0].start), KEY_END if end is None else day_start(end))
    return Conditions(Source(found.source.engine, None, ()), (around,))


def _days(counts: Counts) -> list[date]:
    return [day for (day, _), number in counts.items() if day is not None and number]


def _split(rows: Rows, found: Conditions, interval: Interval, field: int) -> dict[date, dict[str, int]]:
    counts = _counts(rows, found, interval, field)
    frequent: Counter[int] = Counter()
    for (day, number), articles in counts.items():
        frequent[number] += articles if day else 0
    shown = names(rows, [number for number, _ in frequent.most_common(MOST_SPLIT)])
    split: dict[date, dict[str, int]] = {}
    for (day, number), articles in sorted(counts.items(), key=lambda item: -item[1]):
        if day and number in shown:
            split.setdefault(day, {})[shown[number]] = articles
    return split


def _counts(rows: Rows, found: Conditions, interval: Interval, field: int) -> Counts:
    unit, counts = _UNITS[interval], Counts()
    read = _tallied(rows, found, unit, field) if found.only_dates else _read(rows, found, unit, field)
    for start, number, articles in read:
        counts[_day(start, interval), number] += articles
    return counts


@lru_cache(maxsize=65_536)
def _day(start: int, interval: Interval) -> date | None:
    """The first day of the bucket that what is counted at this key is in; None where it is too coarse for any."""
    return None if too_coarse(interval, knows(start)) else step_of(day_of(start), interval).start


def _tallied(rows: Rows, found: Conditions, unit: Unit, field: int) -> Iterator[tuple[int, int, int]]:
    """Where articles are counted, under which number, and how many: from the tallies, and from what is left at ends."""
    units, buckets, edges = tallied(found.ranges, unit)
    for scale, ranges in ((unit, units), (Unit.BUCKET, buckets)):
        for keys in ranges:
            yield from rows.rows(_told(scale), {**bounds([keys]), "field": field})
    for keys in edges:
        yield from _read(rows, _only(found, (keys,)), unit, field)


def _read(rows: Rows, found: Conditions, unit: Unit, field: int) -> Iterator[tuple[int, int, int]]:
    """The same from the articles themselves, so many at once that the memory stays small."""
    for part in found.ranges:
        left = part
        while True:
            keys, terms = _lowest(rows, found, left, field != _ALL)
            yield from _grouped(keys, terms, unit, field)
            if len(keys) < _AT_ONCE:
                break
            left = Range(keys[-1] + 1, part.high)


def _lowest(rows: Rows, found: Conditions, among: Range, labelled: bool) -> tuple[Sequence[int], Sequence[bytes]]:
    """The lowest keys of a range, in their order, and the labels of their articles where these are wanted."""
    given = {**found.values, **bounds([among]), "limit": _AT_ONCE}
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
def _told(unit: Unit) -> AnySelect:
    of_field = tallies.c.field == bindparam("field", 0)
    found = select(tallies.c.start, tallies.c.term, tallies.c.articles)
    return found.where(of_field, of_unit(unit), in_range(tallies.c.start, 0))


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
