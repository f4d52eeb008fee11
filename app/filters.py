"""The queries: one model for each kind, the same for HTTP and the command line."""

from functools import cached_property
from typing import Literal, Self, cast, get_args

from pydantic import Field, model_validator

from app import parameters
from app.parameters import NEGATABLE, several
from app.question import Lists, Question
from app.record import FIELDS, LIST_FIELDS, need_whole
from app.search_syntax import parse_search
from app.text import filed
from app.values import MAX_FACET_VALUES, MAX_IDS, Facet, Step, refuse

TERM_FILTERS = {
    "source": "source", "places": "places", "section": "section", "keywords": "keywords", "authors": "authors",
    "language": "language_range", "missing": "missing", "month": "month", "day": "day", "weekday": "weekday",
}  # fmt: skip
"""Filters that look up a term, each with the store's name for the term's field."""

_TEXTS = frozenset({"q", *NEGATABLE, *(f"not_{name}" for name in NEGATABLE)})
_FILTERS = _TEXTS | {"ids", "duplicates", "min_words", "max_words", *TERM_FILTERS}

UseDate = Literal["published", "updated", "ingested"]
DateOrder = Literal["newest", "oldest"]
WalkOrder = Literal[DateOrder, "updated"]
Sort = Literal[WalkOrder, "relevance"]
ListFormat = Literal["json", "atom", "rss", "jsonfeed", "ninjs", "jsonld", "txt", "md", "jsonl", "csv"]
ArticleFormat = Literal[ListFormat, "bibtex", "ris", "csl"]
CountFormat = Literal["json", "jsonl", "csv"]
"""Representations by name; `Accept` chooses among the same by media type."""

ExportFormat = Literal["jsonl", "csv", "parquet"]

_EQUAL = "Only articles {}, ignoring case and accents. Repeat to match any of several."
_BY_DEFAULT, _WHOLE = (
    (", ".join(f"`{name}`" for name in names)) for names in (LIST_FIELDS, FIELDS[len(LIST_FIELDS) :])
)
_WANTED = (
    f"Fields to return, comma-separated. In a list, by default, {_BY_DEFAULT}. An article by itself, and `jsonl` and "
    f"`csv`, also have {_WHOLE} by default."
)
_EMPTY = " Empty counts as absent."
_FORMAT = "The representation to return; the `Accept` header does the same."
_NONE = "Leave out articles {}, ignoring case and accents. Repeat to leave out several."


