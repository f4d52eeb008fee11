"""What stands between Dateline and a PostgreSQL server as PgBouncer may: it drops the options of connections."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from struct import pack, unpack
from threading import Thread


@contextmanager
def pooler(server: Path, folder: Path) -> Iterator[None]:
    """While it is used, the folder has the socket of one."""
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / ".s.PGSQL.5432"))
        listening.listen()
        Thread(target=_serve, args=(listening, server / ".s.PGSQL.5432"), daemon=True).start()
        yield
        listening.shutdown(socket.SHUT_RDWR)


def _serve(listening: socket.socket, server: Path) -> None:
    with suppress(OSError):  # the test is over
        while True:
            Thread(target=_stand_between, args=(listening.accept()[0], server), daemon=True).start()


def _stand_between(client: socket.socket, server: Path) -> None:
    with client, socket.socket(socket.AF_UNIX) as behind:
        behind.connect(str(server))
        behind.sendall(_without_options(_start(client)))
        back = Thread(target=_pass_on, args=(behind, client), daemon=True)
        back.start()
        _pass_on(client, behind)
        back.join()


def _start(client: socket.socket) -> bytes:
    """What begins a connection: its length, the protocol's version, names and values (StartupMessage)."""
    length = client.recv(4, socket.MSG_WAITALL)
    return length + client.recv(unpack(">I", length)[0] - 4, socket.MSG_WAITALL)


def _without_options(start: bytes) -> bytes:
    pairs = iter(start[8:].rstrip(b"\0").split(b"\0"))
    kept = [name + b"\0" + value + b"\0" for name, value in zip(pairs, pairs, strict=True) if name != b"options"]
    rest = start[4:8] + b"".join(kept) + b"\0"
    return pack(">I", len(rest) + 4) + rest


def _pass_on(source: socket.socket, goal: socket.socket) -> None:
    with suppress(OSError):
        while read := source.recv(65_536):
            goal.sendall(read)
        goal.shutdown(socket.SHUT_WR)
