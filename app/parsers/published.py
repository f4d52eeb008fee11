"""Publication dates as sources write them. An ambiguous or unreadable date gives a warning, never a guess."""

import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta, tzinfo

from app.dates import DAY, BadDate, Period, parse_period
from app.parsers.clock import Clock, split_clock
from app.parsers.label_words import CHANGE, PUBLISHED, SOURCE
from app.parsers.options import DateOrder
from app.parsers.printed_day import Reading, century, read_day, split_weekday
from app.text import squeeze

RawDate = str | int | float | None

_OLD_YEAR = re.compile(r"(\d{1,2}[\s-][A-Za-z]{3}[\s-])(\d\d)(?=\s\d\d?:\d\d)", re.ASCII)
_UNIX = re.compile(r"1\d{9}(?:\d{3}){0,3}(?:\.\d+)?", re.ASCII)
_MICROSOFT = re.compile(r"\\?/Date\((-?\d{1,14})(?:[+-]\d{4})?\)\\?/", re.ASCII)  # .NET: /Date(1663682711000+0200)/
_WHOLE = re.compile(r"(?<=^\d{4})\.0$|(?<=^\d{8})\.0$", re.ASCII)  # 20220920.0: pandas, where other rows have no date
_FIGURES = re.compile(r"(?:1[5-9]|20)\d{6}(?:\d{6})?", re.ASCII)  # cannot be a Unix time before 2446
# What programs put behind an offset: 2022-09-20T14:05+02:00[Europe/Paris], 2022-09-20T14:05+00:00Z.
_REGION = re.compile(r"\[(?:\w+/[\w/+\-]+|UTC|GMT|Z)\]$|(?<=[+-]\d\d:\d\d)Z$", re.ASCII)
_MIDNIGHT = re.compile(r"(.{0,40}\d)[T ]00:?00:?00(?:[.,]0+)?(\s\d{4})?", re.ASCII)
_PLAIN = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z)?", re.ASCII)
_WORD = r"[^\s\d:：_()]{1,40}"  # in scripts with marks, too
_WORDS = rf"(?:{_WORD}\s){{0,2}}{_WORD}(?::\s+|：\s*)"
_SUBJECT = r"(?:(?:this|the) (?:content|article|story|page|post|entry|item) (?:was|has been) )?"
_SAYING = (
    rf"{_SUBJECT}(?:and )?(?:first |last |latest |originally )?"
    r"(?:created|issued|posted|published|released|updated?)(?: as of| at| on)?"
    r"[\s:：]+"
)
# What a page prints before and after a date; a later change says nothing about when it was published.
_LABEL = re.compile(
    rf"category: [^:]{{1,60}}?\s(?:{_WORDS}|{_SAYING})|{_WORDS}|{_SAYING}"
    rf"|{PUBLISHED}(?: le| am| il| el| em| op| den)?[\s:：]+",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r",? by \D+$", re.IGNORECASE)
_CHANGED = re.compile(rf"{_SUBJECT}(?:and\s)?(?:\w+\W+)?{CHANGE}\b", re.IGNORECASE)
_CAPITALISED = r"[^\W\d_a-z][^\s()\d]{0,30}"
_AROUND = re.compile(
    rf"^\(([^()]*)\)$|^\((?!(?i:{CHANGE}))(?:{_CAPITALISED}\s){{0,3}}{_CAPITALISED}\)\s+(?=\d)"
    r"|;\s?[A-Z]{1,2}\d{1,3}$|^on\s+(?=[A-Z])"
    rf"|\s\(\)$|\s(?:Hits: \d{{1,9}}|(?i:{SOURCE}[:：]|[−–—-]\sSource) ?\D{{2,60}})$"
)
"""Brackets around a day, an agency before it, the number of a paper's page behind it, a word before it, and what pages
print behind it: empty brackets, how often they were read, from whom the text is."""
_LAST = r"(?:last|zuletzt|laatst|senast|sist|senest|son|[uú]ltim[oa]|dernière)"
_CHANGED_BEHIND = re.compile(
    rf"(?<![\s/|·•;,(–—-])[\s/|·•;,(–—-]++(?:{_LAST}\s+)?{CHANGE}\b.*|(?<=\d)(?:수정|업데이트|更新).*"
    r"|\s?[(（][^()（）]{8,40}更新[)）]$|\sم\s?[ـ–-]?\s\d{1,2}[^\d]{3,20}\d{4}\s?هـ$",
    re.IGNORECASE,
)
_ZONE_AT_END = re.compile(r" (?!AM$|PM$)[A-Z]{2,5}$")
_CLOCK_AT_END = re.compile(r"\d:\d\d(?: ?[ap]\.?m\.?)?$", re.IGNORECASE)
_MARKS = {
    **dict.fromkeys(map(ord, "\u061c\u200e\u200f")),
    **{0x0660 + figure: str(figure) for figure in range(10)},
    ord("ţ"): "ț",
    ord("Ţ"): "Ț",
}
"""What tells the direction of writing, and nothing else; figures as Arabs write them, but not as Persians do, whose
years are others; and a Romanian letter in its older form."""
_LONGEST_BARE = 20
"""More characters than a date has by which nothing else is printed, in most data sets."""
_LONGEST = 100
_LONGEST_PRINTED = 1_000  # including all that is printed around it


