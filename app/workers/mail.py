"""What a process sends, read ahead: so it goes on while what it sent is being stored."""

from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from queue import Empty, Queue
from threading import Thread

from app.workers.task import Part

_AHEAD = 16
"""Letters, each of some parts, that wait to be opened; the process that would send more is held up by its pipe."""
_MOMENT = 0.05


class Mail:
    """The parts that come through a pipe, received by a thread of its own."""

    def __init__(self, pipe: Connection) -> None:
        self._box: Queue[list[Part] | None] = Queue(_AHEAD)
        self._opened: Iterator[Part] = iter(())
        self._thread = Thread(target=_receive, args=(pipe, self._box), daemon=True)
        self._thread.start()

    def next(self, seconds: float) -> Part | None:
        """The next part; None where the pipe has ended, or nothing comes for so long."""
        if (part := next(self._opened, None)) is not None:
            return part
        with suppress(Empty):
            sent = self._box.get(timeout=seconds)
            if sent is None:
                self._box.put(None)  # the end stays the end
                return None
            self._opened = iter(sent)
        return next(self._opened, None)

    def close(self) -> None:
        """Forget what is still there, and wait for the thread: the pipe has to be ended by its other side."""
        while self._thread.is_alive():
            with suppress(Empty):
                self._box.get(timeout=_MOMENT)


def _receive(pipe: Connection, box: "Queue[list[Part] | None]") -> None:
    try:
        with suppress(EOFError, OSError):
            while True:
                box.put(pipe.recv())
    finally:
        box.put(None)
