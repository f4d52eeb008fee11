"""The date of a data set's record, where it is in several fields."""

import re
from collections.abc import Mapping
from typing import Any

from app.parsers.field_names import field_of
from app.parsers.published import day_of_midnight, is_moment, read_published

_WHOLE = re.compile(r"\.0$")  # 9.0: pandas, where other rows have no month
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WRITTEN = re.compile(r"[A-Z][a-z]{2}, ?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d", re.ASCII)
"""A date as mails and feeds write it."""
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?", re.ASCII)


def parted_date(named: Mapping[str, Any]) -> str | None:
    """A date whose year, month and day are separate fields."""
    year, month, day = (_WHOLE.sub("", str(named.get(name) or "").strip()) for name in ("year", "month", "day"))
    if len(year) != 4 or not year.isdecimal():
        return None
    if not month.isdecimal():
        return f"{day} {month} {year}".strip()
    return f"{year}-{month:0>2}" + (f"-{day:0>2}" if day.isdecimal() else "")


def timed(date: Any, named: Mapping[str, Any]) -> Any:
    """Complete a day with the time from another date of the record for that day, or from its `time`.

    Without a date, a `time` that contains a year, or is one in Unix time, is the date.
    """
    told = named.get("time")
    if date is None and (is_moment(told) or (isinstance(told, str) and re.search(r"\d{4}", told))):
        return day_of_midnight(told)
    if not isinstance(date, str) or not _DAY.fullmatch(date):
        return date
    for name, other in named.items():
        if isinstance(other, str) and field_of(name) == "date" and _is_on(date, other):
            return other
    clock = named.get("time")
    return f"{date} {clock}" if isinstance(clock, str) and _CLOCK.fullmatch(clock) else date


def _is_on(day: str, moment: str) -> bool:
    """Whether a date with a time is on this day, as its source writes it and in UTC."""
    if moment.startswith(day):
        return day_of_midnight(moment) == moment and _CLOCK.match(moment, len(day) + 1) is not None
    period = read_published(moment)[0] if _WRITTEN.match(moment) else None
    return period is not None and period.text.startswith(f"{day}T")
