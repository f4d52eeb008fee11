"""How many articles there are before a key, in memory: every page tells a total, and only writes change it."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from app.store.keys import Range, bucket

MOST = 65_536
"""Buckets that are kept: 16 bytes each. There are about as many as days on which something was published."""
ROWS_AN_ANSWER = 64
"""As many rows of tallies are read in the time that the database takes for one total."""


class Calendar:
    """The buckets that have articles (see `keys.bucket`), and how many articles there are before each."""

    def __init__(self, tallies: Iterable[tuple[int, int]]) -> None:
        """Of pairs of a bucket and its articles."""
        ordered = sorted(tallies)
        self.buckets = array("q", (start for start, _ in ordered))
        self._before = array("q", accumulate((articles for _, articles in ordered), initial=0))

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
