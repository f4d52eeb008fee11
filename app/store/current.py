"""The articles as they are now: put in, taken out, and told of whom they are duplicates."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import Connection, Row, Table, bindparam, delete, select, update

from app.record import ArticleRecord
from app.store.counting import Counts
from app.store.duplicates import Judgement
from app.store.engines.prepared import Engine
from app.store.indexing import Content, content
from app.store.prints import Compared
from app.store.rows import article_row, detail_fields, dump, listed_fields, load, pack, unpack, version_row
from app.store.tables import articles, contents, labels, versions

AnyRow: TypeAlias = Row[*tuple[Any, ...]]

_AT_ONCE = 500


class Written(NamedTuple):
    """A record that is to be stored, as which version, and since when the archive has it."""

    record: ArticleRecord
    compared: Compared
    version: int
    ingested_at: str


class Current:
    """The tables of what lists, searches and counts see."""

    def __init__(self, engine: Engine, connection: Connection, now: str) -> None:
        self._engine, self._connection, self._now = engine, connection, now
        self._counts = Counts(engine, connection)

    def insert(self, written: Sequence[Written], judged: Mapping[int, Judgement]) -> None:
        """Put articles in, with what is thought of them by their numbers."""
        if not written:
            return
        found: dict[int, Content] = {}
        article_rows, content_rows = [], []
        for record, compared, version, ingested_at in written:
            listed = listed_fields(record, version, ingested_at, self._now) | judged[compared.number].fields
            details = detail_fields(record)
            article_rows.append(article_row(record, compared.key, compared.number, listed))
            content_rows.append({"key": compared.key, "packed": pack(dump(details))})
            found[compared.key] = Content({**listed, **details}, compared.words)
        self._add(articles, article_rows)
        self._add(contents, content_rows)
        self._add(labels, self._counts.add(found))

    def retire(self, known: Sequence[AnyRow]) -> list[Compared]:
        """Move current versions to the older ones. Returns them as they were compared."""
        if not known:
            return []
        details = self._details([row.key for row in known])
        whole = {row.key: f"{row.listed},{details[row.key]}" for row in known}
        old = [version_row(row.id, row.content_hash, whole[row.key]) for row in known]
        self._connection.execute(versions.insert(), old)
        found = {key: content(load(members)) for key, members in whole.items()}
        self._counts.remove(found)
        for table in (articles, contents, labels):
            self._connection.execute(delete(table).where(table.c.key.in_(list(whole))))
        return [Compared(row.number, row.key, row.id, found[row.key].words) for row in known]

    def tell(self, judged: Sequence[Judgement]) -> None:
        """Change what is thought of articles that stay as they are."""
        for start in range(0, len(judged), _AT_ONCE):
            self._tell({each.key: each for each in judged[start : start + _AT_ONCE]})

    def close(self) -> None:
        """Write down what was counted."""
        self._counts.close()

    def _tell(self, judged: Mapping[int, Judgement]) -> None:
        found = select(articles.c.key, articles.c.listed).where(articles.c.key.in_(list(judged)))
        before = {key: load(listed) for key, listed in self._connection.execute(found)}
        after = {key: listed | judged[key].fields for key, listed in before.items()}
        turned = [key for key in after if (before[key]["duplicate_of"] is None) != (after[key]["duplicate_of"] is None)]
        details = {key: content(load(members)) for key, members in self._details(turned).items()}
        # The index has to be told the words again, for it forgets an article only whole.
        self._counts.remove({key: Content({**before[key], **each.fields}, each.words) for key, each in details.items()})
        self._counts.add({key: Content({**after[key], **each.fields}, each.words) for key, each in details.items()})
        rows = [{"its_key": key, "listed": dump(listed), "judged_at": self._now} for key, listed in after.items()]
        self._connection.execute(_TOLD, rows)

    def _add(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        names = [column.name for column in table.columns]
        self._engine.add(self._connection, table, [tuple(map(row.get, names)) for row in rows])

    def _details(self, keys: Sequence[int]) -> dict[int, str]:
        if not keys:
            return {}
        packed = select(contents.c.key, contents.c.packed).where(contents.c.key.in_(keys))
        return {key: unpack(bytes(content)) for key, content in self._connection.execute(packed)}


_TOLD = (
    update(articles)
    .where(articles.c.key == bindparam("its_key"))
    .values(listed=bindparam("listed"), judged_at=bindparam("judged_at"))
)
