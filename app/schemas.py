"""The response schemas that OpenAPI shows. Responses are built from rows; tests validate them against these."""

from copy import copy
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model
from pydantic.fields import FieldInfo

from app.dates import Precision
from app.parameters import NEGATABLE, Duplicates
from app.record import DateSource, TitleSource

_ID = "2eju7cft6t7prumb"


class _Answer(BaseModel):
    # The server never validates its responses: it builds no validators, but for tests.
    model_config = ConfigDict(extra="forbid", defer_build=True)


class Provenance(_Answer):
    """Where a record came from."""

    file: str = Field(description="The file's name, or its path inside the ingested folder.")
    format: str = Field(examples=["wire"])
    position: int = Field(description="Number of the line, row, element or dispatch in the file, from 1.", examples=[1])
    sha256: str = Field(description="SHA-256 of the raw bytes.")
    parser: str = Field(description="Version of the parsers that read it.")
    identity: str = Field(description="The text that the id is a hash of.")
    detected: list[Literal["language"]] = Field(
        default_factory=list,
        description="Fields that the source does not state, found in the text; absent if read by parsers before 5.",
    )
    warnings: list[str] = Field(description="What a person may want to check.")


class ArticleSummary(_Answer):
    """An article as lists show it. With `fields`, only the chosen fields are there."""

    id: str = Field(description="16 characters; the same article has the same id on every machine.", examples=[_ID])
    url: str = Field(description="This record's own address.", examples=[f"/articles/{_ID}"])
    title: str
    title_source: TitleSource = Field(description="`lead`: the source has no headline, so this is the first sentence.")
    summary: str | None = Field(description="The source's abstract, else the lead paragraph; at most 500 characters.")
    published: str | None = Field(
        description="As precise as known: a year, a month, a day, or an instant in UTC.",
        examples=["2022-09-20"],
    )
    date_precision: Precision | None
    date_source: DateSource
    dateline: str | None = Field(description="As printed.", examples=["MOSCOW, September 20. /TASS/."])
    places: list[str] = Field(description="Where it was filed from, read from the dateline.", examples=[["Moscow"]])
    source: str | None = Field(
        description="Who is credited: the source or publisher, else the agency in the dateline.", examples=["TASS"]
    )
    byline: str | None
    authors: list[str]
    section: str | None
    keywords: list[str]
    language: str | None = Field(description="BCP 47 language tag.", examples=["en"])
    word_count: int = Field(description="Number of words in the body.")
    char_count: int = Field(description="Number of characters in the body.")
    version: int = Field(description="Counted from 1; a changed article keeps its id and gains a version.")
    status: Literal["usable", "withdrawn"]
    ingested_at: str = Field(description="When it was first stored (RFC 3339, UTC).")
    updated_at: str = Field(description="When it last changed (RFC 3339, UTC).")
    duplicate_of: str | None = Field(
        description="The earlier article with the same, or nearly the same, text; it is never a duplicate itself."
    )
    similarity: float | None = Field(
        description="How much the article and `duplicate_of` overlap in runs of three words: 1 for the same words, "
        "otherwise less, but at least the archive's threshold for near duplicates.",
        examples=[1.0],
    )


class Article(ArticleSummary):
    """A whole article."""

    dateline_date: str | None = Field(description="The day named in the dateline.", examples=["2022-09-20"])
    source_url: str | None
    preamble: str | None = Field(description="Text before the dateline that is not a title, byline or summary.")
    body: str = Field(description="Plain text with a blank line between paragraphs; nothing is cut.")
    provenance: Provenance


def _chosen(field: FieldInfo) -> tuple[Any, FieldInfo]:
    """The same field, made optional, as `fields` may leave it out."""
    optional = copy(field)
    optional.default, optional.json_schema_extra = None, _without_default
    return field.annotation, optional


def _without_default(schema: dict[str, Any]) -> None:
    """A field that was not chosen is absent, not null."""
    schema.pop("default", None)


class _Chosen(_Answer):
    """An article in a list: the default fields, or those chosen with `fields`."""


_chosen_fields: Any = {name: _chosen(field) for name, field in Article.model_fields.items()}


