"""Reading a name: a run of words set in one style."""

import re
from functools import lru_cache
from typing import NamedTuple

from app.parsers.dateline.agencies import is_known
from app.parsers.dateline.days import skip_article
from app.parsers.dateline.gazetteer import is_city
from app.parsers.dateline.lexing import CONNECTORS, SPACED_WORD, WORD, Style, bare, skip_spaces, style_of
from app.parsers.dateline.misprints import is_misread_day
from app.parsers.dateline.months import figure_of, month_of
from app.parsers.dateline.wordlists import words

_MAX_WORDS = 7
# Columns of a page pasted on one line lie far apart; the words of a name do not.
_WIDEST_SPACE = 3
_DAY_OF_MONTH = re.compile(r"[ \t\u00a0]*+\d{1,2}(?!\d)")
_SHORTENED = words("st ste sta mt ft pt n s e w san sto dr u")
# These may be in ordinary letters or in capitals before a name in the other style ("NEAR Suruc").
_ABOUT = frozenset({"near", "aboard"})


class Name(NamedTuple):
    """A name as printed: where it ends, how it is set, how many words it has."""

    end: int
    style: Style
    words: int


def closes_name(word: str) -> bool:
    """Tell whether a dot after a word ends the name ("MOSCOW. Oct 5") or only shortens it ("ST. LOUIS")."""
    return word.endswith(".") and "." not in word[:-1] and len(word) > 2 and bare(word) not in _SHORTENED


class _Word(NamedTuple):
    """What one word tells by itself, in any position."""

    style: Style
    opens: bool
    month: bool
    connects: bool
    closes: bool
    signs: bool


@lru_cache(maxsize=8192)
def _look_at(word: str) -> _Word:
    connects = word.casefold() in CONNECTORS
    signs = word.isupper() and is_known(word)
    return _Word(style_of(word), word[0].isalpha(), month_of(word) is not None, connects, closes_name(word), signs)


def is_month_with_day(text: str, word: str, end: int) -> bool:
    """Tell whether a word is a month, or a misprint of one, and the figure of a day follows it."""
    return _DAY_OF_MONTH.match(text, end) is not None and (
        month_of(word) is not None or is_misread_day(text, word, end)
    )


def _goes_on(own: Style, style: Style) -> bool:
    return own == style or (own == "caps" and style == "title") or (own == "caseless" and style != "lower")


def is_figure_with_month(text: str, word: str, end: int) -> bool:
    """Tell whether a word is the figure of a day and a month follows it ("तीन मई")."""
    found = WORD.match(text, skip_spaces(text, end)) if figure_of(word) else None
    return found is not None and month_of(found[0]) is not None


def _is_day(text: str, at: int, end: int) -> bool:
    # "RIO DE JANEIRO 3 Jan": the name of a city may end in a month.
    return _DAY_OF_MONTH.match(text, end) is not None and not is_city(text[at:end])


def _is_article(text: str, at: int) -> bool:
    return skip_article(text, at) > at


def _is_in_title_case(text: str, at: int, end: int, stop: int) -> bool:
    """Tell whether a first word in capitals belongs to a name in title case: "NEAR Suruc", "A Coruña"."""
    return bare(text[at:end]) in _ABOUT or (end - at == 1 and is_city(text[at:stop]))


def read_name(text: str, at: int) -> Name | None:
    """Read a run of words in one style, lower-case connectors allowed between them."""
    end, cursor, count, style = at, at, 0, None
    while count < _MAX_WORDS and (found := SPACED_WORD.match(text, cursor)):
        word, stop, cursor = _look_at(found[1]), found.end(1), found.end()
        if not word.opens or (word.month and _is_day(text, at, stop)):
            break
        own = word.style
        if (word.signs and style == "title" and is_city(text[at:end])) or _is_article(text, found.start()):
            break
        style = style or own
        if own == "title" and style == "caps" and count == 1 and _is_in_title_case(text, at, end, stop):
            style = "title"
        if _goes_on(own, style):
            end, count = stop, count + 1
        elif not word.connects:
            break
        if word.closes or not 0 < cursor - stop <= _WIDEST_SPACE:
            break
    return Name(end, style, count) if count and style else None


def mended(text: str, at: int, name: Name) -> Name:
    """Extend a name by a last word that lost its capital, if the whole is a known city ("New york,")."""
    found = WORD.match(text, skip_spaces(text, name.end)) if name.style == "title" else None
    if found and text[found.end() : found.end() + 1] == "," and is_city(text[at : found.end()]):
        return Name(found.end(), name.style, name.words + 1)
    return name
