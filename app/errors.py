"""Every way in which Dateline says no: one class an error, with its HTTP status, stable code and title."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with one parameter, and what would be right."""

    parameter: str
    message: str
    hint: str | None = None


class ArchiveError(Exception):
    """Something failed here that should not have. The details are in the server's log, beside the request id."""

    status = 500
    code = "internal"
    title = "Something went wrong here"
    retry_after = 0
    """Seconds after which to ask again; 0 where that would not help."""

    def __init__(
        self,
        detail: str = "",
        complaints: Sequence[Complaint] = (),
        headers: Mapping[str, str] | None = None,
        in_full: str = "",
    ) -> None:
        """`detail` is for everybody; `in_full` stands in its place where only who runs Dateline reads it."""
        super().__init__(in_full or detail)
        self.detail = detail
        self.complaints = tuple(complaints)
        self.headers = {"Retry-After": str(self.retry_after)} if self.retry_after else {}
        self.headers.update(headers or {})


class BadRequestBytes(ArchiveError):
    """The path or the query, percent-decoded, is not UTF-8, or holds NUL. Encode text as UTF-8 before
    percent-encoding it."""

    status, code, title = 400, "bad-bytes", "The address holds bytes that are no text"


class BadCursor(ArchiveError):
    """The cursor was changed on its way, or belongs to another archive. Take it from `links.next` as it is, or start
    anew without one."""

    status, code, title = 400, "bad-cursor", "This cursor is not one of ours"


class CursorMismatch(ArchiveError):
    """A cursor carries its own question. Filters beside it have to be the same; `page_size` and `fields` may
    differ."""

    status, code, title = 400, "cursor-mismatch", "This cursor belongs to another question"


class MalformedRequest(ArchiveError):
    """The request breaks RFC 9110 or RFC 9112, for instance with two Host headers."""

    status, code, title = 400, "malformed-request", "This is not a request that HTTP allows"


class NotFound(ArchiveError):
    """No page has this address, or no article this id."""

    status, code, title = 404, "not-found", "There is nothing here"


class MethodNotAllowed(ArchiveError):
    """Dateline is read with GET, HEAD and OPTIONS."""

    status, code, title = 405, "method-not-allowed", "This method does not work here"


class NotAcceptable(ArchiveError):
    """`Accept` wants none of the representations that this address has; they are listed in `detail`."""

    status, code, title = 406, "not-acceptable", "There is no such representation"


class RequestTimeout(ArchiveError):
    """The head of a request did not end in `DATELINE_HEAD_SECONDS`. Open another connection, and send it at once."""

    status, code, title = 408, "request-timeout", "The request did not arrive in time"


class Withdrawn(ArchiveError):
    """The article was withdrawn. Its versions stay readable at `/articles/{id}/versions`."""

    status, code, title = 410, "withdrawn", "This article was withdrawn"


class AddressTooLong(ArchiveError):
    """Path and query together are limited by `DATELINE_MAX_URL_BYTES`."""

    status, code, title = 414, "address-too-long", "The address is too long"


class InvalidParameter(ArchiveError):
    """`errors` names each parameter that is unknown, repeated or out of range, and what would be right."""

    status, code, title = 422, "invalid-parameter", "A parameter is not understood"


class HeadersTooLarge(ArchiveError):
    """The headers together are limited by `DATELINE_MAX_HEADER_BYTES`."""

    status, code, title = 431, "headers-too-large", "The request's headers are too large"


class TookTooLong(ArchiveError):
    """One statement took longer than `DATELINE_STATEMENT_SECONDS`. Narrow the question, for instance by dates."""

    status, code, title = 503, "took-too-long", "The answer took too long and was stopped"
    retry_after = 1


class TooManyStreams(ArchiveError):
    """`DATELINE_STREAMS` whole results are being sent already. Try again after the seconds in `Retry-After`, or ask for
    pages, which are never refused for that."""

    status, code, title = 503, "too-many-streams", "Too many whole results are being sent just now"
    retry_after = 10


class Unavailable(ArchiveError):
    """The database is busy, damaged, away, or not migrated. Try again after the seconds in `Retry-After`."""

    status, code, title = 503, "unavailable", "The archive cannot answer just now"
    retry_after = 1
    busy = "the archive is busy or damaged"
    """What is said where it cannot be told which."""


class Away(Unavailable):
    """The database does not answer, which the first line of why says in full: no traceback says more."""


_KINDS: list[type[ArchiveError]] = [ArchiveError, *ArchiveError.__subclasses__()]
ERRORS = {kind.code: kind for kind in _KINDS}
"""Every problem that a client can meet, by its code."""


class Misconfigured(Exception):
    """The command cannot run as it was asked: a bad database address, a path that is not there."""
