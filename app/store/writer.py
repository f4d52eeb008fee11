"""Writing: a batch of articles in one transaction, idempotent by identity, keeping every older version."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from sqlalchemy import Column, ColumnElement, Connection, Result, Select, bindparam, delete, func, select

from app.dates import now_text
from app.record import Unreadable
from app.store.current import AnyRow, Current, Written
from app.store.duplicates import Duplicates, Judgement
from app.store.key_choice import place
from app.store.prints import Compared
from app.store.ready import Ready, members, ready
from app.store.rejecting import Options, keep
from app.store.rows import load, restored, unpack, version_row
from app.store.serials import advance
from app.store.session import Store
from app.store.tables import archives, articles, versions, withdrawals

Outcome = Literal["added", "updated", "unchanged", "warned"]
"""`warned` counts those of the added and updated articles that have warnings."""
_CANCELLED = "cancelled by its source"


def write(
    store: Store, records: Sequence[Ready], unreadable: Sequence[Unreadable] = (), options: Options | None = None
) -> Counter[Outcome]:
    """Store a batch atomically; it is safely on disk when this returns. `options` tells those of an `unreadable`.

    An article whose content equals any of its stored versions is `unchanged`. Raises Unavailable.
    """
    with store.writing() as connection:
        batch = _Batch(store, connection)
        for part in _distinct(records):
            batch.store(part)
        keep(store, connection, unreadable, options, batch.now)
        batch.close()
    return batch.outcomes


def withdraw(store: Store, ids: Sequence[str], reason: str = "") -> tuple[set[str], set[str]]:
    """Withdraw articles, all or none. Raises Unavailable.

    Returns the ids of the articles withdrawn, and of those that already were, which keep their reason.
    """
    with store.writing() as connection:
        batch = _Batch(store, connection)
        gone = batch.gone(ids)
        known = batch.withdraw(dict.fromkeys(ids, reason))
        batch.close()
    return known, gone


def reinstate(store: Store, ids: Sequence[str]) -> tuple[set[str], set[str]]:
    """Undo withdrawals, all or none. Raises Unavailable.

    Returns the ids of the articles restored, as their newest versions, and of those that were never withdrawn.
    """
    with store.writing() as connection:
        batch = _Batch(store, connection)
        there = batch.there(ids)
        back = batch.reinstate(batch.gone(ids))
        batch.close()
    return back, there


def _distinct(records: Sequence[Ready]) -> Iterable[list[Ready]]:
    """Split records into parts in which no id occurs twice, keeping the order of each id's records."""
    waiting = list(records)
    while waiting:
        part: dict[str, Ready] = {}
        later = [record for record in waiting if part.setdefault(record.id, record) is not record]
        yield list(part.values())
        waiting = later


