"""Setting a place printed in capitals the way it is read: MOSCOW as Moscow."""

import re

from app.parsers.dateline.gazetteer import is_postal
from app.parsers.dateline.lexing import CONNECTORS

_PIECES = re.compile(r"([\s,/()\-‐‑&]++|(?<=[^\W\d_]{2})\.(?=[^\W\d_]{2}))")  # ST.PETERSBURG
_DOTTED_INITIALS = re.compile(r"(?:[^\W\d_]\.)++[^\W\d_]?+")
_ACRONYMS = frozenset(
    {"USA", "USSR", "UAE", "UK", "UN", "EU", "NSW", "DC", "NATO", "USS", "HMS", "NASA", "AFB", "RAF", "HQ"}
)
_REGION = 2
"""The letters of a region's abbreviation."""
_ELISIONS = frozenset("dlno")
_ELIDED = ("d", "l")
"""Words of which only this is left inside a name: Coeur d'Alene."""
_APOSTROPHES = ("'", "’")


def _lower(text: str) -> str:
    # A dotted capital I lowers to two characters, which would change the length of Turkish names.
    return text.replace("İ", "i").lower()


def _capitalised(word: str) -> str:
    if len(word) > 3 and word[1] in "'’" and word[0].lower() in _ELISIONS:
        return word[0].upper() + word[1] + word[2].upper() + _lower(word[3:])
    if len(word) > 4 and word[:2].upper() == "MC":
        return "Mc" + word[2].upper() + _lower(word[3:])
    return word[:1].title() + _lower(word[1:])  # Georgian has capitals, but no name begins with one


def _piece(word: str, first: bool, abbreviated: bool) -> str:
    if not first and word[:1].lower() in _ELIDED and word[1:2] in _APOSTROPHES:
        return f"{word[0].lower()}{word[1]}{_capitalised(word[2:])}"
    if word.islower() and word in CONNECTORS:
        return word  # "Amsterdam, the Netherlands", "Petrograd, via London"
    if not word.isupper() and not word.islower():
        return _capitalised(word) if word.startswith("Mc") and word[2:].isupper() else word
    if not first and word.lower() in CONNECTORS:
        return word.lower()
    if word.isupper() and (word.strip(".") in _ACRONYMS or _DOTTED_INITIALS.fullmatch(word)):
        return word
    if abbreviated and not first and word.isupper() and len(word) == _REGION:
        return word
    return _capitalised(word)


def _name(printed: str, follows: bool) -> str:
    """Set one part between commas; a code of two letters keeps its capitals behind another part, or if it is known."""
    if printed.isupper() and len(printed.strip(".")) == _REGION and (follows or is_postal(printed)):
        return printed
    pieces = _PIECES.split(printed)
    abbreviated = not printed.isupper()  # beside ordinary letters, two capitals are a region: "Landquart GR"
    return "".join(
        piece if index % 2 else _piece(piece, not "".join(pieces[:index]).strip(), abbreviated)
        for index, piece in enumerate(pieces)
    )


def reading_case(place: str) -> str:
    """Set a place in reading case, white space folded."""
    parts = " ".join(place.split()).split(", ")
    return ", ".join(_name(part, number > 0) for number, part in enumerate(parts))
