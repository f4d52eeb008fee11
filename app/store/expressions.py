"""Search index expressions: words, phrases, prefixes and marks, combined with all, any and without."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from app.search_syntax import Phrase, Prefix, Word


@dataclass(frozen=True, slots=True)
class Mark:
    """Articles with the term of this number."""

    number: int


EVERY = Mark(0)
"""Every article, for an expression that only excludes."""


@dataclass(frozen=True, slots=True)
class Strong:
    """Articles in which a word stands out, see `indexing`."""

    text: str


@dataclass(frozen=True, slots=True)
class All:
    """Articles that meet every part, of which there is at least one, and none of `without`."""

    parts: tuple["Expression", ...]
    without: tuple["Expression", ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """Articles that meet any part, of which there is at least one."""

    parts: tuple["Expression", ...]


Expression: TypeAlias = Word | Prefix | Phrase | Strong | Mark | All | Either


def bare(expression: Expression) -> Expression:
    """The same expression unwrapped: `All` of a single part is that part."""
    while isinstance(expression, All) and len(expression.parts) == 1 and not expression.without:
        [expression] = expression.parts
    return expression


def either(parts: Iterable[Expression]) -> Expression:
    """Any of the parts; the part itself if there is only one."""
    several = tuple(parts)
    return several[0] if len(several) == 1 else Either(several)
