"""The dateline: what a dispatch says about itself at its opening.

``read_dateline`` finds place, day and agency and tells where the lead begins. The package is pure: it knows
the standard library and nothing of the rest of the application.
"""

import datetime
import re
from dataclasses import dataclass

from app.parsers.dateline.agencies import is_agency
from app.parsers.dateline.date_lines import read_date_line
from app.parsers.dateline.east_asian import Dispatch, may_open, read_dispatch
from app.parsers.dateline.gazetteer import is_city
from app.parsers.dateline.grammar import Grammar
from app.parsers.dateline.judging import is_dateline, is_strong, stands_inside_line
from app.parsers.dateline.lexing import OPENING
from app.parsers.dateline.openings import (
    byline_credits,
    first_character,
    inside_lines,
    line_starts,
    note_ends,
    stands_below_byline,
    stands_below_headline,
)
from app.parsers.dateline.parts import Reading
from app.parsers.dateline.place_names import names_of
from app.parsers.dateline.towns import is_town

_SIGNED = re.compile(r"((?:[^\W\d_]+ ){0,2}[^\W\d_]+)/(?=[^\W\d_])")

__all__ = ["Dateline", "read_dateline"]


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: as printed, and what it says; `reporter` is the writer whom it names, or who signs before it."""

    verbatim: str
    places: tuple[str, ...]
    day: datetime.date | None
    agency: str | None
    start: int
    end: int
    reporter: str | None = None


def read_dateline(text: str, published: datetime.date | None = None) -> Dateline | None:
    """Read the dateline of an article, or return None.

    Only the opening is looked at. ``published`` supplies a year where none is printed.
    """
    opening = text[:OPENING]
    grammar = Grammar(opening.replace("،", ","), published)
    first = first_character(opening)
    for start in line_starts(opening, first):
        if may_open(opening, start) and (dispatch := read_dispatch(opening, start, published)):
            return _from_dispatch(opening, dispatch)
    found = _at_line_starts(grammar, first) or _elsewhere(grammar)
    if found:
        return _from_reading(opening, found)
    return _from_date_line(grammar, first)


def _at_line_starts(grammar: Grammar, first: int) -> Reading | None:
    """Take the first dateline at the start of a line; one with day or credit outweighs a bare place above it.

    A bare place counts further down only where it is known, or right below a byline: it must not be a rubric of the
    front matter. Before a colon, in ordinary letters, it must be the only one, and open the text below a headline: most
    are headings ("Hamburg: the ferries").
    """
    weak: Reading | None = None
    headings: list[Reading] = []
    for start in line_starts(grammar.text, first):
        reading = grammar.read(start)
        if not reading or not is_dateline(grammar.text, reading):
            continue
        if is_strong(reading) or (start == first and _opens_long_line(grammar.text, reading)):
            return reading
        placed = reading.credit or reading.day or _is_known_place(reading)
        if start == first or placed or stands_below_byline(grammar.text, start):
            weak = weak or reading
        elif reading.places and reading.places.known:
            headings.append(reading)
    if weak is None and len(headings) == 1 and _opens_below_headline(grammar.text, headings[0]):
        return headings[0]
    return weak


def _is_known_place(reading: Reading) -> bool:
    """Tell a known place that may be anywhere: not one before a colon, in ordinary letters."""
    places, closing = reading.places, reading.separator
    if not places or not places.known or not closing:
        return False
    return closing.kind != "colon" or places.style == "caps"


def _opens_long_line(text: str, reading: Reading, length: int = 100) -> bool:
    return "\n" not in text[reading.lead : reading.lead + length]


def _opens_below_headline(text: str, reading: Reading) -> bool:
    return stands_below_headline(text, reading.start) and _opens_long_line(text, reading, length=60)


def _elsewhere(grammar: Grammar) -> Reading | None:
    """Look for a dateline after notes, labels and bylines on the same line."""
    text = grammar.text
    notes = list(note_ends(text))
    for start in notes:
        reading = grammar.read(start)
        if reading and is_dateline(text, reading) and (reading.credit or reading.day):
            return reading
    for start in inside_lines(text):
        reading = grammar.read(start)
        if reading and stands_inside_line(text, reading):
            return reading
    for start in byline_credits(text, notes):
        reading = grammar.read(start)
        if reading and reading.credit and reading.credit.known and is_dateline(text, reading):
            return reading
    return None


def _from_reading(text: str, reading: Reading) -> Dateline:
    places = names_of(text, reading.places) if reading.places else ()
    agency = reading.credit.name if reading.credit else None
    sign = text[reading.start : reading.places.end].rstrip(" .,") if reading.places and not agency else ""
    if len(places) == 1 and is_agency(sign):
        places, agency = (), sign  # "TASS. September 20. The ferry"
    begin, start, reporter = reading.start, reading.start, None
    if len(places) > 1 and (signed := _signature(text, reading)):
        (start, begin, reporter), places = signed, places[1:]
    return Dateline(
        verbatim=text[begin : reading.own_end],
        places=places,
        day=reading.day.date if reading.day else None,
        agency=agency,
        start=start,
        end=reading.lead,
        reporter=reporter,
    )


def _signature(text: str, reading: Reading) -> tuple[int, int, str] | None:
    """Where the line begins, where the place does, and who signs before it: `Ann LEE/BERGEN, (FNB)-`."""
    start = text.rfind("\n", 0, reading.start) + 1
    found = _SIGNED.match(text, reading.start)
    name = text[start : found.end(1)].strip() if found else ""
    surname = name.rpartition(" ")[2]
    if not found or surname == name or name.isupper() or not surname.isupper():
        return None
    if any(is_city(each) or is_town(each) for each in (surname, name)):
        return None
    return start, found.end(), name


def _from_dispatch(text: str, found: Dispatch) -> Dateline:
    return Dateline(
        verbatim=text[found.start : found.own_end],
        places=found.places,
        day=found.day.date if found.day else None,
        agency=found.agency,
        start=found.start,
        end=found.lead,
        reporter=found.reporter,
    )


def _from_date_line(grammar: Grammar, start: int) -> Dateline | None:
    found = read_date_line(grammar, start)
    if not found:
        return None
    return Dateline(grammar.text[found.start : found.day.end], (), found.day.date, None, found.start, found.lead)
