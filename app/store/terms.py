"""Terms: the fields and folded values by which articles can be filtered and counted."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, TypeAlias

from app.text import filed, fold

COUNTED: dict[str, int] = {
    "source": 1, "section": 2, "language": 3, "places": 4, "keywords": 5, "authors": 6,
}  # fmt: skip
"""The fields whose values are counted, each with its number in the tallies."""

FIELD_NUMBERS = 8
"""A term's number modulo this is its field's number, so that numbers can be sorted by field without their terms."""

LACKING = ("date", "dateline", "places", "source", "byline", "authors", "section", "keywords", "language", "summary")
"""The values of `missing`: what an article can lack."""

Named: TypeAlias = tuple[str, str]
"""A term's field and folded value."""

Term: TypeAlias = tuple[Named, str]
"""A term with its displayed value."""

DUPLICATE: Named = ("duplicate", "true")
"""The term of articles that are duplicates of others."""

CALENDAR = ("month", "day", "weekday")
"""The fields whose terms are numbers."""
_REMEMBERED = 1 << 14


def terms_of(fields: Mapping[str, Any]) -> dict[Named, str]:
    """Every term of an article, from its response fields, each with its displayed value."""
    found = dict(_shown(name, value) for name in COUNTED for value in _values(fields[name]))
    found.update((named, named[1]) for named in _hidden(fields))
    return found


def with_duplicate(terms: Sequence[Term]) -> tuple[Term, ...]:
    """The terms of the same article as a duplicate, in the order of `terms_of`."""
    at = next((place for place, ((field, _), _) in enumerate(terms) if field in CALENDAR), len(terms))
    return (*terms[:at], (DUPLICATE, DUPLICATE[1]), *terms[at:])


@lru_cache(_REMEMBERED)  # articles from one source share most of them
def _shown(field: str, value: str) -> Term:
    return (field, filed(value)), value


def _hidden(fields: Mapping[str, Any]) -> Iterator[Named]:
    """Terms for filters that are not named after a field; they are never shown."""
    for tag in _values(fields["language"]):
        yield from (("language_range", subtags) for subtags in _ranges(fold(tag)))
    yield from (("missing", name) for name in LACKING if not fields["published" if name == "date" else name])
    if fields["duplicate_of"]:
        yield DUPLICATE
    yield from calendar(fields["published"])


def calendar(published: str | None) -> tuple[Named, ...]:
    """The known parts of a date: the month and, if the day is known, the day and its ISO 8601 weekday, 1 to 7."""
    return _calendar(published[:10]) if published and len(published) >= 7 else ()


@lru_cache(_REMEMBERED)
def _calendar(day: str) -> tuple[Named, ...]:
    month = "month", str(int(day[5:7]))
    if len(day) < 10:
        return (month,)
    return month, ("day", str(int(day[8:10]))), ("weekday", str(date.fromisoformat(day).isoweekday()))


def _ranges(tag: str) -> Iterator[str]:
    """The language ranges that a tag matches (RFC 4647 section 3.3.1): `en-gb` also matches `en`."""
    subtags = tag.split("-")
    yield from ("-".join(subtags[:n]) for n in range(1, len(subtags) + 1))


def _values(value: str | Sequence[str] | None) -> Sequence[str]:
    return [] if not value else [value] if isinstance(value, str) else value
