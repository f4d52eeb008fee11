"""HTTP/1.1 for uvicorn: a protocol that knows our gate.

Most responses are cached, or made in a few microseconds. For them, a task, an event and two ASGI messages would cost
more than the response: the protocol asks the gate directly, and what the gate does not answer at once takes the usual
path.
"""

import asyncio
import secrets
from functools import partial
from http import HTTPStatus
from typing import cast
from urllib.parse import unquote

import httptools
from starlette.types import Scope
from uvicorn._types import ASGI3Application, ASGIReceiveCallable, ASGISendCallable, ASGISendEvent
from uvicorn._types import Scope as ServerScope
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from app.errors import AddressTooLong, ArchiveError, HeadersTooLarge, MalformedRequest, RequestTimeout
from app.http.gate import ABORT, Gate
from app.http.links import Links
from app.http.problems import MEDIA_TYPE, body
from app.http.reply import Answer
from app.http.turn import Turn

_LONGEST_HEAD = 2 * 65536 + 1024
"""The most bytes of a request head that may arrive before it is complete: more than any setting allows for the URL and
the header lines, which are 64 KiB each at most."""
_READS = (b"GET", b"HEAD")
_UNCOMMON = frozenset([b"content-length", b"transfer-encoding", b"expect"])
_LONGEST_URL = 65_535
"""The most bytes that httptools can take apart: it counts them in 16 bits."""
_LINGER = 0.5
"""Seconds for which anything that a rejected client still sends is read and discarded."""


