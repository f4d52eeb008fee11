"""HTML pages: one article each, its metadata from JSON-LD and meta tags, its text found by trafilatura."""

from collections.abc import Iterator
from typing import BinaryIO

from app.parsers.attempt import Attempt, Item, Origin, read_bounded
from app.parsers.markup import root_of
from app.parsers.options import Options
from app.parsers.xml import is_item
from app.record import ArticleRecord

NAME = "html"

_ROOTS = frozenset(
    ["html", "head", "body", "meta", "title", "link", "main", "article", "section", "div", "header", "h1", "p"]
)


def begins(sample: bytes) -> bool:
    """Whether markup begins with an element that can open a page or a fragment of one."""
    name = root_of(sample)[0].lower()
    return name in _ROOTS and not (name == "article" and is_item(sample))


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield the article of a page."""
    origin = Origin(file, NAME, 1, read_bounded(stream, options))
    yield Attempt(origin, options, lambda: _article(origin, options))


def _article(origin: Origin, options: Options) -> ArticleRecord:
    from app.parsers.html_article import read_article  # takes as long to import as the rest of a format's modules

    return read_article(origin, options)
