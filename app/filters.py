"""What is asked: one model for each kind of question, the same for HTTP and the command line."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal, Self, TypeAlias, cast, get_args
from urllib.parse import quote_plus

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from app.dates import BadDate, Period, parse_period
from app.record import FIELDS, ID, ID_SAID, need_whole, no_id
from app.search_syntax import MAX_CHARACTERS, MAX_TERMS, Prefix, TooManyTerms, parse_search
from app.text import filed, nearest

MAX_PAGE_SIZE = 1000
MAX_IDS = 100
MAX_CURSOR = 65_536
MAX_VALUES = 100
MAX_SAMPLE = 100
MAX_SIMILAR = 100
MAX_FACET_VALUES = 1000

TERM_FILTERS = {
    "source": "source", "places": "places", "section": "section", "keywords": "keywords", "authors": "authors",
    "language": "language_range", "missing": "missing", "month": "month", "day": "day", "weekday": "weekday",
}  # fmt: skip
"""Filters that look for a term, each with the name that the store knows the term's field by."""

FILTERS = frozenset(
    {"q", "ids", "duplicates", "min_words", "max_words", *TERM_FILTERS, *(f"not_{name}" for name in TERM_FILTERS)}
)
"""What counts as absent when it is empty, as plain HTML forms send it."""

UseDate = Literal["published", "updated", "ingested"]
DateOrder = Literal["newest", "oldest"]
WalkOrder = Literal["newest", "oldest", "updated"]
Sort = Literal["newest", "oldest", "relevance", "updated"]
Step = Literal["auto", "day", "week", "month", "quarter", "year"]
Facet = Literal["source", "section", "language", "places", "keywords", "authors"]
ListFormat = Literal["json", "atom", "rss", "jsonfeed", "ninjs", "jsonld", "txt", "md", "jsonl", "csv"]
ArticleFormat = Literal[
    "json", "atom", "rss", "jsonfeed", "ninjs", "jsonld", "txt", "md", "jsonl", "csv", "bibtex", "ris", "csl"
]
"""Representations by name; `Accept` chooses among the same by media type."""
Missing = Literal[
    "date", "dateline", "places", "source", "byline", "authors", "section", "keywords", "language", "summary"
]


@dataclass(frozen=True, slots=True)
class Interval:
    """The value of `date`: seconds since 0001-01-01, half-open; None where an end is open."""

    text: str
    start: int | None
    end: int | None


def refuse(message: str, hint: str | None = None, parameter: str | None = None) -> PydanticCustomError:
    """A validation error that says what would be right; of several parameters together, at which one to look first."""
    return PydanticCustomError("refused", "{message}", {"message": message, "hint": hint, "parameter": parameter})


def _period(value: object) -> Period:
    if isinstance(value, Period):
        return value
    try:
        return parse_period(str(value))
    except BadDate as problem:
        raise refuse("this is not a date we read", str(problem)) from None


_TWO_DATES = re.compile(r"[\d\-]{4,10}\s*(?:\.\.|[-–,]|\bto\b)\s*\d{4}[\d\-]*")
_INTERVALS = "for example date=2020/2022, date=2020/.. or date=../2022"


def _interval(value: object) -> Interval:
    if isinstance(value, Interval):
        return value
    text = str(value)
    first, slash, last = text.partition("/")
    if not slash and _TWO_DATES.fullmatch(text):
        raise refuse("an interval has a stroke between its ends", _INTERVALS)
    if not slash:
        period = _period(text)
        return Interval(period.text, period.start, period.end)
    if not first or not last:
        raise refuse("an open end is written as two dots", _INTERVALS)
    start = None if first == ".." else _period(first)
    end = None if last == ".." else _period(last)
    if start and end and end.end <= start.start:
        raise refuse("the interval ends before it begins", f"write {last}/{first}")
    return Interval(
        f"{start.text if start else '..'}/{end.text if end else '..'}",
        start.start if start else None,
        end.end if end else None,
    )


def _ids(value: object) -> tuple[str, ...]:
    ids = _names(value)
    if not ids:
        raise refuse("there is no id in this", "give ids with commas between them, or leave it out")
    if len(ids) > MAX_IDS:
        raise refuse(f"at most {MAX_IDS} ids in one request, these are {len(ids)}")
    if (wrong := no_id(ids)) is not None:
        raise refuse(f"{wrong[:40]!r} is no id", ID_SAID)
    return ids


