"""Composes the web application from its parts."""

import ctypes
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import orjson
from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from pydantic.json_schema import models_json_schema
from starlette.types import ASGIApp, Receive, Scope, Send

from app import __version__, garbage, schemas
from app.config import Settings, bundled
from app.http.desk import Desk
from app.http.exchange import Served
from app.http.gate import Gate
from app.http.links import Links
from app.http.route import ReadRoute, Routes
from app.http.whole import Turns
from app.record import FIELDS, LIST_FIELDS, ArticleRecord
from app.representations import OWN_SHAPE, REPRESENTATIONS, csv, json, jsonl, render
from app.representations.shown import Shown
from app.routers import articles, docs, facets, health, home, random, similar, timeline, withdrawn
from app.store.ready import preview, ready
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
* **Pages** run to the very last article: follow `links.next`, which is a complete address, until it is null.
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
        """The OpenAPI document, with the schema of the problems that every operation may return, made once."""
        if self.openapi_schema:
            return self.openapi_schema
        self.router.routes = [route.documented for route in self.state.routes]
        document = super().openapi()
        _, problems = models_json_schema(
            [(schemas.Problem, "serialization")], ref_template="#/components/schemas/{model}"
        )
        shapes = document["components"]["schemas"]
        shapes.update(problems["$defs"])
        article = _example(self.state.links)
        if article:
            shapes["Article"]["examples"] = [article]
            shapes["ListedArticle"]["examples"] = [{name: article[name] for name in LIST_FIELDS}]
            _show(document, article, self.state.links)
        return document


def _show(document: dict[str, Any], article: dict[str, Any], links: Links) -> None:
    """Add the article to the document in each representation that an operation declares."""
    around = {way: links.to(path) for way, path in (("home", "/"), ("self", article["url"]), ("first", article["url"]))}
    for path, alone in (("/articles", False), ("/articles/random", False), ("/articles/{id}", True)):
        content = document["paths"][path]["get"]["responses"]["200"]["content"]
        for name, representation in REPRESENTATIONS.items():
            declared = content.get(representation.accepted[0])
            if declared is None or name == "json":
                continue
            if name in OWN_SHAPE:
                text = csv.render([article], FIELDS) if name == "csv" else jsonl.lines([orjson.dumps(article)])
            else:
                text = render(name, Shown([article], "Dateline" if not alone else article["title"], around, alone))
            as_json = declared["schema"]["type"] != "string"
            declared["example"] = orjson.loads(text) if as_json else text if isinstance(text, str) else text.decode()


def _example(links: Links) -> dict[str, Any] | None:
    """An article that is really in the seeds, as a response shows it; None if they were removed."""
    seed = bundled("seeds") / "037_sco-founded.txt"
    if not seed.is_file():
        return None
    from app.parsers.formats import parse  # serving needs no parser until the document is requested
    from app.parsers.options import Options

    with seed.open("rb") as stream:
        record = next(parse(stream, seed.name, Options()))
    if not isinstance(record, ArticleRecord):
        raise TypeError(f"the seed {seed} cannot be read: {record.reason}")
    instants = dict.fromkeys(("ingested_at", "updated_at"), "2026-11-24T09:00:00Z")
    fields = {**orjson.loads(json.render(preview(ready(record)))), **instants, "url": links.article(record.id)}
    return {name: fields[name] for name in FIELDS}


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
