"""application/feed+json: JSON Feed 1.1. Fields it does not define are in the extension `_dateline`.

`date_published` is an instant in JSON Feed. If less is known, it is left out, and `_dateline.published` has it.
"""

from typing import Any

import orjson

from app.representations.shown import Article, Shown, creators, given, instant, origin, text, urn

_OWN = ("published", "date_precision", "date_source", "dateline", "places", "source", "section", "version", "status")


def render(shown: Shown) -> bytes:
    """A feed; for one article, a feed with one item."""
    return orjson.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": shown.title,
            "home_page_url": shown.links["home"],
            "feed_url": shown.links["self"],
            **given({"next_url": shown.links.get("next")}),
            "items": [_item(article) for article in shown.articles],
        }
    )


def _item(article: Article) -> dict[str, Any]:
    return {
        "id": urn(article["id"]),
        "url": article["url"],
        "title": article["title"],
        "content_text": "\n\n".join(text(article)) or article.get("summary") or "",
        "date_modified": article["updated_at"],
        **given(
            {
                "external_url": origin(article),
                "summary": article.get("summary"),
                "date_published": instant(article),
                "authors": [{"name": name} for name in creators(article)],
                "tags": article.get("keywords"),
                "language": article.get("language"),
            }
        ),
        "_dateline": {name: article[name] for name in ("id", *_OWN) if name in article},
    }
