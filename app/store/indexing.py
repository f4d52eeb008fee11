"""How an article stands in the search index, and what else of it depends on its words."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from app.store.terms import Term, terms_of, with_duplicate
from app.words import words

_LEAD = 40
_OFTEN = 3


class Content(NamedTuple):
    """What an article says: its words in order, and its terms; words stand in one text, a space between two of them.

    `strong` are words that stand out: those of the first 40 of the body, and those that it has three times or more.
    They stand for how often a word occurs, which an index of positions tells too slowly to rank a million by.
    `vocabulary` are the words of title and body, each once.
    """

    title: str
    body: str
    strong: str
    vocabulary: str
    terms: tuple[Term, ...]


class Entry(NamedTuple):
    """One article's place in the index: its content's words, and the numbers of its terms."""

    key: int
    content: Content
    marks: tuple[int, ...]


def content(fields: Mapping[str, Any], body: list[str]) -> Content:
    """What an article says that has these fields, as they are answered, and these words in its body."""
    title = words(fields["title"])
    times = Counter(body)
    often = [word for word, several in times.items() if several >= _OFTEN]
    return Content(
        " ".join(title),
        " ".join(body),
        " ".join(dict.fromkeys([*body[:_LEAD], *often])),
        " ".join(dict.fromkeys([*title, *times])),
        tuple(terms_of(fields).items()),
    )


def content_of(fields: Mapping[str, Any]) -> Content:
    """What a stored article says, from all its fields."""
    return content(fields, words(fields["body"]))


def as_duplicate(content: Content) -> Content:
    """What a duplicate says: it has a term more."""
    return content._replace(terms=with_duplicate(content.terms))
