"""`meta.query`: a query as understood, so that a client can see what its parameters amount to."""

from typing import Any

from app.dates import END_OF_TIME, instant_text
from app.filters import ArticleFilter

_WHERE_ASKED = tuple(name for name in ArticleFilter.model_fields if name not in ("from_date", "to_date", "date"))


def understood(asked: ArticleFilter) -> dict[str, Any]:
    """The conditions: dates as half-open bounds in UTC, the defaults that apply, and the other requested ones."""
    given = asked.given
    conditions = {name: given[name] for name in _WHERE_ASKED if name in given}
    dates = {name: _instants(asked, name) for name in ("range", "date")}
    defaults = {"use_date": asked.use_date, "missing": asked.missing, "duplicates": asked.duplicates}
    return {**defaults, "ids": asked.ids or (), **conditions, **dates}


def _instants(asked: ArticleFilter, name: str) -> dict[str, str | None] | None:
    if name not in asked.bounds:
        return None
    start, end = asked.bounds[name]
    return {
        "start": None if start is None else instant_text(start),
        "end": None if end is None or end >= END_OF_TIME else instant_text(end),
    }