def read_published(raw: RawDate, zone: tzinfo = UTC, order: DateOrder = None, *, widely: bool = True) -> Reading:
    """The period that a source's date means, with warnings; None where there is none or it cannot be determined.

    `zone` applies to a time of day without one; `order` says which number comes first in 3/4/2022. `widely` looks for
    unknown names of months in some eighty languages, which takes up to 45 MB from then on.
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
    said = _squeezed(raw)
    bare = _bare(said) if len(said) <= _LONGEST_PRINTED else said
    said = said[:100]
    if len(bare) > _LONGEST:
        return None, [f"the date {said!r} could not be read"]
    if _UNIX.fullmatch(bare):
        return _epoch(float(bare) if "." in bare else int(bare))
    if "/D" in bare and (found := _MICROSOFT.fullmatch(bare)):
        return _epoch(int(found[1]) / 1000)
    return _read_printed(bare, said, zone, order, widely)


def _bare(text: str) -> str:
    """A date without what programs put behind it and pages print around it."""
    if text.endswith(("]", ".0", "Z")):
        text = _WHOLE.sub("", _REGION.sub("", text))
    if text[:1].isalpha() and (label := _LABEL.match(text)):
        text = _AUTHOR.sub("", text[label.end() :])
    return without_surroundings(text) if len(text) > _LONGEST_BARE or text[:1] == "(" else text


def _read_printed(text: str, said: str, zone: tzinfo, order: DateOrder, widely: bool) -> Reading:
    """A day, perhaps with its weekday and a time; `said` is how warnings quote it."""
    text, weekday = split_weekday(text)
    day, clock = split_clock(_with_century(text))
    if clock:
        day, between = split_weekday(day)
        weekday = between if weekday is None else weekday
    period, doubts = read_day(day, order, weekday, widely)
    warnings = [f"the date {said!r} {doubt}" for doubt in doubts]
    if clock is None or period is None:
        return period, warnings or ([] if period else [f"the date {said!r} could not be read"])
    return _at(said, period, clock, zone)


def _squeezed(text: str) -> str:
    return squeeze(text if text.isascii() else text.translate(_MARKS))


def is_ambiguous(text: str) -> bool:
    """Whether a text is a day, but which cannot be told: `3/4/2022`."""
    period, warnings = read_published(text)
    meant = f"the date {_squeezed(text)[:100]!r} could be "
    return period is None and any(warning.startswith(meant) for warning in warnings)


def is_moment(value: object) -> bool:
    """Whether a number can only be a moment in Unix time: seconds, milliseconds, microseconds or nanoseconds."""
    return isinstance(value, int) and not isinstance(value, bool) and _UNIX.fullmatch(str(value)) is not None


def day_of_midnight(date: RawDate) -> RawDate:
    """A date without a midnight to the second that has no zone, or that is one in Unix time: so programs print a day.

    For formats and data sets in which every date has a time.
    """
    if isinstance(date, str) and "00" not in date:
        return date  # in Unix time, too, a midnight is a whole number of hundreds
    if isinstance(date, str) and not _UNIX.fullmatch(date):
        found = _MIDNIGHT.fullmatch(date.strip())
        return found[1] + (found[2] or "") if found else date
    period, _ = read_published(date)
    is_midnight = period is not None and period.precision == "second" and period.start % DAY == 0
    return period.day.isoformat() if period and is_midnight else date


def is_change(text: str) -> bool:
    """Whether a text begins by saying that something was changed: `Updated:`, `Last modified on`."""
    return _CHANGED.match(text) is not None


def without_surroundings(text: str) -> str:
    """A printed date without that of a later change, printed behind it, and without what is printed around it."""
    return _AROUND.sub(r"\1", _CHANGED_BEHIND.sub(_zone_behind, text))


def _zone_behind(change: re.Match[str]) -> str:
    """The zone at the end of a change, if it is that of the time before it as well: `2:05 pm | Updated 3:10 pm IST`."""
    zone = _ZONE_AT_END.search(change[0])
    return zone[0] if zone and _CLOCK_AT_END.search(change.string, 0, change.start()) else ""


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
    warning = f"the date {text!r} could not be read beyond its day"
    if period.precision != "day":
        return period, [warning]
    try:
        return parse_period(clock.on(period.text, zone)), []
    except (ValueError, OverflowError) as problem:
        if "instants run" in str(problem) or isinstance(problem, OverflowError):
            return None, [f"the date {text!r} is outside the years 0001-9999"]
        return period, [f"{warning}: {problem}"]


def _with_century(text: str) -> str:
    """Expand the two-digit year that a date of RFC 822, and so of RSS, may have before its time."""
    found = _OLD_YEAR.match(text)
    return f"{found[1]}{century(found[2])}{text[found.end(2) :]}" if found else text
