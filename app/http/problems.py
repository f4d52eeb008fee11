"""RFC 9457: every error as `application/problem+json`, whichever layer raised it."""

import orjson

from app.errors import ArchiveError
from app.http.links import Links
from app.http.reply import Answer

ALLOW = "GET, HEAD, OPTIONS"
MEDIA_TYPE = "application/problem+json"


def body(error: ArchiveError, links: Links, request_id: str) -> bytes:
    """The problem document."""
    problem = {
        "type": links.to(f"/problems/{error.code}"),
        "title": error.title,
        "status": error.status,
        "detail": error.detail or error.title,
        "code": error.code,
        "request_id": request_id,
    }
    if error.complaints:
        problem["errors"] = [{"parameter": c.parameter, "message": c.message, "hint": c.hint} for c in error.complaints]
    # A complaint may echo what was sent; escaped as JSON, it can only be text.
    return orjson.dumps(problem)


def answer(error: ArchiveError, links: Links, request_id: str) -> Answer:
    """The response to a rejected request."""
    document = body(error, links, request_id)
    headers = {"Content-Length": str(len(document)), "Content-Type": MEDIA_TYPE, "Cache-Control": "no-store"}
    return Answer(error.status, {**headers, **error.headers}, document)
