"""Recover the parts of a page's text that an extractor left out, from beside those it took.

Extractors judge block by block, and lose paragraphs between others. A paragraph belongs to the text if it is where
taken ones are, as deep and in elements of the same classes; a heading, if it has the same parent as taken ones; an item
of a list, if that stands between them, or where they do and it is a sentence.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from app.parsers.element_text import Element, inner
from app.parsers.html_blocks import HEADINGS, OTHERS, PARTS, Place, holds_only, is_aside, is_inside, is_linked, place
from app.parsers.html_invitations import is_invitation
from app.parsers.html_leads import leads
from app.sentences import ends_sentence
from app.text import letters

_LEAST = 2
"""The fewest paragraphs taken at a place in the page that make its others part of the text."""
_PARAGRAPHS = ("p", "div")
_INSIDE = {"li": ("p", *HEADINGS), "div": (*PARTS, "li", "blockquote", "pre")}
"""Elements that hold blocks, and those blocks: then they are none themselves."""
_SAME, _FEWEST = 0.8, 5
"""The share of a paragraph's words that another must have to contain it, and the fewest words to judge by."""
_FEWEST_OWN = 2
"""The fewest words outside its links that make a block which is mostly links a sentence."""
_LONG = 80
"""The fewest characters of an item that is a paragraph."""
_SHORT, _NEAR = 100, 5
"""The most characters of a heading in a box of its own, and how many elements may be before the next paragraph."""
_LARGEST = 200_000
"""Characters of extracted text above which no gaps are filled: each paragraph is compared with all the others."""


@dataclass(slots=True)
class _Block:
    """A paragraph or heading of the page; `behind` is the index of the last taken paragraph before it."""

    element: Element
    text: str
    behind: int
    is_linked: bool
    """Whether most of it is links."""


