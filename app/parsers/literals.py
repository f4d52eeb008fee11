"""Lists and objects that were written as text: Python prints them so, and programs then store the print."""

import ast
import json
import re
from collections.abc import Mapping
from types import UnionType
from typing import Any

from app.parsers.field_names import field_of, spelt
from app.parsers.nested import DESCRIPTIONS

_LISTS = ("authors", "byline", "date", "keywords", "section", "source", "text")
_OBJECTS = ("title", "byline", "authors", "keywords", "source", "section")
"""Fields whose value is an object, or a list of objects, in an API whose answers were stored."""
_BEGINNINGS = ("[", "{", " ", "\n")
_LIST = re.compile(r"""\s*\[\s*(?:["'].*)?\]\s*""", re.DOTALL)
_UNPARTED = re.compile(r"""(?<=['"])\s+(?=['"])""")
_PARTED = re.compile(r"""['"]\s*,""")
_OBJECT = re.compile(r"""\s*(?:\[\s*)?\{\s*(?:["'][\w$-]{1,40}["']\s*:|\})""")


def with_values(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A row with the lists and objects that some of its texts are in JSON (`["a", "b"]`) or Python (`['a', 'b']`)."""
    found = {
        name: _value(str(name), text)
        for name, text in row.items()
        if isinstance(text, str) and text.startswith(_BEGINNINGS)
    }
    return {**row, **found} if found else row


def _value(name: str, text: str) -> Any:
    field = field_of(name)
    if (field in _OBJECTS or spelt(name) in DESCRIPTIONS) and _OBJECT.match(text):
        return _literal(text, dict | list)
    return _literal(text, list) if field in _LISTS and _LIST.fullmatch(text) else text


def _literal(text: str, kind: type | UnionType) -> Any:
    """The value that a text is, if it is of a kind; else the text as it is."""
    for read in (json.loads, _evaluated):
        try:
            found = read(text)
        except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
            continue
        if isinstance(found, kind):
            return found
    return text


def _evaluated(text: str) -> Any:
    """A value as Python prints it, or an array as NumPy does: `['a' 'b']`, which Python would join."""
    return ast.literal_eval(text if _PARTED.search(text) else _UNPARTED.sub(", ", text))
