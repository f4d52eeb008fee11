"""Publication dates as sources write them. What is ambiguous or unreadable is said, never guessed."""

import re
from datetime import UTC, datetime, timedelta, tzinfo
from email.utils import parsedate_to_datetime
from typing import Literal

from app.dates import BadDate, Period, parse_period

RawDate = str | int | float | None
DateOrder = Literal["dmy", "mdy"] | None

_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})")
_NUMERIC = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4})", re.ASCII)
_ISO_SPACED = re.compile(
    r"(\d{4}-\d\d-\d\d)[Tt ]+(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*([Zz]|UTC|GMT|[+-]\d\d:?\d\d)?", re.ASCII
)
_MAIL = re.compile(r"(\d{1,2} [A-Za-z]{3,9} \d{4}) \d\d?:\d\d(:\d\d)?(?: |$)", re.ASCII)
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+", re.IGNORECASE)


def read_published(raw: RawDate, zone: tzinfo = UTC, order: DateOrder = None) -> tuple[Period | None, list[str]]:
    """The period that a source's date means, with warnings. None where there is none or it cannot be told.

    `zone` is taken for a time of day without one; `order` says which number comes first in 3/4/2022.
    """
    if raw is None or raw == "":
        return None, []
    if not isinstance(raw, str):
        return _epoch(raw)
    text = " ".join(raw.split())
    for read in (_iso, _worded, _numeric, _rfc_5322):
        found = read(text, zone, order)
        if found is not None:
            return found
    return None, [f"the date {text[:100]!r} could not be read"]


Reading = tuple[Period | None, list[str]]


def _epoch(number: float) -> Reading:
    """Unix time in seconds or milliseconds, or a year; other numbers are no dates (17 is no moment of 1970)."""
    if isinstance(number, int) and 1000 <= number <= 9999:
        return parse_period(str(number)), []
    if isinstance(number, bool) or not 1e8 <= abs(number) < 1e14:
        return None, [f"the date {str(number)[:100]} could not be read"]
    seconds = int(number / 1000 if abs(number) >= 1e11 else number)
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    return parse_period(moment.strftime("%Y-%m-%dT%H:%M:%SZ")), []


def _iso(text: str, zone: tzinfo, order: DateOrder) -> Reading | None:
    text = re.sub(r"^(\d{4})(\d\d)(\d\d)(?=$|T)", r"\1-\2-\3", text)
    spaced = _ISO_SPACED.fullmatch(text)
    if spaced:
        text = f"{spaced[1]}T{spaced[2]}{_zone(spaced[3])}"
    if not re.match(r"\d{4}(?:-\d\d|$)", text, re.ASCII):
        return None
    try:
        return parse_period(text, zone), []
    except (BadDate, OverflowError) as problem:
        return _day_of(text, problem)


def _zone(text: str | None) -> str:
    if text is None or text in ("UTC", "GMT"):
        return "Z" if text else ""
    return text if ":" in text or text in "Zz" else f"{text[:3]}:{text[3:]}"


def _day_of(text: str, problem: Exception) -> Reading:
    """An impossible time keeps its day; an instant outside the years 0001-9999 keeps nothing."""
    warning = f"the date {text[:100]!r} could not be read: {problem}"
    if len(text) <= 10 or "instants run" in str(problem) or isinstance(problem, OverflowError):
        return None, [warning]
    try:
        return parse_period(text[:10]), [warning]
    except BadDate:
        return None, [warning]


def _worded(text: str, zone: tzinfo, order: DateOrder) -> Reading | None:
    text = _WEEKDAY.sub("", text)
    if found := _MONTH_FIRST.fullmatch(text):
        month, day, year = found.groups()
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    else:
        return None
    number = _month(month)
    if number is None:
        return None
    return _checked(f"{year}-{number:02}" + (f"-{int(day):02}" if day else ""))


def _numeric(text: str, zone: tzinfo, order: DateOrder) -> Reading | None:
    found = _NUMERIC.fullmatch(text)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[3]), found[4]
    if order is None and first <= 12 and second <= 12 and first != second:
        return None, [f"the date {text!r} could be two days: say --date-order dmy or mdy"]
    day_first = order == "dmy" if first <= 12 and second <= 12 else first > 12
    day, month = (first, second) if day_first else (second, first)
    return _checked(f"{year}-{month:02}-{day:02}")


def _month(name: str) -> int | None:
    """The month of an English name or of its usual abbreviations, 1 to 12."""
    name = name.lower()
    full = next(
        (month for month in _MONTHS if month == name or name == month[:3]), "september" if name == "sept" else ""
    )
    return _MONTHS.index(full) + 1 if full else None


def _rfc_5322(text: str, zone: tzinfo, order: DateOrder) -> Reading | None:
    """RFC 5322 section 3.3, as in mail and RSS: `Tue, 20 Sep 2022 14:05:11 +0000`. A year has four digits."""
    found = _MAIL.match(_WEEKDAY.sub("", text))
    day = _worded(found[1], zone, order) if found else None
    if found is None or day is None or day[0] is None:
        return day
    try:
        moment = parsedate_to_datetime(text)
        if moment.date() != day[0].day:
            return None, [f"the date {text[:100]!r} could not be read"]
        instant = moment.replace(tzinfo=moment.tzinfo or zone).astimezone(UTC).isoformat()
        return parse_period(instant[: 19 if found[2] else 16] + "Z"), []
    except (ValueError, OverflowError, IndexError, TypeError):
        return day[0], [f"the date {text[:100]!r} could not be read beyond its day"]


def _checked(iso: str) -> Reading:
    try:
        return parse_period(iso), []
    except BadDate as problem:
        return None, [f"the date {iso!r} could not be read: {problem}"]
