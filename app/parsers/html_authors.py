"""Whom a page names as its authors: in its data, in its meta tags, and on the page itself."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from urllib.parse import urlsplit

from app.parsers.draft import names
from app.parsers.html_page import TEASERS, Page, is_name
from app.parsers.linked_data import names_of
from app.parsers.markup import Element, inner
from app.text import letters

_TAGS = ("author", "article:author", "dc.creator", "dcterms.creator", "sailthru.author", "parsely-author", "byl")
_BYLINE = re.compile(r"(?:^|[^a-z])(?:author|auteur|autore?|byline)s?[-_]*(?:names?)?(?:[^a-z]|$)", re.IGNORECASE)
_LONGEST_BYLINE = 100
_NO_BYLINE = re.compile(r"\d|\w{4}[.!?…]$")
"""A date, or the end of a sentence, which is longer than `Jr.`"""
_ADDED = re.compile(r"\s*\([a-zà-ÿ.]{1,5}\)$|\s+(?:기자|특파원)$")
"""The initials that somebody signs with, or the Korean word for what he is."""


def read_authors(page: Page) -> list[str]:
    """The first place that names anybody but the publisher alone, else the first that names anybody."""
    publisher = _Publisher(page)
    named: list[str] = []
    for said in _places(page):
        found = [name for each in said for name in _named(each, publisher)]
        if not all(map(publisher.is_named, found)):
            return found
        named = named or found
    return named


def _places(page: Page) -> Iterator[Iterable[str]]:
    """What each place says, the surest first."""
    yield names_of(page.node.get("author"))
    yield from (page.meta.get(tag, []) for tag in _TAGS)
    yield map(inner, page.properties("author"))
    linked = page.tree.iter("a", "span", "address")
    yield (inner(each) for each in linked if "author" in (each.get("rel") or "").split())
    yield _shown(page)


class _Publisher:
    """Who publishes a page, under any of its names: `Stern`, `STERN.de`, `MDR THÜRINGEN` for the MDR."""

    def __init__(self, page: Page) -> None:
        host = (urlsplit(page.address or "").hostname or "").removeprefix("www.")
        self._begins = f"{page.source} ".casefold()
        self._names = {letters(each) for each in (page.source or "", host, host.rpartition(".")[0])}

    def is_named(self, name: str) -> bool:
        """Whether a name is the publisher's."""
        return letters(name) in self._names or name.casefold().startswith(self._begins)


def _named(said: str, publisher: _Publisher) -> Sequence[str]:
    """Who is named together, but for the publisher beside somebody, who is then told to be with it."""
    bare = _ADDED.sub("", said)
    found = (names(bare) or [bare]) if is_name(bare) else ()
    return [name for name in found if not publisher.is_named(name)] or found


def _shown(page: Page) -> Iterator[str]:
    """The first byline that stands in an element that is called so, and those beside it."""
    called = [each for each in page.outside(TEASERS) if _BYLINE.search(f"{each.get('class')} {each.get('id')}")]
    around = set(chain.from_iterable(each.iterancestors() for each in called))
    bylines = [each for each in called if each not in around and _is_byline(inner(each))]
    for each in bylines:
        if each.get("class") == bylines[0].get("class") and _beside(each) is _beside(bylines[0]):
            yield _listed(each)


def _is_byline(text: str) -> bool:
    """Whether a short text may name somebody, and not by initials."""
    is_short = len(text) <= _LONGEST_BYLINE
    return is_short and is_name(text) and not text.islower() and not _NO_BYLINE.search(text)


def _listed(byline: Element) -> str:
    """What a byline says, with commas between its elements where it is made of nothing else."""
    own = "".join([byline.text or "", *(each.tail or "" for each in byline)])
    return inner(byline) if own.strip() else ", ".join(map(inner, byline))


def _beside(element: Element) -> Element | None:
    parent = element.getparent()
    return None if parent is None else parent.getparent()
