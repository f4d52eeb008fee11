"""The text of a page's article: what trafilatura extracts, completed from the page itself."""

from collections.abc import Collection

from app.parsers.element_text import Element, block_text
from app.parsers.html_beside import strip_beside
from app.parsers.html_data import data_of, text_in, updates_text
from app.parsers.html_gaps import complete
from app.parsers.html_invitations import strip_links_to_others
from app.parsers.html_layout import straighten
from app.parsers.html_mending import mend, unlink_anchors
from app.parsers.html_others import strip_others
from app.parsers.linked_data import Node, text_of
from app.text import letters

# HTML's names for the elements of trafilatura's trees.
_HTML = {"head": "h2", "list": "ul", "item": "li", "quote": "blockquote", "row": "tr", "cell": "td", "lb": "br"}
_CODE = ("script", "style", "noscript", "template")
_MOST_ELEMENTS, _MOST_BLOCKS = 30_000, 8_000
"""In a larger page, only what is marked as its text is taken: looking for more would take too long. What trafilatura
asks in doubt, jusText, looks from each block through all the others."""
_BLOCKS = (
    "blockquote", "body", "caption", "center", "col", "colgroup", "dd", "div", "dl", "dt", "fieldset", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "legend", "li", "optgroup", "option", "p", "pre", "table", "td", "textarea", "tfoot",
    "th", "thead", "tr", "ul",
)  # fmt: skip
_WHOLE, _MORE = 0.9, 2
"""The text in JSON-LD counts if it holds this share of the extracted text, and is this many times as long."""


def read_body(tree: Element, node: Node, summaries: list[str], headlines: Collection[str]) -> list[str]:
    """The article's paragraphs, none where the page has none.

    `node` is the article in JSON-LD, whose text is used if it has nearly all of the page's and clearly more;
    `summaries` are the page's descriptions: one that it also shows becomes the first paragraph. `headlines` are its
    titles, as letters.
    """
    from lxml import etree

    data = data_of(tree)
    etree.strip_elements(tree, *_CODE, with_tail=False)
    strip_others(tree, node, headlines)
    strip_beside(tree)
    strip_links_to_others(tree)
    unlink_anchors(tree)
    straighten(tree)
    mend(tree)
    found = _marked(tree, "body") if _is_large(tree) else complete(tree, _extracted(tree), summaries) or _marked(tree)
    told = _split(text_of(node.get("articleBody")) or "")
    if _is_more(told, found):
        return told
    if all(letters(each) in headlines for each in found):
        return _split(updates_text(node) or text_in(data, headlines))
    return found


def _is_large(tree: Element) -> bool:
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        return True
    # A block begins with each of these elements, and again with text behind one.
    behind = (each.tail is not None and not each.tail.isspace() for each in tree.iter(*_BLOCKS))
    return sum(1 + is_text for is_text in behind) > _MOST_BLOCKS


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
