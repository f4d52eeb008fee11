"""The text of elements: one paragraph per block, or all on one line."""

import re
from collections.abc import Container, Iterator
from typing import Any, TypeAlias

from app.parsers.paragraphs import paragraphs, rows_of
from app.parsers.wrapping import WIDTH

Element: TypeAlias = Any
"""An lxml element; lxml has no types and is imported only when a file needs it."""

_LEFT_OUT = frozenset([
    "script", "style", "head", "noscript", "template", "svg", "media", "iframe", "object", "form", "button", "select",
    "textarea", "datalist",
])  # fmt: skip
BLOCKS = frozenset([
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2", "div", "section", "article", "aside", "header",
    "footer", "main", "li", "ul", "ol", "dl", "dt", "dd", "tr", "table", "caption", "blockquote", "bq", "block",
    "pre", "hr", "figure", "figcaption", "address", "fn", "nitf-table", "body", "html", "body.content",
    "body.end", "tagline", "summary", "details",
])  # fmt: skip
BLOCKS_APART = frozenset(["rubrik", "dat", "ingress", "brodtext", "mellis", "citat"])
"""TT's own markup, whose names others give to what is inside a sentence."""
# White space other than a single space, which nearly all of it already is.
_GAP = re.compile(r"[^\S ]\s*| \s+")
_GAP_IN_LINE = re.compile(r"[^\S\n ][^\S\n]*| [^\S\n]+")
# A text typed to a width: its paragraphs are indented, and how the line before one ends; or it has columns.
_LAID_OUT = re.compile(r"\n {2,8}\S|\S {2,}\S")
_INDENT = re.compile(r" {2,8}\S")
_ENDED = re.compile(r"(?:^|[.!?:…][\"'”’)]{0,3})\s*$")
_MOST_APART, _LONGEST_PREFIX = 5, 3
"""The most spans of which each is a word of its own, and the longest beginning of a word, as in a name: Mac, You."""
_FEWEST_AT_MARGIN, _FEWEST_PARAGRAPHS = 3, 2
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n|\n {2,8}$")
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
            yield "\n\n" if _is_block(node, tag) else " " if tag in ("td", "th") else ""
            if node is not element:
                yield _inline(node.tail, preformatted)
            continue
        if not tag or tag in _LEFT_OUT or tag in without:
            if node is not element:
                yield _inline(node.tail, preformatted)
            continue
        preformatted += tag == "pre"
        yield "\n\n" if _is_block(node, tag) else "\n" if tag == "br" else " " * (tag == "span" and _stands_apart(node))
        yield _inline(node.text, preformatted)
        stack.append((node, True))
        stack += [(child, False) for child in reversed(node)]


def _is_block(node: Element, tag: str) -> bool:
    return tag in BLOCKS or (tag in BLOCKS_APART and _is_alone(node))


def _is_alone(node: Element) -> bool:
    """Whether there is no text beside an element in the same parent."""
    before, parent = node.getprevious(), node.getparent()
    if parent is None:
        return True
    return not (node.tail or "").strip() and not ((parent.text if before is None else before.tail) or "").strip()


def _stands_apart(span: Element) -> bool:
    """Whether nothing but their names is between a `span` and the one before, in what has no other text, and both are
    words of their own, as a section and an agency: `<span class="topic">Sport</span><span class="source">TT</span>`.
    """
    before, parent = span.getprevious(), span.getparent()
    if before is None or before.tail or len(parent) > _MOST_APART or not _has_only_spans(parent):
        return False
    named, other_named = before.get("class"), span.get("class")
    if not named or not other_named or named == other_named:
        return False
    one, other = inner(before), inner(span)
    return len(one) > _LONGEST_PREFIX and one[-1].islower() and other[:1].isupper()


def _has_only_spans(element: Element) -> bool:
    has_text = bool((element.text or "").strip()) or any((each.tail or "").strip() for each in element)
    return not has_text and all(each.tag == "span" for each in element)


def _inline(text: str | None, preformatted: int) -> str:
    """Collapse white space to single spaces, except in preformatted text and between the paragraphs of a typed one."""
    if not text or preformatted or _is_tidy(text):
        return text or ""
    if _LAID_OUT.search(text) and _is_typed(text):
        begin, end = len(text) - len(text.lstrip()), len(text.rstrip())
        return _between(text[:begin]) + "\n\n".join(paragraphs(text)) + _between(text[end:])
    return _GAP.sub(" ", text)


def _between(gap: str) -> str:
    """What the gap between a typed text and an element beside it is: nothing, a space, or the end of a paragraph."""
    return "\n\n" if _PARAGRAPH_END.search(gap) else " " if gap else ""


def _is_typed(text: str) -> bool:
    """Whether a text was typed to a width, with a table or with paragraphs that a few spaces begin, behind the end of a
    sentence. The lines of markup that was set out by a program are all indented.
    """
    lines = text.split("\n")
    if max(map(len, lines)) > WIDTH or sum(line[:1].strip() != "" for line in lines[1:]) < _FEWEST_AT_MARGIN:
        return False
    if rows_of(lines):
        return True
    begun = [number for number, line in enumerate(lines) if number and _INDENT.match(line)]
    known = {number + 1 for number in begun}
    ended = sum(number in known or _ENDED.search(lines[number - 1]) is not None for number in begun)
    is_begun = not any(lines[number].lstrip()[0].islower() for number in begun)
    return len(begun) >= _FEWEST_PARAGRAPHS and 3 * ended >= 2 * len(begun) and is_begun


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
