"""The request as understood: `meta.query`, and within it the conditions."""

from typing import Any

from pydantic import Field, create_model

from app.parameters import NEGATABLE, Duplicates
from app.schemas.base import Response, may_be_absent

HINT = Field(
    description="Why nothing was found, where that is cheap to tell; or what in `q` means something else here than in "
    "other search engines."
)
FIELDS = Field(description="The fields of each article.")
PAGE_SIZE = Field(description="The most articles on a page.", examples=[25])


class Bounds(Response):
    """A date filter as understood, in UTC: `start` inclusive, `end` exclusive; null where open."""

    start: str | None = Field(description="The first instant within it (RFC 3339).", examples=["2022-09-01T00:00:00Z"])
    end: str | None = Field(description="The first instant after it (RFC 3339).", examples=["2022-10-01T00:00:00Z"])


def _where_asked(name: str, kind: Any) -> Any:
    """A condition that is only present if it was requested."""
    said = f"The parameter `{name}`; absent if it was not requested."
    return (kind, Field(default=None, description=said, json_schema_extra=may_be_absent))


class _Conditions(Response):
    """The conditions as understood: what was asked, and the defaults that were applied."""

    use_date: str = Field(
        description="Which date the date filters refer to; it does not change the order.", examples=["published"]
    )
    missing: list[str] = Field(description="The fields that the articles lack.")
    duplicates: Duplicates = Field(description="What is done with duplicates.")
    ids: list[str] = Field(description="The ids to choose from; empty for all.")
    range: Bounds | None = Field(description="From `from_date` and `to_date`.")
    date: Bounds | None = Field(description="From `date`.")


_texts = ("q", "search_in")
_numbers = ("month", "day", "weekday", "min_words", "max_words")
_asked: Any = {
    **{name: _where_asked(name, str) for name in _texts},
    "forms": _where_asked("forms", bool),
    **{name: _where_asked(name, int) for name in _numbers},
    **{name: _where_asked(name, list[str]) for prefix in ("", "not_") for each in NEGATABLE if (name := prefix + each)},
}
Conditions: Any = create_model("Conditions", __base__=_Conditions, __doc__=_Conditions.__doc__, **_asked)


class Understood(Conditions):
    """The request as understood, defaults included."""

    sort: str = Field(description="The order of the articles.", examples=["newest"])
    page_size: int = PAGE_SIZE
    fields: list[str] = FIELDS
    highlight: bool = _where_asked("highlight", bool)[1]
    total: str | None = _where_asked("total", str)[1]


class TimelineQuery(Conditions):
    """The request as understood."""

    interval: str = Field(description="What was requested; `meta.interval` is what `auto` amounts to.")
    split_by: str | None = Field(description="The field whose values are counted apart.")


class FacetQuery(Conditions):
    """The request as understood."""

    facet: dict[str, int] = Field(description="Each field, and how many of its values are shown.")


class DrawQuery(Conditions):
    """The request as understood."""

    sample: int = Field(description="How many articles to draw.")
    seed: int | None = Field(description="What makes the sample repeatable; null for another one each time.")
    fields: list[str] = FIELDS


class SimilarQuery(Response):
    """The request as understood."""

    page_size: int = PAGE_SIZE
    fields: list[str] = FIELDS


class WithdrawnQuery(Response):
    """The request as understood."""

    from_date: str | None = Field(description="Withdrawn since this instant (RFC 3339, UTC); null for all.")
    page_size: int = PAGE_SIZE
