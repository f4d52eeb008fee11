"""Walking articles in the order of their keys: which ranges come when, and the statement that reads them."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, and_, bindparam, literal, select, union_all

from app.filters import Sort
from app.queries.conditions import Clause, restrict
from app.store.engines.prepared import AnySelect
from app.store.keys import Range
from app.store.tables import articles, column, contents

_CONTENT = frozenset(contents.columns.keys()) - {"key"}


def segments(
    ranges: Iterable[Range], sort: Sort, beyond: int | None = None, backwards: bool = False
) -> tuple[list[Range], bool]:
    """The ranges in the order in which they are walked, and whether each is walked downwards.

    Undated articles come last in both orders. `beyond` is the key that was reached; the walk goes on after it.
    """
    downwards = (sort == "newest") != backwards
    sides = (True, False) if backwards else (False, True)
    ordered = [r for undated in sides for r in sorted((r for r in ranges if (r.low < 0) == undated), reverse=downwards)]
    if beyond is not None:
        ordered = _after(ordered, beyond, downwards, sides)
    return _joined(ordered, downwards), downwards


def _after(ordered: Sequence[Range], key: int, downwards: bool, sides: tuple[bool, bool]) -> list[Range]:
    left = []
    for r in ordered:
        if (r.low < 0) != (key < 0):
            left += [r] if sides.index(r.low < 0) > sides.index(key < 0) else []
        elif downwards and r.low < key:
            left.append(Range(r.low, min(r.high, key)))
        elif not downwards and r.high > key + 1:
            left.append(Range(max(r.low, key + 1), r.high))
    return left


def _joined(ordered: Sequence[Range], downwards: bool) -> list[Range]:
    """Neighbours made one, so that the whole archive is one walk and not two."""
    if len(ordered) == 2 and downwards and ordered[1].high == ordered[0].low:
        return [Range(ordered[1].low, ordered[0].high)]
    return list(ordered)


def bounds(ranges: Iterable[Range]) -> dict[str, int]:
    """The values for the parameters of a statement over these ranges."""
    return {name: key for n, r in enumerate(ranges) for name, key in ((f"low_{n}", r.low), (f"high_{n}", r.high))}


@lru_cache(maxsize=256)
def page_statement(names: tuple[str, ...], parts: int, downwards: bool, clauses: tuple[Clause, ...]) -> AnySelect:
    """The named columns, then the key, of at most `:limit` articles of `parts` ranges, in the order of the walk."""
    if parts == 1:
        walked = _order(_columns(names).where(in_range(articles.c.key, 0)), downwards).limit(bindparam("limit", 0))
        return restrict(walked, clauses)
    keys = union_all(*(_part(n, downwards, clauses) for n in range(parts))).subquery()
    page = _columns(names).join(keys, keys.c.key == articles.c.key)
    order = keys.c.key.desc() if downwards else keys.c.key.asc()
    return page.order_by(keys.c.part, order).limit(bindparam("limit", 0))


def _part(n: int, downwards: bool, clauses: tuple[Clause, ...]) -> AnySelect:
    keys = select(literal(n).label("part"), articles.c.key)
    found = restrict(keys.where(in_range(articles.c.key, n)), clauses)
    nearest = _order(found, downwards).limit(bindparam("limit", 0)).subquery()
    return select(nearest.c.part, nearest.c.key)


def _columns(names: tuple[str, ...]) -> AnySelect:
    statement = select(*map(column, names), articles.c.key)
    return statement.join(contents, contents.c.key == articles.c.key) if _CONTENT & set(names) else statement


def in_range(key: ColumnElement[Any], n: int) -> ColumnElement[bool]:
    """Whether a key is in the range whose ends `bounds` gives as the n-th."""
    low, high = (bindparam(f"{end}_{n}", 0, BigInteger()) for end in ("low", "high"))
    return and_(key >= low, key < high)


def _order(statement: AnySelect, downwards: bool) -> AnySelect:
    return statement.order_by(articles.c.key.desc() if downwards else articles.c.key.asc())
