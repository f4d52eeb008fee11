"""The authors of a page, as named in its JSON-LD, in its meta tags and on the page itself."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple
from urllib.parse import urlsplit

from app.parsers.authors import is_office
from app.parsers.east_asian_reporters import reporters
from app.parsers.element_text import inner
from app.parsers.given_names import is_given_name
from app.parsers.html_blocks import HEADINGS
from app.parsers.html_bylines import shown_authors
from app.parsers.html_page import SEPARATOR, Page, is_name
from app.parsers.linked_data import names_of
from app.parsers.people import is_post, names
from app.parsers.posts import is_house
from app.parsers.site_names import label_of
from app.text import letters, squeeze

_TAGS = ("author", "article:author", "dc.creator", "dcterms.creator", "sailthru.author", "parsely-author", "byl")
_ADDED = re.compile(r"\s*\([a-zà-ÿ.]{1,5}\)$|\s+(?:기자|특파원)$")
"""The initials that an author signs with, or the Korean word for a reporter or correspondent."""
_ACCOUNT = re.compile(
    r"@\w+|(?i:(?:the\s+)?(?:user|desk|author)(?:\s+(?:team|staff))?)|[a-z\d]{1,30}(?:[._-][a-z\d]{1,30}){0,2}"
)
"""An account: `@fjord`, `Desk Team`, or what one signs in with: `annlee`, `ann.lee`."""
_NOBODY = re.compile(r"[(（\[].*[)）\]]|[a-z]*admin(?:istrator)?\d*|(?:the )?(?:press )?office of\b.*", re.IGNORECASE)
"""Notes in brackets, as `(with AFP)`, accounts and offices: nobody, even where nobody else is named."""

_RIGHT = re.compile(r"text-align\s*:\s*right|;right$", re.IGNORECASE)
_SHORTEST_LABEL, _LONGEST_WINDOW = 5, 1_000
_BETWEEN = re.compile(SEPARATOR)
_JOINED = re.compile(r"\s?/\s?|\s(?:and|und|et)\s")
_SHORTEST_PARAGRAPH = 80
_MOST_ABOVE = 5
_MOST_WORDS, _LONGEST_SHORTENED = 4, 3


class Lines(NamedTuple):
    """The short lines of a page that are set to the right, as papers set who signs a text, and its headings."""

    aligned: Container[str]
    headings: Container[str]


def read_authors(page: Page, titles: Sequence[str]) -> list[str]:
    """The names in the first place that names anyone but the publisher, else in the first that names anyone."""
    publisher = _Publisher(page)
    named = _named(names_of(page.node.get("author")), publisher)
    if not all(map(publisher.is_named, named)):
        return named
    for said in _places(page, titles):
        found = _named(said, publisher)
        people = [name for name in found if not publisher.is_meant(name)]
        if people:
            return people
        named = named or found
    return named


def signed(page: Page, authors: list[str], paragraphs: list[str], lines: Lines) -> tuple[list[str], list[str]]:
    """The authors, and the paragraphs without a signature: if a page names nobody but its publisher, those who sign its
    text, or whom it names as its reporters.
    """
    publisher = _Publisher(page)
    if not all(map(publisher.is_meant, authors)):
        return authors, paragraphs
    signatures = [line for line in _signatures(paragraphs, lines) if not publisher.is_named(line)]
    rest = [paragraph for paragraph in paragraphs if paragraph not in signatures]
    signers = [name for line in signatures for name in _JOINED.split(line) if not publisher.is_named(name)]
    return signers or reporters(paragraphs) or authors, rest


def _signatures(paragraphs: Sequence[str], lines: Lines) -> list[str]:
    """The lines above a text that are only a name, or the one below it, if that is set to the right."""
    above = list(takewhile(lambda line: len(line) < _SHORTEST_PARAGRAPH, paragraphs))
    if len(above) == len(paragraphs) or len(above) > _MOST_ABOVE:
        return []
    last = [line for line in paragraphs[-1:] if line in lines.aligned and _is_signature(line)]
    signing = takewhile(_is_signature, reversed(above))
    return [line for line in signing if line not in lines.headings or _is_known(line)][::-1] or last


def lines_of(page: Page) -> Lines:
    """The short lines of a page whose place tells what they are."""
    right = (each for each in page.tree.iter("p") if _RIGHT.search(f"{each.get('style')};{each.get('align')}"))
    aligned, headings = map(inner, right), map(inner, page.tree.iter(*HEADINGS))
    return Lines(*({text for text in texts if len(text) < _SHORTEST_PARAGRAPH} for texts in (aligned, headings)))


def _is_signature(line: str) -> bool:
    """Whether a line is only a name, or several: `Ann Lee/Bo Ek`. Several sections or places look alike, so that one
    must be known for a name.
    """
    found = _JOINED.split(line)
    return (len(found) == 1 or _is_known(line)) and all(map(_is_bare_name, found))


def _is_known(line: str) -> bool:
    return any(is_given_name(each.partition(" ")[0]) for each in _JOINED.split(line))


def _is_bare_name(line: str) -> bool:
    parts = line.split()
    if not parts or (line.endswith(".") and len(parts[-1]) > _LONGEST_SHORTENED):
        return False  # a caption
    return 2 <= len(parts) <= _MOST_WORDS and all(map(_is_part_of_name, parts)) and names(line) == (line,)


def _is_part_of_name(word: str) -> bool:
    return word[0].isupper() and word.replace("-", "").replace("'", "").replace("’", "").replace(".", "").isalpha()


def _places(page: Page, titles: Sequence[str]) -> Iterator[Iterable[str]]:
    """The authors in each place other than JSON-LD, most reliable first."""
    yield from (page.meta.get(tag, []) for tag in _TAGS)
    yield from shown_authors(page, titles)


class _Publisher:
    """The publisher of a page, under any of its names: `Stern`, `STERN.de`, `MDR THÜRINGEN` for the MDR."""

    def __init__(self, page: Page) -> None:
        host = (urlsplit(page.address or "").hostname or "").removeprefix("www.")
        source = page.source or ""
        # A publisher's name of one word may also be someone's first name.
        self._begins = f"{source} ".casefold() if source.isupper() or " " in source else None
        label = label_of(host)
        self._label = label if len(label) >= _SHORTEST_LABEL else None
        window = page.window[:_LONGEST_WINDOW]
        self._titled = set(map(letters, _BETWEEN.split(window)[1:]))
        self._names = {letters(each) for each in (source, host, host.rpartition(".")[0])}

    def is_named(self, name: str) -> bool:
        """Whether a name is the publisher's, or that of one of its offices or accounts."""
        begins_so = self._begins is not None and name.casefold().startswith(self._begins)
        return begins_so or letters(name) in self._names or is_office(name) or _ACCOUNT.fullmatch(name) is not None

    def is_meant(self, name: str) -> bool:
        """The same for a name that is not in JSON-LD, whose authors are mostly people: it may be longer than the
        publisher's own, as `Ediciones El País` at elpais.com, or that in the title of the window.
        """
        said = letters(name)
        has_label = self._label is not None and self._label in said
        return has_label or said in self._titled or self.is_named(name)


def _named(said: Iterable[str], publisher: _Publisher) -> list[str]:
    """The people named, without the publisher where a text names it beside them, as their employer."""
    found: list[str] = []
    for each in said:
        bare = _ADDED.sub("", squeeze(each))
        together = (names(bare) or [bare]) if is_name(bare) and not _names_nobody(bare) else ()
        found += [name for name in together if not publisher.is_named(name)] or together
    return [name for name in found if not is_house(name)] or found


def _names_nobody(text: str) -> bool:
    return _NOBODY.fullmatch(text) is not None or is_post(text)
