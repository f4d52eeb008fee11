"""Whole results: all of it, in order, from one state; visibly broken off, or to the end; and everything given back."""

import asyncio
import csv
import gzip
import io
import json
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any

import brotli
import pytest
import zstandard
from starlette.testclient import TestClient

from app.errors import TookTooLong, TooManyStreams
from app.export import export
from app.filters import Selection
from app.http import whole as module
from app.http.links import Links
from app.http.whole import Turns, whole
from app.main import create_app
from app.queries.articles import each_article
from app.record import FIELDS
from app.store.session import Store
from tests.archives import article, write
from tests.conftest import everything
from tests.http.test_server import GET, command, connected

DECODE = {
    "zstd": lambda raw: zstandard.ZstdDecompressor().decompressobj().decompress(raw),
    "br": brotli.decompress,
    "gzip": gzip.decompress,
}


def ids(answer: Any, format: str) -> list[str]:
    if format == "jsonl":
        return [json.loads(line)["id"] for line in answer.text.splitlines()]
    return [row["id"] for row in csv.DictReader(io.StringIO(answer.text, newline=""))]


@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_every_article_comes_with_every_field(client: TestClient, seeded: Store, format: str) -> None:
    answer = client.get("/articles", params={"format": format})
    wanted = everything(seeded)
    assert ids(answer, format) == [each["id"] for each in wanted]
    assert answer.headers["total-count"] == str(len(wanted)) == "66"
    assert "content-length" not in answer.headers
    if format == "jsonl":
        first = json.loads(answer.text.splitlines()[0])
        assert list(first) == list(FIELDS)
        assert first == {**wanted[0], "url": f"/articles/{wanted[0]['id']}"}
    else:
        assert answer.text.split("\r\n", 1)[0] == ",".join(FIELDS)


@pytest.mark.parametrize("format", ["jsonl", "csv"])
@pytest.mark.parametrize(
    "query", ["date=2001/2004&fields=published,places", "q=shanghai&sort=oldest", "sort=updated", "q=x7"]
)
def test_export_writes_the_same_bytes(
    client: TestClient, seeded: Store, tmp_path: Path, format: str, query: str
) -> None:
    given = dict(part.split("=") for part in query.split("&"))
    export(seeded, given, tmp_path / "out", format)  # type: ignore[arg-type]
    answer = client.get(f"/articles?{query}&format={format}")
    assert answer.content == (tmp_path / "out").read_bytes()
    assert int(answer.headers["total-count"]) == len(everything_of(seeded, given))


def everything_of(store: Store, given: dict[str, str]) -> list[bytes]:
    result = whole(store, Selection.model_validate({**given, "fields": "id"}), "jsonl", Links(""))
    with result.held:
        return b"".join(result.chunks).splitlines()


def test_a_search_goes_by_date_unless_it_is_said_otherwise(client: TestClient) -> None:
    rows = [json.loads(line) for line in client.get("/articles?q=shanghai&format=jsonl").text.splitlines()]
    dates = [row["published"] for row in rows]
    assert len(dates) > 3
    assert dates == sorted(dates, reverse=True)


