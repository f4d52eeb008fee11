"""Lines above a text that say when it was published, changed or visited."""

import re
from datetime import UTC, tzinfo

from app.dates import Period
from app.parsers.clicks import behind_clicks
from app.parsers.kind_lines import names_kind
from app.parsers.label_words import CHANGE
from app.parsers.options import DateOrder
from app.parsers.published import is_ambiguous, is_change, read_published

_LONGEST_STAMP, _MOST_NAMED = 100, 3
"""How many characters such a line has, and how many words what stands beside the day."""
_RELEASE = re.compile(
    r"^(?:(?:for )?(?:immediate )?release|(?:media|press|news) (?:release|statement)|pressemitteilung"
    r"|communiqué(?: de presse)?|comunicado(?: de prensa)?|comunicato stampa|persbericht"
    r"|nota de prensa|pressmeddelande|pressemelding)\b(?: (?:(?:nr|no|n°|núm)\.? ?)?\d[\w/.\-]*(?=[\s,]))?"
    r"(?: (?:vom|of|du|del?)\b)?[\s:,.|–—-]*",
    re.IGNORECASE,
)
_AGE = r"\d{1,3} (?:second|minute|hour|day|week|month|year)s?"
_UPDATED_AGO = re.compile(rf"(?<![\s|·•/-])[\s|·•/-]*+updated {_AGE} ago$", re.IGNORECASE)
_GLUED_TIME = re.compile(r"(?<=\b(?:19|20)\d\d)(?=\d{1,2}:\d\d)|\s+[•·]\s+(?=\d{1,2}[:.]\d\d)")
"""Where a copy has lost the space between a year and the time, or has a dot there."""
_AGO = re.compile(rf"^{_AGE} ago[\s|·•-]+(?=\S)|(?<![\s|·•/-])[\s|·•/-]++(?:{_AGE} ago|in {_AGE})$", re.IGNORECASE)
# The day on which a reader fetched a text, which says nothing about when it was published.
_VISITED = re.compile(r"(\w+ )?(?:accessed|downloaded|printed|retrieved|saved|viewed|today:)(?!\w)", re.IGNORECASE)
_STROKES = re.compile(r"\s*\|\s*|\s+[•·/]\s+(?!\d{1,2}:)")
_DASHES = re.compile(r"\s+[−–—-]\s+(?!\d{1,2}:)")
_WEEKDAYS = re.compile(r"\s+(?=(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )")
"""What stands between a name and a day; a weekday opens a day by itself."""
CLOCK = re.compile(r"\d:\d\d")
_CHANGED_AT = re.compile(
    rf"(?:last )?{CHANGE}[:\s]+[\d:.\s]{{3,12}}(?:[AP]M)?(?: [A-Z]{{1,5}}(?:[+-]\d{{1,4}})?)?", re.IGNORECASE
)


def stamp(lines: str, zone: tzinfo, order: DateOrder) -> Period | None:
    """When an article was published, by a line above it that holds nothing but a day, or a day and time, or has the
    name of a section or a site beside it.
    """
    bare = (behind_clicks(line) or line for line in lines.split("\n"))
    parts = (part for line in bare for part in (line, *beside_name(line)))
    return next(filter(None, (stamped(part, zone, order) for part in parts)), None)


def beside_name(line: str) -> list[str]:
    """The dates in a line that has only names of sections or agencies beside them: `World | May 16, 2024`.

    Beside a dash there must be a time as well: `Born - May 16, 1924`.
    """
    if not may_be_dated(line):
        return []
    separators = (_STROKES, _DASHES, _WEEKDAYS) if CLOCK.search(line) else (_STROKES, _WEEKDAYS)
    return next(filter(None, (_dates_between(separator, line) for separator in separators)), [])


def is_timed(line: str) -> bool:
    """Whether a line is a day and time beside the name of a place or a section."""
    return CLOCK.search(line) is not None and bool(beside_name(line))


def may_be_dated(line: str) -> bool:
    """Whether a line is no longer than one with a day, and has a figure."""
    return len(line) <= _LONGEST_STAMP and any(map(str.isdigit, line))


def _dates_between(separator: re.Pattern[str], line: str) -> list[str]:
    """The dates among the parts of a line, if the others are short."""
    parts = separator.split(line)
    dates = [part for part in parts if any(map(str.isdigit, part))]
    names = [part for part in parts if part not in dates]
    is_one = dates and names and all(len(name.split()) <= _MOST_NAMED for name in names) and all(map(is_dated, dates))
    return dates if is_one else []


def is_dated(text: str) -> bool:
    """Whether a text is a day, perhaps one whose month cannot be told."""
    return may_be_dated(text) and (stamped(text) is not None or is_later(text) or is_ambiguous(text))


def stamped(line: str, zone: tzinfo = UTC, order: DateOrder = None) -> Period | None:
    day, _, behind = line.partition(" | ")
    is_aside = names_kind(behind) and not CLOCK.search(behind)
    line = _AGO.sub("", _UPDATED_AGO.sub("", _RELEASE.sub("", day if is_aside else line)))
    if not may_be_dated(line) or is_change(line) or _VISITED.match(line):
        return None
    period, _ = read_published(
        _GLUED_TIME.sub(" ", line), zone, order
    )  # the day also where the zone of its time is unknown
    return period if period and period.knows_day else None


def is_stamp(line: str) -> bool:
    """Whether a line holds nothing but a day, or a day and time."""
    return stamped(line) is not None


def is_later(line: str) -> bool:
    """Whether a line is the stamp of a change or a visit."""
    if len(line) > _LONGEST_STAMP:
        return False
    visited = _VISITED.match(line)
    if visited and not visited[1]:  # "Forty saved May 16, 2024" is a headline
        period, _ = read_published(line[visited.end() :].strip(" :"))
        return period is not None and period.knows_day
    return is_change(line) and (_CHANGED_AT.fullmatch(line) is not None or read_published(line)[0] is not None)
