"""A day alone on its line between headline and lead."""

import re
from typing import NamedTuple

from app.parsers.dateline.days import Day
from app.parsers.dateline.grammar import Grammar
from app.parsers.dateline.lexing import WORD, skip_white
from app.parsers.dateline.months import month_of
from app.parsers.dateline.separators import read_separator


class DateLine(NamedTuple):
    """A printed date line and where the lead after it begins."""

    start: int
    day: Day
    lead: int


_HEADLINE_END = re.compile(r"[^\n]{1,200}\n(?!\n)")


def read_date_line(grammar: Grammar, start: int) -> DateLine | None:
    """Read a full day on the line right below the headline.

    A weekday, a time of day or a blank line above marks the stamp of a web page; a date line names its month
    and directly follows its headline.
    """
    text = grammar.text
    headline = _HEADLINE_END.match(text, start)
    if not headline:
        return None
    reading = grammar.read(headline.end())
    if not reading or not reading.day or reading.places or reading.credit:
        return None
    day, word = reading.day, WORD.search(text, headline.end(), reading.day.end)
    if not day.has_year or day.has_weekday or not word or month_of(word[0]) is None:
        return None
    closing = read_separator(text, day.end)
    return DateLine(headline.end(), day, skip_white(text, closing.lead)) if closing.kind == "line" else None
