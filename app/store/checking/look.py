"""One state of the archive, as a check reads it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from sqlalchemy import URL, BigInteger, String, bindparam, func, make_url, select

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
    """What the modules `sqlite_check` and `postgresql_check` both are."""

    @property
    def inspecting(self) -> Callable[[URL], AbstractContextManager[Inspection]]: ...


_ENGINES: Mapping[str, Engine] = {"sqlite": sqlite_check, "postgresql": postgresql_check}


@dataclass(frozen=True)
class Look:
    """Reads statements of the store's, and the engine's own ways, from one state."""

    store: Store
    engine: Engine
    inspection: Inspection

    def rows(self, statement: AnySelect, **values: Any) -> Iterator[Row]:
        """The rows of a statement, as they are read. Raises Damaged, Unavailable."""
        return self.inspection.rows(self.store.prepared(statement), values)

    def count(self, table: Any) -> int:
        """How many rows a table has."""
        return sum(number for (number,) in self.rows(select(func.count()).select_from(table)))

    def name(self, key: int) -> str:
        """Which article has a key."""
        found = [id for (id,) in self.rows(_ID, key=key)]
        return f"article {found[0]} at key {key}" if found else f"key {key}, which no article has"

    def numbers(self) -> Callable[[str, str], int]:
        """A term's number by its field and value; the last ones are remembered."""

        @lru_cache(maxsize=_REMEMBERED)
        def number(field: str, value: str) -> int:
            return next((id for (id,) in list(self.rows(_NUMBER, field=field, value=value))), numbered(UNKNOWN, field))

        return number


@contextmanager
def looking(store: Store) -> Iterator[Look]:
    """One state of the archive, for as long as it takes. Raises Unavailable."""
    engine = _ENGINES[store.engine.DIALECT.name]
    with engine.inspecting(make_url(store.settings.database_url)) as inspection:
        yield Look(store, engine, inspection)
