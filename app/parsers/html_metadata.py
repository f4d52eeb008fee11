"""A page's metadata: JSON-LD first, then its meta tags, then what it shows."""

import re
from collections.abc import Iterator

from app.parsers.draft import Draft
from app.parsers.html_authors import read_authors
from app.parsers.html_dates import read_date
from app.parsers.html_page import Page
from app.parsers.html_title import Titles
from app.parsers.language import language_tag
from app.parsers.linked_data import names_of, text_of
from app.parsers.options import Options


def read_metadata(page: Page, titles: Titles, options: Options) -> Draft:
    """A draft of all that a page says about itself, except its text."""
    return Draft(
        url=page.address,
        title=titles.headline,
        date=read_date(page, titles.given, options),
        source=page.source,
        authors=read_authors(page, titles.given),
        section=text_of(page.node.get("articleSection")) or page.told("article:section", "section"),
        keywords=_keywords(page),
        language=_language(page),
        summary=next(summaries(page), None),
    )


def summaries(page: Page) -> Iterator[str]:
    """Yield the page's descriptions of its content, most telling first."""
    yield from filter(None, [text_of(page.node.get("description"))])
    yield from filter(None, map(page.said, ("og:description", "description", "twitter:description", "dc.description")))


def _keywords(page: Page) -> list[str]:
    """Topics as the page names them; a text with several is split at commas and semicolons."""
    found = names_of(page.node.get("keywords")) or page.meta.get("article:tag", [])
    found = found or page.meta.get("news_keywords", []) or page.meta.get("keywords", [])
    return [part for each in found for part in re.split(r"[,;]", each)]


def _language(page: Page) -> str | None:
    """The BCP 47 tag of the page's language, as it declares it."""
    said = (
        page.tree.get("lang"), page.tree.get("{http://www.w3.org/XML/1998/namespace}lang"), page.tree.get("xml:lang"),
        next(iter(names_of(page.node.get("inLanguage"))), None),
        page.told("content-language", "dc.language", "language"), page.told("og:locale"),
    )  # fmt: skip
    return next(filter(None, map(language_tag, said)), None)
