"""What is shown in a representation that is not our own: articles, what stands around them, and how they read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_OID, uuid5

from app.dates import instant_text, parse_period

Article = Mapping[str, Any]
"""The fields of an article, or those that were chosen of them; `NEEDED` are always there."""

NEEDED = ("id", "url", "title", "updated_at")
"""The fields that no other shape can do without."""

EPOCH = "1970-01-01T00:00:00Z"

_WEB = re.compile("https?://[^/?#]", re.IGNORECASE)
_NO_IRI = re.compile(r"""[\0- <>"{}|\\^`\x7f]|%(?![0-9A-Fa-f]{2})""")


@dataclass(frozen=True, slots=True)
class Shown:
    """`links` are absolute addresses by relation: home, self, and where there are pages first, next and prev.

    `alone`: one article was asked for, not a list that may have one.
    """

    articles: Sequence[Article]
    title: str
    links: Mapping[str, str]
    alone: bool = False

    @property
    def updated(self) -> str:
        """When any of it last changed."""
        return max((article["updated_at"] for article in self.articles), default=EPOCH)


def urn(text: str) -> str:
    """A name that is the same for the same text on every machine."""
    return uuid5(NAMESPACE_OID, text).urn


def instant(article: Article) -> str | None:
    """When it was published, as RFC 3339 has instants; None where not even the minute is known."""
    if not article.get("published") or len(article["published"]) <= len("2022-09-20"):
        return None
    return instant_text(parse_period(article["published"]).start)


def origin(article: Article) -> str | None:
    """Where it was published first, for a link: an IRI of the web (RFC 3987 section 2.2), whatever the source gave."""
    address = article.get("source_url") or ""
    return _NO_IRI.sub(lambda found: quote(found[0]), address) if _WEB.match(address) else None


def creators(article: Article) -> list[str]:
    """Who wrote it, as far as that is known."""
    byline = article.get("byline")
    return list(article.get("authors") or ()) or ([byline] if byline else [])


def text(article: Article) -> list[str]:
    """The paragraphs as they were printed: what stood before the dateline, and the dateline before the text."""
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
    """Those fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, "", [])}
