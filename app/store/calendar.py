"""The number of articles before a key, in memory: every page shows a total, and only writes change it."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable

from app.store.keys import Range, bucket

MOST = 262_144
"""The most buckets that are kept, 16 bytes each. There are about as many as days on which something was published: this
many cover 700 years."""
ROWS_AN_ANSWER = 64
"""How many rows of tallies can be read in the time that the database takes for one total."""


class Calendar:
    """The buckets that have articles (see `keys.bucket`), and the number of articles before each."""

    def __init__(self, tallies: Iterable[tuple[int, int]]) -> None:
        """From pairs of a bucket and its number of articles, in bucket order."""
        self.buckets, self._before = array("q"), array("q", [0])
        for start, articles in tallies:
            self.buckets.append(start)
            self._before.append(self._before[-1] + articles)

    @property
    def size(self) -> int:
        """How many buckets have articles."""
        return len(self.buckets)

    def count(self, keys: Range) -> int:
        """The number of articles in a range that consists of whole buckets."""
        first, last = bisect_left(self.buckets, keys.low), bisect_left(self.buckets, keys.high)
        return self._before[last] - self._before[first]

    def has_any(self, keys: Range) -> bool:
        """Whether a bucket that has articles is at least partly in a range."""
        first = bisect_left(self.buckets, bucket(keys.low))
        return first < len(self.buckets) and self.buckets[first] < keys.high