class Highlights(_Answer):
    """Passages with the hits in `<mark>`; everything else is HTML-escaped."""

    title: list[str]
    body: list[str]


_highlights = Field(
    default=None, description="Present with `highlight=true` and `q`.", json_schema_extra=_without_default
)
ListedArticle = create_model(
    "ListedArticle",
    __base__=_Chosen,
    __doc__=_Chosen.__doc__,
    **_chosen_fields,
    highlights=(Highlights, _highlights),
)


class Total(_Answer):
    """How many articles match: exactly (`eq`), or at least (`gte`)."""

    value: int
    relation: Literal["eq", "gte"]


class Bounds(_Answer):
    """A date filter as understood, in UTC: `start` inclusive, `end` exclusive; null where open."""

    start: str | None
    end: str | None


def _where_asked(kind: Any) -> Any:
    """A condition that is only present if it was requested."""
    return (kind, Field(default=None, json_schema_extra=_without_default))


class _Conditions(_Answer):
    """The conditions as understood: what was asked, and the defaults that were applied."""

    use_date: str
    missing: list[str]
    duplicates: Duplicates
    ids: list[str]
    range: Bounds | None = Field(description="From `from_date` and `to_date`.")
    date: Bounds | None = Field(description="From `date`.")


_texts = ("q", "search_in")
_numbers = ("month", "day", "weekday", "min_words", "max_words")
_asked: Any = {
    **{name: _where_asked(str) for name in _texts},
    "forms": _where_asked(bool),
    **{name: _where_asked(int) for name in _numbers},
    **{prefix + name: _where_asked(list[str]) for prefix in ("", "not_") for name in NEGATABLE},
}
Conditions: Any = create_model("Conditions", __base__=_Conditions, __doc__=_Conditions.__doc__, **_asked)


class Understood(Conditions):
    """The request as understood, defaults included."""

    sort: str
    page_size: int
    fields: list[str]
    highlight: bool = Field(default=False, json_schema_extra=_without_default)
    total: str | None = Field(default=None, json_schema_extra=_without_default)


class PageMeta(_Answer):
    """About this page."""

    count: int = Field(description="Number of articles on this page.")
    page_size: int
    total: Total
    query: Understood
    hint: str | None = Field(
        description="Why nothing was found, where that is cheap to tell; or what in `q` means something else here than "
        "in other search engines."
    )


class PageLinks(_Answer):
    """Complete addresses; null at either end. The `Link` header has the same (RFC 8288)."""

    self: str
    next: str | None
    prev: str | None


class ArticlePage(_Answer):
    """One page of articles."""

    data: list[ListedArticle]
    meta: PageMeta
    links: PageLinks


class TimelineBucket(_Answer):
    """One bucket: from the day `start` up to, but not including, the day `end`, which is null where it would be in the
    year 10000."""

    start: str
    end: str | None
    count: int
    archive_count: int = Field(description="How many articles the archive holds for this time, whatever the filters.")
    split: dict[str, int] = Field(
        default={},
        description="With `split_by`: counts for the 50 most frequent values.",
        json_schema_extra=_without_default,
    )


class TimelineQuery(Conditions):
    """The request as understood."""

    interval: str
    split_by: str | None


class TimelineMeta(_Answer):
    """About this timeline."""

    count: int = Field(description="Number of buckets.")
    interval: Literal["day", "week", "month", "quarter", "year"] | None
    total: Total
    coarser: int = Field(description="Articles whose date is too coarse for any bucket.")
    undated: int
    query: TimelineQuery
    hint: str | None


class Timeline(_Answer):
    """Counts over time, without gaps."""

    data: list[TimelineBucket]
    meta: TimelineMeta
    links: "SelfLink"


class FacetValue(_Answer):
    """A value and how many articles have it."""

    value: str
    count: int


class FacetScope(_Answer):
    """Which matches one field's counts cover."""

    exact: bool = Field(description="Whether all matches were counted.")
    counted: int | None = Field(description="How many matches were read one by one; null where that was not needed.")


class FacetQuery(Conditions):
    """The request as understood."""

    facet: dict[str, int]