@pytest.mark.parametrize(("query", "parameter"), [("q=a&sort=relevance", "sort"), ("q=a&highlight=true", "highlight")])
def test_what_only_pages_can_do_is_refused(client: TestClient, query: str, parameter: str) -> None:
    answer = client.get(f"/articles?format=csv&{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == parameter


@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_with_a_page_size_it_is_that_page_and_links_go_on(client: TestClient, seeded: Store, format: str) -> None:
    address, found = f"/articles?format={format}&page_size=20", []
    while address:
        answer = client.get(address)
        assert "total-count" not in answer.headers
        found += ids(answer, format)
        links = {link["rel"]: link["url"] for link in answer.links.values()}
        assert "self" in links
        address = links.get("next", "")
    assert found == [each["id"] for each in everything(seeded)]


@pytest.mark.parametrize("coding", ["zstd", "br", "gzip"])
def test_it_is_compressed_as_it_goes(client: TestClient, coding: str) -> None:
    plain = client.get("/articles?format=csv", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    with client.stream("GET", "/articles?format=csv", headers={"Accept-Encoding": coding}) as answer:
        assert answer.headers["content-encoding"] == coding
        assert "Accept-Encoding" in answer.headers["vary"]
        raw = b"".join(answer.iter_raw())
    assert len(raw) < len(plain.content) / 2
    assert DECODE[coding](raw) == plain.content


def test_a_copy_that_is_still_good_is_not_sent_again(client: TestClient, seeded: Store) -> None:
    answer = client.get("/articles?format=jsonl")
    again = client.get("/articles?format=jsonl", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert client.get("/articles?format=csv").headers["etag"] != answer.headers["etag"]


def test_head_says_what_get_would(client: TestClient) -> None:
    for query in ("format=jsonl", "format=csv&date=2022", "format=atom", "format=ninjs&page_size=2"):
        head, got = client.head(f"/articles?{query}"), client.get(f"/articles?{query}")
        assert head.content == b""
        differing = {"x-request-id", "date"}
        assert {n: v for n, v in head.headers.items() if n not in differing} == {
            n: v for n, v in got.headers.items() if n not in differing
        }


def test_it_is_of_one_state_whatever_is_written_meanwhile(store: Store) -> None:
    write(store, [article(number, f"20{number % 30:02}") for number in range(1200)])
    result = whole(store, Selection(), "jsonl", Links(""))
    with result.held:
        first = list(islice(result.chunks, 1))
        write(store, [article(number, "1999") for number in range(2000, 2100)])
        lines = b"".join([*first, *result.chunks]).splitlines()
    assert result.articles == len(lines) == len(set(lines)) == 1200


def test_turns_are_few_and_given_back(store: Store) -> None:
    write(store, [article(1, "2022")])
    turns = Turns(1)
    result = whole(store, Selection(), "csv", Links(""), turns)
    with pytest.raises(TooManyStreams):
        whole(store, Selection(), "csv", Links(""), turns)
    result.held.close()
    for _ in range(3):
        with whole(store, Selection(), "csv", Links(""), turns).held:
            pass


def test_one_too_many_is_told_when_to_come_again(store: Store) -> None:
    write(store, [article(1, "2022")])
    app = create_app(store.settings.model_copy(update={"streams": 1}))
    turns: Turns = app._desk._served.turns  # type: ignore[attr-defined]
    with TestClient(app) as client, ExitStack() as held:
        assert client.get("/articles?format=jsonl").status_code == 200
        turns.take(held)
        refused = client.get("/articles?format=jsonl")
        assert (refused.status_code, refused.json()["code"]) == (503, "too-many-streams")
        assert int(refused.headers["retry-after"]) > 0
        assert client.get("/articles?format=jsonl&page_size=5").status_code == 200, "pages are not refused"
        held.close()
        assert client.get("/articles?format=jsonl").status_code == 200


def test_what_fails_on_the_way_has_no_end(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The body is left open, the server is told to break the connection off, and the turn is given back."""
    write(store, [article(number, "2022") for number in range(3)])

    def failing(*_: Any) -> Iterator[Any]:
        yield from islice(each_article(store, store, Selection()), 2)
        raise TookTooLong("stopped")

    monkeypatch.setattr(module, "each_article", failing)
    monkeypatch.setattr(module, "_ENOUGH", 1)
    app, sent, aborted = create_app(store.settings.model_copy(update={"streams": 1})), [], []

    async def receive() -> Any:
        await asyncio.sleep(3600)

    async def send(message: Any) -> None:
        sent.append(message)

    async def answered() -> None:
        await app(dict(scope), receive, send)

    scope: dict[str, Any] = {
        "type": "http", "http_version": "1.1", "method": "GET", "path": "/articles", "raw_path": b"/articles",
        "query_string": b"format=jsonl", "headers": [(b"host", b"x")], "scheme": "http",
        "dateline.abort": lambda: aborted.append(True),
    }  # fmt: skip
    with TestClient(app):  # closes the application's own store
        for _ in range(2):
            sent.clear()
            asyncio.run(answered())
            assert sent[0]["status"] == 200
            assert len(sent) == 3
            assert all(message["more_body"] for message in sent[1:])
    assert len(aborted) == 2


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive larger than what sockets hold back."""
    folder = tmp_path_factory.mktemp("large")
    rows = ({"id": f"urn:large:{n}", "title": f"Number {n}", "text": f"{n} {'long' * 500} " * 160} for n in range(60))
    (folder / "large.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    with command(folder, "ingest", "--format", "jsonl", "large.jsonl") as run:
        assert "60 added" in run.communicate()[0]
    return folder


def begun(address: tuple[str, int]) -> socket.socket:
    """A connection on which a whole result has begun to arrive, and which nobody reads on."""
    connection = connected(address)
    connection.sendall(GET.format("/articles?format=jsonl").encode())
    assert connection.recv(12) == b"HTTP/1.1 200"
    return connection


def status(address: tuple[str, int]) -> int:
    with connected(address) as connection:
        connection.sendall(b"HEAD /articles?format=jsonl HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        return int(connection.recv(12).split()[1])


def until_free(address: tuple[str, int]) -> None:
    deadline = time.monotonic() + 60
    while status(address) != 200:
        assert time.monotonic() < deadline, "the turn is never given back"
        time.sleep(0.05)


def serving(folder: Path, **settings: str) -> Any:
    return command(folder, "serve", "--port", "0", **settings)


def port_of(process: Any) -> tuple[str, int]:
    return "127.0.0.1", int(process.stdout.readline().rsplit(":", 1)[1])


def test_a_client_that_leaves_frees_everything(large: Path) -> None:
    with serving(large, DATELINE_STREAMS="1") as process:
        address = port_of(process)
        for _ in range(3):
            connection = begun(address)
            assert status(address) == 503
            connection.close()
            until_free(address)


def test_a_client_that_does_not_read_is_broken_off_in_time(large: Path) -> None:
    with serving(large, DATELINE_STREAMS="1", DATELINE_STREAM_SECONDS="0.5") as process:
        address = port_of(process)
        with begun(address) as connection:
            until_free(address)
            received = b""
            try:
                while piece := connection.recv(1 << 20):
                    received += piece
            except ConnectionResetError:
                pass
            assert not received.endswith(b"\r\n0\r\n\r\n")


def test_a_client_that_reads_has_it_all(large: Path) -> None:
    with serving(large) as process, begun(port_of(process)) as connection:
        received = b""
        while piece := connection.recv(1 << 20):
            received += piece
        assert received.endswith(b"\r\n0\r\n\r\n")
        assert received.count(b'"title":"Number ') == 60
