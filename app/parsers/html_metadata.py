"""A page's metadata: JSON-LD first, then its meta tags, then what it shows."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from app.parsers.draft import Draft
from app.parsers.element_text import Element, block_text, inner
from app.parsers.html_authors import read_authors
from app.parsers.html_blocks import is_aside
from app.parsers.html_dates import read_date
from app.parsers.html_lines import elements_behind
from app.parsers.html_own import class_and_id
from app.parsers.html_page import Page, properties_of
from app.parsers.html_source import credited_source, shown_source
from app.parsers.html_title import Titles
from app.parsers.linked_data import names_of, text_of
from app.parsers.name_lines import is_byline
from app.parsers.options import Options
from app.text import letters

_STANDFIRST = re.compile(
    r"(?<![a-z])(?:stand-?first|sub-?(?:title|head(?:line|ing)?)|de[ck]k|lead|lede|chapo|sommario|sottotitolo|entradilla|"
    r"bajada|copete|subt[ií]tulo|ingress|news-spot|perex|podnaslov|blurb|excerpt|intro|strap-?line|vorspann|unterzeile"
    r"|untertitel|ondertitel)(?:-?text)?"
    r"(?![a-z])(?![-_]*(?:image|img|photo|media|video|art|author|nav|tool|share|social|form))",
    re.IGNORECASE,
)
_NO_STANDFIRST = re.compile(r"(?:by|share|skip|sign\s+up|subscribe|follow|published|posted|updated)\b", re.IGNORECASE)
_OFFER = re.compile(r"subscri|newsletter|sign-?up|promo|related|paywall", re.IGNORECASE)
_LINES = ("p", "div", "span", "strong", "h2", "h3")
_MOST, _PROSE = 60, 80
"""How many elements behind the headline are looked at, at most up to a paragraph with so many characters."""
_FEWEST, _LONGEST = 4, 500
"""The fewest words of a standfirst, and the most characters."""


def read_metadata(page: Page, titles: Titles, options: Options) -> Draft:
    """A draft of all that a page says about itself, except its text."""
    section, *sections = _sections(page)
    deck = _standfirst(page, titles.given)
    return Draft(
        url=page.address,
        title=titles.headline,
        date=read_date(page, titles.given, options),
        source=page.source or credited_source(page, titles.given) or shown_source(page, titles.headline),
        authors=read_authors(page, titles.given),
        section=section,
        keywords=[*sections, *_keywords(page)],
        language=page.language,
        summary=next(summaries(page), None) or deck,
        deck=deck,
    )


def summaries(page: Page) -> Iterator[str]:
    """Yield the page's descriptions of its content, most telling first."""
    yield from filter(None, [text_of(page.node.get("description"))])
    yield from filter(None, map(page.said, ("og:description", "description", "twitter:description", "dc.description")))


def _standfirst(page: Page, titles: Sequence[str]) -> str | None:
    """The line between headline and text that is named as such, or is a heading right below the headline."""
    for each in islice(elements_behind(page.tree, titles), _MOST):
        text, before = inner(each) if each.tag in _LINES else "", each.getprevious()
        is_below = each.tag in ("h2", "h3") and before is not None and before.tag == "h1"
        if is_below or (text and _STANDFIRST.search(class_and_id(each))) or "description" in properties_of(each):
            if _is_standfirst(text) and letters(text) not in map(letters, titles) and not _is_beside(each, text):
                return text
        elif each.tag == "p" and len(text) >= _PROSE:
            return None
    return None


def _is_standfirst(text: str) -> bool:
    is_line = len(text.split()) >= _FEWEST and len(text) <= _LONGEST
    return is_line and not (is_byline(text) or _NO_STANDFIRST.match(text))


def _is_beside(element: Element, text: str) -> bool:
    """Whether an element is an offer, or has a picture or several blocks: these are captions of several pictures."""
    is_offer = _OFFER.search(class_and_id(element)) is not None or is_aside(element, text)
    return is_offer or next(element.iter("img", "picture"), None) is not None or "\n\n" in block_text(element)


_BETWEEN_SECTIONS = re.compile(r",(?=[^\W\d_][^\W\d_A-Z])")  # not in `Washington,DC`, nor in a number
# A number, an identifier, or what a site tells its own programs.
_CODE = re.compile(r"\d{6,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|_\S+|@[\w-]+:\S+")
_TOPICS = ("news_keywords", "parsely-tags", "sailthru.tags", "dc.subject", "keywords")


def _keywords(page: Page) -> list[str]:
    """Topics as the page names them; a text with several is split at commas and semicolons."""
    found = names_of(page.node.get("keywords")) or page.meta.get("article:tag", [])
    found = found or next((page.meta[name] for name in _TOPICS if page.meta.get(name)), [])
    parts = (part.strip() for each in found for part in re.split(r"[,;](?!\s*&\s)", each))
    return [part for part in parts if not _CODE.fullmatch(part)]


def _sections(page: Page) -> list[str]:
    """The page's section, and further ones: some sites give several, separated by commas without a space."""
    told = text_of(page.node.get("articleSection")) or page.told("article:section", "section") or ""
    return [told] if ", " in told else _BETWEEN_SECTIONS.split(told)
