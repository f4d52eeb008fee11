"""What a filter names and no article has, with the value that was probably meant."""

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from sqlalchemy import bindparam, select

from app.filters import TERM_FILTERS
from app.parameters import NEGATABLE
from app.queries.conditions import numbers
from app.store.session import Store
from app.store.tables import terms
from app.store.terms import CALENDAR, DUPLICATE, Named
from app.text import likeness, nearest
from app.words import words

_FIELD_OF = {term: name for name, term in TERM_FILTERS.items()}
_KNOWN = (
    select(terms.c.value, terms.c.shown)
    .where(terms.c.field == bindparam("field", ""), terms.c.articles > 0)
    .order_by(terms.c.articles.desc())
    .limit(2000)
)
_SEVERAL = re.compile(r"\s*[,;|]\s*|\s+or\s+")
_ALIKE, _MISSPELT = 0.85, 0.7
"""How much alike two values are at least: one written a little otherwise, and one misspelt. Of short ones, a third of
the letters in common says nothing: `cuba` and `dubai`, `bbc` and `cbc`."""


def unknown_value(store: Store, name: Named, prefix: Literal["", "not_"] = "") -> str:
    """A sentence about a term that no article has, named by a filter with this prefix."""
    field, value = name
    if name == DUPLICATE:
        return "no article is a duplicate"
    if field in CALENDAR:
        return f"no article has {field}={value}"
    asked = _FIELD_OF[field]
    shown: dict[str, str] = dict(store.rows(_KNOWN, {"field": "language" if field == "language_range" else field}))
    said = f"no article has {asked}={value}"
    excluded = value.lstrip("-!")
    if excluded != value and excluded in shown and asked in NEGATABLE:
        return f"{said}; to exclude it write not_{asked}={shown[excluded]}"
    near = _language(value, shown) if asked == "language" else _nearest(value, shown)
    parts = [part for part in _SEVERAL.split(value) if part]
    known = numbers(store, [(field, part) for part in parts])
    if len(parts) > 1 and (len(known) > 1 or not near):
        return (
            f"{said}; for any of several write {'&'.join(f'{prefix}{asked}={shown.get(part, part)}' for part in parts)}"
        )
    return said + (f"; the nearest is {shown[near]}" if near else "")


def _nearest(value: str, shown: Mapping[str, str]) -> str | None:
    """The value meant by another one: with all its words and perhaps more, spelt alike, or with the most of its words.

    Of several, the one that most articles have, as the known values are in that order.
    """
    wanted = set(words(value))
    if not wanted:
        return None
    has = {each: set(words(each)) for each in shown}
    if whole := next((each for each in shown if wanted <= has[each]), None):
        return whole
    near = nearest(value, shown, _MISSPELT)
    if near and likeness(value, near) >= _ALIKE:
        return near
    parts = [each for each in shown if has[each] and has[each] < wanted]
    return max(parts, key=lambda each: len(has[each])) if parts else near


def _language(value: str, shown: Iterable[str]) -> str | None:
    """The language of the archive that is meant by its name, or by a tag with a region or three letters."""
    from app.parsers.labelled import language  # few requests need it

    meant = (language(value) or value).lower().replace("_", "-")
    return next((each for each in (meant, meant.partition("-")[0]) if each in shown), None) or nearest(meant, shown)
