"""All errors: one class for each, with its HTTP status, stable code and title."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with one parameter, and what would be right."""

    parameter: str
    message: str
    hint: str | None = None


class ArchiveError(Exception):
    """Something failed on the server that should not have. The details are in its log, under the request id."""

    status = 500
    code = "internal"
    title = "Something went wrong on the server"
    retry_after = 0
    """Seconds after which to try again; 0 if that would not help."""

    def __init__(
        self,
        detail: str = "",
        complaints: Sequence[Complaint] = (),
        headers: Mapping[str, str] | None = None,
        in_full: str = "",
    ) -> None:
        """`detail` is for everyone; `in_full` replaces it where only Dateline's operator can see it."""
        super().__init__(in_full or detail)
        self.detail = detail
        self.complaints = tuple(complaints)
        self.headers = {"Retry-After": str(self.retry_after)} if self.retry_after else {}
        self.headers.update(headers or {})


class BadRequestBytes(ArchiveError):
    """Once percent-decoded, the path or the query is not valid UTF-8, or it contains NUL. Encode text as UTF-8 before
    percent-encoding it."""

    status, code, title = 400, "bad-bytes", "The address contains bytes that are not text"


class BadCursor(ArchiveError):
    """The cursor was altered, or it belongs to another archive. Use `links.next` unchanged, or start again without a
    cursor."""

    status, code, title = 400, "bad-cursor", "The cursor is not valid"


class CursorMismatch(ArchiveError):
    """A cursor carries its own query. Filters sent with it must be the same; `page_size` and `fields` may
    differ."""

    status, code, title = 400, "cursor-mismatch", "The cursor belongs to a different query"


class MalformedRequest(ArchiveError):
    """The request violates RFC 9110 or RFC 9112, for example by having two Host headers."""

    status, code, title = 400, "malformed-request", "The request is not valid HTTP"


class NotFound(ArchiveError):
    """There is no page at this address, or no article with this id."""

    status, code, title = 404, "not-found", "There is nothing here"


class MethodNotAllowed(ArchiveError):
    """Dateline is read-only over HTTP: use GET, HEAD or OPTIONS."""

    status, code, title = 405, "method-not-allowed", "This method is not allowed"


class NotAcceptable(ArchiveError):
    """The `Accept` header matches none of the representations available here; `detail` lists them."""

    status, code, title = 406, "not-acceptable", "No acceptable representation is available"


class RequestTimeout(ArchiveError):
    """The request line and headers did not arrive within `DATELINE_HEAD_SECONDS`. Open a new connection and send them
    without delay."""

    status, code, title = 408, "request-timeout", "The request did not arrive in time"


class Withdrawn(ArchiveError):
    """The article was withdrawn. Its versions stay readable at `/articles/{id}/versions`."""

    status, code, title = 410, "withdrawn", "This article was withdrawn"


class AddressTooLong(ArchiveError):
    """The path and query together are longer than `DATELINE_MAX_URL_BYTES` allows."""

    status, code, title = 414, "address-too-long", "The address is too long"


class InvalidParameter(ArchiveError):
    """`errors` lists each parameter that is unknown, repeated or out of range, and says what would be right."""

    status, code, title = 422, "invalid-parameter", "A parameter is not valid"


class HeadersTooLarge(ArchiveError):
    """The headers together are larger than `DATELINE_MAX_HEADER_BYTES` allows."""

    status, code, title = 431, "headers-too-large", "The request's headers are too large"


class TookTooLong(ArchiveError):
    """A database statement took longer than `DATELINE_STATEMENT_SECONDS`. Narrow the query, for example by date."""

    status, code, title = 503, "took-too-long", "The request took too long and was stopped"
    retry_after = 1


class TooManyStreams(ArchiveError):
    """`DATELINE_STREAMS` whole results are already being sent. Wait the number of seconds in `Retry-After` and try
    again, or ask for pages, which are never refused for this reason."""

    status, code, title = 503, "too-many-streams", "Too many whole results are being sent at the moment"
    retry_after = 10


class Unavailable(ArchiveError):
    """The database is busy, damaged, unreachable or not migrated. Wait the number of seconds in `Retry-After` and try
    again."""

    status, code, title = 503, "unavailable", "The archive cannot answer at the moment"
    retry_after = 1
    busy = "the archive is busy or damaged"
    """The detail if it is unknown which of the two it is."""


class Away(Unavailable):
    """The database does not answer; the first line of the reason says it all, so no traceback is logged."""


class Busy(Unavailable):
    """Another process is writing, and continued for longer than `DATELINE_BUSY_SECONDS`."""


_KINDS: list[type[ArchiveError]] = [ArchiveError, *ArchiveError.__subclasses__()]
ERRORS = {kind.code: kind for kind in _KINDS}
"""Every problem that a client can encounter, by code."""


class Misconfigured(Exception):
    """The command cannot run as requested: for example, a bad database URL, or a path that does not exist."""
