"""Parses parameter values strictly; an error says what would be right."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from pydantic_core import PydanticCustomError

from app.dates import BadDate, Period, parse_period
from app.record import FIELDS, ID_SAID, no_id
from app.search_syntax import MAX_CHARACTERS, MAX_TERMS, TooManyTerms, parse_search
from app.text import nearest

MAX_IDS = 100
MAX_CURSOR = 65_536
MAX_FACET_VALUES = 1000

Facet = Literal["source", "section", "language", "places", "keywords", "authors"]
Step = Literal["auto", "day", "week", "month", "quarter", "year"]

_QUOTED = re.compile("'([^']*)'")
_LETTERS = re.compile("[a-z]+")
_OTHER_VALUES = {
    "desc": "newest", "descending": "newest", "latest": "newest", "recent": "newest", "date": "newest",
    "published": "newest date", "headline": "title", "text": "body", "asc": "oldest", "ascending": "oldest",
    "earliest": "oldest", "best": "relevance", "score": "relevance", "rank": "relevance", "modified": "updated",
    "changed": "updated", "-newest": "oldest", "-oldest": "newest", "ndjson": "jsonl", "jsonlines": "jsonl",
    "json-ld": "jsonld", "json_ld": "jsonld", "markdown": "md",
}  # fmt: skip
"""What other APIs call our values; of several, the first one that the parameter has is meant. What is spelt most alike
may mean the opposite, as `oldest` does of `desc`.
"""
_OF_ONE_ARTICLE = ("bibtex", "ris", "csl")
_OTHER_FIELDS = {
    "headline": "title", "name": "title", "date": "published", "published_at": "published", "pub_date": "published",
    "text": "body", "content": "body", "abstract": "summary", "description": "summary", "lead": "summary",
    "tags": "keywords", "subjects": "keywords", "link": "source_url", "uri": "source_url", "author": "authors",
    "creator": "authors", "publisher": "source", "agency": "source", "place": "places", "location": "places",
    "lang": "language", "category": "section", "words": "word_count", "tag": "keywords", "topic": "keywords",
}  # fmt: skip
"""What other APIs call our fields."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The value of `date`: half-open, in seconds since 0001-01-01; None for an open end."""

    text: str
    start: int | None
    end: int | None


def refuse(message: str, hint: str | None = None, parameter: str | None = None) -> PydanticCustomError:
    """A validation error that says what would be right and, if it concerns several, which parameter to check first."""
    return PydanticCustomError("refused", "{message}", {"message": message, "hint": hint, "parameter": parameter})


def explained(error: Mapping[str, Any]) -> tuple[str, str | None]:
    """What is wrong with a value, and what would be right, from one of the errors of a ValidationError."""
    context = error.get("ctx") or {}
    if error["type"] != "literal_error":
        return str(error["msg"]), context.get("hint")
    text = str(error["input"])
    return f"there is no such value as {text[:40]!r}", _choice(text, _QUOTED.findall(context["expected"]))


def _choice(text: str, choices: Sequence[str]) -> str:
    """What is right instead of a value that is none of these."""
    plain = text.strip().casefold()
    if plain in _OF_ONE_ARTICLE and plain not in choices:
        return f"for one article only: /articles/{{id}}?format={plain}"
    if other := _other_value(plain, choices):
        return f"did you mean {other}?"
    parts = _LETTERS.findall(plain)
    named = [choice for choice in choices if choice in parts]
    if len(named) > 1:
        return f"give only one of {', '.join(named)}"
    meant = [*named, *(_other_value(part, choices) for part in reversed(parts))]
    near = next(filter(None, meant), None) or nearest(text, choices)
    return f"did you mean {near}?" if near else f"{'one of' * (len(choices) > 1) or 'write'} {', '.join(choices)}"


def _other_value(text: str, choices: Sequence[str]) -> str | None:
    """The choice that others call so."""
    return next((each for each in _OTHER_VALUES.get(text, "").split() if each in choices), None)


def read_date(value: object) -> Period:
    """One date, as precise as written. Raises PydanticCustomError, like all functions here."""
    if isinstance(value, Period):
        return value
    try:
        return parse_period(str(value))
    except BadDate as problem:
        raise refuse("this is not a valid date", str(problem)) from None


_TWO_DATES = re.compile(r"[\d\-]{4,10}\s*(?:\.\.|[-–,]|\bto\b)\s*\d{4}[\d\-]*")
_INTERVALS = "for example date=2020/2022, date=2020/.. or date=../2022"


def read_interval(value: object) -> Interval:
    """One date, or two separated by a slash (ISO 8601-2 writes an open end as two dots)."""
    if isinstance(value, Interval):
        return value
    text = str(value)
    first, slash, last = text.partition("/")
    if text == ".." or (not slash and _TWO_DATES.fullmatch(text)):
        raise refuse("an interval needs a slash between its ends", _INTERVALS)
    if not slash:
        period = read_date(text)
        return Interval(period.text, period.start, period.end)
    if not first or not last:
        raise refuse("an open end is written as two dots", _INTERVALS)
    start = None if first == ".." else read_date(first)
    end = None if last == ".." else read_date(last)
    if start and end and end.end <= start.start:
        raise refuse("the interval ends before it begins", f"write {last}/{first}")
    return Interval(
        f"{start.text if start else '..'}/{end.text if end else '..'}",
        start.start if start else None,
        end.end if end else None,
    )


