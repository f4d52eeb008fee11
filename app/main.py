"""Composes the web application from its parts."""

import ctypes
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

from app import __version__, garbage
from app.config import Settings
from app.http.desk import Desk
from app.http.exchange import Served
from app.http.gate import Gate
from app.http.links import Links
from app.http.route import ReadRoute, Routes
from app.http.whole import Turns
from app.openapi import complete
from app.routers import articles, docs, facets, health, home, random, similar, timeline, withdrawn
from app.store.session import Store

_TURN_SECONDS = 0.001
"""How long a thread may keep the event loop, and all short responses, waiting for the GIL: Python's default is 5 ms."""

_MALLOC = {-3: 1 << 18, -8: 2}
"""From mallopt(3): M_MMAP_THRESHOLD, the size in bytes from which freed memory is returned to the system, fixed however
large earlier blocks were; and M_ARENA_MAX, the most heaps, where glibc would create one for each of many threads."""

_DESCRIPTION = """
Every request is a `GET`. Responses are JSON unless `format` or `Accept` asks for something else.

* **Dates** are kept as precisely as they are known, and filters accept every precision: `from_date=2022`,
  `from_date=2022-09`, `date=2001-06/2022-09`. Both ends are inclusive.
* **Pages** run to the very last article: follow `links.next`, complete with all parameters, until it is null.
* **Addresses** in responses are paths on this server, unless its `DATELINE_PUBLIC_URL` is set.
* **Empty values** of filters count as absent, as HTML forms send them: `missing=`, `duplicates=`, `ids=`, `month=`.
* **Errors** are [RFC 9457](https://www.rfc-editor.org/rfc/rfc9457) problems that say what would have been right.
"""


def create_app(settings: Settings | None = None) -> ASGIApp:
    """The whole web application for one archive, which must be migrated."""
    settings = settings or Settings()
    app = _application(settings)
    return Gate(app.state.desk, app, settings.stream_seconds, settings.head_seconds)


class _Application(FastAPI):
    """FastAPI for its routes and their documentation; the requests themselves are the desk's."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle the lifespan."""
        scope["app"] = self
        await self.router(scope, receive, send)

    def openapi(self) -> dict[str, Any]:
        """The OpenAPI document, made once."""
        if self.openapi_schema:
            return self.openapi_schema
        self.router.routes = [route.documented for route in self.state.routes]
        document = super().openapi()
        complete(document, self.state.links)
        return document


def _application(settings: Settings) -> FastAPI:
    app = _Application(
        title="Dateline",
        version=__version__,
        summary="A news archive that answers.",
        description=_DESCRIPTION.strip(),
        servers=[{"url": Links.of(settings).to("") or "/"}],
        lifespan=_lifespan,
        openapi_url=None,
        redirect_slashes=False,
        openapi_tags=[
            {"name": "articles", "description": "Find and read articles."},
            {"name": "counts", "description": "How many articles there are, by date and by value."},
            {
                "name": "operations",
                "description": "What this archive holds, whether it is healthy, and what its errors mean.",
            },
        ],
    )
    app.state.links = links = Links.of(settings)
    app.state.store = store = Store(settings)
    app.state.routes = routes = [
        route
        for module in (articles, withdrawn, similar, random, timeline, facets, home, health, docs)
        for route in module.router.routes
        if isinstance(route, ReadRoute)
    ]
    app.state.desk = Desk(Routes(routes), Served(store, links, app.openapi, Turns(settings.streams)))
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    store: Store = app.state.store
    current_default_thread_limiter().total_tokens = store.settings.threads
    sys.setswitchinterval(_TURN_SECONDS)
    with suppress(AttributeError, TypeError, OSError):  # other C libraries have no such settings
        mallopt = ctypes.CDLL(None).mallopt
        for setting, value in _MALLOC.items():
            mallopt(setting, value)
    garbage.as_usual()
    try:
        yield
    finally:
        store.close()


def openapi_document(settings: Settings) -> dict[str, Any]:
    """The OpenAPI 3.1 document, without a server."""
    return _application(settings).openapi()
