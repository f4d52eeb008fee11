"""The blocks of a page: where they are, and which of them are no text."""

from typing import TypeAlias

from app.parsers.element_text import Element, linked

HEADINGS = ("h2", "h3", "h4", "h5", "h6")
OTHERS = frozenset("aside nav footer figure figcaption form table header button".split())  # noqa: SIM905
"""Elements whose content is none of the text."""
PARTS = frozenset(["p", "div", "ul", "ol", "table", "figure", "section", "article", *HEADINGS])

Place: TypeAlias = tuple[object, ...]


def place(element: Element) -> Place:
    """An element's place in a page: the tags and classes of its parent and grandparent; a `div` has its own as well."""
    above = [element.getparent(), element.getparent().getparent()]
    own = [element] if element.tag == "div" else []
    return tuple((each.tag, each.get("class")) for each in (*own, *above) if each is not None)


def is_inside(element: Element, others: frozenset[str]) -> bool:
    """Whether a block is inside an element with one of these tags."""
    return any(above.tag in others for above in element.iterancestors())


def is_linked(element: Element, text: str) -> bool:
    """Whether a block is mostly links."""
    return linked(element) > len(text) / 2


def is_aside(element: Element, text: str, others: frozenset[str] = OTHERS - {"header"}) -> bool:
    """Whether a block is mostly links, or inside an element with one of the tags `others`."""
    return is_linked(element, text) or is_inside(element, others)


def holds_only(box: Element, text: str) -> bool:
    """Whether a text is all that an element has; counting stops once it has more."""
    left = len("".join(text.split()))
    for each in box.itertext():
        left -= len("".join(each.split()))
        if left < 0:
            return False
    return left == 0
