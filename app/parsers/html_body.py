"""The text of a page's article: what trafilatura takes for it, completed from the page itself."""

from app.parsers.html_gaps import complete
from app.parsers.linked_data import Node, text_of
from app.parsers.markup import Element, block_text
from app.text import letters

# The names that HTML has for the elements of trafilatura's trees.
_HTML = {"head": "h2", "list": "ul", "item": "li", "quote": "blockquote", "row": "tr", "cell": "td", "lb": "br"}
_CODE = ("script", "style", "noscript", "template")
_MOST_ELEMENTS = 30_000
_WHOLE = 0.9
_MORE = 2


def read_body(tree: Element, node: Node, summaries: list[str]) -> list[str]:
    """The article's paragraphs, none where the page has none.

    `node` is the article in JSON-LD, whose text counts where it has all of the page's and clearly more; `summaries` are
    what the page says that it is about: one that it also shows is its first paragraph.
    """
    from lxml import etree

    etree.strip_elements(tree, *_CODE, with_tail=False)
    large = sum(1 for _ in tree.iter()) > _MOST_ELEMENTS
    found = _marked(tree, "body") if large else complete(tree, _extracted(tree), summaries) or _marked(tree)
    told = _split(text_of(node.get("articleBody")) or "")
    return told if _is_more(told, found) else found


def _extracted(tree: Element) -> list[str]:
    """The paragraphs that trafilatura takes for the article's. Its own texts have entities decoded twice."""
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
    """The paragraphs of what the page itself marks as its article."""
    paths = (".//*[@itemprop='articleBody']", ".//article", ".//main", *(f".//{name}" for name in last))
    found = (_split(block_text(element)) for path in paths for element in tree.iterfind(path))
    return next(filter(None, found), [])


def _split(text: str) -> list[str]:
    return [paragraph for paragraph in text.split("\n\n") if paragraph.strip()]


def _is_more(told: list[str], found: list[str]) -> bool:
    """Whether a text holds nearly all of another and clearly more."""
    whole = letters(" ".join(told))
    held = sum(len(paragraph) for paragraph in found if letters(paragraph) in whole)
    size = sum(map(len, found))
    return held >= _WHOLE * size and sum(map(len, told)) > _MORE * size
