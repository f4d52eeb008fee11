"""Which encoding of the Latin script undeclared bytes are in."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from app.parsers.detected_language import LEAST_SCORE, are_enough, likely_languages

_USUAL, _WESTERN = "windows-1252", ("macintosh", "cp850")
_LETTERS: Mapping[str, str] = {
    "bs": "čćđšž",
    "cs": "áčďéěíňóřšťúůýž",
    "et": "äõöüšž",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
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
"""Languages that cannot be written in windows-1252, or hardly, and their letters beyond ASCII."""
_WESTERN_LETTERS = "àáâãäåæçèéêëìíîïðñòóôõöøœþšùúûüýÿžßªºµ"
_CENTRAL = frozenset("bs cs hr hu pl ro sh sk sl sr".split())  # noqa: SIM905
_MADE_FOR: Mapping[str, frozenset[str]] = {
    "windows-1250": _CENTRAL,
    "iso-8859-2": _CENTRAL,
    "cp852": _CENTRAL,
    "windows-1254": frozenset(["tr"]),
    "windows-1257": frozenset(["et", "lt", "lv"]),
}
"""Encodings, and the languages that they were made for."""

_BEYOND = re.compile(rb"[\x80-\xff]")
_PIECE = re.compile(rb"[^<>\r\n]{1,2000}")
"""A line, or what stands between two tags on it."""
_ESCAPE = re.compile(rb"\\(?:u[0-9A-Fa-f]{4}|[bfnrt])")
"""A sign as JSON writes it: its last letter is none of the text."""
_SAMPLE, _ENOUGH = 400, 24
"""Bytes by which an encoding is told, and how many characters beyond ASCII among them."""
_LEAST, _MOST, _SHARE = 2, 0.1, 0.3
"""How much must be doubtful in the usual encoding, in all and on average, and at most on average in another."""
_STRONG = frozenset("‚ƒ„†‡ˆ‰‹˜¡¢£¤\ufffd")
"""Signs that are no part of words, but letters in other encodings: one inside a word counts twice."""
# The euro beside a figure, and œ as French words have it, in ISO 8859-15, where windows-1252 has other signs.
_LATIN_9 = re.compile(rb"\d[ \xa0]?\xa4|\xa4[ \xa0]?\d|(?<![\d\W])\xbd(?=u[dfrvx]|il)|\b\xbd(?=u|il)")
_CONTROLS = re.compile(rb"[\x80-\x9f]")
"""What is printed in windows-1252, and not in ISO 8859."""
_INSIDE_WORDS = frozenset("‘’·–—…\xa0\xad™®©°ªºµ")
"""Signs that may stand between two letters."""
_ENDS, _PREFIX = frozenset(".,!?)"), ("Mc", "Mac")
_DASHES = frozenset("ÐÑ")
"""What Macintosh's dashes are in windows-1252."""


def latin_encoding(raw: bytes) -> str:
    """The encoding in which the characters beyond ASCII are letters of the text's language, and signs, where those
    stand in words: windows-1252, unless several of them tell that it is another.
    """
    encoding = _told_by(*_samples(raw))
    return "iso-8859-15" if encoding == _USUAL and _LATIN_9.search(raw) and not _CONTROLS.search(raw) else encoding


class _Reading(NamedTuple):
    """A text in one of the encodings, and the likeliest languages."""

    text: str
    spoken: Mapping[str, float]

    @property
    def language(self) -> str | None:
        """The language, if that is plain."""
        likeliest = max(self.spoken, key=self.spoken.__getitem__, default="")
        return likeliest if self.spoken.get(likeliest, 0) >= LEAST_SCORE else None


@lru_cache(maxsize=16)  # a file is decoded to recognise its format, and again to read it
def _told_by(sample: bytes, beside: bytes) -> str:
    usual = _read(sample, beside, _USUAL)
    is_western = usual.language is not None and usual.language not in _LETTERS
    may_be_western = _is_doubtful(_doubts(usual.text, None))
    fits: dict[str, tuple[float, float]] = {}
    for name in (*(_WESTERN if may_be_western else ()), *(() if is_western else _MADE_FOR)):
        read = _read(sample, beside, name)
        language = _language_for(name, read, usual)
        doubts = _doubts(read.text, language)
        if language is not None and sum(doubts) <= _MOST * len(doubts):
            fits[name] = -sum(doubts), read.spoken.get(language, 0)
    return max(fits, key=fits.__getitem__, default=_USUAL)


