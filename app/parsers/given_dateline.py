"""The dateline that a format gives in a field of its own."""

from dataclasses import replace
from datetime import date

from app.parsers.dateline import Dateline, read_dateline
from app.parsers.dateline.casing import reading_case
from app.parsers.published import read_published
from app.text import squeeze

_LONGEST_PLACE = 60
_ENDS = ("\nx", " - The lead begins.")
"""What makes a line of a field one of a text: as a line of its own, or before a lead."""


def given_dateline(given: str | None, published: date | None) -> Dateline | None:
    """The dateline in what a format gives as one; `published` supplies the year. None if that is blank."""
    if not given or not squeeze(given):
        return None
    line = squeeze(given).rstrip("-–—_ ")  # the dash that ends it is not part of it
    read = next(filter(None, (read_dateline(line + end, published) for end in _ENDS)), None)
    read = read or Dateline(line, _place_alone(line), _day_alone(line), None, 0, 1)
    return replace(read, verbatim=line)


def _place_alone(line: str) -> tuple[str, ...]:
    """A format's dateline as a place, if it is short and has no digit."""
    return (reading_case(line),) if len(line) <= _LONGEST_PLACE and not any(map(str.isdigit, line)) else ()


def _day_alone(line: str) -> date | None:
    period, _ = read_published(line)
    return period.day if period and period.knows_day else None