def _fields(value: object) -> tuple[str, ...]:
    names = _names(value)
    if not names:
        raise refuse("choose at least one field", f"for example fields={','.join(FIELDS[:3])}")
    for name in names:
        if name not in FIELDS:
            near = nearest(name, FIELDS)
            raise refuse(f"there is no field {name[:40]!r}", f"did you mean {near}?" if near else ", ".join(FIELDS))
    return tuple(name for name in FIELDS if name in names)


def _names(value: object) -> tuple[str, ...]:
    parts = value.split(",") if isinstance(value, str) else cast(Iterable[str], value)
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _whole_number(most: int, least: int = 1, more: str = "") -> Callable[[object], int]:
    def check(value: object) -> int:
        if isinstance(value, str) and not re.fullmatch("0|[1-9][0-9]{0,15}", value):
            raise refuse("this is no whole number", f"from {least} to {most}")
        number = int(str(value))
        if not least <= number <= most:
            raise refuse(f"{number} is out of range", f"from {least} to {most}{more}")
        return number

    return check


def _flag(value: object) -> bool:
    if value in (True, "true", "1"):
        return True
    if value in (False, "false", "0"):
        return False
    raise refuse("this is neither true nor false", "write true or false")


def _search(value: object) -> str:
    text = str(value)
    if len(text) > MAX_CHARACTERS:
        raise refuse(f"a search has at most {MAX_CHARACTERS} characters, this one {len(text)}")
    try:
        parse_search(text, None)
    except TooManyTerms:
        raise refuse(f"a search has at most {MAX_TERMS} terms") from None
    return text


def _facet(value: object) -> str:
    name, colon, number = str(value).partition(":")
    if name not in get_args(Facet):
        near = nearest(name, get_args(Facet))
        raise refuse(
            f"{name[:40]!r} cannot be counted", f"did you mean {near}?" if near else ", ".join(get_args(Facet))
        )
    if colon:
        _whole_number(MAX_FACET_VALUES)(number)
    return str(value)


def _shown(kind: str, *examples: object, **bounds: object) -> WithJsonSchema:
    """How OpenAPI shows a parameter, which is text however it is validated."""
    return WithJsonSchema({"type": kind, "examples": list(examples), **bounds})


def _cursor(value: object) -> str:
    text = str(value)
    if not 1 <= len(text) <= MAX_CURSOR:
        raise refuse("this is no cursor of ours", "take links.next as it is, or leave the cursor out")
    return text


def _listed(one: str, most: int) -> str:
    """A pattern for as many at most, with commas between them."""
    return f"^{one}(,{one}){{0,{most - 1}}}$"


_DAY = r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])"
_MOMENT = r"(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,9})?)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9]))?)?)?"
_ONE_DATE = f"({_DAY}{_MOMENT})"
_Date = Annotated[
    Period | None, BeforeValidator(_period), _shown("string", "2001-06-15", "2022", pattern=f"^{_ONE_DATE}$")
]
_Interval = Annotated[
    Interval | None,
    BeforeValidator(_interval),
    _shown(
        "string",
        "2022-09",
        "2001-06/2022-09",
        "2022/..",
        pattern=f"^({_ONE_DATE}|(\\.\\.|{_ONE_DATE})/(\\.\\.|{_ONE_DATE}))$",
    ),
]
_Ids = Annotated[
    tuple[str, ...] | None,
    BeforeValidator(_ids),
    _shown("string", "2eju7cft6t7prumb", pattern=f"^$|{_listed(ID, MAX_IDS)}"),
]
_Fields = Annotated[
    tuple[str, ...] | None,
    BeforeValidator(_fields),
    _shown("string", "id,published,title", pattern=_listed(f"({'|'.join(FIELDS)})", len(FIELDS))),
]


def _number(most: int, example: int, least: int = 1, more: str = "") -> tuple[BeforeValidator, WithJsonSchema]:
    shown = _shown("integer", example, minimum=least, maximum=most)
    return BeforeValidator(_whole_number(most, least, more)), shown


def _filter(most: int, example: int, least: int = 1) -> tuple[BeforeValidator, WithJsonSchema]:
    """A number to filter by; plain HTML forms send the empty text for no choice."""
    number = {"type": "integer", "minimum": least, "maximum": most}
    schema = {"anyOf": [number, {"type": "string", "maxLength": 0}], "examples": [example]}
    return BeforeValidator(_whole_number(most, least)), WithJsonSchema(schema)


