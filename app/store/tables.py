"""The tables. Every column is an integer, a text or bytes, so that rows can be read raw, the same on both engines.

Instants are RFC 3339 text in UTC to the second, which sorts as time does; lists are JSON text.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlmodel import Field, SQLModel

# On SQLite only INTEGER PRIMARY KEY is the row's own place in the table.
Key = BigInteger().with_variant(Integer(), "sqlite")
# PostgreSQL compares by the database's language unless told otherwise; SQLite always by bytes.
Ascii = String().with_variant(String(collation="C"), "postgresql")


def _key() -> Column[int]:
    return Column(Key, primary_key=True, autoincrement=False)


class Article(SQLModel, table=True):
    """What lists show, in the order of dates: see `keys`. Names and meanings are those of the API."""

    __table_args__ = (
        Index("article_updated_at", "updated_at", "key"),
        Index("article_ingested_at", "ingested_at", "key"),
    )

    key: int = Field(sa_column=_key())
    id: str = Field(sa_type=Ascii, unique=True)
    title: str
    title_source: str
    summary: str | None
    published: str | None
    date_precision: str | None
    date_source: str
    dateline: str | None
    places: str
    source: str | None
    byline: str | None
    authors: str
    section: str | None
    keywords: str
    language: str | None
    word_count: int = Field(sa_type=BigInteger)
    char_count: int = Field(sa_type=BigInteger)
    version: int
    status: str
    ingested_at: str = Field(sa_type=Ascii)
    updated_at: str = Field(sa_type=Ascii)
    duplicate_of: str | None
    similarity: float | None


class Content(SQLModel, table=True):
    """What only one article's page shows. `body` is UTF-8 under zlib."""

    key: int = Field(sa_column=_key())
    dateline_date: str | None
    source_url: str | None
    preamble: str | None
    body: bytes = Field(sa_type=LargeBinary)
    provenance: str = Field(sa_type=Text)
    content_hash: bytes = Field(sa_type=LargeBinary)


class Version(SQLModel, table=True):
    """A version that a newer one has replaced: the whole record as it was, JSON under zlib."""

    article_id: str = Field(sa_type=Ascii, primary_key=True)
    version: int = Field(primary_key=True, sa_type=Integer)
    updated_at: str = Field(sa_type=Ascii)
    content_hash: bytes = Field(sa_type=LargeBinary)
    record: bytes = Field(sa_type=LargeBinary)


class Tally(SQLModel, table=True):
    """How many articles there are by bucket (see `keys.bucket`) and, so that long spans are short sums, by year."""

    by_year: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    start: int = Field(sa_column=Column(BigInteger, primary_key=True, autoincrement=False))
    articles: int = Field(sa_type=BigInteger)


class Reject(SQLModel, table=True):
    """Input that could not be taken in; `raw` is null where it was too large to keep."""

    __table_args__ = (UniqueConstraint("file", "position", "sha256"),)

    id: int | None = Field(default=None, primary_key=True)
    file: str
    position: int = Field(sa_type=BigInteger)
    reason: str
    sha256: str
    size: int = Field(sa_type=BigInteger)
    raw: bytes | None = Field(sa_type=LargeBinary)
    rejected_at: str


class Archive(SQLModel, table=True):
    """The one row about the archive itself. `serial` grows with every change; `secret` signs cursors."""

    id: int = Field(primary_key=True, sa_type=Integer)
    secret: str
    serial: int = Field(sa_type=BigInteger)
    articles: int = Field(sa_type=BigInteger)


articles, contents, versions, tallies, rejects, archives = (
    SQLModel.metadata.tables[name] for name in ("article", "content", "version", "tally", "reject", "archive")
)
"""The tables as SQLAlchemy Core has them; reads and writes never make objects of rows."""


def column(name: str) -> Column[Any]:
    """The column behind a field of the API; behind `url`, which is made of it, the id."""
    if name == "url":
        name = "id"
    return articles.columns[name] if name in articles.columns else contents.columns[name]
