"""What the search index is asked: words, phrases, prefixes and marks, all of them, any of them, and without some."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from app.search_syntax import Phrase, Prefix, Word


@dataclass(frozen=True, slots=True)
class Mark:
    """Articles with a term, by its number."""

    number: int


EVERY = Mark(0)
"""Every article, for what is only asked by what it is without."""


@dataclass(frozen=True, slots=True)
class Strong:
    """Articles in which a word stands out: see `indexing`."""

    text: str


@dataclass(frozen=True, slots=True)
class All:
    """Articles that meet every part (there is one at least) and none of `without`."""

    parts: tuple["Expression", ...]
    without: tuple["Expression", ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """Articles that meet any part; there is one at least."""

    parts: tuple["Expression", ...]


Expression: TypeAlias = Word | Prefix | Phrase | Strong | Mark | All | Either


def bare(expression: Expression) -> Expression:
    """The same without what only wraps it: all of one part is that part."""
    while isinstance(expression, All) and len(expression.parts) == 1 and not expression.without:
        [expression] = expression.parts
    return expression


def either(parts: Iterable[Expression]) -> Expression:
    """Any of the parts; the part itself where there is but one."""
    several = tuple(parts)
    return several[0] if len(several) == 1 else Either(several)
