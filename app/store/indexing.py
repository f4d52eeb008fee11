"""How an article stands in the search index."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from app.words import words

_LEAD = 40
_OFTEN = 3


@dataclass(frozen=True)
class Entry:
    """One article's place in the index: its words in order, and the numbers of its terms."""

    key: int
    title: list[str]
    body: list[str]
    marks: tuple[int, ...]

    @cached_property
    def strong(self) -> list[str]:
        """Words that stand out: those of the first 40 of the body, and those that it has three times or more.

        They stand for how often a word occurs, which an index of positions tells too slowly to rank a million by.
        """
        often = (word for word, times in Counter(self.body).items() if times >= _OFTEN)
        return list(dict.fromkeys([*self.body[:_LEAD], *often]))

    @cached_property
    def vocabulary(self) -> set[str]:
        """Its words, each once."""
        return {*self.title, *self.body}


class Content(NamedTuple):
    """What an article says: its fields as they are answered, and the words of its body."""

    fields: Mapping[str, Any]
    words: list[str]


def content(fields: Mapping[str, Any]) -> Content:
    """What an article with these fields says."""
    return Content(fields, words(fields["body"]))


def entry(key: int, content: Content, marks: Iterable[int]) -> Entry:
    """The place of an article."""
    return Entry(key, words(content.fields["title"]), content.words, tuple(marks))
