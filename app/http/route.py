"""Routes that read: FastAPI documents them, and a lean way in answers them.

FastAPI's own way from request to handler costs more than our slowest short query. What it would do here is little: read
the query string into one model, and call the endpoint. So it keeps the documentation, and this class does that little.
"""

import inspect
from collections.abc import Callable
from typing import Any, get_type_hints

from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import Receive, Scope, Send

from app.errors import MethodNotAllowed
from app.filters import NoQuery, Question
from app.http.problems import ALLOW
from app.http.reading import read_query

_PREFLIGHT = {
    "Allow": ALLOW,
    "Access-Control-Allow-Methods": ALLOW,
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}


class ReadRoute(APIRoute):
    """GET (and, by the gate, HEAD) and OPTIONS of one address.

    The endpoint takes the request, then its path parameters, then at most one question `asked`; it returns a Response.
    """

    def __init__(self, path: str, endpoint: Callable[..., Response], **options: Any) -> None:
        super().__init__(path, endpoint, **options)
        hints = get_type_hints(endpoint)
        self._question: type[Question] = hints.get("asked", NoQuery)
        self._asks = "asked" in inspect.signature(endpoint).parameters

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Whether the path is this route's. Our path parameters are texts, and `handle` judges the method."""
        found = self.path_regex.fullmatch(scope["path"]) if scope["type"] == "http" else None
        if found is None:
            return Match.NONE, {}
        return Match.FULL, {"endpoint": self.endpoint, "path_params": found.groupdict(), "route": self}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request that the path has been matched for."""
        if scope["method"] == "OPTIONS":
            await Response(status_code=204, headers=_PREFLIGHT)(scope, receive, send)
            return
        if scope["method"] != "GET":
            raise MethodNotAllowed(f"use one of {ALLOW}", headers={"Allow": ALLOW})
        request = Request(scope, receive)
        asked = read_query(self._question, scope["query_string"])
        arguments = dict(scope["path_params"])
        if self._asks:
            arguments["asked"] = asked
        if request.app.state.store.inline and asked.quick:
            response = self.endpoint(request, **arguments)
        else:
            response = await run_in_threadpool(self.endpoint, request, **arguments)
        await response(scope, receive, send)
