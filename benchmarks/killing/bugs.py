"""Faults to plant into an ingest: each breaks a promise of the writer, and a harness must detect it.

The ingest lingers in the broken state, because hitting one that lasts only a moment would take very many kills.
"""

import time
from collections.abc import Callable, Sequence

from sqlalchemy import Connection, Engine, event

from app.store.ready import Ready
from app.store.writer import _Batch

_LINGER = 0.02
"""Seconds for which the broken state lasts."""


def half_batches() -> None:
    """Commit in the middle of a batch: articles are stored before they are counted."""
    whole = _Batch.store

    def store(self: _Batch, records: Sequence[Ready]) -> None:
        middle = len(records) // 2
        whole(self, records[:middle])
        _commit(self.connection)
        whole(self, records[middle:])

    _Batch.store = store  # type: ignore[method-assign]


def no_transaction() -> None:
    """Commit as soon as articles are in their table, before the rows that belong to them."""

    @event.listens_for(Engine, "after_cursor_execute")
    def commit(connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("INSERT INTO article "):
            _commit(connection)


def _commit(connection: Connection) -> None:
    cursor = connection.connection.cursor()
    cursor.execute("COMMIT")
    if connection.dialect.name == "sqlite":
        cursor.execute("BEGIN IMMEDIATE")
    cursor.close()
    time.sleep(_LINGER)


BUGS: dict[str, Callable[[], None]] = {"half-batches": half_batches, "no-transaction": no_transaction}
