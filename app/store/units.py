"""The units of time that articles are counted by, as ranges of keys: buckets, and the months and years they form."""

from datetime import date
from enum import IntEnum

from app.store.keys import (
    KEY_END,
    Range,
    bucket,
    coarse_room,
    day_of,
    day_start,
    is_undated,
    knows,
    next_day,
    room_of,
    unsplit,
)

_SHORTEST_MONTH = day_start(date(1, 3, 1)) - day_start(date(1, 2, 1))


class Unit(IntEnum):
    """The unit of a tally: buckets, or the months or years that they form."""

    BUCKET, MONTH, YEAR = range(3)


def unit_start(key: int, unit: Unit) -> int:
    """Where `key` is counted in this unit: its bucket, or the first key of its UTC year or month.

    A date known only to the year is in no month: in months too, it is counted by its bucket.
    """
    return unit_starts(bucket(key))[unit]


def unit_starts(bucket: int) -> tuple[int, ...]:
    """Where a bucket's articles are counted in each unit, in the order of units."""
    if is_undated(bucket):
        return (bucket,) * len(Unit)
    day = day_of(bucket)
    month = coarse_room(day.replace(day=1).toordinal() - 1, "month").low
    year = day_start(day.replace(month=1, day=1))
    return bucket, bucket if knows(bucket) == "year" else month, year


def unit_range(key: int, unit: Unit) -> Range:
    """All keys that are counted together with a dated `key`."""
    precision = knows(key)
    if precision != "second" and (unit is Unit.BUCKET or (unit is Unit.MONTH and precision == "year")):
        return room_of(key)
    end = next_day(key) if unit is Unit.BUCKET else _period_end(day_of(key), unit)
    return Range(unit_start(key, unit), end)


def split_units(buckets: Range, unit: Unit) -> tuple[Range, Range, Range]:
    """Split whole buckets into three adjacent ranges: part of a unit, whole units, part of one. Any may be empty."""
    if unit is Unit.BUCKET or is_undated(buckets.low) or buckets.low >= buckets.high:
        return unsplit(buckets)
    first = _period_start(day_of(buckets.low), unit)
    if first < buckets.low:
        first = _period_end(day_of(buckets.low), unit)
    last = buckets.high if buckets.high == KEY_END else _period_start(day_of(buckets.high), unit)
    if first > last:
        return unsplit(buckets)
    return Range(buckets.low, first), Range(first, last), Range(last, buckets.high)


def in_units(buckets: Range) -> list[tuple[Unit, Range]]:
    """Split whole buckets into whole years, whole months before and after them, and the rest; no range is empty."""
    parts = [(Unit.BUCKET, buckets)]
    if not is_undated(buckets.low) and buckets.high - buckets.low >= _SHORTEST_MONTH:
        for unit in (Unit.MONTH, Unit.YEAR):
            # The middle part is divided once more.
            middle = len(parts) // 2
            before, whole, after = split_units(parts[middle][1], unit)
            if whole.low < whole.high:
                parts[middle : middle + 1] = [(parts[middle][0], before), (unit, whole), (parts[middle][0], after)]
    return [(unit, keys) for unit, keys in parts if keys.low < keys.high]


def _period_start(day: date, unit: Unit) -> int:
    return day_start(day.replace(day=1) if unit is Unit.MONTH else day.replace(month=1, day=1))


def _period_end(day: date, unit: Unit) -> int:
    if unit is Unit.YEAR or day.month == 12:
        return _year_start(day.year + 1)
    return day_start(date(day.year, day.month + 1, 1))


def _year_start(number: int) -> int:
    return KEY_END if number > 9999 else day_start(date(number, 1, 1))
