"""`/health`: health checks, for monitoring."""

from fastapi import APIRouter

from app import schemas
from app.errors import Unavailable
from app.http.exchange import Exchange
from app.http.freshness import NEVER
from app.http.reply import Reply
from app.http.route import ReadRoute, answers
from app.representations import json
from app.routers import declared
from app.store.migrate import is_current

router = APIRouter(prefix="/health", route_class=ReadRoute, tags=["operations"])


@router.get(
    "/live",
    operation_id="isLive",
    summary="Is the process alive?",
    response_model=schemas.Health,
    responses=declared(headers=()),
)
@answers(NEVER, offers=())
def live(exchange: Exchange) -> Reply:
    """Answers 200 as long as the process can answer at all. The database is not involved."""
    return _ok()


@router.get(
    "/ready",
    operation_id="isReady",
    summary="Is the archive ready for requests?",
    response_model=schemas.Health,
    responses=declared(headers=()),
)
@answers(NEVER, offers=())
def ready(exchange: Exchange) -> Reply:
    """Answers 200 when the database can be read and its schema is the one this release expects, else 503."""
    if not is_current(exchange.store):
        raise Unavailable("the archive's schema is not the one this release expects")
    return _ok()


def _ok() -> Reply:
    return Reply(json.render({"status": "ok"}))
