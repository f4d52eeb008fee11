"""Withdrawn articles: their tombstones."""

from typing import NamedTuple

from sqlalchemy import bindparam, select

from app.store.session import Rows
from app.store.tables import withdrawals

_EVERY = select(withdrawals.c.article_id, withdrawals.c.withdrawn_at, withdrawals.c.reason)
_NEXT_BATCH = (
    _EVERY.where(withdrawals.c.article_id > bindparam("id", ""), withdrawals.c.withdrawn_at >= bindparam("since", ""))
    .order_by(withdrawals.c.article_id)
    .limit(bindparam("most", 0))
)

_ONE = _EVERY.where(withdrawals.c.article_id == bindparam("id", ""))


class Tombstone(NamedTuple):
    """A withdrawn article's id, when it was withdrawn, as RFC 3339 text, and why; empty if no reason was given."""

    id: str
    withdrawn_at: str
    reason: str


def withdrawn(rows: Rows, after: str, most: int, since: str = "") -> list[Tombstone]:
    """At most `most` tombstones after an id, of articles withdrawn at `since` or later."""
    return [Tombstone(*row) for row in rows.rows(_NEXT_BATCH, {"id": after, "most": most, "since": since})]


def tombstone(rows: Rows, id: str) -> Tombstone | None:
    """The tombstone of the article with this id, if it was withdrawn."""
    found = rows.rows(_ONE, {"id": id})
    return Tombstone(*found[0]) if found else None