def read_ids(value: object) -> tuple[str, ...]:
    """Comma-separated ids, each once, at most `MAX_IDS`."""
    ids = _names(value)
    if not ids:
        raise refuse("this contains no id", "give ids separated by commas, or leave it out")
    if len(ids) > MAX_IDS:
        raise refuse(f"at most {MAX_IDS} ids in one request; these are {len(ids)}")
    if (wrong := no_id(ids)) is not None:
        raise refuse(f"{wrong[:40]!r} is not an id", ID_SAID)
    return ids


def read_id(value: object) -> str:
    """One id."""
    ids = _names(value)
    if len(ids) != 1 or no_id(ids):
        raise refuse("this is not an id", ID_SAID)
    return ids[0]


def read_fields(value: object) -> tuple[str, ...]:
    """Comma-separated field names, returned in the order of article fields."""
    names = _names(value)
    if not names:
        raise refuse("choose at least one field", f"for example fields={','.join(FIELDS[:3])}")
    for name in names:
        if name not in FIELDS:
            if set(parts := re.split(r"[;|\s]+", name)) <= set(FIELDS):
                raise refuse("fields are separated by commas", f"write fields={','.join(parts)}")
            near = _OTHER_FIELDS.get(name.casefold()) or nearest(name, FIELDS)
            raise refuse(f"there is no field {name[:40]!r}", f"did you mean {near}?" if near else ", ".join(FIELDS))
    return tuple(name for name in FIELDS if name in names)


def _names(value: object) -> tuple[str, ...]:
    parts = value.split(",") if isinstance(value, str) else cast(Iterable[str], value)
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


_WHOLE_NUMBER = re.compile("0|-?[1-9][0-9]{0,15}")


def whole_number(most: int, least: int = 1, more: str = "") -> Callable[[object], int]:
    """A parser for whole numbers within inclusive bounds; `more` is added to the hint for one outside them."""

    def check(value: object) -> int:
        if isinstance(value, str) and not _WHOLE_NUMBER.fullmatch(value):
            raise refuse("this is not a whole number", f"from {least} to {most}")
        number = int(str(value))
        if not least <= number <= most:
            raise refuse(f"{number} is out of range", f"from {least} to {most}{more}")
        return number

    return check


def date_part(most: int) -> Callable[[object], int]:
    """A parser for the number of a month or day, which dates write with a leading zero."""
    number = whole_number(most)

    def check(value: object) -> int:
        if isinstance(value, str) and re.match("[0-9]{4}-", value):
            raise refuse("this is not a whole number", f"from 1 to {most}; a whole date is date=…")
        return number(value[1:] if isinstance(value, str) and re.fullmatch("0[0-9]", value) else value)

    return check


def read_flag(value: object) -> bool:
    """`true` or `1`, `false` or `0`."""
    if value in (True, "true", "1"):
        return True
    if value in (False, "false", "0"):
        return False
    raise refuse("this is neither true nor false", "write true or false")


def read_search(value: object) -> str:
    """A search of at most `MAX_CHARACTERS` and `MAX_TERMS`, as written."""
    text = str(value)
    if len(text) > MAX_CHARACTERS:
        raise refuse(f"a search may have at most {MAX_CHARACTERS} characters; this one has {len(text)}")
    try:
        parse_search(text, None)
    except TooManyTerms:
        raise refuse(f"a search may have at most {MAX_TERMS} terms") from None
    return text


def read_facet(value: object) -> str:
    """A facet's name, optionally with a colon and the number of values, as written."""
    name, colon, number = str(value).partition(":")
    if name not in get_args(Facet):
        raise refuse(f"there is no facet {name[:40]!r}", _meant_facet(name.casefold()))
    if colon:
        whole_number(MAX_FACET_VALUES)(number)
    return str(value)


def _meant_facet(name: str) -> str:
    """What is right instead of a facet that does not exist."""
    if name in get_args(Step):
        return f"ask /articles/timeline?interval={name}"
    if _OTHER_FIELDS.get(name, name) == "published":
        return "ask /articles/timeline"
    other = _OTHER_FIELDS.get(name)
    near = other if other in get_args(Facet) else nearest(name, get_args(Facet))
    return f"did you mean {near}?" if near else ", ".join(get_args(Facet))


def read_facets(values: list[str]) -> list[str]:
    """Facets as given, none of them twice, since it could be with two numbers of values."""
    names = [value.partition(":")[0] for value in values]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise refuse(f"{twice} is given twice", "give each facet once")
    return values


def read_cursor(value: object) -> str:
    """A text of the length of a cursor; whether it really is one is checked when it is unsealed."""
    text = str(value)
    if not 1 <= len(text) <= MAX_CURSOR:
        raise refuse("this is not a valid cursor", "use links.next unchanged, or leave the cursor out")
    return text
