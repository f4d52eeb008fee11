"""Walking articles in key order: the order of the ranges, and the statement that reads them."""

from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, bindparam, null, select, union_all

from app.filters import DateOrder
from app.queries.source import Source, in_range, unindexed
from app.store.engines.engine import AnySelect, Row
from app.store.keys import Range, is_undated, joined
from app.store.tables import articles, contents


def segments(
    ranges: Sequence[Range], sort: DateOrder, beyond: int | None = None, backwards: bool = False
) -> tuple[Sequence[Range], bool]:
    """The ranges in walk order, and whether each is walked downwards.

    Undated articles come last in both orders. `beyond` is the last key reached; the walk continues after it.
    """
    downwards = (sort == "newest") != backwards
    if len(ranges) == 1 and beyond is None:
        return ranges, downwards
    sides = (True, False) if backwards else (False, True)
    ordered = [
        r for undated in sides for r in sorted((r for r in ranges if is_undated(r.low) == undated), reverse=downwards)
    ]
    if beyond is not None:
        ordered = _ranges_after(ordered, beyond, downwards, sides)
    # Adjacent ranges are merged, so that the whole archive is one walk, not two.
    return (joined(ordered) if downwards else ordered), downwards


def _ranges_after(ordered: Sequence[Range], key: int, downwards: bool, sides: tuple[bool, bool]) -> list[Range]:
    left = []
    for r in ordered:
        if is_undated(r.low) != is_undated(key):
            left += [r] if sides.index(is_undated(r.low)) > sides.index(is_undated(key)) else []
        elif downwards and r.low < key:
            left.append(Range(r.low, min(r.high, key)))
        elif not downwards and r.high > key + 1:
            left.append(Range(max(r.low, key + 1), r.high))
    return left


@lru_cache(maxsize=256)
def page_statement(source: Source, parts: int, downwards: bool, whole: bool, few: bool = False) -> AnySelect:
    """The nearest `:limit` articles of each of `parts` ranges: their `columns`, then their keys.

    Where an index finds only a `few` in all, those are sorted: the next ones in key order may be far apart. The rows of
    one range come in order; those of several are not merged here, because a database sorts whole rows.
    """
    part = _part_of_few if few else _part
    nearest = [part(source, n, downwards, whole) for n in range(parts)]
    return nearest[0] if parts == 1 else select(union_all(*map(_as_subquery, nearest)).subquery())


def in_order(read: list[Row], downwards: bool, undated_first: bool) -> list[Row]:
    """Rows of several ranges, sorted into walk order by their last column, the key."""
    read.sort(key=itemgetter(-1), reverse=downwards)
    if downwards == undated_first:  # else the undated, with the lowest keys, are already in place
        read.sort(key=lambda row: is_undated(row[-1]) != undated_first)
    return read


def columns(whole: bool) -> list[ColumnElement[Any]]:
    """The columns to read: an article's id, its listed fields and, if `whole`, its other fields, else null."""
    return [articles.c.id, articles.c.listed, contents.c.packed if whole else null().label("packed")]


def _part(source: Source, n: int, downwards: bool, whole: bool) -> AnySelect:
    found = source.select(*columns(whole), source.key).where(in_range(source.key, n))
    return found.order_by(source.key.desc() if downwards else source.key.asc()).limit(bindparam("limit", 0))


def _part_of_few(source: Source, n: int, downwards: bool, whole: bool) -> AnySelect:
    key = unindexed(source.key)
    keys = source.select(source.key).where(in_range(key, n)).order_by(key.desc() if downwards else key.asc())
    found = Source(source.engine, None, ()).select(*columns(whole), source.key)
    found = found.where(source.key.in_(keys.limit(bindparam("limit", 0))))
    return found.order_by(source.key.desc() if downwards else source.key.asc())


def _as_subquery(nearest: AnySelect) -> AnySelect:
    """A SELECT with its own ORDER BY and LIMIT can be part of a UNION only as a subquery."""
    return select(nearest.subquery())
