"""application/x-research-info-systems: RIS, one record of type NEWS each."""

from collections.abc import Iterator

from app.representations.citation import published
from app.representations.shown import Article, Shown, creators, origin


def render(shown: Shown) -> str:
    """A record for each article."""
    return "".join(f"{tag}  - {' '.join(text.split())}\r\n" for a in shown.articles for tag, text in _tags(a))


def _tags(article: Article) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", article["id"]
    yield "TI", article["title"]
    yield from (("AU", name) for name in creators(article))
    date = published(article)
    if date:
        yield "PY", f"{date[0]:04}"
        # Four parts separated by slashes; unknown ones are empty.
        year, *rest = date
        yield "DA", "/".join([f"{year:04}", *(f"{part:02}" for part in rest), "", "", ""][:4])
    named = {"T2": "source", "SE": "section", "AB": "summary", "LA": "language"}
    yield from ((tag, article[name]) for tag, name in named.items() if article.get(name))
    yield from (("CY", place) for place in article.get("places") or ())
    yield from (("KW", keyword) for keyword in article.get("keywords") or ())
    yield "UR", article["url"]
    if address := origin(article):
        yield "UR", address
    yield "ER", ""
