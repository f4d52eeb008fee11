"""Reading what follows a city: its state, province or country."""

import re
from typing import NamedTuple

from app.parsers.dateline.agencies import is_known, looks_signed, signs_in_brackets, signs_itself
from app.parsers.dateline.days import is_undated
from app.parsers.dateline.gazetteer import is_region
from app.parsers.dateline.lexing import WORD, skip_spaces
from app.parsers.dateline.months import is_weekday, month_of
from app.parsers.dateline.names import is_month_with_day, read_name

_GROUP = re.compile(
    r"(?:,(?=[ \t]\([A-Z](?:/[A-Z]){1,2}\),))?+[ \t]*+"  # "Hani, (B/A), May 16"
    r"(?:\(([^()\n]{2,40})\)(?:[ \t]\[[^\W\d_][^\[\]\n]{2,30}\](?=,))?+|\[([^\[\]\n]{2,40})\]"
    r"|/(?P<slashes>[^/\n]{2,40})/)"
    r"(?=[ \t]*+(?:[,.]|\((?P<credit>[^()\n]{2,60})\)))"
)
_LONGEST = 4
MISREAD_ILLINOIS = "111."
"""What scanning makes of Ill."""
_ENDS_REGION = frozenset(",./(&-–—_;0123456789")


class Region(NamedTuple):
    """A region: where it ends, and whether it is known by name."""

    end: int
    known: bool


def _word_ends(text: str, at: int) -> list[int]:
    ends: list[int] = []
    cursor = at
    for _ in range(_LONGEST):
        found = WORD.match(text, cursor)
        if not found or is_month_with_day(text, found[0], found.end()):
            break
        ends.append(found.end())
        cursor = skip_spaces(text, found.end())
        if cursor == found.end():
            break
    return ends


def read_region(text: str, at: int) -> Region | None:
    """Read a region after a comma: the longest known name, else a capitalised run that punctuation or a day ends."""
    if text.startswith(MISREAD_ILLINOIS, at):
        return Region(at + len(MISREAD_ILLINOIS), True)
    ends = _word_ends(text, at)
    if not ends or is_undated(text, at):
        return None
    for end in reversed(ends):
        if is_region(text[at:end]):
            return Region(end, True)
    return _read_unknown(text, at)


def _read_unknown(text: str, at: int) -> Region | None:
    # Old cables name their route: "Petrograd, via London, Jan. 20".
    name = read_name(text, at + 4 if text.startswith("via ", at) else at)
    if not name or name.style == "lower":
        return None
    printed = text[at : name.end]
    if is_weekday(printed) or is_known(printed) or month_of(printed) is not None:
        return None
    stop = skip_spaces(text, name.end)
    if stop < len(text) and text[stop] in _ENDS_REGION:
        return Region(name.end, False)
    month = WORD.match(text, stop)
    dated = month and is_month_with_day(text, month[0], month.end())
    return Region(name.end, False) if dated else None


def skip_group(text: str, at: int) -> int:
    """Skip a region in brackets or slashes ("(PERU),", "/Tver Region/,", "(Saale) (dpa)"), but not a credit."""
    found = _GROUP.match(text, at)
    if not found:
        return at
    inside = found[1] or found[2] or found["slashes"]
    signed = (
        signs_itself(inside)
        or signs_in_brackets(inside)
        or inside.islower()
        or (found["slashes"] and text[found.end() : found.end() + 1] == ".")
    )
    other = found["credit"] and not looks_signed(found["credit"])
    return at if signed or other or any(char.isdigit() for char in inside) else found.end()
