"""What is asked: one model for each kind of question, the same for HTTP and the command line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Self, cast
from urllib.parse import urlencode

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from app.dates import BadDate, Period, parse_period
from app.record import FIELDS
from app.text import nearest

MAX_PAGE_SIZE = 1000
MAX_IDS = 100
MAX_CURSOR = 8192

UseDate = Literal["published", "updated", "ingested"]
Sort = Literal["newest", "oldest"]
Missing = Literal[
    "date", "dateline", "places", "source", "byline", "authors", "section", "keywords", "language", "summary"
]


@dataclass(frozen=True, slots=True)
class Interval:
    """The value of `date`: seconds since 0001-01-01, half-open; None where an end is open."""

    text: str
    start: int | None
    end: int | None


def refuse(message: str, hint: str | None = None) -> PydanticCustomError:
    """A validation error that says what would be right."""
    return PydanticCustomError("refused", "{message}", {"message": message, "hint": hint})


def _period(value: object) -> Period:
    if isinstance(value, Period):
        return value
    try:
        return parse_period(str(value))
    except BadDate as problem:
        raise refuse("this is not a date we read", str(problem)) from None


def _interval(value: object) -> Interval:
    if isinstance(value, Interval):
        return value
    text = str(value)
    first, slash, last = text.partition("/")
    if not slash:
        period = _period(text)
        return Interval(period.text, period.start, period.end)
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
    if len(ids) > MAX_IDS:
        raise refuse(f"at most {MAX_IDS} ids in one request, these are {len(ids)}")
    wrong = next((id for id in ids if not re.fullmatch("[a-z2-7]{16}", id)), None)
    if wrong is not None:
        raise refuse(f"{wrong[:40]!r} is no id", "an id is 16 characters of a-z and 2-7")
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


def _page_size(value: object) -> int:
    if isinstance(value, str) and not re.fullmatch("[1-9][0-9]{0,3}", value):
        raise refuse("this is no page size", f"a whole number from 1 to {MAX_PAGE_SIZE}")
    size = int(str(value))
    if not 1 <= size <= MAX_PAGE_SIZE:
        raise refuse(f"a page holds at most {MAX_PAGE_SIZE} articles", "follow links.next for more")
    return size


def _shown(kind: str, *examples: object, **bounds: object) -> WithJsonSchema:
    """How OpenAPI shows a parameter, which is text however it is validated."""
    return WithJsonSchema({"type": kind, "examples": list(examples), **bounds})


_Date = Annotated[Period | None, BeforeValidator(_period), _shown("string", "2001-06-15", "2022", maxLength=40)]
_Interval = Annotated[
    Interval | None, BeforeValidator(_interval), _shown("string", "2022-09", "2001-06/2022-09", "2022/..", maxLength=80)
]
_Ids = Annotated[tuple[str, ...] | None, BeforeValidator(_ids), _shown("string", "2eju7cft6t7prumb")]
_Fields = Annotated[tuple[str, ...] | None, BeforeValidator(_fields), _shown("string", "id,published,title")]
_PageSize = Annotated[int | None, BeforeValidator(_page_size), _shown("integer", 10, minimum=1, maximum=MAX_PAGE_SIZE)]
_Cursor = Annotated[
    str | None, Field(min_length=1, max_length=MAX_CURSOR), WithJsonSchema({"type": "string", "maxLength": MAX_CURSOR})
]


class Question(BaseModel):
    """What all questions share: only known parameters, and a canonical way to write them down."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @property
    def quick(self) -> bool:
        """Whether the answer is so short a read that handing it to a thread would cost more."""
        return True

    def texts(self) -> dict[str, str | list[str]]:
        """What was asked, without defaults, as texts that validate to the same question."""
        return {name: _text(value) for name in sorted(self.model_fields_set) if (value := getattr(self, name))}

    def query_string(self) -> str:
        """What was asked, as a query string that asks the same."""
        return urlencode(self.texts(), doseq=True)


class ArticleFilter(Question):
    """Which articles."""

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
    missing: list[Missing] = Field(
        [],
        description="Articles that lack this; repeated: that lack any of these. `missing=date` finds the undated.",
        examples=[["date"]],
        max_length=10,
    )
    ids: _Ids = Field(None, description=f"These articles, up to {MAX_IDS} ids, comma-separated.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.from_date and self.to_date and self.to_date.end <= self.from_date.start:
            raise refuse("from_date is later than to_date", "exchange the two")
        return self

    @property
    def bounds(self) -> dict[str, tuple[int | None, int | None]]:
        """The date conditions, all of which have to hold, as half-open seconds since 0001-01-01."""
        bounds: dict[str, tuple[int | None, int | None]] = {}
        if self.from_date or self.to_date:
            start, end = self.from_date, self.to_date
            bounds["range"] = (start.start if start else None, end.end if end else None)
        if self.date:
            bounds["date"] = self.date.start, self.date.end
        return bounds

    @property
    def quick(self) -> bool:
        """A short walk through the articles' own order."""
        light = "body" not in (getattr(self, "fields", None) or ())
        return light and self.use_date == "published" and set(self.missing) <= {"date"}


class Selection(ArticleFilter):
    """Which articles, in which order, and what of each."""

    sort: Sort = Field(
        "newest", description="By published date; undated articles come last either way.", examples=["oldest"]
    )
    fields: _Fields = Field(
        None,
        description="The fields wanted, comma-separated: any of " + ", ".join(f"`{name}`" for name in FIELDS) + ".",
    )


class ListQuery(Selection):
    """One page of a selection."""

    page_size: _PageSize = Field(None, description="Articles on a page: 25 unless the archive is set up otherwise.")
    cursor: _Cursor = Field(
        None, description="Where to go on, from `links.next` or `links.prev`. It carries its own question."
    )


class NoQuery(Question):
    """A question without parameters."""


def _text(value: Any) -> str | list[str]:
    if isinstance(value, list):
        return [str(item) for item in value]
    if isinstance(value, tuple):
        return ",".join(value)
    return str(getattr(value, "text", value))
