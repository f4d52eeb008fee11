"""application/rss+xml: RSS 2.0, with elements it lacks from Atom, Dublin Core and the content module.

`pubDate` is an instant in RSS. If less is known, it is left out, and `dc:date` says what is known. Readers take a
`description` for HTML, so the summary is written as HTML.
"""

from collections.abc import Iterator
from html import escape
from typing import Any

from lxml.builder import ElementMaker

from app.dates import mail_date
from app.representations.markup import ATOM, CONTENT, DC, PAGING, document, html
from app.representations.shown import Article, Shown, creators, instant, urn

_make = ElementMaker(nsmap={"atom": ATOM, "content": CONTENT, "dc": DC})
_atom, _content, _dc = (ElementMaker(namespace=name) for name in (ATOM, CONTENT, DC))


def render(shown: Shown) -> bytes:
    """A channel; for one article, a channel with one item."""
    channel = _make.channel(
        _make.title(shown.title),
        _make.link(shown.links["home"]),
        _make.description("Articles from a Dateline archive."),
        _make.lastBuildDate(mail_date(shown.updated)),
        *(_atom.link(rel=PAGING[way], href=href) for way, href in shown.links.items() if way in PAGING),
        *(_make.item(*_elements(article)) for article in shown.articles),
    )
    return document(_make.rss(channel, version="2.0"))


def _elements(article: Article) -> Iterator[Any]:
    yield _make.title(article["title"])
    yield _make.link(article["url"])
    yield _make.guid(urn(article["id"]), isPermaLink="false")
    if published := instant(article):
        yield _make.pubDate(mail_date(published))
    if article.get("published"):
        yield _dc.date(article["published"])
    yield _atom.updated(article["updated_at"])
    for name in creators(article):
        yield _dc.creator(name)
    if article.get("source"):
        yield _dc.publisher(article["source"])
    if article.get("language"):
        yield _dc.language(article["language"])
    for term in filter(None, [article.get("section"), *(article.get("keywords") or ())]):
        yield _make.category(term)
    if article.get("summary"):
        yield _make.description(escape(article["summary"], quote=False))
    if "body" in article:
        yield _content.encoded(html(article))
