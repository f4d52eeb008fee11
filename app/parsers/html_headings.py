"""What a page shows as its headline: headings, or what looks like one on pages that have none."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice, takewhile

from app.parsers.dateline.agencies import looks_signed
from app.parsers.element_text import Element, inner
from app.parsers.html_own import class_and_id
from app.parsers.html_page import FRONT, SEPARATOR, TEASERS, Page
from app.parsers.kind_lines import names_kind
from app.text import letters, squeeze

SEPARATES = rf"{SEPARATOR}|--+|_+"
"""What stands between a headline and the names of section and site."""
LISTS = (*TEASERS, "li")
"""Elements whose headings are of other articles."""
_PART = re.compile(rf"{SEPARATES}|:\s+")
_FRONT = re.compile(FRONT, re.IGNORECASE)
_CUT = re.compile(r"\s*(?:…|\.\.\.)$")
_LONGEST, _SHORTEST_CUT = 1_000, 15
"""Characters of a title of the window, and letters of one that breaks off."""
_LINES = ("h2", "h3", "h4", "div", "span", "font", "td", "strong", "b", "center")
_CALLED = re.compile(
    r"(?<![a-z])(?:head-?line|(?:article|story|news|post|entry|content|detail)[-_]*(?:title|head(?:ing|line)?|hed))(?![a-z])",
    re.IGNORECASE,
)
_SIZE = re.compile(r"\+?[1-7]")
_NORMAL_SIZE = 3
_PROSE, _MOST_ABOVE = 80, 2_000
"""The fewest characters of a paragraph that is prose, and how many elements are looked at above the first."""
_MOST_PIECES = 30
"""In how many texts a headline may be inside its element."""
_FEWEST_WORDS, _MOST_WORDS, _MOST_GENERIC = 3, 40, 3
"""A headline has so many words; a title of few may be the site's, for all its pages."""


def headings(page: Page) -> list[str]:
    """The texts that may be the headline: those marked as such, and every `h1` except a logo.

    If these are few words and none of a headline's, a smaller heading comes first with which the title of the window
    begins; if there are none, one that equals that title or one end of it. Where the page's data give no title, that
    is followed by what is above the text and is called a headline, is in larger letters, or is the only heading; if
    the title of the window has a headline, only where that is it.
    """
    marked = [*page.properties("headline"), *(each for each in page.tree.iter("h1") if not _is_logo(each))]
    found = list(filter(None, map(inner, marked)))
    telling = [each for each in found if not names_kind(each)]
    if any(map(is_telling, telling)):
        return found
    begins, ends = _ends(page.window[:_LONGEST])
    smaller = list(filter(is_telling, _smaller(page, begins))) if found else _smaller(page, [*begins, *ends])
    if smaller:
        return [max(smaller, key=len), *found]
    if telling or page.node.get("headline") or page.said("headline", "og:title"):
        return telling or found
    return [*islice(_above_text(page), 1)] or found


def is_telling(title: str) -> bool:
    """Whether a title has more words than those of a site or a section."""
    return len(title.split()) > _MOST_GENERIC


def is_cut(title: str) -> bool:
    """Whether a title breaks off: it ends in an ellipsis."""
    return _CUT.search(title) is not None


def goes_on(title: str, cut: str) -> bool:
    """Whether a title is the whole of one that breaks off."""
    begun = letters(_CUT.sub("", cut))
    return len(begun) >= _SHORTEST_CUT and not is_cut(title) and letters(title).startswith(begun)


def _is_logo(heading: Element) -> bool:
    """Whether a heading links to the site's front page."""
    links = chain(heading.iter("a"), islice(heading.iterancestors("a"), 1))
    return any(_FRONT.fullmatch((link.get("href") or "").strip()) for link in links)


def _ends(window: str) -> tuple[list[str], list[str]]:
    """With what a title may begin that goes on with section and site, itself included, and with what it may end."""
    cuts = list(_PART.finditer(window))
    return [window, *(window[: cut.start()] for cut in cuts)], [window[cut.end() :] for cut in cuts]


def _smaller(page: Page, told: list[str]) -> list[str]:
    """The smaller headings that are one of these titles."""
    known, cut = set(map(letters, told)) - {""}, list(filter(is_cut, told))
    shown = filter(None, map(inner, page.outside(LISTS, "h2", "h3")))
    return [each for each in shown if letters(each) in known or any(goes_on(each, begun) for begun in cut)]


def _above_text(page: Page) -> Iterator[str]:
    """Yield what looks like a headline above the first paragraph of prose, most telling first."""
    above, window = list(_above_prose(page)), page.window[:_LONGEST]
    has_headline = any(is_telling(part) and not looks_signed(part) for part in _PART.split(window))
    if has_headline:
        told = letters(window)
        above = [each for each in above if letters(_brief(each)) in told]
    yield from _alone(each for each in above if _CALLED.search(class_and_id(each)))
    sized = [(size, each) for each in above if each.tag == "font" and (size := _size_of(each)) > _NORMAL_SIZE]
    largest = max((size for size, _ in sized), default=0)
    yield from _alone(each for size, each in sized if size == largest)
    if not has_headline:
        yield from _alone(each for each in above if each.tag in ("h2", "h3"))


def _above_prose(page: Page) -> Iterator[Element]:
    """The elements before the first paragraph of prose, except those in lists of links."""
    elements = islice(page.outside((*LISTS, "head"), *_LINES, "p"), _MOST_ABOVE)
    return takewhile(lambda each: each.tag != "p" or len(inner(each)) < _PROSE, elements)


def _alone(elements: Iterable[Element]) -> list[str]:
    """The text of the elements, if it is one and may be a headline."""
    found = {text for each in elements if _FEWEST_WORDS <= len((text := _brief(each)).split()) <= _MOST_WORDS}
    return list(found) if len(found) == 1 else []


def _brief(element: Element) -> str:
    """The text of an element, empty where it is in many pieces: what is called a headline may be a whole list."""
    texts = list(islice(element.itertext(), _MOST_PIECES + 1))
    return squeeze("".join(texts)) if len(texts) <= _MOST_PIECES else ""


def _size_of(font: Element) -> int:
    """The size of HTML's `font`, from 1 to 7, by itself or relative to the normal one."""
    said = (font.get("size") or "").strip()
    if not _SIZE.fullmatch(said):
        return 0
    return _NORMAL_SIZE + int(said) if said.startswith("+") else int(said)
