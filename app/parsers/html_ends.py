"""What a page prints right above and below its text, and an extractor takes for text: credits, days, rights."""

import re
from collections.abc import Collection, Sequence
from datetime import UTC
from itertools import takewhile

from app.parsers.head_lines import is_byline, stamp
from app.parsers.html_invitations import is_interface, is_invitation
from app.parsers.people import names
from app.parsers.published import is_change
from app.text import letters

_OPENING = 6
"""How many paragraphs belong to the opening: further down, a repeated headline or name is text."""
_LONGEST = 300
_RIGHTS = re.compile(
    r"©|\(c\)(?=\W)|^\W*copyright\b(?=.*\d{4})(?!.*[a-z]{4}\.$)|\ball rights reserved\b|\briproduzione riservata\b"
    r"|\balle rechte vorbehalten\b|\btous droits réservés\b|\btodos los derechos reservados\b"
    r"|\btodos os direitos reservados\b|\bвсе права защищены\b|무단\s?전재|版权所有|無断転載",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    r"[\W_]+|(?:\d+ )?comments?(?: ?\(\d+\))?(?: post a comment)?|(?:\S+ )?\S+@\S+\.\w+|@\w+"
    # Who wrote and edited: (abc/def), [ab], ab/cd (Reuters, dpa).
    r"|[(\[][a-z]{2,5}(?:/[a-z]{2,5}){0,3}[)\]]|[a-z]{2,5}(?:/[a-z]{2,5}){1,3}(?: \([\w ,/]{2,40}\))?"
    r"|انتهای پیام|.{0,20}责任编辑.{0,20}|.{0,20}責任編輯.{0,20}",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r",? (?:is|ist|est|es|è|é|är|er) (?:an?|the|eine?|de[rn]|die|une?|la|le|una|el|il|uma?|ett?n?)\b|\. [A-Z]",
)
_LONGEST_ABOUT = 400
_LONGEST_CHANGE = 8  # words


def without_ends(
    paragraphs: Sequence[str], headlines: Collection[str], authors: Sequence[str], source: str | None = None
) -> list[str]:
    """The paragraphs without those of the opening that repeat the headline (given as letters) or the authors, and
    without those at the end that are no text: rights, days, a number of comments, the source's name.
    """
    paragraphs = [each for each in paragraphs if not is_interface(each)]
    opening = [
        each for each in paragraphs[:_OPENING] if letters(each) not in headlines and not _is_credit(each, authors)
    ]
    kept = [*opening, *paragraphs[_OPENING:]]
    below = _below(kept, authors, source)
    if sum(map(_is_day, below)) > 1:  # a list of days
        below = list(takewhile(lambda each: not _is_day(each), below))
    return kept[: len(kept) - len(below)]


def day_below(paragraphs: Sequence[str]) -> str | None:
    """The day printed by itself below the text, not that of a change; None where there is none."""
    return next(filter(_is_day, _below(paragraphs)), None)


def _below(paragraphs: Sequence[str], authors: Sequence[str] = (), source: str | None = None) -> list[str]:
    """What stands below the text and is none, the last first."""

    def is_none(paragraph: str) -> bool:
        return _is_furniture(paragraph) or paragraph == source or _is_about(paragraph, authors)

    return list(takewhile(is_none, reversed(paragraphs)))


def _is_about(paragraph: str, authors: Sequence[str]) -> bool:
    """Whether a paragraph says who an author is: `Ann Lee is a reporter`, `Ann Lee. Redactora de España`."""
    if len(paragraph) > _LONGEST_ABOUT:
        return False
    said = (paragraph.removeprefix(name) for name in authors if " " in name and paragraph.startswith(name))
    return any(_ABOUT.match(rest) for rest in said)


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
    is_short = len(paragraph.split()) <= _LONGEST_CHANGE and any(map(str.isdigit, paragraph))
    return bool(said) or (is_short and is_change(paragraph)) or _is_day(paragraph) or is_invitation(paragraph)


def _is_day(paragraph: str) -> bool:
    return stamp(paragraph, UTC, None) is not None