_Month = Annotated[int | None, *_filter(12, 9)]
_Day = Annotated[int | None, *_filter(31, 20)]
_Weekday = Annotated[int | None, *_filter(7, 2)]
_Words = Annotated[int | None, *_filter(2**31 - 1, 80, 0)]
_PageSize = Annotated[int | None, *_number(MAX_PAGE_SIZE, 10, more=": follow links.next for more")]
_Similar = Annotated[int | None, *_number(MAX_SIMILAR, 5)]
_Sample = Annotated[int | None, *_number(MAX_SAMPLE, 3)]
_Seed = Annotated[int | None, *_number(2**53, 7, 0)]
_Values = Annotated[list[str], Field(max_length=MAX_VALUES)]
Duplicates = Literal["include", "exclude", "only"]
_Duplicates = Annotated[
    Duplicates,
    WithJsonSchema({"type": "string", "enum": ["", *get_args(Duplicates)], "examples": ["exclude"]}),
]
_Missing = Annotated[
    list[Missing],
    Field(max_length=MAX_VALUES),
    # Plain HTML forms send the empty text for no choice.
    WithJsonSchema(
        {
            "type": "array",
            "items": {"type": "string", "enum": ["", *get_args(Missing)]},
            "maxItems": MAX_VALUES,
            "examples": [["date"]],
        }
    ),
]
_Flag = Annotated[bool, BeforeValidator(_flag), _shown("boolean", True)]
_Search = Annotated[
    str | None, BeforeValidator(_search), _shown("string", "shanghai cooperation", maxLength=MAX_CHARACTERS)
]
_Cursor = Annotated[
    str | None, BeforeValidator(_cursor), WithJsonSchema({"type": "string", "minLength": 1, "maxLength": MAX_CURSOR})
]


def _several(example: str, description: str) -> Any:
    # A factory, because pydantic copies a default that is a list deeply, for every question.
    return Field(default_factory=list, examples=[[example]], description=description)


Lists: TypeAlias = Sequence[str | tuple[str, str]]
"""What has lists in the search index: words, and terms, each a field as the store knows it and a folded value."""


