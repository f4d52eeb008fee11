"""SQLite: a file in WAL mode. Each thread keeps a connection for reading; writers take turns by a lock file."""

import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from math import inf
from os.path import realpath
from pathlib import Path
from typing import Any, Self
from weakref import WeakSet

from filelock import FileLock, Timeout
from sqlalchemy import URL, Connection, Engine, create_engine, event, literal_column, make_url, select, text
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.dialects.sqlite import insert as insert
from sqlalchemy.exc import DatabaseError, IntegrityError

from app.config import Settings
from app.errors import Busy, Misconfigured, Unavailable
from app.files import aside, put
from app.stopping import interruptible
from app.store.engines.engine import AnySelect, Prepared, Row, too_long
from app.store.engines.sqlite_file import Whereabouts, connect, path_of
from app.store.engines.sqlite_search import ALONE as ALONE
from app.store.engines.sqlite_search import PLACES as PLACES
from app.store.engines.sqlite_search import SEARCH as SEARCH
from app.store.engines.sqlite_search import WHOLE as WHOLE
from app.store.engines.sqlite_search import add as add
from app.store.engines.sqlite_search import add_up as add_up
from app.store.engines.sqlite_search import among as among
from app.store.engines.sqlite_search import asked as asked
from app.store.engines.sqlite_search import index as index
from app.store.engines.sqlite_search import matching as matching
from app.store.engines.sqlite_search import several as several
from app.store.engines.sqlite_search import unindex as unindex

INLINE = True
"""A short read costs less than passing it to a thread."""

DIALECT = dialect(paramstyle="named")

TABLES: AnySelect = (
    select(literal_column("name"))
    .select_from(text("sqlite_master"))
    .where(text("type = 'table' AND substr(name, 1, 7) <> 'sqlite_'"))
)
"""See `Engine.TABLES`. SQLite's own tables may remain in a database that was emptied."""

_KEPT, _PASSING = (8_000, 256), (2_000, 64)
"""How many KiB of pages and how many prepared statements a connection caches: on the main thread, which serves many
short reads, and on any other. A search is no faster with more, and there may be one connection per thread."""

_WRITING = (
    "page_size=8192",
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "journal_size_limit=67108864",
    # A batch fits in memory, and pages changed by several batches are checkpointed once.
    "cache_size=-32768",
    "wal_autocheckpoint=4000",
)
_STEPS = 1000
"""How many instructions SQLite's virtual machine runs between two checks of the clock."""


class Reader:
    """Runs prepared SELECTs on read-only connections."""

    def __init__(self, url: URL, settings: Settings) -> None:
        self._path = path_of(url)
        self._whereabouts = Whereabouts(self._path)
        self._limit = settings.statement_seconds
        self._local = threading.local()
        self._open: WeakSet[_Connection] = WeakSet()

    def fetch(self, prepared: Prepared, values: Mapping[str, Any]) -> list[Row]:
        """All rows. Raises TookTooLong, Unavailable."""
        return self._connection().fetch(prepared, values)

    def steady(self) -> "_Connection":
        """This thread's connection: inside `with`, every `fetch` on it sees the same state. Raises Unavailable."""
        return self._connection()

    @contextmanager
    def snapshot(self) -> Iterator["_Connection"]:
        """A separate connection, on which every `fetch` sees the same state."""
        connection = _Connection(self._path, self._limit)
        try:
            with connection:
                yield connection
        finally:
            connection.raw.close()

    def _connection(self) -> "_Connection":
        """This thread's connection, which is kept open."""
        connection: _Connection | None = getattr(self._local, "connection", None)
        if connection is None or connection.is_broken or connection.raw.changed():
            connection = _Connection(self._path, self._limit)
            self._look(connection, at_once=True)  # before it is kept: it may have opened another file
            self._local.connection = connection
            self._open.add(connection)
        else:
            self._look(connection, at_once=False)
        return connection

    def _look(self, connection: "_Connection", at_once: bool) -> None:
        if not connection.raw.is_unchanging:
            self._whereabouts.look(at_once)

    def close(self) -> None:
        """Close all connections; the reader cannot be used again."""
        for connection in list(self._open):
            connection.raw.close()


