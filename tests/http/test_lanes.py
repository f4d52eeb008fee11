"""What is answered on the event loop, and what in a thread: nothing that may take long holds up the others."""

import asyncio
import json
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient
from starlette.types import Message

from app.config import Settings
from app.http.gate import Gate
from app.http.turn import Turn
from app.main import create_app
from tests.conftest import copied, sow

USERS = "2eju7cft6t7prumb"


@pytest.fixture(scope="module")
def gate(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Gate:
    url = copied(request, "sqlite", tmp_path_factory.mktemp("lanes"), sow)
    gate = create_app(Settings(database_url=url, cache_bytes=0))
    assert isinstance(gate, Gate)
    return gate


def scope_of(address: str) -> dict[str, Any]:
    """What a server makes of a GET."""
    parts = urlsplit(address)
    return {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "http_version": "1.1",
        "path": parts.path,
        "raw_path": parts.path.encode(),
        "query_string": parts.query.encode(),
        "headers": [(b"host", b"archive")],
    }


def is_at_once(gate: Gate, address: str) -> bool:
    answered = gate.at_once(scope_of(address), Turn())
    assert answered is None or answered[0].status < 500
    return answered is not None


@pytest.mark.parametrize(
    "query",
    [
        "",
        "from_date=2001&sort=oldest",
        "source=TASS",
        "month=9",
        "missing=date",
        "q=moscow",
        'q="Shanghai Cooperation" -moscow&from_date=2001',
        "q=,",
        "cursor=nonsense",
        "nonsense=1",
    ],
)
def test_what_is_short_is_answered_at_once(gate: Gate, query: str) -> None:
    assert is_at_once(gate, f"/articles?{query}")


@pytest.mark.parametrize(
    "query",
    [
        "source=unheard-of",
        "source=TASS&places=Moscow",
        "source=TASS&source=Dateline",
        "source=TASS&from_date=2001",
        f"source=TASS&ids={USERS}",
        "not_source=TASS",
        "duplicates=exclude",
        "min_words=3",
        "use_date=updated&date=2022",
        "sort=updated",
        "fields=body",
        "fields=id,provenance",
        "page_size=1000",
        "format=atom",
        "q=mosc*",
        "q=moscow unheard-of",
        "q=moscow&forms=true",
        "q=moscow&highlight=true",
        "q=moscow&total=exact",
        "q=moscow&source=TASS",
    ],
)
def test_what_may_take_long_waits_in_a_thread(gate: Gate, query: str) -> None:
    assert not is_at_once(gate, f"/articles?{query}")


def test_whoever_reads_what_many_totals_are_told_from_does_so_in_a_thread(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.session._MANY", 10)  # the seeds are more
    gate = create_app(Settings(database_url=copied(request, "sqlite", tmp_path, sow), cache_bytes=0))
    assert isinstance(gate, Gate)
    for address in (
        f"/articles/{USERS}",
        "/articles",
        "/articles?q=moscow&sort=newest",
        "/articles?q=moscow&sort=oldest",
    ):
        assert is_at_once(gate, address), "what needs no such total waits for none"
    for query in ("date=2022", "missing=date", "sort=oldest"):
        assert not is_at_once(gate, f"/articles?{query}")
    first = TestClient(gate).get("/articles?date=2022").json()["meta"]["total"]
    assert is_at_once(gate, "/articles?date=2022")
    assert TestClient(gate).get("/articles?date=2022").json()["meta"]["total"] == first


@pytest.mark.parametrize(
    ("path", "at_once"),
    [
        ("/", True),
        ("/health/live", True),
        (f"/articles/{USERS}", True),
        (f"/articles/{USERS}/versions", True),
        (f"/articles/{USERS}/similar", False),
        ("/articles/random", False),
        ("/articles/timeline", False),
        ("/articles/facets", False),
    ],
)
def test_counting_comparing_and_drawing_wait_in_a_thread(gate: Gate, path: str, at_once: bool) -> None:
    assert is_at_once(gate, path) == at_once


@pytest.mark.parametrize(
    ("query", "at_once"),
    [
        ("", True),
        ("from_date=2001&", True),
        ("q=moscow&", False),
        ("sort=updated&", False),
        ("use_date=updated&from_date=2001&", False),
        ("fields=id,body&", False),
    ],
)
def test_a_cursor_is_as_long_as_its_question(gate: Gate, query: str, at_once: bool) -> None:
    client = TestClient(gate)  # whose end would close the archive for the next test
    following = client.get(f"/articles?{query}page_size=1").json()["links"]["next"]
    assert is_at_once(gate, following) == at_once
    assert not is_at_once(gate, f"{following}&page_size=1000")
    assert not is_at_once(gate, f"{following}&fields=body")


def test_a_server_that_closes_down_says_so(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits for a thread when the time to finish is over."""
    monkeypatch.setattr(gate._desk, "answer", lambda _: time.sleep(0.2))
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    async def closed() -> None:
        task = asyncio.create_task(gate(scope_of("/articles/timeline"), receive, send))
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(closed())
    assert sent[0]["status"] == 503
    assert json.loads(sent[1]["body"])["code"] == "unavailable"


@pytest.mark.parametrize("query", ["body:moscow", '"moscow september"', "moscow september"])
def test_a_ranked_search_whose_lists_are_long_waits_until_each_of_them_is_at_hand(
    gate: Gate, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.queries.effort._FEW_READ", 0)
    client = TestClient(gate)
    for _ in range(2):
        assert client.get("/articles?q=moscow").status_code == 200
    assert is_at_once(gate, "/articles?q=moscow")
    assert is_at_once(gate, '/articles?q="moscow"')
    assert not is_at_once(gate, f"/articles?q={query}")
