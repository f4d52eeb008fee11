"""Text as the archive stores and compares it."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from hashlib import sha256

# C0 and C1 controls except tab and line feed, lone surrogates, and the noncharacters U+FFFE and U+FFFF.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# Invisible marks of where a word may break: soft hyphens, with the line end where it did break there, word joiners, and
# stray byte order marks.
_INVISIBLE = re.compile("\xad(?:[^\\S\n]*\n[^\\S\n]*(?=[a-z\xdf-\xf6\xf8-\xff\u0430-\u045f]))?|[\u2060\ufeff]")
# UTF-8 whose bytes were taken for Latin-1 or windows-1252 characters and encoded again. It is recognised by a byte that
# is a control character in Latin-1, or by the windows-1252 form of the bytes that punctuation begins with.
_BYTES = {char: code for code in range(0x80, 0xA0) if (char := bytes([code]).decode("cp1252", "ignore"))}
_AFTER = f"[\x80-\xbf{''.join(_BYTES)}]"
_TWICE = re.compile(rf"[\xc2-\xdf]{_AFTER}|[\xe0-\xef]{_AFTER}{{2}}|[\xf0-\xf4]{_AFTER}{{3}}")
_CONTROLS = re.compile("[\x80-\x84\x86-\x9f]")
_IS_TWICE = re.compile(rf"(?=[\xc2-\xf4][\x80-\xbf]{{0,2}}[\x80-\x9f])(?:{_TWICE.pattern})")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_GAPS = re.compile("\n{3,}")
_MOST_INDEXED = 2_000
"""In bytes; PostgreSQL allows some 2,700 in an index, for all its columns together."""
_NO_LETTERS = re.compile(r"[\W_]+")
_ACCENTS = re.compile("[\u0300-\u036f]+")
_WORDS = re.compile(r"\w+(?:['’.\-]\w+)*")
# The same for ASCII, faster: the kinds of characters, and the ways a word can begin, which is not after a joint.
_KINDS = bytes(
    97 if (c := chr(code)).isascii() and (c.isalnum() or c == "_") else 46 if c in "'.-" else 32 for code in range(256)
)
_BEGINNINGS = (b" a", b" .a", b"..a")
_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠]|'*[\t\r\n]")
_GUARDED = re.compile(rf"'(?:{_FORMULA.pattern})")


def guard(cell: str) -> str:
    """A table cell that no spreadsheet takes for a formula: one that could begin a formula gets an apostrophe in front.

    One that begins with apostrophes and then a formula gets another one, so that `unguard` restores every text.
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """Undo `guard`."""
    return cell[1:] if _GUARDED.match(cell) else cell


def clean(text: str) -> str:
    """NFC, with `\\n` line ends and without control characters, lone surrogates and marks of where words may break.

    Text that was encoded as UTF-8 twice is decoded twice.
    """
    if "\xe2€" in text:
        text = _TWICE.sub(_once, text)
    if not text.replace("\n", "").isprintable():  # rare, and costlier than this check
        if _CONTROLS.search(text) and _IS_TWICE.search(text):
            text = _TWICE.sub(_once, text)
        text = _INVISIBLE.sub("", _UNWANTED.sub("", _LINE_ENDS.sub("\n", text)))
    return unicodedata.normalize("NFC", text)


def _once(found: re.Match[str]) -> str:
    raw = bytes(_BYTES.get(char) or ord(char) for char in found[0])
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return found[0]


def squeeze(text: str) -> str:
    """`clean` text on one line: every run of white space becomes one space."""
    return _on_one_line(clean(text))


def without_gaps(text: str) -> str:
    """A `clean` text without spaces at the ends of its lines, and with one blank line where there are several."""
    lines = text.split("\n")
    if any(line[-1:].isspace() for line in lines):
        text = "\n".join(map(str.rstrip, lines))
    return _GAPS.sub("\n\n", text) if "\n\n\n" in text else text


def visible(text: str) -> str:
    """A text that is safe to print on a terminal: unprintable characters are escaped as in Python."""
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in text)


def strip_case(text: str) -> str:
    """Text without case, width and accents: NFKD, casefolded, without the combining marks U+0300-036F."""
    if text.isascii():
        return text.lower()
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()))


def fold(text: str) -> str:
    """The form in which values are compared: `strip_case`, with runs of spaces folded."""
    return " ".join(strip_case(text).split())


def filed(text: str) -> str:
    """The form in which a value is stored and looked up: folded, and abridged."""
    return abridged(fold(text))


def abridged(text: str) -> str:
    """A text of at most 2,000 bytes that a database can index, different for each text.

    A longer text becomes its beginning and a hash of the whole.
    """
    if len(text) * 4 <= _MOST_INDEXED:
        return text
    raw = text.encode("utf-8", "replace")
    if len(raw) <= _MOST_INDEXED:
        return text
    digest = f"…{sha256(raw).hexdigest()}"
    return raw[: _MOST_INDEXED - len(digest.encode())].decode("utf-8", "ignore") + digest


def letters(text: str) -> str:
    """The letters and digits of a text, folded, regardless of its spacing and punctuation."""
    return _NO_LETTERS.sub("", strip_case(text))


def count_words(text: str) -> int:
    """Count runs of letters and digits, including hyphens, periods and apostrophes inside them."""
    if text.isascii():
        return sum(map(f" {text}".encode().translate(_KINDS).count, _BEGINNINGS))
    return len(_WORDS.findall(text))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def counted(number: int, plural: str, form: str = "") -> str:
    """A number of things as text, with the number in a `form` of `format`: `1 article`, `2 articles`; `1 tally`."""
    singular = f"{plural[:-3]}y" if plural.endswith("ies") else plural[:-1]
    return f"{number:{form}} {singular if number == 1 else plural}"


def nearest(word: str, known: Iterable[str], least: float = 0.6) -> str | None:
    """The known word most similar to `word`, if difflib's ratio is at `least` so much."""
    found = difflib.get_close_matches(word.casefold(), list(known), n=1, cutoff=least)
    return found[0] if found else None


def likeness(word: str, known: str) -> float:
    """difflib's ratio of two words, as `nearest` has it."""
    return difflib.SequenceMatcher(None, known, word.casefold()).ratio()
