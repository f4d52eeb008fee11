"""Addresses of our own, built from settings and never from a request's Host."""

from dataclasses import dataclass
from typing import Any

from app.config import Settings


@dataclass(frozen=True, slots=True)
class Links:
    """Prefixes paths: with nothing, with the path a proxy serves us under, or with a public address."""

    prefix: str

    @classmethod
    def of(cls, settings: Settings) -> "Links":
        """The links that the settings ask for."""
        return cls(settings.public_url.rstrip("/") + settings.root_path)

    def to(self, path: str, query: str = "") -> str:
        """A link to a path of ours, which begins with a slash."""
        return f"{self.prefix}{path}?{query}" if query else f"{self.prefix}{path}"

    def address(self, article: dict[str, Any]) -> dict[str, Any]:
        """The same article, its `url`, which held the id, made an address; untouched where `url` was not asked for."""
        if "url" in article:
            article["url"] = self.to(f"/articles/{article['url']}")
        return article
