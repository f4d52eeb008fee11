"""The buckets of a timeline: days, weeks from Monday (ISO 8601), months, quarters and years, all in UTC.

Buckets of one length are numbered from 0, the one that contains 0001-01-01, a Monday.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Literal, NamedTuple

from app.dates import Precision

Interval = Literal["day", "week", "month", "quarter", "year"]

INTERVALS: tuple[Interval, ...] = ("day", "week", "month", "quarter", "year")
_DAYS: Mapping[Interval, int] = {"day": 1, "week": 7}
_MONTHS: Mapping[Interval, int] = {"month": 1, "quarter": 3, "year": 12}
_COARSEST: Mapping[Interval, tuple[Precision, ...]] = {
    "day": ("year", "month"), "week": ("year", "month"), "month": ("year",), "quarter": ("year",), "year": (),
}  # fmt: skip


class Step(NamedTuple):
    """One bucket: `start` is its first day, `end` the day after its last, None if that is in the year 10000."""

    start: date
    end: date | None


def too_coarse(interval: Interval, precision: Precision) -> bool:
    """Whether a date of this precision is too coarse for any bucket of this length."""
    return precision in _COARSEST[interval]


def number_of(day: date, interval: Interval) -> int:
    """The number of the bucket that contains a day."""
    if days := _DAYS.get(interval):
        return (day.toordinal() - 1) // days
    return (day.year * 12 + day.month - 13) // _MONTHS[interval]


def numbers(first: date, last: date, interval: Interval) -> range:
    """The numbers of all buckets from one day's to another's."""
    return range(number_of(first, interval), number_of(last, interval) + 1)


def steps(among: range, interval: Interval) -> Iterator[Step]:
    """The buckets with these numbers."""
    starts = (_first_day(number, interval) for number in range(among.start, among.stop + 1))
    return (Step(start, end) for start, end in pairwise(starts) if start)


def fitting(first: date, last: date, most: int) -> Interval:
    """The shortest interval with at most `most` buckets; a year if none has so few."""
    return next((interval for interval in INTERVALS if len(numbers(first, last, interval)) <= most), "year")


def longer(interval: Interval) -> Sequence[Interval]:
    """This interval and all longer ones."""
    return INTERVALS[INTERVALS.index(interval) :]


def _first_day(number: int, interval: Interval) -> date | None:
    """The first day of a bucket; None after the year 9999."""
    try:
        if days := _DAYS.get(interval):
            return date.fromordinal(number * days + 1)
        year, month = divmod(number * _MONTHS[interval], 12)
        return date(year + 1, month + 1, 1)
    except ValueError:
        return None
