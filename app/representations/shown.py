"""What representations other than our own render: articles with their context, and helpers to read them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_OID, uuid5

from app.dates import instant_text, parse_period

Article = Mapping[str, Any]
"""The fields of an article, or those chosen; `NEEDED` are always present."""

NEEDED = ("id", "url", "title", "updated_at")
"""The fields that every format other than our own needs."""

EPOCH = "1970-01-01T00:00:00Z"

_WEB = re.compile("https?://[^/?#]", re.IGNORECASE)
_NO_IRI = re.compile(r"""[\0- <>"{}|\\^`\x7f]|%(?![0-9A-Fa-f]{2})""")


@dataclass(frozen=True, slots=True)
class Shown:
    """Articles to render. `links` are absolute URLs by relation: home, self, first and, between pages, next and prev.

    `alone`: a single article was requested, not a list that may contain just one.
    """

    articles: Sequence[Article]
    title: str
    links: Mapping[str, str]
    alone: bool = False

    @property
    def updated(self) -> str:
        """When any of the articles last changed."""
        return max((article["updated_at"] for article in self.articles), default=EPOCH)


def urn(text: str) -> str:
    """A URN that is the same for the same text on every machine."""
    return uuid5(NAMESPACE_OID, text).urn


def instant(article: Article) -> str | None:
    """When it was published, as an RFC 3339 instant; None if not even the minute is known."""
    if not article.get("published") or len(article["published"]) <= len("2022-09-20"):
        return None
    return instant_text(parse_period(article["published"]).start)


def origin(article: Article) -> str | None:
    """Where it was first published, as a valid web IRI (RFC 3987 section 2.2) to link to, whatever the source gave."""
    address = article.get("source_url") or ""
    return _NO_IRI.sub(lambda found: quote(found[0]), address) if _WEB.match(address) else None


def creators(article: Article) -> list[str]:
    """Who wrote it, as far as known."""
    byline = article.get("byline")
    return list(article.get("authors") or ()) or ([byline] if byline else [])


def text(article: Article) -> list[str]:
    """The paragraphs as printed: the preamble first, and the dateline in front of the text."""
    if "body" not in article:
        return []
    before = [article["preamble"]] if article.get("preamble") else []
    told = [paragraph for paragraph in article["body"].split("\n\n") if paragraph]
    if article.get("dateline"):
        told[:1] = [" — ".join([article["dateline"], *told[:1]])]
    return before + told


def credit(article: Article) -> str:
    """One line: when, where, who."""
    credits = [article.get("published"), article.get("source"), article.get("byline") or ", ".join(creators(article))]
    return " · ".join(filter(None, credits))


def given(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that are not empty."""
    return {name: value for name, value in fields.items() if value not in (None, "", [])}
