"""Sets of articles as the bits of integers: two sets are intersected in a microsecond, whatever their size.

An article's place is the number of articles before it in key order, and its bit is the one at that place.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from threading import Lock

from app.store.keys import Range

ROWS_AN_ANSWER = 2048
"""How many keys can be read, and the lists of a few words once more, in the time that places save a ranked search."""
_MOST_ASKED = 65_536
"""How many requested names are remembered."""
_OVERHEAD = 512
"""Approximate overhead of a set in bytes, besides its bits."""


class Places:
    """The places of all articles in one state of the archive, and named sets of them, at most `most_bytes` in all.

    A set is cached from the second request on, while there is room; none is evicted for another, because reading one
    takes longer than doing without. Shared by all threads of a process.
    """

    def __init__(self, keys: Iterable[int], most_bytes: int) -> None:
        self.keys = sorted(keys)
        self._places = {key: place for place, key in enumerate(self.keys)}
        self._sets: dict[Hashable, int] = {}
        self._asked: set[Hashable] = set()
        self._room = most_bytes // (self.size // 8 + _OVERHEAD)
        self._lock = Lock()

    @property
    def size(self) -> int:
        """The number of articles."""
        return len(self.keys)

    def has(self, names: Iterable[Hashable]) -> bool:
        """Whether all sets with these names are cached."""
        return all(name in self._sets for name in names)

    def serves(self, names: Collection[Hashable]) -> bool:
        """Whether all these sets are cached, or worth reading now that they are requested."""
        if self.has(names):
            return True
        with self._lock:
            missing = {name for name in names if name not in self._sets}
            is_worth_it = missing <= self._asked and len(self._sets) + len(missing) <= self._room
            if len(self._asked) < _MOST_ASKED:
                self._asked |= missing
        return is_worth_it

    def find(self, name: Hashable, read: Callable[[], Iterable[int]]) -> int:
        """The set with this name: cached, or made of the keys that `read` returns."""
        found = self._sets.get(name)
        if found is None:
            found = self.bits(read())
            with self._lock:
                if len(self._sets) < self._room:
                    self._sets[name] = found
        return found

    def bits(self, keys: Iterable[int]) -> int:
        """The articles with these keys; keys without an article are left out."""
        found = bytearray(self.size // 8 + 1)
        for place in map(self._places.get, keys):
            if place is not None:
                found[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(found, "little")

    def before(self, key: int) -> int:
        """The articles with lower keys."""
        return (1 << bisect_left(self.keys, key)) - 1

    def within(self, ranges: Iterable[Range]) -> int:
        """The articles whose keys are in any of these ranges."""
        found = 0
        for low, high in ranges:
            found |= self.before(high) ^ self.before(low)
        return found


def newest_first(bits: int) -> Iterator[int]:
    """The places in a set, highest first."""
    while bits:
        place = bits.bit_length() - 1
        yield place
        bits ^= 1 << place


def oldest_first(bits: int) -> Iterator[int]:
    """The places in a set, lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def newest(bits: int, most: int) -> int:
    """The newest articles of a set, at most `most`."""
    if bits.bit_count() <= most:
        return bits
    # The first place from which on there are no more than `most`.
    start = bisect_left(range(bits.bit_length()), -most, key=lambda place: -(bits >> place).bit_count())
    return bits >> start << start
