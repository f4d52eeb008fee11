"""What stands inside a text and is no part of it: what is hidden, or called an advertisement, a caption or the like."""

import re

from app.parsers.element_text import Element, inner
from app.parsers.html_own import class_and_id

_WHOLES = ("html", "body", "main")
_BOXES = ("div", "section", "aside", "figure", "p", "ul", "ol", "table", "header", "footer", "nav")
_BESIDE = re.compile(
    r"(?<![A-Za-z\d])(?<!has-)(?:ads?|(?i:adverts?|advertisements?|anzeige|werbung|publicidad|newsletter|sign-?up|comments?|"
    r"related|recommended|recommendations?|(?:read|see)-?(?:more|also)|lire-?aussi|share|sharing|social|captions?|"
    r"credits?|cptn|pictext|img[-_]desc|rich-?link|subscri(?:be|ption)-?(?:widget|box|form)))(?![A-Za-z\d])"
)
"""Classes and ids of elements inside a text that are not part of it."""
HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)(?![\w-])", re.IGNORECASE)
"""A style that hides its element."""
_UNSEEN = re.compile(
    r"(?<![\w-])(?:(?:[a-z]{1,4}-)?visually-?hidden|sr-only|screen-?reader(?:s?-?only|-text)|a11y-hidden"
    r"|element-invisible)(?:-focusable)?(?![\w-])",
    re.IGNORECASE,
)
"""Classes of elements that only a screen reader reads: `Skip to the main story`, `(opens in a new window)`."""
_TOOLBAR = "wm-ipp"
"""Prefix of the ids in the toolbar that the Wayback Machine adds to the pages it keeps."""
_LONGEST_UNSEEN = 100
"""The most letters of an element for screen readers."""
_MARKS = frozenset(".,;:!?%")
_SHORT, _PART = 300, 5
"""The most letters in such an element: this many, and at most one in this many of the page's."""


def strip_beside(tree: Element) -> None:
    """Remove what is hidden, or named as an advertisement, a caption or the like.

    Only what is short, in itself and relative to the page: a long element may hold the text, as may one with the
    headline.
    """
    for each in [each for each in tree.iter("div") if (each.get("id") or "").startswith(_TOOLBAR)]:
        each.drop_tree()
    inside = [each for each in tree.iter() if each.tag not in _WHOLES]
    most = min(_SHORT, _size(tree, _SHORT * _PART) // _PART)
    hidden = [each for each in inside if is_hidden(each)]
    if sum(_size(each, most) for each in hidden) > most:  # a text may be hidden until the reader asks for more
        hidden = []
    for each in [*hidden, *filter(is_unseen, inside), *(each for each in inside if _BESIDE.search(class_and_id(each)))]:
        if each.getparent() is not None and _size(each, most) <= most and next(each.iter("h1"), None) is None:
            _remove(each)


def _remove(element: Element) -> None:
    """Remove an element; an empty box stays between texts that it separated."""
    if element.tag not in _BOXES or not (element.tail or "").strip():
        element.drop_tree()
        return
    behind = element.tail
    element.clear()
    element.tag, element.tail = "div", behind


def is_unseen(element: Element) -> bool:
    """Whether a short element is hidden by its class from everybody who sees the page, and not what a picture says in
    the middle of a sentence or in a cell: a drop cap, the sign of a currency, a tick.
    """
    name = element.get("class")
    is_named = bool(name) and _UNSEEN.search(name) is not None and "not-sr-only" not in name
    return is_named and _size(element, _LONGEST_UNSEEN) <= _LONGEST_UNSEEN and not _is_for_a_picture(element)


def _is_for_a_picture(element: Element) -> bool:
    parent, before, text = element.getparent(), element.getprevious(), inner(element)
    if parent is None or not text or next(element.iterancestors("a", "button"), None) is not None:
        return False
    if parent.tag in ("td", "th") and _size(parent, _LONGEST_UNSEEN) == _size(element, _LONGEST_UNSEEN):
        return True
    # A label of the link before it, or the same again as what is hidden from those who hear the page.
    is_beside = before is not None and not (before.tail or "").strip() and inner(before) != ""
    if is_beside and (before.tag == "a" or before.get("aria-hidden") == "true"):
        return False
    behind = (element.tail or "").lstrip()[:1]
    is_inside = behind.islower() or behind in _MARKS or _said_before(element).endswith(":")
    return is_inside and not text.startswith("(")


def _said_before(element: Element) -> str:
    """The text right before an element, with nothing but empty elements between them."""
    before = element.getprevious()
    while before is not None and not (before.tail or "").strip() and not inner(before):
        before = before.getprevious()
    return ((element.getparent().text if before is None else before.tail) or "").rstrip()


def is_hidden(element: Element) -> bool:
    """Whether an element hides itself by an attribute."""
    has_attribute = element.get("hidden", "until-found") != "until-found"
    return has_attribute or HIDDEN.search(element.get("style") or "") is not None


def _size(element: Element, enough: int) -> int:
    """How many letters an element has; counting stops once it exceeds `enough`."""
    size = 0
    for text in element.itertext():
        size += len(text.strip())
        if size > enough:
            break
    return size
