"""Query parameters: how each is parsed, and how OpenAPI shows it."""

from collections.abc import Callable
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from app.dates import Period
from app.record import FIELDS, ID
from app.search_syntax import MAX_CHARACTERS
from app.values import (
    MAX_CURSOR,
    MAX_IDS,
    Facet,
    Interval,
    date_part,
    read_cursor,
    read_date,
    read_facet,
    read_facets,
    read_fields,
    read_flag,
    read_id,
    read_ids,
    read_interval,
    read_search,
    whole_number,
)

MAX_PAGE_SIZE = 1000
MAX_VALUES = 100
MAX_SAMPLE = 100
MAX_SIMILAR = 100
_MOST_WORDS = 2**31 - 1

Duplicates = Literal["include", "exclude", "only"]
Missing = Literal[
    "date", "dateline", "places", "source", "byline", "authors", "section", "keywords", "language", "summary"
]

NEGATABLE = ("source", "places", "section", "keywords", "authors", "language")
"""The filters that can be negated, with the prefix `not_`."""

OTHER_NAMES = {
    "from": "from_date", "begin_date": "from_date", "start_date": "from_date", "since": "from_date",
    "after": "from_date", "to": "to_date", "end_date": "to_date", "until": "to_date", "before": "to_date",
    "published": "date", "year": "date", "day": "date", "limit": "page_size sample", "rows": "page_size sample",
    "per_page": "page_size sample", "page_size": "sample", "size": "page_size sample", "count": "page_size sample",
    "n": "page_size sample", "offset": "cursor", "page": "cursor", "start": "from_date", "end": "to_date",
    "after_key": "cursor", "fl": "fields", "select": "fields", "include": "fields", "expand": "fields", "order": "sort",
    "order_by": "sort", "sort_by": "sort", "id": "ids", "query": "q", "search": "q", "text": "q", "term": "q",
    "keyword": "keywords", "place": "places", "city": "places", "location": "places", "author": "authors",
    "byline": "authors", "facets": "facet", "facet_fields": "facet", "lang": "language", "tags": "keywords",
    "tag": "keywords", "publisher": "source", "agency": "source", "category": "section", "granularity": "interval",
    "bucket": "interval", "group_by": "split_by", "date_from": "from_date", "published_after": "from_date",
    "published_since": "from_date", "date_to": "to_date", "published_before": "to_date", "published_until": "to_date",
    "pub_date": "date", "publication_date": "date", "published_at": "date", "first": "page_size sample",
    "top": "page_size sample", "max_results": "page_size sample", "skip": "cursor", "search_after": "cursor",
    "_source": "fields", "orderby": "sort", "max": "page_size sample", "topic": "keywords", "topics": "keywords",
    "subject": "keywords", "subjects": "keywords", "dateline": "places", "range": "date", "date_range": "date",
    "date1": "from_date", "date2": "to_date", "in": "search_in", "df": "search_in", "query_fields": "search_in",
    "max_records": "page_size sample", "maxrecords": "page_size sample", "source_lang": "language",
    "sourcelang": "language",
}  # fmt: skip
"""What other APIs call our parameters; of several, the first one that the endpoint has is meant."""


def _shown(kind: str, *examples: object, **bounds: object) -> WithJsonSchema:
    """How OpenAPI shows a parameter, which is sent as text however it is validated."""
    return WithJsonSchema({"type": kind, "examples": list(examples), **bounds})


def _listed(one: str, most: int) -> str:
    """A pattern for at most so many values, separated by commas."""
    return f"^{one}(,{one}){{0,{most - 1}}}$"


