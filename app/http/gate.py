"""The gate: the one ASGI layer around the application.

It refuses what no handler should see, gives every exchange a request id and the same headers, answers HEAD by GET, and
turns what escapes from below into a problem instead of a broken connection.
"""

import itertools
import logging
import re
import secrets
from urllib.parse import unquote_to_bytes

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.config import Settings
from app.errors import AddressTooLong, ArchiveError, BadRequestBytes, HeadersTooLarge, MalformedRequest
from app.http import problems
from app.http.links import Links

log = logging.getLogger("dateline")

_REQUEST_ID = re.compile(rb"[A-Za-z0-9._\-]{1,128}")
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"Link, ETag, X-Request-ID, Total-Count, Retry-After"),
)
_PROCESS = secrets.token_hex(6)
_NUMBERS = itertools.count(1)
_SANDBOX = ((b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'; sandbox"),)


class Gate:
    """Wraps an ASGI application."""

    def __init__(self, app: ASGIApp, settings: Settings, links: Links) -> None:
        self._app, self._links = app, links
        self._max_url, self._max_headers = settings.max_url_bytes, settings.max_header_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; anything but HTTP goes through untouched."""
        if scope["type"] != "http":
            return await self._app(scope, receive, send)
        exchange = _Exchange(scope, send)
        if scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}  # a copy: the server has to know that no body will come
        try:
            self._admit(scope)
            await self._app(scope, receive, exchange.send)
        except Exception as error:
            if exchange.started:
                raise
            refusal = self._refusal(error, exchange.id)
            await problems.response(refusal, self._links, exchange.id)(scope, receive, exchange.send)

    def _refusal(self, error: Exception, request_id: str) -> ArchiveError:
        if isinstance(error, ArchiveError):
            if isinstance(error.__cause__, Exception):
                log.warning("request %s refused: %s", request_id, error.detail, exc_info=error.__cause__)
            return error
        log.error("request %s failed", request_id, exc_info=error)
        return ArchiveError()

    def _admit(self, scope: Scope) -> None:
        path, query = scope.get("raw_path") or b"", scope["query_string"]
        if len(path) + len(query) > self._max_url:
            raise AddressTooLong(f"path and query together may have {self._max_url} bytes")
        for part in (path, query):
            if b"%" in part or not part.isascii():
                _check_text(part)
        hosts = size = 0
        for name, value in scope["headers"]:
            size += len(name) + len(value) + 4
            hosts += name == b"host"
        if size > self._max_headers:
            raise HeadersTooLarge(f"the headers together may have {self._max_headers} bytes")
        if hosts != 1 and scope["http_version"] == "1.1":
            raise MalformedRequest("RFC 9112 section 3.2: exactly one Host header")


class _Exchange:
    """One answer on its way out."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.id = scope["request_id"] = _request_id(scope)
        self.started = False
        self._send = send
        self._bodyless = scope["method"] == "HEAD"

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            own = message["headers"]
            sandbox = () if any(name == b"content-security-policy" for name, _ in own) else _SANDBOX
            message["headers"] = [*own, *_HEADERS, *sandbox, (b"x-request-id", self.id.encode())]
        elif self._bodyless:
            message = {**message, "body": b""}
        await self._send(message)


def _request_id(scope: Scope) -> str:
    for name, value in scope["headers"]:
        if name == b"x-request-id" and _REQUEST_ID.fullmatch(value):
            return str(value.decode())
    return f"{_PROCESS}-{next(_NUMBERS):x}"


def _check_text(part: bytes) -> None:
    raw = unquote_to_bytes(part)
    if b"\0" in raw:
        raise BadRequestBytes("NUL is no character of any text")
    try:
        raw.decode()
    except UnicodeDecodeError as problem:
        raise BadRequestBytes(f"not UTF-8 at byte {problem.start} of the decoded path or query") from None
