"""The web door: one module a resource; each operation asks, queries, represents, replies."""

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


def declared(*errors: type[ArchiveError]) -> Responses:
    """The errors of an operation, as OpenAPI declares them: each status with what it means here."""
    meanings: dict[int, list[str]] = {}
    for error in (*errors, *_EDGE):
        meanings.setdefault(error.status, []).append(f"`{error.code}`: {error.title}")
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": "; ".join(texts), "content": content} for status, texts in sorted(meanings.items())}
