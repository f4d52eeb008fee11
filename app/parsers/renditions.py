"""The texts of an item: alternatives to each other, or parts; some of them encoded, or no text at all."""

import binascii
import re
from base64 import b64decode
from collections.abc import Iterable

from app.parsers.encoding import decode
from app.text import letters

_BINARY = re.compile(r"(?:image|audio|video|font)/|application/(?:pdf|zip|octet-stream|msword|vnd\.ms-)", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"\n\s*\n")
_FEWEST = 20
"""How many letters of a paragraph hardly occur by chance inside another."""
_SEEN = 1024
"""How many bytes of what is no text show that."""


def unrepeated(texts: Iterable[str]) -> str:
    """The texts, without those of which the longest contains every paragraph: the same in another markup."""
    found = [text for text in texts if text.strip()]
    if len(found) < 2:
        return "".join(found)
    longest = max(found, key=len)
    whole, paragraphs = letters(longest), set(map(letters, _PARAGRAPHS.split(longest)))

    def is_told(text: str) -> bool:
        said = (letters(each) for each in _PARAGRAPHS.split(text))
        return text.strip() in longest or all(
            each in paragraphs or (len(each) >= _FEWEST and each in whole) for each in said
        )

    return "\n\n".join(text for text in found if text is longest or not is_told(text))


def decoded(text: str, kind: str = "", encoding: str = "") -> str:
    """A text that may be encoded in base64; empty where it is a picture or the like."""
    if _BINARY.match(kind):
        return ""
    if "base64" not in encoding.lower():
        return text
    try:
        raw = b64decode(text)
    except (binascii.Error, ValueError):
        return text
    return "" if b"\0" in raw[:_SEEN] else decode(raw)[0]
