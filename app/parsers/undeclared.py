"""Decode bytes that are not UTF-8 and whose encoding is not declared, or declared wrongly."""

import codecs
import re

from app.parsers.attempt import SAMPLE
from app.parsers.latin_encodings import latin_encoding

# RFC 3629 section 4, without its checks for most overlong forms and surrogates.
_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_BEYOND = re.compile(rb"[\x80-\xff]+")
# In Latin encodings, non-ASCII letters are mostly isolated.
_IN_A_ROW = re.compile(rb"[\x80-\xff]{3,}")
# The most frequent letters of Russian, Ukrainian and Bulgarian, a e i n o t: two fifths of all letters or more. In
# encodings of other scripts, these bytes are a quarter.
_FREQUENT = {name: "аеинот".encode(name) for name in ("windows-1251", "koi8-u")}
_LEAST_FREQUENT = 0.35
_MOSTLY_LETTERS = 0.7
_LETTERS = re.compile(rb"[\xc0-\xff]{3,}")
_ENOUGH = 32
"""Bytes of words needed to tell an encoding: with fewer, another is as likely."""
_CONTROLS_AS_SPACES = bytes(code if code >= 0x20 or code in b"\t\n\r" else 0x20 for code in range(256))
_FIRST_GREEK = "\u0370"
"""The first character of the scripts that are not Latin."""


def interpreted(raw: bytes) -> tuple[str, list[str]]:
    """Decode bytes that are not, or not all, UTF-8, with a warning."""
    sample = raw[:SAMPLE]
    beyond = len(b"".join(_BEYOND.findall(sample)))
    if len(b"".join(_CHARACTER.findall(sample))) > beyond / 2:
        text = raw.decode("utf-8", "replace")
        if _is_of_other_script(text):
            return text, ["bytes that are not valid UTF-8 were replaced"]
        return raw.decode("utf-8", _BYTE_BY_BYTE), ["bytes that are not valid UTF-8 were read as windows-1252"]
    name = _of_other_script(sample, beyond) or latin_encoding(sample)
    return raw.decode(name, "replace"), [f"not UTF-8: read as {name}"]


def _byte_by_byte(error: UnicodeError) -> tuple[str, int]:
    """Decode invalid bytes as windows-1252, a character cut off at the end as U+FFFD; and tell where to go on."""
    assert isinstance(error, UnicodeDecodeError)  # noqa: S101 - nobody encodes with this
    is_cut = error.end == len(error.object)
    return "\ufffd" if is_cut else error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_BYTE_BY_BYTE = "dateline.windows-1252"
codecs.register_error(_BYTE_BY_BYTE, _byte_by_byte)


def _of_other_script(sample: bytes, beyond: int) -> str | None:
    """The encoding of a script other than Latin, if most non-ASCII bytes are in a row; else None."""
    rows = len(b"".join(_IN_A_ROW.findall(sample)))
    if rows <= beyond / 2:
        return None
    return _cyrillic(sample, beyond) or (_told_by_words(sample) if rows >= _ENOUGH else None)


def _cyrillic(sample: bytes, beyond: int) -> str | None:
    """The Cyrillic encoding in which the most frequent letters are frequent enough; else None."""
    letters = b"".join(_LETTERS.findall(sample))
    if len(letters) <= beyond * _MOSTLY_LETTERS:
        return None
    name = max(_FREQUENT, key=lambda name: _count(letters, _FREQUENT[name]))
    return name if _count(letters, _FREQUENT[name]) > _LEAST_FREQUENT * len(letters) else None


def _told_by_words(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # takes 30 ms, and most files are UTF-8

    found = from_bytes(
        sample.translate(_CONTROLS_AS_SPACES)
    ).best()  # control characters would look like binary data to it
    return found.encoding if found and _is_of_other_script(str(found)) else None


def _is_of_other_script(text: str) -> bool:
    """Whether most non-ASCII characters belong to a script other than Latin."""
    others = [char >= _FIRST_GREEK and char != "\ufffd" for char in text[:SAMPLE] if char > "\x7f"]
    return sum(others) > len(others) / 2


def _count(letters: bytes, wanted: bytes) -> int:
    return len(letters) - len(letters.translate(None, wanted))
