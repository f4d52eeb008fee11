"""The most that the server can do: uvicorn answering frozen bytes through a three-line ASGI application."""

import os
from typing import Any

BODY = b"x" * int(os.environ.get("BARE_BYTES", "2000"))
HEADERS = [(b"content-type", b"application/json"), (b"content-length", str(len(BODY)).encode())]


async def app(scope: Any, receive: Any, send: Any) -> None:
    """Give the same answer to any request."""
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        await send({"type": "http.response.body", "body": BODY})
