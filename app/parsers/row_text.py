"""What of a data set's record may be its text: prose under an unknown name, or one of several texts."""

import re
from collections.abc import Mapping
from typing import Any

from app.parsers.field_names import HOUSES, LINKS, field_of, spelt
from app.parsers.rich_text import is_rich, rich_text
from app.text import squeeze

_PROSE_SPACES = 20
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_LEAST_UNSPACED = 40
"""Characters of scripts that put no spaces between words, in a text that is prose."""
_BEGINNING = 40
"""Characters by which a text is known that goes on elsewhere."""
_WHOLES = ("full_text", "fulltext", "full_content")
FAR_LESS = 2
"""A text that is so many times as long as another is no other version of it."""
_CUT = re.compile(r"…?\s{0,9}\[\+\d{1,9} chars\]\s*\Z")
_UNSURE = frozenset([*LINKS, *HOUSES])


def tell_apart(named: dict[str, Any]) -> None:
    """Where another field, by its name, has the whole text and far more, take a text for the summary; beside another
    summary only leave out one that is the beginning of it.
    """
    whole = next((value for name in _WHOLES if isinstance(value := named.get(name), str) and is_prose(value)), None)
    is_told = any(value and field_of(name) == "summary" for name, value in named.items())
    for name in ("text", "content") if whole else ():
        value = named.get(name)
        if not isinstance(value, str) or not value.strip() or len(value) * FAR_LESS >= len(whole or ""):
            continue
        if not is_told:
            named["summary"] = value
        if not is_told or goes_on(_CUT.sub("…", value), whole or ""):
            del named[name]
        return


def unknown(row: Mapping[str, Any], name: Any) -> str | None:
    """What a row says under an unknown name, or one of a link or a house: a text, or the blocks of one; None where the
    name is known.
    """
    value = row[name]
    if field_of(str(name)) and spelt(str(name)) not in _UNSURE:
        return None
    if isinstance(value, list) and is_rich(value):
        return rich_text(value)
    return value if isinstance(value, str) else None


def is_prose(text: str) -> bool:
    """Whether a text has sentences, as far as its spaces and letters tell."""
    is_enough = text.count(" ") >= _PROSE_SPACES or len(_UNSPACED.findall(text)) >= _LEAST_UNSPACED
    return is_enough and sum(map(str.isalpha, text)) * 2 > len(text)


def goes_on(beginning: str, text: str) -> bool:
    """Whether a text begins with another and goes on; of one that ends in an ellipsis, its first words are enough."""
    printed, whole = squeeze(beginning), squeeze(text)
    known = printed.rstrip(".… ")
    is_cut = printed.endswith(("…", "...")) and whole.startswith(known[:_BEGINNING])
    return len(whole) > len(known) and (is_cut or (len(known) >= _BEGINNING and whole.startswith(known)))
