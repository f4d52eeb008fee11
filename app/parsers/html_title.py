"""A page's title: a page names several, for its readers, for search engines and for those who share it."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from urllib.parse import urlsplit

from app.parsers.element_text import Element, inner
from app.parsers.html_page import TEASERS, Page
from app.parsers.linked_data import text_of
from app.text import letters, squeeze

_SEPARATOR = re.compile(r"\s+[|\-–—·•:»«/]+\s+|\s*[|ㅣ｜：]\s*|--+|_+")
_LISTS = (*TEASERS, "li")
_PART = re.compile(rf"{_SEPARATOR.pattern}|:\s+")
_FRONT = re.compile(r"(?:https?:)?//[^/]+/?|/", re.IGNORECASE)
_LONGEST = 1_000


def read_title(page: Page) -> str | None:
    """The headline in the page's data that most of its titles agree on, the most telling where none has most."""
    headlines, others = _titles(page)
    found = [letters(title) for title in (*headlines, *others)]
    return max(headlines, key=lambda headline: _votes(letters(headline), found), default=None)


def titles(page: Page) -> list[str]:
    """All that the page names as its title."""
    headlines, others = _titles(page)
    return [*headlines, *others, *_headings(page)[:1]]


def _votes(headline: str, found: list[str]) -> int:
    """How many titles are this headline, or have a shorter kicker in front of it."""
    return sum(title.endswith(headline) and len(title) <= 2 * len(headline) for title in found)


def _titles(page: Page) -> tuple[list[str], list[str]]:
    """What may be the page's headline, most telling first, and its other titles.

    The headlines are those in the page's data; where it has none, what it shows; else the title of its window.
    """
    data = (text_of(page.node.get("headline")), page.said("headline"), page.said("og:title"))
    name = text_of(page.node.get("alternativeHeadline")) or text_of(page.node.get("name"))
    last = page.said("twitter:title", "dc.title") or inner(page.tree.find(".//head/title"))
    headings = _headings(page)
    known = (*data, name, last, *headings)
    told, spare = _clean(page, data, known), _clean(page, [last], known)
    shown = next(_shown(page, set(map(letters, told or spare))), next(iter(headings), None))
    others = _clean(page, (shown, name), known)
    return told or others or spare, others


def _headings(page: Page) -> list[str]:
    """What the page marks as its headlines, and its `h1`, wherever they stand; but for the name of its site.

    Where there is none, a smaller heading counts that is one end of the title of the window.
    """
    marked = [*page.properties("headline"), *(each for each in page.tree.iter("h1") if not _is_logo(each))]
    if found := list(filter(None, map(inner, marked))):
        return found
    window = inner(page.tree.find(".//head/title"))[:_LONGEST]
    cuts = list(_PART.finditer(window))
    ends = {letters(end) for cut in cuts for end in (window[: cut.start()], window[cut.end() :])} | {letters(window)}
    smaller = [text for each in page.outside(_LISTS, "h2", "h3") if letters(text := inner(each)) in ends - {""}]
    return [max(smaller, key=len)] if smaller else []


def _is_logo(heading: Element) -> bool:
    """Whether a heading is nothing but a link to the site's front page."""
    links = chain(heading.iter("a"), islice(heading.iterancestors("a"), 1))
    return any(_FRONT.fullmatch((link.get("href") or "").strip()) for link in links)


def _shown(page: Page, told: set[str]) -> Iterator[str]:
    """The headings, outside lists of links, that say what the page's data say.

    Some pages have their title for search engines as `h1` among their links, and the headline as a piece of an `h2`.
    """
    headings = (*page.properties("headline"), *page.outside(_LISTS, "h1"))
    pieces = (piece for heading in page.outside(_LISTS, "h2") for piece in heading.iter() if not len(piece))
    return (text for each in (*headings, *pieces) if letters(text := inner(each)) in told)


def _clean(page: Page, found: Iterable[str | None], known: Iterable[str | None]) -> list[str]:
    """Titles on one line and without the site's name, in which JSON-LD's headline is at its word."""
    sites = [name for name in (page.source, page.said("og:site_name"), urlsplit(page.address or "").netloc) if name]
    main = letters(text_of(page.node.get("headline")) or "")
    others = [squeeze(each)[:_LONGEST] for each in known if each]
    tidy = [title for each in found if each and len(title := squeeze(each)) <= _LONGEST]
    cut = (without_site(title, sites, () if letters(title) == main else others) for title in tidy)
    return [title for title in cut if title]


def without_site(title: str, sites: Iterable[str], others: Iterable[str] = ()) -> str:
    """A title without last parts that are a site's name, a piece of its address, or more than another title has.

    And without first ones that are such a name, or more than another title has."""
    known, whole = [letters(site) for site in sites], {letters(other) for other in others}
    while cuts := list(_SEPARATOR.finditer(title)):
        head, tail = title[: cuts[-1].start()], letters(title[cuts[-1].end() :])
        named = any(tail in site or (len(site) > 2 and tail.startswith(site)) for site in known)
        if not named and letters(head) not in whole:
            break
        title = head
    while cut := _SEPARATOR.search(title):
        head, rest = letters(title[: cut.start()]), title[cut.end() :]
        if head not in known and letters(rest) not in whole:
            break
        title = rest
    return title
