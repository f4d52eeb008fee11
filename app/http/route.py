"""Routes that read: FastAPI documents them, and a lean way in answers them.

FastAPI's own way from request to handler costs more than our slowest short query. What it would do here is little: read
the query string into one model, and call the endpoint. So it keeps the documentation, and this class does that little.
"""

import inspect
from collections.abc import Callable, Iterable
from typing import Any, get_type_hints

from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.errors import MethodNotAllowed, NotFound
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


class Routes:
    """Finds the route of a path: by its name where it has one, else the first whose pattern fits."""

    def __init__(self, routes: Iterable[ReadRoute]) -> None:
        given = list(routes)
        self._named = {route.path: route for route in given if "{" not in route.path}
        self._patterns = [route for route in given if "{" in route.path]

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request. Raises NotFound."""
        path = scope["path"]
        route = self._named.get(path)
        scope["path_params"] = {}
        if route is None:
            route = self._fitting(scope, path)
        await route.handle(scope, receive, send)

    def _fitting(self, scope: Scope, path: str) -> ReadRoute:
        for route in self._patterns:
            found = route.path_regex.fullmatch(path)
            if found is not None:
                # Our path parameters are texts; no pattern of ours converts them.
                scope["path_params"] = found.groupdict()
                return route
        raise NotFound("no page of ours has this address; /docs lists them")
