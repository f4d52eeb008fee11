"""The archive's file on SQLite: where it lies, and connections that only read it."""

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL

from app.errors import Misconfigured

_CANNOT_WRITE = ("SQLITE_READONLY", "SQLITE_CANTOPEN")


def path_of(url: URL) -> Path:
    """The file behind an address. Raises Misconfigured."""
    if not url.database or url.database == ":memory:":
        raise Misconfigured("an SQLite archive needs a file: sqlite:///archive.db")
    if url.query:
        raise Misconfigured("an SQLite archive's address takes nothing behind a ?")
    return Path(url.database).absolute()


class Reading(sqlite3.Connection):
    """A connection that only reads."""

    _path: Path
    _found: tuple[int, ...] | None = None

    def changed(self) -> bool:
        """Whether what was read may be no state of the archive: the file was taken for unchanging, and is not."""
        return self._found is not None and self._found != _state(self._path)


def connect(path: Path, **options: Any) -> Reading:
    """Open an archive to read it. Raises sqlite3.DatabaseError.

    SQLite reads along with a writer through two files beside the archive. Where they are not there and may not be made,
    nobody is writing, and the archive is read as a file that does not change; see `Reading.changed`.
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
            f"{path.name}-wal holds what is not in {path.name} yet, and the folder cannot be written; "
            "copy both to where it can"
        )
    connection = _open(path, "mode=ro&immutable=1", options)
    connection._path, connection._found = path, found
    return connection


def _open(path: Path, how: str, options: dict[str, Any]) -> Reading:
    return sqlite3.connect(
        f"file:{quote(str(path))}?{how}", uri=True, isolation_level=None, check_same_thread=False, factory=Reading,
        **options,
    )  # fmt: skip


def _state(path: Path) -> tuple[int, ...]:
    """What tells one state of the file from another, the size of its log last."""
    log = Path(f"{path}-wal")
    try:
        found = path.stat()
        return found.st_ino, found.st_size, found.st_mtime_ns, log.stat().st_size if log.exists() else 0
    except OSError:
        return (0,)
