"""The text of a page's article: what trafilatura extracts, completed from the page itself."""

import re

from app.parsers.element_text import Element, block_text
from app.parsers.html_gaps import complete
from app.parsers.html_mending import mend
from app.parsers.html_own import class_and_id
from app.parsers.linked_data import Node, text_of
from app.text import letters

# HTML's names for the elements of trafilatura's trees.
_HTML = {"head": "h2", "list": "ul", "item": "li", "quote": "blockquote", "row": "tr", "cell": "td", "lb": "br"}
_WHOLES = ("html", "body", "main")
_CODE = ("script", "style", "noscript", "template")
_BESIDE = re.compile(
    r"(?<![A-Za-z\d])(?<!has-)(?:ads?|(?i:adverts?|advertisements?|anzeige|werbung|publicidad|newsletter|sign-?up|comments?|"
    r"related|recommended|recommendations?|(?:read|see)-?(?:more|also)|lire-?aussi|share|sharing|social|captions?|"
    r"credits?))(?![A-Za-z\d])"
)
"""Classes and ids of elements inside a text that are not part of it."""
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)(?![\w-])", re.IGNORECASE)
_TOOLBAR = "wm-ipp"
"""Prefix of the ids in the toolbar that the Wayback Machine adds to the pages it keeps."""
_SHORT, _PART = 300, 5
"""The most letters in such an element: this many, and at most one in this many of the page's."""
_MOST_ELEMENTS = 30_000
"""In a larger page, only what is marked as its text is taken: looking for more would take too long."""
_WHOLE, _MORE = 0.9, 2
"""The text in JSON-LD counts if it holds this share of the extracted text, and is this many times as long."""


def read_body(tree: Element, node: Node, summaries: list[str]) -> list[str]:
    """The article's paragraphs, none where the page has none.

    `node` is the article in JSON-LD, whose text is used if it has nearly all of the page's and clearly more;
    `summaries` are the page's descriptions: one that it also shows becomes the first paragraph.
    """
    from lxml import etree

    etree.strip_elements(tree, *_CODE, with_tail=False)
    _strip_beside(tree)
    mend(tree)
    large = sum(1 for _ in tree.iter()) > _MOST_ELEMENTS
    found = _marked(tree, "body") if large else complete(tree, _extracted(tree), summaries) or _marked(tree)
    told = _split(text_of(node.get("articleBody")) or "")
    return told if _is_more(told, found) else found


def _strip_beside(tree: Element) -> None:
    """Remove what is hidden, or named as an advertisement, a caption or the like.

    Only what is short, in itself and relative to the page: a long element may hold the text, as may one with the
    headline.
    """
    for each in [each for each in tree.iter("div") if (each.get("id") or "").startswith(_TOOLBAR)]:
        each.drop_tree()
    inside = [each for each in tree.iter() if each.tag not in _WHOLES]
    most = min(_SHORT, _size(tree, _SHORT * _PART) // _PART)
    hidden = [each for each in inside if _is_hidden(each)]
    if sum(_size(each, most) for each in hidden) > most:  # a text may be hidden until the reader asks for more
        hidden = []
    for each in [*hidden, *(each for each in inside if _BESIDE.search(class_and_id(each)))]:
        if each.getparent() is not None and _size(each, most) <= most and next(each.iter("h1"), None) is None:
            each.drop_tree()


def _is_hidden(element: Element) -> bool:
    has_attribute = element.get("hidden", "until-found") != "until-found"
    return has_attribute or _HIDDEN.search(element.get("style") or "") is not None


def _size(element: Element, enough: int) -> int:
    """How many letters an element has; counting stops once it exceeds `enough`."""
    size = 0
    for text in element.itertext():
        size += len(text.strip())
        if size > enough:
            break
    return size


def _extracted(tree: Element) -> list[str]:
    """The paragraphs that trafilatura extracts, from its tree: its own text output decodes entities twice."""
    from trafilatura import bare_extraction

    found = bare_extraction(tree, include_comments=False, favor_precision=True)
    body = getattr(found, "body", None)
    if body is None:
        return []
    for each in body.iter("*"):
        if name := _HTML.get(each.tag):
            each.tag = name
    return _split(block_text(body))


def _marked(tree: Element, *last: str) -> list[str]:
    """The paragraphs of the element that the page itself marks as its article."""
    paths = (".//*[@itemprop='articleBody']", ".//article", ".//main", *(f".//{name}" for name in last))
    found = (_split(block_text(element)) for path in paths for element in tree.iterfind(path))
    return next(filter(None, found), [])


def _split(text: str) -> list[str]:
    return [paragraph for paragraph in text.split("\n\n") if paragraph.strip()]


def _is_more(told: list[str], found: list[str]) -> bool:
    """Whether `told` holds nearly all of `found` and clearly more."""
    whole = letters(" ".join(told))
    held = sum(len(paragraph) for paragraph in found if letters(paragraph) in whole)
    size = sum(map(len, found))
    return held >= _WHOLE * size and sum(map(len, told)) > _MORE * size
