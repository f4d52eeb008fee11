"""Keeping input that could not be taken in."""

from collections.abc import Sequence
from hashlib import sha256

from sqlalchemy import Connection

from app.record import Unreadable
from app.store.session import Store
from app.store.tables import rejects


def keep(store: Store, connection: Connection, unreadable: Sequence[Unreadable], now: str) -> None:
    """Keep rejected input with its reason; what is kept already stays as it is."""
    limit = store.settings.reject_bytes
    rows = [
        {
            "file": reject.file,
            "position": reject.position,
            "reason": reject.reason,
            "sha256": sha256(reject.raw).hexdigest(),
            "size": len(reject.raw),
            "raw": reject.raw if len(reject.raw) <= limit else None,
            "rejected_at": now,
            "format": reject.format,
        }
        for reject in unreadable
    ]
    if rows:
        connection.execute(store.engine.insert(rejects).on_conflict_do_nothing(), rows)
