"""The paragraphs above those that an extractor took: a summary that the page shows, and the first of the text itself.

Between headline and text stand bylines, captions and invitations as well. A block there is text if it is as long as a
paragraph and a sentence, one of several of the same class, or at a place where paragraphs of the text are.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import dropwhile, islice

from app.parsers.element_text import Element, inner
from app.parsers.html_blocks import HEADINGS, OTHERS, PARTS, Place, is_aside, place
from app.parsers.html_invitations import is_invitation
from app.sentences import ends_sentence
from app.text import letters

_LEAD = 40
"""The number of letters that is enough to identify a text."""
_SENTENCES = (100, 600)
"""How many characters a standfirst has, at least and at most: labels, bylines and captions are mostly shorter."""
_PLACED = 40
"""The fewest characters of a sentence that stands where paragraphs do."""
_SERIES = 2
"""The fewest paragraphs of one class that are text, and paragraphs of the text that make a place its own."""
_FIRST = 5
"""How many of the taken paragraphs are looked for: the first may not be found as they are."""

_LINES = ("p", "div", "strong", "b", "span")
_PICTURES = ("img", "picture", "video", "iframe")


@dataclass(slots=True)
class _Sentence:
    """A block that ends as a sentence does; it may be the caption of a picture that it directly follows."""

    element: Element
    text: str
    is_caption: bool


def leads(tree: Element, taken: Collection[str], places: Counter[Place], summaries: list[str]) -> list[str]:
    """The paragraphs above the taken ones, which are given as letters, in order, with the places they have."""
    whole = "".join(taken)
    shown = _lead(tree, taken, whole, summaries)
    above = list(_above(tree, taken, whole))
    first = next((each for each in _behind(above, shown) if _is_paragraph(each, bool(shown))), None)
    own = [each.text for each in above if each is first or _is_placed(each, places) or _is_of_series(each)]
    keys = list(map(letters, own))
    return [*(each for each in shown if not any(letters(each) in key for key in keys)), *own]


def _behind(above: list[_Sentence], shown: list[str]) -> list[_Sentence]:
    """The sentences behind the one that is shown as the summary, or has it inside; all if there is none."""
    known = list(map(letters, shown))
    at = next((n for n, each in enumerate(above) if any(key in letters(each.text) for key in known)), 0)
    return above[at:]


def _is_paragraph(sentence: _Sentence, is_told: bool) -> bool:
    """Whether a sentence is as long as a paragraph; if a summary is shown, other than what a picture may have."""
    return _SENTENCES[0] <= len(sentence.text) <= _SENTENCES[1] and not (is_told and sentence.is_caption)


def _lead(tree: Element, taken: Collection[str], whole: str, summaries: list[str]) -> list[str]:
    """The block before the first taken paragraph in which the page shows one of its summaries."""
    keys = [key for key in map(letters, summaries) if len(key) >= _LEAD]
    wanted = [key for key in keys if key[:_LEAD] not in whole]
    if not wanted:
        return []
    for element in tree.iter("p", "div", "span", "strong", "b", *HEADINGS):
        if not (element.text or "").strip() and not len(element):
            continue
        text = inner(element)
        key = letters(text)
        if element.tag == "p" and key in taken:
            return []
        if any(_is_same(key, summary) for summary in wanted) and not is_aside(element, text):
            return [text]
    return []


def _is_same(text: str, summary: str) -> bool:
    """Whether a text is a summary, or the full text of a shortened one."""
    return (
        len(text) >= _LEAD and (text.startswith(summary) or summary.startswith(text)) and len(text) < 3 * len(summary)
    )


def _above(tree: Element, taken: Collection[str], whole: str) -> Iterator[_Sentence]:
    """Yield the whole sentences between the headline and the first taken paragraph, if that is found."""
    first = list(filter(None, islice(taken, _FIRST)))
    found: dict[Element, _Sentence] = {}
    is_pictured = False
    for element in dropwhile(lambda each: each.tag != "h1", tree.iter("h1", *_PICTURES, *_LINES)):
        if element.tag == "h1":  # an earlier one was a logo
            found = {}
        elif element.tag in _PICTURES:
            is_pictured = True
        elif not any(each.tag in PARTS for each in element) and found.keys().isdisjoint(element.iterancestors()):
            text = inner(element)
            key = letters(text)
            if any(each in key for each in first) or (len(key) >= _LEAD and key in whole):
                yield from found.values()
                return
            if _is_sentence(element, text):
                found[element] = _Sentence(element, text, is_pictured and element.tag != "p")
            is_pictured = is_pictured and not key


def _is_sentence(element: Element, text: str) -> bool:
    is_own = not is_aside(element, text) and next(element.iter(*OTHERS), None) is None
    return ends_sentence(text) and is_own and not is_invitation(text)


def _is_placed(sentence: _Sentence, places: Counter[Place]) -> bool:
    """Whether a sentence stands where paragraphs of the text do."""
    is_long = sentence.element.tag == "p" and len(sentence.text) >= _PLACED
    return is_long and places[place(sentence.element)] >= _SERIES


def _is_of_series(sentence: _Sentence) -> bool:
    """Whether a sentence is beside others in paragraphs of its class, with nothing between them."""
    element = sentence.element
    named = element.get("class") if element.tag == "p" else None
    beside = (each for each in (element.getprevious(), element.getnext()) if each is not None)
    same = (each for each in beside if named and each.tag == "p" and each.get("class") == named)
    return any(ends_sentence(inner(each)) for each in same)
