"""application/vnd.citationstyles.csl+json: CSL-JSON, an array of items."""

from typing import Any

import orjson

from app.representations.citation import original, published
from app.representations.shown import Article, Shown, creators, given


def render(shown: Shown) -> bytes:
    """An item for each article."""
    return orjson.dumps([_item(article) for article in shown.articles])


def _item(article: Article) -> dict[str, Any]:
    date = published(article)
    return {"id": article["id"], "type": "article-newspaper", "title": article["title"], "URL": article["url"]} | given(
        {
            "author": [{"literal": name} for name in creators(article)],
            "container-title": article.get("source"),
            "issued": {"date-parts": [date]} if date else None,
            "section": article.get("section"),
            "keyword": ", ".join(article.get("keywords") or ()),
            "language": article.get("language"),
            "abstract": article.get("summary"),
            "note": original(article),
            "publisher-place": "; ".join(article.get("places") or ()),
        }
    )
