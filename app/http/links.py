"""Our own URLs, built from settings, never from a request's Host."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from app.config import Settings


@dataclass(frozen=True, slots=True)
class Links:
    """Prefixes paths with nothing, with the path that a proxy serves us under, or with a public URL."""

    prefix: str

    @classmethod
    def of(cls, settings: Settings) -> "Links":
        """The links for these settings."""
        public, root = settings.public_url.rstrip("/"), settings.root_path
        named = root and urlsplit(public).path.endswith(root)  # the public URL may already include the path
        return cls(public if named else public + root)

    def to(self, path: str, query: str = "") -> str:
        """A link to one of our paths, which starts with a slash."""
        return f"{self.prefix}{path}?{query}" if query else f"{self.prefix}{path}"

    @property
    def articles(self) -> str:
        """An article's URL up to its id."""
        return f"{self.prefix}/articles/"

    def article(self, id: str) -> str:
        """The URL of an article."""
        return f"{self.articles}{id}"
