"""Reading the place or places of a dateline."""

import re
from functools import lru_cache
from typing import NamedTuple

from app.parsers.dateline.agencies import is_agency, is_known
from app.parsers.dateline.days import skip_article
from app.parsers.dateline.gazetteer import is_city, is_region
from app.parsers.dateline.lexing import WORD, Style, skip_gap
from app.parsers.dateline.months import is_weekday, month_of
from app.parsers.dateline.names import Name, is_figure_with_month, is_month_with_day, mended, read_name
from app.parsers.dateline.regions import MISREAD_ILLINOIS, Region, read_region, skip_group
from app.parsers.dateline.wordlists import words

_MAX_PLACES = 6


class Place(NamedTuple):
    """One place as printed, with its region; `dated` means that its day follows at once."""

    start: int
    end: int
    style: Style
    known: bool
    words: int
    has_region: bool = False
    dated: bool = False


class Places(NamedTuple):
    """The place list of a dateline."""

    end: int
    parts: tuple[Place, ...]
    style: Style
    known: bool
    words: int
    has_region: bool


# A slash joins two cities with spaces on both sides or on none: "Minsk /BELTA/" opens a credit.
_JOIN = re.compile(
    r"(?:,(?=[ \t]+(?:and|&)[ \t]))?[ \t]*+"
    r"(?:(?<=\s)/(?=\s)|(?<!\s)/|&(?:amp;)?|;|(?:and|und|et|y|e|en|i|и)(?=[ \t]))[ \t]*+"
)
_NOWHERE = re.compile(r"[ \t\u00a0]{1,4}+([^\W\d_]++)(?=\s)|[ \t\u00a0]*+\n(?![ \t]*+--)")
# What joins two places or a place and its day, and the first words of "NO DATE".
_FOLLOWING = words("and und et y e en i и في no undated")
_SIGNS_IN_LOWER_CASE = words("taz dpa afp ap epd rtr")  # "BERLIN taz | Die"
# Words that open a sentence in title case; none begins the name of a town.
_OPENERS = words(
    """
a an in on at for with after when as it he she they we this that these there if but and or by from to who
what why how former president minister mr mrs der die das ein eine un una une
"""
)
# Words before a day in a sentence or on a list, in any letter case: "THROUGH JULY 5".
_BEFORE_A_DAY = words("after before beginning by during effective ending from on since starting through till until")
# Words that introduce a byline.
_BEFORE_A_NAME = words("by von par por di door av af")


@lru_cache(maxsize=8192)
def _may_follow(word: str) -> bool:
    """Tell whether a word can follow the place of a dateline: a day, a credit, or what joins another place."""
    folded = word.casefold()
    dated = month_of(word) is not None or is_weekday(word)
    signed = (word.isupper() or word in _SIGNS_IN_LOWER_CASE) and is_known(word)
    return dated or folded in _FOLLOWING or signed


def _leads_nowhere(text: str, name: Name) -> bool:
    """Tell a name that cannot be a place from what follows: the end of its line, or words of a sentence.

    This alone rules out most lines, before anything else is tried.
    """
    found = None if text[name.end - 1] == "." else _NOWHERE.match(text, name.end)
    if not found:
        return False
    word = found[1]
    if word is None:
        return True
    # After capitals, a lead may follow at once ("HULL, England The ferry").
    return not _may_follow(word) and (name.style != "caps" or word[0].islower())


def read_place(text: str, at: int) -> Place | None:
    """Read one place: a name, then a region after a comma, in brackets or in slashes."""
    name = read_name(text, at)
    return _read_named(text, at, name) if name else None


def _read_named(text: str, at: int, name: Name) -> Place | None:
    name = mended(text, at, name)
    printed = text[at : name.end]
    first = printed.split(None, 1)[0] if name.words > 1 else printed
    known = is_city(printed)
    if is_weekday(first) or (name.words == 2 and is_weekday(printed)) or (month_of(printed) is not None and not known):
        return None
    if not known and _opens_sentence(first.casefold(), name):
        return None
    if _day_follows(text, name.end):
        return Place(at, name.end, name.style, known, name.words, dated=True)
    place = Place(at, name.end, name.style, known, name.words)
    grouped = skip_group(text, name.end)
    place = place._replace(end=grouped, has_region=True) if grouped > name.end else _with_regions(text, place)
    return None if _is_byline(first.casefold(), place) else place


def _opens_sentence(first: str, name: Name) -> bool:
    """Tell by the first word that what was read is not the name of a town."""
    return (name.style == "title" and first in _OPENERS) or (name.words == 1 and first in _BEFORE_A_DAY)


