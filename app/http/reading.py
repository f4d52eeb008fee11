"""Reading a query string into a question, strictly: nothing unknown, nothing twice, nothing guessed."""

from collections.abc import Iterable
from functools import cache
from typing import TypeVar, cast, get_origin
from urllib.parse import parse_qsl

from pydantic import ValidationError

from app.errors import Complaint, InvalidParameter
from app.filters import (
    FILTERS,
    ArticleQuery,
    FacetQuery,
    ListQuery,
    RandomQuery,
    SimilarQuery,
    TimelineQuery,
)
from app.parameters import MAX_VALUES
from app.question import Question
from app.text import nearest

Asked = TypeVar("Asked", bound=Question)

_MOST_PARAMETERS = 256
_ELSEWHERE = {
    "from": "from_date", "begin_date": "from_date", "start_date": "from_date", "since": "from_date",
    "after": "from_date", "to": "to_date", "end_date": "to_date", "until": "to_date", "before": "to_date",
    "published": "date", "day": "date", "limit": "page_size", "rows": "page_size", "per_page": "page_size",
    "size": "page_size", "count": "page_size", "offset": "cursor", "page": "cursor",
    "start": "from_date", "end": "to_date",
    "after_key": "cursor", "fl": "fields", "select": "fields", "include": "fields", "order": "sort",
    "order_by": "sort", "sort_by": "sort", "id": "ids", "query": "q", "search": "q", "text": "q", "keyword": "keywords",
    "place": "places", "author": "authors", "facets": "facet", "facet_fields": "facet", "lang": "language",
    "tags": "keywords", "tag": "keywords", "publisher": "source", "location": "places",
}  # fmt: skip
"""What other APIs call our parameters."""

_KNOWN = frozenset(
    name
    for each in (ListQuery, TimelineQuery, FacetQuery, RandomQuery, SimilarQuery, ArticleQuery)
    for name in each.model_fields
)
"""Parameters of some address: who sends one to another means no other word."""


def read_query(model: type[Asked], raw: bytes) -> Asked:
    """The question that a query string asks. Raises InvalidParameter with everything that is wrong."""
    if not raw:
        return _nothing(model)
    if raw.count(b"&") >= _MOST_PARAMETERS:
        raise InvalidParameter(f"at most {_MOST_PARAMETERS} parameters in one request")
    given: dict[str, list[str]] = {}
    for name, value in _pairs(raw.decode()):
        given.setdefault(name, []).append(value)
    known, lists = model.model_fields, _lists(model)
    complaints = [_unknown(name, known) for name in given if name not in known]
    values: dict[str, object] = {}
    for name in known.keys() & given.keys():
        texts = [text for text in given[name] if text or name not in FILTERS]
        if name in lists:
            values[name] = texts[:MAX_VALUES]
            if len(given[name]) > MAX_VALUES:
                complaints.append(Complaint(name, f"given {len(given[name])} times", f"at most {MAX_VALUES} times"))
        elif len(texts) == 1:
            values[name] = texts[0]
        elif texts:
            complaints.append(Complaint(name, f"given {len(texts)} times", "it can be given once"))
    return _validated(model, values, complaints)


def _pairs(query: str) -> Iterable[tuple[str, str]]:
    """Names and values; where nothing is quoted, in a fraction of the time."""
    if "%" in query or "+" in query:
        return parse_qsl(query, keep_blank_values=True)
    parts = (part.partition("=") for part in query.split("&") if part)
    return [(name, value) for name, _, value in parts]


@cache
def _lists(model: type[Question]) -> frozenset[str]:
    """The parameters that may be given several times."""
    return frozenset(name for name, field in model.model_fields.items() if get_origin(field.annotation) is list)


def _nothing(model: type[Asked]) -> Asked:
    """The question that asks for nothing in particular, made once for each model."""
    asked = _NOTHING.get(model)
    if asked is None:
        asked = _NOTHING[model] = model()
    return cast(Asked, asked)


_NOTHING: dict[type[Question], Question] = {}


def _validated(model: type[Asked], values: dict[str, object], complaints: list[Complaint]) -> Asked:
    try:
        asked = model.model_validate(values)
    except ValidationError as refused:
        complaints += [_complaint(dict(error)) for error in refused.errors(include_url=False, include_input=False)]
    if complaints:
        raise InvalidParameter("; ".join(f"{c.parameter}: {c.message}" for c in complaints[:20]), complaints[:20])
    return asked


def _unknown(name: str, known: Iterable[str]) -> Complaint:
    names = list(known)
    plain = name.replace("-", "_").casefold()
    near = _ELSEWHERE.get(plain)
    near = near if near in names else None if plain in _KNOWN else nearest(plain, names)
    hint = f"did you mean {near}?" if near else f"known here: {', '.join(names)}" if names else "none is known here"
    return Complaint(name[:80], "there is no such parameter", hint)


def _complaint(error: dict[str, object]) -> Complaint:
    place, context = cast(tuple[object, ...], error["loc"]), cast(dict[str, str], error.get("ctx") or {})
    hint = context.get("hint") or (f"one of {context['expected']}" if "expected" in context else None)
    return Complaint(str(place[0] if place else context.get("parameter")), str(error["msg"]), hint)
