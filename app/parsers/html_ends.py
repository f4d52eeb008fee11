"""What a page prints right above and below its text, and an extractor takes for text: credits, days, rights."""

import re
from collections.abc import Collection, Sequence
from datetime import UTC
from itertools import islice, takewhile

from app.parsers.contact_lines import EMAIL
from app.parsers.credit_lines import is_nameless_credit
from app.parsers.dateline.agencies import is_known
from app.parsers.day_lines import is_later, stamp
from app.parsers.html_invitations import is_invitation
from app.parsers.label_words import SOURCE
from app.parsers.name_lines import is_byline
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
    r"[\W_]+|(?i:(?:\d+ )?comments?(?: ?\(\d+\))?(?: post a comment)?)"
    # Who wrote and edited: (abc/def), [ab], ab/cd (Reuters, dpa), 【责任编辑:李安】.
    r"|\([a-z]{2,4}(?:/[a-z]{2,4}){1,3}\)|\[[a-z]{2}\]|[a-z]{2,4}(?:/[a-z]{2,4}){1,3} \([A-Za-z][\w ,/]{1,40}\)"
    r"|انتهای پیام|\W{0,3}(?:纠错)?\W{0,5}(?:责任编辑|責任編輯)[:：].{0,20}"
)
_SOURCED = re.compile(rf"\(?{SOURCE}\s?[:：] ?([^.!?:()]{{2,60}})\)?", re.IGNORECASE)
_AND = re.compile(r"[/,&]|\s(?:and|und|et|y|e)\s")
_ADDRESS = re.compile(EMAIL)
_ROLE = (
    r"(?:reporter|writer|journalist|editor|correspondent|columnist|author|professor|lecturer|fellow|researcher|contributor"
    r"|critic|photographer|redakteur(?:in)?|reporterin|korrespondent(?:in)?|redactora?|periodista|journaliste|giornalista"
    r"|jornalista|repórter)"
)
_ABOUT = re.compile(
    rf"(?:,? (?:is|ist|est|es|è|é|är|er) |\. )(?:\S+ ){{0,4}}{_ROLE}\b"
    r"| (?:covers|writes (?:about|for)|reports (?:on|for|from))\b",
    re.IGNORECASE,
)
_LONGEST_ABOUT, _MOST_BELOW = 400, 5
_LONGEST_CHANGE = 8  # words
_MARKS = re.compile(r"\s*[|•·:：»]\s*|\s[/–—-]\s")
_MOST_MARKS, _MOST_BESIDE = 5, 40
"""How many marks of a line are looked at, and how many letters the name of a section or a site has at most."""
_BAR = re.compile(r"\s[|•·]\s")
_PROSE, _STOPS = 80, (".", "!", "?", "…", "。", "»", "”", '"')
"""The fewest characters of the first sentences of a text, and with what they end."""
_BEGINS_WITH_DAY = re.compile(r"\((?P<day>[^()]{6,30})\)\s+[^\W\d_]")
_WEB = 1990


def without_ends(paragraphs: Sequence[str], headlines: Collection[str], authors: Sequence[str]) -> list[str]:
    """The paragraphs without those of the opening that repeat the headline (given as letters) or the authors, and
    without those at the end that are no text: rights, days, a number of comments, invitations.
    """
    opening = paragraphs[:_OPENING]
    head = list(takewhile(lambda each: not _is_prose(each), opening))
    kept = [
        *(each for each in head if not _is_head(each, headlines, authors)),
        *(each for each in opening[len(head) :] if not _repeats(each, headlines, authors)),
        *paragraphs[_OPENING:],
    ]
    below = _below(kept, authors)
    if sum(map(_is_day, below)) > 1:  # a list of days
        below = list(takewhile(lambda each: not _is_day(each), below))
    return kept[: len(kept) - len(below)] or kept


def _is_head(paragraph: str, headlines: Collection[str], authors: Sequence[str]) -> bool:
    """Whether a line above the first sentences is of the head: a headline, perhaps with a section or a site beside it,
    the authors, a credit without a name, or the time of a change.
    """
    says_change = is_later(_BAR.split(paragraph)[0])
    is_of_it = _holds_headline(paragraph, headlines) or is_nameless_credit(paragraph) or says_change
    return is_of_it or _repeats(paragraph, headlines, authors)


def _repeats(paragraph: str, headlines: Collection[str], authors: Sequence[str]) -> bool:
    """Whether a paragraph is the headline or names the authors once more."""
    return letters(paragraph) in headlines or _is_credit(paragraph, authors)


def _is_prose(paragraph: str) -> bool:
    return len(paragraph) >= _PROSE and paragraph.endswith(_STOPS)


def _holds_headline(paragraph: str, headlines: Collection[str]) -> bool:
    """Whether a line is a headline with a section or a site beside it, and a mark between; no dateline has figures."""
    for mark in islice(_MARKS.finditer(paragraph), _MOST_MARKS):
        one, other = letters(paragraph[: mark.start()]), letters(paragraph[mark.end() :])
        for headline, beside in ((one, other), (other, one)):
            if headline in headlines and len(beside) <= min(_MOST_BESIDE, len(headline)):
                return not any(map(str.isdigit, beside))
    return False


def _is_change(paragraph: str) -> bool:
    """Whether a short paragraph says when something was changed."""
    is_short = len(paragraph.split()) <= _LONGEST_CHANGE and any(map(str.isdigit, paragraph))
    return is_short and is_change(paragraph)


def day_above(paragraphs: Sequence[str]) -> str | None:
    """The day in brackets with which a text begins, not one before there were pages; None where there is none."""
    found = _BEGINS_WITH_DAY.match(paragraphs[0]) if paragraphs else None
    period = stamp(found["day"], UTC, None) if found else None
    return found["day"] if found and period and period.day.year >= _WEB else None


def day_below(paragraphs: Sequence[str]) -> str | None:
    """The day printed by itself below the text, not that of a change; None where there is none."""
    return next(filter(_is_day, _below(paragraphs)), None)


def _below(paragraphs: Sequence[str], authors: Sequence[str] = ()) -> list[str]:
    """What stands below the text and is none, the last first: not more than a few lines, and one address alone."""
    last = list(reversed(paragraphs[-_MOST_BELOW - 1 :]))
    is_listed = any(_ADDRESS.search(line) or line.endswith(":") for line in last[1:2])
    address = [line for line in last[:1] if _ADDRESS.fullmatch(line) and not is_listed]
    below = takewhile(lambda each: _is_furniture(each) or _is_about(each, authors), last[len(address) :])
    return [*address, *below]


def _is_about(paragraph: str, authors: Sequence[str]) -> bool:
    """Whether a paragraph says what an author's post is: `Ann Lee is a reporter`, `Ann Lee. Redactora de España`."""
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
    tests = (_is_sourced, _is_change, _is_day, is_invitation)
    return said is not None or any(is_it(paragraph) for is_it in tests)


def _is_sourced(paragraph: str) -> bool:
    """Whether a line says from which agencies a text is: `(Quelle: APA/dpa)`."""
    found = _SOURCED.fullmatch(paragraph)
    return found is not None and all(is_known(each.strip()) for each in _AND.split(found[1]))


def _is_day(paragraph: str) -> bool:
    return stamp(paragraph, UTC, None) is not None
