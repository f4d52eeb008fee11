"""Reading the credit: the agency that signs the dispatch."""

import re
from functools import lru_cache
from typing import NamedTuple

from app.parsers.dateline.agencies import is_agency, is_known, is_site, looks_signed, may_open_credit, signs_in_brackets
from app.parsers.dateline.gazetteer import is_city
from app.parsers.dateline.lexing import WORD, skip_spaces
from app.parsers.dateline.months import is_weekday, month_of
from app.parsers.dateline.separators import is_dash, is_tight
from app.parsers.dateline.wordlists import words


class Credit(NamedTuple):
    """A credit as printed: where it ends, its name, and how well it is known."""

    end: int
    name: str
    known: bool
    bracketed: bool
    wire: bool


# One level of brackets inside is enough for "(HARBOUR AGENCY [HA])".
_BRACKETED = re.compile(r"\(([^()\n]{2,60})\)|/([^/\n]{2,80})/|\[([^\[\]\n]{2,40})\]")
_LEADING = re.compile(r"[^\W\d_][^\n:;()\[\]/\"“”!?]{1,40}?(?=[ \t]+[-–—]|,[ \t])")
_BYLINE = re.compile(r",[ \t]++[^\W\d_][^\n.,;:()\-–—]{2,40}(?=\.)")
_BY = re.compile(r"by (?:the )?", re.I)
_WRITER = re.compile(r"[^\W\d_a-z](?:\.|[\w'’-]+)(?: [^\W\d_a-z](?:\.|[\w'’-]+)){1,2}")
_CORRESPONDENT = re.compile(r"(?:корр|corr)\. | correspondent\b.*", re.I)
# "/TASS.", "TASS/.", "//TASS//,": slashes that were lost or doubled, and what closes them.
_SLASHES = re.compile(
    r"(?P<open>[/\\]{0,2}+)[ \t]?+([^\W\d_][^/\\.,;:()\n]{1,20}+)(?P<close>[/\\]{0,2}+)(?=[.,](?!\w))"
)
# "May 16, BNS - The ferry": capitals between a comma and a dash.
_INITIALS = re.compile(r"(?<=, )[^\W\d_]{2,7}(?=[ \t]++[-–—][ \t])")
_MAX_WORDS = 4
# A company's sign at its exchange.
_TICKER = re.compile(r"[A-Z][A-Za-z]{1,9}: ?[A-Z0-9.]{1,6}")
_ENDS_IN_YEAR = re.compile(r"\d,? \d{4}$|[^\W\d_]{3},? \d{4}$")
_RATINGS = words("PG PG-13 NC-17 TV-14 TV-MA TV-PG TV-G")


_BRACKETS = frozenset("(/[")


def _is_note(inside: str) -> bool:
    """Tell a note ("Corrects paragraph 7", "2nd UPDATE") or a figure from a name."""
    words = inside.split()
    if not words or len(words) > (12 if _ENDS_IN_YEAR.search(inside) else 7) or words[0] == "the":
        return True
    if _TICKER.fullmatch(inside) or inside in _RATINGS or (len(inside) < 3 and inside.istitle()):
        return True  # "FJORD (OSE: FJD)", "CHICAGO (PG-13)", "SODIUM (Na)"
    if (
        is_weekday(inside.strip().casefold())
        or inside.strip().isdigit()
        or (len(words) > 1 and any(map(month_of, words[:2])) and inside[-1].isdigit())
    ):
        return True  # "ARIES (March 21-April 19)"
    return words[0].casefold() in _NOTE_WORDS or words[-1].casefold() in _NOTE_ENDS


_NOTE_ENDS = words("update updated interview feature photo photos picture pictures")
_NOTE_WORDS = words(
    """
adds add corrects corrected corrects: updates update updated updating recasts recast refiles repeats
removes writethru writes fixes clarifies see photo photo: file this in by with not for from at on via
special special. delayed
"""
)


def read_bracketed(text: str, at: int) -> Credit | None:
    """Read a credit in brackets or slashes: "(Reuters)", "/TASS/"."""
    found = _BRACKETED.match(text, at) if text[at : at + 1] in _BRACKETS else None
    if not found:
        return None
    name = _credited(found[1] or found[2] or found[3])
    return Credit(found.end(), name, looks_signed(name), True, is_agency(name)) if name else None


