"""What a page prints right above and below its text, and an extractor takes for text: credits, days, rights."""

import re
from collections.abc import Collection, Sequence
from itertools import dropwhile, takewhile

from app.parsers.head_lines import is_byline, is_rubric, names_kind
from app.parsers.people import names
from app.parsers.published import is_change
from app.text import letters

_OPENING = 6
"""How many paragraphs belong to the opening: further down, a repeated headline or name is text."""
_LONGEST = 200
_RIGHTS = re.compile(
    r"©|\(c\)(?=\W)|\bcopyright\b|\ball rights reserved\b|\briproduzione riservata\b|\balle rechte vorbehalten\b"
    r"|\btous droits réservés\b|\btodos los derechos\b|\btodos os direitos\b|\bвсе права\b"
    r"|무단\s?전재|版权所有|無断転載",
    re.IGNORECASE,
)
_FURNITURE = re.compile(r"[\W_]+|(?:\d+ )?comments?(?: ?\(\d+\))?(?: post a comment)?|\S+@\S+\.\w+", re.IGNORECASE)


def without_ends(paragraphs: Sequence[str], headlines: Collection[str], authors: Sequence[str]) -> list[str]:
    """The paragraphs without those of the opening that repeat the headline (given as letters) or the authors, and
    without those at the end that are no text: rights, days, a number of comments.
    """
    opening = [
        each for each in paragraphs[:_OPENING] if letters(each) not in headlines and not _is_credit(each, authors)
    ]
    kept = [*opening, *paragraphs[_OPENING:]]
    return list(dropwhile(_is_furniture, reversed(kept)))[::-1]


def day_below(paragraphs: Sequence[str]) -> str | None:
    """The day printed by itself below the text, not that of a change; None where there is none."""
    below = takewhile(_is_furniture, reversed(paragraphs))
    return next((each for each in below if _is_day(each) and not is_change(each)), None)


def _is_credit(paragraph: str, authors: Sequence[str]) -> bool:
    """Whether a paragraph only names the authors, who are known anyway."""
    if not authors or len(paragraph) > _LONGEST:
        return False
    named = names(paragraph)
    return named == tuple(authors) and (is_byline(paragraph) or letters(paragraph) == letters(" ".join(named)))


def _is_furniture(paragraph: str) -> bool:
    if len(paragraph) > _LONGEST:
        return False
    said = _RIGHTS.search(paragraph) or _FURNITURE.fullmatch(paragraph)
    dated = is_change(paragraph) and any(map(str.isdigit, paragraph))
    return bool(said) or dated or _is_day(paragraph)


def _is_day(paragraph: str) -> bool:
    return any(map(str.isdigit, paragraph)) and is_rubric(paragraph) and not names_kind(paragraph)
