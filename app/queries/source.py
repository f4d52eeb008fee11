"""Where rows come from: the articles in the order of their keys, or those that the search index finds."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Column, ColumnElement, Table, and_, bindparam, literal_column, or_, select

from app.queries.clauses import Clause, has_index, where
from app.store.engines.engine import AnySelect, Engine, Shape
from app.store.keys import Range
from app.store.tables import articles


class Source(NamedTuple):
    """What is asked, without the values: equal sources share their statements.

    `shape` is that of an expression on the search index, None where it is not asked.
    """

    engine: Engine
    shape: Shape | None
    clauses: tuple[Clause, ...]

    @property
    def key(self) -> Column[Any]:
        """The column of the keys, in whose order rows can be had for nothing."""
        return articles.c.key if self.shape is None else self.engine.SEARCH.c.key

    @property
    def is_indexed(self) -> bool:
        """Whether what is asked beside keys is found by an index, and not by going through the articles."""
        return self.shape is None and any(map(has_index, self.clauses))

    def select(self, *columns: ColumnElement[Any]) -> AnySelect:
        """The columns, of every article that is found; they may be those of any table with a `key`."""
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
        """The same, of the articles in any of so many ranges; `bounds` gives their ends."""
        return self.select(*columns).where(in_ranges(self.key, parts))


def unindexed(key: ColumnElement[Any]) -> ColumnElement[Any]:
    """The same key, by which no database looks rows up: for where another index finds fewer."""
    return key + literal_column("0")


def in_range(key: ColumnElement[Any], n: int | str) -> ColumnElement[bool]:
    """Whether a key is in the range whose ends `bounds` gives as the n-th, or, for "all", in the least around all."""
    low, high = (bindparam(f"{end}_{n}", 0, BigInteger()) for end in ("low", "high"))
    return and_(key >= low, key < high)


def in_ranges(key: ColumnElement[Any], parts: int) -> ColumnElement[bool]:
    """Whether a key is in any of so many ranges."""
    around = in_range(key, "all")
    return around if parts == 1 else and_(around, or_(*(in_range(key, n) for n in range(parts))))


def bounds(ranges: Sequence[Range]) -> dict[str, int]:
    """The values for the parameters of a statement over these ranges, of which there is one at least."""
    ends = {"low_all": min(ranges).low, "high_all": max(keys.high for keys in ranges)}
    for n, (low, high) in enumerate(ranges):
        ends[f"low_{n}"], ends[f"high_{n}"] = low, high
    return ends


def padded(name: str, values: Sequence[Any], size: int = 0) -> dict[str, Any]:
    """The parameters of an IN list of this size, else of the next power of two, so that statements are few; the last of
    the values, of which there is one at least, is repeated.
    """
    last = len(values) - 1
    return {f"{name}_{n}": values[min(n, last)] for n in range(size or 1 << last.bit_length())}
