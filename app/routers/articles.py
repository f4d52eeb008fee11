"""`/articles`: the list, one article, its versions."""

import re
from typing import Annotated

from fastapi import APIRouter, Path, Query

from app import schemas
from app.errors import BadCursor, CursorMismatch, NotAcceptable, NotFound, TooManyStreams, Withdrawn
from app.filters import ArticleQuery, ListQuery
from app.http.exchange import Exchange
from app.http.freshness import ARCHIVE, Freshness
from app.http.reply import Reply
from app.http.route import ReadRoute, answers
from app.queries.articles import content_mark, load_article, load_history, load_version
from app.representations import ARTICLE_OFFERS, LIST_OFFERS, WHOLE, json
from app.routers import ArticleId, declared, represented

router = APIRouter(route_class=ReadRoute, tags=["articles"])

_ARTICLE = Freshness("public, no-cache", on_archive=True, mark=lambda e: content_mark(e.store, e.arguments["id"]))
_Number = Annotated[
    str, Path(description="The version number, from 1.", openapi_examples={"the first": {"value": "1"}})
]


@router.get(
    "/articles",
    operation_id="listArticles",
    summary="List articles, newest first",
    response_model=schemas.ArticlePage,
    responses=declared(
        BadCursor,
        CursorMismatch,
        NotAcceptable,
        TooManyStreams,
        offers=LIST_OFFERS,
        many=True,
        headers=("ETag", "Link", "Total-Count"),
    ),
)
@answers(ARCHIVE, LIST_OFFERS)
def list_articles(exchange: Exchange, asked: Annotated[ListQuery, Query()]) -> Reply:
    """One page of the articles that match all the filters. Follow `links.next` until it is null.

    Dates may be as coarse as a year: `from_date=2022&to_date=2022` is all of 2022. An article whose own date is coarse
    (`1869-03`) matches every date filter that its period overlaps. Undated articles come last and match no date filter.

    Without `page_size` or `cursor`, `jsonl` and `csv` return every match, and `Total-Count` says how many there are.
    """
    if exchange.representation in WHOLE and not asked.is_page:
        return represented.every(exchange, asked)
    return represented.page(exchange, asked)


@router.get(
    "/articles/{id}",
    operation_id="getArticle",
    summary="Read one article",
    response_model=schemas.Article,
    responses=declared(NotFound, NotAcceptable, Withdrawn, offers=ARTICLE_OFFERS, headers=("ETag", "Last-Modified")),
)
@answers(_ARTICLE, ARTICLE_OFFERS)
def get_article(exchange: Exchange, id: ArticleId, asked: Annotated[ArticleQuery, Query()]) -> Reply:
    """The whole article with every field; those that are unknown are null."""
    article = load_article(exchange.store, id)
    body, kind = represented.one(exchange, (id, article.members)), represented.sent(exchange)
    return Reply(body, kind, mark=article.mark, modified=article.modified, serial=article.serial)


@router.get(
    "/articles/{id}/versions",
    operation_id="listVersions",
    summary="List an article's versions",
    response_model=schemas.VersionList,
    responses=declared(NotFound, NotAcceptable),
)
def list_versions(exchange: Exchange, id: ArticleId) -> Reply:
    """All versions, newest first (if there are very many, the newest 1,001).

    A changed article keeps its id and gains a version; the older ones stay readable, also those of a withdrawn article:
    `meta.withdrawn` says when and why it was."""
    links, history = exchange.links, load_history(exchange.store, id)
    here = f"/articles/{id}/versions"
    versions = [version | {"url": links.to(f"{here}/{version['version']}")} for version in history.versions]
    gone = history.withdrawn
    withdrawal = {"withdrawn_at": gone.withdrawn_at, "reason": gone.reason or None} if gone else None
    meta = {"count": len(versions), "withdrawn": withdrawal}
    document = {"data": versions, "meta": meta, "links": {"self": links.to(here)}}
    return Reply(json.render(document))


@router.get(
    "/articles/{id}/versions/{number}",
    operation_id="getVersion",
    summary="Read one version of an article",
    response_model=schemas.Article,
    responses=declared(NotFound, NotAcceptable),
)
def get_version(exchange: Exchange, id: ArticleId, number: _Number) -> Reply:
    """The article as it was in this version."""
    if not re.fullmatch("[1-9][0-9]{0,8}", number):
        raise NotFound("versions are numbered 1, 2, 3 …")
    version = load_version(exchange.store, id, int(number))
    return Reply(json.article(version, exchange.links.articles))
