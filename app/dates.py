"""Dates as precise as they are known: a year, a month, a day, a minute or a second, and the period each spans.

The timeline is counted in whole seconds since 0001-01-01T00:00:00Z in the proleptic Gregorian calendar, so that
nothing overflows at its ends; a period is half-open, [start, end).
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Literal

Precision = Literal["year", "month", "day", "minute", "second"]

DAY = 86_400
LAST_DAY = date.max.toordinal() - 1
END_OF_TIME = (LAST_DAY + 1) * DAY
"""The first second after 9999-12-31, in seconds since 0001-01-01."""

_DATE = r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
_TIME = r"(?:[Tt](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d{1,9})?)?(?P<zone>[Zz]|[+-]\d\d:\d\d)?)?)?)?"
_PERIOD = re.compile(_DATE + _TIME, re.ASCII)

HOW_TO_WRITE = "write YYYY, YYYY-MM, YYYY-MM-DD, or an RFC 3339 instant such as 2022-09-20T14:05:11Z"


class BadDate(ValueError):
    """A text that is not a valid date; the message says what is wrong and can be shown to users."""


@dataclass(frozen=True, slots=True)
class Period:
    """A date at its own precision: `start` and `end` are seconds since 0001-01-01T00:00:00Z, half-open."""

    start: int
    end: int
    precision: Precision

    @property
    def text(self) -> str:
        """As the archive writes it: `2022`, `2022-09`, `2022-09-20`, `2022-09-20T14:05Z`, `2022-09-20T14:05:11Z`."""
        length = _TEXT_LENGTH[self.precision]
        return self.day.isoformat()[:length] if length <= 10 else f"{instant_text(self.start)[:length]}Z"

    @property
    def day(self) -> date:
        """The UTC day on which the period starts."""
        return date.fromordinal(self.start // DAY + 1)

    @property
    def knows_day(self) -> bool:
        """Whether it is known to the day, or better."""
        return self.precision not in ("year", "month")

    @property
    def middle(self) -> date:
        """The UTC day in the middle of the period."""
        return date.fromordinal((self.start + self.end - 1) // 2 // DAY + 1)


_TEXT_LENGTH: dict[Precision, int] = {"year": 4, "month": 7, "day": 10, "minute": 16, "second": 19}


@lru_cache(1 << 12)
def instant_text(seconds: int) -> str:
    """Seconds since 0001-01-01 as an RFC 3339 instant: `2022-09-20T14:05:11Z`."""
    days, rest = divmod(seconds, DAY)
    hour, rest = divmod(rest, 3600)
    return f"{date.fromordinal(days + 1).isoformat()}T{hour:02}:{rest // 60:02}:{rest % 60:02}Z"


def now_text() -> str:
    """The current time, as the archive writes instants."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@lru_cache(maxsize=1024)
def mail_date(instant: str) -> str:
    """An RFC 3339 instant in UTC as mail, HTTP and RSS write it (RFC 5322 section 3.3, RFC 9110 section 5.6.7)."""
    from email.utils import format_datetime  # takes milliseconds to import; parsing processes do not need it

    return format_datetime(datetime.fromisoformat(instant), usegmt=True)


@lru_cache(1 << 12)  # neighbouring articles have similar dates, and each date is parsed several times
def parse_period(text: str, zone: tzinfo | None = None) -> Period:
    """Read `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, `YYYY-MM-DDThh:mm` or an RFC 3339 instant.

    A time of day needs a zone; `zone` is used if the text names none. Fractions of a second are dropped.
    Raises BadDate.
    """
    found = _PERIOD.fullmatch(text)
    if found is None:
        raise BadDate(_advice(text))
    year, month, day, hour = [int(part) if part else None for part in found.group("year", "month", "day", "hour")]
    if year == 0:
        raise BadDate("years run from 0001 to 9999")
    first = _day(year or 0, 1 if month is None else month, 1 if day is None else day)
    if month is None:
        return _span(first, _year_days(first), "year")
    if day is None:
        return _span(first, monthrange(first.year, first.month)[1], "month")
    if hour is None:
        return _span(first, 1, "day")
    return _instant(first, found, zone)


def of_day(day: date) -> Period:
    """The whole of one UTC day."""
    return _span(day, 1, "day")


def _advice(text: str) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+ \d\d:\d\d", text, re.ASCII):
        return "a + in an address means a space: write +02:00 as %2B02:00"
    return HOW_TO_WRITE


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        said = f"month {month:02}" if not 1 <= month <= 12 else f"{year:04}-{month:02}-{day:02}"
        raise BadDate(f"there is no {said} in the calendar") from None


def _year_days(first: date) -> int:
    return 366 if monthrange(first.year, 2)[1] == 29 else 365


def _span(first: date, days: int, precision: Precision) -> Period:
    start = (first.toordinal() - 1) * DAY
    return Period(start, start + days * DAY, precision)


def _instant(day: date, found: re.Match[str], zone: tzinfo | None) -> Period:
    hour, minute, second = (int(part or 0) for part in found.group("hour", "minute", "second"))
    if hour > 23 or minute > 59 or second > 59:
        raise BadDate("the time of day runs from 00:00:00 to 23:59:59")
    local = (day.toordinal() - 1) * DAY + hour * 3600 + minute * 60 + second
    start = local - _offset(found.group("zone"), datetime(day.year, day.month, day.day, hour, minute, second), zone)
    if not 0 <= start < END_OF_TIME:
        raise BadDate("instants run from 0001-01-01T00:00:00Z to 9999-12-31T23:59:59Z")
    if found.group("second") is None:
        return Period(start, start + 60, "minute")
    return Period(start, start + 1, "second")


def _offset(text: str | None, local: datetime, zone: tzinfo | None) -> int:
    if text is None:
        if zone is None:
            raise BadDate("a time of day needs a zone: end it with Z or an offset such as +02:00")
        offset = local.replace(tzinfo=zone).utcoffset() or timedelta()
        return _whole_minutes(int(offset.total_seconds()))
    if text in "Zz":
        return 0
    hours, minutes = int(text[1:3]), int(text[4:6])
    if hours > 23 or minutes > 59:
        raise BadDate("offsets run from -23:59 to +23:59")
    return (hours * 3600 + minutes * 60) * (-1 if text[0] == "-" else 1)


def _whole_minutes(seconds: int) -> int:
    """Local mean times before 1900 have odd seconds; a minute must stay a whole minute."""
    return round(seconds / 60) * 60
