"""How many articles there are before a key, in memory: every page tells a total, and only writes change it."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable
from itertools import accumulate
from threading import Lock

from app.store.keys import Range, bucket

MOST = 65_536
"""Buckets that are kept: 16 bytes each. There are about as many as days on which something was published."""
_ROWS_AN_ANSWER = 64
"""As many rows of tallies are read in the time that the database takes for one total."""


class Calendar:
    """The buckets that have articles (see `keys.bucket`), and how many articles there are before each."""

    def __init__(self, tallies: Iterable[tuple[int, int]]) -> None:
        """Of pairs of a bucket and its articles."""
        ordered = sorted(tallies)
        self.buckets = array("q", (start for start, _ in ordered))
        self._before = array("q", accumulate((articles for _, articles in ordered), initial=0))

    def count(self, keys: Range) -> int:
        """How many articles are in a range that has no bucket in part."""
        first, last = bisect_left(self.buckets, keys.low), bisect_left(self.buckets, keys.high)
        return self._before[last] - self._before[first]

    def has_any(self, keys: Range) -> bool:
        """Whether a bucket that has articles is in a range, be it in part."""
        first = bisect_left(self.buckets, bucket(keys.low))
        return first < len(self.buckets) and self.buckets[first] < keys.high


class Calendars:
    """The calendar of the state that was asked for last, from when it has been asked for often enough to be worth it.

    Shared by all threads of a process.
    """

    def __init__(self) -> None:
        self._serial = self._asked = self._size = 0
        self._is_read = False
        self._calendar: Calendar | None = None
        self._lock = Lock()

    def at(self, serial: int, read: Callable[[], Iterable[tuple[int, int]]]) -> Calendar | None:
        """The calendar at this serial; `read` gives the tallies in that state, up to one more than are kept."""
        with self._lock:
            if serial != self._serial:
                self._serial, self._asked, self._is_read, self._calendar = serial, 0, False, None
            self._asked += 1
            if self._is_read or self._asked * _ROWS_AN_ANSWER < self._size:
                return self._calendar
        made = Calendar(read())
        size = len(made.buckets)
        kept = made if size <= MOST else None
        with self._lock:
            if serial == self._serial:
                self._size, self._is_read, self._calendar = size, True, kept
        return kept
