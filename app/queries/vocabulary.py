"""The archive's own words: how many articles have one, which share a prefix, and which is nearest to another."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, func, select

from app.queries.source import padded
from app.store.engines.engine import AnySelect
from app.store.session import Rows
from app.store.tables import vocabulary
from app.text import nearest

_word = vocabulary.c.word
_MOST = 4000
_WITH_PREFIX = (
    select(_word)
    .where(_word >= bindparam("low", ""), _word < bindparam("high", ""), vocabulary.c.articles > 0)
    .order_by(_word)
    .limit(_MOST)
)
_WITH_PREFIX_AND_LENGTH = _WITH_PREFIX.where(
    func.length(_word).between(bindparam("shortest", 0), bindparam("longest", 0))
)


def frequencies(rows: Rows, words: Iterable[str]) -> dict[str, int]:
    """How many articles have each word, in one statement; words in no article are left out."""
    wanted = sorted(set(words))
    if not wanted:
        return {}
    values = padded("word", wanted)
    return dict(rows.rows(_frequencies(len(values)), values))


def beginning(rows: Rows, prefix: str) -> list[str]:
    """The first 4,000 words with this prefix, in code point order."""
    return [word for (word,) in rows.rows(_WITH_PREFIX, {"low": prefix, "high": _end_of_prefix(prefix)})]


def nearest_word(rows: Rows, word: str) -> str | None:
    """A word of the archive that closely resembles this one, among those with the same first letters."""
    for letters in (2, 1):
        start = word[:letters]
        sizes = {"shortest": len(word) - 2, "longest": len(word) + 2}
        found = rows.rows(_WITH_PREFIX_AND_LENGTH, {"low": start, "high": _end_of_prefix(start), **sizes})
        near = nearest(word, (candidate for (candidate,) in found if candidate != word), 0.75)
        if near:
            return near
    return None


def _end_of_prefix(prefix: str) -> str:
    """A text that sorts after every text with this prefix."""
    return prefix + "\U0010ffff"


@lru_cache(maxsize=32)
def _frequencies(size: int) -> AnySelect:
    names: list[Any] = [bindparam(f"word_{n}", "") for n in range(size)]
    return select(_word, vocabulary.c.articles).where(_word.in_(names), vocabulary.c.articles > 0)
