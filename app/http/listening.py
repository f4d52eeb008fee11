"""The sockets that a server listens on."""

import socket
import sys

from app.errors import Misconfigured

DEALS_OUT = sys.platform == "linux"
"""Whether the system deals connections out to several sockets of one address."""


class Own(list[socket.socket]):
    """What a worker listens on: a socket of its own, bound anew wherever this is unpickled.

    Of one socket for all, the first worker that wakes takes every connection that waits: two workers were hardly faster
    than one.
    """

    def __init__(self, host: str, port: int) -> None:
        super().__init__([bound(host, port, is_shared=True)])
        self._address = host, port

    def __reduce__(self) -> tuple[type["Own"], tuple[str, int]]:
        return Own, self._address


def bound(host: str, port: int, is_shared: bool = False) -> socket.socket:
    """A socket at an address that nobody else has, unless it is shared. Raises Misconfigured."""
    made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if is_shared:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        made.bind((host, port))
    except OSError as problem:
        made.close()
        raise Misconfigured(f"cannot listen on {host}:{port}: {problem.strerror or problem}") from None
    made.set_inheritable(True)
    return made
