"""Which encoding of the Latin script undeclared bytes are in."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from app.parsers.detected_language import likely_languages

_USUAL, _WESTERN = "windows-1252", ("macintosh", "cp850")
_LETTERS: Mapping[str, str] = {
    "bs": "čćđšž",
    "cs": "áčďéěíňóřšťúůýž",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
    "is": "áæéíðóöþúý",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņōŗšūž",
    "pl": "ąćęłńóśźż",
    "ro": "ăâîșțşţ",
    "sh": "čćđšž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čćđšž",
    "sr": "čćđšž",
    "tr": "çğıîöşüâûİ",
}
"""The letters beyond ASCII of languages that have others than those of Western Europe."""
_WESTERN_LETTERS = "àáâãäåæçèéêëìíîïñòóôõöøœšùúûüýžß"
_WORDS_IN_THEMSELVES = frozenset("ÀÁÈÉÍÓÔÖÅÆØÚ")
"""Capitals that may stand alone."""
_CENTRAL = frozenset("bs cs hr hu pl ro sh sk sl sr".split())  # noqa: SIM905
_MADE_FOR: Mapping[str, frozenset[str]] = {
    "windows-1250": _CENTRAL,
    "iso-8859-2": _CENTRAL,
    "cp852": _CENTRAL,
    "windows-1254": frozenset(["tr"]),
    "windows-1257": frozenset(["et", "lt", "lv"]),
}
"""Encodings, and the languages that they were made for."""
_ELSEWHERE = frozenset[str]().union(*_MADE_FOR.values()) - {"et"}
"""The languages that cannot be written in the Western encodings."""

_BEYOND = re.compile(rb"[\x80-\xff]")
_PIECE = re.compile(rb"[^<>\r\n]{1,2000}")
"""A line, or what stands between two tags on it."""
_SAMPLE, _ENOUGH = 400, 24
"""Bytes by which an encoding is told, and how many characters beyond ASCII among them."""
_BETTER = 0.3
"""By how much another encoding than the usual one has to fit better."""
_LATIN_9 = re.compile(rb"\xa4|(?<=[a-z])[\xa8\xb8\xbd](?=[a-z])")
"""The euro and letters of ISO 8859-15, where windows-1252 has signs that no text has there."""
_CONTROLS = re.compile(rb"[\x80-\x9f]")
"""What is printed in windows-1252, and not in ISO 8859."""
_INSIDE_WORDS = frozenset("·…\xa0\xad–—")
"""Signs that may stand between two letters."""
_BEFORE_WORDS, _BESIDE_FIGURES, _NEVER = frozenset("‚„"), frozenset("ƒªº"), frozenset("\ufffd¤ˆ˜")
"""Quotation marks that open, letters that are no part of words, and signs that no text has."""
_ENDS = frozenset(".,!?)")
"""What a space follows before the next word."""
_ELISION = re.compile(r"(?<![^\W\d_]{4})[^\W\d_]’|’(?:[^\W\d_]|ll|re|ve|hui)(?![^\W\d_])")
"""An apostrophe inside a word: `l’île`, `qu’elle`, `O’Neill`, `don’t`, `we’ll`, `aujourd’hui`."""


def latin_encoding(raw: bytes) -> str:
    """The encoding in which the bytes beyond ASCII are letters of the text's language, and signs, where those stand in
    words: windows-1252, unless another fits better.
    """
    encoding = _told_by(_sample(raw))
    return "iso-8859-15" if encoding == _USUAL and _LATIN_9.search(raw) and not _CONTROLS.search(raw) else encoding


@lru_cache(maxsize=16)  # a file is decoded to recognise its format, and again to read it
def _told_by(sample: bytes) -> str:
    usual = _fit(sample, _USUAL)
    if usual < 1 - _BETTER:
        fits = {name: _fit(sample, name) for name in (*_WESTERN, *_MADE_FOR)}
        best = max(fits, key=fits.__getitem__)
        if fits[best] > usual + _BETTER:
            return best
    return _USUAL


def _sample(raw: bytes) -> bytes:
    """The first pieces of a text with bytes beyond ASCII."""
    found: list[bytes] = []
    size = 0
    for piece in _PIECE.finditer(raw):
        if _BEYOND.search(piece[0]):
            found.append(piece[0])
            size += len(piece[0])
        if size >= _SAMPLE:
            break
    return b"\n".join(found)[:_SAMPLE]


def _fit(sample: bytes, encoding: str) -> float:
    """How well a text can be read in an encoding, from 0 to 1."""
    text = sample.decode(encoding, "replace")
    spoken = likely_languages(text)
    letters = _LETTERS.get(max(spoken, key=spoken.__getitem__, default=""), _WESTERN_LETTERS)
    known = _BESIDE_FIGURES.union(letters, letters.upper())
    placed = [_is_placed(text, at) and _is_known(text[at], known) for at in islice(_beyond(text), _ENOUGH)]
    return _plausible(spoken, encoding) * sum(placed) / len(placed) if placed else 0


def _plausible(spoken: Mapping[str, float], encoding: str) -> float:
    """How likely a text that may be in these languages is to be in an encoding, from 0 to 1.

    A short one, whose language can hardly be told, may be in a Western one.
    """
    if encoding in _MADE_FOR:
        return sum(spoken.get(language, 0) for language in _MADE_FOR[encoding])
    western = max((score for language, score in spoken.items() if language not in _ELSEWHERE), default=0)
    return (1 + western - sum(spoken.get(language, 0) for language in _ELSEWHERE)) / 2


def _beyond(text: str) -> Iterator[int]:
    return (at for at, char in enumerate(text) if char > "\x7f")


def _is_known(char: str, letters: frozenset[str]) -> bool:
    """Whether a character is a sign, or one of these letters."""
    return not char.isalpha() or char in letters


def _is_placed(text: str, at: int) -> bool:
    """Whether a character is where such a letter or sign may be."""
    char, before, behind = text[at], text[at - 1 : at], text[at + 1 : at + 3]
    if char in _NEVER or (char in _BEFORE_WORDS and before.isalpha()):
        return False
    if char == "’" and before.isalpha() and behind[:1].isalpha():
        return any(found.start() <= at < found.end() for found in _ELISION.finditer(text, max(0, at - 5), at + 5))
    if char in _BESIDE_FIGURES or not char.isalpha():
        return char in _INSIDE_WORDS or not (before.isalpha() and behind[:1].isalpha())
    return not char.isupper() or _may_be_capital(char, before, behind)


def _may_be_capital(char: str, before: str, behind: str) -> bool:
    """Whether a capital may stand between these characters: it opens a word, or the whole word is in capitals."""
    if before.islower() or before.isdigit() or before in _ENDS:
        return False
    if not before.isalpha() and not behind[:1].isalpha():
        return char in _WORDS_IN_THEMSELVES
    is_inside = before.isupper() and behind[:1].islower()
    return not is_inside and not (behind[:1].isupper() and behind[1:].islower())
