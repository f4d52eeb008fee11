"""A page's title: pages have several, for readers, for search engines and for sharing."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from app.parsers.element_text import inner
from app.parsers.html_headings import LISTS, SEPARATES, goes_on, headings, is_cut, is_telling
from app.parsers.html_page import Page
from app.parsers.linked_data import text_of
from app.text import letters, squeeze

_SEPARATOR = re.compile(SEPARATES)
_LONGEST = 1_000


class Titles(NamedTuple):
    """A page's headline, and all titles that it gives."""

    headline: str | None
    given: list[str]


def read_titles(page: Page) -> Titles:
    """The titles of a page; its headline is the candidate that most of them agree on, in a tie the most telling."""
    shown = headings(page)
    headlines, others = _titles(page, shown)
    found = [letters(title) for title in (*headlines, *others)]
    headline = max(headlines, key=lambda headline: _votes(letters(headline), found), default=None)
    is_generic = headline and not is_telling(headline) and not page.node.get("headline")  # "Press corner"
    if is_generic and len(shown) == 1 and is_telling(shown[0]):
        headline = shown[0]
    if headline and is_cut(headline):
        headline = next((title for title in (*headlines, *others, *shown) if goes_on(title, headline)), headline)
    return Titles(headline, [*headlines, *others, *shown[:1]])


def _votes(headline: str, found: list[str]) -> int:
    """How many titles are this headline, alone or after a shorter kicker."""
    return sum(title.endswith(headline) and len(title) <= 2 * len(headline) for title in found)


def _titles(page: Page, headed: list[str]) -> tuple[list[str], list[str]]:
    """The candidates for the page's headline, most telling first, and its other titles.

    The candidates come from the page's metadata; failing that, from what it shows; else from its `title` element.
    """
    data = (text_of(page.node.get("headline")), page.said("headline"), page.said("og:title"))
    name = text_of(page.node.get("alternativeHeadline")) or text_of(page.node.get("name"))
    last = page.said("twitter:title", "dc.title") or page.window
    known = (*data, name, last, *headed)
    told, spare = _clean(page, data, known), _clean(page, [last], known)
    shown = next(_shown(page, set(map(letters, told or spare))), next(iter(headed), None))
    others = _clean(page, (shown, name), known)
    return told or others or spare, others


def _shown(page: Page, told: set[str]) -> Iterator[str]:
    """Yield the headings, outside lists of links, that agree with the page's metadata.

    Some pages have an `h1` for search engines among their links, and the headline as part of an `h2`.
    """
    marked = (*page.properties("headline"), *page.outside(LISTS, "h1"))
    pieces = (piece for heading in page.outside(LISTS, "h2") for piece in heading.iter() if not len(piece))
    return (text for each in (*marked, *pieces) if letters(text := inner(each)) in told)


def _clean(page: Page, found: Iterable[str | None], known: Iterable[str | None]) -> list[str]:
    """Titles on one line, without the site's name; the headline in JSON-LD is not cut to match other titles."""
    sites = [name for name in (page.source, page.said("og:site_name"), urlsplit(page.address or "").netloc) if name]
    main = letters(text_of(page.node.get("headline")) or "")
    others = [squeeze(each)[:_LONGEST] for each in known if each]
    tidy = [title for each in found if each and len(title := squeeze(each)) <= _LONGEST]
    cut = (without_site(title, sites, () if letters(title) == main else others) for title in tidy)
    return [title for title in cut if title]


def without_site(title: str, sites: Iterable[str], others: Iterable[str] = ()) -> str:
    """A title without trailing parts that are a site's name, a piece of its address, or missing in another title.

    Leading parts that are a site's name, or missing in another title, are removed as well."""
    known, whole = [letters(site) for site in sites], {letters(other) for other in others}
    cuts = list(_SEPARATOR.finditer(title))
    title = next((head for cut in cuts if letters(head := title[: cut.start()]) in whole), title)
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
