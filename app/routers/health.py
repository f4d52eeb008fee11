"""`/health`: for those who keep Dateline running."""

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
    """Answers while the process can answer at all; it asks nothing of the database."""
    return _ok()


@router.get(
    "/ready",
    operation_id="isReady",
    summary="Can questions be answered?",
    response_model=schemas.Health,
    responses=declared(headers=()),
)
@answers(NEVER, offers=())
def ready(exchange: Exchange) -> Reply:
    """Answers when the database can be read and its schema is the one that this release knows."""
    if not is_current(exchange.store):
        raise Unavailable("the archive's schema is not the one of this release")
    return _ok()


def _ok() -> Reply:
    return Reply(json.render({"status": "ok"}))
