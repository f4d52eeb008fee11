"""How many articles there are before a key, in memory: every page tells a total, and only writes change it."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable

from app.store.keys import Range, bucket

MOST = 262_144
"""Buckets that are kept: 16 bytes each. They are about as many as the days on which something was published: these are
those of 700 years."""
ROWS_AN_ANSWER = 64
"""As many rows of tallies are read in the time that the database takes for one total."""


class Calendar:
    """The buckets that have articles (see `keys.bucket`), and how many articles there are before each."""

    def __init__(self, tallies: Iterable[tuple[int, int]]) -> None:
        """Of pairs of a bucket and its articles, in the order of buckets."""
        self.buckets, self._before = array("q"), array("q", [0])
        for start, articles in tallies:
            self.buckets.append(start)
            self._before.append(self._before[-1] + articles)

    @property
    def size(self) -> int:
        """How many buckets have articles."""
        return len(self.buckets)

    def count(self, keys: Range) -> int:
        """How many articles are in a range that has no bucket in part."""
        first, last = bisect_left(self.buckets, keys.low), bisect_left(self.buckets, keys.high)
        return self._before[last] - self._before[first]

    def has_any(self, keys: Range) -> bool:
        """Whether a bucket that has articles is in a range, be it in part."""
        first = bisect_left(self.buckets, bucket(keys.low))
        return first < len(self.buckets) and self.buckets[first] < keys.high
