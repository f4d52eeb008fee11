"""What single papers in the collections of TREC print into one element: headline and byline, journal and day.

The Wall Street Journal's headline has a deck and a byline below it, after a rule; Ziff's journal has the day of the
issue; the translations of FBIS begin with language, type and byline.
"""

import re
from dataclasses import dataclass, field

from app.parsers.dateline.months import month_of
from app.parsers.people import names

_RULE = re.compile(r"\s*-{2,}\s*")
_GOES_ON = re.compile(r"(?:,|\band)$", re.IGNORECASE)
_JOURNAL = re.compile(r"(?P<name>\S.{1,80}?)\s+(?P<month>[A-Z][a-z]{2,8}) (?P<day>\d{1,2} )?(?P<year>\d{4})\s+v\d")
_LABELS = re.compile(
    r"\s*+(?:Language:(?P<language>[^\n]{0,60})\n\s*+)?Article Type:(?P<kind>[^\n]{0,60})(?:\n|$)"
    r"(?:\s*+\[By (?P<by>[^\[\]\n]{2,80})\][^\S\n]*+(?:\n|$))?"
)


@dataclass(slots=True)
class Head:
    """A headline with what is printed below it."""

    title: str = ""
    deck: str = ""
    byline: str = ""
    notes: list[str] = field(default_factory=list)


def headline(text: str) -> Head:
    """A headline as the Wall Street Journal has it: lines with `@`, or with a rule below the headline.

    A byline counts below a rule only: a headline may go on with `By Storm`.
    """
    if "\n@" in text:
        lines = [" ".join(line.split()) for line in text.split("\n@")]
        end = next((n for n, line in enumerate(lines, start=1) if not line.endswith(":")), 1)
    else:
        lines = [" ".join(line.split()) for line in text.strip().split("\n")]
        end = next((n for n, line in enumerate(lines) if n and _RULE.fullmatch(line)), len(lines))
    head = Head(title=" ".join(lines[:end]))
    rest = list(filter(None, lines[end:]))
    rule = next((n for n, line in enumerate(rest) if _RULE.fullmatch(line)), len(rest))
    start = next((n for n in range(rule, len(rest)) if rest[n].startswith("By ") and names(rest[n])), len(rest))
    head.deck = " ".join(line for line in rest[:start] if not _RULE.fullmatch(line))
    ended = next((n for n in range(start, len(rest)) if not _GOES_ON.search(rest[n])), len(rest)) + 1
    head.byline = " ".join(rest[start:ended])
    head.notes = [line for line in rest[ended:] if not _RULE.fullmatch(line)]
    return head


def journal(text: str) -> tuple[str | None, str | None]:
    """The journal's name and the day or month of the issue: `PC Fjord  Nov 13 1989 v6 n45 p1(2)`."""
    found = _JOURNAL.match(text)
    if found is None or month_of(found["month"]) is None:
        return None, None
    return found["name"], f"{found['day'] or ''}{found['month']} {found['year']}"


def translation(text: str) -> tuple[str, str | None, str | None, list[str]]:
    """A text of FBIS without the lines above it: the text, the language's name, the byline, and a note."""
    found = _LABELS.match(text)
    if found is None:
        return text, None, None, []
    byline = f"By {found['by']}" if found["by"] else None
    if byline and not names(byline):
        return text, None, None, []
    return text[found.end() :], found["language"], byline, [f"Article Type: {found['kind'].strip()}"]
