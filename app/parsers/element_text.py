"""The text of elements: one paragraph per block, or all on one line."""

import re
from collections.abc import Container, Iterator
from typing import Any, TypeAlias

Element: TypeAlias = Any
"""An lxml element; lxml has no types and is imported only when a file needs it."""

_LEFT_OUT = frozenset("script style head noscript template svg media iframe object form button".split())  # noqa: SIM905
_BLOCKS = frozenset([
    "p", "br", "h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2", "div", "section", "article", "aside", "header",
    "footer", "main", "li", "ul", "ol", "dl", "dt", "dd", "tr", "table", "caption", "blockquote", "bq", "block",
    "pre", "hr", "figure", "figcaption", "address", "fn", "nitf-table", "body", "html", "body.content",
    "body.end", "tagline", "summary", "details",
])  # fmt: skip
# White space other than a single space, which nearly all of it already is.
_GAP = re.compile(r"[^\S ]\s*| \s+")
_GAP_IN_LINE = re.compile(r"[^\S\n ][^\S\n]*| [^\S\n]+")
_LINE_END = re.compile(r"\n *(?:\n\s*)?")


def block_text(*elements: Element) -> str:
    """The text of elements, one paragraph per block; the cells of a row share a line."""
    out: list[str] = []
    for element in elements:
        out += ["\n\n", *pieces(element), "\n\n"]
    text = "".join(out)
    if not _is_tidy(text.replace("\n", "")):
        text = _GAP_IN_LINE.sub(" ", text)
    text = text.replace(" \n", "\n")
    return _LINE_END.sub(lambda found: "\n\n" if found[0].count("\n") > 1 else "\n", text).strip()


def pieces(element: Element, without: Container[str] = ()) -> Iterator[str]:
    """Yield the visible texts inside an element in order, skipping elements whose tags are in `without`.

    Blocks begin and end with a line break. An explicit stack replaces recursion, since depth is not bounded.
    """
    stack: list[tuple[Element, bool]] = [(element, False)]
    preformatted = 0
    while stack:
        node, closing = stack.pop()
        tag = node.tag if isinstance(node.tag, str) else ""
        tag = tag.lower()
        if closing:
            preformatted -= tag == "pre"
            yield "\n\n" if tag in _BLOCKS and tag != "br" else " " if tag in ("td", "th") else ""
            if node is not element:
                yield _inline(node.tail, preformatted)
            continue
        if not tag or tag in _LEFT_OUT or tag in without:
            if node is not element:
                yield _inline(node.tail, preformatted)
            continue
        preformatted += tag == "pre"
        yield "\n" if tag == "br" else "\n\n" if tag in _BLOCKS else ""
        yield _inline(node.text, preformatted)
        stack.append((node, True))
        stack += [(child, False) for child in reversed(node)]


def _inline(text: str | None, preformatted: int) -> str:
    """Collapse white space to single spaces, except in preformatted text."""
    if not text or preformatted or _is_tidy(text):
        return text or ""
    return _GAP.sub(" ", text)


def _is_tidy(text: str) -> bool:
    """Whether all white space in a text is single spaces: cheaper to test than to substitute."""
    return text.isprintable() and "  " not in text


def inner(element: Element | None) -> str:
    """All text inside an element on one line; empty where there is no element."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def linked(element: Element) -> int:
    """How many characters of an element's text are in links."""
    return sum(len(inner(link)) for link in element.iter("a"))


def spaced(element: Element | None) -> str:
    """Like `inner`, with a space between the texts of nested elements."""
    return " ".join(" ".join(element.itertext()).split()) if element is not None else ""


def texts(element: Element, path: str) -> list[str]:
    """The non-empty texts of all elements under a path."""
    return [text for found in element.iterfind(path) if (text := inner(found))]


def first(element: Element, *paths: str) -> str | None:
    """The first non-empty text (or attribute, for `path/@name`) of the elements under these paths, path by path."""
    for path in paths:
        path, _, name = path.partition("/@")
        for found in element.iterfind(path):
            text = (found.get(name) or "").strip() if name else inner(found)
            if text:
                return text
    return None
