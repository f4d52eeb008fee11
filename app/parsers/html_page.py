"""What a page says about itself: its article's JSON-LD node, meta tags, marked elements, address and publisher."""

import re
from collections.abc import Container, Iterator
from functools import cached_property
from urllib.parse import urljoin, urlsplit

from app.parsers.element_text import Element, inner
from app.parsers.language import language_tag
from app.parsers.linked_data import Node, addresses_of, article_node, linked_nodes, names_of, text_of

_ADDRESS = re.compile(r"^(?:https?:)?//|^www\.|\S@\S")
_SAVED_FROM = re.compile(
    rb"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(?P<address>https?://[^\s<>]+)"
    rb"|<!--\s*Mirrored from (?P<mirrored>[^\s<>]+) by HTTrack",
    re.IGNORECASE,
)
_TOP = 4096
_PLATFORM = "Blogger"
"""What the templates of this platform give as the publisher of every site."""
_WAYBACK = re.compile(r"^(?:(?:https?:)?//web\.archive\.org)?/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?:)")
TEASERS = ("aside", "nav", "footer")
SEPARATOR = r"\s+[|\-–—·•:»«›‹/]+\s+|\s*[|ㅣ｜：]\s*"
"""What stands between the parts of a window's title."""
FRONT = r"(?:https?:)?//[^/?#]+/?|/"
"""An address of a site's front page."""


class Page:
    """A parsed page, and what it says about itself; `saved_from` is the URL that it was read from, if that is known."""

    def __init__(self, tree: Element, saved_from: str | None = None) -> None:
        self.tree = tree
        self._saved_from = saved_from or ""
        links = (each for each in tree.iter("link") if "canonical" in (each.get("rel") or "").lower().split())
        self._canonical = [each.get("href") for each in links]
        self.nodes = linked_nodes(tree)
        self.node: Node = article_node(self.nodes, self._canonical)
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
        """The canonical URL, or else that it was read from; that of a site's front page does not count."""
        base = next((each.get("href") for each in self.tree.iter("base") if each.get("href")), self._saved_from)
        told = (*self._canonical, self.told("og:url"), *addresses_of(self.node))
        return next(filter(None, (_joined(base, each) for each in (*told, self._saved_from))), None)

    @cached_property
    def source(self) -> str | None:
        """The name of the page's publisher; that of the site, if it is part of the publisher's."""
        site = (self.said("og:site_name") or "").removeprefix("@")
        told = [name for name in names_of(self.node.get("publisher")) if name != _PLATFORM and is_name(name)]
        said = [site or self.said("dc.publisher", "publisher") or ""]
        found = told or (said if any(said) else self._marked_publishers())
        name = next((name for name in found if is_name(name)), None)
        is_company = name and is_name(site) and len(site) < len(name) and site.casefold() in name.casefold()
        return site if is_company else name

    def _marked_publishers(self) -> list[str]:
        """The names in elements that are marked as the publisher's, in microdata or RDFa."""
        named = (name for each in self.properties("publisher") for name in each.iter() if "name" in properties_of(name))
        return [name for each in named if (name := each.get("content") or inner(each))]

    @cached_property
    def window(self) -> str:
        """The title of the page's window."""
        return inner(self.tree.find(".//head/title"))

    @cached_property
    def language(self) -> str | None:
        """The BCP 47 tag of the page's language, as it declares it."""
        said = (
            self.tree.get("lang"), self.tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
            self.tree.get("xml:lang"), next(iter(names_of(self.node.get("inLanguage"))), None),
            self.told("content-language", "dc.language", "language"), self.told("og:locale"),
        )  # fmt: skip
        return next(filter(None, map(language_tag, said)), None)

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


def saved_from(raw: bytes) -> str | None:
    """The URL in the comment that a browser, SingleFile or HTTrack puts on top of a page it saves."""
    found = _SAVED_FROM.search(raw[:_TOP])
    if not found:
        return None
    address = (found["address"] or found["mirrored"]).decode("utf-8", "replace")
    return address if found["address"] else f"http://{address}"


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
        address = urljoin(base, _WAYBACK.sub("", found.strip())) if isinstance(found, str) else ""
        parts = urlsplit(address)
    except ValueError:
        return None
    named = parts.path.strip("/") or parts.query
    return address if parts.scheme in ("http", "https") and parts.netloc and named else None
