"""The HTTP endpoints, one module per resource; each operation runs a query and returns a reply."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any

from fastapi import Path

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
from app.representations import REPRESENTATIONS, tabular

Responses = dict[int | str, dict[str, Any]]

ArticleId = Annotated[
    str, Path(description="An article's id.", openapi_examples={"an article": {"value": "2eju7cft6t7prumb"}})
]
"""The id in an article's path."""

_EDGE: tuple[type[ArchiveError], ...] = (
    BadRequestBytes,
    MalformedRequest,
    AddressTooLong,
    InvalidParameter,
    HeadersTooLarge,
    TookTooLong,
    Unavailable,
)
"""Errors that any operation may return."""


_HEADERS: Mapping[str, tuple[str, str]] = {
    "ETag": (
        "string",
        "Identifies this state of the response: send it in `If-None-Match`, get a 304 until it changes.",
    ),
    "Last-Modified": (
        "string",
        "When the article, or which one it is a duplicate of, last changed; send it in `If-Modified-Since`.",
    ),
    "Link": ("string", "Links to this page and its neighbours (RFC 8288), in every representation."),
    "Total-Count": ("integer", "The number of articles in a whole result (`jsonl` or `csv` without paging)."),
    "Retry-After": ("integer", "Seconds to wait before trying again."),
}


def declared(
    *errors: type[ArchiveError],
    offers: Iterable[tuple[str, str]] = (),
    many: bool = False,
    headers: Sequence[str] = ("ETag",),
    row: Mapping[str, Any] | None = None,
) -> Responses:
    """An operation's responses for OpenAPI: `offers` besides JSON, by name and media type, with `headers`; a 304 if it
    has an ETag; and each error with its meaning. `row` is an example row for tables.
    """
    found: Responses = {200: {"content": dict(_content(offers, many)), "headers": _declared(headers)}}
    if row:
        for name in ("jsonl", "csv"):
            shown = found[200]["content"][REPRESENTATIONS[name].accepted[0]]
            shown["example"] = tabular.render(name, [row], list(row)).decode()
    if "ETag" in headers:
        found[304] = {
            "description": "Not modified: the client's copy is still current.",
            "headers": _declared(["ETag"]),
        }
    meanings: dict[int, list[str]] = {}
    for error in (*errors, *_EDGE):
        meanings.setdefault(error.status, []).append(f"`{error.code}`: {error.title}")
    problem = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for status, texts in sorted(meanings.items()):
        found[status] = {"description": "; ".join(texts), "content": problem}
    found[Unavailable.status]["headers"] = _declared(["Retry-After"])
    return found


def _content(offers: Iterable[tuple[str, str]], many: bool) -> Iterator[tuple[str, Any]]:
    arrays = ("ninjs", "csl") if many else ("csl",)
    for name, offered in offers:
        media_type = REPRESENTATIONS[name].accepted[0] if name in REPRESENTATIONS else offered
        kind = "array" if name in arrays else "object" if media_type.endswith("+json") else "string"
        if name != "json":
            yield media_type, {"schema": {"type": kind, "items": {}} if kind == "array" else {"type": kind}}


def _declared(headers: Iterable[str]) -> dict[str, Any]:
    named = {name: _HEADERS[name] for name in headers}
    return {name: {"schema": {"type": kind}, "description": text} for name, (kind, text) in named.items()}


def link(addresses: Mapping[str, str | None]) -> dict[str, str]:
    """The Link header with a page and its neighbours (RFC 8288 section 3)."""
    return {"Link": ", ".join(f'<{address}>; rel="{way}"' for way, address in addresses.items() if address)}
