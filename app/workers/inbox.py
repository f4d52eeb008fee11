"""Reads ahead what a process sends, so that it can continue while earlier results are being stored."""

from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from threading import Condition, Thread

from app.workers.task import Part

_MOST = 1 << 23
"""How many bytes may wait, plus one message; beyond that, the pipe blocks the sending process."""


class Inbox:
    """The parts that come through a pipe, received by a separate thread."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._letters: deque[tuple[int, list[Part]]] = deque()
        self._opened: Iterator[Part] = iter(())
        self._held = 0
        self._ended = False
        self._changed = Condition()
        self._thread = Thread(target=self._receive, daemon=True)
        self._thread.start()

    def next(self, seconds: float) -> Part | None:
        """The next part; None if the pipe has ended, or nothing arrives for `seconds`."""
        while (part := next(self._opened, None)) is None:
            with self._changed:
                self._changed.wait_for(lambda: self._letters or self._ended, seconds)
                if not self._letters:
                    return None
                size, parts = self._letters.popleft()
                self._held -= size
                self._changed.notify_all()
            self._opened = iter(parts)
        return part

    def close(self) -> None:
        """Wait for the thread to end, for which the other side has to close the pipe."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()
        self._thread.join()

    def _receive(self) -> None:
        try:
            with suppress(EOFError, OSError):
                while not self._ended:
                    self._put(self._pipe.recv_bytes())
        finally:
            with self._changed:
                self._ended = True
                self._changed.notify_all()

    def _put(self, letter: bytes) -> None:
        parts: list[Part] = ForkingPickler.loads(letter)
        with self._changed:
            self._changed.wait_for(lambda: self._held < _MOST or self._ended)
            self._letters.append((len(letter), parts))
            self._held += len(letter)
            self._changed.notify_all()
