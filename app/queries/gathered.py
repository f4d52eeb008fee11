"""Many keys as one row: on SQLite, returning a row costs more than finding it, and each lets another thread run."""

from collections.abc import Mapping

import orjson
from sqlalchemy import Text, cast, func, select

from app.store.engines.engine import AnySelect
from app.store.session import Rows


def gathered(found: AnySelect) -> AnySelect:
    """The same keys as one row, in any order; read it with `gathered_keys`."""
    return select(func.aggregate_strings(cast(found.subquery().c[0], Text), ","))


def gathered_keys(rows: Rows, statement: AnySelect, values: Mapping[str, object]) -> list[int]:
    """The keys that a `gathered` statement finds."""
    [(text,)] = rows.rows(statement, values)
    found: list[int] = orjson.loads(f"[{text or ''}]")
    return found
