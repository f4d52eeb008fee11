"""`/`: what this archive holds, for browsers and programs; `/problems/{code}`: what an error means."""

from html import escape
from inspect import getdoc
from typing import Annotated

from fastapi import APIRouter, Path

from app import __version__, schemas
from app.errors import ERRORS, NotAcceptable, NotFound
from app.http.exchange import Exchange
from app.http.freshness import ARCHIVE, RELEASE
from app.http.links import Links
from app.http.reply import Reply
from app.http.route import ReadRoute, answers
from app.queries.holdings import Holdings, holdings
from app.representations import html, json
from app.routers import declared

router = APIRouter(route_class=ReadRoute, tags=["operations"])

_Code = Annotated[
    str, Path(description="A problem's `code`.", openapi_examples={"a code": {"value": "invalid-parameter"}})
]

_OFFERS = (("json", json.MEDIA_TYPE), ("html", "text/html"))
_PLACES = {
    "articles": "/articles",
    "docs": "/docs",
    "openapi": "/openapi.json",
    "health": "/health/ready",
}


@router.get(
    "/",
    operation_id="getHome",
    summary="What this archive holds",
    response_model=schemas.Home,
    responses=declared(NotAcceptable, offers=_OFFERS),
)
@answers(ARCHIVE, _OFFERS)
def home(exchange: Exchange) -> Reply:
    """The number of articles, the dates they span, and links to start from. A browser gets a page, a program JSON."""
    links = exchange.links
    held = holdings(exchange.store)
    if exchange.representation == "html":
        return Reply(html.page("Dateline", _welcome(held, links)), html.MEDIA_TYPE, html.POLICY)
    document = {
        "name": "Dateline",
        "version": __version__,
        "articles": held.articles,
        "first": held.first,
        "last": held.last,
        "updated_at": held.updated_at,
        "links": {name: links.to(path) for name, path in _PLACES.items()},
    }
    return Reply(json.render(document))


@router.get(
    "/problems/{code}",
    operation_id="getProblem",
    summary="Explain a problem",
    response_model=schemas.ProblemKind,
    responses=declared(NotFound, NotAcceptable, offers=_OFFERS),
)
@answers(RELEASE, _OFFERS)
def problem(exchange: Exchange, code: _Code) -> Reply:
    """The page behind a problem's `type`: what happened, and what to do about it."""
    if code not in ERRORS:
        raise NotFound(f"the problem codes are {', '.join(ERRORS)}")
    kind = ERRORS[code]
    explanation = " ".join((getdoc(kind) or "").split())
    if exchange.representation == "html":
        text = f"<p><code>{code}</code> · HTTP {kind.status}</p><p>{html.with_code(explanation)}</p>"
        return Reply(html.page(kind.title, text), html.MEDIA_TYPE, html.POLICY)
    document = {"code": code, "status": kind.status, "title": kind.title, "explanation": explanation}
    return Reply(json.render(document))


def _welcome(held: Holdings, links: Links) -> str:
    year = (held.last or "2022")[:4]
    span = f", dated from <b>{held.first}</b> to <b>{held.last}</b>" if held.first else ""
    return f"""<p>This archive holds <b>{held.articles:,}</b> articles{span}.</p>
<ul>
<li><a href="{escape(links.to("/articles"))}">Read the newest articles</a></li>
<li><a href="{escape(links.to("/articles", f"date={year}"))}">Read the articles of {year}</a></li>
<li><a href="{escape(links.to("/docs"))}">Read the API documentation</a>, or get it
<a href="{escape(links.to("/openapi.json"))}">as OpenAPI</a></li>
</ul>"""