class ArticleFilter(Question):
    """The filters for articles."""

    q: parameters.Search = Field(
        None,
        description='Full-text search of titles and bodies: words (all must occur), `"a phrase"`, `-not`, `a OR b`, '
        "`prefix*`, `title:word` and `body:word`. Words match exactly, except for case, accents and character width; "
        "Chinese, Japanese and Thai characters match side by side, wherever a word may begin or end.",
    )
    forms: parameters.Flag = Field(
        False,
        description="Let each plain word of `q` also match the archive's own words with the same stem, at most 50: "
        "`mine` finds mining. Stems are those of the one `language` asked for if Snowball has a stemmer for it, else "
        "English ones. Quoted words stay exact.",
    )
    search_in: Literal["title", "body"] | None = Field(
        None,
        description="Search only the title, or only the body; by default, both. `title:word` and `body:word` in `q` "
        "keep their own field.",
        examples=["title"],
    )
    from_date: parameters.Date = Field(None, description="Start of the range, inclusive: `2022` includes all of 2022.")
    to_date: parameters.Date = Field(None, description="End of the range, inclusive: `2022` includes all of 2022.")
    date: parameters.Dates = Field(
        None,
        description="One period (`2022-09`), or an interval: `2001-06/2022-09`, `2022/..`, `../1900`. "
        "If combined with `from_date` or `to_date`, both apply.",
    )
    use_date: UseDate = Field(
        "published",
        description="The date that `from_date`, `to_date` and `date` apply to.",
        examples=["published"],
    )
    month: parameters.Month = Field(
        None,
        description="The month (`9` or `09`), in any year; together with `day`, the same date in every year." + _EMPTY,
    )
    day: parameters.Day = Field(None, description="The day of the month (`2` or `02`), in any month and year." + _EMPTY)
    weekday: parameters.Weekday = Field(
        None, description="The day of the week (ISO 8601): 1 is Monday, 7 is Sunday." + _EMPTY
    )
    source: parameters.Values = several("TASS", _EQUAL.format("from this source"))
    places: parameters.Values = Field(
        default_factory=list, examples=[["Moscow"]], description=_EQUAL.format("filed from this place")
    )
    section: parameters.Values = several("science", _EQUAL.format("in this section"))
    keywords: parameters.Values = several("space", _EQUAL.format("with this keyword"))
    authors: parameters.Values = several("Ada Quill", _EQUAL.format("by this author"))
    language: parameters.Values = Field(
        default_factory=list,
        examples=[["en"]],
        description="Only articles in this language, a BCP 47 tag: `en` also matches `en-GB`. Repeat to match any "
        "of several.",
    )
    not_source: parameters.Values = several("TASS", _NONE.format("from this source"))
    not_places: parameters.Values = several("Moscow", _NONE.format("filed from this place"))
    not_section: parameters.Values = several("science", _NONE.format("in this section"))
    not_keywords: parameters.Values = several("space", _NONE.format("with this keyword"))
    not_authors: parameters.Values = several("Ada Quill", _NONE.format("by this author"))
    not_language: parameters.Values = several(
        "en",
        "Leave out articles in this language, a BCP 47 tag: `en` also leaves out `en-GB`. Repeat to leave out several.",
    )
    min_words: parameters.Words = Field(None, description="At least this many words in the body." + _EMPTY)
    max_words: parameters.Words = Field(None, description="At most this many words in the body." + _EMPTY)
    missing: parameters.Lacking = Field(
        default_factory=list,
        description="Only articles that lack this: `missing=date` finds the undated. Repeat to match articles that "
        "lack any of several." + _EMPTY,
    )
    duplicates: parameters.Repeats = Field(
        "include",
        description="What to do with articles whose text is the same, or nearly the same, as that of an earlier one: "
        "`include` keeps them, `exclude` leaves each text once, `only` finds just the repeats." + _EMPTY,
    )
    ids: parameters.Ids = Field(None, description=f"Only these articles: up to {MAX_IDS} ids, comma-separated.{_EMPTY}")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.from_date and self.to_date and self.to_date.end <= self.from_date.start:
            raise refuse("from_date is later than to_date", "swap the two", "from_date")
        if self.min_words and self.max_words is not None and self.max_words < self.min_words:
            raise refuse("min_words is more than max_words", "swap the two", "min_words")
        return self

    @cached_property
    def bounds(self) -> dict[str, tuple[int | None, int | None]]:
        """The date conditions, all of which must hold, as half-open intervals in seconds since 0001-01-01."""
        bounds: dict[str, tuple[int | None, int | None]] = {}
        if self.from_date or self.to_date:
            start, end = self.from_date, self.to_date
            bounds["range"] = (start.start if start else None, end.end if end else None)
        if self.date:
            bounds["date"] = self.date.start, self.date.end
        return bounds

    def terms(self, prefix: Literal["", "not_"] = "") -> list[list[tuple[str, str]]]:
        """Each filter's terms, as the store's field names and folded values; articles match any of them."""
        found = []
        for name, field in TERM_FILTERS.items():
            given = getattr(self, prefix + name) if prefix + name in self.model_fields_set else None
            values = given if isinstance(given, list) else [] if given is None else [str(given)]
            if values and not (name == "missing" and values == ["date"]):  # undated articles have their own key range
                found.append(list(dict.fromkeys((field, filed(value)) for value in values)))
        return found


def is_absent(name: str, text: str) -> bool:
    """Whether a value counts as absent, since plain HTML forms send every field: that of a filter that was left empty,
    or in which, as it takes any text, only white space was typed."""
    return name in _FILTERS and not (text.strip() if name in _TEXTS else text)


SHORT_WALK = frozenset(
    {"from_date", "to_date", "date", "use_date", "ids", "sort", "fields", "page_size", "cursor", "format"}
)
"""Parameters that a short walk through the articles can answer."""
_SHORT_PAGE = 100


class Selection(ArticleFilter):
    """Which articles to return, in which order, and with which fields."""

    sort: WalkOrder = Field(
        "newest",
        description="`newest` and `oldest` sort by published date, undated articles last either way; `updated` puts "
        "the most recently changed first.",
        examples=["oldest"],
    )
    fields: parameters.Fields = Field(None, description=_WANTED)

    @property
    def order(self) -> WalkOrder:
        """The requested order."""
        return self.sort


