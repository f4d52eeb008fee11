"""What an endpoint replies, and the answer that becomes of it on its way out."""

from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus

from app.representations import json

_NONE: Mapping[str, str] = {}
_SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Link, ETag, X-Request-ID, Total-Count, Retry-After",
}
# Whatever is opened in a browser by itself, it can do nothing; pages bring a policy of their own.
_SAFE_ALONE = _SAFE | {"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox"}
_LEFT_OUT = frozenset(["Content-Type", "Content-Length", "Content-Encoding", "Link"])
"""What RFC 9110 section 15.4.5 leaves out of a 304."""


class Reply:
    """A whole body in memory; text is sent as UTF-8. `mark` is what its content hangs on, where the route asks for one.

    `modified` is when the content last changed, as RFC 3339 text; `serial` the archive's, where it was read along.
    """

    __slots__ = ("body", "headers", "mark", "media_type", "modified", "serial")

    def __init__(
        self,
        body: str | bytes,
        media_type: str = json.MEDIA_TYPE,
        headers: Mapping[str, str] = _NONE,
        mark: bytes = b"",
        modified: str | None = None,
        serial: int | None = None,
    ) -> None:
        self.body = body.encode() if isinstance(body, str) else body
        self.media_type, self.headers = media_type, headers
        self.mark, self.modified, self.serial = mark, modified, serial


class Stream(Reply):
    """A body that comes in pieces, and what gives back all that they hold open."""

    __slots__ = ("chunks", "close")

    def __init__(
        self, chunks: Iterator[bytes], close: Callable[[], None], media_type: str, headers: Mapping[str, str] = _NONE
    ) -> None:
        super().__init__(b"", media_type, headers)
        self.chunks, self.close = chunks, close


class Answer:
    """A reply with all its headers but the date and the request's id. It may be sent many times.

    `serial` is the archive's that it was made at; None where it does not hang on the archive.
    """

    __slots__ = ("_head", "_own", "_safe", "_short", "body", "serial", "status")

    def __init__(self, status: int, headers: Mapping[str, str], body: bytes, serial: int | None = None) -> None:
        self.status, self.body, self.serial, self._own = status, body, serial, headers
        self._safe = _SAFE if "Content-Security-Policy" in headers else _SAFE_ALONE
        self._head: bytes | None = None
        self._short: Answer | None = None

    @property
    def headers(self) -> list[tuple[bytes, bytes]]:
        """As ASGI has them."""
        named = [*self._own.items(), *self._safe.items()]
        return [(name.lower().encode(), value.encode("latin-1")) for name, value in named]

    @property
    def head(self) -> bytes:
        """The status line and the headers as they are sent."""
        if self._head is None:
            own = _lines(self._own).encode("latin-1")
            self._head = _STATUS[self.status] + own + _LINES[len(self._safe)]
        return self._head

    @property
    def not_modified(self) -> "Answer":
        """The answer to a client that has it already."""
        if self._short is None:
            kept = {name: text for name, text in self._own.items() if name not in _LEFT_OUT}
            self._short = Answer(304, kept, b"")
        return self._short

    def header(self, name: str) -> str:
        """One header's value, empty where it is not there."""
        return self._own.get(name, "")


class Flow(Answer):
    """An answer whose body comes in pieces, once. Whoever has it closes it."""

    __slots__ = ("_chunks", "close")

    def __init__(self, headers: Mapping[str, str], chunks: Iterator[bytes], close: Callable[[], None]) -> None:
        super().__init__(200, headers, b"")
        self._chunks, self.close = chunks, close

    def next(self) -> bytes | None:
        """The next piece, which may take its time; None at the end."""
        return next(self._chunks, None)


def _lines(headers: Mapping[str, str]) -> str:
    return "".join([f"{name.lower()}: {value}\r\n" for name, value in headers.items()])


_STATUS = {each.value: f"HTTP/1.1 {each.value} {each.phrase}\r\n".encode() for each in HTTPStatus}
_LINES = {len(each): _lines(each).encode() for each in (_SAFE, _SAFE_ALONE)}
