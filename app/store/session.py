"""The store as its callers see it: the rows of a SELECT, a snapshot, and the single writer's transaction."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import BigInteger, Connection, bindparam, make_url, select
from sqlalchemy.exc import ArgumentError

from app.config import Settings
from app.errors import Misconfigured
from app.files import is_same
from app.store import bit_sets, calendar
from app.store.bit_sets import Places
from app.store.calendar import Calendar
from app.store.engines import sqlite
from app.store.engines.engine import AnySelect, Engine, Fetch, Prepared, Reader, Row
from app.store.expressions import EVERY
from app.store.keys import UNDATED
from app.store.list_cache import Remembered
from app.store.number_cache import RememberedNumbers
from app.store.state_cache import Kept
from app.store.tables import archives, articles, tallies
from app.store.units import Unit

HELD = select(archives.c.articles)
"""The number of articles in the archive."""

_NO_ADDRESS = "DATELINE_DATABASE_URL is neither sqlite:///… nor postgresql://…"
_NO_HOST = "DATELINE_DATABASE_URL: host or port is not valid; write several hosts as ?host=a,b&port=1,2"
_MANY = 2048
"""How many keys or tallies can be read in a millisecond."""
_AT_ONCE = 8192
"""Tallies read at once: as Python objects they take ten times the memory that they are kept in."""
_RARITIES = 32_768
"""How many words' rarity is kept, in some 4 MB: nearly all that occur in a few hundred articles."""
_SERIAL = select(archives.c.serial)
_TALLIED = (
    select(tallies.c.start, tallies.c.articles)
    .where(tallies.c.field == 0, tallies.c.unit == int(Unit.BUCKET), tallies.c.term == EVERY.number)
    .where(tallies.c.start > bindparam("after", 0, BigInteger()))
    .order_by(tallies.c.start)
    .limit(bindparam("limit", 0))
)
_KEYS = select(articles.c.key).limit(bindparam("limit", 0))


class Rows(Protocol):
    """Anything that answers a SELECT: the store, or a snapshot of it."""

    def rows(self, statement: AnySelect, values: Mapping[str, Any]) -> list[Row]:
        """All rows of a statement, with its named parameters taken from `values`.

        Compiled statements are cached, so there must be a bounded number of them. Raises TookTooLong, Unavailable.
        """
        ...

    @property
    def calendar(self) -> Calendar | None:
        """The number of articles before a key, if known for the state that `rows` reads."""
        ...


