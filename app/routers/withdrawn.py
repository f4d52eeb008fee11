"""`/articles/withdrawn`: articles that were withdrawn."""

from typing import Annotated

from fastapi import APIRouter, Query

from app import schemas
from app.dates import instant_text
from app.errors import NotAcceptable
from app.filters import WithdrawnQuery
from app.http.exchange import Exchange
from app.http.reply import Reply
from app.http.route import ReadRoute
from app.queries.withdrawn import withdrawn
from app.representations import json
from app.routers import declared, link

router = APIRouter(route_class=ReadRoute, tags=["articles"])

_PATH = "/articles/withdrawn"


@router.get(
    _PATH,
    operation_id="listWithdrawn",
    summary="List withdrawn articles",
    response_model=schemas.WithdrawnList,
    responses=declared(NotAcceptable, headers=("ETag", "Link")),
)
def list_withdrawn(exchange: Exchange, asked: Annotated[WithdrawnQuery, Query()]) -> Reply:
    """The ids of withdrawn articles, with when and why they were withdrawn, in id order: for those who keep a copy.

    Withdrawn articles are in no other list, but their versions stay readable. Follow `links.next` until it is null.
    """
    store, links = exchange.store, exchange.links
    size = asked.page_size or store.settings.page_size
    since = instant_text(asked.from_date.start) if asked.from_date else ""
    found = withdrawn(store, asked.after or "", size + 1, since)
    shown = found[:size]
    behind = asked.model_copy(update={"after": shown[-1].id}) if len(found) > size else None
    addresses = {
        "self": links.to(_PATH, asked.query_string()),
        "next": links.to(_PATH, behind.query_string()) if behind else None,
    }
    document = {
        "data": [
            {**each._asdict(), "reason": each.reason or None, "versions": links.to(f"/articles/{each.id}/versions")}
            for each in shown
        ],
        "meta": {"count": len(shown), "query": {"from_date": since or None, "page_size": size}},
        "links": addresses,
    }
    return Reply(json.render(document), headers=link(addresses))
