"""`/articles/random`: articles drawn by lot."""

from typing import Annotated

from fastapi import APIRouter, Query

from app import schemas
from app.errors import NotAcceptable
from app.filters import RandomQuery
from app.http.exchange import Exchange
from app.http.reply import Reply
from app.http.route import ReadRoute
from app.queries.articles import draw_articles
from app.queries.hints import hint
from app.record import LIST_FIELDS
from app.representations import json
from app.routers import declared
from app.routers.understood import understood

router = APIRouter(route_class=ReadRoute, tags=["articles"])


@router.get(
    "/articles/random",
    operation_id="drawArticles",
    summary="Draw articles by lot",
    response_model=schemas.Draw,
    responses=declared(NotAcceptable),
)
def draw_by_lot(exchange: Exchange, asked: Annotated[RandomQuery, Query()]) -> Reply:
    """Articles chosen by chance among all that meet the conditions, of more than dates among the newest 50,000 such.

    With a `seed` the draw can be repeated, as long as the archive does not change.
    """
    store, links = exchange.store, exchange.links
    fields, sample = asked.fields or LIST_FIELDS, asked.sample or 1
    found, drawn = draw_articles(store, asked, sample, fields)
    meta = {
        "count": len(drawn),
        "query": {"sample": sample, "seed": asked.seed, "fields": fields, **understood(asked)},
        "hint": hint(store, asked, found, not drawn),
    }
    data = json.articles(drawn, links.articles, fields)
    around = {"meta": meta, "links": {"self": links.to("/articles/random", asked.query_string())}}
    return Reply(json.page(data, around))
