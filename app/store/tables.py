"""The tables. Every column is an integer, a text or bytes, so that raw rows are the same on both engines.

Instants are RFC 3339 text in UTC to the second, which sorts chronologically. An article's content is stored as the JSON
of responses (see `rows`); what queries filter by is in columns, in the search index (see `engines`), and in the small
counting tables.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Dialect,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
    literal_column,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlmodel import Field, SQLModel

# On SQLite, only INTEGER PRIMARY KEY is an alias of the rowid.
Key = BigInteger().with_variant(Integer(), "sqlite")
# By default, PostgreSQL compares text by the database's locale, SQLite by bytes.
Ascii = String().with_variant(String(collation="C"), "postgresql")


class _AsBytes(FunctionElement[bytes]):
    """A text's UTF-8."""

    type = LargeBinary()
    inherit_cache = True


@compiles(_AsBytes)
def _on_sqlite(element: _AsBytes, compiler: SQLCompiler, **options: Any) -> str:
    return f"CAST({compiler.process(element.clauses, **options)} AS BLOB)"


@compiles(_AsBytes, "postgresql")
def _on_postgresql(element: _AsBytes, compiler: SQLCompiler, **options: Any) -> str:
    return f"convert_to({compiler.process(element.clauses, **options)}, 'UTF8')"