class ListQuery(ArticleFilter):
    """One page of a selection."""

    sort: Sort | None = Field(
        None,
        description="`newest` (the default without `q`) and `oldest` sort by published date, undated articles last "
        "either way; `relevance` (the default with `q`, which it needs) ranks the newest 10,000 matches; `updated` "
        "puts the most recently changed first.",
        examples=["oldest"],
    )
    fields: parameters.Fields = Field(None, description=_WANTED)
    page_size: parameters.PageSize = Field(
        None, description="Articles per page: 25, unless the archive is configured otherwise."
    )
    cursor: parameters.Cursor = Field(
        None,
        description="Where to continue, from `links.next` or `links.prev`. A cursor carries its own query, so no other "
        "parameter is needed.",
    )
    highlight: parameters.Flag = Field(
        False,
        description="With `q`: add `highlights`, passages in HTML with the hits in `<mark>`. JSON only.",
    )
    total: Literal["exact"] | None = Field(
        None, description="`exact` counts every match, even beyond 10,000.", examples=["exact"]
    )
    format: ListFormat | None = Field(
        None,
        description=f"{_FORMAT} `jsonl` and `csv` return every match, newest first unless `sort` says otherwise; "
        "with `page_size` or `cursor`, only that page.",
        examples=["json"],
    )

    @model_validator(mode="after")
    def _ranked_by_something(self) -> Self:
        if self.sort == "relevance" and not self.q and not self.cursor:
            raise refuse("sorting by relevance needs a q", "give q, or sort by newest, oldest or updated", "sort")
        return self

    @property
    def order(self) -> Sort:
        """The requested order, or the default."""
        return self.sort or ("relevance" if self.q else "newest")

    @property
    def is_page(self) -> bool:
        """Whether one page is requested rather than the whole result."""
        return self.page_size is not None or self.cursor is not None

    @property
    def whole(self) -> Selection:
        """The same query for all articles. Raises ValidationError where a whole result cannot have its order."""
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
        search = parse_search(self.q, self.search_in)
        return None if search.has_prefix else [word for term in search.terms for word in term.words]


class TimelineQuery(ArticleFilter):
    """Counts by time."""

    interval: Step = Field(
        "auto",
        description="Length of each bucket; `auto` picks the shortest that makes about a hundred buckets at most and "
        "has a bucket for most dated articles, else a year.",
        examples=["month"],
    )
    split_by: Literal["source", "section", "language", "places"] | None = Field(
        None, description="Also break each bucket down by this field.", examples=["source"]
    )
    format: CountFormat | None = Field(None, description=_FORMAT, examples=["json"])


class FacetQuery(ArticleFilter):
    """Counts by value."""

    facet: parameters.Facets = Field(
        [],
        description="A field, and how many of its most frequent values to return: `source:10`; 10 by default, at most "
        f"{MAX_FACET_VALUES}. A filter on the field itself, `not_` or not, is ignored. Repeat for several fields. By "
        f"default, all of them: {', '.join(f'`{name}`' for name in get_args(Facet))}.",
    )
    format: CountFormat | None = Field(None, description=_FORMAT, examples=["json"])

    @property
    def facets(self) -> dict[Facet, int]:
        """The number of values to return for each field."""
        pairs = (text.partition(":") for text in self.facet or get_args(Facet))
        return {cast(Facet, name): int(number or 10) for name, _, number in pairs}


class RandomQuery(ArticleFilter):
    """A random sample of articles."""

    sample: parameters.Sample = Field(None, description="How many articles to draw; 1 by default.")
    seed: parameters.Seed = Field(
        None,
        description="Makes the sample repeatable: the same seed draws the same articles until the archive changes.",
    )
    fields: parameters.Fields = Field(None, description=_WANTED)
    format: ListFormat | None = Field(None, description=_FORMAT, examples=["json"])

    @property
    def lasts(self) -> bool:
        """Whether the sample can be repeated."""
        return self.seed is not None


class SimilarQuery(Question):
    """The most similar other articles."""

    page_size: parameters.Nearest = Field(None, description="How many articles to return; 10 by default.")
    fields: parameters.Fields = Field(None, description=_WANTED)


class WithdrawnQuery(Question):
    """Withdrawn articles."""

    from_date: parameters.Date = Field(
        None, description="Withdrawn at or after the start of this period: `2022` means in 2022 or later."
    )
    page_size: parameters.PageSize = Field(
        None, description="Articles per page: 25, unless the archive is configured otherwise."
    )
    after: parameters.Id = Field(None, description="The id to continue after; `links.next` has it.")


class ArticleQuery(Question):
    """One article, in a representation."""

    format: ArticleFormat | None = Field(None, description=_FORMAT, examples=["json"])

    @property
    def lists(self) -> Lists | None:
        """See `Question.lists`."""
        return ()
