"""Serving: uvicorn with our settings, in one process or several."""

import asyncio
import logging
import signal
import sys
from multiprocessing import parent_process
from socket import socket

import uvicorn
from starlette.types import ASGIApp
from uvicorn.supervisors import Multiprocess

from app.config import Settings
from app.http.listening import DEALS_OUT, Own, bound
from app.http.protocol import Protocol

log = logging.getLogger("dateline")


def application() -> ASGIApp:
    """The web application. In a worker, it ends with the process that started it, however that ends."""
    from app.main import create_app  # the first process of several needs none of it

    if parent := parent_process():
        loop = asyncio.get_running_loop()

        def end() -> None:
            loop.remove_reader(parent.sentinel)
            signal.raise_signal(signal.SIGTERM)

        loop.add_reader(parent.sentinel, end)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)  # a terminal that closes tells every process; the first tells us
    return create_app()


class _Workers(Multiprocess):
    """Worker processes, each listening on its own sockets."""

    is_interrupted = False

    def __init__(self, config: uvicorn.Config, sockets: list[socket]) -> None:
        """Listen to signals, except to a SIGHUP that is ignored."""
        before = signal.getsignal(signal.SIGHUP)
        super().__init__(config, sockets)
        if before == signal.SIG_IGN:
            signal.signal(signal.SIGHUP, signal.SIG_IGN)

    def handle_int(self) -> None:
        """End, as interrupted."""
        super().handle_int()
        self.is_interrupted = True

    def handle_hup(self) -> None:
        """End; uvicorn would start new workers, which one process alone could not do."""
        self.handle_term()

    def keep_subprocess_alive(self) -> None:
        """Replace workers that have ended, and say so: an operator has to know of one that was killed."""
        before = list(self.processes)
        super().keep_subprocess_alive()
        for gone, new in zip(before, self.processes, strict=True):
            if gone is not new:
                log.warning("worker %s ended %s; worker %s takes its place", gone.pid, _how(gone.exitcode), new.pid)

    def init_processes(self) -> None:
        """Start them, and close our own copy of a socket, which would otherwise be assigned connections too."""
        super().init_processes()
        if isinstance(self.sockets, Own):
            self.sockets[0].close()


def _how(status: int | None) -> str:
    """How a process ended, by its exit status as `multiprocessing` gives it."""
    return f"by signal {-status}" if status and status < 0 else f"with status {status}"


def run(settings: Settings, host: str, port: int, workers: int) -> None:
    """Serve until SIGTERM, SIGHUP or SIGINT, then let requests finish for `drain_seconds`.

    The first two are how serving ends; after SIGINT it raises KeyboardInterrupt.
    """
    config = uvicorn.Config(
        "app.server:application",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        http=Protocol,
        ws="none",
        log_level="warning",
        access_log=False,
        use_colors=None if sys.stdout else False,  # uvicorn would check whether it is a terminal
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=settings.drain_seconds,
    )
    listening = [bound(host, port)]
    port = listening[0].getsockname()[1]
    if workers > 1 and DEALS_OUT:
        listening[0].close()
        listening = Own(host, port)
    _announce(host, port)  # only now that the port is ours and listening
    if workers == 1:
        _end_by_signals()
        uvicorn.Server(config).run(sockets=listening)
        return
    several = _Workers(config, sockets=listening)
    several.run()
    if several.is_interrupted:
        raise KeyboardInterrupt


def _end_by_signals() -> None:
    """Let SIGTERM, which uvicorn raises again once it has finished, end this process well; and SIGHUP be the same."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))


def _announce(host: str, port: int) -> None:
    shown = f"[{host}]" if ":" in host else host
    base = f"http://{shown}:{port}"
    print(f"Dateline is serving this archive at {base}")
    print(f"API documentation:  {base}/docs")
    print(f'Try:                curl "{base}/articles?date=2022-09&fields=published,dateline,title"', flush=True)
