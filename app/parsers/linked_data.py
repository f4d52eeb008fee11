"""A page's JSON-LD: the node of its article, and the texts and names in it."""

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from app.parsers.element_text import Element
from app.parsers.json_script import json_values
from app.parsers.markup import html_text, looks_like_html

Node = dict[str, Any]

_ARTICLE = re.compile(r"(?:.*[/:#])?(?:\w*Article|\w*BlogPosting|Report|(?:Claim|Critic)?Review)")
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemReviewed")
_DEEPEST = 7


def linked_nodes(tree: Element) -> list[Node]:
    """The nodes about the page itself, in order."""
    scripts = (each.text or "" for each in tree.iter("script") if "ld+json" in (each.get("type") or "").lower())
    return [node for script in scripts for node in _top(json_values(script), _DEEPEST)]


def article_node(nodes: list[Node], canonical: Iterable[object]) -> Node:
    """The first article node with the most of headline, date, author and text; empty where there is none.

    A node about another page than that with these canonical URLs does not count beside others. A reference to another
    node by `@id` is replaced by that.
    """
    articles = [node for node in nodes if any(map(_ARTICLE.fullmatch, _kinds(node)))]
    found = max(_about_the_page(articles, canonical) or articles, key=_told, default={})
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    return {name: _resolved(value, known) for name, value in found.items()}


def _about_the_page(nodes: list[Node], canonical: Iterable[object]) -> list[Node]:
    """The nodes that do not say that they are about another page than this, if that has a canonical URL."""
    last = next(filter(None, map(_last_part, canonical)), "")
    told = ((node, list(filter(None, map(_last_part, addresses_of(node))))) for node in nodes if len(nodes) > 1)
    return [node for node, paths in told if not last or not paths or last in paths]


def _last_part(address: object) -> str:
    """The last part of an article's path without its ending: the same under any name of its site, and for AMP."""
    try:
        path = urlsplit(address).path.strip("/") if isinstance(address, str) else ""
        parts = [each for each in path.split("/") if each != "amp"]
        return re.sub(r"\.\w{3,5}$", "", parts[-1]) if parts else ""
    except ValueError:
        return ""


def page_date(nodes: list[Node]) -> str | None:
    """When the page itself was published, according to its `WebPage` node."""
    pages = (node for node in nodes if any(kind.endswith("WebPage") for kind in _kinds(node)))
    return next(filter(None, (text_of(node.get("datePublished")) for node in pages)), None)


def _resolved(value: object, known: dict[str, Node]) -> object:
    if isinstance(value, list):
        return [_resolved(each, known) if isinstance(each, dict) else each for each in value]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return known.get(value["@id"], value)
    return value


def _told(node: Node) -> int:
    return sum(bool(node.get(name)) for name in ("headline", "datePublished", "author", "articleBody"))


def _top(value: object, depth: int) -> Iterator[Node]:
    """Yield the nodes about the page itself; what one merely links to is another article."""
    if isinstance(value, list) and depth:
        for each in value:
            yield from _top(each, depth - 1)
    elif isinstance(value, dict) and depth:
        yield value
        for name in _INSIDE:
            yield from _top(value.get(name), depth - 1)


def _kinds(node: Node) -> list[str]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def text_of(value: object) -> str | None:
    """A text, or the first of a list, as plain text: pages escape it as HTML although it is in a script."""
    if isinstance(value, list):
        return next((text for each in value if (text := text_of(each))), None)
    if isinstance(value, dict):
        return text_of(value.get("@value"))
    if not isinstance(value, str) or not value.strip():
        return None
    once = value if looks_like_html(value) else html.unescape(value)
    return html_text(once) if looks_like_html(once) else once


def names_of(value: object) -> list[str]:
    """Names: the `name` of objects, given and family name of people, strings themselves."""
    found: list[str] = []
    for each in value if isinstance(value, list) else [value]:
        named = _name(each) if isinstance(each, dict) else each
        found += names_of(named) if isinstance(named, list) else filter(None, [text_of(named)])
    return found


def _name(node: Node) -> object:
    parts = filter(None, map(text_of, (node.get("givenName"), node.get("familyName"))))
    return node.get("name") or " ".join(parts) or node.get("alternateName")


def addresses_of(node: Node) -> Iterator[object]:
    """Yield what a node gives as its own URL."""
    yield node.get("url")
    page = node.get("mainEntityOfPage")
    yield page.get("@id") if isinstance(page, dict) else page
    yield node.get("@id")
