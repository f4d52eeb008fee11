"""The sockets that a server listens on."""

import socket
import sys
from typing import Any

from app.errors import Misconfigured

DEALS_OUT = sys.platform == "linux"
"""Whether the system distributes connections among several sockets with one address."""


_BACKLOG = 2048
"""How many connections may wait to be accepted: uvicorn's default."""


class Own(list[socket.socket]):
    """A worker's own socket to listen on.

    With one socket for all, the first worker to wake accepts every waiting connection: two workers were hardly faster
    than one. The first worker started gets the existing socket, on which early connections wait; every other one binds
    a new socket when this is unpickled.
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
    """A socket listening on an address that nobody else uses, unless it is shared. Raises Misconfigured."""
    if not host:
        raise Misconfigured("no host was given: write 127.0.0.1, or 0.0.0.0 for every address of this machine")
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if is_shared:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        made.bind((host, port))
        made.listen(_BACKLOG)  # until now, others could have bound it too
    except OSError as problem:
        made.close()
        raise Misconfigured(f"cannot listen on {host}:{port}: {problem.strerror or problem}") from None
    made.set_inheritable(True)
    return made
