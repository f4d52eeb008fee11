"""The web door: one module a resource; each operation asks, queries, represents, replies."""

from collections.abc import Iterable
from typing import Any

from app.errors import (
    AddressTooLong,
    ArchiveError,
    BadRequestBytes,
    HeadersTooLarge,
    InvalidParameter,
    MalformedRequest,
    TookTooLong,
    Unavailable,
)
from app.http.problems import MEDIA_TYPE
from app.representations import REPRESENTATIONS

Responses = dict[int | str, dict[str, Any]]

_EDGE: tuple[type[ArchiveError], ...] = (
    BadRequestBytes,
    MalformedRequest,
    AddressTooLong,
    InvalidParameter,
    HeadersTooLarge,
    TookTooLong,
    Unavailable,
)
"""What any operation may answer."""


def represented_as(offers: Iterable[tuple[str, str]], many: bool) -> Responses:
    """The representations of an operation beside JSON, as OpenAPI declares them."""
    arrays = ("ninjs", "csl") if many else ("csl",)
    content = {}
    for name, _ in offers:
        media_type = REPRESENTATIONS[name].accepted[0]
        kind = "array" if name in arrays else "object" if media_type.endswith("+json") else "string"
        if name != "json":
            content[media_type] = {"schema": {"type": kind, "items": {}} if kind == "array" else {"type": kind}}
    return {200: {"content": content}}


def declared(*errors: type[ArchiveError]) -> Responses:
    """The errors of an operation, as OpenAPI declares them: each status with what it means here."""
    meanings: dict[int, list[str]] = {}
    for error in (*errors, *_EDGE):
        meanings.setdefault(error.status, []).append(f"`{error.code}`: {error.title}")
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": "; ".join(texts), "content": content} for status, texts in sorted(meanings.items())}
