"""Reading the day of a dateline, in words or in figures."""

import datetime
import re
from typing import NamedTuple

from app.parsers.dateline.lexing import WORD, skip_gap
from app.parsers.dateline.months import figure_of, is_weekday, month_of
from app.parsers.dateline.years import day_in_month, whole_date


class Day(NamedTuple):
    """A day as printed: where it ends, what it says, and how far that can be trusted."""

    end: int
    date: datetime.date | None
    has_year: bool
    has_weekday: bool = False


_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_FIGURES = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d\d)(?!\d|[/.]\d)|(\d{1,2})-(\d{1,2})-(\d{4})(?!\d)")
# "16.5. (STT)" in Finland, "16.05. Gdynia (PAP)" in Poland, "16. 5. 2024" in Bohemia. Without year and credit it is a
# version ("Android 4.3. Then").
_ORDINALS = re.compile(
    r"(\d{1,2})\. ?+(\d{1,2})\.(?: ?+(\d{4})(?!\d)|(?=[ \t]*+[(/]|[ \t]++[^\W\d_]{2,20}+[ \t]\([A-ZČ]{2,5}\)))"
)
_YEAR_FIRST = re.compile(r"(\d{4})\.?+[ \t\u00a0]++(?=[^\W\d_])")
# "NO DATE", and the days of old telegrams: "AUCKLAND, This Day."
_NO_DATE = re.compile(
    r"(?i:no date|undated)\b|(?<=,[ \n])(?:T(?:o-?|O-?)(?i:day)|T(?:his|HIS) (?i:day|morning|afternoon)"
    r"|L(?:ast|AST) (?i:night|evening)|Y(?i:esterday))\b"
)
_OPENS_NO_DATE = frozenset("nNuUTLY")
# "LISBOA, 16/05 (Lusa) -": without a year only what closes a dateline may follow.
_STROKE = re.compile(
    r"(?:(?<=, )|(?<=[^\W\d_] )(?=[\d/]{3,5}[ \t]*+\())(\d{1,2})/(\d{1,2})(?=[ \t]*+\(|[ \t]++[-–—][ \t])"
)
# Old papers print "3d" for "3rd", the Ethiopian agency "May 3/2024".
_DAY = re.compile(r"(\d{1,2})(?!\d)(?:st|nd|rd|th|d\b|er|º|°|ª|-го|[ \t]d(?=\.))?+\.?+(?!\d|/\d(?!\d{3}(?!\d)))")
_OPENS_ARTICLE = frozenset("ladtف")
_ARTICLE = re.compile(r"(?:le|a|den|the|في)[ \t\u00a0]++(?=\d)")
_JOIN = re.compile(r"[ \t\u00a0]*+(?:(?:de|of|di)[ \t\u00a0]++)?+")
_ZONES = r"(?:GMT|UTC|[CEMP][SD]T|[EM]T|W?C?E?ES?T|MSK|BST|IST|HKT|JST|KST|hrs|local time)\b"
_HALF = r"[ap]\.?\s?m\b\.?"
_CLOCK_ZONE = rf"[ \t]?+{_ZONES}"
_YEAR = re.compile(
    r"/?+[ \t\u00a0]*+,?+[ \t\u00a0]*+(?:de[ \t]++|del[ \t]++)?+(\d{4})(?![\d:.]\d)(?!\d)"
    rf"(?!{_CLOCK_ZONE})"  # May 16 1030 GMT
    r"(?:[ \t\u00a0]*+(?:(?:года|року|roku|г|р|م)\b\.?+|r\.))?+"  # 2024 г., 2024 r.: the word for "year" after it
)
# "LIVERPOOL, 3d inst.—": of the month of publication, or of the one before.
_MONTHS_AGO = {"inst": 0, "instant": 0, "ult": 1, "ultimo": 1}
_SHORT_YEAR = re.compile(r"[ \t]++(\d\d)(?=[ \t]*+(?:[(,\-–—]|$))")
_AFTER_MONTH = re.compile(r"[ \t\u00a0]*+,?+[\s\u00a0]*+")
_TIME = re.compile(
    r"[ \t,.]*+(?:/[ \t]|[–—](?=\d{1,2}[ \d:.]{0,4}[ap]\.? ?m))?+\(?+"  # Nov. 12—5 P. M.—
    rf"\d{{1,2}}(?:(?:[:.]\d\d){{1,2}}+\s*+(?:{_HALF})?+\s*+(?:h\b|{_ZONES})?+"
    rf"|\s?{_HALF}(?:\s?(?:{_ZONES}))?+|\d\d{_CLOCK_ZONE})\)?+(?!\d)",
    re.I,
)