class Question(BaseModel):
    """What all questions share: only known parameters, and a canonical way to write them down."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @property
    def lists(self) -> Lists | None:
        """What has to be gone through beside a short walk through the articles.

        None where it is more, or nobody knows yet.
        """
        return None

    @property
    def lasts(self) -> bool:
        """Whether the answer is the same until the archive changes."""
        return True

    @property
    def representation(self) -> str | None:
        """The name of the representation that is asked for, whatever `Accept` says."""
        return None

    @property
    def given(self) -> dict[str, Any]:
        """What was asked, without defaults and without what counts as absent; a 0 asks for something."""
        said = self.model_fields_set
        return {name: value for name in said if (value := getattr(self, name)) or type(value) is int}

    def texts(self) -> dict[str, str | list[str]]:
        """What was asked, as texts that validate to the same question."""
        return {name: _text(value) for name, value in sorted(self.given.items())}

    def query_string(self) -> str:
        """What was asked, as a query string that asks the same."""
        pairs = (
            (name, each) for name, text in self.texts().items() for each in ([text] if type(text) is str else text)
        )
        return "&".join([f"{name}={quote_plus(text)}" for name, text in pairs])  # no name of ours needs quoting


_EQUAL = "Its {}, whatever the case and accents. Repeated: any of them."
_WANTED = "The fields wanted, comma-separated: any of " + ", ".join(f"`{name}`" for name in FIELDS) + "."
_NONE = "None of these, as the {} goes."


class ArticleFilter(Question):
    """Which articles."""

    q: _Search = Field(
        None,
        description='Full text: words (all must occur), `"a phrase"`, `-not`, `a OR b`, `prefix*`, `title:word`, '
        "`body:word`. Words match as written, but for case, accents and width.",
    )
    forms: _Flag = Field(
        False, description="Each plain word also finds the archive's own words of the same stem: `mine` finds mining."
    )
    search_in: Literal["title", "body"] | None = Field(
        None, description="Where `q` looks: everywhere unless given.", examples=["title"]
    )
    from_date: _Date = Field(None, description="From the start of this period, inclusive: all of 2022 for `2022`.")
    to_date: _Date = Field(None, description="To the end of this period, inclusive: all of 2022 for `2022`.")
    date: _Interval = Field(
        None,
        description="One period, or an interval of two: `2001-06/2022-09`, `2022/..`, `../1900`. Beside "
        "`from_date` or `to_date`, both hold.",
    )
    use_date: UseDate = Field(
        "published",
        description="Which date `from_date`, `to_date` and `date` look at.",
        examples=["published"],
    )
    month: _Month = Field(None, description="On this day, in any year: the month.")
    day: _Day = Field(None, description="On this day, in any year: the day of the month.")
    weekday: _Weekday = Field(None, description="The day of the week, by ISO 8601: 1 is Monday, 7 Sunday.")
    source: _Values = _several("TASS", _EQUAL.format("source"))
    places: _Values = Field(
        default_factory=list, examples=[["Moscow"]], description=_EQUAL.format("place that it was filed from")
    )
    section: _Values = _several("science", _EQUAL.format("section"))
    keywords: _Values = _several("space", _EQUAL.format("keyword"))
    authors: _Values = _several("Ada Quill", _EQUAL.format("author"))
    language: _Values = Field(
        default_factory=list,
        examples=[["en"]],
        description="Its language; `en` finds `en-GB` too. Repeated: any of them.",
    )
    not_source: _Values = _several("TASS", _NONE.format("source"))
    not_places: _Values = _several("Moscow", _NONE.format("place"))
    not_section: _Values = _several("science", _NONE.format("section"))
    not_keywords: _Values = _several("space", _NONE.format("keyword"))
    not_authors: _Values = _several("Ada Quill", _NONE.format("author"))
    not_language: _Values = _several("en", _NONE.format("language"))
    min_words: _Words = Field(None, description="At least so many words in the body.")
    max_words: _Words = Field(None, description="At most so many words in the body.")
    missing: _Missing = Field(
        default_factory=list,
        description="Articles that lack this; repeated: that lack any of these. `missing=date` finds the undated.",
    )
    duplicates: _Duplicates = Field(
        "include",
        description="Whether articles with the same text as an earlier one, or nearly the same, are among those that "
        "are found: `exclude` leaves each text once, `only` finds the repeats.",
    )
    ids: _Ids = Field(None, description=f"These articles, up to {MAX_IDS} ids, comma-separated.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.from_date and self.to_date and self.to_date.end <= self.from_date.start:
            raise refuse("from_date is later than to_date", "exchange the two", "from_date")
        if self.min_words and self.max_words is not None and self.max_words < self.min_words:
            raise refuse("min_words is more than max_words", "exchange the two", "min_words")
        return self

    @cached_property
    def bounds(self) -> dict[str, tuple[int | None, int | None]]:
        """The date conditions, all of which have to hold, as half-open seconds since 0001-01-01."""
        bounds: dict[str, tuple[int | None, int | None]] = {}
        if self.from_date or self.to_date:
            start, end = self.from_date, self.to_date
            bounds["range"] = (start.start if start else None, end.end if end else None)
        if self.date:
            bounds["date"] = self.date.start, self.date.end
        return bounds

    def terms(self, prefix: Literal["", "not_"] = "") -> list[list[tuple[str, str]]]:
        """Each filter's terms, fields as the store knows them and folded values: with or without any of them."""
        found = []
        for name, field in TERM_FILTERS.items():
            given = getattr(self, prefix + name) if prefix + name in self.model_fields_set else None
            values = given if isinstance(given, list) else [] if given is None else [str(given)]
            if values and not (name == "missing" and values == ["date"]):  # the undated have a range of their own
                found.append(list(dict.fromkeys((field, filed(value)) for value in values)))
        return found


SHORT_WALK = frozenset(
    {"from_date", "to_date", "date", "use_date", "ids", "sort", "fields", "page_size", "cursor", "format"}
)
"""What a short walk through the articles answers."""
_SHORT_PAGE = 100


class Selection(ArticleFilter):
    """Which articles, in which order, and what of each."""

    sort: WalkOrder = Field(
        "newest",
        description="`newest` and `oldest` go by published date, undated articles last either way; `updated` is last "
        "changed first.",
        examples=["oldest"],
    )
    fields: _Fields = Field(None, description=_WANTED)

    @property
    def order(self) -> WalkOrder:
        """The order that was asked for."""
        return self.sort


