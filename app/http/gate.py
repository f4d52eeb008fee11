"""The gate: the desk as an ASGI application. What is not answered at once is answered in a thread."""

from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

from app.http.desk import Desk
from app.http.exchange import Exchange
from app.http.reply import Answer

_SLOW = "dateline.exchange"


class Gate:
    """Wraps the application that documents the routes; all that it is asked itself is the lifespan."""

    def __init__(self, desk: Desk, app: ASGIApp) -> None:
        self._desk, self._app = desk, app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; anything but HTTP goes through untouched."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        exchange: Exchange | None = scope.get(_SLOW)
        answer = None
        if exchange is None:
            exchange = self._desk.exchange(scope)
            answer = self._desk.at_once(exchange)
        if answer is None:
            answer = await run_in_threadpool(self._desk.answer, exchange)
        await _send(answer, exchange, send)

    def at_once(self, scope: Scope) -> tuple[Answer, bytes] | None:
        """The answer and the request's id, where no thread is needed for it; else the scope remembers the exchange."""
        exchange = self._desk.exchange(scope)
        answer = self._desk.at_once(exchange)
        if answer is None:
            scope[_SLOW] = exchange
            return None
        return answer, exchange.id


async def _send(answer: Answer, exchange: Exchange, send: Send) -> None:
    headers = [*answer.headers, (b"x-request-id", exchange.id)]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    body = b"" if exchange.scope["method"] == "HEAD" else answer.body
    await send({"type": "http.response.body", "body": body})
