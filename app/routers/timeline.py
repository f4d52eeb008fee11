"""`/articles/timeline`: counts of articles over time."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query

from app import schemas
from app.errors import NotAcceptable
from app.filters import TimelineQuery
from app.http.exchange import Exchange
from app.http.freshness import ARCHIVE
from app.http.reply import Reply
from app.http.route import ReadRoute, answers
from app.queries.hints import hint
from app.queries.timeline import Bucket, timeline
from app.representations import COUNT_OFFERS, json
from app.routers import declared, link, represented
from app.routers.understood import understood

router = APIRouter(route_class=ReadRoute, tags=["counts"])

_COUNTS = ("start", "end", "count", "archive_count")


@router.get(
    "/articles/timeline",
    operation_id="getTimeline",
    summary="Count articles over time",
    response_model=schemas.Timeline,
    responses=declared(
        NotAcceptable,
        offers=COUNT_OFFERS,
        headers=("ETag", "Link"),
        row=dict(zip(_COUNTS, ("1987-02-26", "1987-02-27", 3, 229), strict=True)),
    ),
)
@answers(ARCHIVE, COUNT_OFFERS)
def get_timeline(exchange: Exchange, asked: Annotated[TimelineQuery, Query()]) -> Reply:
    """How many articles match in each day, week, month, quarter or year, from the first one with a match to the last,
    without gaps; `archive_count` is how many the archive holds for that time, so that shares can be computed.

    An article dated only to the month counts in no day: `meta.coarser` counts such articles, `meta.undated` those
    without a date. The buckets and these two add up to the total. With `split_by`, a table (`format=csv`) has a column
    for each value.
    """
    store, links = exchange.store, exchange.links
    found = timeline(store, asked)
    here = {"self": links.to("/articles/timeline", represented.query(asked, exchange.representation))}
    if exchange.representation == "csv":
        columns = {value: f"{asked.split_by}: {value}" for value in found.values}
        return represented.table(
            exchange, (_row(each, columns) for each in found.buckets), here, [*_COUNTS, *columns.values()]
        )
    if exchange.representation != "json":
        return represented.table(exchange, map(_bucket, found.buckets), here)
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
        "links": here,
    }
    return Reply(json.listing(map(_bucket, found.buckets), around), headers=link(here))


def _bucket(bucket: Bucket) -> dict[str, Any]:
    said = bucket.step.start, bucket.step.end, bucket.count, bucket.archive_count
    fields: dict[str, Any] = dict(zip(_COUNTS, said, strict=True))
    return fields if bucket.split is None else {**fields, "split": bucket.split}


def _row(bucket: Bucket, columns: Mapping[str, str]) -> dict[str, Any]:
    """A bucket as a table row, with a column for each value of the split."""
    split = bucket.split or {}
    return {**_bucket(bucket), **{column: split.get(value, 0) for value, column in columns.items()}}
