"""The names of a dateline's places as they are read: MOSCOW as Moscow, DALLAS/FORT WORTH as one."""

from functools import lru_cache

from app.parsers.dateline.casing import reading_case
from app.parsers.dateline.gazetteer import TWIN_CITIES, is_shortened
from app.parsers.dateline.lexing import bare
from app.parsers.dateline.names import closes_name
from app.parsers.dateline.places import Place, Places
from app.parsers.dateline.regions import MISREAD_ILLINOIS


def _is_twin(text: str, found: tuple[Place, ...], index: int) -> bool:
    first, second = found[index], found[index + 1]
    return bare(text[first.start : second.end]).split(",")[0] in TWIN_CITIES


def names_of(text: str, places: Places) -> tuple[str, ...]:
    """Set the places in reading case; two that print as one name are one."""
    found = places.parts
    if len(found) == 1:
        return (_tidy(text[found[0].start : found[0].end]),)
    spans: list[tuple[int, int]] = []
    for index, place in enumerate(found):
        joined = index > 0 and _is_twin(text, found, index - 1)
        if joined:
            spans[-1] = (spans[-1][0], place.end)
        else:
            spans.append((place.start, place.end))
    return tuple(_tidy(text[start:end]) for start, end in spans)


@lru_cache(maxsize=8192)
def _tidy(printed: str) -> str:
    head, _, last = printed.rpartition(" ")
    region = printed.rpartition(",")[2].strip()
    # The dot of a region's abbreviation stays; one that stands for a comma goes.
    if closes_name(last) and not (head and (is_shortened(last) or is_shortened(region))):
        printed = f"{head} {last}".strip().rstrip(".")
    return reading_case(printed.rstrip(",").replace(f", {MISREAD_ILLINOIS.rstrip('.')}", ", Ill."))
