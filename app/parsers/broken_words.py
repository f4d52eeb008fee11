"""Words that were broken at the end of a line."""

import re
from collections.abc import Set

_BREAK = re.compile(r"-[^\S\n]*\n")  # begins with what is rare, so that it is found fast
_BROKEN = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-[^\S\n]*\n\s*([^\W\d_]+)")
_LETTERS = re.compile(r"[^\W\d_]+")
_SUSPENDED = frozenset(
    """
    and als beziehungsweise bis bzw e eller en es et ja lub nebo nor o och oder of og or ou plus rather respektive
    samt sowie tai through to tot und versus vs wie y és и или та чи
    """.split()  # noqa: SIM905
)
"""What stands behind a word that lacks its end: `in- and outbound`, `Hin- und Rückfahrt`."""


def words_beside(text: str) -> Set[str]:
    """The words by which it is known what a word was before it was broken; none where a text has no broken words."""
    return frozenset(_LETTERS.findall(text.lower())) if _BREAK.search(text) else frozenset()


def with_whole_words(lines: str, words: Set[str]) -> str:
    """Lines in which broken words are whole, without the hyphen if that is how another place has them."""
    return _BROKEN.sub(lambda found: _whole(found, words), lines) if words else lines


def _whole(found: re.Match[str], words: Set[str]) -> str:
    begin, end = found.groups()
    if not end[0].islower() or end in _SUSPENDED:
        return found[0]
    return begin + end if (begin + end).lower() in words else f"{begin}-{end}"
