"""A day, a month or a year as sources print it, without a time of day. What is ambiguous is refused, not guessed."""

import re
from datetime import date, timedelta

from app.dates import BadDate, Period, of_day, parse_period
from app.parsers.cldr_days import LATEST, read_worded
from app.parsers.dateline.months import is_weekday, month_of, weekday_of
from app.parsers.east_asian_days import read_east_asian
from app.parsers.options import DateOrder

Reading = tuple[Period | None, list[str]]
"""What a date means, None where there is none, and what is wrong with it: in a warning that follows the date."""

_OF_YEAR = r"(?:\s?(?:г|года|р|року|r|roku|god|GMT|UTC)\b)?\.?"  # 2022 г., 2022.: what may follow a year
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,12})\.?[\s-]+(?:(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+)?(\d{4})\.?", re.IGNORECASE)
_DAY_FIRST = re.compile(
    r"(\d{1,2})(st|nd|rd|th|er|º|\.)?,?(?:[\s/-]+|(?<=\.))(?:(?:de|of)\s+)?([^\W\d_]{3,12})\.?,?(?:[\s/-]+|(?<=\.))"
    r"(?:de[l]?\s+)?(\d{4}|\d\d)" + _OF_YEAR,
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(\d{4})([/.\-])\s?(\d{1,2})\2\s?(\d{1,2})\.?", re.ASCII)  # 2022. 9. 20. in Korea
_YEAR_WORDED = re.compile(
    r"(\d{4})(?:[.,]|\s?m\.)?[\s-]+([^\W\d_]{3,12})\.?[\s-]+(\d{1,2})(?:\s?d)?\.?"
)  # m., d.: Lithuania
_NUMERIC = re.compile(r"(\d{1,2})([/.\-])\s?(\d{1,2})\2\s?(\d{4}|\d\d)" + _OF_YEAR)
_ROMAN = re.compile(r"(\d{1,2})(?:\.?\s|[./-])([IVX]{1,4})(?:\.?\s|[./-])(\d{4})" + _OF_YEAR)
_ROMAN_FIGURES = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROMAN_MONTHS = {figure: month for month, figure in enumerate(_ROMAN_FIGURES, start=1)}
_MONTH_NUMBERED = re.compile(r"(?P<month>\d{1,2})[/.\-](?P<year>\d{4})|(\d{4})[/.](\d{1,2})", re.ASCII)
_ORDINAL = re.compile(r"(\d{4})-(\d{3})", re.ASCII)
_WEEK = re.compile(r"(\d{4})-?W(\d\d)-?([1-7])", re.ASCII)  # ISO 8601: 2022-W38-2
_ZONED_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)", re.ASCII)  # xs:date of XML Schema
_SHORT_WEEKDAY = re.compile(r"[^\W\d_]{2,4}\.?(,)?\s+\d{1,2}[.\s]")  # in any language: nothing else occurs there
_WEEKDAY_IN_BRACKETS = re.compile(r"\s?[(（]([^\W\d_]{1,14})\.?[)）]")
_WEEKDAY_BEFORE = re.compile(r"^((?:Thứ |Chủ )?[^\W\d_]{2,14}(?:-feira)?)\.?,?\s+(?=\S)")
_WEEKDAY_BEHIND = re.compile(r"(?:[,.]+\s*|\s+)([^\W\d_]{3,14})$")
_ONE_LETTER = frozenset("月火水木金土日一二三四五六월화수목금토일")
"""Weekdays in brackets in East Asia."""
_ARTICLE = re.compile(r"^(?:le|el|den|the|ngày)\s+(?=\d)", re.IGNORECASE)


def split_weekday(text: str) -> tuple[str, int | None]:
    """Split a date from the weekday and the article printed with it; the weekday as a number, Monday being 0.

    None where there is no weekday, or one that only its place gives away.
    """
    weekday = None
    for place in (_WEEKDAY_IN_BRACKETS, _WEEKDAY_BEFORE, _WEEKDAY_BEHIND):
        found = place.search(text)
        if found and (is_weekday(found[1]) or found[1] in _ONE_LETTER or _is_short_weekday(found)):
            weekday = weekday_of(found[1]) if weekday is None else weekday
            text = text[: found.start()] + text[found.end() :]
    return _ARTICLE.sub("", text), weekday


def _is_short_weekday(found: re.Match[str]) -> bool:
    """Whether a word opens a date as only a weekday does."""
    short = _SHORT_WEEKDAY.match(found.string) if found.start() == 0 else None
    return short is not None and (short[1] is not None or month_of(found[1]) is None)


def read_day(text: str, order: DateOrder, weekday: int | None, widely: bool) -> Reading:
    """The year, month or day that a text means, and what is wrong with it; `weekday` was printed with it.

    `widely` looks for a language that has such names of months if we do not know them.
    """
    known = _iso(text) or _worded(text, order) or _numeric(text, order, weekday) or _roman(text)
    return known or (_in_any_language(text) if widely else (None, []))


def _iso(text: str) -> Reading | None:
    text = re.sub(r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3", text)
    if found := _YEAR_FIRST.fullmatch(text):
        return _checked(f"{found[1]}-{int(found[3]):02}-{int(found[4]):02}")
    if day := read_east_asian(text):
        return _checked("{:04}-{:02}-{:02}".format(*day))
    if found := _ORDINAL.fullmatch(text):
        return _day_of_year(int(found[1]), int(found[2]))
    if found := _WEEK.fullmatch(text):
        return _day_of_week(*map(int, found.groups()))
    if found := _ZONED_DAY.fullmatch(text):
        return _checked(found[1])
    if found := _MONTH_NUMBERED.fullmatch(text):
        return _checked(f"{found['year'] or found[3]}-{int(found['month'] or found[4]):02}")
    return _checked(text) if re.fullmatch(r"\d{4}(?:-\d\d)?", text, re.ASCII) else None


def _day_of_year(year: int, number: int) -> Reading:
    try:
        day = date(year, 1, 1) + timedelta(days=number - 1)
    except (ValueError, OverflowError):
        return None, []
    return (of_day(day), []) if day.year == year else (None, [])


def _day_of_week(year: int, week: int, number: int) -> Reading:
    try:
        return of_day(date.fromisocalendar(year, week, number)), []
    except ValueError:
        return None, []


def _worded(text: str, order: DateOrder) -> Reading | None:
    behind_dot = False
    if found := _MONTH_FIRST.fullmatch(text):
        name, day, year = found.groups()
    elif found := _DAY_FIRST.fullmatch(text):
        day, dot, name, year = found.groups()
        behind_dot = dot == "."
    elif found := _YEAR_WORDED.fullmatch(text):
        year, name, day = found.groups()
    else:
        return None
    month = month_of(name, behind_dot=behind_dot)
    if month is None or (len(year) == 4 and not 1000 <= int(year) <= LATEST):
        return None
    if len(year) == 2:  # 20-Sep-22
        if order != "dmy":
            return None, ["could be several days: use --date-order dmy"]
        year = century(year)
    return _checked(f"{int(year):04}-{month:02}" + (f"-{int(day):02}" if day else ""))


def _in_any_language(text: str) -> Reading:
    """A day as CLDR knows it. What means several days in several languages is none."""
    found = read_worded(text)
    if len(found) > 1:
        return None, [f"could be {' or '.join(sorted(found))}"]
    return _checked(found.pop()) if found else (None, [])


def _roman(text: str) -> Reading | None:
    """A day whose month is in Roman figures, as Central Europe writes it."""
    found = _ROMAN.fullmatch(text)
    month = _ROMAN_MONTHS.get(found[2]) if found else None
    return _checked(f"{found[3]}-{month:02}-{int(found[1]):02}") if found and month else None


def _numeric(text: str, order: DateOrder, weekday: int | None) -> Reading | None:
    found = _NUMERIC.fullmatch(text)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[3]), found[4]
    if order is None and len(year) == 2:
        return None, ["could be several days: use --date-order dmy or mdy"]
    if order is None and found[2] == ".":
        order = "dmy"  # as everywhere where dates have dots (CLDR)
    if first > 12 or second > 12:
        order = "dmy" if first > 12 else "mdy"
    elif order is None and first != second:
        order = _order_by_weekday(first, second, int(year), weekday)
        if order is None:
            return None, ["could be two days: use --date-order dmy or mdy"]
    day, month = (first, second) if order == "dmy" else (second, first)
    return _checked(f"{century(year)}-{month:02}-{day:02}")


def _order_by_weekday(first: int, second: int, year: int, weekday: int | None) -> DateOrder:
    """The only order in which two numbers, both possible months, are a day that was this weekday, if there is one."""
    if not year:
        return None
    orders: dict[DateOrder, tuple[int, int]] = {"dmy": (second, first), "mdy": (first, second)}
    fit = [order for order, (month, day) in orders.items() if date(year, month, day).weekday() == weekday]
    return fit[0] if len(fit) == 1 else None


def century(year: str) -> str:
    """Expand a two-digit year as RFC 5322 section 4.3 reads it."""
    return year if len(year) > 2 else f"{'20' if year < '50' else '19'}{year}"


def _checked(iso: str) -> Reading:
    try:
        return parse_period(iso), []
    except BadDate as problem:
        return None, [f"could not be read: {problem}"]
