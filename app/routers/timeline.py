"""`/articles/timeline`: how many articles, when."""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from app import schemas
from app.errors import NotAcceptable
from app.filters import TimelineQuery
from app.http.exchange import Exchange
from app.http.reply import Reply
from app.http.route import ReadRoute
from app.queries.hints import hint
from app.queries.timeline import Bucket, timeline
from app.representations import json
from app.routers import declared
from app.routers.understood import understood

router = APIRouter(route_class=ReadRoute, tags=["counts"])


@router.get(
    "/articles/timeline",
    operation_id="getTimeline",
    summary="Count articles by time",
    response_model=schemas.Timeline,
    responses=declared(NotAcceptable),
)
def get_timeline(exchange: Exchange, asked: Annotated[TimelineQuery, Query()]) -> Reply:
    """How many articles each day, week, month, quarter or year has, from the first that has one to the last, none left
    out; `archive_count` is how many the archive holds of that time, so that a share can be drawn.

    An article that knows only its month is in no day: `meta.coarser` counts those, `meta.undated` those without a date.
    The buckets and both make the total.
    """
    store, links = exchange.store, exchange.links
    found = timeline(store, asked)
    around = {
        "meta": {
            "count": len(found.numbers),
            "interval": found.interval,
            "total": found.total,
            "coarser": found.found.coarser,
            "undated": found.undated,
            "query": {"interval": asked.interval, "split_by": asked.split_by, **understood(asked)},
            "hint": hint(store, asked, found.conditions, not found.total["value"]),
        },
        "links": {"self": links.to("/articles/timeline", asked.query_string())},
    }
    return Reply(json.listing(map(_bucket, found.buckets), around))


def _bucket(bucket: Bucket) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "start": bucket.step.start,
        "end": bucket.step.end,
        "count": bucket.count,
        "archive_count": bucket.archive_count,
    }
    return fields if bucket.split is None else {**fields, "split": bucket.split}
