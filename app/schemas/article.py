"""The article: whole, and as lists show it."""

from copy import copy
from typing import Any, Literal

from pydantic import Field, create_model
from pydantic.fields import FieldInfo

from app.dates import Precision
from app.record import DateSource, TitleSource
from app.schemas.base import Response, may_be_absent

ID = "2eju7cft6t7prumb"
"""An article among the seeds."""


class Provenance(Response):
    """Where a record came from."""

    file: str = Field(description="The file's name, or its path inside the ingested folder.")
    format: str = Field(description="The format it was read as: one of `dateline ingest --format`.", examples=["wire"])
    position: int = Field(description="Number of the line, row, element or dispatch in the file, from 1.", examples=[1])
    sha256: str = Field(
        description="SHA-256 of the article's own raw bytes: of its line or element, not of the whole file."
    )
    parser: str = Field(description="Version of the parsers that read it.")
    identity: str = Field(description="The text that the id is a hash of.")
    detected: list[Literal["language"]] = Field(
        default_factory=list,
        description="Fields that the source does not state, found in the text; absent if read by parsers before 5.",
    )
    warnings: list[str] = Field(description="What a person may want to check.")


class ArticleSummary(Response):
    """An article as lists show it. With `fields`, only the chosen fields are there."""

    id: str = Field(description="16 characters; the same article has the same id on every machine.", examples=[ID])
    url: str = Field(description="This record's own address.", examples=[f"/articles/{ID}"])
    title: str = Field(description="The headline; where the source has none, the first sentence of the lead.")
    title_source: TitleSource = Field(description="`lead`: the source has no headline, so this is the first sentence.")
    summary: str | None = Field(description="The source's abstract, else the lead paragraph; at most 500 characters.")
    published: str | None = Field(
        description="As precise as known: a year, a month, a day, or an instant in UTC.",
        examples=["2022-09-20"],
    )
    date_precision: Precision | None = Field(description="How precisely `published` is known; null without a date.")
    date_source: DateSource = Field(
        description="Where `published` is from: the source's `metadata`, the day in the `dateline`, or that in the "
        "`filename`; `none` without a date."
    )
    dateline: str | None = Field(description="As printed.", examples=["MOSCOW, September 20. /TASS/."])
    places: list[str] = Field(description="Where it was filed from, read from the dateline.", examples=[["Moscow"]])
    source: str | None = Field(
        description="Who is credited: the source or publisher that the file states, else the agency in the dateline, "
        "else the one that a byline or credit names, else what `--source` said.",
        examples=["TASS"],
    )
    byline: str | None = Field(description="Who wrote it, as printed.", examples=["By Ann Lee and Bo Ek"])
    authors: list[str] = Field(description="The names in the byline, one by one.", examples=[["Ann Lee", "Bo Ek"]])
    section: str | None = Field(description="The source's own section.", examples=["World"])
    keywords: list[str] = Field(
        description="The source's own topics; a subject of another kind carries its kind.",
        examples=[["ferries", "place:norway", "org:opec"]],
    )
    language: str | None = Field(
        description="BCP 47 language tag: as the source states it, else found in the text (`provenance.detected`).",
        examples=["en"],
    )
    word_count: int = Field(description="Number of words in the body.")
    char_count: int = Field(description="Number of characters in the body.")
    version: int = Field(description="Counted from 1; a changed article keeps its id and gains a version.")
    status: Literal["usable", "withdrawn"] = Field(description="`withdrawn` in a version that withdrew its article.")
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
    source_url: str | None = Field(description="Where the original is.", examples=["https://fjord.example/ferry"])
    preamble: str | None = Field(
        description="Text before the dateline that is not a title, byline or summary; also lines from below the text "
        "that are no part of it."
    )
    body: str = Field(description="Plain text with a blank line between paragraphs; nothing is cut.")
    provenance: Provenance


def _chosen(field: FieldInfo) -> tuple[Any, FieldInfo]:
    """The same field, made optional, as `fields` may leave it out."""
    optional = copy(field)
    optional.default, optional.json_schema_extra = None, may_be_absent
    return field.annotation, optional


CHOSEN: Any = {name: _chosen(field) for name, field in Article.model_fields.items()}
"""The fields of an article in a list."""


class _Chosen(Response):
    """An article in a list: the default fields, or those chosen with `fields`."""


class Highlights(Response):
    """Passages with the hits in `<mark>`; everything else is HTML-escaped."""

    title: list[str] = Field(description="The title, if it has hits.")
    body: list[str] = Field(description="The passages of the body with the most of what was searched for.")


_highlights = Field(default=None, description="Present with `highlight=true` and `q`.", json_schema_extra=may_be_absent)
ListedArticle = create_model(
    "ListedArticle",
    __base__=_Chosen,
    __doc__=_Chosen.__doc__,
    **CHOSEN,
    highlights=(Highlights, _highlights),
)
