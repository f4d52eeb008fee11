"""Resuming after a cursor: with its own query, and what the request changes in it."""

from functools import lru_cache
from typing import Any

from app.errors import CursorMismatch
from app.filters import ListQuery
from app.queries.cursor import Cursor, unseal
from app.text import fold


def resumed(given: ListQuery, secret: str) -> tuple[ListQuery, Cursor | None]:
    """The query to run, and where it continues. Raises BadCursor, CursorMismatch.

    With a cursor, this is the cursor's query with the page size and fields that the request gives.
    """
    if not given.cursor:
        return given, None
    cursor, original = _read(given.cursor, secret)
    for name in given.model_fields_set - {"cursor", "page_size", "fields", "format"}:
        if _comparable_value(given, name) != _comparable_value(original, name):
            raise CursorMismatch(
                f"{name} is not what this cursor was made for; leave it out, or start again without the cursor"
            )
    changed: dict[str, Any] = {
        name: getattr(given, name) for name in ("page_size", "fields") if name in given.model_fields_set
    }
    return original.model_copy(update=changed) if changed else original, cursor


def _comparable_value(asked: ListQuery, name: str) -> object:
    """A parameter in comparable form: the effective order for `sort`, lists regardless of order and case."""
    value = asked.order if name == "sort" else getattr(asked, name)
    return {fold(each) for each in value} if isinstance(value, list) else value


@lru_cache(maxsize=64)
def _read(text: str, secret: str) -> tuple[Cursor, ListQuery]:
    """A cursor and its query; cached, as each request needs it twice: to estimate its work, and to resume."""
    cursor = unseal(text, secret)
    return cursor, ListQuery.model_validate(cursor.question)
