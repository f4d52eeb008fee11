"""The buckets of a timeline: days, weeks from Monday (ISO 8601), months, quarters, years, all of UTC."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

from app.dates import Precision

Interval = Literal["day", "week", "month", "quarter", "year"]

INTERVALS: tuple[Interval, ...] = ("day", "week", "month", "quarter", "year")
_ABOUT: Mapping[Interval, float] = {"day": 1, "week": 7, "month": 30.5, "quarter": 91.5, "year": 365.25}
_COARSEST: Mapping[Interval, tuple[Precision, ...]] = {
    "day": ("year", "month"), "week": ("year", "month"), "month": ("year",), "quarter": ("year",), "year": (),
}  # fmt: skip
_LAST = date.max
_ENOUGH = 120


class Step(NamedTuple):
    """One bucket: `start` is its first day, `end` the day behind its last, None where that is in the year 10000."""

    start: date
    end: date | None


def too_coarse(interval: Interval, precision: Precision) -> bool:
    """Whether an article that knows no more of its date is in no bucket of this length."""
    return precision in _COARSEST[interval]


def step_of(day: date, interval: Interval) -> Step:
    """The bucket that a day is in."""
    if interval == "day":
        start = day
    elif interval == "week":
        start = date.fromordinal(max(day.toordinal() - day.weekday(), 1))
    elif interval == "month":
        start = day.replace(day=1)
    elif interval == "quarter":
        start = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    else:
        start = day.replace(month=1, day=1)
    return Step(start, _end(start, interval))


def steps(first: date, last: date, interval: Interval) -> list[Step]:
    """Every bucket from that of `first` to that of `last`."""
    found = [step_of(first, interval)]
    while (end := found[-1].end) is not None and end <= last:
        found.append(Step(end, _end(end, interval)))
    return found


def how_many(first: date, last: date, interval: Interval) -> int:
    """About how many buckets lie between two days."""
    return int((last - first).days / _ABOUT[interval]) + 1


def fitting(first: date, last: date) -> Interval:
    """The shortest interval that makes no more than some 120 buckets; a year where none does."""
    return next((interval for interval in INTERVALS if how_many(first, last, interval) <= _ENOUGH), "year")


def _end(start: date, interval: Interval) -> date | None:
    try:
        if interval in ("day", "week"):
            return start + timedelta(1 if interval == "day" else 7 - start.weekday())
        if interval == "year":
            return start.replace(year=start.year + 1)
        months = start.month - 1 + (1 if interval == "month" else 3)
        return date(start.year + months // 12, months % 12 + 1, 1)
    except (ValueError, OverflowError):
        return None
