"""PostgreSQL: a pool of read-only connections; writers take turns by an advisory lock."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, literal_column, select, text
from sqlalchemy.dialects.postgresql import insert as insert
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from app.config import Settings
from app.errors import Busy, Misconfigured
from app.store.engines.engine import AnySelect, Prepared, Row, too_long
from app.store.engines.postgresql_search import ALONE as ALONE
from app.store.engines.postgresql_search import PLACES as PLACES
from app.store.engines.postgresql_search import SEARCH as SEARCH
from app.store.engines.postgresql_search import WHOLE as WHOLE
from app.store.engines.postgresql_search import add as add
from app.store.engines.postgresql_search import add_up as add_up
from app.store.engines.postgresql_search import among as among
from app.store.engines.postgresql_search import asked as asked
from app.store.engines.postgresql_search import index as index
from app.store.engines.postgresql_search import matching as matching
from app.store.engines.postgresql_search import several as several
from app.store.engines.postgresql_search import unindex as unindex
from app.store.engines.postgresql_server import DIALECT as DIALECT
from app.store.engines.postgresql_server import connecting, unavailable

INLINE = False
"""A read waits for another process, so it never runs on the event loop."""

TABLES: AnySelect = (
    select(literal_column("relname"))
    .select_from(text("pg_class AS there"))
    .where(
        text("relkind IN ('r', 'p', 'f')"),
        text(
            "relnamespace = coalesce((SELECT relnamespace FROM pg_class WHERE oid = to_regclass('archive')), "
            "(SELECT oid FROM pg_namespace WHERE nspname = current_schema()))"
        ),
        text(
            "NOT EXISTS (SELECT 1 FROM pg_depend WHERE deptype = 'e' AND objid = there.oid "
            "AND classid = CAST('pg_class' AS regclass))"
        ),
    )
)
"""See `Engine.TABLES`. An archive may be further along the search path; extensions' tables are nobody's data."""

WRITE_LOCK = 0x446174656C696E65
"""The advisory lock's number: the bytes of `Dateline`."""

_NEVER_IDLE = "-c idle_in_transaction_session_timeout=0"
"""A snapshot waits for whoever reads the result; `stream_seconds` limits that."""


class Reader:
    """Runs prepared SELECTs on pooled read-only connections."""

    def __init__(self, url: URL, settings: Settings) -> None:
        self._limit = settings.statement_seconds
        options = f"-c default_transaction_read_only=on -c statement_timeout={_milliseconds(self._limit)} {_NEVER_IDLE}"
        self._engine = connecting(
            url,
            options,
            pool_size=settings.threads,
            max_overflow=2,
            pool_timeout=2,
            pool_pre_ping=True,
            pool_recycle=1800,
            isolation_level="AUTOCOMMIT",
        )
        self._steady_engine = self._engine.execution_options(isolation_level="REPEATABLE READ")
        # Snapshots are long-lived and would exhaust the pool for short reads.
        self._snapshot_engine = connecting(url, options, poolclass=NullPool, isolation_level="REPEATABLE READ")

    def fetch(self, prepared: Prepared, values: Mapping[str, Any]) -> list[Row]:
        """All rows. Raises TookTooLong, Unavailable."""
        with self._translated(), self._engine.connect() as connection:
            return _Connection(connection).fetch(prepared, values)

    @contextmanager
    def steady(self) -> Iterator["_Steady"]:
        """A connection on which every `fetch` sees the same state. Raises Unavailable."""
        with self._translated(), self._steady_engine.connect() as connection:
            yield _Steady(connection, self._translated)

    @contextmanager
    def snapshot(self) -> Iterator["_Steady"]:
        """A separate connection, on which every `fetch` sees the same state."""
        with self._translated():
            connection = self._snapshot_engine.connect()
        try:
            yield _Steady(connection, self._translated)
        finally:
            with suppress(SQLAlchemyError):  # what was read is still valid if the server is gone by now
                connection.close()

    def close(self) -> None:
        """Close all connections; the reader cannot be used again."""
        self._engine.dispose()
        self._snapshot_engine.dispose()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as problem:
            if type(problem.orig).__name__ == "QueryCanceled":
                raise too_long(self._limit) from None
            raise unavailable(problem) from problem
        except SQLAlchemyError as problem:
            raise unavailable(problem) from problem


class _Connection:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def fetch(self, prepared: Prepared, values: Mapping[str, Any]) -> list[Row]:
        found = self._connection.exec_driver_sql(prepared.sql, prepared.arguments(values))
        return [tuple(row) for row in found]


class _Steady(_Connection):
    """Outlives the call that opened it, so each `fetch` translates its own errors."""

    def __init__(self, connection: Connection, translated: Callable[[], AbstractContextManager[None]]) -> None:
        super().__init__(connection)
        self._translated = translated

    def fetch(self, prepared: Prepared, values: Mapping[str, Any]) -> list[Row]:
        with self._translated():
            return super().fetch(prepared, values)


def writer(url: URL, settings: Settings) -> Engine:
    """The engine for writing."""
    waiting = _milliseconds(settings.busy_seconds)
    options = f"-c lock_timeout={waiting} -c statement_timeout=0 -c idle_in_transaction_session_timeout=60000"
    return connecting(url, options, pool_pre_ping=True)


def _milliseconds(seconds: float) -> int:
    """At least 1: PostgreSQL takes 0 to mean no limit."""
    return max(1, int(seconds * 1000))


def files(_url: str) -> Sequence[Path]:
    """None: the files are the server's own."""
    return ()


def backup(_url: str, _output: Path) -> None:
    """Not supported, as pg_dump does it better. Raises Misconfigured."""
    raise Misconfigured("copy an archive on PostgreSQL with pg_dump: see docs/running.md")


@contextmanager
def writing(engine: Engine, settings: Settings) -> Iterator[Connection]:
    """One transaction of the only writer. Raises Unavailable where another keeps the lock, or the database fails."""
    try:
        with engine.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITE_LOCK})
            yield connection
    except IntegrityError:
        raise
    except DBAPIError as problem:
        if type(problem.orig).__name__ == "LockNotAvailable":
            raise Busy("another process is writing to this archive") from problem
        raise unavailable(problem) from problem
