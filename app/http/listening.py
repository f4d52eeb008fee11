"""The sockets that a server listens on."""

import socket
import sys
from typing import Any

from app.errors import Misconfigured

DEALS_OUT = sys.platform == "linux"
"""Whether the system deals connections out to several sockets of one address."""


_BACKLOG = 2048
"""Connections that may wait: as many as uvicorn has."""


class Own(list[socket.socket]):
    """What a worker listens on: a socket of its own.

    Of one socket for all, the first worker that wakes takes every connection that waits: two workers were hardly faster
    than one. The first worker to be started gets the socket that is there, and whoever comes early waits on that; every
    other binds one anew where this is unpickled.
    """

    def __init__(self, host: str, port: int, given: socket.socket | None = None) -> None:
        super().__init__([given or bound(host, port, is_shared=True)])
        self._address = host, port
        self._is_given = given is not None

    def __reduce__(self) -> tuple[type["Own"], tuple[Any, ...]]:
        if self._is_given:
            return Own, self._address
        self._is_given = True
        return Own, (*self._address, self[0])


def bound(host: str, port: int, is_shared: bool = False) -> socket.socket:
    """A socket that listens at an address that nobody else has, unless it is shared. Raises Misconfigured."""
    if not host:
        raise Misconfigured("no host was given: write 127.0.0.1, or 0.0.0.0 for every address of this machine")
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if is_shared:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        made.bind((host, port))
        made.listen(_BACKLOG)  # from now on nobody else can, who could until then
    except OSError as problem:
        made.close()
        raise Misconfigured(f"cannot listen on {host}:{port}: {problem.strerror or problem}") from None
    made.set_inheritable(True)
    return made
