"""The day, or day and time, that a page prints above its text or in it, where the date is not known that well."""

from collections.abc import Sequence

from app.dates import Period
from app.parsers.day_lines import stamp
from app.parsers.options import Options
from app.sentences import ends_sentence

_FIRST = 3
"""Below how many paragraphs a stamp may be."""


def stamp_above(preamble: str | None, known: Period | None, options: Options) -> Period | None:
    """The stamp among the lines above a text, if no date is known or it says on which day of that this was."""
    printed = stamp(preamble, options.timezone, options.date_order) if preamble else None
    return printed if printed and (not known or _refines(printed, known)) else None


def stamp_inside(body: Sequence[str], known: Period | None, options: Options) -> tuple[Period, str] | None:
    """The stamp with a time below the first paragraphs or the last, and its line, if it refines what is known.

    None where there are several such lines, or a sentence leads to it: they belong to the text.
    """
    if not known or known.knows_day or len(body) == 1:
        return None
    read = ((stamp(line, options.timezone, options.date_order), line) for line in body)
    found = [(period, line) for period, line in read if period and period.precision in ("minute", "second")]
    if len(found) != 1 or found[0][1] not in (*body[:_FIRST], body[-1]) or not _refines(found[0][0], known):
        return None
    at = body.index(found[0][1])
    return found[0] if at == 0 or ends_sentence(body[at - 1]) else None


def _refines(printed: Period, known: Period) -> bool:
    return not known.knows_day and known.start <= printed.start < known.end
