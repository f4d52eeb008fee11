"""Answers that leave together, at the end of a turn of the event loop."""

from asyncio import AbstractEventLoop, WriteTransport

_MOST = 16
"""Answers that wait at most: the first is not to wait long for the last."""


class Outbox:
    """What the requests of one turn are answered with, sent in the order in which it was put in.

    Sending wakes a client that waits, which costs as much as the statement behind an answer: a client that asked
    several things at once is woken once. One event loop has one, which nothing but that loop touches.
    """

    def __init__(self) -> None:
        self._waiting: list[tuple[WriteTransport, tuple[bytes, ...]]] = []

    def put(self, loop: AbstractEventLoop, transport: WriteTransport, *answer: bytes) -> None:
        """Send an answer when the turn ends, before any task that was made after this; its pieces are not put together.

        A page of 26 kB costs two microseconds to copy.
        """
        if not self._waiting:
            loop.call_soon(self.send)
        self._waiting.append((transport, answer))
        if len(self._waiting) >= _MOST:
            self.send()

    def send(self) -> None:
        """Send all that waits, but to those who have gone meanwhile."""
        waiting, self._waiting = self._waiting, []
        for transport, answer in waiting:
            if not transport.is_closing():
                transport.writelines(answer)
