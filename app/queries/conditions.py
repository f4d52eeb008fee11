"""From a question to conditions: key ranges where dates allow it, clauses on columns for the rest."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, and_, bindparam, or_, true

from app.dates import END_OF_TIME, instant_text
from app.filters import ArticleFilter
from app.store.engines.prepared import AnySelect
from app.store.keys import DATED, UNDATED, Range, intersect, overlapping
from app.store.tables import column

Clause: TypeAlias = tuple[str, ...]
"""The shape of one condition: what it is and on which columns, without its values."""

_LISTS = frozenset({"places", "authors", "keywords"})


@dataclass(frozen=True, slots=True)
class Conditions:
    """`ranges` of keys, newest first, and further clauses with their values."""

    ranges: tuple[Range, ...]
    clauses: tuple[Clause, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)


def conditions(asked: ArticleFilter) -> Conditions:
    """What an article has to meet to be in the answer."""
    clauses: list[Clause] = []
    values: dict[str, Any] = {}
    ranges: tuple[Range, ...] = (DATED, UNDATED)
    for name, (start, end) in asked.bounds.items():
        if asked.use_date == "published":
            ranges = intersect(ranges, overlapping(start, end))
        else:
            clauses.append(_instants(f"{asked.use_date}_at", name, start, end, values))
    if asked.missing == ["date"]:
        ranges = intersect(ranges, (UNDATED,))
    elif asked.missing:
        clauses.append(("missing", *sorted(set(asked.missing))))
    if asked.ids:
        clauses.append(("ids", *(f"id_{number}" for number in range(len(asked.ids)))))
        values |= dict(zip(clauses[-1][1:], asked.ids, strict=True))
    return Conditions(ranges, tuple(clauses), values)


def restrict(statement: AnySelect, clauses: tuple[Clause, ...]) -> AnySelect:
    """The statement with every clause added."""
    return statement.where(*map(_where, clauses))


def _instants(name: str, prefix: str, start: int | None, end: int | None, values: dict[str, Any]) -> Clause:
    """RFC 3339 text in UTC sorts as time does, so instants are compared as they are stored."""
    parts = []
    for side, instant in (("low", start), ("high", end)):
        if instant is not None and instant < END_OF_TIME:
            values[f"{prefix}_{side}"] = instant_text(instant)
            parts.append(side)
    return ("instants", name, prefix, *parts)


def _where(clause: Clause) -> ColumnElement[bool]:
    kind, *rest = clause
    return _KINDS[kind](*rest)


def _where_instants(name: str, prefix: str, *sides: str) -> ColumnElement[bool]:
    stored = column(name)
    tests = {
        "low": stored >= bindparam(f"{prefix}_low", ""),
        "high": stored < bindparam(f"{prefix}_high", ""),
    }
    return and_(true(), *(tests[side] for side in sides))


def _where_missing(*names: str) -> ColumnElement[bool]:
    return or_(*map(_lacks, names))


def _lacks(name: str) -> ColumnElement[bool]:
    if name == "date":
        return column("published").is_(None)
    return column(name) == "[]" if name in _LISTS else column(name).is_(None)


def _where_ids(*names: str) -> ColumnElement[bool]:
    return column("id").in_([bindparam(name, "") for name in names])


_KINDS: Mapping[str, Callable[..., ColumnElement[bool]]] = {
    "instants": _where_instants,
    "missing": _where_missing,
    "ids": _where_ids,
}