class ListQuery(ArticleFilter):
    """One page of a selection."""

    sort: Sort | None = Field(
        None,
        description="`newest` (unless `q` is given) and `oldest` go by published date, undated articles last either "
        "way; `relevance` (where `q` is given) ranks the newest 10,000 matches; `updated` is last changed first.",
        examples=["oldest"],
    )
    fields: _Fields = Field(None, description=_WANTED)
    page_size: _PageSize = Field(None, description="Articles on a page: 25 unless the archive is set up otherwise.")
    cursor: _Cursor = Field(
        None, description="Where to go on, from `links.next` or `links.prev`. It carries its own question."
    )
    highlight: _Flag = Field(
        False, description="With `q`: adds `highlights`, passages with what was found in `<mark>`, the rest escaped."
    )
    total: Literal["exact"] | None = Field(
        None, description="`exact` counts every match, beyond 10,000 too.", examples=["exact"]
    )
    format: ListFormat | None = Field(
        None,
        description="The representation; `Accept` does the same. `jsonl` and `csv` send every match, by date unless "
        "`sort` says otherwise, where neither `page_size` nor `cursor` asks for a page.",
        examples=["json"],
    )

    @model_validator(mode="after")
    def _ranked_by_something(self) -> Self:
        if self.sort == "relevance" and not self.q and not self.cursor:
            raise refuse("relevance to what? There is no q", "give q, or sort by newest, oldest or updated", "sort")
        return self

    @property
    def order(self) -> Sort:
        """The order that was asked for, or the one that goes without saying."""
        return self.sort or ("relevance" if self.q else "newest")

    @property
    def representation(self) -> str | None:
        """See `Question.representation`."""
        return self.format

    @property
    def is_page(self) -> bool:
        """Whether one page is asked for, and not the whole result."""
        return self.page_size is not None or self.cursor is not None

    @property
    def whole(self) -> Selection:
        """The same articles, all of them. Raises ValidationError where they have no such order."""
        given = self.model_fields_set & Selection.model_fields.keys()
        return Selection.model_validate({name: value for name in given if (value := getattr(self, name)) is not None})

    @property
    def lists(self) -> Lists | None:
        """See `Question.lists`."""
        if self.sort == "updated" or self.use_date != "published" or (self.page_size or 0) > _SHORT_PAGE:
            return None
        if need_whole(self.fields or ()):
            return None
        named = self.model_fields_set - SHORT_WALK
        if not named:
            return ()
        if named <= TERM_FILTERS.keys() and not self.bounds and not self.ids:
            values = [value for any_of in self.terms() for value in any_of]
            return values if len(values) <= 1 else None
        if not self.q or not named <= {"q", "search_in"}:
            return None
        terms = parse_search(self.q, self.search_in).terms
        return None if any(isinstance(term, Prefix) for term in terms) else [w for term in terms for w in term.words]


class TimelineQuery(ArticleFilter):
    """Counts by time."""

    interval: Step = Field(
        "auto",
        description="How long a bucket is; `auto` gives at most some hundred, and most dated articles a bucket.",
        examples=["month"],
    )
    split_by: Literal["source", "section", "language", "places"] | None = Field(
        None, description="Counts each bucket by this field too.", examples=["source"]
    )


class FacetQuery(ArticleFilter):
    """Counts by value."""

    facet: Annotated[
        list[Annotated[str, AfterValidator(_facet)]],
        Field(max_length=len(get_args(Facet))),
        WithJsonSchema(
            {
                "type": "array",
                "items": {"type": "string", "pattern": f"^({'|'.join(get_args(Facet))})(:([1-9][0-9]{{0,2}}|1000))?$"},
                "maxItems": len(get_args(Facet)),
                "examples": [["source:10", "places"]],
            }
        ),
    ] = Field(
        [],
        description="A field, and how many of its values, the most frequent first: `source:10`; 10 unless given, "
        f"{MAX_FACET_VALUES} at most. Repeated: several fields. All of them unless given: "
        f"{', '.join(f'`{name}`' for name in get_args(Facet))}.",
    )

    @property
    def facets(self) -> dict[Facet, int]:
        """How many values of which field."""
        pairs = (text.partition(":") for text in self.facet or get_args(Facet))
        return {cast(Facet, name): int(number or 10) for name, _, number in pairs}


class RandomQuery(ArticleFilter):
    """Articles drawn by lot."""

    sample: _Sample = Field(None, description="How many: 1 unless given.")
    seed: _Seed = Field(None, description="The same seed draws the same articles, until some change.")
    fields: _Fields = Field(None, description=_WANTED)

    @property
    def lasts(self) -> bool:
        """Whether the draw can be repeated."""
        return self.seed is not None


class SimilarQuery(Question):
    """The nearest other articles."""

    page_size: _Similar = Field(None, description="How many: 10 unless given.")
    fields: _Fields = Field(None, description=_WANTED)


class ArticleQuery(Question):
    """One article, in a representation."""

    format: ArticleFormat | None = Field(
        None, description="The representation; `Accept` does the same.", examples=["json"]
    )

    @property
    def lists(self) -> Lists | None:
        """See `Question.lists`."""
        return ()

    @property
    def representation(self) -> str | None:
        """See `Question.representation`."""
        return self.format


class NoQuery(Question):
    """A question without parameters."""

    @property
    def lists(self) -> Lists | None:
        """See `Question.lists`."""
        return ()


def _text(value: Any) -> str | list[str]:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return [str(item) for item in value]
    if isinstance(value, tuple):
        return ",".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    return str(getattr(value, "text", value))
