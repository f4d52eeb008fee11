"""Terms: what articles can be filtered and counted by, each a field and a folded value."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, TypeAlias

from app.text import filed, fold

COUNTED: dict[str, int] = {
    "source": 1, "section": 2, "language": 3, "places": 4, "keywords": 5, "authors": 6,
}  # fmt: skip
"""The fields whose values are counted, each with its number in the tally."""

FIELD_NUMBERS = 8
"""A term's number, divided by this, leaves its field's: so a pile of numbers is sorted without a look at the terms."""

LACKING = ("date", "dateline", "places", "source", "byline", "authors", "section", "keywords", "language", "summary")
"""What an article can be `missing`."""

Named: TypeAlias = tuple[str, str]
"""A term's field and folded value."""

Term: TypeAlias = tuple[Named, str]
"""A term with its value as it is shown."""

DUPLICATE: Named = ("duplicate", "true")
"""The term of articles that are duplicates of others."""

_CALENDAR = ("month", "day", "weekday")
_REMEMBERED = 1 << 14


def terms_of(fields: Mapping[str, Any]) -> dict[Named, str]:
    """Every term of an article, from its fields as they are answered, each with its value as it is shown."""
    found = dict(_shown(name, value) for name in COUNTED for value in _values(fields[name]))
    found.update((named, named[1]) for named in _hidden(fields))
    return found


def with_duplicate(terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms that an article has as a duplicate, in the order of `terms_of`."""
    at = next((place for place, ((field, _), _) in enumerate(terms) if field in _CALENDAR), len(terms))
    return (*terms[:at], (DUPLICATE, DUPLICATE[1]), *terms[at:])


@lru_cache(_REMEMBERED)  # articles of one pile share most of them
def _shown(field: str, value: str) -> Term:
    return (field, filed(value)), value


def _hidden(fields: Mapping[str, Any]) -> Iterator[Named]:
    """Terms that are filtered by under another name than that of a field, and never shown."""
    for tag in _values(fields["language"]):
        yield from (("language_range", subtags) for subtags in _ranges(fold(tag)))
    yield from (("missing", name) for name in LACKING if not fields["published" if name == "date" else name])
    if fields["duplicate_of"]:
        yield DUPLICATE
    yield from calendar(fields["published"])


def calendar(published: str | None) -> tuple[Named, ...]:
    """The parts of a date that are known: a month; with a day, also that and its weekday, by ISO 8601 1 to 7."""
    return _calendar(published[:10]) if published and len(published) >= 7 else ()


@lru_cache(_REMEMBERED)
def _calendar(day: str) -> tuple[Named, ...]:
    month = "month", str(int(day[5:7]))
    if len(day) < 10:
        return (month,)
    return month, ("day", str(int(day[8:10]))), ("weekday", str(date.fromisoformat(day).isoweekday()))


def _ranges(tag: str) -> Iterator[str]:
    """RFC 4647 section 3.3.1: the language ranges that a tag matches: `en-gb` is `en` too."""
    subtags = tag.split("-")
    yield from ("-".join(subtags[:n]) for n in range(1, len(subtags) + 1))


def _values(value: str | Sequence[str] | None) -> Sequence[str]:
    return [] if not value else [value] if isinstance(value, str) else value
