"""A cache for lists of numbers that depend on the archive's state, kept until that changes."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from threading import Lock

_OVERHEAD = 512
"""Approximate overhead of a list in bytes, besides its numbers."""


class Remembered:
    """An LRU cache of at most `most_bytes` of lists, shared by all threads of a process."""

    def __init__(self, most_bytes: int) -> None:
        self._most, self._size, self._serial = most_bytes, 0, 0
        self._lists: OrderedDict[Hashable, array[int]] = OrderedDict()
        self._lock = Lock()

    def find(self, serial: int, name: Hashable, read: Callable[[], Iterable[int]]) -> "array[int]":
        """The list with this name at the archive's `serial`: cached, or else read in that state of the archive."""
        with self._lock:
            if serial != self._serial:
                self._serial, self._size = serial, 0
                self._lists.clear()
            known = self._lists.get(name)
            if known is not None:
                self._lists.move_to_end(name)
                return known
        found = array("q", read())
        with self._lock:
            if serial == self._serial and name not in self._lists:
                self._keep(name, found)
        return found

    def _keep(self, name: Hashable, found: "array[int]") -> None:
        self._lists[name] = found
        self._size += _size(found)
        while self._size > self._most:
            _, gone = self._lists.popitem(last=False)
            self._size -= _size(gone)


def _size(found: "array[int]") -> int:
    return len(found) * found.itemsize + _OVERHEAD
