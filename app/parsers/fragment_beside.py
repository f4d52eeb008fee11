"""What stands beside the text of a fragment of HTML and is no part of it: small print, hidden notes, widgets."""

import re

from app.parsers.element_text import Element, block_text, inner
from app.parsers.html_beside import is_hidden, is_unseen
from app.parsers.html_own import class_and_id
from app.text import letters

_WIDGET = re.compile(
    r"(?<![\w-])(?:feedflare|subscription-widget[\w-]*|button-wrapper|kg-signup-card|wp-block-embed|sharedaddy|"
    r"jp-relatedposts|related[_-](?:articles?|posts?|stories)(?:[_-][\w-]*)?|addtoany[\w-]*|element-rich-link|field--name-(?:title|uid|created))(?![\w-])"
)
"""What publishing systems call the elements that they add to a text."""
_CAPTION = "wp-caption-text"
"""WordPress' class for a caption in themes before HTML 5."""
_SMALL, _LINKED = ("footer", "nav"), ("footer", "nav", "aside", "menu")
_SHORT, _LONGEST_HIDDEN = 100, 300
"""The most letters of a footer that may have no links, and of what is hidden."""
_QUOTES = ("blockquote", "q")


def strip_beside(root: Element, title: str) -> None:
    """Remove captions of pictures, footers, menus, what is hidden and widgets, and the headline, whose letters are
    `title`, with day and author beside it. Nothing is removed where less than two thirds of the text would remain.
    """
    found = [each for each in root.iterdescendants() if isinstance(each.tag, str) and _is_beside(each)]
    found += [part for each in root.iter("header") for part in _headline(each, title)]
    known = set(found)
    outermost = [each for each in found if known.isdisjoint(each.iterancestors())]
    if 3 * sum(map(_size, outermost)) <= _size(root):
        for each in outermost:
            each.drop_tree()


def _is_beside(element: Element) -> bool:
    tag = element.tag
    if tag == "figcaption" or _CAPTION in (element.get("class") or ""):
        return next(element.getparent().iter("img", "picture", "video"), None) is not None
    if tag in _LINKED and _is_small(element):
        return next(element.iterancestors(*_QUOTES), None) is None
    if is_unseen(element):
        return True
    if is_hidden(element):
        return _size(element) <= _LONGEST_HIDDEN
    return _WIDGET.search(class_and_id(element)) is not None and next(element.iter(*_QUOTES), None) is None


def _is_small(element: Element) -> bool:
    """Whether an element is mostly links, or a short footer."""
    size = _size(element)
    linked = sum(len(letters(inner(each))) for each in element.iter("a"))
    return (element.tag in _SMALL and size <= _SHORT) or 3 * linked >= 2 * size > 0


def _headline(header: Element, title: str) -> list[Element]:
    """The headline in a header, and the times and names that stand there alone."""
    own = [each for each in header.iter("h1") if title and letters(inner(each)) == title]
    return [*own, *filter(_stands_alone, header.iter("time", "address"))] if own else []


def _stands_alone(element: Element) -> bool:
    previous, parent = element.getprevious(), element.getparent()
    before = parent.text if previous is None else previous.tail
    is_alone = not (before or "").strip() and not (element.tail or "").strip()
    return is_alone and (parent.tag == "header" or inner(parent) == inner(element))


def _size(element: Element) -> int:
    return len(letters(block_text(element)))
