"""What a page says about itself: its article's JSON-LD node, meta tags, marked elements, address and publisher."""

import re
from collections.abc import Container, Iterator
from functools import cached_property
from urllib.parse import urljoin, urlsplit

from app.parsers.element_text import Element
from app.parsers.linked_data import Node, addresses_of, article_node, names_of, text_of

_ADDRESS = re.compile(r"^(?:https?:)?//|^www\.|\S@\S")
TEASERS = ("aside", "nav", "footer")


class Page:
    """A parsed page, and what it says about itself."""

    def __init__(self, tree: Element) -> None:
        self.tree = tree
        self.node: Node = article_node(tree)
        self.meta: dict[str, list[str]] = {}
        for each in tree.iter("meta"):
            name = each.get("property") or each.get("name") or each.get("itemprop") or ""
            if content := (each.get("content") or "").strip():
                self.meta.setdefault(name.strip().lower(), []).append(content)

    @property
    def is_article(self) -> bool:
        """Whether the page itself says that it is an article."""
        return bool(self.node) or (self.told("og:type") or "").lower() == "article"

    @cached_property
    def address(self) -> str | None:
        """The canonical URL; that of a site's front page does not count."""
        links = (each for each in self.tree.iter("link") if "canonical" in (each.get("rel") or "").lower().split())
        base = next((each.get("href") for each in self.tree.iter("base") if each.get("href")), "")
        found = (*(each.get("href") for each in links), self.told("og:url"), *addresses_of(self.node))
        return next(filter(None, (_joined(base, each) for each in found)), None)

    @cached_property
    def source(self) -> str | None:
        """The name of the page's publisher."""
        found = names_of(self.node.get("publisher")) or [self.said("og:site_name", "dc.publisher", "publisher") or ""]
        return next((name for name in found if is_name(name)), None)

    def told(self, *names: str) -> str | None:
        """The content of the first of these meta tags that the page has."""
        return next((self.meta[name][0] for name in names if name in self.meta), None)

    def said(self, *names: str) -> str | None:
        """The same as plain text: pages escape it twice, and leave tags in it."""
        return text_of(self.told(*names))

    def properties(self, name: str) -> list[Element]:
        """The elements marked with a schema.org property, in microdata or in RDFa (`schema:author`)."""
        return self._marked.get(name, [])

    @cached_property
    def _marked(self) -> dict[str, list[Element]]:
        found: dict[str, list[Element]] = {}
        for each in self.tree.iter():
            for name in properties_of(each):
                found.setdefault(name, []).append(each)
        return found

    def outside(self, others: Container[str], *tags: str) -> Iterator[Element]:
        """Yield the elements with these tags that are not inside an element with a tag in `others`."""
        from lxml.etree import iterwalk

        walk = iterwalk(self.tree, events=("start",))
        for _, each in walk:
            if each.tag in others:
                walk.skip_subtree()
            elif each.tag in tags:
                yield each


def properties_of(element: Element) -> list[str]:
    """The properties an element is marked with, without prefixes; not RDFa in meta tags, which is about the page."""
    told = "" if element.tag == "meta" else element.get("property") or ""
    said = element.get("itemprop") or told
    return [name.rpartition(":")[2] for name in said.split()] if said else []


def is_name(text: str) -> bool:
    """Whether a text can be a name: it has letters, and is neither a URL nor an email address."""
    return any(map(str.isalpha, text)) and not _ADDRESS.search(text)


def _joined(base: str, found: object) -> str | None:
    try:
        address = urljoin(base, found.strip()) if isinstance(found, str) else ""
        parts = urlsplit(address)
    except ValueError:
        return None
    named = parts.path.strip("/") or parts.query
    return address if parts.scheme in ("http", "https") and parts.netloc and named else None