@dataclass(slots=True)
class _Taken:
    """The paragraphs that were taken, and where in the page they are."""

    paragraphs: list[str]
    at: dict[str, int] = field(default_factory=dict)
    whole: str = ""
    parents: set[Element] = field(default_factory=set)
    places: Counter[Place] = field(default_factory=Counter)
    lists: dict[Element, tuple[bool, bool]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, paragraph in enumerate(self.paragraphs):
            self.at.setdefault(letters(paragraph), number)
        self.whole = "".join(map(letters, self.paragraphs))


def complete(tree: Element, paragraphs: list[str], summaries: list[str]) -> list[str]:
    """The paragraphs, with those between them and the lead before them that were left out."""
    if sum(map(len, paragraphs)) > _LARGEST:
        return paragraphs
    paragraphs = _in_order(tree, paragraphs)
    taken = _Taken(paragraphs)
    left = list(_left_out(tree, taken))
    if not taken.places:
        return paragraphs
    missing: dict[int, list[str]] = {}
    for block in left:
        if _belongs(block, taken):
            missing.setdefault(block.behind, []).append(block.text)
    return [*leads(tree, taken.at, taken.places, summaries), *_merged(paragraphs, missing)]


def _in_order(tree: Element, paragraphs: list[str]) -> list[str]:
    """The paragraphs in the page's order: an extractor may begin with a comment, and add what it found elsewhere.

    One that the page has more than once, or not as a paragraph, stays behind the one before it.
    """
    shown = Counter[str]()
    found: dict[str, int] = {}
    for number, element in enumerate(tree.iter("p")):
        key = letters(inner(element))
        shown[key] += 1
        found[key] = number
    reached, order = -1, []
    for key in map(letters, paragraphs):
        reached = found[key] if shown[key] == 1 else reached
        order.append(reached)
    return [paragraphs[n] for n in sorted(range(len(order)), key=order.__getitem__)]


def _left_out(tree: Element, taken: _Taken) -> Iterator[_Block]:
    """Yield the blocks that were not taken, after the first that was; records where the taken ones are."""
    behind = -1
    for element in tree.iter("p", "li", "div", *HEADINGS):
        if element.tag in _INSIDE and next(element.iterdescendants(*_INSIDE[element.tag]), None) is not None:
            continue
        text = inner(element)
        key = letters(text)
        if key in taken.at:
            behind = taken.at[key]
            if element.tag in _PARAGRAPHS:
                taken.places[place(element)] += 1
            if element.tag == "p":
                taken.parents.add(element.getparent())
        elif key and behind >= 0 and key not in taken.whole and not is_inside(element, _around(element)):
            yield _Block(element, text, behind, is_linked(element, text))


def _around(element: Element) -> frozenset[str]:
    """The elements whose content is none of the text; the part of a live report has its heading in a `header`."""
    if element.tag == "div":
        return OTHERS | {"li"}
    return OTHERS - {"header"} if element.tag in HEADINGS else OTHERS


def _belongs(block: _Block, taken: _Taken) -> bool:
    element, around = block.element, block.element.getparent()
    is_between = block.behind + 1 < len(taken.paragraphs)
    is_placed = element.tag in _PARAGRAPHS and taken.places[place(element)] >= _LEAST
    if block.is_linked:
        return is_placed and _is_linked_sentence(block, is_between)
    if element.tag == "div":
        return is_placed and is_between and ends_sentence(block.text)
    if is_placed:
        return True
    if element.tag == "li":
        return is_between and _is_text_list(around, taken, block.text)
    box = around.getparent() if around.tag == "header" or _is_boxed(block) else around
    return box in taken.parents or (is_between and taken.places[place(element)] >= _LEAST)


def _is_boxed(heading: _Block) -> bool:
    """Whether a short heading is all that is in a box right above a paragraph: a caption may be one, too."""
    box = heading.element.getparent()
    below = next((each for each in islice(box.itersiblings(), _NEAR) if inner(each)), None)
    return below is not None and below.tag == "p" and len(heading.text) <= _SHORT and holds_only(box, heading.text)


def _is_linked_sentence(block: _Block, is_between: bool) -> bool:
    """Whether a block that is mostly links is a sentence with words of its own; below the text, such as a link ends."""
    element, text = block.element, block.text
    own = [word for word in " ".join(element.xpath(".//text()[not(ancestor::a)]")).split() if letters(word)]
    link = next(filter(None, map(inner, element.iter("a"))), "")
    label = text.partition(link)[0].rstrip()
    goes_on = label[-1:].isalnum() and link[:1].islower()
    is_own = len(own) >= _FEWEST_OWN and is_between and not label.endswith(":")
    return (goes_on or is_own) and ends_sentence(text) and not is_invitation(text)


def _is_text_list(around: Element, taken: _Taken, text: str) -> bool:
    """Whether a list of the text is around an item: it stands beside paragraphs, or in a box as theirs are."""
    if around not in taken.lists:
        taken.lists[around] = _kind_of(around, taken)
    is_of_text, is_plain = taken.lists[around]
    return is_of_text and (is_plain or (len(text) >= _LONG and ends_sentence(text)))


def _kind_of(around: Element, taken: _Taken) -> tuple[bool, bool]:
    """Whether a list is where the text is, and whether all its items belong to that: it has neither name nor picture
    and stands beside paragraphs.
    """
    said, box = inner(around), around.getparent()
    if is_aside(around, said, OTHERS):
        return False, False
    is_beside = (box.getparent() if holds_only(box, said) else box) in taken.parents
    is_named = around.get("class") or around.get("id") or next(around.iter("img", "picture", "video"), None) is not None
    return is_beside or taken.places[place(around)] >= _LEAST, is_beside and not is_named


def _merged(paragraphs: list[str], missing: dict[int, list[str]]) -> Iterator[str]:
    """Yield all paragraphs in order, without parts of a recovered paragraph that directly follow it."""
    whole = ""
    for number, paragraph in enumerate(paragraphs):
        if not whole or not _is_part(paragraph, whole):
            yield paragraph
            whole = ""
        yield from missing.get(number, ())
        whole = (missing.get(number) or [whole])[-1]


def _is_part(paragraph: str, whole: str) -> bool:
    words, others = Counter(paragraph.split()), Counter(whole.split())
    return words.total() >= _FEWEST and (words & others).total() >= _SAME * words.total()