class Json(TypeDecorator[bytes]):
    """JSON that is a text to people and databases, and bytes to us: nothing decodes what is only passed on."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: bytes | None, _dialect: Dialect) -> str | None:
        """What is sent to the database."""
        return None if value is None else value.decode()

    def column_expression(self, column: ColumnElement[bytes]) -> ColumnElement[bytes]:
        """What is read from it."""
        return _AsBytes(column)


def _key() -> Column[int]:
    return Column(Key, primary_key=True, autoincrement=False)


def _part() -> Column[int]:
    """One column of a primary key made of several integers."""
    return Column(BigInteger, primary_key=True, autoincrement=False)


def _number() -> Column[int]:
    return Column(Integer, primary_key=True, autoincrement=False)


_YEARS = literal_column("unit") == 2


class Article(SQLModel, table=True):
    """What lists show, in date order (see `keys`). `listed` is the JSON of the listed fields (see `rows`).

    `number` is its place in the order in which articles were first stored; `judged_at` is when, after `updated_at`, its
    duplicate status last changed, or null.
    """

    __table_args__ = (
        Index("article_updated_at", "updated_at", "key"),
        Index("article_ingested_at", "ingested_at", "key"),
    )

    key: int = Field(sa_column=_key())
    id: str = Field(sa_type=Ascii, unique=True)
    word_count: int = Field(sa_type=BigInteger)
    ingested_at: str = Field(sa_type=Ascii)
    updated_at: str = Field(sa_type=Ascii)
    content_hash: bytes = Field(sa_type=LargeBinary)
    listed: bytes = Field(sa_type=Json)
    number: int = Field(sa_type=Integer)
    judged_at: str | None = Field(sa_type=Ascii)


class Content(SQLModel, table=True):
    """What only the whole article shows, above all its body: zstd-compressed JSON, see `rows`."""

    key: int = Field(sa_column=_key())
    packed: bytes = Field(sa_type=LargeBinary)


class Label(SQLModel, table=True):
    """The countable terms of an article (see `terms.COUNTED`): their numbers, four bytes each."""

    key: int = Field(sa_column=_key())
    terms: bytes = Field(sa_type=LargeBinary)


class Print(SQLModel, table=True):
    """What an article's body is compared by, see `duplicates`; keyed by the article's number, which never changes.

    `text` is null if there are no words; `sketch` is null unless the article's day is known, it is long enough, and it
    is or was the first with its text. `original` is the number of the article that it duplicates, null for none, and
    `hundredths` is how similar the two are.
    """

    __table_args__ = (Index("print_text", "text"),)

    number: int = Field(sa_column=_number())
    key: int = Field(sa_type=BigInteger)
    text: int | None = Field(sa_type=BigInteger)
    sketch: int | None = Field(sa_type=BigInteger)
    original: int | None = Field(sa_type=Integer)
    hundredths: int | None = Field(sa_type=Integer)


class Band(SQLModel, table=True):
    """Which articles share a band of their fingerprints and some weeks, see `duplicates`."""

    mark: int = Field(sa_column=_number())
    number: int = Field(sa_column=_number())


class Term(SQLModel, table=True):
    """A value of a field that articles can be filtered by, with how many have it.

    `value` is folded, for comparison; `shown` is how it was first written. The search index contains the `id`.
    """

    __table_args__ = (UniqueConstraint("field", "value"), Index("term_articles", "field", "articles"))

    id: int = Field(sa_column=_number())
    field: str = Field(sa_type=Ascii)
    value: str = Field(sa_type=Ascii)
    shown: str
    articles: int = Field(sa_type=BigInteger)


class Vocabulary(SQLModel, table=True):
    """The words of all articles, each with how many articles have it."""

    word: str = Field(sa_type=Ascii, primary_key=True)
    articles: int = Field(sa_type=BigInteger)


class Version(SQLModel, table=True):
    """A version that a newer one has replaced: the whole record as it was, as zstd-compressed JSON."""

    article_id: str = Field(sa_type=Ascii, primary_key=True)
    version: int = Field(primary_key=True, sa_type=Integer)
    updated_at: str = Field(sa_type=Ascii)
    content_hash: bytes = Field(sa_type=LargeBinary)
    packed: bytes = Field(sa_type=LargeBinary)


class Withdrawal(SQLModel, table=True):
    """A tombstone: the article is only in `version`. `reason` is empty if none was given."""

    article_id: str = Field(sa_type=Ascii, primary_key=True)
    withdrawn_at: str = Field(sa_type=Ascii)
    reason: str


class Tally(SQLModel, table=True):
    """The number of articles by bucket (see `units.Unit`) and, so that long spans are short sums, by longer units.

    `field` 0 counts all articles, under term 0; the other fields (see `terms.COUNTED`) count each term.
    """

    __table_args__ = (
        # On PostgreSQL too, the migration restricts it to years; saying so here would load that dialect, which takes a
        # tenth of every command's start-up time.
        Index("tally_years", "field", "term", "start", "articles", sqlite_where=_YEARS),
    )

    field: int = Field(sa_column=_part())
    unit: int = Field(sa_column=_part())
    start: int = Field(sa_column=_part())
    term: int = Field(sa_column=_part())
    articles: int = Field(sa_type=BigInteger)


class Reject(SQLModel, table=True):
    """Input that could not be ingested; `raw` is null if it was too large to keep, or incomplete.

    `format` is the format it was read as, null if none was recognised; `options` are those it was last read with, see
    `parsers.Options`.
    """

    __table_args__ = (UniqueConstraint("file", "position", "sha256"),)

    id: int | None = Field(default=None, primary_key=True)
    file: str
    position: int = Field(sa_type=BigInteger)
    reason: str
    sha256: str
    size: int = Field(sa_type=BigInteger)
    raw: bytes | None = Field(sa_type=LargeBinary)
    rejected_at: str
    format: str | None
    options: str | None


class Archive(SQLModel, table=True):
    """A single row about the archive itself. `serial` grows with every change; `secret` signs cursors."""

    id: int = Field(primary_key=True, sa_type=Integer)
    secret: str
    serial: int = Field(sa_type=BigInteger)
    articles: int = Field(sa_type=BigInteger)


articles, contents, labels, prints, bands, terms, vocabulary, versions, withdrawals, tallies, rejects, archives = (
    SQLModel.metadata.tables[model.__tablename__]  # type: ignore[index]
    for model in (
        Article,
        Content,
        Label,
        Print,
        Band,
        Term,
        Vocabulary,
        Version,
        Withdrawal,
        Tally,
        Reject,
        Archive,
    )
)
"""The tables for SQLAlchemy Core; reads and writes never turn rows into objects."""
