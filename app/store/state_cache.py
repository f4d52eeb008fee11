"""A cache for data that depends on the archive's state and takes a while to read, kept until that changes."""

from collections.abc import Callable
from threading import Lock
from typing import Generic, Protocol, TypeVar


class _Sized(Protocol):
    @property
    def size(self) -> int:
        """The number of rows it was made from."""
        ...


Thing = TypeVar("Thing", bound=_Sized)


class Kept(Generic[Thing]):
    """Caches one thing for the last requested state, once it has been requested often enough to be worth reading.

    Shared by all threads of a process, one of which reads it. In the time to read `rows_an_answer` rows, one request
    can be answered without it; a thing of more than `most` rows is not kept.
    """

    def __init__(self, most: int, rows_an_answer: int) -> None:
        self._most, self._rows_an_answer = most, rows_an_answer
        self._asked = self._size = 0
        self._is_read = False
        self._kept: tuple[int, Thing | None] = 0, None
        """The last requested state, and the thing: together, so that `known` needs no lock."""
        self._lock = Lock()

    def at(self, serial: int, read: Callable[[], Thing]) -> Thing | None:
        """What is kept for this serial, or None; `read` makes it, from at most one row more than `most`."""
        known = self.known(serial)
        if known is not None:
            return known
        with self._lock:
            self._turn_to(serial)
            self._asked += 1
            if not self._has_to_be_read(self._asked):
                return self.known(serial)
            self._is_read = True  # or soon will be: meanwhile, others do without it
        try:
            made = read()
        except BaseException:
            self._settle(serial, None, is_read=False)
            raise
        self._size = made.size
        kept = made if made.size <= self._most else None
        self._settle(serial, kept, is_read=True)
        return kept

    def known(self, serial: int) -> Thing | None:
        """What is already kept for this serial, or None."""
        kept_for, thing = self._kept
        return thing if kept_for == serial else None

    def is_due(self, serial: int) -> bool:
        """Whether the next request at this serial has to read it."""
        if self.known(serial) is not None:
            return False
        with self._lock:
            self._turn_to(serial)
            return self._has_to_be_read(self._asked + 1)

    def _turn_to(self, serial: int) -> None:
        if serial != self._kept[0]:
            self._asked, self._is_read, self._kept = 0, False, (serial, None)

    def _has_to_be_read(self, asked: int) -> bool:
        return not self._is_read and asked * self._rows_an_answer >= self._size

    def _settle(self, serial: int, thing: Thing | None, is_read: bool) -> None:
        with self._lock:
            if serial == self._kept[0]:
                self._is_read, self._kept = is_read, (serial, thing)
