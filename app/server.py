"""Serving: uvicorn with our settings, and an answer of our own where it has only a plain one."""

import socket

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.supervisors import Multiprocess

from app.config import Settings
from app.errors import MalformedRequest, Misconfigured
from app.http.links import Links
from app.http.problems import MEDIA_TYPE, body


class Protocol(HttpToolsProtocol):
    """HTTP/1.1 whose refusal of what cannot be parsed is a problem document too."""

    def send_400_response(self, msg: str) -> None:
        """Refuse bytes that are no request, and close."""
        document = body(MalformedRequest("the bytes received are no HTTP/1.1 request"), Links(""), "")
        head = (
            f"HTTP/1.1 400 Bad Request\r\nContent-Type: {MEDIA_TYPE}\r\nContent-Length: {len(document)}\r\n"
            "Cache-Control: no-store\r\nConnection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + document)
        self.transport.close()


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