@lru_cache(maxsize=8192)
def _credited(inside: str) -> str | None:
    """The name that signs in brackets, if there is one."""
    name = _signed(inside.strip())
    return None if _is_note(name) or not any(char.isalpha() for char in name) else name


def read_damaged(text: str, at: int) -> Credit | None:
    """Read a wire agency whose slashes were lost, doubled or turned: "/TASS.", "\\TASS\\.", "/TASS/,"."""
    found = _SLASHES.match(text, at)
    name = found[2].strip() if found else ""
    if not found or not is_agency(name) or not (found["open"] or found["close"]):
        return None
    return Credit(found.end() + (text[found.end()] == ","), name, True, True, True)


def _signed(inside: str) -> str:
    """Tell the agency from its writer: "Ann Lee, BTA", "BTA, A. Lee", "Корр. БЕЛТА"."""
    if (found := _BY.match(inside)) and is_agency(bare := inside[found.end() :].rstrip(".")):
        return bare
    writer, _, agency = inside.rpartition(", ")
    if writer and not is_agency(writer) and is_agency(agency):
        return agency
    if is_agency(writer) and _WRITER.fullmatch(agency):
        return writer
    bare = _CORRESPONDENT.sub("", inside)
    first = bare.partition(" ")[0]
    return first if bare != inside and is_agency(first) else bare


def read_plain(text: str, at: int) -> Credit | None:
    """Read an agency printed without brackets after the day: "SEOUL, Nov 26 AFP -", "— РИА Новости."."""
    if not text[at : at + 1].isalpha():
        return None
    ends: list[int] = []
    cursor = at
    for _ in range(_MAX_WORDS):
        found = WORD.match(text, cursor)
        if not found or (not ends and not may_open_credit(found[0])):
            break
        ends.append(found.end())
        cursor = skip_spaces(text, found.end())
        if cursor == found.end():
            break
    for end in reversed(ends):
        name = text[at:end].rstrip(".")
        if is_known(name):
            return Credit(at + len(name), name, True, False, is_agency(name))
    return None


def read_sign(text: str, at: int) -> Credit | None:
    """Read the initials of an agency that open a text without brackets: "AKP Phnom Penh", "WTB. Berlin"."""
    found = WORD.match(text, at)
    name = found[0].rstrip(".") if found else ""
    if not found or not name.isupper() or not 3 <= len(name) <= 5 or not (is_agency(name) or signs_in_brackets(name)):
        return None
    return Credit(found.end(), name, True, False, True)


def read_initials(text: str, at: int) -> Credit | None:
    """Read an unknown agency by its initials after the day: "RIGA, May 16, RNA - "."""
    found = _INITIALS.match(text, at)
    return Credit(found.end(), found[0], False, False, False) if found and found[0].isupper() else None


def skip_byline(text: str, at: int) -> int:
    """Return the offset after a byline that follows an unbracketed credit (", Name Surname.")."""
    found = _BYLINE.match(text, at)
    return found.end() if found else at


def read_leading(text: str, at: int) -> Credit | None:
    """Read an unbracketed credit that opens the text: "Reuters - ", "SPACE.com - ", "TEMPO.CO, "."""
    found = _LEADING.match(text, at)
    if not found:
        return None
    name, end = found[0], found.end()
    comma = text[end : end + 1] == ","
    if not _may_lead(name, comma) or (not comma and (not is_dash(text, end) or is_tight(text, end))):
        return None
    return Credit(end, name, True, False, is_agency(name))


@lru_cache(maxsize=8192)
def _may_lead(name: str, comma: bool) -> bool:
    # A short name in ordinary letters is an ordinary word ("Time - ", "App - ").
    if len(name) < 5 and name.istitle():
        return False
    if comma:
        return is_agency(name) or is_site(name)
    place, _, agency = name.rpartition(" ")  # "Washington CNN - "
    return is_known(name) or (_ends_as_signature(name) and not (is_city(place) and is_known(agency)))


def _ends_as_signature(name: str) -> bool:
    words = name.split()
    capitalised = all(word[:1].isupper() or word in {"of", "the", "de"} for word in words) and ". " not in name
    return 1 < len(words) <= 5 and capitalised and looks_signed(words[-1])
