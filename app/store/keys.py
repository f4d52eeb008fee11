"""The storage key: a 64-bit integer that encodes the date, so that the table's own order is chronological.

    day (22 bits) | slot (17 bits) | place in the slot (17 bits)

The slots of a day, in order: a room for articles dated only to the year (on its 1 January), one for those dated to the
month (on its first day), one for those dated to the day, then for each of the 1,440 minutes one slot for articles dated
to the minute and 60 for those dated to the second. So keys sort by date, coarser before finer, then by the first bits
of the id. The first 2^18 days are for undated articles; then comes 0001-01-01.

A coarse room holds 1,888 million articles; one minute or second 131,072.

No key, and so no difference of two keys, has more than 56 bits. FTS5 stores both as varints, and before SQLite 3.42 it
misreads one of nine bytes when it walks an index backwards: articles go missing from results in newest-first order, and
others appear.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from app.dates import DAY, END_OF_TIME, Period, Precision
from app.record import id_bits

_DAY_BITS, _SLOT_BITS = 34, 17
_FIRST_DAY = 1 << 18
"""The number of 0001-01-01 among the days of keys."""
_ROOM = 14_410
_COARSE: dict[Precision, int] = {"year": 0, "month": _ROOM, "day": 2 * _ROOM}
_FINER: tuple[Precision, ...] = ("second",) * 7
_KNOWN: tuple[Precision, ...] = (*_COARSE, *_FINER)
"""The precision of dates in each of a day's rooms, and in the fine slots after them."""
_FINE = 3 * _ROOM + 2
"""The first fine slot: 43,232 + 1,440 * 61 = 131,072 = 2 ** 17."""
_COARSE_HASH_BITS, _FINE_HASH_BITS, _UNDATED_HASH_BITS = 19, 16, 51
"""How many bits of the id a key contains: first choices fill at most half of a room, and the rest is spare."""
_SLOTS = (1 << _DAY_BITS - _SLOT_BITS) - 1
_PART_OF_DAY = (1 << _DAY_BITS) - 1
KEY_END = date.max.toordinal() + _FIRST_DAY << _DAY_BITS
"""The first key after 9999-12-31."""


class Range(NamedTuple):
    """The keys from `low` up to, but not including, `high`."""

    low: int
    high: int

    def has(self, key: int) -> bool:
        """Whether a key is in the range."""
        return self.low <= key < self.high


DATED = Range(_FIRST_DAY << _DAY_BITS, KEY_END)
UNDATED = Range(0, DATED.low)
EVERYWHERE = Range(UNDATED.low, DATED.high)


def room(published: Period | None) -> Range:
    """All keys that an article with this date may have."""
    if published is None:
        return UNDATED
    day, second = divmod(published.start, DAY)
    if published.precision in _COARSE:
        return coarse_room(day, published.precision)
    return _fine_room(day, second, published.precision == "second")


@lru_cache(1 << 12)
def coarse_room(day: int, precision: Precision) -> Range:
    """The room for dates of this precision that begin on a day, given by its number from 0 for 0001-01-01."""
    low = _first_key(day) | _COARSE[precision] << _SLOT_BITS
    return Range(low, low + (_ROOM << _SLOT_BITS))


def _fine_room(day: int, second: int, exact: bool) -> Range:
    low = _first_key(day) | _fine_slot(second, exact) << _SLOT_BITS
    return Range(low, low + (1 << _SLOT_BITS))


def room_of(key: int) -> Range:
    """The room that a key is in: all keys that an article with the same date may have."""
    if is_undated(key):
        return UNDATED
    precision = knows(key)
    if precision in _COARSE:
        return coarse_room(_day(key), precision)
    low = key >> _SLOT_BITS << _SLOT_BITS
    return Range(low, low + (1 << _SLOT_BITS))


def first_choice(published: Period | None, id: str) -> int:
    """The key that an article gets unless it is taken: the start of its room plus the first bits of its id."""
    if published is None:
        size = _UNDATED_HASH_BITS
    else:
        size = _COARSE_HASH_BITS if published.precision in _COARSE else _FINE_HASH_BITS
    return room(published).low + (id_bits(id) >> 80 - size)


def overlapping(start: int | None, end: int | None) -> tuple[Range, ...]:
    """The keys of all dated articles whose period overlaps [start, end), in seconds since 0001-01-01; newest first.

    Periods that start inside are adjacent; those that start earlier, but are coarse enough to reach into it, are in at
    most four rooms.
    """
    low = DATED.low if start is None else _boundary(start)
    high = KEY_END if end is None else _boundary(end)
    main = (Range(low, high),) if low < high else ()
    return main + tuple(_coarse_rooms_around(start)) if start else main


