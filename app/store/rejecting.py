"""Storing rejected input."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import TypeAlias

from sqlalchemy import Connection

from app.record import Unreadable
from app.store.session import Store
from app.store.tables import rejects
from app.text import abridged

Options: TypeAlias = Callable[[str], str]
"""The options with which input was read, as text, for one of the paths that were given."""


def keep(
    store: Store, connection: Connection, unreadable: Sequence[Unreadable], options: Options | None, now: str
) -> None:
    """Store rejected input with its reason, and the `options` it was read with, as a text for its root.

    Input that is already stored stays as it is, except for the options. Of input longer than an article may be, only
    the beginning was read; as that could be mistaken for the whole, it is not stored.
    """
    limit = min(store.settings.reject_bytes, store.settings.max_article_bytes)
    rows = [
        {
            "file": abridged(reject.file),
            "position": reject.position,
            "reason": reject.reason,
            "sha256": sha256(reject.raw).hexdigest(),
            "size": len(reject.raw),
            "raw": reject.raw if len(reject.raw) <= limit else None,
            "rejected_at": now,
            "format": reject.format,
            "options": options(reject.root) if options else None,
        }
        for reject in unreadable
    ]
    if rows:
        insert = store.engine.insert(rejects)
        same = ("file", "position", "sha256")
        connection.execute(
            insert.on_conflict_do_update(index_elements=same, set_={"options": insert.excluded.options}), rows
        )
