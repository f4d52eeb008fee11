"""The store as the verbs see it: rows of a SELECT, a snapshot, and one transaction of the only writer."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property, lru_cache
from typing import Any, Protocol

from sqlalchemy import Connection, make_url, select
from sqlalchemy.exc import ArgumentError

from app.config import Settings
from app.errors import Misconfigured
from app.store.engines import postgresql, sqlite
from app.store.engines.prepared import AnySelect, Engine, Fetch, Prepared, Reader, Row
from app.store.remembered import Remembered
from app.store.tables import archives

_ENGINES: Mapping[str, Engine] = {"sqlite": sqlite, "postgresql": postgresql, "postgresql+psycopg": postgresql}


class Rows(Protocol):
    """What can answer a SELECT: the store, or a snapshot of it."""

    def rows(self, statement: AnySelect, values: Mapping[str, Any]) -> list[Row]:
        """All rows of a statement, its named parameters filled from `values`.

        A statement is compiled once and kept, so it has to be one of a bounded number. Raises TookTooLong, Unavailable.
        """
        ...


class Store:
    """One archive. Opening it touches no file and no server."""

    def __init__(self, settings: Settings) -> None:
        try:
            url = make_url(settings.database_url)
            self.engine = _ENGINES[url.drivername]
        except (ArgumentError, KeyError, ValueError):
            raise Misconfigured("DATELINE_DATABASE_URL is neither sqlite:///… nor postgresql://…") from None
        self.settings = settings
        self._reader: Reader = self.engine.Reader(url, settings)
        self._writer = self.engine.writer(url, settings)
        self.prepared = lru_cache(maxsize=1024)(self._prepared)
        self.remembered = Remembered(settings.postings_bytes)

    @property
    def inline(self) -> bool:
        """Whether a short read may run on the event loop."""
        return self.engine.INLINE

    @cached_property
    def secret(self) -> str:
        """What cursors are signed with: made at migration, the same for every process on this archive."""
        [(secret,)] = self.rows(select(archives.c.secret), {})
        return str(secret)

    def rows(self, statement: AnySelect, values: Mapping[str, Any]) -> list[Row]:
        """See `Rows.rows`."""
        return self._reader.fetch(self.prepared(statement), values)

    def steady(self) -> AbstractContextManager[None]:
        """Meanwhile all `rows` of this thread are of one state. For short: a snapshot is for what may take long."""
        return self._reader.steady()

    @contextmanager
    def snapshot(self) -> Iterator[Rows]:
        """One unchanging state to read many statements from, on a connection of its own."""
        with self._reader.snapshot() as connection:
            yield _Snapshot(self, connection)

    def writing(self) -> AbstractContextManager[Connection]:
        """One transaction, whole or not at all, while no other writer has one. Raises Unavailable."""
        return self.engine.writing(self._writer, self.settings)

    def close(self) -> None:
        """Give back every connection."""
        self._reader.close()
        self._writer.dispose()

    def _prepared(self, statement: AnySelect) -> Prepared:
        compiled = statement.compile(dialect=self.engine.DIALECT, compile_kwargs={"render_postcompile": True})
        return Prepared(compiled.string, compiled.params)


class _Snapshot:
    def __init__(self, store: Store, connection: Fetch) -> None:
        self._store, self._connection = store, connection

    def rows(self, statement: AnySelect, values: Mapping[str, Any]) -> list[Row]:
        return self._connection.fetch(self._store.prepared(statement), values)
