"""JSON as pages have it in their scripts: in a comment, with line breaks in strings, and damaged by templates."""

import html
import json
import re
from contextlib import suppress
from typing import Any

_WRAPPED = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$")
_COMMA = re.compile(r",\s*([}\]])")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = '"\\/bfnrtu'
# A quotation mark inside a string: one that begins or ends a string is beside a bracket, a colon, or a comma with a
# value behind it.
_VALUE = r"(?:[\"\[{\]}\d-]|true|false|null|$)"
_INNER_QUOTE = re.compile(rf'(?:(?<![\s\[{{:,\\])|(?<=[^\s\[{{:,\\]\s))"(?!\s*(?:[\]}}:]|$|,\s*{_VALUE}))')
_BETWEEN = re.compile(r"[\s,;]*")
_decoder = json.JSONDecoder(strict=False)


def json_values(script: str) -> list[Any]:
    """The values in a script, mostly one; of a script that cannot be read, those before the damage."""
    bare = _WRAPPED.sub("", script)
    kept: list[Any] = []
    for tidy in (str, _without_last_commas, _mended):
        found, is_whole = _values(tidy(bare))
        if is_whole:
            return found
        kept = max(kept, found, key=len)
    return kept


def json_value(text: str, at: int = 0) -> Any:
    """The JSON value that begins at a place in a text; None where there is none."""
    with suppress(ValueError, RecursionError):
        return _decoder.raw_decode(text, at)[0]
    return None


def _values(text: str) -> tuple[list[Any], bool]:
    """The values in a text, one after another, and whether it holds nothing else."""
    found, at = [], _end_of_gap(text, 0)
    with suppress(ValueError, RecursionError):
        while at < len(text):
            value, end = _decoder.raw_decode(text, at)
            found.append(value)
            at = _end_of_gap(text, end)
    return found, at == len(text)


def _end_of_gap(text: str, at: int) -> int:
    gap = _BETWEEN.match(text, at)
    return gap.end() if gap else at


def _without_last_commas(text: str) -> str:
    return _COMMA.sub(r"\1", text)


def _mended(text: str) -> str:
    """The same without entities around its strings, and with all in a string escaped that has to be, and nothing
    else.
    """
    plain = text if '"' in text else html.unescape(text)
    needed = _ESCAPED.sub(lambda found: found[0] if found[1] in _ESCAPES else found[1], plain)
    return _INNER_QUOTE.sub(r"\\\g<0>", _without_last_commas(needed))