@dataclass
class _Batch:
    store_: Store
    connection: Connection
    now: str = field(default_factory=now_text)
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    ingested: dict[str, str] = field(default_factory=dict)
    """When the articles being reinstated were first ingested, by id."""
    removed: int = 0
    """How many articles, existing or counted as added, are no longer current."""

    def __post_init__(self) -> None:
        self.current = Current(self.store_.engine, self.connection, self.now)
        self.duplicates = Duplicates(self.store_.engine, self.connection, self.store_.settings)

    def store(self, records: Sequence[Ready]) -> None:
        """Store records, no two of which share an id."""
        gone = self.gone([record.id for record in records])
        cancelled = [record for record in records if record.withdrawn and record.id not in gone]
        self._bury([record for record in records if record.id in gone])
        self._cancel(cancelled)
        self._keep([record for record in records if record.id not in gone and not record.withdrawn])

    def _keep(self, records: Sequence[Ready]) -> None:
        known = self._current_rows([record.id for record in records])
        hashes = self._hashes(known)
        new = [record for record in records if record.id not in known]
        changed = [r for r in records if r.id in known and r.content_hash not in hashes[r.id]]
        self.outcomes["unchanged"] += len(records) - len(new) - len(changed)
        keys = place(self.store_.engine, self.connection, [*new, *changed], known)
        numbers = self._numbers(new) | {record.id: known[record.id].number for record in changed}
        gone = self.current.retire([known[record.id] for record in changed])
        come = [Compared(numbers[r.id], keys[r.id], r.id, r.content.body, r.traits) for r in (*new, *changed)]
        judged = self._judge(gone, come)
        stored = [
            Written(r, each, *self._version_and_first_ingested(r, known.get(r.id)))
            for r, each in zip((*new, *changed), come, strict=True)
        ]
        self.current.insert(stored, judged)
        self._count("added", new)
        self._count("updated", changed)

    def _count(self, outcome: Outcome, records: Sequence[Ready]) -> None:
        self.outcomes[outcome] += len(records)
        self.outcomes["warned"] += sum(record.warned for record in records)

    def _judge(self, gone: Sequence[Compared], come: Sequence[Compared]) -> dict[int, Judgement]:
        """The judgements of the articles in `come`; those of other articles that changed are stored here."""
        judged = self.duplicates.judge(gone, come)
        came = {each.number for each in come}
        self.current.tell([each for number, each in judged.items() if number not in came])
        return judged

    def _numbers(self, new: Sequence[Ready]) -> dict[str, int]:
        last = self.duplicates.last_number() if new else 0
        return {record.id: number for number, record in enumerate(new, last + 1)}

    def _version_and_first_ingested(self, record: Ready, old: AnyRow | None) -> tuple[int, str]:
        """This version's number, and when the article was first ingested."""
        if old is None:
            return record.version, self.ingested.get(record.id, self.now)
        return max(record.version, load(old.listed)["version"] + 1), old.ingested_at

    def withdraw(self, reasons: Mapping[str, str]) -> set[str]:
        """Remove articles from everything but their history, each with a reason. Returns the ids of those removed."""
        known = self._current_rows(list(reasons))
        self._judge(self.current.retire(list(known.values())), ())
        self._mark_withdrawn({id: reasons[id] for id in known})
        self.removed += len(known)
        return set(known)

    def reinstate(self, ids: Iterable[str]) -> set[str]:
        """Make the newest version with a title or body of each withdrawn article current, oldest article first.

        An article cancelled by its source before any such version stays withdrawn. Returns the ids reinstated.
        """
        to_reinstate = self._read_versions_to_reinstate(ids)
        its = versions.c.article_id == bindparam("its_id"), versions.c.version == bindparam("its_version")
        gone = [{"its_id": id, "its_version": version} for id, (version, _) in to_reinstate.items()]
        if to_reinstate:
            self.connection.execute(delete(versions).where(*its), gone)
            of_these = delete(withdrawals).where(self._among(withdrawals.c.article_id))
            self.connection.execute(of_these, self.store_.engine.several(to_reinstate))
        records = [ready(restored({**fields, "version": newest})) for newest, fields in to_reinstate.values()]
        self._keep(sorted(records, key=lambda record: (self.ingested[record.id], record.id)))
        return set(to_reinstate)

    def _read_versions_to_reinstate(self, ids: Iterable[str]) -> dict[str, tuple[int, dict[str, Any]]]:
        """The fields of each article's newest version with a title or body, and the version number to reinstate it
        under: its own, or the next one after any empty version that cancelled the article."""
        to_reinstate: dict[str, tuple[int, dict[str, Any]]] = {}
        every = select(versions.c.article_id, versions.c.version, versions.c.packed)
        ordered = every.where(self._among(versions.c.article_id)).order_by(versions.c.article_id, versions.c.version)
        for id, version, packed in self._rows_for(ordered, ids):
            fields = load(unpack(bytes(packed)))
            self.ingested.setdefault(id, fields["ingested_at"])
            if fields["title"] or fields["body"]:
                to_reinstate[id] = version, fields
            elif id in to_reinstate:
                to_reinstate[id] = version + 1, to_reinstate[id][1]
        return to_reinstate

    def _cancel(self, records: Sequence[Ready]) -> None:
        """Withdraw what a source cancels; any new content in the cancellation becomes one more version."""
        if not records:
            return
        reasons = {each.id: _CANCELLED if each.reason is None else each.reason for each in records}
        known = self.withdraw(reasons)
        self._mark_withdrawn({id: reason for id, reason in reasons.items() if id not in known})
        before = self.outcomes.copy()
        self._bury(records)
        self.outcomes = before
        self._count("updated", [record for record in records if record.id in known])
        self._count("added", [record for record in records if record.id not in known])
        self.removed += len(records) - len(known)  # added, but to the history only

    def _bury(self, records: Sequence[Ready]) -> None:
        """Store versions of withdrawn articles: changed content adds a version, and they stay withdrawn."""
        hashes = self._hashes(dict.fromkeys(record.id for record in records))
        newest = self._newest([record.id for record in records])
        rows = []
        for record in records:
            if record.content_hash in hashes[record.id]:
                self.outcomes["unchanged"] += 1
                continue
            self._count("updated", [record])
            version = max(record.version, newest.get(record.id, 0) + 1)
            buried = members(record, version, self.now, self.now, "withdrawn")
            rows.append(version_row(record.id, record.content_hash, buried))
        if rows:
            self.connection.execute(versions.insert(), rows)

    def _mark_withdrawn(self, reasons: Mapping[str, str]) -> None:
        rows = [{"article_id": id, "withdrawn_at": self.now, "reason": reason} for id, reason in reasons.items()]
        if rows:
            self.connection.execute(withdrawals.insert(), rows)

    def gone(self, ids: Sequence[str]) -> set[str]:
        """The ids among these whose articles are withdrawn."""
        found = select(withdrawals.c.article_id).where(self._among(withdrawals.c.article_id))
        return set(self._rows_for(found, ids).scalars())

    def there(self, ids: Sequence[str]) -> set[str]:
        """The ids among these whose articles are current."""
        return set(self._current_rows(ids))

    def _newest(self, ids: Sequence[str]) -> dict[str, int]:
        newest = select(versions.c.article_id, func.max(versions.c.version)).where(self._among(versions.c.article_id))
        return {row[0]: row[1] for row in self._rows_for(newest.group_by(versions.c.article_id), ids)}

    def close(self) -> None:
        """Bring the counts and the archive's serial up to date."""
        self.current.close()
        if self.outcomes["added"] or self.outcomes["updated"] or self.removed:
            held = archives.c.articles + self.outcomes["added"] - self.removed
            advance(self.connection, articles=held)

    def _current_rows(self, ids: Sequence[str]) -> dict[str, AnyRow]:
        return {row.id: row for row in self._rows_for(select(articles).where(self._among(articles.c.id)), ids)}

    def _among(self, column: Column[Any]) -> ColumnElement[bool]:
        return self.store_.engine.among(column)

    def _rows_for(self, statement: Select[*tuple[Any, ...]], ids: Iterable[str]) -> Result[*tuple[Any, ...]]:
        """The rows that a statement with an `_among` condition selects for these ids."""
        return self.connection.execute(statement, self.store_.engine.several(ids))

    def _hashes(self, known: Mapping[str, AnyRow | None]) -> dict[str, set[bytes]]:
        """The content hashes of all versions of each article; a withdrawn article has no row."""
        hashes = {id: {bytes(row.content_hash)} if row else set() for id, row in known.items()}
        if known:
            older = select(versions.c.article_id, versions.c.content_hash).where(self._among(versions.c.article_id))
            for id, content_hash in self._rows_for(older, known):
                hashes[id].add(bytes(content_hash))
        return hashes
