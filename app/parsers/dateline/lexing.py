"""The smallest pieces of an opening: words, gaps and letter case.

Every pattern is possessive (``++``, ``*+``) or a single character class, so none can backtrack.
"""

import re
from typing import Literal

from app.parsers.dateline.wordlists import words

OPENING = 1000
"""How many characters of an article are examined: a dateline is near the front or nowhere."""

Style = Literal["caps", "title", "lower", "caseless"]

# A word is whatever is not white space, a digit or punctuation: naming what a word may not hold lets accents,
# combining marks and apostrophes of any script through. A hyphen or a dot joins only between two such runs.
_NOT_IN_WORD = r"\s\d,.:;()\[\]{}/\\&\-‐‑‒–—―⸺⸻_−\"“”„«»<>|*=+!?#@$%^~…（）【】［］，。：、＝،؛।։"
_WORD = rf"[^{_NOT_IN_WORD}]++(?:[.\-‐‑][^{_NOT_IN_WORD}]++)*+\.?+"
_SPACES = r"[ \t\r\u00a0\u2002-\u200b\u202f\u3000\ufeff]*+"
WORD = re.compile(_WORD)
SPACES = re.compile(_SPACES)
# A word and the spaces after it in one step, for runs of words.
SPACED_WORD = re.compile(rf"({_WORD}){_SPACES}")
WHITE = re.compile(r"[\s\u200b\ufeff]*+")

# Between the parts of a dateline is a comma, a stray dot or a space. A line may be broken only after a
# comma: without one, a name alone on its line is a rubric, and what follows does not belong to it.
_GAP = re.compile(r"[ \t\u00a0]{0,4}+(?:[,，،;][.,]?+[\s\u00a0]*+|\.,?+[ \t\u00a0]*+)?+")

CONNECTORS = words(
    """
de del della di do da das dos du des d la las le les los el al et e y i am an auf bei via der den im in op aan
of the au aux sur sous en à ob bad upon on under na над на im- von zu
"""
)


def skip_spaces(text: str, at: int) -> int:
    """Return the offset after spaces on the same line."""
    found = SPACES.match(text, at)
    return found.end() if found else at


def skip_white(text: str, at: int) -> int:
    """Return the offset after white space and line ends."""
    found = WHITE.match(text, at)
    return found.end() if found else at


def skip_gap(text: str, at: int) -> int:
    """Return the offset after what may separate two parts of a dateline."""
    found = _GAP.match(text, at)
    return found.end() if found else at


def bare(word: str) -> str:
    """Fold a word for look-up in the tables: no case, no dots, no spaces, no hyphens."""
    return word.casefold().replace(".", "").replace(" ", "").replace("-", "").replace("\u00a0", "")


def style_of(word: str) -> Style:
    """Tell how a word is set. ``McALLEN`` and ``DeKALB`` count as capitals."""
    if word.isupper():
        return "caps"
    if word.islower():
        return "lower"
    if not word[:1].isupper():
        return "caseless"
    return "caps" if len(word) > 4 and word[-3:].isupper() else "title"


def opens_sentence(text: str, at: int) -> bool:
    """Tell whether a lead can begin here: a capital or a letter without case, a digit, a quotation mark, a bracket."""
    if at >= len(text):
        return True
    first = text[at]
    return (first.isalnum() and not first.islower()) or first in "\"'“”„«‘’([<$€£（【"
