"""What a page says of itself: JSON-LD first, then its meta tags, then what it shows."""

import re
from collections.abc import Iterator

from app.parsers.draft import Draft, Options
from app.parsers.html_authors import read_authors
from app.parsers.html_page import TEASERS, Page
from app.parsers.html_title import read_title
from app.parsers.language import language_tag
from app.parsers.linked_data import names_of, text_of
from app.parsers.markup import inner
from app.parsers.published import read_published

_DATES = (
    "article:published_time", "article:published", "article:published:time", "og:article:published_time",
    "og:published_time", "published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "date.created", "dc.date",
    "dcterms.date", "dcterms.available",
    "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publicationdate",
    "citation_publication_date", "article_date_original", "originalpublicationdate", "date", "datecreated",
)  # fmt: skip
_NEVER_SET = "0001-01-01"
"""What .NET prints for a date that was never set: DateTime.MinValue."""


def read_metadata(page: Page, options: Options) -> Draft:
    """A draft of all that a page says of itself, its text excepted."""
    return Draft(
        url=page.address,
        title=read_title(page),
        date=_date(page, options),
        source=page.source,
        authors=read_authors(page),
        section=text_of(page.node.get("articleSection")) or page.told("article:section", "section"),
        keywords=_keywords(page),
        language=_language(page),
        summary=next(summaries(page), None),
    )


def summaries(page: Page) -> Iterator[str]:
    """What the page says that it is about, most telling first."""
    yield from filter(None, [text_of(page.node.get("description"))])
    yield from filter(None, map(page.said, ("og:description", "description", "twitter:description", "dc.description")))


def _date(page: Page, options: Options) -> str | None:
    """The first date of publication that can be read; else the first there is, for the warning."""
    found = [date for date in _dates(page) if date.strip() and not date.lstrip().startswith(_NEVER_SET)]
    readable = (date for date in found if read_published(date, options.timezone, options.date_order)[0])
    return next(readable, None) or next(iter(found), None)


def _dates(page: Page) -> Iterator[str]:
    for name in ("datePublished", "dateCreated"):
        yield text_of(page.node.get(name)) or ""
    yield from (page.meta[name][0] for name in _DATES if name in page.meta)
    for each in page.properties("datePublished"):
        yield each.get("content") or each.get("datetime") or inner(each)
    times = list(page.outside(TEASERS, "time"))
    yield from (each.get("datetime") or inner(each) for each in times if each.get("pubdate") is not None)
    yield from (each.get("datetime") or inner(each) for each in times)


def _keywords(page: Page) -> list[str]:
    """Topics as the page names them; a text of several is taken apart at its commas."""
    found = names_of(page.node.get("keywords")) or page.meta.get("article:tag", [])
    found = found or page.meta.get("news_keywords", []) or page.meta.get("keywords", [])
    return [part for each in found for part in re.split(r"[,;]", each)]


def _language(page: Page) -> str | None:
    """BCP 47, as the page declares it."""
    said = (
        page.tree.get("lang"), page.tree.get("{http://www.w3.org/XML/1998/namespace}lang"), page.tree.get("xml:lang"),
        next(iter(names_of(page.node.get("inLanguage"))), None),
        page.told("content-language", "dc.language", "language"), page.told("og:locale"),
    )  # fmt: skip
    return next(filter(None, map(language_tag, said)), None)
