"""One turn of the event loop: its requests are answered as of one moment, and their responses sent together."""

from asyncio import AbstractEventLoop, WriteTransport

from app.store.session import Store

_MOST = 16
"""How many responses may wait: the first must not wait long for the last."""
_HEARD_AT_ONCE = 1024
"""How many ready connections one system call reports to the event loop; below that, there is one call per turn."""


class Turn:
    """What the requests of one turn share. Each event loop has one, which only that loop touches.

    Sending wakes a waiting client, which costs as much as the SQL statement for a response: a client that sent several
    requests at once is woken once.

    `serial` is the archive's, if it has been read in this turn: reading it costs a third of a cached response. Every
    request in a turn was begun before the turn, so its client cannot know of a later change, unless it sends another
    request on the same connection.
    """

    def __init__(self) -> None:
        self.serial: int | None = None
        self._loop: AbstractEventLoop | None = None
        self._askers: set[object] = set()
        self._waiting: list[tuple[WriteTransport, tuple[bytes, ...]]] = []

    def enter(self, loop: AbstractEventLoop, asker: object, connections: int) -> None:
        """Note that `asker`, one of so many connections, is about to be answered."""
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
        """Send a response when the turn ends, before any task created later; its parts are not joined.

        Copying a page of 26 kB takes two microseconds.
        """
        self._waiting.append((transport, answer))
        if self._loop is not loop:
            self._end_soon(loop)
        if len(self._waiting) >= _MOST:
            self._send()

    def end(self) -> None:
        """Send all waiting responses, except to clients that have gone meanwhile, and forget the serial."""
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
