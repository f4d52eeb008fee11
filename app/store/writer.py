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
from app.store.rows import article_row, content_row, detail_fields, dump, listed_fields, load, unpack, version_row
from app.store.session import Store
from app.store.tables import archives, articles, contents, labels, rejects, versions, withdrawals

AnyRow: TypeAlias = Row[*tuple[Any, ...]]
Outcome = Literal["added", "updated", "unchanged"]
_CANCELLED = "cancelled by its source"


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


def withdraw(store: Store, ids: Sequence[str], reason: str = "") -> set[str]:
    """Withdraw articles, all or, where it fails, none. Returns the ids that there were. Raises Unavailable."""
    with store.writing() as connection:
        batch = _Batch(store, connection)
        known = batch.withdraw(ids, reason)
        batch.close()
    return known


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
    removed: int = 0
    """How many of those that were there, or were added, are not any more."""

    def __post_init__(self) -> None:
        self.counts = Counts(self.store_.engine, self.connection)

    def store(self, records: Sequence[ArticleRecord]) -> None:
        """Records of which no two share an id."""
        gone = self._gone(records)
        cancelled = [record for record in records if record.withdrawn and record.id not in gone]
        self._bury([record for record in records if record.id in gone])
        self._cancel(cancelled)
        self._keep([record for record in records if record.id not in gone and not record.withdrawn])

    def _keep(self, records: Sequence[ArticleRecord]) -> None:
        known = self._known([record.id for record in records])
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

    def withdraw(self, ids: Sequence[str], reason: str) -> set[str]:
        """Take articles out of everything but their history. Returns the ids that there were."""
        known = self._known(ids)
        self._retire(list(known.values()))
        self._mark_withdrawn(known, reason)
        self.removed += len(known)
        return set(known)

    def _cancel(self, records: Sequence[ArticleRecord]) -> None:
        """What a source cancels is withdrawn; what it says with that, if anything new, is one more version."""
        if not records:
            return
        known = self.withdraw([record.id for record in records], _CANCELLED)
        self._mark_withdrawn([record.id for record in records if record.id not in known], _CANCELLED)
        before = self.outcomes.copy()
        self._bury(records)
        self.outcomes = before
        self.outcomes["updated"] += len(known)
        self.outcomes["added"] += len(records) - len(known)
        self.removed += len(records) - len(known)  # added, but to the history only

    def _bury(self, records: Sequence[ArticleRecord]) -> None:
        """Versions of withdrawn articles: changed content is one more, and they stay withdrawn."""
        hashes = self._hashes(dict.fromkeys(record.id for record in records))
        newest = self._newest([record.id for record in records])
        rows = []
        for record in records:
            if record.content_hash in hashes[record.id]:
                self.outcomes["unchanged"] += 1
                continue
            self.outcomes["updated"] += 1
            version = max(record.version, newest.get(record.id, 0) + 1)
            fields = listed_fields(record, version, self.now, self.now, "withdrawn") | detail_fields(record)
            rows.append(version_row(record.id, record.content_hash, dump(fields)))
        if rows:
            self.connection.execute(versions.insert(), rows)

    def _mark_withdrawn(self, ids: Iterable[str], reason: str) -> None:
        rows = [{"article_id": id, "withdrawn_at": self.now, "reason": reason} for id in ids]
        if rows:
            self.connection.execute(withdrawals.insert(), rows)

    def _gone(self, records: Sequence[ArticleRecord]) -> set[str]:
        found = select(withdrawals.c.article_id).where(withdrawals.c.article_id.in_([record.id for record in records]))
        return set(self.connection.execute(found).scalars())

    def _newest(self, ids: Sequence[str]) -> dict[str, int]:
        found = select(versions.c.article_id, func.max(versions.c.version)).where(versions.c.article_id.in_(ids))
        return {row[0]: row[1] for row in self.connection.execute(found.group_by(versions.c.article_id))}

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
        if self.outcomes["added"] or self.outcomes["updated"] or self.removed:
            held = archives.c.articles + self.outcomes["added"] - self.removed
            self.connection.execute(update(archives).values(serial=archives.c.serial + 1, articles=held))

    def _known(self, ids: Sequence[str]) -> dict[str, AnyRow]:
        found = select(articles).where(articles.c.id.in_(ids))
        return {row.id: row for row in self.connection.execute(found)}

    def _hashes(self, known: Mapping[str, AnyRow | None]) -> dict[str, set[bytes]]:
        """The content hashes of every version of every article; a withdrawn one has no row."""
        hashes = {id: {bytes(row.content_hash)} if row else set() for id, row in known.items()}
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
        old = [version_row(row.id, row.content_hash, whole[row.key]) for row in known]
        self.connection.execute(versions.insert(), old)
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
