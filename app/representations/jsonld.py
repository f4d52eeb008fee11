"""application/ld+json: a schema.org NewsArticle or, for a list, an ItemList of them.

`datePublished` is as precise as the date is known: schema.org allows a date as well as an instant.
"""

from typing import Any

import orjson

from app.representations.shown import Article, Shown, creators, given, origin

CONTEXT = "https://schema.org"


def render(shown: Shown) -> bytes:
    """The article, or the list."""
    articles = [_article(article) for article in shown.articles]
    return orjson.dumps({"@context": CONTEXT, **(articles[0] if shown.alone else _list(shown, articles))})


def _list(shown: Shown, articles: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "@type": "ItemList",
        "@id": shown.links["self"],
        "name": shown.title,
        "numberOfItems": len(articles),
        "itemListElement": [
            {"@type": "ListItem", "position": position, "item": article}
            for position, article in enumerate(articles, start=1)
        ],
    }


def _article(article: Article) -> dict[str, Any]:
    source = article.get("source")
    return given(
        {
            "@type": "NewsArticle",
            "@id": article["url"],
            "identifier": article["id"],
            "url": article["url"],
            "headline": article["title"],
            "abstract": article.get("summary"),
            "datePublished": article.get("published"),
            "dateModified": article["updated_at"],
            "dateline": article.get("dateline"),
            "locationCreated": [{"@type": "Place", "name": name} for name in article.get("places") or ()],
            "author": [{"@type": "Person", "name": name} for name in creators(article)],
            "publisher": {"@type": "Organization", "name": source} if source else None,
            "articleSection": article.get("section"),
            "keywords": article.get("keywords"),
            "inLanguage": article.get("language"),
            "wordCount": article.get("word_count"),
            "version": article.get("version"),
            "isBasedOn": origin(article),
            "articleBody": article.get("body"),
        }
    )
