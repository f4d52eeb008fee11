"""The SQLite archive's file: where it is, and read-only connections to it."""

import os
import sqlite3
import time
from math import inf
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL

from app.errors import Misconfigured, Unavailable

_CANNOT_WRITE = ("SQLITE_READONLY", "SQLITE_CANTOPEN")
_SECONDS_BETWEEN_LOOKS = 1.0
"""Seconds between two checks of the file."""


def path_of(url: URL) -> Path:
    """The path in a database URL. Raises Misconfigured."""
    if not url.database or url.database == ":memory:":
        raise Misconfigured("an SQLite archive needs a file: sqlite:///archive.db")
    if url.query:
        raise Misconfigured("an SQLite archive's address cannot have anything after a ?")
    path = Path(url.database).absolute()
    if os.path.exists(path) and not os.path.isfile(path):  # opening a pipe would block, and no signal ends that
        raise Misconfigured(f"{path} is not a file")
    return path


class Whereabouts:
    """Where the archive's file is, and which file it was at first.

    Another file in its place is another archive. Open connections would go on reading the first, which is no longer
    visible, new ones would read the other, and data cached from one would be returned for the other.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._first: tuple[int, int] | None = None
        self._looked = -inf

    def look(self, at_once: bool) -> None:
        """Check that the file is still the first one; unless `at_once`, about once a second. Raises Unavailable."""
        now = time.monotonic()
        if not at_once and now < self._looked + _SECONDS_BETWEEN_LOOKS:
            return
        try:
            status = self._path.stat()
        except OSError as problem:
            raise Unavailable(f"the archive's file cannot be found: {problem.strerror}") from None
        self._first = self._first or (status.st_dev, status.st_ino)
        if self._first != (status.st_dev, status.st_ino):
            raise Unavailable("another file has taken the archive's place: put the first one back, or restart Dateline")
        self._looked = now


class Reading(sqlite3.Connection):
    """A read-only connection."""

    _path: Path
    _found: tuple[int, ...] | None = None

    @property
    def is_unchanging(self) -> bool:
        """Whether the file was opened as immutable; if it changes, it has to be reopened."""
        return self._found is not None

    def changed(self) -> bool:
        """Whether what was read may be inconsistent: the file was opened as immutable, and has changed since."""
        return self._found is not None and self._found != _state(self._path)


def connect(path: Path, **options: Any) -> Reading:
    """Open an archive for reading. Raises sqlite3.DatabaseError.

    To read while another process writes, SQLite needs two files beside the archive. If they do not exist and cannot be
    created, nobody is writing, and the archive is opened as immutable; see `Reading.changed`.
    """
    connection = _open(path, "mode=ro", options)
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1")
    except sqlite3.DatabaseError as problem:
        connection.close()
        if not problem.sqlite_errorname.startswith(_CANNOT_WRITE):
            raise
        return _unchanging(path, options)
    return connection


def _unchanging(path: Path, options: dict[str, Any]) -> Reading:
    found = _state(path)
    if found[-1]:
        raise sqlite3.OperationalError(
            f"{path.name}-wal holds changes that are not in {path.name} yet, and the folder cannot be written to; "
            "copy both to one that can"
        )
    connection = _open(path, "mode=ro&immutable=1", options)
    connection._path, connection._found = path, found
    return connection


def _open(path: Path, how: str, options: dict[str, Any]) -> Reading:
    # Without the empty authority, a path starting with two slashes would be parsed as one (RFC 3986 section 3.2).
    return sqlite3.connect(
        f"file://{quote(str(path))}?{how}", uri=True, isolation_level=None, check_same_thread=False, factory=Reading,
        **options,
    )  # fmt: skip


def _state(path: Path) -> tuple[int, ...]:
    """What distinguishes one state of the file from another; the size of its WAL is last."""
    log = Path(f"{path}-wal")
    try:
        found = path.stat()
        return found.st_ino, found.st_size, found.st_mtime_ns, log.stat().st_size if log.exists() else 0
    except OSError:
        return (0,)
