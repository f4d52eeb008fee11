"""Addresses of our own, built from settings and never from a request's Host."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from app.config import Settings


@dataclass(frozen=True, slots=True)
class Links:
    """Prefixes paths: with nothing, with the path a proxy serves us under, or with a public address."""

    prefix: str

    @classmethod
    def of(cls, settings: Settings) -> "Links":
        """The links that the settings ask for."""
        public, root = settings.public_url.rstrip("/"), settings.root_path
        named = root and urlsplit(public).path.endswith(root)  # who has set both may have meant the same by them
        return cls(public if named else public + root)

    def to(self, path: str, query: str = "") -> str:
        """A link to a path of ours, which begins with a slash."""
        return f"{self.prefix}{path}?{query}" if query else f"{self.prefix}{path}"

    @property
    def articles(self) -> str:
        """What an article's id stands behind in its address."""
        return f"{self.prefix}/articles/"

    def article(self, id: str) -> str:
        """The address of an article."""
        return f"{self.articles}{id}"