class Protocol(HttpToolsProtocol):
    """HTTP/1.1 that rejects what cannot be parsed with a problem document too."""

    _turn = Turn()
    _pending = 0
    """How many bytes of a request have arrived, as far as is known: those behind another's are counted as one."""
    _dates: tuple[list[tuple[bytes, bytes]], bytes] = ([], b"")
    _in_head = _is_answered = _is_over = False
    _refusal = b""
    """The last response on the connection, sent once all earlier requests are answered (RFC 9112 section 9.3.2)."""
    _idle_since = 0.0
    """When the connection was made, or last answered."""
    _idle_timer: asyncio.TimerHandle | None = None
    """Closes an idle connection; one timer serves many responses, since it costs as much as a short response."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client has connected; wait for its first request."""
        super().connection_made(transport)
        self._idle_since, self._in_head = self.loop.time(), True
        self._start_idle_timer()

    def on_message_begin(self) -> None:
        """A request head begins."""
        super().on_message_begin()
        self._pending, self._in_head, self._is_answered = self._pending or 1, True, False

    def on_headers_complete(self) -> None:
        """The request head is complete: pass it to the gate."""
        self._in_head = False
        if len(self.url) > _LONGEST_URL:
            self._refuse(AddressTooLong())
        if self._refusal:
            return
        if self._is_plain() and isinstance(self.app, Gate):
            self._turn.enter(self.loop, self, len(self.connections))
            answered = self.app.at_once(self._complete_scope(), self._turn)
            if answered is not None:
                self._is_answered = True
                self._write(*answered)
                return
        cast(Scope, self.scope)[ABORT] = self.transport.abort
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The request is complete; if it is already answered, there is nothing left to do."""
        self._pending = 0
        if not self._is_answered:
            super().on_message_complete()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: ASGI3Application) -> None:
        if cycle.scope["http_version"] == "1.0":
            cycle.chunked_encoding = False
            app = partial(_unchunked, app, cycle)
        super()._start_asgi_task(cycle, app)

    def _is_plain(self) -> bool:
        """Whether a request is an ordinary one: a read on a persistent, idle connection."""
        parser = self.parser
        return (
            parser.get_method() in _READS
            and parser.get_http_version() == "1.1"
            and parser.should_keep_alive()
            and not parser.should_upgrade()
            and self._is_idle()
            and not self.flow.write_paused
            and not any(name in _UNCOMMON for name, _ in self.headers)
        )

    def _is_idle(self) -> bool:
        """Whether no task still has to answer a request."""
        return self.cycle is None or self.cycle.response_complete

    def _complete_scope(self) -> Scope:
        """The scope as `on_headers_complete` would fill it."""
        scope, url = cast(Scope, self.scope), httptools.parse_url(self.url)
        raw_path = url.path
        path = raw_path.decode("ascii")
        scope["method"] = self.parser.get_method().decode("ascii")
        scope["path"] = unquote(path) if "%" in path else path
        scope["raw_path"], scope["query_string"] = raw_path, url.query or b""
        return scope

    def _write(self, answer: Answer, request_id: bytes) -> None:
        headers = self.server_state.default_headers
        if headers is not self._dates[0]:  # the server makes a new list every second
            Protocol._dates = headers, b"".join(b"%b: %b\r\n" % header for header in headers)
        head = b"%b%bx-request-id: %b\r\n\r\n" % (answer.head, self._dates[1], request_id)
        body = () if self.scope["method"] == "HEAD" or not answer.body else (answer.body,)
        self._turn.put(self.loop, self.transport, head, *body)
        self.server_state.total_requests += 1
        self._idle_since = self.loop.time()
        self._start_idle_timer()

    def _start_idle_timer(self) -> None:
        if self._idle_timer is None:
            self._idle_timer = self.loop.call_later(self.timeout_keep_alive, self._close_if_idle)

    def _close_if_idle(self) -> None:
        """Close after `timeout_keep_alive` seconds without a request, or if one has begun and does not arrive.

        A request that a task is answering may continue.
        """
        self._idle_timer = None
        if not self._in_head and (self.timeout_keep_alive_task or not self._is_idle()):
            return
        is_awaited = self._in_head and isinstance(self.app, Gate)
        left = self._idle_since + (self.app.head_seconds if is_awaited else self.timeout_keep_alive) - self.loop.time()
        if left > 0:
            self._idle_timer = self.loop.call_later(left, self._close_if_idle)
        elif is_awaited and self._pending:
            self._refuse(RequestTimeout(f"the request line and headers may take {self.app.head_seconds:g} s"))
        else:
            self.timeout_keep_alive_handler()

    def shutdown(self) -> None:
        """The server shuts down: send waiting responses, then close the connection if it is idle."""
        self._turn.end()
        super().shutdown()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client has gone, or we have closed the connection."""
        super().connection_lost(exc)
        if self._idle_timer is not None:
            self._idle_timer.cancel()

    def data_received(self, data: bytes) -> None:
        """Bytes have arrived; a head that does not end is rejected before it exhausts memory."""
        if self._refusal:
            return
        self._pending += len(data)  # first, because only what is behind the last whole request still counts
        super().data_received(data)
        if not self._in_head:
            return
        self._start_idle_timer()
        if self._pending > _LONGEST_HEAD:
            self._refuse(HeadersTooLarge("the request's headers do not end") if self.headers else AddressTooLong())

    def eof_received(self) -> bool:  # type: ignore[override]
        """The client sends no more. Returns whether the connection stays open for pending responses."""
        self._is_over = not self._is_idle()
        return self._is_over

    def _unsupported_upgrade_warning(self) -> None:
        """No warning: an upgrade may be ignored and the request answered in this protocol (RFC 9110 section 7.8)."""

    def send_400_response(self, msg: str) -> None:
        """Reject bytes that are not a request, and close."""
        self._refuse(MalformedRequest("the bytes received are not an HTTP/1.1 request"))

    def _refuse(self, error: ArchiveError) -> None:
        if self._refusal:
            return
        request_id = secrets.token_hex(8)
        document = body(error, Links(""), request_id)
        head = (
            f"HTTP/1.1 {error.status} {HTTPStatus(error.status).phrase}\r\nContent-Type: {MEDIA_TYPE}\r\n"
            f"Content-Length: {len(document)}\r\nCache-Control: no-store\r\nX-Request-ID: {request_id}\r\n"
            "Connection: close\r\n\r\n"
        )
        self._refusal = head.encode() + document
        if self._is_idle():
            self._send_refusal()

    def on_response_complete(self) -> None:
        """A task has finished its response."""
        super().on_response_complete()
        self._idle_since = self.loop.time()
        if not self._is_idle():
            return
        if self._refusal:
            self._send_refusal()
        elif self._is_over:
            self.transport.close()

    def _send_refusal(self) -> None:
        self._turn.put(self.loop, self.transport, self._refusal)
        # Closing with unread bytes would reset the connection, and the response could be lost.
        self.loop.call_later(_LINGER, self.transport.close)


async def _unchunked(
    app: ASGI3Application,
    cycle: RequestResponseCycle,
    scope: ServerScope,
    receive: ASGIReceiveCallable,
    send: ASGISendCallable,
) -> None:
    """Answer a client of HTTP/1.0, which knows no chunks: a body ends with the connection (RFC 9112 section 6.1)."""

    async def send_as_it_is(message: ASGISendEvent) -> None:
        if message["type"] == "http.response.body":  # uvicorn would refuse a piece longer than the length it expects
            cycle.expected_content_length = len(message.get("body", b""))
        await send(message)

    await app(scope, receive, send_as_it_is)
