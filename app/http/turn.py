"""One turn of the event loop: what is asked in it is answered as of one moment, and leaves together."""

from asyncio import AbstractEventLoop, WriteTransport

from app.store.session import Store

_MOST = 16
"""Answers that wait at most: the first is not to wait long for the last."""
_HEARD_AT_ONCE = 1024
"""Connections that the event loop hears of in one call of the system: of fewer, it hears once a turn."""


class Turn:
    """What the requests of one turn share. One event loop has one, which nothing but that loop touches.

    Sending wakes a client that waits, which costs as much as the statement behind an answer: a client that asked
    several things at once is woken once.

    `serial` is the archive's, where it was read in this turn: asking for it costs a third of an answer that is
    remembered. Whoever is answered had begun to ask before the turn began, so there is no later change that he knows
    of; who asks again on the same connection may know of one.
    """

    def __init__(self) -> None:
        self.serial: int | None = None
        self._loop: AbstractEventLoop | None = None
        self._askers: set[object] = set()
        self._waiting: list[tuple[WriteTransport, tuple[bytes, ...]]] = []

    def enter(self, loop: AbstractEventLoop, asker: object, connections: int) -> None:
        """Somebody is about to be answered, one of so many who are connected."""
        if asker in self._askers or connections >= _HEARD_AT_ONCE:
            self.serial = None
        self._askers.add(asker)
        if self._loop is not loop:
            self._end_soon(loop)

    def newest(self, store: Store) -> int:
        """The archive's serial, as of this turn."""
        if self.serial is None:
            self.serial = store.serial
        return self.serial

    def put(self, loop: AbstractEventLoop, transport: WriteTransport, *answer: bytes) -> None:
        """Send an answer when the turn ends, before any task that was made after this; its pieces are not put together.

        A page of 26 kB costs two microseconds to copy.
        """
        self._waiting.append((transport, answer))
        if self._loop is not loop:
            self._end_soon(loop)
        if len(self._waiting) >= _MOST:
            self._send()

    def end(self) -> None:
        """Send all that waits, but to those who have gone meanwhile, and forget what was read."""
        self._loop = self.serial = None
        self._askers.clear()
        self._send()

    def _end_soon(self, loop: AbstractEventLoop) -> None:
        self._loop = loop
        loop.call_soon(self.end)

    def _send(self) -> None:
        waiting, self._waiting = self._waiting, []
        for transport, answer in waiting:
            if not transport.is_closing():
                transport.writelines(answer)
