"""What follows a page's headline: elements, and the lines above its text, such as a byline and a date."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice, pairwise

from app.parsers.element_text import Element, inner, pieces
from app.parsers.head_lines import byline_and_day
from app.parsers.html_page import TEASERS
from app.parsers.label_words import CHANGE, PUBLISHED
from app.text import letters, squeeze

_HEADINGS = ("h1", "h2", "h3")
_MOST = 12
_LONGEST = 120
_PARAGRAPHS = 1
"""How many longer lines may precede a byline: the standfirst."""
_JOINT = re.compile(
    r"\s*[|·•／]\s*|\s+/(?:\s+|$)|\s+(?=(?:by|par|von|por|di)\s)|\s+(?=(?:来源|來源|作者|记者|記者|编辑|編輯)[:：])"
    r"|(?<=\d:\d\d)\s+(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])\s+(?=\d{4}[-年/.])"
    rf"|\s+(?=(?:first )?{PUBLISHED}:?\s)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}[:.h]\d\d(?!\d)")
# "Posted in Ports by Ann Lee on May 3, 2022", "Ann Lee on May 3, 2022"; not "The law was signed on May 3, 1935".
_SIGNED_ON = re.compile(
    rf"((?!(?:last\s+)?{CHANGE})"
    r"(?:(?:by|added|created|filed|posted|published|submitted|written)\b.*?|(?-i:[A-Z]\S*(?:\s[A-Z]\S*){0,4})))"
    r"\s+on\s+(?=\S+\s\d|\d)",
    re.IGNORECASE,
)


def elements_behind(tree: Element, headlines: Iterable[str]) -> Iterator[Element]:
    """The elements after the first heading that is a headline."""
    known = set(map(letters, headlines))
    elements: Iterator[Element] = tree.iter()
    next((each for each in elements if each.tag in _HEADINGS and letters(inner(each)) in known), None)
    return elements


def lines_behind(tree: Element, headlines: Iterable[str]) -> Iterator[str]:
    """Yield the short lines after the first that is a headline, each whole and then in its parts."""
    known = set(map(letters, headlines))
    # ASP.NET puts the whole page inside a form.
    blocks = chain(tree.iter("body"), chain.from_iterable(tree.iter("form")))
    text = "".join(chain.from_iterable(pieces(block, (*TEASERS, "figure")) for block in blocks))
    lines = filter(None, map(squeeze, text.split("\n")))
    next((line for line in lines if letters(line) in known), None)
    long = 0
    for line in islice(lines, _MOST):
        long += len(line) > _LONGEST
        if long > _PARAGRAPHS:
            return
        if len(line) <= _LONGEST:
            parts = _JOINT.split(line)
            yield line
            yield from byline_and_day(line) or ()
            yield from (f"{day} {clock}" for day, clock in pairwise(parts) if _CLOCK.match(clock))
            yield from filter(None, chain.from_iterable(map(_SIGNED_ON.split, parts)))
