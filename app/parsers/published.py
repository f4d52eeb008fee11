"""Publication dates as sources write them. An ambiguous or unreadable date gives a warning, never a guess."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, tzinfo

from app.dates import BadDate, Period, of_day, parse_period
from app.parsers.clock import Clock, split_clock
from app.parsers.dateline.months import is_weekday, month_of
from app.parsers.options import DateOrder
from app.text import squeeze

RawDate = str | int | float | None
Reading = tuple[Period | None, list[str]]

_OF_YEAR = r"(?:\s?(?:г|года|р|року|r|roku|god)\b)?\.?"  # 2022 г., 2022.: what may follow a year
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,12})\.?[\s-]+(?:(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+)?(\d{4})\.?", re.IGNORECASE)
_DAY_FIRST = re.compile(
    r"(\d{1,2})(st|nd|rd|th|er|º|\.)?(?:[\s/-]+|(?<=\.))(?:(?:de|of)\s+)?([^\W\d_]{3,12})\.?,?(?:[\s/-]+|(?<=\.))"
    r"(?:de[l]?\s+)?(\d{4}|\d\d)" + _OF_YEAR,
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(\d{4})([/.\-])\s?(\d{1,2})\2\s?(\d{1,2})\.?", re.ASCII)  # 2022. 9. 20. in Korea
_YEAR_WORDED = re.compile(
    r"(\d{4})(?:[.,]|\s?m\.)?[\s-]+([^\W\d_]{3,12})\.?[\s-]+(\d{1,2})(?:\s?d)?\.?"
)  # m., d.: Lithuania
_NUMERIC = re.compile(r"(\d{1,2})([/.\-])\s?(\d{1,2})\2\s?(\d{4}|\d\d)" + _OF_YEAR)
_MONTH_NUMBERED = re.compile(r"(?P<month>\d{1,2})[/.\-](?P<year>\d{4})|(\d{4})[/.](\d{1,2})", re.ASCII)
_ORDINAL = re.compile(r"(\d{4})-(\d{3})", re.ASCII)
_WEEK = re.compile(r"(\d{4})-?W(\d\d)-?([1-7])", re.ASCII)  # ISO 8601: 2022-W38-2
_ZONED_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)", re.ASCII)  # xs:date of XML Schema
_OLD_YEAR = re.compile(r"(\d{1,2}[\s-][A-Za-z]{3}[\s-])(\d\d)(?=\s\d\d?:\d\d)", re.ASCII)
_EAST_ASIAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]", re.ASCII)
_UNIX = re.compile(r"1\d{9}(?:\d{3}){0,3}(?:\.\d+)?", re.ASCII)
_MICROSOFT = re.compile(r"\\?/Date\((-?\d{1,14})(?:[+-]\d{4})?\)\\?/", re.ASCII)  # .NET: /Date(1663682711000+0200)/
_WHOLE = re.compile(r"(?<=^\d{4})\.0$|(?<=^\d{8})\.0$", re.ASCII)  # 20220920.0: pandas, where other rows have no date
_FIGURES = re.compile(r"(?:1[5-9]|20)\d{6}(?:\d{6})?", re.ASCII)  # cannot be a Unix time before 2446
_REGION = re.compile(r"\[\w+/[\w/+\-]+\]$", re.ASCII)  # Java: 2022-09-20T14:05+02:00[Europe/Paris]
_MIDNIGHT = re.compile(r"(\d{4}-?\d\d-?\d\d)[T ]00:?00:?00(?:[.,]0+)?", re.ASCII)
_PLAIN = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z)?", re.ASCII)
_WORDS = r"(?:[^\W\d_]+\s){0,2}[^\W\d_]+:\s+"
_SUBJECT = r"(?:(?:this|the) (?:content|article|story|page|post|entry|item) (?:was|has been) )?"
_SAYING = (
    rf"{_SUBJECT}(?:and )?(?:first |last |latest |originally )?"
    r"(?:created|issued|posted|published|released|updated?)(?: as of| at| on)?"
    r"[\s:：]+"
)
# What a page prints before and after a date; a later change says nothing about when it was published.
_LABEL = re.compile(
    rf"category: [^:]{{1,60}}?\s(?:{_WORDS}|{_SAYING})|{_WORDS}|{_SAYING}"
    r"|(?:publiée?|veröffentlicht|erschienen|pubblicato|publicado|geplaatst|gepubliceerd|publicerad|publisert|publiceret"
    r"|opublikowano|опубликовано|julkaistu|publikováno|zveřejněno|objavljeno|yayın\w*|発行|公開|入力|입력)"
    r"(?: le| am| il| el| em| op| den)?[\s:：]+",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r",? by \D+$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:le|el|den|the)\s+(?=\d)", re.IGNORECASE)
CHANGE = (
    r"(?:updated?|modified|edited|aktualisiert|geändert|mis à jour|modifié|actualizad[oa]|aggiornato|modifica\w*|"
    r"aangepast|atualizad[oa]|обновлен[оа]?|изменено|bijgewerkt|oppdatert|uppdaterad|opdateret|päivitetty|aktualizacja|"
    r"güncelle\w+|módosít\w+|frissít\w+|aktualizov\w+|zaktualizow\w+|оновлено|ενημ[εέ]ρ\w+|actualizat\w*|muokattu|"
    r"redigert|diperbarui|cập nhật|수정|更新)"
)
"""Words that say that something was changed, as a pattern to use regardless of case."""
_CHANGED = re.compile(rf"{_SUBJECT}(?:and\s)?(?:\w+\W+)?{CHANGE}\b", re.IGNORECASE)
_CAPITALISED = r"[^\W\d_a-z][^\s()\d]{0,30}"
_AROUND = re.compile(
    rf"^\(([^()]*)\)$|^\((?!(?i:{CHANGE}))(?:{_CAPITALISED}\s){{0,3}}{_CAPITALISED}\)\s+(?=\d)"
    r"|;\s?[A-Z]{1,2}\d{1,3}$|^on\s+(?=[A-Z])"
    r"|\s\(\)$|\s(?:Hits: \d{1,9}|(?:Source:|[−–—-]\sSource) ?\D{2,60})$"
)
"""Brackets around a day, an agency before it, the number of a paper's page behind it, a word before it, and what pages
print behind it: empty brackets, how often they were read, from whom the text is."""
_CHANGED_BEHIND = re.compile(rf"(?<![\s/|·•;,(–—-])[\s/|·•;,(–—-]++(?:last\s+|zuletzt\s+)?{CHANGE}\b.*", re.IGNORECASE)
_LONGEST_BARE = 20
"""More characters than a date has by which nothing else is printed, in most data sets."""
_LONGEST = 100
_LONGEST_PRINTED = 1_000  # including all that is printed around it
_SHORT_WEEKDAY = re.compile(r"[^\W\d_]{2,4}\.?(,)?\s+\d{1,2}[.\s]")  # in any language: nothing else occurs there
_WEEKDAY = re.compile(r"((?:Thứ |Chủ )?[^\W\d_]{2,14}(?:-feira)?)\.?,?\s+(?=\S)")
_WEEKDAY_BEHIND = re.compile(r"(?:[,.]+\s*|\s+)([^\W\d_]{3,14})$")


def read_published(raw: RawDate, zone: tzinfo = UTC, order: DateOrder = None) -> Reading:
    """The period that a source's date means, with warnings; None where there is none or it cannot be determined.

    `zone` applies to a time of day without one; `order` says which number comes first in 3/4/2022.
    """
    if raw is None or raw == "":
        return None, []
    if isinstance(raw, float) and raw.is_integer():
        raw = int(raw)
    if isinstance(raw, int) and 15_000_000 <= raw <= 10**14 and _FIGURES.fullmatch(str(raw)):
        raw = str(raw)
    if not isinstance(raw, str):
        return _epoch(raw)
    if _PLAIN.fullmatch(raw):  # as nearly all dates are
        with suppress(BadDate):
            return parse_period(raw), []
    text = squeeze(raw)
    if len(text) > _LONGEST_PRINTED:
        return None, [f"the date {text[:100]!r} could not be read"]
    if text.endswith(("]", ".0")):
        text = _WHOLE.sub("", _REGION.sub("", text))
    if text[:1].isalpha() and (label := _LABEL.match(text)):
        text = _AUTHOR.sub("", text[label.end() :])
    if len(text) > _LONGEST_BARE or text[:1] == "(":
        text = without_surroundings(text)
    if len(text) > _LONGEST:
        return None, [f"the date {text[:100]!r} could not be read"]
    if _UNIX.fullmatch(text):
        return _epoch(float(text) if "." in text else int(text))
    if "/D" in text and (found := _MICROSOFT.fullmatch(text)):
        return _epoch(int(found[1]) / 1000)
    day, clock = split_clock(_with_century(_without_weekday(text)))
    period, warnings = _day(_without_weekday(day) if clock else day, order)
    if clock is None or period is None:
        return period, warnings or ([] if period else [f"the date {text[:100]!r} could not be read"])
    return _at(text, period, clock, zone)


def is_moment(value: object) -> bool:
    """Whether a number can only be a moment in Unix time: seconds, milliseconds, microseconds or nanoseconds."""
    return isinstance(value, int) and not isinstance(value, bool) and _UNIX.fullmatch(str(value)) is not None


def day_of_midnight(date: str | None) -> str | None:
    """A date without a midnight to the second that has no zone: that is how programs print a day.

    For formats and data sets in which every date has a time.
    """
    found = _MIDNIGHT.fullmatch(date.strip()) if date else None
    return found[1] if found else date


def is_change(text: str) -> bool:
    """Whether a text begins by saying that something was changed: `Updated:`, `Last modified on`."""
    return _CHANGED.match(text) is not None


def without_surroundings(text: str) -> str:
    """A printed date without that of a later change, printed behind it, and without what is printed around it."""
    return _AROUND.sub(r"\1", _CHANGED_BEHIND.sub("", text))


def _epoch(number: float) -> Reading:
    """Unix time in seconds, milliseconds, microseconds or nanoseconds, or a year; other numbers are not dates
    (17 is not a moment in 1970).
    """
    if isinstance(number, int) and 1000 <= number <= 9999:
        return parse_period(str(number)), []
    if isinstance(number, bool) or not 1e8 <= abs(number) < 1e20:
        return None, [f"the date {str(number)[:100]} could not be read"]
    seconds = int(number / next(unit for unit in (1, 10**3, 10**6, 10**9) if abs(number) < 1e11 * unit))
    try:
        moment = datetime(1970, 1, 1) + timedelta(seconds=seconds)
    except OverflowError:
        return None, [f"the date {str(number)[:100]} is outside the years 0001-9999"]
    return parse_period(f"{moment.isoformat()}Z"), []


def _at(text: str, period: Period, clock: Clock, zone: tzinfo) -> Reading:
    """A time on a day. An impossible time leaves the day; an instant outside the years 0001-9999 leaves nothing."""
    warning = f"the date {text[:100]!r} could not be read beyond its day"
    if period.precision != "day":
        return period, [warning]
    try:
        return parse_period(clock.on(period.text, zone)), []
    except (ValueError, OverflowError) as problem:
        if "instants run" in str(problem) or isinstance(problem, OverflowError):
            return None, [f"the date {text[:100]!r} is outside the years 0001-9999"]
        return period, [f"{warning}: {problem}"]


def _with_century(text: str) -> str:
    """Expand the two-digit year that a date of RFC 822, and so of RSS, may have before its time."""
    found = _OLD_YEAR.match(text)
    return f"{found[1]}{_century(found[2])}{text[found.end(2) :]}" if found else text


def _without_weekday(text: str) -> str:
    found = _WEEKDAY.match(text)
    if found and (is_weekday(found[1]) or _is_short_weekday(text, found[1])):
        text = text[found.end() :]
    text = _ARTICLE.sub("", text)
    found = _WEEKDAY_BEHIND.search(text)
    return text[: found.start()] if found and is_weekday(found[1]) else text


def _is_short_weekday(text: str, word: str) -> bool:
    found = _SHORT_WEEKDAY.match(text)
    return found is not None and (found[1] is not None or month_of(word) is None)


def _day(text: str, order: DateOrder) -> Reading:
    """The year, month or day that a text without a time of day means."""
    return _iso(text) or _worded(text, order) or _numeric(text, order) or (None, [])


def _iso(text: str) -> Reading | None:
    text = re.sub(r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3", text)
    if found := _YEAR_FIRST.fullmatch(text) or _EAST_ASIAN.fullmatch(text):
        year, *_, month, day = found.groups()
        return _checked(f"{year}-{int(month):02}-{int(day):02}")
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
    if month is None or (len(year) == 4 and int(year) < 1000):
        return None
    if len(year) == 2:  # 20-Sep-22
        if order != "dmy":
            return None, [f"the date {text!r} could be several days: use --date-order dmy"]
        year = _century(year)
    return _checked(f"{int(year):04}-{month:02}" + (f"-{int(day):02}" if day else ""))


def _numeric(text: str, order: DateOrder) -> Reading | None:
    found = _NUMERIC.fullmatch(text)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[3]), found[4]
    if order is None and len(year) == 2:
        return None, [f"the date {text!r} could be several days: use --date-order dmy or mdy"]
    if order is None and found[2] == ".":
        order = "dmy"  # as everywhere where dates have dots (CLDR)
    if order is None and first <= 12 and second <= 12 and first != second:
        return None, [f"the date {text!r} could be two days: use --date-order dmy or mdy"]
    day_first = order == "dmy" if first <= 12 and second <= 12 else first > 12
    day, month = (first, second) if day_first else (second, first)
    return _checked(f"{_century(year)}-{month:02}-{day:02}")


def _century(year: str) -> str:
    """Expand a two-digit year as RFC 5322 section 4.3 reads it."""
    return year if len(year) > 2 else f"{'20' if year < '50' else '19'}{year}"


def _checked(iso: str) -> Reading:
    try:
        return parse_period(iso), []
    except BadDate as problem:
        return None, [f"the date {iso!r} could not be read: {problem}"]