def _language_for(name: str, read: _Reading, usual: _Reading) -> str | None:
    """The language that a text in this encoding is in, empty if that is unknown; None where it is none for which the
    encoding was made, or the usual one has its letters as well.
    """
    if name in _WESTERN:
        return read.language or ""
    spoken = {language: score for language, score in read.spoken.items() if language in _MADE_FOR[name]}
    if sum(spoken.values()) < LEAST_SCORE:
        return None
    language = max(spoken, key=spoken.__getitem__)
    return language if any(_doubts(usual.text, language)) else None


def _is_doubtful(doubts: list[int]) -> bool:
    return sum(doubts) >= _LEAST and sum(doubts) >= _SHARE * len(doubts)


def _samples(raw: bytes) -> tuple[bytes, bytes]:
    """The first pieces of a text with bytes beyond ASCII, and the first others, which tell the language as well."""
    found: tuple[list[bytes], list[bytes]] = [], []
    sizes = [0, 0]
    for piece in _PIECE.finditer(raw):
        kind = _BEYOND.search(piece[0]) is None
        if sizes[kind] < _SAMPLE:
            found[kind].append(_ESCAPE.sub(b" ", piece[0]))
            sizes[kind] += len(piece[0])
        if sizes[0] >= _SAMPLE:
            break
    return b"\n".join(found[0])[:_SAMPLE], b"\n".join(found[1])[:_SAMPLE]


def _read(sample: bytes, beside: bytes, encoding: str) -> _Reading:
    text = sample.decode(encoding, "replace")
    said = f"{text}\n{beside.decode('ascii', 'replace')}"[:_SAMPLE]
    return _Reading(text, likely_languages(said) if are_enough(said) else {})


def _doubts(text: str, language: str | None) -> list[int]:
    """For each character beyond ASCII how doubtful it is where it is, from 0 to 2; not for those that are signs inside
    words here, and letters in other encodings.
    """
    letters = _LETTERS.get(language or "", _WESTERN_LETTERS)
    known = frozenset(letters + letters.upper()) | _INSIDE_WORDS
    found = (_doubt(text, at, known) for at in islice(_beyond(text), _ENOUGH))
    return [doubt for doubt in found if doubt is not None]


def _beyond(text: str) -> Iterator[int]:
    return (at for at, char in enumerate(text) if char > "\x7f")


def _doubt(text: str, at: int, known: frozenset[str]) -> int | None:
    char, before, behind = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    is_inside = before.isalpha() and behind.isalpha()
    if char in _INSIDE_WORDS:
        return None if is_inside else 0
    if char in _STRONG:
        return 2 * is_inside or int(before.isalpha() or char == "\ufffd")
    if "\x80" <= char <= "\x9f":
        return 1
    if not char.isalpha():
        return int(is_inside)
    if char not in known:
        return 1
    return _doubt_of_capital(text, at) if char.isupper() else 0


def _doubt_of_capital(text: str, at: int) -> int:
    """How doubtful a capital is that no small letter or end of a sentence should be right before, or capital of a word
    in small letters behind; `donÕt` and `5 Ñ 7` are in Macintosh's encoding.
    """
    before, behind = text[at - 1 : at], text[at + 1 : at + 3]
    if before.islower():
        return 0 if text[:at].endswith(_PREFIX) else 1 + behind[:1].islower()
    if before.isspace() and behind[:1].isspace():
        return int(text[at] in _DASHES)
    is_quote = before in _ENDS and not behind[:1].isalpha()
    is_inside = before.isupper() and behind[:1].islower()
    return int(is_quote or is_inside or (behind[:1].isupper() and behind[1:].islower()))
