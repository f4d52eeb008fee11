"""Serving: uvicorn with our settings, and a protocol that knows our gate.

Most answers are remembered, or made in some microseconds. For them a task, an event and two messages through ASGI cost
more than the answer: the protocol asks the gate itself, and what the gate does not answer at once goes the usual way.
"""

import asyncio
import secrets
import sys
from http import HTTPStatus
from typing import cast
from urllib.parse import unquote

import httptools
import uvicorn
from starlette.types import Scope
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.supervisors import Multiprocess

from app.config import Settings
from app.errors import AddressTooLong, ArchiveError, HeadersTooLarge, MalformedRequest, RequestTimeout
from app.http.gate import ABORT, Gate
from app.http.links import Links
from app.http.listening import DEALS_OUT, Own, bound
from app.http.problems import MEDIA_TYPE, body
from app.http.reply import Answer
from app.http.turn import Turn

_LONGEST_HEAD = 2 * 65536 + 1024
"""Bytes of a request head that may arrive before it is whole: more than any setting of the gate's limits needs, which
are 64 KiB at most for the address, and as much for the header lines."""


_READS = (b"GET", b"HEAD")
_UNCOMMON = frozenset([b"content-length", b"transfer-encoding", b"expect"])
_LINGER = 0.5
"""Seconds for which what a refused client still sends is read and thrown away."""


class Protocol(HttpToolsProtocol):
    """HTTP/1.1 whose refusal of what cannot be parsed is a problem document too."""

    _turn = Turn()
    _pending = 0
    _dates: tuple[list[tuple[bytes, bytes]], bytes] = ([], b"")
    _in_head = _is_answered = _is_over = False
    _refusal = b""
    """What ends the connection, as soon as all that was asked before is answered (RFC 9112 section 9.3.2)."""
    _since = 0.0
    """When the connection was made, or the last answer was given."""
    _patience: asyncio.TimerHandle | None = None
    """Ends a connection on which nothing is asked; one for many answers, since a timer costs as much as a short one."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client is there; its first request is awaited."""
        super().connection_made(transport)
        self._since, self._in_head = self.loop.time(), True
        self._have_patience()

    def on_message_begin(self) -> None:
        """A request head begins."""
        super().on_message_begin()
        self._pending, self._in_head, self._is_answered = 0, True, False

    def on_headers_complete(self) -> None:
        """It is whole, and the gate's business."""
        self._in_head = False
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
        """The request is whole; an answered one needs nothing more."""
        if not self._is_answered:
            super().on_message_complete()

    def _is_plain(self) -> bool:
        """Whether nothing about a request is uncommon: a read on a connection that goes on, its turn come."""
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
        """Whether no task has still to answer what was asked."""
        return self.cycle is None or self.cycle.response_complete

    def _complete_scope(self) -> Scope:
        """The scope as `on_headers_complete` would have it."""
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
        self._since = self.loop.time()
        self._have_patience()

    def _have_patience(self) -> None:
        if self._patience is None:
            self._patience = self.loop.call_later(self.timeout_keep_alive, self._be_patient)

    def _be_patient(self) -> None:
        """Close after `timeout_keep_alive` seconds without a request, or where one has begun and does not arrive.

        What is being answered by a task may go on.
        """
        self._patience = None
        if not self._in_head and (self.timeout_keep_alive_task or not self._is_idle()):
            return
        is_awaited = self._in_head and isinstance(self.app, Gate)
        left = self._since + (self.app.head_seconds if is_awaited else self.timeout_keep_alive) - self.loop.time()
        if left > 0:
            self._patience = self.loop.call_later(left, self._be_patient)
        elif is_awaited and self._pending:
            self._refuse(RequestTimeout(f"the request line and headers may take {self.app.head_seconds:g} s"))
        else:
            self.timeout_keep_alive_handler()

    def shutdown(self) -> None:
        """The server ends: what is answered is sent, then an idle connection closed."""
        self._turn.end()
        super().shutdown()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client has gone, or we have closed."""
        super().connection_lost(exc)
        if self._patience is not None:
            self._patience.cancel()

    def data_received(self, data: bytes) -> None:
        """Bytes arrive; a head that does not end is refused before it fills the memory."""
        if self._refusal:
            return
        super().data_received(data)
        self._pending += len(data)
        if not self._in_head:
            return
        self._have_patience()
        if self._pending > _LONGEST_HEAD:
            self._refuse(HeadersTooLarge("the request's headers do not end") if self.headers else AddressTooLong())

    def eof_received(self) -> bool:  # type: ignore[override]
        """The client says no more. Whether the connection stays open, for it to hear what it has asked for."""
        self._is_over = not self._is_idle()
        return self._is_over

    def _unsupported_upgrade_warning(self) -> None:
        """Say nothing: who offers another protocol is answered in this one, as is right (RFC 9110 section 7.8)."""

    def send_400_response(self, msg: str) -> None:
        """Refuse bytes that are no request, and close."""
        self._refuse(MalformedRequest("the bytes received are not an HTTP/1.1 request"))

    def _refuse(self, error: ArchiveError) -> None:
        request_id = secrets.token_hex(8)
        document = body(error, Links(""), request_id)
        head = (
            f"HTTP/1.1 {error.status} {HTTPStatus(error.status).phrase}\r\nContent-Type: {MEDIA_TYPE}\r\n"
            f"Content-Length: {len(document)}\r\nCache-Control: no-store\r\nX-Request-ID: {request_id}\r\n"
            "Connection: close\r\n\r\n"
        )
        self._refusal = head.encode() + document
        if self._is_idle():
            self._end()

    def on_response_complete(self) -> None:
        """A task has answered."""
        super().on_response_complete()
        self._since = self.loop.time()
        if not self._is_idle():
            return
        if self._refusal:
            self._end()
        elif self._is_over:
            self.transport.close()

    def _end(self) -> None:
        self._turn.put(self.loop, self.transport, self._refusal)
        # Closing on bytes that nobody has read would reset the connection, and the answer could be lost with it.
        self.loop.call_later(_LINGER, self.transport.close)


class _Workers(Multiprocess):
    """Processes that answer, each on what it was given to listen on."""

    def init_processes(self) -> None:
        """Start them. What they listen on is theirs: what nobody answers on would still be dealt connections."""
        super().init_processes()
        if isinstance(self.sockets, Own):
            self.sockets[0].close()


def run(settings: Settings, host: str, port: int, workers: int) -> None:
    """Serve until SIGTERM or SIGINT; then finish what is under way for `drain_seconds`, and end."""
    config = uvicorn.Config(
        "app.main:create_app",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        http=Protocol,
        ws="none",
        log_level="warning",
        access_log=False,
        use_colors=None if sys.stdout else False,  # uvicorn would ask whether it is a terminal
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=settings.drain_seconds,
    )
    listening = [bound(host, port)]
    port = listening[0].getsockname()[1]
    if workers > 1 and DEALS_OUT:
        listening[0].close()
        listening = Own(host, port)
    _announce(host, port)  # only now, that it is ours and listens
    if workers == 1:
        uvicorn.Server(config).run(sockets=listening)
    else:
        _Workers(config, sockets=listening).run()


def _announce(host: str, port: int) -> None:
    shown = f"[{host}]" if ":" in host else host
    base = f"http://{shown}:{port}"
    print(f"Dateline is serving this archive at {base}")
    print(f"API documentation:  {base}/docs")
    print(f'Try:                curl "{base}/articles?date=2022-09&fields=published,dateline,title"', flush=True)
