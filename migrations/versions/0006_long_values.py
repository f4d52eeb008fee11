"""Long values are filed by their beginning and a hash (see `app.text.filed`), and so are long names of rejected files:
an index of PostgreSQL takes no more than some 2,700 bytes.
"""

import sqlalchemy as sa
from alembic import op

from app.text import abridged, filed, fold

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_LONG = 500  # letters, of four bytes at most: fewer make no long value


def upgrade() -> None:
    for id, shown in _long("SELECT id, shown FROM term WHERE length(value) > :long"):
        _set("UPDATE term SET value = :value WHERE id = :id", id, filed(shown))
    for id, file in _long("SELECT id, file FROM reject WHERE length(file) > :long"):
        _set("UPDATE reject SET file = :value WHERE id = :id", id, abridged(file))


def downgrade() -> None:
    for id, shown in _long("SELECT id, shown FROM term WHERE length(value) > :long"):
        _set("UPDATE term SET value = :value WHERE id = :id", id, fold(shown))


def _long(asked: str) -> list[tuple[int, str]]:
    return [(id, text) for id, text in op.get_bind().execute(sa.text(asked), {"long": _LONG})]


def _set(statement: str, id: int, value: str) -> None:
    op.get_bind().execute(sa.text(statement), {"id": id, "value": value})
