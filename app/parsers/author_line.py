"""A line above a text that names its authors behind a label: `Author: Ann Lee (Fjord Press)`."""

import re

from app.parsers.name_lines import is_name
from app.parsers.people import names

_LABELLED = re.compile(r"(?:authors?|written by|autore?n?|autor(?:a|es)|auteure?s?):[^\S\n]{1,5}(\S[^\n]{1,200})", re.I)
_FIELD = re.compile(r"[^\W\d_][^\n:.!?]{0,30}:[^\S\n]")
"""What makes a box of such lines, as above a review: `Publisher: Fjord`."""


def split_author_line(text: str) -> tuple[str | None, str]:
    """The line that opens a text and says who wrote it, and the rest; no line where a box of others goes on below."""
    line, _, rest = text.lstrip("\n").partition("\n")
    labelled = _LABELLED.fullmatch(line.strip()) if len(line) <= 250 else None
    below = rest.lstrip("\n")
    if labelled is None or rest[:1] not in ("\n", "") or not below or _FIELD.match(below):
        return None, text
    named = names(line)
    return (line.strip(), below) if named and all(map(_names_one, named)) else (None, text)


def _names_one(name: str) -> bool:
    return is_name(name) or (name.isalpha() and name.istitle())
