"""The archive: articles clustered by date, their content, the search index, terms, counts, older versions, rejects.

There is no 0002 to come from: archives of before were made before the first release only.
"""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = None
branch_labels = None
depends_on = None

Key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Ascii = sa.String().with_variant(sa.String(collation="C"), "postgresql")

_SEARCH = {
    "sqlite": (
        "CREATE VIRTUAL TABLE search USING fts5"
        "(body, title, strong, marks, content='', columnsize=0, tokenize='ascii')",
        "INSERT INTO search (search, rank) VALUES ('hashsize', 16777216)",
    ),
    "postgresql": (
        "CREATE TABLE search (key bigint PRIMARY KEY, tokens tsvector NOT NULL, title text NOT NULL, "
        "body text NOT NULL)",
        "CREATE INDEX search_tokens ON search USING gin (tokens)",
    ),
}


def _key(name: str) -> "sa.Column[int]":
    return sa.Column(name, Key, primary_key=True, autoincrement=False)


def _part(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.BigInteger(), primary_key=True, autoincrement=False)


def upgrade() -> None:
    op.create_table(
        "article",
        _key("key"),
        sa.Column("id", Ascii, nullable=False, unique=True),
        sa.Column("word_count", sa.BigInteger(), nullable=False),
        sa.Column("ingested_at", Ascii, nullable=False),
        sa.Column("updated_at", Ascii, nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.Column("listed", sa.Text(), nullable=False),
    )
    op.create_index("article_updated_at", "article", ["updated_at", "key"])
    op.create_index("article_ingested_at", "article", ["ingested_at", "key"])
    op.create_table("content", _key("key"), sa.Column("packed", sa.LargeBinary(), nullable=False))
    op.create_table("label", _key("key"), sa.Column("terms", sa.LargeBinary(), nullable=False))
    op.create_table(
        "term",
        sa.Column("id", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("field", Ascii, nullable=False),
        sa.Column("value", Ascii, nullable=False),
        sa.Column("shown", sa.String(), nullable=False),
        sa.Column("articles", sa.BigInteger(), nullable=False),
        sa.UniqueConstraint("field", "value"),
    )
    op.create_index("term_articles", "term", ["field", "articles"])
    op.create_table(
        "vocabulary",
        sa.Column("word", Ascii, primary_key=True),
        sa.Column("articles", sa.BigInteger(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "version",
        sa.Column("article_id", Ascii, primary_key=True),
        sa.Column("version", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("updated_at", Ascii, nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "tally",
        _part("field"),
        _part("unit"),
        _part("start"),
        _part("term"),
        sa.Column("articles", sa.BigInteger(), nullable=False),
        sqlite_with_rowid=False,
    )
    years = sa.text("unit = 2")
    op.create_index(
        "tally_years", "tally", ["field", "term", "start", "articles"], sqlite_where=years, postgresql_where=years
    )
    op.create_table(
        "reject",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("raw", sa.LargeBinary()),
        sa.Column("rejected_at", sa.String(), nullable=False),
        sa.UniqueConstraint("file", "position", "sha256"),
    )
    archive = op.create_table(
        "archive",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("secret", sa.String(), nullable=False),
        sa.Column("serial", sa.BigInteger(), nullable=False),
        sa.Column("articles", sa.BigInteger(), nullable=False),
    )
    op.bulk_insert(archive, [{"id": 1, "secret": secrets.token_hex(32), "serial": 0, "articles": 0}])
    for statement in _SEARCH[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    tables = "search archive reject tally version vocabulary term label content article"
    for table in tables.split():
        op.drop_table(table)
