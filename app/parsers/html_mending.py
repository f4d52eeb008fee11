"""Mend a page's tree where extractors would lose text: behind an empty anchor, whatever its class, and between
paragraphs."""

import re
from itertools import takewhile

from app.parsers.element_text import Element, inner, linked
from app.parsers.html_blocks import HEADINGS
from app.parsers.html_own import class_and_id
from app.parsers.paragraphs import paragraphs
from app.sentences import ends_sentence
from app.text import clean

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
_NUMBER = re.compile(r"\[?\d{1,3}\]?")
_BOXES = ("div", "section")
_CALLOUT = re.compile(r"(?<![a-z])call-?out(?![a-z])", re.IGNORECASE)
_LONGEST_HEADING = 120  # characters


def mend(tree: Element) -> None:
    """Remove empty anchors and marks of footnotes from paragraphs, and make paragraphs of text that stands beside
    paragraphs by itself, or is typed in an element that keeps its line ends.
    """
    for each in [each for each in tree.iter("sup") if _is_footnote(each)]:
        each.drop_tree()
    for each in list(tree.iter("pre")):
        _split_typed(each)
    for each in [each for paragraph in tree.iter("p") for each in paragraph.iterchildren(*_ANCHORS)]:
        if not len(each) and not each.text:
            each.drop_tree()  # the text behind it stays
    for holder in list(tree.iter(*_HOLDERS)):
        if sum(any(map(str.strip, each.itertext())) for each in holder.iterchildren("p")) >= _PARAGRAPHS:
            for child in list(holder):
                if child.tag not in _INLINE and (child.tail or "").strip():
                    _wrap_text_behind(child)
                if child.tag in _BOXES and _is_plain(child):
                    for each in filter(_is_paragraph, list(child.iter("div"))):
                        each.tag = "p"
                elif child.tag == "div" and _is_subheading(child):
                    child.tag = "h3"


def unlink_anchors(tree: Element) -> None:
    """Remove the tags of anchors that lead nowhere, or from a heading to itself: their text is no link."""
    for each in list(tree.iter("a")):
        address = each.get("href")
        is_target = address is None and (each.get("name") or each.get("id"))
        if is_target or (_leads_nowhere(address) and next(each.iterancestors(*HEADINGS), None) is not None):
            each.drop_tag()


def _leads_nowhere(address: str | None) -> bool:
    """Whether an anchor has no address, or a fragment; `#` alone runs a program."""
    return address is None or (address.startswith("#") and len(address) > 1)


def _is_footnote(element: Element) -> bool:
    """Whether an element is the number of a footnote, which it links."""
    links = list(element.iter("a"))
    return _NUMBER.fullmatch(inner(element)) is not None and any((a.get("href") or "").startswith("#") for a in links)


def _split_typed(element: Element) -> None:
    """Make the paragraphs of a typed text elements; not the lines of a program or a table."""
    typed = paragraphs(clean(element.text or "")) if not len(element) else []
    if sum(map(ends_sentence, typed)) < max(_PARAGRAPHS, len(typed) / 2):
        return
    element.tag, element.text = "div", None
    for each in typed:
        paragraph = element.makeelement("p")
        paragraph.text = each
        element.append(paragraph)


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


def _is_plain(element: Element) -> bool:
    """Whether an element has no attribute by which it could be told from the text, or is a callout of it."""
    return not element.attrib or _CALLOUT.search(class_and_id(element)) is not None


def _is_paragraph(element: Element) -> bool:
    if not _is_plain(element):
        return False
    is_inline = all(each.tag in _INLINE for each in element.iterdescendants())
    return is_inline and len("".join(element.itertext()).strip()) >= _SHORTEST


def _wrap_text_behind(element: Element) -> None:
    """Make a paragraph of the text behind an element, with the inline elements that follow, if it is long enough."""
    inline = list(takewhile(lambda each: each.tag in _INLINE, element.itersiblings()))
    texts = [element.tail, *(text for each in inline for text in (*each.itertext(), each.tail or ""))]
    if len("".join(texts).strip()) < _SHORTEST:
        return
    paragraph = element.makeelement("p")
    paragraph.text, element.tail = clean(element.tail or ""), None
    element.addnext(paragraph)
    paragraph.extend(inline)
