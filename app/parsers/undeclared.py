"""From bytes to text where no encoding is declared, or a wrong one, and the bytes are no UTF-8."""

import codecs
import re

from app.parsers.attempt import SAMPLE

# RFC 3629 section 4, but for what is too long or a surrogate.
_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_BEYOND = re.compile(rb"[\x80-\xff]+")
# In Latin encodings letters beyond ASCII stand singly.
_IN_A_ROW = re.compile(rb"[\x80-\xff]{3,}")
# The letters that Russian, Ukrainian and Bulgarian have most, a e i n o t: two fifths of all letters and more. In the
# encodings of other scripts these bytes are a quarter.
_FREQUENT = {name: "аеинот".encode(name) for name in ("windows-1251", "koi8-u")}
_LEAST_FREQUENT = 0.35
_MOSTLY_LETTERS = 0.7
_LETTERS = re.compile(rb"[\xc0-\xff]{3,}")
# é ü â ä à å ç ê ë è ï î, ì, É, ö, á í ó ú ñ, before a small letter or ß
_LETTER_OF_DOS = re.compile(rb"(?<=[A-Za-z])[\x81-\x8b\x8d\x90\x94\xa1-\xa4](?=[a-z\xe1])")
_ENOUGH = 32
"""Bytes of words by which an encoding can be told: of fewer, another is as likely."""
_PRINTED = bytes(code if code >= 0x20 or code in b"\t\n\r" else 0x20 for code in range(256))
_FIRST_GREEK = "\u0370"
"""Behind which the scripts begin that are not Latin."""


def interpreted(raw: bytes) -> tuple[str, list[str]]:
    """What is no UTF-8, or not all of it."""
    sample = raw[:SAMPLE]
    beyond = len(b"".join(_BEYOND.findall(sample)))
    if len(b"".join(_CHARACTER.findall(sample))) > beyond / 2:
        text = raw.decode("utf-8", "replace")
        if _is_of_other_script(text):
            return text, ["bytes that are not valid UTF-8 were replaced"]
        return raw.decode("utf-8", _BYTE_BY_BYTE), ["bytes that are not valid UTF-8 were read as windows-1252"]
    name = _of_other_script(sample, beyond) or _latin(sample, beyond)
    return raw.decode(name, "replace"), [f"not UTF-8: read as {name}"]


def _byte_by_byte(error: UnicodeError) -> tuple[str, int]:
    """What decoding stops at, as windows-1252, and where to go on; of a character that is cut off, nothing."""
    assert isinstance(error, UnicodeDecodeError)  # noqa: S101 - nobody encodes with this
    is_cut = error.end == len(error.object)
    return "\ufffd" if is_cut else error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_BYTE_BY_BYTE = "dateline.windows-1252"
codecs.register_error(_BYTE_BY_BYTE, _byte_by_byte)


def _latin(sample: bytes, beyond: int) -> str:
    """That of DOS where words have letters of it, which are signs in that of Windows."""
    return "cp850" if len(_LETTER_OF_DOS.findall(sample)) > beyond / 5 else "windows-1252"


def _of_other_script(sample: bytes, beyond: int) -> str | None:
    """The encoding in which words are words, where most bytes beyond ASCII stand among others."""
    rows = len(b"".join(_IN_A_ROW.findall(sample)))
    if rows <= beyond / 2:
        return None
    return _cyrillic(sample, beyond) or (_told_by_words(sample) if rows >= _ENOUGH else None)


def _cyrillic(sample: bytes, beyond: int) -> str | None:
    """The encoding of Cyrillic in which the commonest letters are."""
    letters = b"".join(_LETTERS.findall(sample))
    if len(letters) <= beyond * _MOSTLY_LETTERS:
        return None
    name = max(_FREQUENT, key=lambda name: _count(letters, _FREQUENT[name]))
    return name if _count(letters, _FREQUENT[name]) > _LEAST_FREQUENT * len(letters) else None


def _told_by_words(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # takes 30 ms, and most files are UTF-8

    found = from_bytes(sample.translate(_PRINTED)).best()  # to which control characters are a sign of binary data
    return found.encoding if found and _is_of_other_script(str(found)) else None


def _is_of_other_script(text: str) -> bool:
    """Whether most characters beyond ASCII are of a script that is not Latin."""
    others = [char >= _FIRST_GREEK and char != "\ufffd" for char in text[:SAMPLE] if char > "\x7f"]
    return sum(others) > len(others) / 2


def _count(letters: bytes, wanted: bytes) -> int:
    return len(letters) - len(letters.translate(None, wanted))
