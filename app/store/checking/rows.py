"""What a check reads for each article and each older version: a row joined from several tables."""

from typing import NamedTuple

from sqlalchemy import select

from app.store.engines.engine import Row
from app.store.tables import articles, contents, labels, prints, versions, withdrawals


class PrintRow(NamedTuple):
    """The `Print` with an article's number, and what is stored of its original; None if there is no such row."""

    key: int | None
    text: int | None
    sketch: int | None
    original: int | None
    hundredths: int | None
    original_id: str | None
    original_text: int | None
    original_of: int | None
    """The number of the article that the original itself is a duplicate of."""


class ArticleRow(NamedTuple):
    """What is stored of an article; `packed`, `terms` and `withdrawn` come from other tables, None if missing there."""

    key: int
    id: str
    word_count: int
    ingested_at: str
    updated_at: str
    content_hash: bytes
    listed: bytes
    number: int
    packed: bytes | None
    terms: bytes | None
    withdrawn: str | None
    printed: PrintRow


class VersionRow(NamedTuple):
    """What is stored of an older version; `listed` is the current version's, `withdrawn` the tombstone's."""

    id: str
    version: int
    updated_at: str
    content_hash: bytes
    packed: bytes
    listed: bytes | None
    withdrawn: str | None


def article_row(values: Row) -> ArticleRow:
    """A row of `ARTICLES`."""
    return ArticleRow._make((*values[:_OWN], PrintRow._make(values[_OWN:])))


_OWN = len(ArticleRow._fields) - 1
_first, _original = prints.alias("first_print"), articles.alias("original")

ARTICLES = (
    select(
        *(articles.c[name] for name in ArticleRow._fields if name in articles.c),
        contents.c.packed,
        labels.c.terms,
        withdrawals.c.withdrawn_at,
        *(prints.c[name] for name in PrintRow._fields if name in prints.c),
        _original.c.id,
        _first.c.text,
        _first.c.original,
    )
    .outerjoin(contents, contents.c.key == articles.c.key)
    .outerjoin(labels, labels.c.key == articles.c.key)
    .outerjoin(withdrawals, withdrawals.c.article_id == articles.c.id)
    .outerjoin(prints, prints.c.number == articles.c.number)
    .outerjoin(_first, _first.c.number == prints.c.original)
    .outerjoin(_original, _original.c.key == _first.c.key)
    .order_by(articles.c.key)
)
VERSIONS = (
    select(
        versions.c.article_id,
        *(versions.c[name] for name in VersionRow._fields if name in versions.c),
        articles.c.listed,
        withdrawals.c.withdrawn_at,
    )
    .outerjoin(articles, articles.c.id == versions.c.article_id)
    .outerjoin(withdrawals, withdrawals.c.article_id == versions.c.article_id)
    .order_by(versions.c.article_id, versions.c.version)
)
