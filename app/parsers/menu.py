"""The menu of a page that was copied with its text: a block of short lines above everything else."""

import re

from app.parsers.dateline.persons import is_person
from app.text import squeeze

_FEWEST, _LONGEST, _MOST_WORDS = 8, 40, 4
"""How many lines a menu has at least, and how many characters and words of an item."""
_SHARE = 0.8
"""Of the lines of a menu, how many look like items: others say how to use it."""
_FEWEST_KNOWN = 3
_LONGEST_BLOCK = 8_000
_WORDS = re.compile(r"[^\W\d_]+")
_KNOWN = frozenset(
    """
    a about account all and archive archives arts blogs business careers classifieds contact culture e-paper economy
    editions education entertainment environment events feed filter finance galleries gallery go health home in jobs
    language languages latest life lifestyle live local log login main markets menu more movies multimedia music my
    national nation newsletter newsletters news on opinion opinions photo photos podcast podcasts politics press
    register review science search sections select services shop show sign skip society space sport sports store
    subscribe tech technology to topics travel tv up us video videos weather world your
    """.split()  # noqa: SIM905
)
"""Words of which the items of a menu consist that stand on most news sites."""


def without_menu(text: str) -> tuple[list[str], str]:
    """The items of the menu above a text, and the text below it."""
    block, _, rest = text.lstrip("\n").partition("\n\n")
    size = block.count("\n") + 1
    if size < _FEWEST or len(block) > min(_LONGEST_BLOCK, _LONGEST * size) or not rest.strip():
        return [], text
    lines = [line for raw in block.split("\n") if (line := squeeze(raw))]
    if len(lines) < _FEWEST or sum(map(_is_item, lines)) < _SHARE * len(lines):
        return [], text
    if sum(map(_is_known, lines)) < _FEWEST_KNOWN:
        return [], text
    below = next(n for n, line in enumerate(reversed(lines)) if _is_item(line))  # a headline, with its deck
    return lines[: len(lines) - below], "\n".join([*lines[len(lines) - below :], "", rest]) if below else rest


def _is_item(line: str) -> bool:
    """Whether a line may be an item of a menu, and is no verse, result or name."""
    is_short = len(line) <= _LONGEST and len(line.split()) <= _MOST_WORDS
    return is_short and line[-1] not in ".,;:!?" and not any(map(str.isdigit, line)) and not is_person(line)


def _is_known(line: str) -> bool:
    words = _WORDS.findall(line.casefold())
    return bool(words) and _KNOWN.issuperset(words)
