"""The gate: the desk as an ASGI application. Requests that are not answered at once are answered in a thread."""

import logging

from anyio import CancelScope, create_task_group, get_cancelled_exc_class, move_on_after
from starlette.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Receive, Scope, Send

from app.http.desk import Desk
from app.http.exchange import Exchange
from app.http.reply import Answer, Flow
from app.http.turn import Turn

log = logging.getLogger("dateline")

ABORT = "dateline.abort"
"""The scope's key for the function that aborts the connection, if the server provides one."""
_EXCHANGE = "dateline.exchange"


class Gate:
    """Wraps the application that documents the routes, which itself only handles the lifespan."""

    def __init__(self, desk: Desk, app: ASGIApp, stream_seconds: float, head_seconds: float) -> None:
        self._desk, self._app, self._stream_seconds = desk, app, stream_seconds
        self.head_seconds = head_seconds
        """How long the server waits for a request's headers to arrive."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request; anything but HTTP is passed on untouched."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        exchange: Exchange | None = scope.get(_EXCHANGE)
        answer = None
        if exchange is None:
            exchange = self._desk.exchange(scope)
            answer = self._desk.at_once(exchange, Turn())
        if answer is None:
            answer = await self._answer_in_thread(exchange, send)
        if isinstance(answer, Flow):
            await self._flow(answer, exchange, receive, send)
        else:
            await _send(answer, exchange, send)

    async def _answer_in_thread(self, exchange: Exchange, send: Send) -> Answer:
        """The response once a thread has made it; if the server shuts down first, the client is told so."""
        try:
            return await run_in_threadpool(self._desk.answer, exchange)
        except get_cancelled_exc_class():
            with CancelScope(shield=True):
                await _send(self._desk.closing(exchange), exchange, send)
            raise

    def at_once(self, scope: Scope, turn: Turn) -> tuple[Answer, bytes] | None:
        """The response and the request's id if no thread is needed; else None, and the scope keeps the exchange."""
        exchange = self._desk.exchange(scope)
        answer = self._desk.at_once(exchange, turn)
        if answer is None:
            scope[_EXCHANGE] = exchange
            return None
        return answer, exchange.id

    async def _flow(self, answer: Flow, exchange: Exchange, receive: Receive, send: Send) -> None:
        """Send a response in chunks until it ends, the client leaves, or its time is up; then release everything."""
        try:
            if exchange.scope["method"] == "HEAD":
                await run_in_threadpool(answer.close)
                await _send(answer, exchange, send)
                return
            async with create_task_group() as tasks:
                tasks.start_soon(_cancel_on_disconnect, receive, tasks.cancel_scope)
                with move_on_after(self._stream_seconds) as limit:
                    await _pieces(answer, exchange, send)
                if limit.cancelled_caught:
                    log.warning("request %s broken off after %g s", exchange.id.decode(), self._stream_seconds)
                    _break_off(exchange)
                tasks.cancel_scope.cancel()
        finally:
            with CancelScope(shield=True):
                await run_in_threadpool(answer.close)


async def _send(answer: Answer, exchange: Exchange, send: Send) -> None:
    await _start(answer, exchange, send)
    body = b"" if exchange.scope["method"] == "HEAD" else answer.body
    await send({"type": "http.response.body", "body": body})


async def _start(answer: Answer, exchange: Exchange, send: Send) -> None:
    headers = [*answer.headers, (b"x-request-id", exchange.id)]
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})


async def _pieces(answer: Flow, exchange: Exchange, send: Send) -> None:
    """Send start, chunks and end. If a chunk fails, no end is sent, so that no client takes a part for the whole."""
    await _start(answer, exchange, send)
    try:
        while (piece := await run_in_threadpool(answer.next)) is not None:
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        await run_in_threadpool(answer.close)  # before the end is sent, so that the client's next request finds a slot
    except Exception as error:
        log.error("request %s broken off", exchange.id.decode(), exc_info=error)
        _break_off(exchange)
    else:
        await send({"type": "http.response.body", "body": b""})


def _break_off(exchange: Exchange) -> None:
    abort = exchange.scope.get(ABORT)
    if abort is not None:
        abort()


async def _cancel_on_disconnect(receive: Receive, streaming: CancelScope) -> None:
    """Wait until the client is gone, then stop streaming."""
    while (await receive())["type"] != "http.disconnect":
        pass
    streaming.cancel()
