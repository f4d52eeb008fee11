"""Routes for reading: FastAPI documents them, and a lean path of our own answers them.

FastAPI's path from request to handler costs more than our slowest short query, though it has little to do here: parse
the query string into one model, and call the endpoint. So FastAPI is left the documentation, and this module does that
little.
"""

import inspect
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Any, Self, TypeVar, get_type_hints

from fastapi.routing import APIRoute
from starlette.routing import compile_path

from app.dates import mail_date
from app.errors import InvalidParameter, MethodNotAllowed, NotAcceptable, NotFound
from app.http.advice import nearest_path
from app.http.coding import coded, flowing, is_textual
from app.http.exchange import Exchange
from app.http.freshness import ARCHIVE, NEVER, Freshness, is_known, is_unmodified, tag_of
from app.http.negotiation import best_type
from app.http.problems import ALLOW
from app.http.reading import read_query
from app.http.reply import Answer, Flow, Reply, Shared, Stream
from app.queries.absent import need_id
from app.question import NoQuery, Question
from app.representations import OWN_SHAPE, REPRESENTATIONS, json

Endpoint = TypeVar("Endpoint", bound=Callable[..., Reply])

READS = ("GET", "HEAD")
_JSON = (("json", json.MEDIA_TYPE),)
_PREFLIGHT = {
    "Allow": ALLOW,
    "Access-Control-Allow-Methods": ALLOW,
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}


def answers(freshness: Freshness, offers: Iterable[tuple[str, str]] = _JSON) -> Callable[[Endpoint], Endpoint]:
    """Declare a route's freshness, and its representations by name and media type."""

    def declare(endpoint: Endpoint) -> Endpoint:
        endpoint.freshness, endpoint.offers = freshness, tuple(offers)  # type: ignore[attr-defined]
        return endpoint

    return declare


class ReadRoute(APIRoute):
    """GET, HEAD and OPTIONS on one path.

    The endpoint takes the exchange, its path parameters, and at most one query, `asked`; it returns a Reply. What only
    the OpenAPI document needs is left until `documented`.
    """

    def __init__(self, path: str, endpoint: Callable[..., Reply], **options: Any) -> None:
        self.path, self.endpoint, self._options = path, endpoint, options
        self.path_regex, _, _ = compile_path(path)
        hints = get_type_hints(endpoint)
        self._question: type[Question] = hints.get("asked", NoQuery)
        self._asks = "asked" in inspect.signature(endpoint).parameters
        self.freshness: Freshness = getattr(endpoint, "freshness", ARCHIVE)
        self._offers: tuple[tuple[str, str], ...] = getattr(endpoint, "offers", _JSON)
        self._vary = "Accept, Accept-Encoding" if len(self._offers) > 1 else "Accept-Encoding"

    @cached_property
    def documented(self) -> Self:
        """This route, with all that FastAPI knows of it: a tenth of the start if it were worked out there."""
        super().__init__(self.path, self.endpoint, **self._options)
        return self

    def read(self, exchange: Exchange) -> Question:
        """The query of a request. Raises InvalidParameter, MethodNotAllowed, NotAcceptable, NotFound."""
        if exchange.scope["method"] not in READS:
            advice = f"use one of {ALLOW}; articles are added with `dateline ingest`"
            raise MethodNotAllowed(advice, headers={"Allow": ALLOW})
        try:
            asked = exchange.asked = read_query(self._question, exchange.scope["query_string"])
        except InvalidParameter:
            if "id" in exchange.arguments:  # /articles/search?q=moon: "no such article" is more helpful
                need_id(exchange.arguments["id"])
            raise
        exchange.representation = name = asked.representation or self._negotiated(exchange)
        if name in REPRESENTATIONS and name not in OWN_SHAPE:
            exchange.links = exchange.absolute_links()
        return asked

    def _negotiated(self, exchange: Exchange) -> str:
        if not self._offers:
            return ""
        name = best_type(exchange.text(b"accept"), self._offers)
        if name is None:
            raise NotAcceptable(f"this is available as {', '.join(media_type for _, media_type in self._offers)}")
        return name

    def answer(self, exchange: Exchange, asked: Question, serial: int | None, secret: str) -> Answer:
        """The response to a parsed query, hollow if the client already has it.

        `serial` is the archive's if it is the response's mark; `secret` is the archive's too.
        """
        freshness = self.freshness if asked.lasts else NEVER
        known = exchange.text(b"if-none-match") if freshness is not NEVER else ""
        mark, at = self._mark(exchange, serial)
        if mark is not None and known and is_known(tag := tag_of(mark, exchange, secret), known):
            answer = self._answer(Reply(b"", serial=at), exchange, freshness, tag)
            answer.is_hollow = True
            return answer
        reply = self.endpoint(exchange, **exchange.arguments, **({"asked": asked} if self._asks else {}))
        tag = tag_of(reply.mark if mark is None else mark, exchange, secret)
        reply.serial = reply.serial if serial is None else serial
        return self._answer(reply, exchange, freshness, tag)

    def _mark(self, exchange: Exchange, serial: int | None) -> tuple[bytes | None, int | None]:
        """The response's mark, if known before anything is read for it, and the serial at which it holds."""
        if self.freshness.mark is None:
            return b"%d" % (serial or 0), serial
        return self.freshness.mark(exchange) if b"if-none-match" in exchange.given else (None, None)

    def _answer(self, reply: Reply, exchange: Exchange, freshness: Freshness, tag: str) -> Answer:
        """The reply as a response, with the headers that the route declares."""
        own = {**reply.headers}
        if freshness is not NEVER:
            own["ETag"] = tag
        if reply.modified:
            own["Last-Modified"] = mail_date(reply.modified)
        accepted, kind, lasts = exchange.text(b"accept-encoding"), reply.media_type, freshness.cache_control
        if isinstance(reply, Stream):
            chunks, coding = flowing(reply.chunks, accepted)
            return Flow(own, _shared(kind, coding, lasts, self._vary), chunks, reply.close)
        body, coding = coded(reply.body, kind, accepted)
        own["Content-Length"] = str(len(body))
        return Answer(200, own, body, reply.serial, _shared(kind, coding, lasts, self._vary))