_DAY = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])"
_MOMENT = r"(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,9})?)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9]))?)?)?"
_ONE_DATE = f"({_DAY}{_MOMENT})"
Date = Annotated[
    Period | None, BeforeValidator(read_date), _shown("string", "2001-06-15", "2022", pattern=f"^{_ONE_DATE}$")
]
Dates = Annotated[
    Interval | None,
    BeforeValidator(read_interval),
    _shown(
        "string",
        "2022-09",
        "2001-06/2022-09",
        "2022/..",
        pattern=f"^({_ONE_DATE}|(\\.\\.|{_ONE_DATE})/(\\.\\.|{_ONE_DATE}))$",
    ),
]
Ids = Annotated[
    tuple[str, ...] | None,
    BeforeValidator(read_ids),
    _shown("string", "2eju7cft6t7prumb", pattern=f"^$|{_listed(ID, MAX_IDS)}"),
]
Id = Annotated[str | None, BeforeValidator(read_id), _shown("string", "2eju7cft6t7prumb", pattern=f"^{ID}$")]
Fields = Annotated[
    tuple[str, ...] | None,
    BeforeValidator(read_fields),
    _shown("string", "id,published,title", pattern=_listed(f"({'|'.join(FIELDS)})", len(FIELDS))),
]


def _number(most: int, example: int, least: int = 1, more: str = "") -> tuple[BeforeValidator, WithJsonSchema]:
    shown = _shown("integer", example, minimum=least, maximum=most)
    return BeforeValidator(whole_number(most, least, more)), shown


def _filter(
    read: Callable[[object], int], most: int, example: int, least: int = 1
) -> tuple[BeforeValidator, WithJsonSchema]:
    """A number to filter by; plain HTML forms send an empty text for no choice."""
    number = {"type": "integer", "minimum": least, "maximum": most}
    schema = {"anyOf": [number, {"type": "string", "maxLength": 0}], "examples": [example]}
    return BeforeValidator(read), WithJsonSchema(schema)


Month = Annotated[int | None, *_filter(date_part(12), 12, 9)]
Day = Annotated[int | None, *_filter(date_part(31), 31, 20)]
Weekday = Annotated[int | None, *_filter(whole_number(7), 7, 2)]
Words = Annotated[int | None, *_filter(whole_number(_MOST_WORDS, 0), _MOST_WORDS, 80, 0)]
PageSize = Annotated[int | None, *_number(MAX_PAGE_SIZE, 10, more=": follow links.next for more")]
Nearest = Annotated[int | None, *_number(MAX_SIMILAR, 5)]
Sample = Annotated[int | None, *_number(MAX_SAMPLE, 3)]
Seed = Annotated[int | None, *_number(2**53, 7, 0)]
Values = Annotated[list[str], Field(max_length=MAX_VALUES)]
Repeats = Annotated[
    Duplicates,
    WithJsonSchema({"type": "string", "enum": ["", *get_args(Duplicates)], "examples": ["exclude"]}),
]
Lacking = Annotated[
    list[Missing],
    Field(max_length=MAX_VALUES),
    # Plain HTML forms send an empty text for no choice.
    WithJsonSchema(
        {
            "type": "array",
            "items": {"type": "string", "enum": ["", *get_args(Missing)]},
            "maxItems": MAX_VALUES,
            "examples": [["date"]],
        }
    ),
]
Flag = Annotated[bool, BeforeValidator(read_flag), _shown("boolean", True)]
Search = Annotated[
    str | None, BeforeValidator(read_search), _shown("string", "shanghai cooperation", maxLength=MAX_CHARACTERS)
]
Cursor = Annotated[
    str | None,
    BeforeValidator(read_cursor),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": MAX_CURSOR}),
]
Facets = Annotated[
    list[Annotated[str, AfterValidator(read_facet)]],
    Field(max_length=len(get_args(Facet))),
    AfterValidator(read_facets),
    WithJsonSchema(
        {
            "type": "array",
            "items": {"type": "string", "pattern": f"^({'|'.join(get_args(Facet))})(:([1-9][0-9]{{0,2}}|1000))?$"},
            "maxItems": len(get_args(Facet)),
            "examples": [["source:10", "places"]],
        }
    ),
]


def several(example: str, description: str) -> Any:
    # A factory, because pydantic deep-copies a list given as default, for every query.
    return Field(default_factory=list, examples=[[example]], description=description)
