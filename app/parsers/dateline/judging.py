"""Whether what was read is a dateline: capitals, known names and separators weigh against each other."""

import re

from app.parsers.dateline import leads
from app.parsers.dateline.agencies import is_agency
from app.parsers.dateline.credits import Credit
from app.parsers.dateline.labels import LABELS, RUBRICS, STAMPS, ZONES
from app.parsers.dateline.lexing import WORD, opens_sentence
from app.parsers.dateline.parts import Reading
from app.parsers.dateline.persons import is_person
from app.parsers.dateline.places import Places
from app.parsers.dateline.separators import Kind, is_barred
from app.parsers.dateline.towns import goes_on_from_town, is_town, may_be_town
from app.parsers.dateline.wordlists import words

# Words that begin a sentence; British papers print names as their first words in capitals, not these.
_FUNCTION_WORDS = words(
    """
the a an in on at with for as after before when while it its he she they there this that these those two
three four five six seven eight nine ten more most many some one if but by from no all about under over
despite although because since now just even
"""
)
_HEADINGS = STAMPS | RUBRICS
# What a press office prints before a day: "FOR IMMEDIATE RELEASE May 16, 2024".
_KINDS = words("release advisory statement")
_MAX_TITLE_WORDS = 4
_LONGEST_INITIALS = 3
"""The most letters before a colon that are a kicker's initials, not a place: "UN: Ferry must be saved"."""
# Words that are labels by themselves but may begin the name of a place ("GOLD COAST", "OIL CITY").
_GOODS = words("gold oil silver copper crude dollar euro yen sterling war")
_QUOTES = frozenset("'\"‘’‚“”„«»‹›")
_BETWEEN_TOWNS = re.compile(r"\s*[/,;]\s*|\s+(?:AND|UND|ET|Y|E|&)\s+")
# American broadcasters, which report from places that no list has: "JACKSON HOLE (KFJD) -".
_CALL_SIGN = re.compile(r"[KW][A-Z]{3}\b")
# "cp -r" is a command and its option.
_OPTION = re.compile(r" -(?:[a-z]{1,2}\b|[A-Z]\b|-[a-z])")
# "U.S. Senator Ann Lee said" continues in ordinary letters.
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")


def is_dateline(text: str, reading: Reading) -> bool:
    """Judge a reading at the start of a line."""
    if reading.separator is None or reading.own_end <= reading.start:
        return False
    if is_barred(text, reading.own_end) and not _is_vouched_for(reading):
        return False
    if reading.places:
        return _is_placed(text, reading, reading.places, reading.separator.kind)
    if reading.day and reading.credit:
        return reading.credit.known or reading.separator.kind == "dash"
    if reading.day:
        return _is_day_alone(reading)
    return _is_credit_alone(text, reading)


def _is_vouched_for(reading: Reading) -> bool:
    """Tell whether a place is backed by a day or a known credit."""
    return reading.places is not None and bool(reading.day or (reading.credit and reading.credit.known))


def is_strong(reading: Reading) -> bool:
    """Tell whether a place is backed by a day or a credit."""
    return reading.places is not None and (reading.day is not None or reading.credit is not None)


def stands_inside_line(text: str, reading: Reading) -> bool:
    """Judge a reading in the middle of a line, where only place and agency, or place and day, will do."""
    if not is_dateline(text, reading) or not is_strong(reading) or reading.separator is None:
        return False
    if reading.credit and reading.credit.known:
        return reading.separator.kind != "none" or reading.day is not None
    return reading.day is not None and reading.separator.kind in ("dash", "colon")


def _is_placed(text: str, reading: Reading, places: Places, kind: Kind) -> bool:
    if _names_house(text[places.parts[0].start : places.end], places):
        return False
    if reading.day:
        return _is_placed_day(text, reading, places, kind)
    if reading.credit:
        return _is_placed_credit(text, reading, places, kind)
    if not opens_sentence(text, reading.lead) and not (places.style == "caps" and kind == "dash"):
        return False
    return _is_place_alone(text, reading, places, kind)


def _names_house(printed: str, places: Places) -> bool:
    """Tell the name of an agency or a paper, "Associated Press (AP) 16 May 2024", "THE TIMES Thu, May 16"."""
    unknown = not places.known and not is_town(printed)
    return is_agency(printed) or (unknown and printed.startswith(("THE ", "The ")) and places.style != "lower")


