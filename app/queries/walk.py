"""Walking articles in the order of their keys: which ranges come when, and the statement that reads them."""

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
    """The ranges in the order in which they are walked, and whether each is walked downwards.

    Undated articles come last in both orders. `beyond` is the key that was reached; the walk goes on after it.
    """
    downwards = (sort == "newest") != backwards
    if len(ranges) == 1 and beyond is None:
        return ranges, downwards
    sides = (True, False) if backwards else (False, True)
    ordered = [
        r for undated in sides for r in sorted((r for r in ranges if is_undated(r.low) == undated), reverse=downwards)
    ]
    if beyond is not None:
        ordered = _after(ordered, beyond, downwards, sides)
    # Neighbours are made one, so that the whole archive is one walk and not two.
    return (joined(ordered) if downwards else ordered), downwards


def _after(ordered: Sequence[Range], key: int, downwards: bool, sides: tuple[bool, bool]) -> list[Range]:
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
    """The nearest `:limit` articles of each of `parts` ranges: see `columns`, and their keys.

    Where an index finds a `few` in all, those are sorted: the next ones in the order of keys may be far. One range's
    are in order; those of several are not put into one here, for a database sorts whole rows.
    """
    part = _part_of_few if few else _part
    nearest = [part(source, n, downwards, whole) for n in range(parts)]
    return nearest[0] if parts == 1 else select(union_all(*map(_apart, nearest)).subquery())


def in_order(read: list[Row], downwards: bool, undated_first: bool) -> list[Row]:
    """Rows of several ranges, their keys the last, in the order of the walk."""
    read.sort(key=itemgetter(-1), reverse=downwards)
    if downwards == undated_first:  # else the undated, whose keys are the lowest, stand where they belong
        read.sort(key=lambda row: is_undated(row[-1]) != undated_first)
    return read


def columns(whole: bool) -> list[ColumnElement[Any]]:
    """What is read of an article: its id, the list's fields and, where the whole is wanted, the others, else null."""
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


def _apart(nearest: AnySelect) -> AnySelect:
    """What has an order and an end of its own can only be put beside others as a table."""
    return select(nearest.subquery())
