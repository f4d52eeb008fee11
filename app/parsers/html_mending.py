"""Mend a page's tree where extractors would lose text: behind an empty anchor, whatever its class, and between
paragraphs."""

import re
from itertools import takewhile

from app.parsers.element_text import Element, inner, linked
from app.parsers.html_own import class_and_id

_INLINE = frozenset(
    "a abbr b br cite code em font i mark q s small span strong sub sup time u".split()  # noqa: SIM905
)
_ANCHORS = ("a", "span")
_HOLDERS = ("div", "section", "article", "td", "main", "body")
_PARAGRAPHS, _SHORTEST = 2, 40
"""The fewest paragraphs that make an element's other text one as well, and the fewest characters it must have."""
_SUBHEADING = re.compile(
    r"(?<![a-z])(?:sub-?head(?:line|ing|er)?|cross-?head(?:line|ing|er)?|inter-?titles?|intertitre|zwischen-?(?:titel|ueberschrift)"
    r"|mellanrubrik|mellomtittel|ladillo)(?![a-z])",
    re.IGNORECASE,
)
_LONGEST_HEADING = 120  # characters


def mend(tree: Element) -> None:
    """Remove empty anchors from paragraphs, and make paragraphs of text that stands beside paragraphs by itself."""
    for each in [each for paragraph in tree.iter("p") for each in paragraph.iterchildren(*_ANCHORS)]:
        if not len(each) and not each.text:
            each.drop_tree()  # the text behind it stays
    for holder in list(tree.iter(*_HOLDERS)):
        if sum(any(map(str.strip, each.itertext())) for each in holder.iterchildren("p")) >= _PARAGRAPHS:
            for child in list(holder):
                if child.tag not in _INLINE and (child.tail or "").strip():
                    _wrap_text_behind(child)
                if child.tag == "div" and not child.attrib and _is_paragraph(child):
                    child.tag = "p"
                elif child.tag == "div" and _is_subheading(child):
                    child.tag = "h3"


def _is_subheading(element: Element) -> bool:
    """Whether an element between paragraphs is called a heading of what follows it, which is more than links."""
    following = element.getnext()
    is_above = following is not None and following.tag == "p" and not (element.tail or "").strip()
    if not is_above or element.get("role") or _SUBHEADING.search(class_and_id(element)) is None:
        return False
    is_below = any(map(inner, element.itersiblings("p", preceding=True)))  # else it is the deck
    if not is_below or 2 * linked(following) >= len(inner(following)):
        return False
    is_inline = all(each.tag in _INLINE for each in element.iterdescendants())
    return is_inline and 2 * linked(element) < len(inner(element)) <= _LONGEST_HEADING


def _is_paragraph(element: Element) -> bool:
    is_inline = all(each.tag in _INLINE for each in element.iterdescendants())
    return is_inline and len("".join(element.itertext()).strip()) >= _SHORTEST


def _wrap_text_behind(element: Element) -> None:
    """Make a paragraph of the text behind an element, with the inline elements that follow, if it is long enough."""
    inline = list(takewhile(lambda each: each.tag in _INLINE, element.itersiblings()))
    texts = [element.tail, *(text for each in inline for text in (*each.itertext(), each.tail or ""))]
    if len("".join(texts).strip()) < _SHORTEST:
        return
    paragraph = element.makeelement("p")
    paragraph.text, element.tail = element.tail, None
    element.addnext(paragraph)
    paragraph.extend(inline)
