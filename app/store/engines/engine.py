"""What both engines offer, so that nobody else knows which one it is; and a SELECT made ready for a driver, once."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, NamedTuple, Protocol, TypeAlias

import sqlalchemy
from sqlalchemy import URL, ColumnElement, Connection, Dialect, Select, Table

from app.config import Settings
from app.store.expressions import Expression
from app.store.indexing import Entry

AnySelect: TypeAlias = Select[*tuple[Any, ...]]
Row: TypeAlias = tuple[Any, ...]
Shape: TypeAlias = tuple[Any, ...]
"""What kind of condition an expression becomes, without its values; equal shapes share one prepared statement."""


Place: TypeAlias = tuple[int, str, int, str]
"""A word in the search index: its article's key, the column, the position in it, the word."""

PARTS = 1 << 16
"""Into how many parts what is checked is divided: keys, as they leave it, so that an engine can tell."""


class Damaged(Exception):
    """The database reads what it never wrote."""


class Prepared(NamedTuple):
    """Its SQL, with named parameters, and the values it brings along."""

    sql: str
    defaults: Mapping[str, Any]

    def arguments(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """All values by name."""
        return {**self.defaults, **values}


class Fetch(Protocol):
    """What runs a prepared SELECT."""

    def fetch(self, prepared: Prepared, values: Mapping[str, Any]) -> list[Row]:
        """All rows. Raises TookTooLong, Unavailable."""
        ...


class Reader(Fetch, Protocol):
    """What both engines' readers offer; each `fetch` sees the newest committed state, but where it is held."""

    def steady(self) -> AbstractContextManager[None]:
        """Meanwhile every `fetch` of this thread sees the same state. Raises Unavailable."""
        ...

    def snapshot(self) -> AbstractContextManager[Fetch]:
        """A connection of its own, on which every `fetch` sees the same state."""
        ...

    def close(self) -> None:
        """Close what was opened; the reader is not to be used again."""
        ...


class Inspection(Protocol):
    """One unchanging state of an archive, to be checked; see `sqlite_check` and `postgresql_check`."""

    def rows(self, prepared: Prepared, values: Mapping[str, Any]) -> Iterator[Row]:
        """The rows of a statement, as they are read. Raises Damaged, Unavailable."""
        ...

    def damage(self) -> Iterator[str]:
        """What the engine itself finds wrong. Raises Damaged."""
        ...

    def index_sum(self) -> int:
        """What all entries of the search index weigh together. Raises Damaged, Unavailable."""
        ...

    def index_weights(self) -> Iterator[tuple[int, int]]:
        """The same piece by piece, each with its article's key. Raises Damaged, Unavailable."""
        ...

    def index_items(self, parts: Collection[int]) -> Iterator[Place]:
        """Every word of the search index at the keys of these `PARTS`. Raises Damaged, Unavailable."""
        ...


class Engine(Protocol):
    """What the modules `sqlite` and `postgresql` both are."""

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
        """The names of the tables that there are where ours are, or would be made, whoever made them."""
        ...

    @property
    def WHOLE(self) -> int:  # noqa: N802
        """How many articles may have a word for its lists to be read whole, and remembered."""
        ...

    @property
    def PLACES(self) -> int:  # noqa: N802
        """How many articles an archive may have whose searches are ranked by places (see `Places`): 0 for none."""
        ...

    @property
    def ALONE(self) -> int:  # noqa: N802
        """How many times as many articles as matches may have a word for it to be looked for in all of them at once."""
        ...

    def asked(self, expression: Expression) -> tuple[Shape, Mapping[str, Any]]:
        """An expression's shape and values."""
        ...

    def matching(self, shape: Shape) -> ColumnElement[bool]:
        """The condition on `SEARCH` of a shape."""
        ...

    def among(self, column: ColumnElement[Any]) -> ColumnElement[bool]:
        """The condition that a column has one of `several` values: however many they are, the statement is the same."""
        ...

    def several(self, values: Iterable[Any]) -> Mapping[str, Any]:
        """The parameter of a statement with one such condition: integers or texts."""
        ...

    def index(self, connection: Connection, entries: Iterable[Entry]) -> None:
        """Put articles into the search index."""
        ...

    def unindex(self, connection: Connection, entries: Iterable[Entry]) -> None:
        """Take articles out of the search index, as they were put in."""
        ...

    def add_up(self, connection: Connection, table: Table, keys: Sequence[str], rows: Sequence[Row]) -> None:
        """Rows of a table whose `articles` are added to those of the row with the same `keys`, where there is one."""
        ...

    def add(self, connection: Connection, table: Table, rows: Sequence[Row]) -> None:
        """Rows of a table, none of which it has."""
        ...

    def files(self, url: str) -> Sequence[Path]:
        """The files that the archive at this address has, or may have, and nobody else may write."""
        ...

    def backup(self, url: str, output: Path) -> None:
        """Copy the archive at this address to a file. Raises Misconfigured."""
        ...

    @property
    def Reader(self) -> Callable[[URL, Settings], Reader]: ...  # noqa: N802 - a module's class
    @property
    def writer(self) -> Callable[[URL, Settings], sqlalchemy.Engine]: ...
    @property
    def writing(self) -> Callable[[sqlalchemy.Engine, Settings], AbstractContextManager[Connection]]: ...
