"""The snapshot of the archive that a check reads."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from sqlalchemy import URL, BigInteger, String, Table, bindparam, func, make_url, select

from app.store.checking.article import UNKNOWN
from app.store.checking.index import Weighing
from app.store.counting import numbered
from app.store.engines import postgresql_check, sqlite_check
from app.store.engines.engine import AnySelect, Inspection, Row
from app.store.session import Store
from app.store.tables import articles, terms

_REMEMBERED = 100_000
_NUMBER = select(terms.c.id).where(
    terms.c.field == bindparam("field", "", String()), terms.c.value == bindparam("value", "", String())
)
_ID = select(articles.c.id).where(articles.c.key == bindparam("key", 0, BigInteger()))


class Engine(Weighing, Protocol):
    """The interface that the modules `sqlite_check` and `postgresql_check` implement."""

    @property
    def inspecting(self) -> Callable[[URL], AbstractContextManager[Inspection]]: ...

    def index_names(self, tables: Iterable[Table]) -> Iterator[str]: ...


_ENGINES: Mapping[str, Engine] = {"sqlite": sqlite_check, "postgresql": postgresql_check}


@dataclass(frozen=True)
class Look:
    """Reads from one snapshot, both the store's statements and the engine's own checks."""

    store: Store
    engine: Engine
    inspection: Inspection

    def rows(self, statement: AnySelect, **values: Any) -> Iterator[Row]:
        """Stream the rows of a statement. Raises Damaged, Unavailable."""
        return self.inspection.rows(self.store.prepared(statement), values)

    def count(self, table: Any) -> int:
        """The number of rows in a table."""
        return sum(number for (number,) in self.rows(select(func.count()).select_from(table)))

    def name(self, key: int) -> str:
        """A description of the article with a key."""
        found = [id for (id,) in self.rows(_ID, key=key)]
        return f"article {found[0]} at key {key}" if found else f"key {key}, which no article has"

    def numbers(self) -> Callable[[str, str], int]:
        """A function that returns a term's number by field and value, with a cache."""

        @lru_cache(maxsize=_REMEMBERED)
        def number(field: str, value: str) -> int:
            return next((id for (id,) in list(self.rows(_NUMBER, field=field, value=value))), numbered(UNKNOWN, field))

        return number


@contextmanager
def looking(store: Store) -> Iterator[Look]:
    """A snapshot of the archive with no time limit. Raises Unavailable."""
    engine = _ENGINES[store.engine.DIALECT.name]
    with engine.inspecting(make_url(store.settings.database_url)) as inspection:
        yield Look(store, engine, inspection)
