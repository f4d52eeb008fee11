"""application/atom+xml: RFC 4287, with paging by RFC 5005.

`published` is an instant in Atom. If less is known, it is left out, and `dc:date` says what is known.
"""

from collections.abc import Iterator
from typing import Any

from lxml.builder import ElementMaker

from app.representations.markup import ATOM, DC, PAGING, XML_LANG, document, html
from app.representations.shown import Article, Shown, creators, instant, origin, urn

_make = ElementMaker(namespace=ATOM, nsmap={None: ATOM, "dc": DC})
_dc = ElementMaker(namespace=DC, nsmap={"dc": DC})


def render(shown: Shown) -> bytes:
    """A feed; for one article, a feed with one entry."""
    paging = (_make.link(rel=PAGING[way], href=href) for way, href in shown.links.items() if way in PAGING)
    return document(
        _make.feed(
            _make.id(urn(shown.links["first"])),
            _make.title(shown.title),
            _make.updated(shown.updated),
            _make.author(_make.name("Dateline")),
            _make.link(rel="alternate", href=shown.links["home"]),
            *paging,
            *map(_entry, shown.articles),
        )
    )


def _entry(article: Article) -> Any:
    language = {XML_LANG: article["language"]} if article.get("language") else {}
    return _make.entry(*_elements(article), language)


def _elements(article: Article) -> Iterator[Any]:
    yield _make.id(urn(article["id"]))
    yield _make.title(article["title"])
    if article.get("published"):
        yield _dc.date(article["published"])
    if published := instant(article):
        yield _make.published(published)
    yield _make.updated(article["updated_at"])  # after dc:date, which some readers confuse with it
    yield _make.link(rel="alternate", href=article["url"])
    if address := origin(article):
        yield _make.link(rel="via", href=address)
    source = article.get("source")
    for name in creators(article) or ([source] if source else []):
        yield _make.author(_make.name(name))
    if source:
        yield _dc.publisher(source)
    for term in filter(None, [article.get("section"), *(article.get("keywords") or ())]):
        yield _make.category(term=term)
    if article.get("summary"):
        yield _make.summary(article["summary"])
    if "body" in article:
        yield _make.content(html(article), type="html")
