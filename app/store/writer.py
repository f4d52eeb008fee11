"""Writing: a batch of records in one transaction, idempotent by identity, every older version kept."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Literal, TypeAlias

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.engine import Row

from app.dates import Period, now_text
from app.errors import Unavailable
from app.record import ArticleRecord, Unreadable
from app.store.counting import Counts
from app.store.keys import first_choice, room
from app.store.rows import article_row, content_row, load, pack, unpack
from app.store.session import Store
from app.store.tables import archives, articles, contents, labels, rejects, versions

AnyRow: TypeAlias = Row[*tuple[Any, ...]]
Outcome = Literal["added", "updated", "unchanged"]


class NoRoom(Unavailable):
    """More articles share one second or minute than the key has places for."""


def write(store: Store, records: Sequence[ArticleRecord], unreadable: Sequence[Unreadable] = ()) -> Counter[Outcome]:
    """Store a batch, whole or not at all; safe on disk when this returns.

    Content equal to any stored version of its article is `unchanged`. Raises Unavailable.
    """
    with store.writing() as connection:
        batch = _Batch(store, connection)
        for part in _distinct(records):
            batch.store(part)
        batch.keep(unreadable)
        batch.close()
    return batch.outcomes


def _distinct(records: Sequence[ArticleRecord]) -> Iterable[list[ArticleRecord]]:
    """Parts in which no id occurs twice; together, in the order given, all records of each id."""
    waiting = list(records)
    while waiting:
        part: dict[str, ArticleRecord] = {}
        later = [record for record in waiting if part.setdefault(record.id, record) is not record]
        yield list(part.values())
        waiting = later


@dataclass
class _Batch:
    store_: Store
    connection: Connection
    now: str = field(default_factory=now_text)
    outcomes: Counter[Outcome] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.counts = Counts(self.store_.engine, self.connection)

    def store(self, records: Sequence[ArticleRecord]) -> None:
        """Records of which no two share an id."""
        known = self._known(records)
        hashes = self._hashes(known)
        new = [record for record in records if record.id not in known]
        changed = [r for r in records if r.id in known and r.content_hash not in hashes[r.id]]
        self.outcomes["unchanged"] += len(records) - len(new) - len(changed)
        keys = self._keys([*new, *changed], known)
        self._retire([known[record.id] for record in changed])
        self._insert(
            [article_row(r, keys[r.id], r.version, self.now, self.now) for r in new]
            + [self._successor(r, keys[r.id], known[r.id]) for r in changed],
            [content_row(r, keys[r.id]) for r in (*new, *changed)],
        )
        self.outcomes["added"] += len(new)
        self.outcomes["updated"] += len(changed)

    def keep(self, unreadable: Sequence[Unreadable]) -> None:
        """Keep rejected input with its reason; what is kept already stays as it is."""
        limit = self.store_.settings.reject_bytes
        rows = [
            {
                "file": reject.file,
                "position": reject.position,
                "reason": reject.reason,
                "sha256": sha256(reject.raw).hexdigest(),
                "size": len(reject.raw),
                "raw": reject.raw if len(reject.raw) <= limit else None,
                "rejected_at": self.now,
            }
            for reject in unreadable
        ]
        if rows:
            self.connection.execute(self.store_.engine.insert(rejects).on_conflict_do_nothing(), rows)

    def close(self) -> None:
        """Bring the counts and the archive's serial up to date."""
        self.counts.close()
        if self.outcomes["added"] or self.outcomes["updated"]:
            self.connection.execute(
                update(archives).values(
                    serial=archives.c.serial + 1, articles=archives.c.articles + self.outcomes["added"]
                )
            )

    def _known(self, records: Sequence[ArticleRecord]) -> dict[str, AnyRow]:
        found = select(articles).where(articles.c.id.in_([record.id for record in records]))
        return {row.id: row for row in self.connection.execute(found)}

    def _hashes(self, known: dict[str, AnyRow]) -> dict[str, set[bytes]]:
        """The content hashes of every version of every known article."""
        hashes = {id: {bytes(row.content_hash)} for id, row in known.items()}
        if known:
            older = select(versions.c.article_id, versions.c.content_hash).where(versions.c.article_id.in_(known))
            for id, content_hash in self.connection.execute(older):
                hashes[id].add(bytes(content_hash))
        return hashes

    def _retire(self, known: Sequence[AnyRow]) -> None:
        """Move current versions to the older ones."""
        keys = [row.key for row in known]
        if not keys:
            return
        packed = select(contents.c.key, contents.c.packed).where(contents.c.key.in_(keys))
        details = {key: unpack(bytes(content)) for key, content in self.connection.execute(packed)}
        whole = {row.key: f"{row.listed},{details[row.key]}" for row in known}
        self.connection.execute(versions.insert(), [_version_row(row, whole[row.key]) for row in known])
        self.counts.remove({key: load(members) for key, members in whole.items()})
        for table in (articles, contents, labels):
            self.connection.execute(delete(table).where(table.c.key.in_(keys)))

    def _successor(self, record: ArticleRecord, key: int, old: AnyRow) -> dict[str, Any]:
        version = max(record.version, load(old.listed)["version"] + 1)
        return article_row(record, key, version, old.ingested_at, self.now)

    def _keys(self, records: Sequence[ArticleRecord], known: Mapping[str, AnyRow]) -> dict[str, int]:
        """A key for each record: its own while its date stays what it was, else a free one.

        Free is the first choice unless it is taken, else the first behind all that are taken in its room. Keys that are
        about to be given up count as taken, so that no two of a batch can meet.
        """
        keys = {r.id: known[r.id].key for r in records if r.id in known and _fits(known[r.id].key, r.published)}
        placed = [record for record in records if record.id not in keys]
        wanted = {record.id: first_choice(record.published, record.id) for record in placed}
        found = select(articles.c.key).where(articles.c.key.in_(list(wanted.values())))
        taken = {*keys.values(), *self.connection.execute(found).scalars()}
        for record in placed:
            key = wanted[record.id]
            keys[record.id] = self._after_last(record.published, taken) if key in taken else key
            taken.add(keys[record.id])
        return keys

    def _after_last(self, published: Period | None, taken: Iterable[int]) -> int:
        keys = room(published)
        last = select(func.max(articles.c.key)).where(articles.c.key >= keys.low, articles.c.key < keys.high)
        stored = self.connection.execute(last).scalar()
        key = max(stored if stored is not None else keys.low, *(k for k in taken if keys.low <= k < keys.high)) + 1
        if key >= keys.high:
            raise NoRoom(f"no place is left at {published and published.text}")
        return key

    def _insert(self, article_rows: list[dict[str, Any]], content_rows: list[dict[str, Any]]) -> None:
        if not article_rows:
            return
        self.connection.execute(articles.insert(), article_rows)
        self.connection.execute(contents.insert(), content_rows)
        fields = {
            row["key"]: load(f"{row['listed']},{unpack(content['packed'])}")
            for row, content in zip(article_rows, content_rows, strict=True)
        }
        self.connection.execute(labels.insert(), self.counts.add(fields))


def _fits(key: int, published: Period | None) -> bool:
    keys = room(published)
    return keys.low <= key < keys.high


def _version_row(row: AnyRow, members: str) -> dict[str, Any]:
    return {
        "article_id": row.id,
        "version": load(row.listed)["version"],
        "updated_at": row.updated_at,
        "content_hash": row.content_hash,
        "packed": pack(members),
    }