@lru_cache(maxsize=256)
def _shared(media_type: str, coding: str | None, cache_control: str, vary: str) -> Shared:
    headers = {"Content-Type": media_type}
    if coding:
        headers["Content-Encoding"] = coding
    headers["Cache-Control"] = cache_control
    if is_textual(media_type):
        headers["Vary"] = vary
    return Shared(headers)


def unless_known(answer: Answer, exchange: Exchange) -> Answer:
    """The response, or a 304 if the client already has it: by its tag or, if it sends none, by its date."""
    if not exchange.is_conditional or answer.status != 200 or not (tag := answer.header("ETag")):
        return answer
    tags = exchange.text(b"if-none-match")
    if tags:
        return answer.not_modified if is_known(tag, tags) else answer
    since, modified = exchange.text(b"if-modified-since"), answer.header("Last-Modified")
    return answer.not_modified if since and modified and is_unmodified(modified, since) else answer


def preflight() -> Answer:
    """The response to OPTIONS: any origin may read."""
    return Answer(204, _PREFLIGHT, b"")


class Routes:
    """Finds the route for a path: the one with exactly this path, else the first whose pattern matches."""

    def __init__(self, routes: Iterable[ReadRoute]) -> None:
        given = list(routes)
        self._named = {route.path: route for route in given if "{" not in route.path}
        self._patterns = [route for route in given if "{" in route.path]

    def find(self, exchange: Exchange, path: str) -> ReadRoute:
        """The route for a path, whose arguments are stored in the exchange. Raises NotFound."""
        route = self._named.get(path)
        arguments: Mapping[str, str] = {}
        if route is None:
            route, arguments = self._match_pattern(path, exchange)
        exchange.scope["path_params"] = arguments
        return route

    def _match_pattern(self, path: str, exchange: Exchange) -> tuple[ReadRoute, Mapping[str, str]]:
        for route in self._patterns:
            found = route.path_regex.fullmatch(path)
            if found is not None:
                return route, found.groupdict()  # our path parameters are all text; none needs converting
        bare = path.rstrip("/")
        fits = any(route.path_regex.fullmatch(bare) for route in self._patterns)
        near = bare if fits else nearest_path(path, self._named)
        advice = f"did you mean {exchange.links.to(near)}?" if near else f"{exchange.links.to('/docs')} lists them all"
        raise NotFound(f"there is no page at this address; {advice}")
