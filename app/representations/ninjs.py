"""application/ninjs+json: IPTC ninjs 3.1, one item or, for a list, an array of items.

Every date in ninjs is an instant: `firstCreated` is left out if not even the minute of publication is known.
"""

from typing import Any

import orjson

from app.representations.shown import Article, Shown, creators, given, instant, text

_KINDS = {"place": "places", "person": "people", "org": "organisations"}
_STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}


def render(shown: Shown) -> bytes:
    """The item, or the items."""
    items = [_item(article) for article in shown.articles]
    return orjson.dumps(items[0] if shown.alone else items)


def _item(article: Article) -> dict[str, Any]:
    summary, told = article.get("summary"), "\n\n".join(text(article))
    return given(
        {
            "standard": _STANDARD,
            "uri": article["url"],
            "type": "text",
            "representationType": "full" if "body" in article else "partial",
            "version": str(article["version"]) if "version" in article else None,
            "firstCreated": instant(article),
            "versionCreated": article["updated_at"],
            "pubStatus": "canceled" if article.get("status") == "withdrawn" else "usable",
            "language": article.get("language"),
            "headlines": [{"role": "main", "contentType": "text/plain", "value": article["title"]}],
            "descriptions": summary and [{"role": "summary", "contentType": "text/plain", "value": summary}],
            "bodies": told and [{"role": "main", "contentType": "text/plain", "value": told}],
            "by": article.get("byline") or ", ".join(creators(article)),
            "located": next(iter(article.get("places") or ()), None),
            "infoSources": [{"name": article["source"]}] if article.get("source") else None,
            "altIds": [{"role": "dateline", "value": article["id"]}],
            **_subjects(article),
        }
    )


def _subjects(article: Article) -> dict[str, Any]:
    """Section and keywords, each in the property for its kind."""
    found: dict[str, list[dict[str, str]]] = {}
    if article.get("section"):
        found["subjects"] = [{"name": article["section"], "rel": "section"}]
    for keyword in article.get("keywords") or ():
        kind, colon, name = keyword.partition(":")
        known = _KINDS.get(kind) if colon and name else None
        found.setdefault(known or "subjects", []).append({"name": name if known else keyword})
    return found
