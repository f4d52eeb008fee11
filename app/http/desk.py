"""The desk: takes a request and returns its response. Nothing here waits for anything but the database.

It rejects what no endpoint should see, caches responses while the archive is unchanged, and turns everything raised
below into a problem document.
"""

import logging
from contextlib import nullcontext
from urllib.parse import unquote_to_bytes

from starlette.types import Scope

from app.errors import (
    AddressTooLong,
    ArchiveError,
    Away,
    BadRequestBytes,
    HeadersTooLarge,
    MalformedRequest,
    TookTooLong,
    Unavailable,
)
from app.http import problems
from app.http.exchange import Exchange, Served, is_host
from app.http.memory import Memory
from app.http.reply import Answer, Flow
from app.http.route import READS, ReadRoute, Routes, preflight, unless_known
from app.http.turn import Turn
from app.queries.effort import is_short
from app.text import visible

log = logging.getLogger("dateline")

_AT_ONCE = frozenset(["json", "html", ""])
"""Representations that are assembled without looking into the articles."""
_ANY = nullcontext()
"""For responses that depend on no state of the archive, or bring their own serial."""


class Desk:
    """Answers requests for one archive; shared by all threads of a process."""

    def __init__(self, routes: Routes, served: Served) -> None:
        self._routes, self._served, self._store = routes, served, served.store
        settings = served.store.settings
        self._prefix = settings.root_path
        self._max_url, self._max_headers = settings.max_url_bytes, settings.max_header_bytes
        self._memory = Memory(settings.cache_bytes)

    def exchange(self, scope: Scope) -> Exchange:
        """The exchange for an incoming request."""
        return Exchange(scope, self._served)

    def at_once(self, exchange: Exchange, turn: Turn) -> Answer | None:
        """The response if it is cached, or quicker to make than to pass to a thread; else None."""
        return self._answer_or_refuse(exchange, turn, at_once=True) if self._store.inline else None

    def answer(self, exchange: Exchange) -> Answer:
        """The response, however long it takes."""
        answer = self._answer_or_refuse(exchange, Turn(), at_once=False)
        assert answer is not None  # noqa: S101 - None is only returned with at_once
        return answer

    def closing(self, exchange: Exchange) -> Answer:
        """The response to a request that the server has no time left to answer."""
        closing = Unavailable("the server is shutting down")
        return problems.answer(closing, self._served.links, exchange.id.decode())

    def _answer_or_refuse(self, exchange: Exchange, turn: Turn, at_once: bool) -> Answer | None:
        try:
            self._check_request(exchange)
            if exchange.scope["method"] == "OPTIONS":
                if exchange.scope["path"] != "*":  # RFC 9110 section 9.3.7: the server as a whole
                    self._route(exchange)
                return preflight()
            known = self._memory.find(exchange.question) if exchange.scope["method"] in READS else None
            if known is not None and self._is_good(known, turn):
                answer = unless_known(known, exchange)
                if not answer.is_hollow:
                    return answer
            return self._make_answer(exchange, at_once)
        except Exception as error:
            refusal = self._log_refusal(error, exchange)
            return problems.answer(refusal, self._served.links, exchange.id.decode())

    def _make_answer(self, exchange: Exchange, at_once: bool) -> Answer | None:
        route = self._route(exchange)
        asked = exchange.asked or route.read(exchange)
        if at_once and exchange.representation not in _AT_ONCE:
            return None
        freshness = route.freshness
        with self._store.steady() if freshness.on_archive and not freshness.mark else _ANY as serial:
            if at_once and not is_short(self._store, asked):
                return None
            answer = route.answer(exchange, asked, serial, self._store.secret if freshness.on_archive else "")
        if answer.header("ETag") and not isinstance(answer, Flow):
            self._memory.keep(exchange.question, answer, is_quick=at_once)
        return unless_known(answer, exchange)

    def _route(self, exchange: Exchange) -> ReadRoute:
        path: str = exchange.scope["path"]
        if self._prefix and f"{path}/".startswith(f"{self._prefix}/"):  # a proxy may strip the prefix, or keep it
            path = path.removeprefix(self._prefix) or "/"
        return self._routes.find(exchange, path)

    def _is_good(self, known: Answer, turn: Turn) -> bool:
        return known.serial is None or known.serial == turn.newest(self._store)

    def _check_request(self, exchange: Exchange) -> None:
        """Reject what no endpoint should see."""
        path, query, *_ = exchange.question
        if len(path) + len(query) > self._max_url:
            raise AddressTooLong(f"path and query together may have at most {self._max_url} bytes")
        for part in (path, query):
            if b"%" in part or not part.isascii():
                _check_text(part)
        if exchange.size > self._max_headers:
            raise HeadersTooLarge(f"the headers together may have at most {self._max_headers} bytes")
        if exchange.hosts != 1 and exchange.scope["http_version"] == "1.1":
            raise MalformedRequest("exactly one Host header is required (RFC 9112 section 3.2)")
        if not is_host(exchange.host):
            raise MalformedRequest("the Host header is not a host, optionally with a port (RFC 9112 section 3.2)")

    def _log_refusal(self, error: Exception, exchange: Exchange) -> ArchiveError:
        request_id = exchange.id.decode()
        if isinstance(error, ArchiveError):
            if isinstance(error, TookTooLong):
                log.warning("request %s to %s refused: %s", request_id, _address(exchange), error)
            elif isinstance(error.__cause__, Exception):
                traced = None if isinstance(error, Away) else error.__cause__
                log.warning("request %s refused: %s", request_id, error, exc_info=traced)
            return error
        log.error("request %s to %s failed", request_id, _address(exchange), exc_info=error)
        return ArchiveError()


def _address(exchange: Exchange) -> str:
    """The path and query of a request, for the log: what costs so much, or fails, has to be tried again."""
    path, query, *_ = exchange.question
    return visible((path + b"?" * bool(query) + query).decode("latin-1"))


def _check_text(part: bytes) -> None:
    raw = unquote_to_bytes(part)
    if b"\0" in raw:
        raise BadRequestBytes("NUL is not allowed in text")
    try:
        raw.decode()
    except UnicodeDecodeError as problem:
        raise BadRequestBytes(f"not UTF-8 at byte {problem.start} of the decoded path or query") from None
