"""RFC 9457: every refusal as `application/problem+json`, whichever layer refused."""

import orjson
from starlette.responses import Response

from app.errors import ArchiveError
from app.http.links import Links

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
    # What was sent may come back in a complaint; escaped, it cannot be anything but text.
    return orjson.dumps(problem)


def response(error: ArchiveError, links: Links, request_id: str) -> Response:
    """The answer to a request that is refused."""
    headers = {"Cache-Control": "no-store", **error.headers}
    return Response(body(error, links, request_id), error.status, headers, MEDIA_TYPE)
