"""The reply that an endpoint returns, and the response that is made from it."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from http import HTTPStatus

from app.representations import json

_NONE: Mapping[str, str] = {}
_LEFT_OUT = frozenset(["Content-Type", "Content-Length", "Content-Encoding", "Link"])
"""Headers that RFC 9110 section 15.4.5 leaves out of a 304."""


class Shared:
    """Headers that many responses share, and the lines they are sent as, made once."""

    def __init__(self, headers: Mapping[str, str]) -> None:
        self.headers = headers
        self.lines = _lines(headers)

    @cached_property
    def short(self) -> "Shared":
        """Those of the headers that a 304 has."""
        return Shared(_headers_of_304(self.headers))


def _lines(headers: Mapping[str, str]) -> bytes:
    return "".join([f"{name.lower()}: {value}\r\n" for name, value in headers.items()]).encode("latin-1")


def _headers_of_304(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name not in _LEFT_OUT}


_NOTHING = Shared(_NONE)
_HARMLESS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Link, ETag, X-Request-ID, Total-Count, Retry-After",
}
_SAFE = Shared(_HARMLESS)
# A response opened in a browser by itself can do nothing; HTML pages have a policy of their own.
_SAFE_ALONE = Shared(_HARMLESS | {"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox"})
_STATUS = {each.value: f"HTTP/1.1 {each.value} {each.phrase}\r\n".encode() for each in HTTPStatus}


class Reply:
    """A whole body in memory; text is sent as UTF-8. `mark` is its validator, for routes that ask for one.

    `modified` is when the content last changed, as RFC 3339 text; `serial` is the archive's, if it was read with it.
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
    """A body in chunks, and `close`, which releases everything they hold open."""

    __slots__ = ("chunks", "close")

    def __init__(
        self, chunks: Iterator[bytes], close: Callable[[], None], media_type: str, headers: Mapping[str, str] = _NONE
    ) -> None:
        super().__init__(b"", media_type, headers)
        self.chunks, self.close = chunks, close


class Answer:
    """A response with all headers except the date and the request's id. It may be sent many times.

    `own` are its own headers, besides the `shared` ones. `serial` is the archive's at which it was made, None if it
    does not depend on the archive. A hollow response has no body: it is only for clients that already have it.
    """

    __slots__ = ("_head", "_own", "_safe", "_shared", "_short", "body", "is_hollow", "serial", "status")

    def __init__(
        self, status: int, own: Mapping[str, str], body: bytes, serial: int | None = None, shared: Shared = _NOTHING
    ) -> None:
        self.status, self.body, self.serial, self._own, self._shared = status, body, serial, own, shared
        self._safe = _SAFE if "Content-Security-Policy" in own else _SAFE_ALONE
        self._head: bytes | None = None
        self._short: Answer | None = None
        self.is_hollow = False

    @property
    def headers(self) -> list[tuple[bytes, bytes]]:
        """The headers as ASGI expects them."""
        named = [*self._own.items(), *self._shared.headers.items(), *self._safe.headers.items()]
        return [(name.lower().encode(), value.encode("latin-1")) for name, value in named]

    @property
    def head(self) -> bytes:
        """The status line and the headers as sent."""
        if self._head is None:
            self._head = _STATUS[self.status] + _lines(self._own) + self._shared.lines + self._safe.lines
        return self._head

    @property
    def not_modified(self) -> "Answer":
        """The 304 for a client that already has it."""
        if self._short is None:
            self._short = Answer(304, _headers_of_304(self._own), b"", shared=self._shared.short)
        return self._short

    def header(self, name: str) -> str:
        """The value of one of its own headers, empty if it is absent."""
        return self._own.get(name, "")


class Flow(Answer):
    """A response whose body comes in chunks, once. Its owner has to close it."""

    __slots__ = ("_chunks", "close")

    def __init__(
        self, own: Mapping[str, str], shared: Shared, chunks: Iterator[bytes], close: Callable[[], None]
    ) -> None:
        super().__init__(200, own, b"", shared=shared)
        self._chunks, self.close = chunks, close

    def next(self) -> bytes | None:
        """The next chunk, which may take a while; None at the end."""
        return next(self._chunks, None)