class FacetMeta(_Answer):
    """About these facets."""

    total: Total
    facets: dict[str, FacetScope]
    query: FacetQuery
    hint: str | None


class Facets(_Answer):
    """Counts by value, for each field."""

    data: dict[str, list[FacetValue]]
    meta: FacetMeta
    links: "SelfLink"


class DrawQuery(Conditions):
    """The request as understood."""

    sample: int
    seed: int | None
    fields: list[str]


class DrawMeta(_Answer):
    """About this sample."""

    count: int
    query: DrawQuery
    hint: str | None


class Draw(_Answer):
    """A random sample of articles."""

    data: list[ListedArticle]
    meta: DrawMeta
    links: "SelfLink"


class _Similar(_Answer):
    """A similar article: the default fields, or those chosen with `fields`, and why it is here."""


SimilarArticle = create_model(
    "SimilarArticle",
    __base__=_Similar,
    __doc__=_Similar.__doc__,
    **_chosen_fields,
    score=(
        float,
        Field(description="Cosine similarity between the words of the two articles, from 0 to 1.", examples=[0.83]),
    ),
    because=(list[str], Field(description="The shared words that count most.", examples=[["shanghai", "cooperation"]])),
)


class SimilarQuery(_Answer):
    """The request as understood."""

    page_size: int
    fields: list[str]


class SimilarMeta(_Answer):
    """About these similar articles."""

    count: int
    query: SimilarQuery


class SimilarList(_Answer):
    """The most similar other articles, best first."""

    data: list[SimilarArticle]
    meta: SimilarMeta
    links: "SelfLink"


class Withdrawal(_Answer):
    """When an article was withdrawn, and why."""

    withdrawn_at: str = Field(description="RFC 3339, UTC.")
    reason: str | None


class Tombstone(_Answer):
    """An article that was withdrawn."""

    id: str
    withdrawn_at: str = Field(description="When it was withdrawn (RFC 3339, UTC).")
    reason: str | None
    versions: str = Field(description="Where its versions stay readable, if any were ever stored.")


class WithdrawnQuery(_Answer):
    """The request as understood."""

    from_date: str | None
    page_size: int


class WithdrawnMeta(_Answer):
    """About this page."""

    count: int
    query: WithdrawnQuery


class WithdrawnLinks(_Answer):
    """This page and the next one."""

    self: str
    next: str | None


class WithdrawnList(_Answer):
    """Withdrawn articles, in id order."""

    data: list[Tombstone]
    meta: WithdrawnMeta
    links: WithdrawnLinks


class VersionSummary(_Answer):
    """One version of an article."""

    version: int
    updated_at: str
    url: str


class VersionsMeta(_Answer):
    """How many versions there are, and whether the article was withdrawn."""

    count: int
    withdrawn: Withdrawal | None


class SelfLink(_Answer):
    """The address of this response."""

    self: str


class VersionList(_Answer):
    """The versions of an article, newest first."""

    data: list[VersionSummary]
    meta: VersionsMeta
    links: SelfLink


class Complaint(_Answer):
    """What is wrong with one parameter, and what would be right."""

    parameter: str
    message: str
    hint: str | None


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: str = Field(
        description="Address of a page that explains this kind of problem.", examples=["/problems/invalid-parameter"]
    )
    title: str
    status: int
    detail: str
    code: str = Field(description="Stable, for programs to compare.", examples=["invalid-parameter"])
    request_id: str
    errors: list[Complaint] | None = None


class Health(_Answer):
    """A health check that passed."""

    status: Literal["ok"]


class Home(_Answer):
    """What this archive holds, and links to start from."""

    name: Literal["Dateline"]
    version: str
    articles: int
    first: str | None = Field(description="The first day of the oldest date.", examples=["1865-04-10"])
    last: str | None = Field(
        description="The last day of the newest date: 1870-12-31 for 1870.", examples=["2025-09-01"]
    )
    updated_at: str | None
    links: dict[str, str]


class ProblemKind(_Answer):
    """What a problem's `code` means."""

    code: str = Field(examples=["invalid-parameter"])
    status: int
    title: str
    explanation: str