class _Connection:
    is_broken = False

    def __init__(self, path: Path, limit: float) -> None:
        try:
            kept, statements = _KEPT if threading.current_thread() is threading.main_thread() else _PASSING
            self.raw = connect(path, cached_statements=statements)
            for pragma in ("query_only=ON", "busy_timeout=2000", f"cache_size=-{kept}", "temp_store=MEMORY"):
                self.raw.execute(f"PRAGMA {pragma}")
        except sqlite3.DatabaseError as problem:
            raise Unavailable(f"the archive cannot be opened: {problem}") from None
        self._limit = limit
        self._clock = _Clock()
        self.raw.set_progress_handler(self._clock.is_late, _STEPS)

    def __del__(self) -> None:
        """Close the connection of a thread that has ended."""
        if hasattr(self, "raw"):
            self.raw.close()

    def __enter__(self) -> Self:
        self._run("BEGIN")
        return self

    def __exit__(self, *_: object) -> None:
        if self.raw.in_transaction:  # an error may have ended it
            self._run("COMMIT")

    def _run(self, sql: str) -> None:
        """Begin or end a transaction. If it raises Unavailable, the connection is broken: its state is unknown."""
        try:
            self.raw.execute(sql)
        except sqlite3.DatabaseError as problem:
            self.is_broken = True
            raise Unavailable(Unavailable.busy) from problem

    def fetch(self, prepared: Prepared, values: Mapping[str, Any]) -> list[Row]:
        self._clock.deadline = time.monotonic() + self._limit
        try:
            rows = self.raw.execute(prepared.sql, prepared.arguments(values)).fetchall()
        except sqlite3.DatabaseError as problem:
            if getattr(problem, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
                raise too_long(self._limit) from None
            raise Unavailable(Unavailable.busy) from problem
        finally:
            self._clock.deadline = inf
        if self.raw.changed():
            raise Unavailable("the archive changed while it was being read")
        return rows


class _Clock:
    """Tells a running statement when to stop; a separate object, or the connection would keep itself alive.

    BEGIN and COMMIT have no deadline: SQLite counts its steps across statements, so it may call this during any of
    them.
    """

    deadline = inf

    def is_late(self) -> bool:
        return time.monotonic() > self.deadline


def writer(url: URL, settings: Settings) -> Engine:
    """The engine for writing: each transaction takes the write lock when it begins and is on disk when it ends."""
    whereabouts = Whereabouts(path_of(url))

    def begin(connection: Connection) -> None:
        whereabouts.look(at_once=True)
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    engine = create_engine(url, connect_args={"timeout": settings.busy_seconds})
    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", begin)
    return engine


@contextmanager
def writing(engine: Engine, settings: Settings) -> Iterator[Connection]:
    """One transaction of the only writer. Raises Unavailable where another writer keeps the lock, or the disk fails.

    The lock file also keeps two processes from checkpointing at once, which SQLite before 3.51.3 does not survive.
    """
    path = path_of(engine.url)
    if not path.parent.is_dir():
        raise Misconfigured(f"there is no folder {path.parent}")
    try:
        with FileLock(f"{realpath(path)}.lock", timeout=settings.busy_seconds), engine.begin() as connection:
            yield connection
    except Timeout:
        raise Busy("another process is writing to this archive") from None
    except IntegrityError:
        raise
    except (OSError, DatabaseError) as problem:
        reason = getattr(problem, "orig", problem)
        kind = Busy if getattr(reason, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY else Unavailable
        raise kind(f"the archive cannot be written: {reason}") from problem


def files(url: str) -> Sequence[Path]:
    """The database, its WAL, the WAL index, and the writers' lock file."""
    path = path_of(make_url(url))
    return [Path(f"{each}{ending}") for each in (path, realpath(path)) for ending in ("", "-wal", "-shm", ".lock")]


def backup(url: str, output: Path) -> None:
    """Copy one state of the archive, compacted. Raises Misconfigured.

    The copy has a WAL, as the archive has: readers of one without keep a writer waiting.
    """
    source = path_of(make_url(url))
    try:
        with aside(output) as made:
            with closing(connect(source)) as connection:
                interruptible(lambda: connection.execute("VACUUM INTO ?", [str(made)]), connection.interrupt)
            with closing(sqlite3.connect(made)) as copy:
                copy.execute("PRAGMA locking_mode=EXCLUSIVE")  # needs no shared memory, which network disks lack
                copy.execute("PRAGMA journal_mode=WAL")
            put(made, output)
    except FileExistsError:
        raise Misconfigured(f"{output} already exists") from None
    except OSError as problem:
        raise Misconfigured(f"cannot write {output}: {problem.strerror}") from None
    except sqlite3.Error as problem:
        raise Misconfigured(f"the archive cannot be copied: {problem}") from None


def prepare(connection: sqlite3.Connection, _record: object = None) -> None:
    """Set up a connection for writing: whatever it has committed is on disk."""
    connection.isolation_level = None
    for pragma in _WRITING:
        connection.execute(f"PRAGMA {pragma}")
