"""Words: how a text is split for the search index, and a search in exactly the same way."""

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import category

from app.text import strip_case

LONGEST = 100
"""The most characters of a word that count; longer words are cut."""

# Scripts written without spaces: a run of them is indexed as overlapping pairs.
_DENSE = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_THAI = "\u0e00-\u0e7f"
_EITHER = re.compile(f"[{_DENSE}{_THAI}]")
_KINDS = re.compile(f"[{_DENSE}]+|[{_THAI}]+|[^{_DENSE}{_THAI}]+")
_PLAIN = bytes(ord(c.lower()) if (c := chr(code)).isascii() and c.isalnum() else 32 for code in range(256))
"""What each ASCII byte becomes: a letter or digit is folded, anything else is a space."""


def words(text: str) -> list[str]:
    """The words of a text, folded, in order: letters, digits and marks; Han, Kana and Thai as overlapping pairs.

    A run of n such characters gives n - 1 pairs, then its last character alone, so that each one begins a word.
    """
    if text.isascii():
        return _short(text.encode().translate(_PLAIN).decode().split())
    folded = strip_case(text)
    if not _EITHER.search(folded):
        return _short(_characters().findall(folded.replace("_", " ")))
    return [word for _, run in _runs(folded) for word in _cut(run)]


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Each word's start and end in the original text, and the folded word. Pairs overlap."""
    folded, origins = _traced(text)
    for start, run in _runs(folded):
        pieces = _cut(run)
        for number, word in enumerate(pieces):
            first = start + number if len(pieces) > 1 else start
            last = first + len(word) if len(pieces) > 1 else start + len(run)
            yield origins[first], origins[last - 1] + 1, word


def phrase(text: str) -> tuple[list[str], str]:
    """The words of a search term, and how the word after them begins: empty unless a single character ends the term.

    Where such a character ends a longer run, the pair before it says the same. One that is a whole run stands for every
    word that begins with it: a text may go on with other characters.
    """
    found = words(text)
    if not found or len(found[-1]) > 1 or not is_dense(found[-1]):
        return found, ""
    *before, last = found
    ends_a_pair = before and len(before[-1]) == 2 and is_dense(before[-1])
    return before, "" if ends_a_pair else last


def is_dense(word: str) -> bool:
    """Whether a word's script has no spaces, so that a single character stands for all words that begin with it."""
    return _EITHER.match(word) is not None


def _cut(run: str) -> list[str]:
    if not is_dense(run):
        return [run[:LONGEST]]
    return [run[start : start + 2] for start in range(len(run))]


def _short(found: list[str]) -> list[str]:
    return found if max(map(len, found), default=0) <= LONGEST else [word[:LONGEST] for word in found]


def _traced(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the position of the one it came from."""
    if text.isascii():
        return text.lower(), list(range(len(text)))
    pieces = [strip_case(character) for character in text]
    return "".join(pieces), [origin for origin, piece in enumerate(pieces) for _ in piece]


def _runs(folded: str) -> Iterator[tuple[int, str]]:
    """The start of each run of word characters of one kind, and the run."""
    for found in _characters().finditer(folded.replace("_", " ")):
        if _EITHER.search(found[0]):
            yield from ((found.start() + part.start(), part[0]) for part in _KINDS.finditer(found[0]))
        else:
            yield found.start(), found[0]


@cache
def _characters() -> re.Pattern[str]:
    """What a word consists of; compiled for the first non-ASCII text, as it takes some milliseconds.

    Python's `\\w` does not include combining marks, without which Hindi or Hebrew words would fall apart.
    """
    marks = [c for c in map(chr, (*range(0x370, 0x20000), *range(0xE0100, 0xE01F0))) if category(c)[0] == "M"]
    common, rare = ("".join(c for c in marks if (c <= "\uffff") == low) for low in (True, False))
    # Two classes, because one with both kinds is searched range by range.
    return re.compile(rf"(?:\w+|[{common}]+|(?=[^\0-\uffff])[{rare}]+)+")
