"""What `dateline check` needs from PostgreSQL: a snapshot of the archive, and the search index word by word."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, NullPool, Table, UniqueConstraint
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError

from app.store.engines.engine import PARTS, Damaged, Place, Prepared, Row
from app.store.engines.postgresql_search import texts, tokens
from app.store.engines.postgresql_server import connecting, unavailable
from app.store.indexing import Entry

_OPTIONS = "-c default_transaction_read_only=on -c statement_timeout=0 -c idle_in_transaction_session_timeout=0"
_STREAMED = {"stream_results": True, "yield_per": 100}
_INDEXES = """
    SELECT relname FROM pg_class JOIN pg_index ON indexrelid = pg_class.oid
    WHERE indisvalid AND relnamespace = (SELECT relnamespace FROM pg_class WHERE oid = to_regclass('archive'))
"""
_ENTRIES = "SELECT key, tokens::text, title, body FROM search"


class Inspection:
    """A snapshot of an archive."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, prepared: Prepared, values: Mapping[str, Any]) -> Iterator[Row]:
        """Stream the rows of a statement. Raises Damaged, Unavailable."""
        return self._read(prepared.sql, prepared.arguments(values))

    def damage(self) -> Iterator[str]:
        """None: pg_amcheck is the tool for PostgreSQL's own pages and indexes."""
        return iter(())

    def indexes(self) -> Iterator[str]:
        """The names of the indexes that can be used. Raises Damaged, Unavailable."""
        return (name for (name,) in self._read(_INDEXES))

    def index_sum(self) -> int:
        """The total weight of all entries in the index, see `weigh`. Raises Damaged, Unavailable."""
        return sum(weight for _, weight in self.index_weights())

    def index_weights(self) -> Iterator[tuple[int, int]]:
        """Every entry's key and weight. Raises Damaged, Unavailable."""
        return ((row[0], _weight(*row)) for row in self._read(_ENTRIES))

    def index_items(self, parts: Collection[int]) -> Iterator[Place]:
        """Every word whose key is in these parts, with its key, column and position. Raises Damaged, Unavailable."""
        among = f"{_ENTRIES} WHERE key & {PARTS - 1} = ANY(%(parts)s)"
        for row in self._read(among, {"parts": list(parts)}):
            yield from _places(*row)

    def _read(self, sql: str, values: Mapping[str, Any] | None = None) -> Iterator[Row]:
        try:
            with self._connection.exec_driver_sql(sql, dict(values or {}), execution_options=_STREAMED) as result:
                yield from map(tuple, result)
        except OperationalError as problem:
            raise unavailable(problem) from problem
        except DBAPIError as problem:
            if type(problem.orig).__name__ == "InsufficientPrivilege":  # data that may not be read cannot be judged
                raise unavailable(problem) from problem
            raise Damaged(str(problem.orig).splitlines()[0]) from None


@contextmanager
def inspecting(url: URL) -> Iterator[Inspection]:
    """A snapshot with no time limit. Raises Unavailable."""
    engine = connecting(url, _OPTIONS, poolclass=NullPool, isolation_level="REPEATABLE READ")
    try:
        connection = engine.connect()
    except SQLAlchemyError as problem:
        raise unavailable(problem) from problem
    with connection:
        yield Inspection(connection)


def index_names(tables: Iterable[Table]) -> Iterator[str]:
    """The names of the indexes that an archive with these tables must have."""
    for table in tables:
        yield f"{table.name}_pkey"
        for constraint in table.constraints:
            if isinstance(constraint, UniqueConstraint):
                yield "_".join((table.name, *constraint.columns.keys(), "key"))
        yield from (str(index.name) for index in table.indexes)
    yield from ("search_pkey", "search_tokens")


def weigh(entry: Entry) -> int:
    """The weight of an entry: equal for entries with the same key and the same words in the same places."""
    return _weight(entry.key, tokens(entry), *texts(entry))


def items(entry: Entry) -> Iterator[Place]:
    """What `Inspection.index_items` must yield for an entry."""
    return _places(entry.key, tokens(entry), *texts(entry))


def _weight(key: int, tokens: str, title: str, body: str) -> int:
    return hash((key, frozenset(tokens.split(" ")), title, body))


def _places(key: int, tokens: str, title: str, body: str) -> Iterator[Place]:
    for name, words in (("title", title), ("body", body)):
        yield from ((key, name, position, word) for position, word in enumerate(words.split(" ")))
    yield from ((key, "tokens", 0, token) for token in tokens.split(" "))
