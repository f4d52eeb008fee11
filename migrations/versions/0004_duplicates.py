"""Duplicates: the order in which articles were stored, what their texts are compared by; the format of rejects.

Which of the articles that are there are duplicates is found by `app.store.migrate`, once the schema is at head.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

Ascii = sa.String().with_variant(sa.String(collation="C"), "postgresql")

# Of what was stored in the same second, nobody knows the order any more: it goes by date, undated articles first.
_NUMBERED = """
    UPDATE article SET number = ordered.number
    FROM (SELECT key, row_number() OVER (ORDER BY ingested_at, key) AS number FROM article) AS ordered
    WHERE ordered.key = article.key
"""


def _number(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer(), primary_key=True, autoincrement=False)


def upgrade() -> None:
    op.add_column("article", sa.Column("number", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("article", sa.Column("judged_at", Ascii))
    op.execute(_NUMBERED)
    op.create_table(
        "print",
        _number("number"),
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.BigInteger()),
        sa.Column("sketch", sa.BigInteger()),
        sa.Column("original", sa.Integer()),
        sa.Column("hundredths", sa.Integer()),
    )
    op.create_index("print_text", "print", ["text"])
    op.create_table("band", _number("mark"), _number("number"), sqlite_with_rowid=False)
    op.add_column("reject", sa.Column("format", sa.String()))


def downgrade() -> None:
    op.drop_column("reject", "format")
    op.drop_table("band")
    op.drop_table("print")
    op.drop_column("article", "judged_at")
    op.drop_column("article", "number")
