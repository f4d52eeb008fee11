"""Shorter keys: of 56 bits at most, undated articles first (see `app.store.keys`); how rejected input was to be read.

The search index is left empty: it is made anew by `app.store.migrate`, once the schema is at head.
"""

import sqlalchemy as sa
from alembic import op

from app.errors import Misconfigured

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_KEYED = ("article", "content", "label", "print")
_DATED = 1 << 52
"""Where dated articles' keys begin; they began at 0, and undated ones' below it, at -2^61."""
_UNDATED = 1 << 61

_SHORTER = f"CASE WHEN {{key}} < 0 THEN ({{key}} + {_UNDATED}) >> 8 ELSE ({{key}} >> 3) + {_DATED} END"
_LONGER = f"CASE WHEN {{key}} < {_DATED} THEN ({{key}} << 8) - {_UNDATED} ELSE ({{key}} - {_DATED}) << 3 END"

# Each key is at least what it is wished to be, and one more than the one before.
_MOVED = """
    INSERT INTO moved SELECT key, place + max(wish - place) OVER (ORDER BY key)
    FROM (SELECT key, row_number() OVER (ORDER BY key) AS place, {wish} AS wish FROM article) AS wished
"""
# From slot 43,230 of a day on, a slot is a minute or a second by itself; before, it is a small part of a room.
_CROWDED = f"""
    SELECT count(*) FROM moved WHERE old >= 0 AND (old >> 20 & 131071) >= 43230 AND (new - {_DATED}) >> 17 <> old >> 20
"""  # noqa: S608


def upgrade() -> None:
    op.add_column("reject", sa.Column("options", sa.String()))
    _move(_SHORTER)
    if op.get_bind().execute(sa.text(_CROWDED)).scalar():
        raise Misconfigured("more than 131,072 articles share a second, for which keys have no room any more")
    _forget()


def downgrade() -> None:
    _move(_LONGER)
    _forget()
    op.drop_column("reject", "options")


def _move(keys: str) -> None:
    """Give every article another key, in the same order. By way of negative ones, so that none is in another's way."""
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "moved", sa.Column("old", number, primary_key=True), sa.Column("new", number), prefixes=["TEMPORARY"]
    )
    op.execute(_MOVED.format(wish=keys.format(key="key")))
    for table in _KEYED:
        op.execute(f"UPDATE {table} SET key = -1 - moved.new FROM moved WHERE moved.old = {table}.key")  # noqa: S608
        op.execute(f"UPDATE {table} SET key = -1 - key")  # noqa: S608
    op.execute(f"UPDATE tally SET start = -1 - ({keys.format(key='start')})")  # noqa: S608
    op.execute("UPDATE tally SET start = -1 - start")


def _forget() -> None:
    op.drop_table("moved")
    sqlite = op.get_bind().dialect.name == "sqlite"
    op.execute("INSERT INTO search (search) VALUES ('delete-all')" if sqlite else "DELETE FROM search")
