"""Serving: uvicorn with our settings, and an answer of our own where it has only a plain one."""

import secrets
import socket
from http import HTTPStatus

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.supervisors import Multiprocess

from app.config import Settings
from app.errors import AddressTooLong, ArchiveError, HeadersTooLarge, MalformedRequest, Misconfigured
from app.http.links import Links
from app.http.problems import MEDIA_TYPE, body

_LONGEST_HEAD = 2 * 65536
"""Bytes of a request head that may arrive before it is whole: more than any setting of the gate's limits needs."""


_LINGER = 0.5
"""Seconds for which what a refused client still sends is read and thrown away."""


class Protocol(HttpToolsProtocol):
    """HTTP/1.1 whose refusal of what cannot be parsed is a problem document too."""

    _pending = 0
    _in_head = _refused = False

    def on_message_begin(self) -> None:
        """A request head begins."""
        super().on_message_begin()
        self._pending, self._in_head = 0, True

    def on_headers_complete(self) -> None:
        """It is whole, and the gate's business."""
        self._in_head = False
        super().on_headers_complete()

    def data_received(self, data: bytes) -> None:
        """Bytes arrive; a head that does not end is refused before it fills the memory."""
        if self._refused:
            return
        super().data_received(data)
        self._pending += len(data)
        if self._in_head and self._pending > _LONGEST_HEAD:
            self._refuse(HeadersTooLarge("the request's head does not end") if self.headers else AddressTooLong())

    def send_400_response(self, msg: str) -> None:
        """Refuse bytes that are no request, and close."""
        self._refuse(MalformedRequest("the bytes received are no HTTP/1.1 request"))

    def _refuse(self, error: ArchiveError) -> None:
        request_id = secrets.token_hex(8)
        document = body(error, Links(""), request_id)
        head = (
            f"HTTP/1.1 {error.status} {HTTPStatus(error.status).phrase}\r\nContent-Type: {MEDIA_TYPE}\r\n"
            f"Content-Length: {len(document)}\r\nCache-Control: no-store\r\nX-Request-ID: {request_id}\r\n"
            "Connection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + document)
        # Closing on bytes that nobody has read would reset the connection, and the answer could be lost with it.
        self._refused = True
        self.loop.call_later(_LINGER, self.transport.close)


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
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=settings.drain_seconds,
    )
    listening = _bound(config)
    _announce(host, listening.getsockname()[1])
    if workers > 1:
        Multiprocess(config, sockets=[listening]).run()
    else:
        uvicorn.Server(config).run(sockets=[listening])


def _bound(config: uvicorn.Config) -> socket.socket:
    """The listening socket, so that the address is only announced when it is ours."""
    try:
        return config.bind_socket()
    except SystemExit:
        raise Misconfigured(f"cannot listen on {config.host}:{config.port}") from None


def _announce(host: str, port: int) -> None:
    shown = f"[{host}]" if ":" in host else host
    base = f"http://{shown}:{port}"
    print(f"Dateline serves this archive at {base}")
    print(f"What can be asked:  {base}/docs")
    print(f'Try:                curl "{base}/articles?date=2022-09&fields=published,dateline,title"', flush=True)
