"""The history of an archive: every version and every withdrawal, from which it can be rebuilt."""

from collections.abc import Iterator

from sqlalchemy import bindparam, select, tuple_

from app.filters import Selection
from app.queries.articles import each_article
from app.queries.withdrawn import withdrawn
from app.store.rows import Stored, dump, load, unpack
from app.store.session import Rows, Store
from app.store.tables import versions, withdrawals

_BATCH = 200
_OLDER = (
    select(
        versions.c.article_id, versions.c.version, versions.c.packed, withdrawals.c.withdrawn_at, withdrawals.c.reason
    )
    .outerjoin(withdrawals, withdrawals.c.article_id == versions.c.article_id)
    .where(tuple_(versions.c.article_id, versions.c.version) > tuple_(bindparam("id", ""), bindparam("version", 0)))
    .order_by(versions.c.article_id, versions.c.version)
    .limit(_BATCH)
)
_LAST = (
    select(versions.c.packed)
    .where(versions.c.article_id == bindparam("id", ""))
    .order_by(versions.c.version.desc())
    .limit(1)
)


def each_version(store: Store, rows: Rows) -> Iterator[Stored]:
    """The older versions, the current ones, then the last version of each withdrawn article with its `withdrawal`.

    Ingested in this order, each article gets its versions one after another and is withdrawn at the end.
    """
    yield from _older(rows)
    yield from each_article(store, rows, Selection())
    yield from _withdrawn(rows)


def _older(rows: Rows) -> Iterator[Stored]:
    place = {"id": "", "version": 0}
    while read := rows.rows(_OLDER, place):
        for id, _, packed, withdrawn_at, reason in read:
            members = unpack(bytes(packed))
            came_later = withdrawn_at and load(members)["status"] == "withdrawn"
            yield _withdrawing_version(id, members, withdrawn_at, reason) if came_later else (id, members)
        place = {"id": read[-1][0], "version": read[-1][1]}


def _withdrawn(rows: Rows) -> Iterator[Stored]:
    reached = ""
    while read := withdrawn(rows, reached, _BATCH):
        for id, withdrawn_at, reason in read:
            [(packed,)] = rows.rows(_LAST, {"id": id})
            yield _withdrawing_version(id, unpack(bytes(packed)), withdrawn_at, reason)
        reached = read[-1].id


def _withdrawing_version(id: str, members: bytes, withdrawn_at: str, reason: str) -> Stored:
    """A version that withdraws its article."""
    added = {"status": "withdrawn", "withdrawal": {"withdrawn_at": withdrawn_at, "reason": reason}}
    return id, dump({**load(members), **added})
