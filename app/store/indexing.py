"""An article's entry in the search index, and what else depends on its words."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from app.store.terms import Term, terms_of, with_duplicate
from app.words import words

_LEAD = 40
_OFTEN = 3


class Content(NamedTuple):
    """An article's words in order, each list as one text separated by single spaces, and its terms.

    `strong` are the words that stand out: the first 40 of the body, and those that occur in it three times or more.
    They approximate word frequency, which an index of positions provides too slowly to rank a million articles.
    `vocabulary` are the words of title and body, each once.
    """

    title: str
    body: str
    strong: str
    vocabulary: str
    terms: tuple[Term, ...]


class Entry(NamedTuple):
    """One article's entry in the index: the words of its content, and the marks of its terms."""

    key: int
    content: Content
    marks: tuple[int, ...]


def content(fields: Mapping[str, Any], body: list[str]) -> Content:
    """The content of an article with these response fields, and these words in its body."""
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
    """The content of a stored article, from all its fields."""
    return content(fields, words(fields["body"]))


def as_duplicate(content: Content) -> Content:
    """The content of the same article as a duplicate: it has one more term."""
    return content._replace(terms=with_duplicate(content.terms))
