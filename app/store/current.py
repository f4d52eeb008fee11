"""Current articles: inserting them, retiring them, and updating what they are duplicates of."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import Connection, Row, bindparam, delete, select, update

from app.store.counting import Counts
from app.store.duplicates import Judgement
from app.store.engines.engine import Engine
from app.store.engines.engine import Row as Values
from app.store.indexing import Content, as_duplicate, content_of
from app.store.prints import Compared, compared
from app.store.ready import Ready
from app.store.rows import concat, dump, load, unpack, version_row, writer_fields
from app.store.tables import articles, contents, labels, versions

AnyRow: TypeAlias = Row[*tuple[Any, ...]]

_AT_ONCE = 500


class Written(NamedTuple):
    """An article to store, its version number, and when the archive first ingested it."""

    ready: Ready
    compared: Compared
    version: int
    ingested_at: str


class Current:
    """The tables that lists, searches and counts read."""

    def __init__(self, engine: Engine, connection: Connection, now: str) -> None:
        self._engine, self._connection, self._now = engine, connection, now
        self._counts = Counts(engine, connection)
        self._known_to_writer = lru_cache(self._written_by_writer)  # nearly the whole batch shares them

    def insert(self, written: Sequence[Written], judged: Mapping[int, Judgement]) -> None:
        """Insert articles, with their judgements by number."""
        rows: list[Values] = []
        packed: list[Values] = []
        found: dict[int, Content] = {}
        for each in written:
            ready, compared, judgement = each.ready, each.compared, judged[each.compared.number]
            rows.append(self._row(each, judgement))
            packed.append((compared.key, ready.packed))
            found[compared.key] = as_duplicate(ready.content) if judgement.duplicate_of else ready.content
        if written:
            for table, unsorted in ((articles, rows), (contents, packed), (labels, self._counts.add(found))):
                self._engine.add(self._connection, table, sorted(unsorted))  # by key, as the tables are

    def _row(self, written: Written, judgement: Judgement) -> Values:
        """The row for `Article`."""
        ready, compared, version, ingested_at = written
        known = self._known_to_writer(version, ingested_at, *judgement[1:])
        listed = concat(ready.head, known).decode()
        hash = ready.content_hash
        return (
            compared.key, ready.id, ready.word_count, ingested_at, self._now, hash, listed, compared.number, None
        )  # fmt: skip

    def retire(self, known: Sequence[AnyRow]) -> list[Compared]:
        """Move current versions to the older ones. Returns them as compared."""
        if not known:
            return []
        details = self._details([row.key for row in known])
        whole = {row.key: concat(row.listed, details[row.key]) for row in known}
        old = [version_row(row.id, row.content_hash, whole[row.key]) for row in known]
        self._connection.execute(versions.insert(), old)
        found = {key: content_of(load(members)) for key, members in whole.items()}
        self._counts.remove(found)
        for table in (articles, contents, labels):
            self._connection.execute(delete(table).where(self._engine.among(table.c.key)), self._engine.several(whole))
        return [compared(row.number, row.key, row.id, found[row.key].body) for row in known]

    def tell(self, judged: Sequence[Judgement]) -> None:
        """Update the judgements of articles that are otherwise unchanged."""
        for start in range(0, len(judged), _AT_ONCE):
            self._update_judgements({each.key: each for each in judged[start : start + _AT_ONCE]})

    def close(self) -> None:
        """Write the counts."""
        self._counts.close()

    def _update_judgements(self, judged: Mapping[int, Judgement]) -> None:
        found = select(articles.c.key, articles.c.listed).where(self._engine.among(articles.c.key))
        before = {key: load(listed) for key, listed in self._connection.execute(found, self._engine.several(judged))}
        after = {key: listed | judged[key].fields for key, listed in before.items()}
        turned = [key for key in after if (before[key]["duplicate_of"] is None) != (after[key]["duplicate_of"] is None)]
        details = {key: load(members) for key, members in self._details(turned).items()}
        # The words have to be indexed again, because the index can only remove an article as a whole.
        self._counts.remove({key: content_of({**before[key], **fields}) for key, fields in details.items()})
        self._counts.add({key: content_of({**after[key], **fields}) for key, fields in details.items()})
        rows = [{"its_key": key, "listed": dump(listed), "judged_at": self._now} for key, listed in after.items()]
        self._connection.execute(_UPDATE_JUDGEMENT, rows)

    def _written_by_writer(
        self, version: int, ingested_at: str, duplicate_of: str | None, similarity: float | None
    ) -> bytes:
        """The JSON members that only the writer knows."""
        return dump(writer_fields(version, ingested_at, self._now, duplicate_of=duplicate_of, similarity=similarity))

    def _details(self, keys: Sequence[int]) -> dict[int, bytes]:
        if not keys:
            return {}
        packed = select(contents.c.key, contents.c.packed).where(self._engine.among(contents.c.key))
        return {
            key: unpack(bytes(content)) for key, content in self._connection.execute(packed, self._engine.several(keys))
        }


_UPDATE_JUDGEMENT = (
    update(articles)
    .where(articles.c.key == bindparam("its_key"))
    .values(listed=bindparam("listed"), judged_at=bindparam("judged_at"))
)
