"""Timelines: how many of the matching articles were published when."""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from app.errors import Complaint, InvalidParameter
from app.filters import TimelineQuery
from app.queries.conditions import Conditions, conditions
from app.queries.counts import Total, total
from app.queries.histogram import Histogram
from app.queries.source import Source, bounds
from app.queries.steps import Interval, Step, fitting, longer, numbers, steps
from app.queries.time_counts import ALL, placed
from app.queries.top_values import names, ordered
from app.store.engines.engine import AnySelect
from app.store.keys import DATED, KEY_END, UNDATED, Range, day_of, day_start, intersect
from app.store.session import Rows, Store
from app.store.terms import COUNTED

MOST_SPLIT = 50
_ENOUGH = 120
"""The most buckets of a timeline whose interval is chosen automatically."""


@dataclass(slots=True)
class Bucket:
    """How many matching articles, how many in the archive, and how many matching ones with each value of the split."""

    step: Step
    count: int
    archive_count: int
    split: dict[str, int] | None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Matching articles and the whole archive by bucket, from the first bucket with a match to the last.

    `interval` is None if no match has a date. A split is by the 50 most frequent values.
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
        """The buckets in order, each made when it is requested."""
        if self.interval:
            every = self.numbers, steps(self.numbers, self.interval), self.found.of(self.numbers)
            for number, step, found, archive in zip(*every, self.archive.of(self.numbers), strict=True):
                yield Bucket(step, found, archive, self._split(number))

    @property
    def values(self) -> list[str]:
        """The values of the split, most frequent first."""
        frequent: Counter[str] = Counter()
        for counts in (self.split or {}).values():
            frequent.update(counts)
        return [value for value, _ in ordered(list(frequent.items()))]

    def _split(self, number: int) -> dict[str, int] | None:
        """The counts of a bucket by value, most frequent first."""
        return None if self.split is None else dict(self.split.get(number, _NONE).most_common())


_NONE: Counter[str] = Counter()


def timeline(store: Store, asked: TimelineQuery) -> Timeline:
    """The timeline of a query. Raises InvalidParameter where it would have more buckets than the settings allow."""
    found = conditions(store, asked)
    span = _oldest_and_newest_day(store, found)
    undated = total(store, found.within(intersect(found.ranges, (UNDATED,))), exact=True)["value"]
    if span is None:
        none = Histogram(range(0))
        return Timeline(None, range(0), none, none, None, {"value": undated, "relation": "eq"}, undated, found)
    dated = found.within(intersect(found.ranges, (DATED,)))
    most = store.settings.max_buckets
    for interval in longer(fitting(*span, min(most, _ENOUGH))) if asked.interval == "auto" else (asked.interval,):
        _check_bucket_limit(interval, span, most)
        counts = _count_by_bucket(store, dated, numbers(*span, interval), interval)
        if counts.coarser <= counts.total // 2:
            break
    filled = counts.filled
    archive = (
        counts
        if _is_everything(found)
        else _count_by_bucket(store, _everything_in_buckets(found, filled, interval), filled, interval)
    )
    split = _split(store, dated, interval, COUNTED[asked.split_by]) if asked.split_by else None
    matching: Total = {"value": counts.total + undated, "relation": "eq"}
    return Timeline(interval, filled, counts, archive, split, matching, undated, found)


def _oldest_and_newest_day(rows: Rows, found: Conditions) -> tuple[date, date] | None:
    """The days of the oldest and the newest dated match; None if there are none."""
    ranges = intersect(found.ranges, (DATED,))
    if not ranges:
        return None
    given = {**found.values, **bounds(ranges)}
    ends = [rows.rows(_end_key_statement(found.source, len(ranges), newest), given) for newest in (False, True)]
    return (day_of(ends[0][0][0]), day_of(ends[1][0][0])) if all(ends) else None


def _check_bucket_limit(interval: Interval, span: tuple[date, date], most: int) -> None:
    several = len(numbers(*span, interval))
    if several > most:
        hint = f"interval={fitting(*span, most)}, or narrower dates"
        raise InvalidParameter(
            f"this would make {several:,} buckets; at most {most:,} are allowed",
            [Complaint("interval", f"more than {most:,} buckets", hint)],
        )


def _is_everything(found: Conditions) -> bool:
    return found.only_dates and DATED in found.ranges


def _everything_in_buckets(found: Conditions, buckets: range, interval: Interval) -> Conditions:
    """All articles in the time of these buckets."""
    if not buckets:
        return found.within(())
    [first, last] = [*steps(buckets[:1], interval), *steps(buckets[-1:], interval)]
    around = Range(day_start(first.start), KEY_END if last.end is None else day_start(last.end))
    return Conditions(Source(found.source.engine, None, ()), (around,))


def _count_by_bucket(rows: Rows, found: Conditions, among: range, interval: Interval) -> Histogram:
    histogram = Histogram(among)
    for number, _, articles in placed(rows, found, interval, ALL):
        histogram.add(number, articles)
    return histogram


def _split(rows: Rows, found: Conditions, interval: Interval, field: int) -> dict[int, Counter[str]]:
    """The number of articles with each of the most frequent values, by bucket."""
    # There may be millions of counts, few of which are shown.
    places, values, times = array("I"), array("I"), array("I")
    frequent: Counter[int] = Counter()
    for number, value, articles in placed(rows, found, interval, field):
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


@lru_cache(maxsize=256)
def _end_key_statement(source: Source, parts: int, newest: bool) -> AnySelect:
    order = source.key.desc() if newest else source.key.asc()
    return source.within(parts, source.key).order_by(order).limit(1)
