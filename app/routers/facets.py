"""`/articles/facets`: counts of articles by value."""

from typing import Annotated

from fastapi import APIRouter, Query

from app import schemas
from app.errors import NotAcceptable
from app.filters import FacetQuery
from app.http.exchange import Exchange
from app.http.freshness import ARCHIVE
from app.http.reply import Reply
from app.http.route import ReadRoute, answers
from app.queries.conditions import conditions
from app.queries.counts import total
from app.queries.facets import facets
from app.queries.hints import hint
from app.representations import COUNT_OFFERS, json
from app.routers import declared, link, represented
from app.routers.understood import understood

router = APIRouter(route_class=ReadRoute, tags=["counts"])


@router.get(
    "/articles/facets",
    operation_id="getFacets",
    summary="Count articles by value",
    response_model=schemas.Facets,
    responses=declared(
        NotAcceptable,
        offers=COUNT_OFFERS,
        headers=("ETag", "Link"),
        row={"field": "source", "value": "TASS", "count": 12},
    ),
)
@answers(ARCHIVE, COUNT_OFFERS)
def get_facets(exchange: Exchange, asked: Annotated[FacetQuery, Query()]) -> Reply:
    """The most frequent values of each field, each with the number of matching articles that have it.

    A facet ignores the filter on its own field and its `not_` twin, so that a client can offer the other choices. A
    language is counted as it is; as a filter, `en` finds `en-GB` as well. With filters other than dates, at most the
    newest 50,000 matches are counted; `meta.facets` says for each field whether that is all of them.
    """
    store, links = exchange.store, exchange.links
    values = facets(store, asked)
    here = {"self": links.to("/articles/facets", represented.query(asked, exchange.representation))}
    if exchange.representation != "json":
        rows = (
            {"field": name, "value": value, "count": count}
            for name, of_field in values.items()
            for value, count in of_field.values
        )
        return represented.table(exchange, rows, here, ("field", "value", "count"))
    found = conditions(store, asked)
    matching = total(store, found)
    document = {
        "data": {
            name: [{"value": value, "count": count} for value, count in of_field.values]
            for name, of_field in values.items()
        },
        "meta": {
            "total": matching,
            "facets": {name: {"exact": v.exact, "counted": v.looked_at} for name, v in values.items()},
            "query": {"facet": asked.facets, **understood(asked)},
            "hint": hint(store, asked, found, not matching["value"]),
        },
        "links": here,
    }
    return Reply(json.render(document), headers=link(here))
