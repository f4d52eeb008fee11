"""`/articles`: the list, one article, its versions."""

import re
from typing import Annotated

from fastapi import APIRouter, Path, Query

from app import schemas
from app.errors import BadCursor, CursorMismatch, NotFound, Withdrawn
from app.filters import ListQuery
from app.http.exchange import Exchange
from app.http.freshness import Freshness
from app.http.reply import Reply
from app.http.route import ReadRoute, answers
from app.queries.articles import content_mark, find_page, load_article, load_version, load_versions
from app.queries.hints import hint
from app.representations import json
from app.routers import declared
from app.routers.understood import understood

router = APIRouter(route_class=ReadRoute, tags=["articles"])

_Id = Annotated[str, Path(description="An article's id.", examples=["2eju7cft6t7prumb"])]
_ARTICLE = Freshness("public, no-cache", on_archive=True, mark=lambda e: content_mark(e.store, e.arguments["id"]))
_Number = Annotated[str, Path(description="A version's number, from 1.", examples=["1"])]


@router.get(
    "/articles",
    operation_id="listArticles",
    summary="List articles, newest first",
    response_model=schemas.ArticlePage,
    responses=declared(BadCursor, CursorMismatch),
)
def list_articles(exchange: Exchange, asked: Annotated[ListQuery, Query()]) -> Reply:
    """One page of the articles that meet every condition. Follow `links.next` until it is null.

    Dates may be as coarse as a year: `from_date=2022&to_date=2022` is all of 2022. An article whose own date is coarse
    (`1869-03`) is found by every filter that its period overlaps. Undated articles come last, and match no date filter.
    """
    store, links = exchange.store, exchange.links
    page = find_page(store, asked, store.settings.page_size)
    addresses = {
        "self": links.to("/articles", asked.query_string()),
        "next": page.next and links.to("/articles", f"cursor={page.next}"),
        "prev": page.prev and links.to("/articles", f"cursor={page.prev}"),
    }
    meta = {
        "count": len(page.articles),
        "page_size": page.page_size,
        "total": page.total,
        "query": {
            "sort": page.asked.order,
            "page_size": page.page_size,
            "fields": page.fields,
            **understood(page.asked),
        },
        "hint": None if page.articles else hint(store, page.asked, page.conditions),
    }
    data = json.articles(page.articles, links.article, page.fields)
    link = ", ".join(f'<{address}>; rel="{way}"' for way, address in addresses.items() if address)
    document = json.page(data, {"meta": meta, "links": addresses})
    return Reply(document, headers={"Link": link})


@router.get(
    "/articles/{id}",
    operation_id="getArticle",
    summary="Read one article",
    response_model=schemas.Article,
    responses=declared(NotFound, Withdrawn),
)
@answers(_ARTICLE)
def get_article(exchange: Exchange, id: _Id) -> Reply:
    """One article, whole, with every field: null where unknown."""
    article = load_article(exchange.store, id)
    document = _document(exchange, id, article.members)
    return Reply(document, mark=article.content_hash, modified=article.updated_at, serial=article.serial)


@router.get(
    "/articles/{id}/versions",
    operation_id="listVersions",
    summary="List an article's versions",
    response_model=schemas.VersionList,
    responses=declared(NotFound),
)
def list_versions(exchange: Exchange, id: _Id) -> Reply:
    """Every version, newest first (of very many, the newest 1,001).

    A changed article keeps its id and gains a version; the older ones stay readable."""
    links = exchange.links
    here = f"/articles/{id}/versions"
    versions = [
        version | {"url": links.to(f"{here}/{version['version']}")} for version in load_versions(exchange.store, id)
    ]
    document = {"data": versions, "meta": {"count": len(versions)}, "links": {"self": links.to(here)}}
    return Reply(json.render(document))


@router.get(
    "/articles/{id}/versions/{number}",
    operation_id="getVersion",
    summary="Read one version of an article",
    response_model=schemas.Article,
    responses=declared(NotFound),
)
def get_version(exchange: Exchange, id: _Id, number: _Number) -> Reply:
    """The article as it was in this version."""
    if not re.fullmatch("[1-9][0-9]{0,8}", number):
        raise NotFound("versions are numbered 1, 2, 3 …")
    return Reply(_document(exchange, id, load_version(exchange.store, id, int(number)).members))


def _document(exchange: Exchange, id: str, members: str) -> str:
    return json.article(id, exchange.links.article(id), members)
