"""When a teleprinter message was sent, as the line below its text says."""

import re

from app.parsers.dateline.months import month_of
from app.parsers.dateline.years import of_two_figures

_CLOCK = r"(?P<hour>\d\d)(?P<minute>\d\d)"
_ZONE = r" ?(?P<zone>[A-Z]{3,4}|Z)"
_YEAR = r"(?P<year>\d\d(?:\d\d)?)"
_MONTH = r"(?P<name>[^\W\d_]{3,9})"
_LAST = r"[^\S\n]*+(?:N{3,4}[^\S\n]*+)?$"
ANPA = re.compile(rf"\b(?P<agency>[A-Z]{{2,4}})-\w\w-(?P<month>\d\d)-(?P<day>\d\d)-{_YEAR} +{_CLOCK}{_ZONE}<?")
"""`AP-WF-11-13-13 1509GMT<`"""
IPTC = re.compile(
    rf"(?:^|\x03)(?:[A-Z]{{2,8}} +)?(?P<day>\d\d){_CLOCK}(?:{_ZONE})? {_MONTH}\.? {_YEAR}{_LAST}",
    re.MULTILINE,
)
"""`131137 GMT Dec 18`, perhaps behind the agency's name, or before the end of a telex frame"""
DASHED = re.compile(
    rf"^[^\S\n]*(?P<day>\d\d)-{_MONTH}-{_YEAR} (?P<hour>\d\d):(?P<minute>\d\d){_LAST}",
    re.MULTILINE,
)
"""`10-GEN-19 12:38 NNNN`"""
_FOOT = 200
"""How many characters at its end may say when a message was sent."""


def at_end(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """What such a pattern matches near the end of a text."""
    return pattern.search(text, max(0, len(text) - _FOOT))


def when(found: re.Match[str] | None) -> str | None:
    """The time of sending as `YYYY-MM-DD HH:MM ZONE`."""
    if found is None:
        return None
    parts = found.groupdict()
    month = int(parts["month"]) if parts.get("month") else month_of(parts["name"])
    year = int(parts["year"]) if len(parts["year"]) == 4 else of_two_figures(int(parts["year"]))
    zone = parts.get("zone") or ""
    return f"{year}-{month or 0:02}-{parts['day']} {parts['hour']}:{parts['minute']} {zone}".rstrip()
