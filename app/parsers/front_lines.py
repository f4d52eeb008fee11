"""Front matter that is not YAML, read line by line."""

import re
from typing import Any

_KEY_LINE = re.compile(r"([A-Za-z_][\w \-]*):(?:[^\S\n]+(\S.*)|\s*$)")
_ITEM_LINE, _BLOCK_TEXT = re.compile(r"\s*-\s+(?:name:\s+)?(\S.*)"), re.compile(r"[>|][+-]?")


def by_line(front: str) -> dict[str, Any]:
    """The values of front matter that is not YAML: behind their key, or in the lines below as a list or a text."""
    found: dict[str, Any] = {}
    texts: set[str] = set()
    below: list[str] = []
    is_text = False
    for line in front.split("\n"):
        if key := _KEY_LINE.match(line):
            value = (key[2] or "").strip()
            below, is_text = [], _BLOCK_TEXT.fullmatch(value) is not None
            found[key[1]] = below if is_text or not value else _unquoted(value)
            texts |= {key[1]} if is_text else set()
        elif is_text and line[:1].isspace():
            below.append(line.strip())
        elif item := _ITEM_LINE.match(line):
            below.append(_unquoted(item[1]))
    return {key: " ".join(value) if key in texts else value for key, value in found.items() if value}


def _unquoted(value: str) -> str:
    """A one-line value without quotes or list brackets around it."""
    bare = re.sub(r"(?<!\s)\s++#\s.*$", "", value).strip()
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'":
        return bare[1:-1]
    if bare[:1] == '"' and bare.count('"') == 1:
        return bare[1:]  # it was never closed
    listed = re.fullmatch(r"\[([^\[\]]*)\]", bare)
    return ", ".join(part.strip(" \"'") for part in listed[1].split(",")) if listed else value
