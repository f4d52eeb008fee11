"""What is asked: one model for each kind of question, the same for HTTP and the command line."""

from functools import cached_property
from typing import Literal, Self, cast, get_args

from pydantic import Field, model_validator

from app import parameters
from app.parameters import NEGATABLE, several
from app.question import Lists, Question
from app.record import FIELDS, need_whole
from app.search_syntax import Prefix, parse_search
from app.text import filed
from app.values import MAX_FACET_VALUES, MAX_IDS, Facet, refuse

TERM_FILTERS = {
    "source": "source", "places": "places", "section": "section", "keywords": "keywords", "authors": "authors",
    "language": "language_range", "missing": "missing", "month": "month", "day": "day", "weekday": "weekday",
}  # fmt: skip
"""Filters that look for a term, each with the name that the store knows the term's field by."""

FILTERS = frozenset(
    {"q", "ids", "duplicates", "min_words", "max_words", *TERM_FILTERS, *(f"not_{name}" for name in NEGATABLE)}
)
"""What counts as absent when it is empty, as plain HTML forms send it."""

UseDate = Literal["published", "updated", "ingested"]
DateOrder = Literal["newest", "oldest"]
WalkOrder = Literal[DateOrder, "updated"]
Sort = Literal[WalkOrder, "relevance"]
Step = Literal["auto", "day", "week", "month", "quarter", "year"]
ListFormat = Literal["json", "atom", "rss", "jsonfeed", "ninjs", "jsonld", "txt", "md", "jsonl", "csv"]
ArticleFormat = Literal[ListFormat, "bibtex", "ris", "csl"]
CountFormat = Literal["json", "jsonl", "csv"]
"""Representations by name; `Accept` chooses among the same by media type."""

ExportFormat = Literal["jsonl", "csv", "parquet"]

_EQUAL = "Its {}, whatever the case and accents. Repeated: any of them."
_WANTED = "The fields wanted, comma-separated: any of " + ", ".join(f"`{name}`" for name in FIELDS) + "."
_FORMAT = "The representation; `Accept` does the same."
_NONE = "None of these, as the {} goes."