def _is_placed_day(text: str, reading: Reading, places: Places, kind: Kind) -> bool:
    signed = reading.credit is not None
    name = text[reading.start : places.end].casefold()
    if (
        "embargo" in name
        or name in ZONES
        or name.startswith(("a.m.", "p.m."))
        or not _HEADINGS.isdisjoint(name.rstrip(".").split())
    ):
        return False
    if name.rstrip(".:").rpartition(" ")[2] in _KINDS:
        return False
    if reading.day and reading.day.has_weekday and not reading.day.date:
        # A weekday alone vouches for little: the place must be known, or look like one and have a dash or a credit.
        closed = kind not in ("dot", "line") and not _is_label(text, reading)
        in_capitals = places.style == "caps"
        placed = places.known or (in_capitals and closed) or (is_town(name) and (in_capitals or kind == "dash"))
        if not placed:
            return False
    if places.style == "lower":
        return kind == "dash" or signed
    if kind == "none":
        return (signed or _ends_in_itself(text, reading, places)) and opens_sentence(text, reading.lead)
    if places.style == "title" and not signed:
        # "Winter Olympics June 26, 2014"
        is_heading = (
            kind == "line" and text[places.end] != "," and not (places.known or places.has_region or is_town(name))
        )
        if places.words > _MAX_TITLE_WORDS or is_heading:
            return False
    return kind != "dot" or signed or opens_sentence(text, reading.lead)


def _ends_in_itself(text: str, reading: Reading, places: Places) -> bool:
    """Tell whether a dateline may end without separator: a wide gap, capitals that stop at the lead, a known place."""
    if text[reading.own_end : reading.own_end + 2] == "  ":
        return True
    found = WORD.match(text, reading.lead)
    if places.style == "caps":
        return not (found and len(found[0]) > 1 and found[0].isupper())
    # "Brussels, 16 May 2024 The ferry"
    whole = places.known and reading.day is not None and reading.day.has_year
    return whole and found is not None and found[0].casefold() in _FUNCTION_WORDS


def _is_placed_credit(text: str, reading: Reading, places: Places, kind: Kind) -> bool:
    credit = reading.credit
    if credit is None:
        return False
    ended = kind in ("dash", "colon")
    if places.style == "caps":
        printed = text[places.parts[0].start : places.end]
        if not credit.known and not places.has_region and _is_denied(text, reading, printed):
            return False
        named = credit.known or (is_town(printed) and credit.bracketed and _is_one_name(credit.name))
        return ended or (named and opens_sentence(text, reading.lead) and kind != "line")
    if not credit.known:
        return ended and places.known
    if ended or (kind == "dot" and (credit.wire or places.known or is_town(text[places.parts[0].start : places.end]))):
        return places.words <= _MAX_TITLE_WORDS and _is_apart(credit, places)
    # "Viacom (CBS) Chairman": a company's initials; only a wire agency signs a place without a dash.
    return opens_sentence(text, reading.lead) and (credit.wire or places.known) and places.style != "lower"


def _is_apart(credit: Credit, places: Places) -> bool:
    """Tell a place from the end of a sentence that a paper's name follows ("9pm: The Boatman. ITV - 9pm: Quiz")."""
    return credit.bracketed or credit.wire or places.known or credit.end <= places.parts[0].start


def _is_denied(text: str, reading: Reading, printed: str) -> bool:
    """Tell a club's list of players, a company that begins with its city, or a death notice from place and credit."""
    called = reading.credit is not None and _CALL_SIGN.match(reading.credit.name)
    grown = not called and goes_on_from_town(printed)
    return grown or leads.is_transfer(text, reading.lead) or _is_notice(text, reading, printed)


def _is_notice(text: str, reading: Reading, printed: str) -> bool:
    """Tell a death notice, "LEE, Ann (Nancy) - Passed away", from a place and its credit."""
    surname, _, given = printed.partition(", ")
    return leads.is_notice(text, reading.lead) or (given.istitle() and not is_town(surname))