def _is_byline(first: str, place: Place) -> bool:
    """Tell "Von Ann Lee (dpa)" from a town: such a town has two words, and its region after it (Von Ormy)."""
    return (
        first in _BEFORE_A_NAME and not place.known and (place.words > 2 or (place.words == 2 and not place.has_region))
    )


def _day_follows(text: str, end: int) -> bool:
    """Tell whether a day directly follows a name, as it mostly does: then the place has no region."""
    after = skip_gap(text, end)
    if after == end:
        return False
    if text[after : after + 1].isdigit() or skip_article(text, after) > after:
        return not text.startswith(MISREAD_ILLINOIS, after)
    word = WORD.match(text, after)
    return word is not None and (
        is_month_with_day(text, word[0], word.end()) or is_figure_with_month(text, word[0], word.end())
    )


def _with_regions(text: str, place: Place) -> Place:
    for number in range(2):
        after = skip_gap(text, place.end)
        # A dot after a region only shortens it ("WASHINGTON, D.C. U.S. Senator").
        parted = "," in text[place.end : after] if number else _comma_between(text, place.end, after)
        if after == place.end or not parted or after >= len(text):
            break
        region = read_region(text, after) if text[after].isalpha() or text[after] == "1" else None
        if not region or _is_next_place(text, place, after, region):
            break
        if not region.known and "," not in text[place.end : after]:
            break  # "Straubing. Ein 43-jähriger"
        place = place._replace(
            end=region.end, known=place.known or region.known, has_region=place.has_region or region.known
        )
    return place


def _comma_between(text: str, end: int, after: int) -> bool:
    between = text[end:after]
    return "," in between or ("." in text[end - 1 : after] and " " in between)


def _is_next_place(text: str, place: Place, at: int, region: Region) -> bool:
    """Tell a list of cities ("LONDON, PARIS") from a city and its region, both in capitals."""
    name = text[at : region.end]
    return place.style == "caps" and not region.known and name.isupper() and is_city(name)


def _read_join(text: str, place: Place) -> int | None:
    if place.dated:
        return None
    end = place.end
    found = _JOIN.match(text, end)
    if found:
        return None if _is_credit(text, found) else found.end()
    after = skip_gap(text, end)
    word = WORD.match(text, after) if "," in text[end:after] else None
    name = read_name(text, after) if word and word[0].isupper() else None
    return after if name and text[after : name.end].isupper() and is_city(text[after : name.end]) else None


def _is_credit(text: str, join: re.Match[str]) -> bool:
    """Tell an agency between slashes ("HOUSTON, TX / ACCESSWIRE / ", "Ramallah/PNN/") from a second city."""
    at = join.end()
    name = read_name(text, at)
    if name is None:
        return False
    printed = text[at : name.end]
    return is_agency(printed) or (join[0] == "/" == text[name.end : name.end + 1] and not is_city(printed))


def _read_list(text: str, first: Place) -> list[Place]:
    found = [first]
    while len(found) < _MAX_PLACES and (cursor := _read_join(text, found[-1])) is not None:
        place = read_place(text, cursor)
        if not place or (place.style != first.style and not place.known):
            break
        found.append(place)
    return found


def is_known_throughout(text: str, places: Places) -> bool:
    """Tell that no unknown region is behind the last place: it may be a misprint of a month ("London, Jasi.")."""
    last = text[places.parts[-1].start : places.end].rpartition(", ")[2]
    return places.known and (is_city(last) or is_region(last))


def is_city_alone(text: str, places: Places) -> bool:
    """Tell a known city that is no country ("Turkey 3.—Roast") and has no region."""
    return places.known and is_city(printed := text[places.parts[0].start : places.end]) and not is_region(printed)


def single(start: int, end: int, style: Style) -> Places:
    """A known place by itself."""
    return Places(end, (Place(start, end, style, True, 1),), style, True, 1, False)


def joined(first: Places, second: Places) -> Places:
    """Two lists of places as one."""
    parts = (*first.parts, *second.parts)
    return first._replace(end=second.end, parts=parts, words=max(first.words, second.words))


def read_places(text: str, at: int) -> Places | None:
    """Read the place list that opens a dateline."""
    name = read_name(text, at)
    first = _read_named(text, at, name) if name and not _leads_nowhere(text, name) else None
    if not first:
        return None
    found = _read_list(text, first)
    if len(found) == 1:
        return Places(first.end, (first,), first.style, first.known, first.words, first.has_region)
    longest = max(place.words for place in found)
    known = all(place.known for place in found)
    return Places(found[-1].end, tuple(found), found[0].style, known, longest, any(p.has_region for p in found))