class ArticleFilter(Question):
    """Which articles."""

    q: parameters.Search = Field(
        None,
        description='Full text: words (all must occur), `"a phrase"`, `-not`, `a OR b`, `prefix*`, `title:word`, '
        "`body:word`. Words match as written, but for case, accents and width.",
    )
    forms: parameters.Flag = Field(
        False, description="Each plain word also finds the archive's own words of the same stem: `mine` finds mining."
    )
    search_in: Literal["title", "body"] | None = Field(
        None, description="Where `q` looks: everywhere unless given.", examples=["title"]
    )
    from_date: parameters.Date = Field(
        None, description="From the start of this period, inclusive: all of 2022 for `2022`."
    )
    to_date: parameters.Date = Field(None, description="To the end of this period, inclusive: all of 2022 for `2022`.")
    date: parameters.Dates = Field(
        None,
        description="One period, or an interval of two: `2001-06/2022-09`, `2022/..`, `../1900`. Beside "
        "`from_date` or `to_date`, both hold.",
    )
    use_date: UseDate = Field(
        "published",
        description="Which date `from_date`, `to_date` and `date` look at.",
        examples=["published"],
    )
    month: parameters.Month = Field(None, description="On this day, in any year: the month.")
    day: parameters.Day = Field(None, description="On this day, in any year: the day of the month.")
    weekday: parameters.Weekday = Field(None, description="The day of the week, by ISO 8601: 1 is Monday, 7 Sunday.")
    source: parameters.Values = several("TASS", _EQUAL.format("source"))
    places: parameters.Values = Field(
        default_factory=list, examples=[["Moscow"]], description=_EQUAL.format("place that it was filed from")
    )
    section: parameters.Values = several("science", _EQUAL.format("section"))
    keywords: parameters.Values = several("space", _EQUAL.format("keyword"))
    authors: parameters.Values = several("Ada Quill", _EQUAL.format("author"))
    language: parameters.Values = Field(
        default_factory=list,
        examples=[["en"]],
        description="Its language; `en` finds `en-GB` too. Repeated: any of them.",
    )
    not_source: parameters.Values = several("TASS", _NONE.format("source"))
    not_places: parameters.Values = several("Moscow", _NONE.format("place"))
    not_section: parameters.Values = several("science", _NONE.format("section"))
    not_keywords: parameters.Values = several("space", _NONE.format("keyword"))
    not_authors: parameters.Values = several("Ada Quill", _NONE.format("author"))
    not_language: parameters.Values = several("en", _NONE.format("language"))
    min_words: parameters.Words = Field(None, description="At least so many words in the body.")
    max_words: parameters.Words = Field(None, description="At most so many words in the body.")
    missing: parameters.Lacking = Field(
        default_factory=list,
        description="Articles that lack this; repeated: that lack any of these. `missing=date` finds the undated.",
    )
    duplicates: parameters.Repeats = Field(
        "include",
        description="Whether articles with the same text as an earlier one, or nearly the same, are among those that "
        "are found: `exclude` leaves each text once, `only` finds the repeats.",
    )
    ids: parameters.Ids = Field(None, description=f"These articles, up to {MAX_IDS} ids, comma-separated.")

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
    fields: parameters.Fields = Field(None, description=_WANTED)

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
    fields: parameters.Fields = Field(None, description=_WANTED)
    page_size: parameters.PageSize = Field(
        None, description="Articles on a page: 25 unless the archive is set up otherwise."
    )
    cursor: parameters.Cursor = Field(
        None, description="Where to go on, from `links.next` or `links.prev`. It carries its own question."
    )
    highlight: parameters.Flag = Field(
        False, description="With `q`: adds `highlights`, passages with what was found in `<mark>`, the rest escaped."
    )
    total: Literal["exact"] | None = Field(
        None, description="`exact` counts every match, beyond 10,000 too.", examples=["exact"]
    )
    format: ListFormat | None = Field(
        None,
        description=f"{_FORMAT} `jsonl` and `csv` send every match, by date unless "
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
    format: CountFormat | None = Field(None, description=_FORMAT, examples=["json"])


class FacetQuery(ArticleFilter):
    """Counts by value."""

    facet: parameters.Facets = Field(
        [],
        description="A field, and how many of its values, the most frequent first: `source:10`; 10 unless given, "
        f"{MAX_FACET_VALUES} at most. Repeated: several fields. All of them unless given: "
        f"{', '.join(f'`{name}`' for name in get_args(Facet))}.",
    )
    format: CountFormat | None = Field(None, description=_FORMAT, examples=["json"])

    @property
    def facets(self) -> dict[Facet, int]:
        """How many values of which field."""
        pairs = (text.partition(":") for text in self.facet or get_args(Facet))
        return {cast(Facet, name): int(number or 10) for name, _, number in pairs}


class RandomQuery(ArticleFilter):
    """Articles drawn by lot."""

    sample: parameters.Sample = Field(None, description="How many: 1 unless given.")
    seed: parameters.Seed = Field(None, description="The same seed draws the same articles, until some change.")
    fields: parameters.Fields = Field(None, description=_WANTED)
    format: ListFormat | None = Field(None, description=_FORMAT, examples=["json"])

    @property
    def lasts(self) -> bool:
        """Whether the draw can be repeated."""
        return self.seed is not None


class SimilarQuery(Question):
    """The nearest other articles."""

    page_size: parameters.Nearest = Field(None, description="How many: 10 unless given.")
    fields: parameters.Fields = Field(None, description=_WANTED)


class WithdrawnQuery(Question):
    """What was withdrawn."""

    from_date: parameters.Date = Field(
        None, description="Withdrawn from the start of this period on: in 2022 or later for `2022`."
    )
    page_size: parameters.PageSize = Field(None, description="How many: 25 unless the archive is set up otherwise.")
    after: parameters.Id = Field(None, description="Behind which id to go on; `links.next` has it.")


class ArticleQuery(Question):
    """One article, in a representation."""

    format: ArticleFormat | None = Field(None, description=_FORMAT, examples=["json"])

    @property
    def lists(self) -> Lists | None:
        """See `Question.lists`."""
        return ()