_PART = re.compile(
    r"(?:[ \t]*+,)?+[ \t]++(?:night|evening|morning|afternoon|noon|midnight|soir|matin|nuit|nachts?|abends?|noche|tarde"
    r"|noite|notte|sera|mattina)\b",
    re.I,
)


def _with_year(
    text: str, at: int, month: int, day: int, published: datetime.date | None, *, short: bool = False
) -> Day | None:
    if not 1 <= day <= 31:
        return None
    found = _YEAR.match(text, at) or (_SHORT_YEAR.match(text, at) if short else None)
    year = int(found[1]) if found else None
    return Day(found.end() if found else at, whole_date(year, month, day, published), year is not None)


def _day_first(text: str, at: int, published: datetime.date | None) -> Day | None:
    number = _DAY.match(text, at)
    if not number:
        return None
    joined = _JOIN.match(text, number.end())
    word = WORD.match(text, joined.end()) if joined else None
    if word is None:
        return None
    month = month_of(word[0], behind_dot=number[0].endswith("."))
    if month is None:
        return _in_a_month_nearby(word, int(number[1]), published)
    end = word.end()
    if word[0].endswith(".") and not _YEAR.match(text, end):
        end -= len(word[0]) - len(word[0].rstrip("."))
    return _with_year(text, end, month, int(number[1]), published, short=True)


def _in_a_month_nearby(word: re.Match[str], day: int, published: datetime.date | None) -> Day | None:
    months_ago = _MONTHS_AGO.get(word[0].rstrip("."))
    if months_ago is None:
        return None
    return Day(word.end() - word[0].endswith("."), day_in_month(day, published, months_ago), False)


def _month_first(text: str, end: int, month: int, published: datetime.date | None) -> Day | None:
    gap = _AFTER_MONTH.match(text, end)
    number = _DAY.match(text, gap.end()) if gap else None
    if number is None:
        return None
    # The dot after the figure belongs to what follows ("Sept. 20. /TASS/", "Oct. 2.-").
    end = number.end() - number[0].endswith(".")
    return _with_year(text, end, month, int(number[1]), published)


def _in_figures(text: str, at: int, published: datetime.date | None) -> Day | None:
    if found := _ISO.match(text, at):
        date = whole_date(int(found[1]), int(found[2]), int(found[3]), published)
        return Day(found.end(), date, True) if date else None
    found = _FIGURES.match(text, at)
    if not found:
        return _in_ordinals(text, at, published) or _without_year(text, at, published)
    first, second, year = map(int, found.group(1, 3, 4) if found[2] else found.group(5, 6, 7))
    # Month first is the American order and is written with slashes; dots are European, day first, and so are
    # mostly hyphens.
    orders = [(second, first)] if found[2] == "." else [(first, second), (second, first)][:: 1 if found[2] else -1]
    near = _nearest(year, orders, published)
    return Day(found.end(), near, True) if near else None


def _nearest(year: int | None, orders: list[tuple[int, int]], published: datetime.date | None) -> datetime.date | None:
    """The one of several readings (month and day) that is nearest to publication, or the first if that is unknown."""
    dates = [date for month, day in orders if (date := whole_date(year, month, day, published))]
    return min(dates, key=lambda date: abs(date - published) if published else 0, default=None)


