"""Conditions on article columns: their shapes, without values, and the SQL they become."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from sqlalchemy import BigInteger, ColumnElement, and_, bindparam, true

from app.store.tables import articles

Clause: TypeAlias = tuple[str, ...]
"""The shape of one condition: its kind, and the names of its values."""


def where(clause: Clause) -> ColumnElement[bool]:
    """The SQL condition of a clause."""
    kind, *rest = clause
    return _KINDS[kind](*rest)


def _instants(name: str, prefix: str, *sides: str) -> ColumnElement[bool]:
    stored = articles.c[name]
    tests = {
        "low": stored >= bindparam(f"{prefix}_low", ""),
        "high": stored < bindparam(f"{prefix}_high", ""),
    }
    return and_(true(), *(tests[side] for side in sides))


def _ids(*names: str) -> ColumnElement[bool]:
    return articles.c.id.in_([bindparam(name, "") for name in names])


def _words(*sides: str) -> ColumnElement[bool]:
    low, high = (bindparam(name, 0, BigInteger()) for name in ("min_words", "max_words"))
    tests = {"min_words": articles.c.word_count >= low, "max_words": articles.c.word_count <= high}
    return and_(true(), *(tests[side] for side in sides))


def has_index(clause: Clause) -> bool:
    """Whether an index of its own finds the articles that meet a clause."""
    return clause[0] == "instants"


_KINDS: Mapping[str, Callable[..., ColumnElement[bool]]] = {"instants": _instants, "ids": _ids, "words": _words}
