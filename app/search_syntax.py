"""Parses the text of a search into a small tree. Any text is valid; junk becomes a tree that finds nothing.

a b          both words                   "a b"       the phrase
-a           without the word             a OR b      either; binds more loosely than words side by side
pre*         words with this prefix       title:a     only in the title; body:a likewise
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from app.words import phrase

MAX_CHARACTERS = 512
MAX_TERMS = 32
SHORTEST_PREFIX = 3

Scope = Literal["title", "body"]


class TooManyTerms(ValueError):
    """A search has more terms than are allowed."""


@dataclass(frozen=True, slots=True)
class Word:
    """One folded word, anywhere or in one field. `plain` words may be widened to other forms; quoted ones may not."""

    text: str
    scope: Scope | None = None
    plain: bool = True

    @property
    def words(self) -> tuple[str, ...]:
        """The words that must occur."""
        return (self.text,)


@dataclass(frozen=True, slots=True)
class Prefix:
    """Every word with this prefix."""

    text: str
    scope: Scope | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The words that must occur: none in particular."""
        return ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words side by side in one field, and after them any word that `begins` so, where that is not empty."""

    words: tuple[str, ...]
    scope: Scope | None = None
    begins: str = ""


Term: TypeAlias = Word | Prefix | Phrase


@dataclass(frozen=True, slots=True)
class Branch:
    """All of `wanted`, none of `unwanted`. Without any wanted terms, it finds nothing."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Search:
    """Articles that match any branch."""

    branches: tuple[Branch, ...]

    @property
    def terms(self) -> tuple[Term, ...]:
        """All terms wanted or unwanted in any branch, each once, in order."""
        return tuple(dict.fromkeys(term for branch in self.branches for term in (*branch.wanted, *branch.unwanted)))

    @property
    def wanted(self) -> tuple[Term, ...]:
        """All terms wanted in any branch, each once, in order."""
        return tuple(dict.fromkeys(term for branch in self.branches for term in branch.wanted))

    @property
    def has_prefix(self) -> bool:
        """Whether words are sought of which only the beginning is known."""
        return any(isinstance(term, Prefix) or (isinstance(term, Phrase) and term.begins) for term in self.terms)


_ITEM = re.compile(r'(?P<minus>-*)(?:(?P<field>[^\s":]+):)?(?:"(?P<quoted>[^"]*)(?:"|$)|(?P<bare>[^\s"]+))|\S')
QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
"""Typographic quotation marks, each mapped to the straight one."""
_SCOPES: dict[str, Scope] = {"title": "title", "body": "body"}


@lru_cache(maxsize=256)
def parse_search(text: str, scope: Scope | None) -> Search:
    """The tree of a search; `scope` is where words without a field are searched for. Raises TooManyTerms.

    Cached, as one request needs it several times.
    """
    branches = [Branch((), ())]
    count = 0
    for item in _ITEM.finditer(text.translate(QUOTES)):
        if item[0] == "OR":
            branches.append(Branch(()))
            continue
        terms = tuple(_terms(item, scope))
        count += len(terms)
        if count > MAX_TERMS:
            raise TooManyTerms
        last = branches[-1]
        if item["minus"]:
            branches[-1] = Branch(last.wanted, last.unwanted + terms)
        else:
            branches[-1] = Branch(last.wanted + terms, last.unwanted)
    return Search(tuple(branch for branch in branches if branch.wanted or branch.unwanted))


def _terms(item: re.Match[str], scope: Scope | None) -> Iterator[Term]:
    field, quoted, bare = item["field"], item["quoted"], item["bare"]
    if field is not None and field.lower() not in _SCOPES:
        yield from _unquoted_terms(field, scope)
    elif field is not None:
        scope = _SCOPES[field.lower()]
    if quoted is not None:
        yield from _side_by_side(*phrase(quoted), scope, plain=False)
    elif bare is not None:
        for part in bare.split(":"):
            yield from _unquoted_terms(part, scope)


def _unquoted_terms(text: str, scope: Scope | None) -> Iterator[Term]:
    found, begins = phrase(text)
    if text.endswith("*") and len(found) == 1 and len(found[0]) >= SHORTEST_PREFIX and not begins:
        yield Prefix(found[0], scope)
    else:
        yield from _side_by_side(found, begins, scope, plain=True)


def _side_by_side(found: Sequence[str], begins: str, scope: Scope | None, plain: bool) -> Iterator[Term]:
    if len(found) > 1 or (found and begins):
        yield Phrase(tuple(found), scope, begins)
    elif begins:
        yield Prefix(begins, scope)
    elif found:
        yield Word(found[0], scope, plain)