def intersect(one: Iterable[Range], other: Iterable[Range]) -> tuple[Range, ...]:
    """The keys in both, newest first."""
    both = (Range(max(a.low, b.low), min(a.high, b.high)) for a in one for b in other)
    return tuple(sorted((r for r in both if r.low < r.high), reverse=True))


def bucket(key: int) -> int:
    """The bucket that counts `key`: the start of its coarse room, of its day's fine slots, or of the undated keys."""
    if key < DATED.low:
        return UNDATED.low
    slot = key >> _SLOT_BITS & _SLOTS
    start = _FINE if slot >= 3 * _ROOM else slot // _ROOM * _ROOM
    return key >> _DAY_BITS << _DAY_BITS | start << _SLOT_BITS


def joined(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """The same keys, newest first as given, with adjacent ranges merged."""
    made: list[Range] = []
    for keys in ranges:
        if made and made[-1].low == keys.high:
            made[-1] = Range(keys.low, made[-1].high)
        else:
            made.append(keys)
    return tuple(made)


def knows(key: int) -> Precision:
    """The precision of a dated key: year, month, day, or second, which stands for anything finer than a day."""
    return _KNOWN[(key >> _SLOT_BITS & _SLOTS) // _ROOM]


def day_of(key: int) -> date:
    """The UTC day on which a dated key's period starts."""
    return date.fromordinal(_day(key) + 1)


def known_day(key: int) -> int | None:
    """The number of a key's UTC day, from 0 for 0001-01-01; None if it is undated, or its date coarser than a day."""
    return _day(key) if not is_undated(key) and key >> _SLOT_BITS & _SLOTS >= _COARSE["day"] else None


def days_around(key: int, days: int) -> Range:
    """The keys from so many days before a dated key's day to so many days after it."""
    day = _day(key)
    return Range(max(_first_key(day - days), DATED.low), _first_key(day + days + 1))


def split(keys: Range) -> tuple[Range, Range, Range]:
    """Split `keys` into three adjacent ranges: part of a day, whole buckets, part of a day. Any may be empty."""
    if not (keys.low | keys.high) & _PART_OF_DAY and not is_undated(keys.low):  # whole days, as most are
        return Range(keys.low, keys.low), keys, Range(keys.high, keys.high)
    first = keys.low if bucket(keys.low) == keys.low else _bucket_end(keys.low)
    # A room may end where no bucket starts; all that matters is that no bucket spans the end.
    ends = bucket(keys.high - 1) < bucket(keys.high)
    last = keys.high if ends else bucket(keys.high)
    if first > last:
        return unsplit(keys)
    return Range(keys.low, first), Range(first, last), Range(last, keys.high)


def unsplit(keys: Range) -> tuple[Range, Range, Range]:
    """The same three ranges with all of `keys` in the first and the others empty."""
    end = Range(keys.high, keys.high)
    return keys, end, end


def day_start(day: date) -> int:
    """The lowest key of a day."""
    return _first_key(day.toordinal() - 1)


def is_undated(key: int) -> bool:
    """Whether a key belongs to an article without a date."""
    return key < DATED.low


def _first_key(day: int) -> int:
    """The lowest key of the day with this number, from 0 for 0001-01-01."""
    return day + _FIRST_DAY << _DAY_BITS


def _day(key: int) -> int:
    """The number of a dated key's day."""
    return (key >> _DAY_BITS) - _FIRST_DAY


def _bucket_end(key: int) -> int:
    """The end of a key's day, or of the undated keys: no bucket spans it."""
    return UNDATED.high if is_undated(key) else next_day(key)


def next_day(key: int) -> int:
    """The lowest key of the day after a dated key's."""
    return _first_key(_day(key) + 1)


def _fine_slot(second: int, exact: bool) -> int:
    minute, rest = divmod(second, 60)
    return _FINE + minute * 61 + (1 + rest if exact else 0)


def _boundary(instant: int) -> int:
    """The lowest key of anything that starts at or after an instant."""
    if instant >= END_OF_TIME:
        return KEY_END
    day, second = divmod(instant, DAY)
    if not second:
        return _first_key(day)
    return _first_key(day) | _fine_slot(second, second % 60 != 0) << _SLOT_BITS


def _coarse_rooms_around(instant: int) -> Iterator[Range]:
    """The rooms of the minute, day, month and year that contain an instant without starting at it."""
    number, second = divmod(instant, DAY)
    day = date.fromordinal(number + 1)
    if second % 60:
        yield _fine_room(number, second, exact=False)
    if second:
        yield coarse_room(number, "day")
    if second or day.day > 1:
        yield coarse_room(number + 1 - day.day, "month")
    if second or day.day > 1 or day.month > 1:
        yield coarse_room(date(day.year, 1, 1).toordinal() - 1, "year")
