"""Walking articles in the order of their keys: which ranges come when, and the statement that reads them."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from sqlalchemy import Column, ColumnElement, bindparam, literal, select, union_all

from app.filters import DateOrder
from app.queries.source import Source, in_range
from app.store.engines.prepared import AnySelect
from app.store.keys import Range
from app.store.tables import articles, contents


def segments(
    ranges: Iterable[Range], sort: DateOrder, beyond: int | None = None, backwards: bool = False
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


@lru_cache(maxsize=256)
def page_statement(source: Source, parts: int, downwards: bool, whole: bool) -> AnySelect:
    """At most `:limit` articles of `parts` ranges in the order of the walk: see `columns`."""
    if parts == 1:
        found = source.select(*columns(source, whole)).where(in_range(source.key, 0))
        return _order(found, source.key, downwards).limit(bindparam("limit", 0))
    keys = union_all(*(_part(source, n, downwards) for n in range(parts))).subquery()
    plain = Source(source.engine, None, ())
    page = plain.select(*columns(plain, whole)).join(keys, keys.c.key == articles.c.key)
    return _order(page.order_by(keys.c.part), keys.c.key, downwards).limit(bindparam("limit", 0))


def columns(source: Source, whole: bool) -> list[Column[str]]:
    """What is read of an article: id, list's fields, the others where the whole is wanted, and its key, the last."""
    details = [contents.c.packed] if whole else []
    return [articles.c.id, articles.c.listed, *details, source.key]


def _part(source: Source, n: int, downwards: bool) -> AnySelect:
    keys = source.select(literal(n).label("part"), source.key.label("key")).where(in_range(source.key, n))
    nearest = _order(keys, source.key, downwards).limit(bindparam("limit", 0)).subquery()
    return select(nearest.c.part, nearest.c.key)


def _order(statement: AnySelect, key: ColumnElement[int], downwards: bool) -> AnySelect:
    return statement.order_by(key.desc() if downwards else key.asc())
