"""The interface of both engines, so that no other code knows which one it uses; and a prepared SELECT."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeAlias

import sqlalchemy
from sqlalchemy import URL, ColumnElement, Connection, Dialect, Select, Table

from app.config import Settings
from app.errors import TookTooLong
from app.store.expressions import Expression
from app.store.indexing import Entry

AnySelect: TypeAlias = Select[*tuple[Any, ...]]
Row: TypeAlias = tuple[Any, ...]
Shape: TypeAlias = tuple[Any, ...]
"""The kind of condition an expression becomes, without its values; equal shapes share one prepared statement."""


Place: TypeAlias = tuple[int, str, int, str]
"""A word in the search index: article key, column, position in the column, word."""

PARTS = 1 << 16
"""How many parts a check divides items into: in the search index by key modulo this, which engines can compute."""


class Damaged(Exception):
    """The database returned something that it never wrote."""


def too_long(seconds: float) -> TookTooLong:
    """The exception for a statement that was stopped after so many seconds."""
    return TookTooLong(
        f"stopped after {seconds:g} s",
        in_full=f"a statement took longer than {seconds:g} s, the most that DATELINE_STATEMENT_SECONDS allows",
    )


class Prepared(NamedTuple):
    """A compiled SELECT: SQL with named parameters, and their default values."""

    sql: str
    defaults: Mapping[str, Any]

    def arguments(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """All parameter values by name."""
        return {**self.defaults, **values}


class Fetch(Protocol):
    """Anything that runs a prepared SELECT."""

    def fetch(self, prepared: Prepared, values: Mapping[str, Any]) -> list[Row]:
        """All rows. Raises TookTooLong, Unavailable."""
        ...


class Reader(Fetch, Protocol):
    """The interface of both engines' readers; each `fetch` sees the newest committed state."""

    def steady(self) -> AbstractContextManager[Fetch]:
        """This thread's connection, on which every `fetch` sees the same state meanwhile. Raises Unavailable."""
        ...

    def snapshot(self) -> AbstractContextManager[Fetch]:
        """A separate connection, on which every `fetch` sees the same state."""
        ...

    def close(self) -> None:
        """Close all connections; the reader cannot be used again."""
        ...


class Inspection(Protocol):
    """A snapshot of an archive to check; see `sqlite_check` and `postgresql_check`."""

    def rows(self, prepared: Prepared, values: Mapping[str, Any]) -> Iterator[Row]:
        """Stream the rows of a statement. Raises Damaged, Unavailable."""
        ...

    def damage(self) -> Iterator[str]:
        """The faults that the engine itself finds. Raises Damaged."""
        ...

    def indexes(self) -> Iterator[str]:
        """The names of the indexes that can be used. Raises Damaged, Unavailable."""
        ...

    def index_sum(self) -> int:
        """The total weight of the search index. Raises Damaged, Unavailable."""
        ...

    def index_weights(self) -> Iterator[tuple[int, int]]:
        """Its parts, as pairs of an article's key and a weight. Raises Damaged, Unavailable."""
        ...

    def index_items(self, parts: Collection[int]) -> Iterator[Place]:
        """Every word in the search index whose key is in one of these `PARTS`. Raises Damaged, Unavailable."""
        ...


class Engine(Protocol):
    """The interface that the modules `sqlite` and `postgresql` implement."""

    @property
    def INLINE(self) -> bool: ...  # noqa: N802 - a module's constant
    @property
    def DIALECT(self) -> Dialect: ...  # noqa: N802
    @property
    def insert(self) -> Callable[..., Any]: ...
    @property
    def SEARCH(self) -> Table: ...  # noqa: N802 - the search index, whose `key` is the articles'

    @property
    def TABLES(self) -> AnySelect:  # noqa: N802
        """Selects the names of all tables where ours are, or would be created, no matter who created them."""
        ...

    @property
    def WHOLE(self) -> int:  # noqa: N802
        """The most articles that a word may be in for its lists to be read whole and cached."""
        ...

    @property
    def PLACES(self) -> int:  # noqa: N802
        """The most articles an archive may have for searches to be ranked by places (see `Places`); 0 for never."""
        ...

    @property
    def ALONE(self) -> int:  # noqa: N802
        """A word's list is read without the other conditions if at most this many times the matches have the word."""
        ...

    def asked(self, expression: Expression) -> tuple[Shape, Mapping[str, Any]]:
        """The shape and the values of an expression."""
        ...

    def matching(self, shape: Shape) -> ColumnElement[bool]:
        """The condition on `SEARCH` for a shape."""
        ...

    def among(self, column: ColumnElement[Any]) -> ColumnElement[bool]:
        """The condition that a column has one of `several` values: the statement is the same for any number of them."""
        ...

    def several(self, values: Iterable[Any]) -> Mapping[str, Any]:
        """The parameter for one such condition, from integers or texts."""
        ...

    def index(self, connection: Connection, entries: Iterable[Entry]) -> None:
        """Add articles to the search index."""
        ...

    def unindex(self, connection: Connection, entries: Iterable[Entry]) -> None:
        """Remove articles from the search index, given as they were added."""
        ...

    def add_up(self, connection: Connection, table: Table, keys: Sequence[str], rows: Sequence[Row]) -> None:
        """Insert rows, adding their `articles` to those of the row with the same `keys` where there is one."""
        ...

    def add(self, connection: Connection, table: Table, rows: Sequence[Row]) -> None:
        """Insert rows, none of which the table has yet."""
        ...

    def files(self, url: str) -> Sequence[Path]:
        """The files that belong to the archive at this URL, existing or not; nobody else may write them."""
        ...

    def backup(self, url: str, output: Path) -> None:
        """Copy the archive at this URL to a file. Raises Misconfigured."""
        ...

    @property
    def Reader(self) -> Callable[[URL, Settings], Reader]: ...  # noqa: N802 - a module's class
    @property
    def writer(self) -> Callable[[URL, Settings], sqlalchemy.Engine]: ...
    @property
    def writing(self) -> Callable[[sqlalchemy.Engine, Settings], AbstractContextManager[Connection]]: ...