def _is_place_alone(text: str, reading: Reading, places: Places, kind: Kind) -> bool:
    printed = text[reading.start : reading.own_end]
    if kind == "dash":
        return _is_place_before_dash(text, reading, places)
    if kind == "colon":
        if places.style == "title" and text[reading.lead : reading.lead + 1] in _QUOTES:
            return False  # "Victoria: 'I never wanted'"
        known = places.known or (places.style == "caps" and is_town(printed))
        return known and places.style != "lower" and reading.own_end - reading.start > _LONGEST_INITIALS
    if printed.endswith(".") and not places.has_region:
        return _is_place_before_stop(text, reading, printed, places)
    if text[reading.start] == "(":
        return places.known
    if kind != "none" or places.style != "caps" or text[reading.at : reading.at + 1] in ("-", "(", "/", "."):
        return False
    return _runs_on(text, reading, places)


def _is_place_before_stop(text: str, reading: Reading, printed: str, places: Places) -> bool:
    """Judge "MÜNCHEN. Die Stadt" and, where the lead is German as well, "Straubing. Ein Autofahrer"."""
    if not text[reading.own_end : reading.own_end + 1].isspace():
        return False
    if places.style == "caps":
        return is_town(printed)
    return places.words == 1 and places.known and leads.is_german(text, reading.lead)


def _is_place_before_dash(text: str, reading: Reading, places: Places) -> bool:
    if places.style == "lower" or (not places.known and (places.style != "caps" or _is_label(text, reading))):
        return False
    if leads.denies_place(text, reading.lead) or leads.is_fixture(
        text, reading.lead, in_capitals=places.style == "caps"
    ):
        return False
    if places.known:
        return True
    if not places.has_region and not _may_stand_alone(text[places.parts[0].start : places.end]):
        return False
    if leads.is_day_alone(text, reading.lead) or leads.is_in_capitals(text, reading.lead):
        return False
    return not leads.repeats(text, reading.lead, text[reading.start : reading.own_end])


def _may_stand_alone(printed: str) -> bool:
    """Tell whether capitals before a dash may be a place by themselves: most of them are labels."""
    name, _, region = printed.partition(", ")
    if region and not region.isupper():  # "BATAVIA, Dutch East Indies", but "LINDEN, John"
        return not is_person(f"{region} {name}")
    return not is_person(printed) and all(map(may_be_town, _BETWEEN_TOWNS.split(printed)))


def _runs_on(text: str, reading: Reading, places: Places) -> bool:
    """Judge a place in capitals without a separator ("HULL, England The ...", "LONDON The ferry ...")."""
    found = WORD.match(text, reading.lead)
    if not found or not found[0][0].isupper():
        return False
    if found[0].isupper() and len(found[0]) > 1 and not _INITIALS.fullmatch(found[0]):
        return False
    if places.has_region:
        return True
    return places.known and found[0].casefold() in _FUNCTION_WORDS


def _is_label(text: str, reading: Reading) -> bool:
    printed = text[reading.start : reading.own_end]
    words = printed.replace(",", " ").replace("-", " ").casefold().split()
    if not words or words[0] == "the" or "&" in printed or len(printed) < 4 or words[-1] in _GOODS:
        return True
    return any(word.strip(".") in LABELS for word in words)


def _is_day_alone(reading: Reading) -> bool:
    day, kind = reading.day, reading.separator.kind if reading.separator else "none"
    return day is not None and day.has_year and not day.has_weekday and kind == "dash"


def _is_credit_alone(text: str, reading: Reading) -> bool:
    credit, separator = reading.credit, reading.separator
    if credit is None or separator is None or leads.is_rights_notice(text, separator.lead):
        return False
    if separator.kind == "dash":
        if not credit.bracketed and credit.name.islower() and _OPTION.match(text, separator.own_end):
            return False
        return credit.known or (len(credit.name) < 25 and credit.name[:1].isupper() and _is_one_name(credit.name))
    if separator.kind == "dot":
        return credit.wire and credit.bracketed and opens_sentence(text, separator.lead)
    return (
        credit.bracketed
        and credit.known
        and separator.kind in ("none", "colon")
        and opens_sentence(text, separator.lead)
    )


def _is_one_name(name: str) -> bool:
    return all(word[:1].isupper() for word in name.split())
