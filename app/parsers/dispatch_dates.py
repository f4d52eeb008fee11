"""The line that dates a dispatch: `date`, and a date that programs or people write."""

import re
from itertools import islice

from app.parsers.dateline import read_dateline
from app.parsers.published import read_published

_DATE_LINE = re.compile(r"[^\S\n]*date[^\S\n]*[:=]?[^\S\n]*", re.IGNORECASE)
_ZONE = r"(?: ?(?:[Zz]|[+-]\d\d:?\d\d|UTC|GMT|MSK|[ECMP][SD]T|[CE]ES?T))?"
_TIME = rf"(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d{{1,9}})?)?{_ZONE})?"
_DATE_VALUE = re.compile(
    rf"(?a:-?\d{{4}}(?:-\d\d(?:-\d\d{_TIME})?)?|(?:\d{{8}}|\d{{4}}([/.])\d\d?\1\d\d?){_TIME})(?!\S)"
)
# Outside the first line of a dispatch, such a date is mostly that of an event, and no text follows it.
_BEHIND = r"[\"',.;:|–—-]{0,2}(?:\s+|$)(?:[|–—-]\s+)?"  # what people put between a date and the text
_OTHER_VALUE = re.compile(
    rf"(?:\d\d?([/.])\d\d?\1\d{{4}}{_TIME}|\d{{4}}([-–])\d\d?\2\d\d?"
    r"|[^\W\d_]{3,9}\.? \d\d?,? \d{4}|\d\d? [^\W\d_]{3,9}\.?,? \d{4})"
    rf"(?={_BEHIND}(?:[^\W\d_a-z]|[(/]))|\d{{4}}([-–])\d\d?\3\d\d?(?=[\"',.;:]{{0,2}}\s*$)"
)
_BETWEEN = re.compile(_BEHIND)
_BEFORE_CHRIST = re.compile(r"-0\d{3}\b")
_NO_DATE = re.compile(r"n/?a|nan|nil|no date|none|null|tbd|undated|unknown|\?+", re.IGNORECASE)
_GAP = re.compile(r"\s+(?!BCE?\b)")
_LONGEST_VALUE, _MOST_WORDS = 60, 8  # of what stands for a date
_BEFORE = " \"'-–—"  # what people put before a date
_LIKE_A_DATE = re.compile(r"(?a:\d{4}([-/.])\d\d?\1\d\d?)")


def begins_dispatch(line: str, before: bytes) -> bool:
    """Whether a line begins a dispatch in the middle of a file: perhaps with a mistyped date, alone below a gap."""
    dated = dated_line(line)
    if dated is None:
        return False
    date, text = dated
    is_below_gap = not text and not before.strip()
    return _may_begin(date, text) or (is_below_gap and _LIKE_A_DATE.fullmatch(date) is not None)


def date_line(line: str) -> tuple[str, str] | None:
    """Date and rest of a line as of `dated_line`, if the date is valid or empty, or before a dateline; else None."""
    found = dated_line(line)
    return found if found and _may_begin(*found) else None


def _may_begin(date: str, text: str) -> bool:
    return not date or read_published(date, order="dmy")[0] is not None or _opens_dispatch(text)


def dated_line(line: str) -> tuple[str, str] | None:
    """The date and the rest of a line that begins with `date` and something shaped like one, valid or not.

    The date is empty where `date` precedes a dateline.
    """
    start = _DATE_LINE.match(line)
    if start is None:
        return None
    behind = line[start.end() :]
    rest = behind if _BEFORE_CHRIST.match(behind) else behind.lstrip(_BEFORE)
    if value := _DATE_VALUE.match(rest) or _OTHER_VALUE.match(rest):
        text = rest[value.end() :]
        between = _BETWEEN.match(text)
        return value[0].replace("–", "-"), text[between.end() if between else 0 :].strip()
    return ("", behind.strip()) if _opens_dispatch(behind) else _unreadable(rest)


def _unreadable(text: str) -> tuple[str, str] | None:
    """The same where a few words stand for a date, with a figure or saying that there is none, before a dateline."""
    for gap in islice(_GAP.finditer(text, 0, _LONGEST_VALUE), _MOST_WORDS):
        value = text[: gap.start()]
        if (any(map(str.isdecimal, value)) or _NO_DATE.fullmatch(value)) and _opens_dispatch(text[gap.end() :]):
            return value, text[gap.end() :].strip()
    return None


def _opens_dispatch(text: str) -> bool:
    """Whether a text opens with place and day: `date` before them has no value."""
    found = read_dateline(text) if text[:1].isupper() else None
    return bool(found and not found.start and found.places and any(map(str.isdecimal, found.verbatim)))
