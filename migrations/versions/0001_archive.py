"""The archive: articles clustered by date, their content, older versions, counts, rejects."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Ascii = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "article",
        sa.Column("key", Key, primary_key=True, autoincrement=False),
        sa.Column("id", Ascii, nullable=False, unique=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("title_source", sa.String(), nullable=False),
        sa.Column("summary", sa.String()),
        sa.Column("published", sa.String()),
        sa.Column("date_precision", sa.String()),
        sa.Column("date_source", sa.String(), nullable=False),
        sa.Column("dateline", sa.String()),
        sa.Column("places", sa.String(), nullable=False),
        sa.Column("source", sa.String()),
        sa.Column("byline", sa.String()),
        sa.Column("authors", sa.String(), nullable=False),
        sa.Column("section", sa.String()),
        sa.Column("keywords", sa.String(), nullable=False),
        sa.Column("language", sa.String()),
        sa.Column("word_count", sa.BigInteger(), nullable=False),
        sa.Column("char_count", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("ingested_at", Ascii, nullable=False),
        sa.Column("updated_at", Ascii, nullable=False),
        sa.Column("duplicate_of", sa.String()),
        sa.Column("similarity", sa.Float()),
    )
    op.create_index("article_updated_at", "article", ["updated_at", "key"])
    op.create_index("article_ingested_at", "article", ["ingested_at", "key"])
    op.create_table(
        "content",
        sa.Column("key", Key, primary_key=True, autoincrement=False),
        sa.Column("dateline_date", sa.String()),
        sa.Column("source_url", sa.String()),
        sa.Column("preamble", sa.String()),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("provenance", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "version",
        sa.Column("article_id", Ascii, primary_key=True),
        sa.Column("version", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("updated_at", Ascii, nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "tally",
        sa.Column("by_year", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("start", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("articles", sa.BigInteger(), nullable=False),
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


def downgrade() -> None:
    for table in ("archive", "reject", "tally", "version", "content", "article"):
        op.drop_table(table)
