"""`/articles/random`: a random sample of articles."""

from typing import Annotated

from fastapi import APIRouter, Query

from app import schemas
from app.errors import NotAcceptable
from app.filters import RandomQuery
from app.http.exchange import Exchange
from app.http.freshness import ARCHIVE
from app.http.reply import Reply
from app.http.route import ReadRoute, answers
from app.queries.articles import draw_articles
from app.queries.hints import hint
from app.representations import LIST_OFFERS, json
from app.routers import declared, link, represented
from app.routers.understood import understood

router = APIRouter(route_class=ReadRoute, tags=["articles"])


@router.get(
    "/articles/random",
    operation_id="drawArticles",
    summary="Draw a random sample",
    response_model=schemas.Draw,
    responses=declared(NotAcceptable, offers=LIST_OFFERS, many=True, headers=("ETag", "Link")),
)
@answers(ARCHIVE, LIST_OFFERS)
def draw_by_lot(exchange: Exchange, asked: Annotated[RandomQuery, Query()]) -> Reply:
    """Articles drawn at random from all that match the filters; with filters other than dates, from the newest 50,000
    matches.

    With a `seed`, the same request draws the same sample as long as the archive does not change.
    """
    store, links, name = exchange.store, exchange.links, exchange.representation
    found, sample, fields, drawn = draw_articles(store, asked, *represented.wanted(name))
    here = {"self": links.to("/articles/random", represented.query(asked, name))}
    if name != "json":
        body = represented.several(exchange, drawn, fields, asked.in_words(), {**here, "first": here["self"]})
        return Reply(body, represented.sent(exchange), headers=link(here))
    meta = {
        "count": len(drawn),
        "query": {"sample": sample, "seed": asked.seed, "fields": fields, **understood(asked)},
        "hint": hint(store, asked, found, not drawn),
    }
    data = json.articles(drawn, links.articles, fields)
    return Reply(json.page(data, {"meta": meta, "links": here}), headers=link(here))
