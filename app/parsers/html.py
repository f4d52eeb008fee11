"""HTML pages: one article each, its metadata from JSON-LD and meta tags, its text found by trafilatura."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from app.parsers.attempt import Item, Origin, attempts, read_bounded
from app.parsers.markup import root_of
from app.parsers.options import Options
from app.parsers.xml import is_item
from app.record import ArticleRecord

NAME = "html"

_ROOTS = frozenset(
    ["html", "head", "body", "meta", "title", "link", "main", "article", "section", "div", "header", "h1", "p"]
)
_BETWEEN = re.compile(rb"(?<=</html>)\s*+(?=<(?:!doctype\s+html|html[\s>]))", re.IGNORECASE)
"""What is between two whole pages."""


def begins(sample: bytes) -> bool:
    """Whether markup begins with an element that can open a page or a fragment of one."""
    name = root_of(sample)[0].lower()
    return name in _ROOTS and not (name == "article" and is_item(sample))


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield the article of a page, or of each, where whole pages were appended to one another."""
    raw = read_bounded(stream, options)
    pages = [raw] if options.address else _BETWEEN.split(raw)  # what has an address is one page
    yield from attempts(NAME, pages, file, options, _article)


def _article(origin: Origin, options: Options) -> ArticleRecord:
    from app.parsers.html_article import read_article  # takes as long to import as the rest of a format's modules

    return read_article(origin, options)