class Store:
    """One archive. Creating a store touches no file and no server."""

    def __init__(self, settings: Settings) -> None:
        try:
            url = make_url(settings.database_url)
        except ArgumentError:
            raise Misconfigured(_NO_ADDRESS) from None
        except ValueError:
            raise Misconfigured(_NO_HOST) from None
        self.engine = _engine(url.drivername)
        self.settings = settings
        self._reader: Reader = self.engine.Reader(url, settings)
        self._writer = self.engine.writer(url, settings)
        self.prepared = lru_cache(maxsize=1024)(self._prepared)
        self.remembered = Remembered(settings.postings_bytes)
        self.rarity = RememberedNumbers(_RARITIES)
        self._calendar = Kept[Calendar](calendar.MOST, calendar.ROWS_AN_ANSWER)
        self._most_places = self.engine.PLACES if settings.postings_bytes else 0
        self._places = Kept[Places](self._most_places, bit_sets.ROWS_AN_ANSWER)
        self._reading = _Reading(self._reader.fetch)

    @property
    def inline(self) -> bool:
        """Whether a short read may run on the event loop."""
        return self.engine.INLINE

    @cached_property
    def secret(self) -> str:
        """The key that signs cursors: created by the migration, the same for every process on this archive."""
        [(secret,)] = self.rows(select(archives.c.secret), {})
        return str(secret)

    def rows(self, statement: AnySelect, values: Mapping[str, Any]) -> list[Row]:
        """See `Rows.rows`."""
        return self._reading.fetch(self.prepared(statement), values)

    @property
    def serial(self) -> int:
        """The number of the archive's last change; inside `steady`, of the last change in that state."""
        steady = self._reading.serial
        if steady is not None:
            return steady
        [(serial,)] = self.rows(_SERIAL, {})
        return int(serial)

    @contextmanager
    def steady(self) -> Iterator[int]:
        """Make all `rows` of this thread read one state, and yield its serial.

        For short reads; long ones use a snapshot.
        """
        reading = self._reading
        with self._reader.steady() as connection:
            try:
                reading.fetch = connection.fetch
                reading.serial = serial = self.serial
                yield serial
            finally:
                reading.fetch, reading.serial = self._reader.fetch, None

    @property
    def calendar(self) -> Calendar | None:
        """See `Rows.calendar`: None outside `steady`, and until it is worth reading."""
        serial = self._reading.serial
        return None if serial is None else self._calendar.at(serial, self._read_calendar)

    @property
    def calendar_takes_long(self) -> bool:
        """Whether the next request for the calendar, inside `steady`, has to read very many tallies."""
        return self._calendar.is_due(self.serial) and self.held > _MANY

    @property
    def places(self) -> Places | None:
        """The places of all articles; None as for `calendar`, and always for a large archive or PostgreSQL."""
        serial = self._reading.serial
        if serial is None or not self._most_places or (self._places.is_due(serial) and self.held > self._most_places):
            return None
        return self._places.at(serial, self._read_places)

    @property
    def known_places(self) -> Places | None:
        """The places, if they have been read already, inside `steady`."""
        return self._places.known(self.serial)

    @property
    def places_take_long(self) -> bool:
        """Whether the next request for the places, inside `steady`, has to read very many keys."""
        return self._places.is_due(self.serial) and _MANY < self.held <= self._most_places

    @property
    def held(self) -> int:
        """The number of articles in the archive."""
        [(held,)] = self.rows(HELD, {})
        return int(held)

    def _read_calendar(self) -> Calendar:
        return Calendar(self._tallied())

    def _tallied(self) -> Iterator[Row]:
        """The buckets in order, each with its number of articles; at most one more than are kept."""
        left, after = calendar.MOST + 1, UNDATED.low - 1
        while left:
            rows = self.rows(_TALLIED, {"after": after, "limit": min(left, _AT_ONCE)})
            yield from rows
            if len(rows) < _AT_ONCE:
                return
            left, after = left - len(rows), rows[-1][0]

    def _read_places(self) -> Places:
        read = self.rows(_KEYS, {"limit": self._most_places + 1})
        return Places((key for (key,) in read), self.settings.postings_bytes)

    @contextmanager
    def snapshot(self) -> Iterator[Rows]:
        """One unchanging state for many statements, on its own connection."""
        with self._reader.snapshot() as connection:
            yield _Snapshot(self, connection)

    def writing(self) -> AbstractContextManager[Connection]:
        """One atomic transaction, while no other writer has one. Raises Unavailable."""
        return self.engine.writing(self._writer, self.settings)

    @property
    def files(self) -> Sequence[Path]:
        """The files that belong to the archive, existing or not; nobody else may write them."""
        return self.engine.files(self.settings.database_url)

    def is_own(self, path: Path) -> bool:
        """Whether a path is one of the archive's own files, or would be mistaken for one."""
        return any(is_same(path, own) for own in self.files)

    def close(self) -> None:
        """Close every connection."""
        self._reader.close()
        self._writer.dispose()

    def _prepared(self, statement: AnySelect) -> Prepared:
        compiled = statement.compile(dialect=self.engine.DIALECT, compile_kwargs={"render_postcompile": True})
        return Prepared(compiled.string, compiled.params)


class _Reading(threading.local):
    """How this thread reads: a prepared SELECT's rows, and, inside `steady`, the state's serial."""

    serial: int | None = None

    def __init__(self, fetch: Callable[[Prepared, Mapping[str, Any]], list[Row]]) -> None:
        self.fetch = fetch


def _engine(driver: str) -> Engine:
    """The engine for a URL's driver. Raises Misconfigured."""
    match driver:
        case "sqlite":
            return sqlite
        case "postgresql":
            from app.store.engines import postgresql  # takes a tenth of a second that most archives need not spend

            return postgresql
    raise Misconfigured(_NO_ADDRESS)


class _Snapshot:
    def __init__(self, store: Store, connection: Fetch) -> None:
        self._store, self._connection = store, connection

    calendar = None

    def rows(self, statement: AnySelect, values: Mapping[str, Any]) -> list[Row]:
        return self._connection.fetch(self._store.prepared(statement), values)
