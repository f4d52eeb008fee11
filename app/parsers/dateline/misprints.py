"""Days that scanning has damaged: "Deo. 20.—" for December, "Oct. S.—" for a day that cannot be known."""

import datetime
import re
from functools import lru_cache

from app.parsers.dateline.days import Day
from app.parsers.dateline.gazetteer import is_region
from app.parsers.dateline.lexing import WORD, bare
from app.parsers.dateline.wordlists import words
from app.parsers.dateline.years import whole_date

# The months as old papers print them: the only ones whose misprints are looked for.
_MONTHS = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept",
    "october oct",
    "november nov",
    "december dec",
)
_NAMES = tuple((name, number) for number, spellings in enumerate(_MONTHS, start=1) for name in spellings.split())
# Words one letter away from a month that are no misprints.
_OTHERS = words("ma maj mai kay ray way man jane")
# Only what ends a dateline may follow.
_CLOSED = r"(?=\.[ \t]?[-–—])"
_FIGURE = re.compile(rf"[ \t]{{1,2}}(\d{{1,2}}){_CLOSED}")
_DAMAGED = re.compile(rf"\.?[ \t]{{1,2}}[\dlIiLJtfOoSBZqg]{{1,2}}{_CLOSED}")


def is_misread_day(text: str, word: str, end: int) -> bool:
    """Tell whether a word is a misprint of a month and a day follows it."""
    return _FIGURE.match(text, end) is not None and _month(word) is not None


def read_misread_day(text: str, at: int, published: datetime.date | None) -> Day | None:
    """Read "Deo. 20.—": a word one letter away from one month only."""
    word = WORD.match(text, at)
    figure = _FIGURE.match(text, word.end()) if word else None
    month = _month(word[0]) if word and figure else None
    if not figure or not month or not 1 <= int(figure[1]) <= 31:
        return None
    return Day(figure.end(), whole_date(None, month, int(figure[1]), published), False)


def skip_damaged_figure(text: str, at: int) -> int:
    """Return the offset after what is left of a day behind its month ("Oct. S.—", "March 84.—")."""
    found = _DAMAGED.match(text, at)
    return found.end() if found else at


@lru_cache(maxsize=8192)
def _month(word: str) -> int | None:
    name = bare(word)
    if not name.isalpha() or name in _OTHERS or is_region(word):
        return None
    months = {number for known, number in _NAMES if len(known) == len(name) and _differences(known, name) == 1}
    return months.pop() if len(months) == 1 else None


def _differences(first: str, second: str) -> int:
    return sum(one != other for one, other in zip(first, second, strict=True))
