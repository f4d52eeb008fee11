"""Counts: timelines and facets."""

from typing import Literal

from pydantic import Field

from app.schemas.base import Response, SelfLink, Total, may_be_absent
from app.schemas.request import HINT, FacetQuery, TimelineQuery


class TimelineBucket(Response):
    """One bucket: from the day `start` up to, but not including, the day `end`."""

    start: str = Field(description="Its first day.", examples=["1987-02-01"])
    end: str | None = Field(
        description="The first day after it; null where that would be in the year 10000.", examples=["1987-03-01"]
    )
    count: int = Field(description="How many articles match.")
    archive_count: int = Field(description="How many articles the archive holds for this time, whatever the filters.")
    split: dict[str, int] = Field(
        default={},
        description="With `split_by`: counts for the 50 most frequent values.",
        json_schema_extra=may_be_absent,
    )


class TimelineMeta(Response):
    """About this timeline."""

    count: int = Field(description="Number of buckets.")
    interval: Literal["day", "week", "month", "quarter", "year"] | None = Field(
        description="How long a bucket is; null where `auto` found nothing to count."
    )
    total: Total
    coarser: int = Field(description="Articles whose date is too coarse for any bucket.")
    undated: int = Field(description="Articles without a date.")
    query: TimelineQuery
    hint: str | None = HINT


class Timeline(Response):
    """Counts over time, without gaps."""

    data: list[TimelineBucket] = Field(description="The buckets from the first with a match to the last, oldest first.")
    meta: TimelineMeta
    links: SelfLink


class FacetValue(Response):
    """A value and how many articles have it."""

    value: str = Field(description="As the first article spells it.", examples=["TASS"])
    count: int = Field(description="How many matching articles have it.", examples=[12])


class FacetScope(Response):
    """Which matches one field's counts cover."""

    exact: bool = Field(description="Whether all matches were counted.")
    counted: int | None = Field(description="How many matches were read one by one; null where that was not needed.")


class FacetMeta(Response):
    """About these facets."""

    total: Total
    facets: dict[str, FacetScope] = Field(description="For each field, which matches were counted.")
    query: FacetQuery
    hint: str | None = HINT


class Facets(Response):
    """Counts by value, for each field."""

    data: dict[str, list[FacetValue]] = Field(description="For each field its most frequent values, those first.")
    meta: FacetMeta
    links: SelfLink
