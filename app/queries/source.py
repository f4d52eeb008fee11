"""Where rows come from: the articles in key order, or those that the search index finds."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Column, ColumnElement, Table, and_, bindparam, literal_column, or_, select

from app.queries.clauses import Clause, has_index, where
from app.store.engines.engine import AnySelect, Engine, Shape
from app.store.keys import Range
from app.store.tables import articles


class Source(NamedTuple):
    """The conditions of a query without their values: equal sources share prepared statements.

    `shape` is that of the search expression, None if the search index is not used.
    """

    engine: Engine
    shape: Shape | None
    clauses: tuple[Clause, ...]

    @property
    def key(self) -> Column[Any]:
        """The key column; reading rows in its order needs no sorting."""
        return articles.c.key if self.shape is None else self.engine.SEARCH.c.key

    @property
    def is_indexed(self) -> bool:
        """Whether the conditions besides keys are met by using an index rather than scanning the articles."""
        return self.shape is None and any(map(has_index, self.clauses))

    def select(self, *columns: ColumnElement[Any]) -> AnySelect:
        """These columns of every matching article; they may belong to any table with a `key`."""
        base: Table = self.key.table
        needed = dict.fromkeys(c.table for c in columns if isinstance(c, Column))
        if self.clauses:
            needed[articles] = None
        joined: Any = base
        for table in needed:
            if table is not base:
                joined = joined.join(table, table.c.key == base.c.key)
        found = select(*columns).select_from(joined).where(*map(where, self.clauses))
        return found if self.shape is None else found.where(self.engine.matching(self.shape))

    def within(self, parts: int, *columns: ColumnElement[Any]) -> AnySelect:
        """The same, for articles in any of `parts` ranges, whose ends `bounds` supplies."""
        return self.select(*columns).where(in_ranges(self.key, parts))


def unindexed(key: ColumnElement[Any]) -> ColumnElement[Any]:
    """The same key in a form that no database uses an index for, as another index finds fewer rows."""
    return key + literal_column("0")


def in_range(key: ColumnElement[Any], n: int | str) -> ColumnElement[bool]:
    """Whether a key is in the n-th range of `bounds` or, for "all", in the smallest range around them all."""
    low, high = (bindparam(f"{end}_{n}", 0, BigInteger()) for end in ("low", "high"))
    return and_(key >= low, key < high)


def in_ranges(key: ColumnElement[Any], parts: int) -> ColumnElement[bool]:
    """Whether a key is in any of `parts` ranges."""
    around = in_range(key, "all")
    return around if parts == 1 else and_(around, or_(*(in_range(key, n) for n in range(parts))))


def bounds(ranges: Sequence[Range]) -> dict[str, int]:
    """The parameters of a statement over these ranges, of which there is at least one."""
    lows, highs = zip(*ranges, strict=True)
    ends = {"low_all": min(lows), "high_all": max(highs)}
    for n, (low, high) in enumerate(ranges):
        ends[f"low_{n}"], ends[f"high_{n}"] = low, high
    return ends


def padded(name: str, values: Sequence[Any], size: int = 0) -> dict[str, Any]:
    """The parameters of an IN list of this size, or else of the next power of two, to keep statements few; the last of
    the values, of which there is at least one, is repeated.
    """
    last = len(values) - 1
    return {f"{name}_{n}": values[min(n, last)] for n in range(size or 1 << last.bit_length())}