def _without_year(text: str, at: int, published: datetime.date | None) -> Day | None:
    """Read "16/05 (Lusa)", in either order."""
    found = _STROKE.match(text, at)
    first, second = map(int, found.groups()) if found else (0, 0)
    if not found or not (1 <= first <= 31 and 1 <= second <= 31 and min(first, second) <= 12):
        return None
    return Day(found.end(), _nearest(None, [(first, second), (second, first)], published), False)


def _in_ordinals(text: str, at: int, published: datetime.date | None) -> Day | None:
    found = _ORDINALS.match(text, at)
    if not found or not (1 <= int(found[1]) <= 31 and 1 <= int(found[2]) <= 12):
        return None
    year = int(found[3]) if found[3] else None
    return Day(
        found.end() - (year is None), whole_date(year, int(found[2]), int(found[1]), published), year is not None
    )


def _year_first(text: str, at: int) -> Day | None:
    """Read "2024. május 16.", as in Hungary."""
    year = _YEAR_FIRST.match(text, at)
    word = WORD.match(text, year.end()) if year else None
    month = month_of(word[0]) if word else None
    if not year or not word or not month:
        return None
    day = _month_first(text, word.end(), month, datetime.date(int(year[1]) or 1, 7, 1))
    return day._replace(has_year=True) if day and day.date and day.date.year == int(year[1]) else None


def _after_weekday(text: str, end: int, published: datetime.date | None) -> Day | None:
    at = skip_gap(text, end)
    word = WORD.match(text, at)
    if word and is_weekday(word[0]):
        return None
    day = read_day(text, at, published)
    return day._replace(has_weekday=True) if day else None


def read_day(text: str, at: int, published: datetime.date | None) -> Day | None:
    """Read a day: "Sept. 20", "8 MAR 90", "1er mai 2012", "1996-08-22", "12/16/04", "16.5.", "NO DATE"."""
    if at >= len(text):
        return None
    if text[at].isdigit():
        return _in_figures(text, at, published) or _day_first(text, at, published) or _year_first(text, at)
    if not text[at].isalpha():
        return None
    return _in_words(text, at, published)


def _in_words(text: str, at: int, published: datetime.date | None) -> Day | None:
    word = WORD.match(text, at)
    if not word:
        return None
    if month := month_of(word[0]):
        return _month_first(text, word.end(), month, published)
    if is_weekday(word[0]):
        return _after_weekday(text, word.end(), published)
    if number := figure_of(word[0]):
        return _day_in_words(text, word.end(), number, published)
    undated = _NO_DATE.match(text, at) if text[at] in _OPENS_NO_DATE else None
    return Day(undated.end(), None, False) if undated else None


def _day_in_words(text: str, end: int, number: int, published: datetime.date | None) -> Day | None:
    """Read "तीन मई": the Hindi service of PTI prints the first nine days of a month in words."""
    word = WORD.match(text, skip_gap(text, end))
    month = month_of(word[0]) if word else None
    return _with_year(text, word.end(), month, number, published) if word and month else None


def skip_article(text: str, at: int) -> int:
    """Return the offset after the article before a day in figures ("Paris, le 16 mai", "Berlin, den 16. Mai")."""
    found = _ARTICLE.match(text, at) if text[at : at + 1] in _OPENS_ARTICLE else None
    return found.end() if found else at


def is_undated(text: str, at: int) -> bool:
    """Tell whether the dateline says that it has no day ("NO DATE")."""
    return _NO_DATE.match(text, at) is not None


def skip_time(text: str, at: int) -> int:
    """Return the offset after a time of day in figures ("1.48 a. m."), as old cables print it after the day."""
    found = _TIME.match(text, at)
    return found.end() if found else at


def skip_part_of_day(text: str, at: int) -> int:
    """Return the offset after "night", "midnight" and the like."""
    found = _PART.match(text, at)
    return found.end() if found else at
