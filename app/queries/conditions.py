"""From a query to conditions: key ranges for dates where possible, the search index and columns for the rest."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, reduce
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, or_, select

from app.dates import END_OF_TIME, instant_text
from app.filters import TERM_FILTERS, ArticleFilter
from app.parameters import NEGATABLE
from app.queries.clauses import Clause
from app.queries.searching import Sought, searched
from app.queries.source import Source
from app.store.engines.engine import AnySelect
from app.store.expressions import EVERY, All, Expression, Mark, either
from app.store.keys import DATED, UNDATED, Range, intersect, joined, overlapping
from app.store.session import Rows, Store
from app.store.tables import terms
from app.store.terms import DUPLICATE, Named

_NONE: Mapping[str, Any] = {}
_AT_ONCE = 256
"""Terms per statement: as many as one request can name. SQLite limits a condition to a thousand parts."""


class Conditions(NamedTuple):
    """`ranges` of keys, newest first, empty if nothing can match; `source` and `values` hold the other conditions.

    `expression` is that of the search index, None if it is not used; `sought` is the search in it; `unknown` are the
    terms that no article has, and `needless` those among the excluded ones.
    """

    source: Source
    ranges: tuple[Range, ...]
    values: Mapping[str, Any] = _NONE
    expression: Expression | None = None
    sought: Sought | None = None
    unknown: tuple[Named, ...] = ()
    needless: tuple[Named, ...] = ()

    @property
    def spans(self) -> tuple[Range, ...]:
        """The same keys with adjacent ranges merged, so that fewer comparisons are made for each article."""
        return joined(self.ranges)

    @property
    def only_dates(self) -> bool:
        """Whether the ranges are the only condition."""
        return self.source.shape is None and not self.source.clauses

    def within(self, ranges: tuple[Range, ...]) -> "Conditions":
        """The same conditions in these ranges."""
        return Conditions(self.source, ranges, self.values, self.expression)


def conditions(
    store: Store, asked: ArticleFilter, snapshot: Rows | None = None, sought: Sought | None = None
) -> Conditions:
    """The conditions that a query sets, looked up in the snapshot if there is one.

    `sought` is its search, if that is already understood.
    """
    values: dict[str, Any] = {}
    rows = snapshot or store
    ranges, clauses = _ranges(asked, rows), tuple(_clauses(asked, values))
    if sought is None and asked.q:
        sought = searched(rows, asked)
    wanted, unwanted, *absent = _terms(rows, asked)
    possible = wanted is not None and (sought is None or sought.expression is not None)
    if not possible or not ranges:
        return Conditions(Source(store.engine, None, clauses), (), values, None, sought, *absent)
    parts = [*([sought.expression] if sought and sought.expression else []), *(wanted or ())]
    expression = All(tuple(parts or [EVERY]), tuple(unwanted)) if parts or unwanted else None
    shape = None
    if expression is not None:
        shape, matched = store.engine.asked(expression)
        values |= matched
    return Conditions(Source(store.engine, shape, clauses), ranges, values, expression, sought, *absent)


def _ranges(asked: ArticleFilter, rows: Rows) -> tuple[Range, ...]:
    """The key ranges that may contain articles, as far as that is known."""
    undated = asked.missing == ["date"]
    bounds = asked.bounds.values() if asked.use_date == "published" else ()
    if not bounds:
        return (UNDATED,) if undated else (DATED, UNDATED)
    ranges = () if undated else reduce(intersect, (overlapping(start, end) for start, end in bounds))
    calendar = rows.calendar
    return tuple(filter(calendar.has_any, ranges)) if calendar else ranges


def _clauses(asked: ArticleFilter, values: dict[str, Any]) -> Iterator[Clause]:
    if asked.use_date != "published":
        for name, (start, end) in asked.bounds.items():
            yield _instants(f"{asked.use_date}_at", name, start, end, values)
    if asked.ids:
        named = {f"id_{number}": id for number, id in enumerate(asked.ids)}
        values |= named
        yield "ids", *named
    counted = {name: n for name in ("min_words", "max_words") if (n := getattr(asked, name)) is not None}
    if counted:
        values |= counted
        yield "words", *counted


def _instants(name: str, prefix: str, start: int | None, end: int | None, values: dict[str, Any]) -> Clause:
    """RFC 3339 text in UTC sorts chronologically, so instants are compared as stored."""
    parts = []
    for side, instant in (("low", start), ("high", end)):
        if instant is not None and instant < END_OF_TIME:
            values[f"{prefix}_{side}"] = instant_text(instant)
            parts.append(side)
    return ("instants", name, prefix, *parts)


_TERMS = frozenset({"duplicates", *TERM_FILTERS, *(f"not_{name}" for name in NEGATABLE)})


def _terms(
    rows: Rows, asked: ArticleFilter
) -> tuple[list[Expression] | None, list[Expression], tuple[Named, ...], tuple[Named, ...]]:
    """The marks an article must have (None if none can), those it must not have, and the terms of both that no article
    has.
    """
    if asked.model_fields_set.isdisjoint(_TERMS):
        return [], [], (), ()
    wanted, unwanted = asked.terms(), asked.terms("not_")
    if asked.duplicates != "include":
        (wanted if asked.duplicates == "only" else unwanted).append([DUPLICATE])
    known = numbers(rows, {name for names in (*wanted, *unwanted) for name in names})
    unknown, needless = (
        tuple(name for names in side for name in names if name not in known) for side in (wanted, unwanted)
    )
    parts: list[Expression] = []
    for names in wanted:
        marks = [Mark(known[name]) for name in names if name in known]
        if not marks:
            return None, [], unknown, needless
        parts.append(either(marks))
    return parts, [Mark(known[name]) for names in unwanted for name in names if name in known], unknown, needless


def numbers(rows: Rows, names: Iterable[Named]) -> dict[Named, int]:
    """The numbers of the terms that at least one article has."""
    wanted = sorted(names)
    found: dict[Named, int] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        given = {f"{side}_{n}": text for n, name in enumerate(part) for side, text in zip("fv", name, strict=True)}
        found |= {(field, value): number for field, value, number in rows.rows(_lookup(len(part)), given)}
    return found


@lru_cache(maxsize=512)
def _lookup(several: int) -> AnySelect:
    one = (
        and_(terms.c.field == bindparam(f"f_{n}", ""), terms.c.value == bindparam(f"v_{n}", "")) for n in range(several)
    )
    return select(terms.c.field, terms.c.value, terms.c.id).where(or_(*one), terms.c.articles > 0)
