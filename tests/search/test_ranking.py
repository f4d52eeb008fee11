"""What comes first in a ranked search, while the archive changes."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.store.engines.engine import AnySelect, Row
from app.store.list_cache import Remembered
from app.store.session import Store
from tests.conftest import feed


def article(number: int, title: str, text: str) -> dict[str, Any]:
    return {"guid": f"urn:x:{number}", "title": title, "text": text, "date": f"2001-05-{number:02}"}


def found(client: TestClient, q: str) -> list[str]:
    answer = client.get("/articles", params={"q": q, "fields": "title"})
    return [article["title"] for article in answer.json()["data"]]


def test_a_title_that_changes_moves_at_once(store: Store, tmp_path: Path) -> None:
    def take_in(*titles: str) -> None:
        rows = [
            article(n, title, f"{'word ' * 60} {text}")
            for n, (title, text) in enumerate(zip(titles, texts, strict=True), 1)
        ]
        (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
        feed(store, tmp_path / "rows.jsonl")

    texts = "strike", "coal", "coal and strike"
    with TestClient(create_app(store.settings)) as client:
        take_in("Coal", "Strike", "Rain")
        assert found(client, "coal strike") == found(client, "strike coal") == ["Strike", "Coal", "Rain"]
        take_in("Grain", "Strike", "Coal strike")
        assert found(client, "coal strike") == ["Coal strike", "Strike"]


def read(known: Remembered, serial: int, name: str, size: int) -> bool:
    """Whether a list of so many numbers has to be read for an answer, which is right in any case."""
    reads = []

    def numbers() -> range:
        reads.append(name)
        return range(size)

    assert list(known.find(serial, name, numbers)) == list(range(size))
    return bool(reads)


def test_lists_are_read_once_in_each_state_of_the_archive() -> None:
    known = Remembered(8192)
    assert [read(known, 1, "a", 3), read(known, 1, "a", 3)] == [True, False]
    assert [read(known, 2, "a", 4), read(known, 2, "a", 4)] == [True, False]
    assert [read(known, 1, "a", 3), read(known, 1, "a", 3)] == [True, False], "an archive may go back to a copy"


def test_lists_take_no_more_memory_than_is_allowed() -> None:
    known = Remembered(20_000)  # two of 8,512 bytes
    assert [read(known, 1, name, 1000) for name in "ababcab"] == [True, True, False, False, True, True, True]
    assert [read(known, 1, "of 24,512", 3000) for _ in range(2)] == [True, True]


def test_one_word_and_one_value_are_not_counted(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [article(number, "Coal", "strike") | {"source": "Wire"} for number in range(1, 9)]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    feed(store, tmp_path / "rows.jsonl")
    asked: list[str] = []
    ask = type(store).rows

    def rows_of(self: Store, statement: AnySelect, values: Mapping[str, Any]) -> list[Row]:
        asked.append(self.prepared(statement).sql)
        return ask(self, statement, values)

    monkeypatch.setattr(type(store), "rows", rows_of)
    with TestClient(create_app(store.settings)) as client:
        for query, counts in (("q=coal&sort=newest", 0), ("source=wire", 0), ("q=coal&source=wire&sort=newest", 1)):
            asked.clear()
            assert client.get(f"/articles?{query}").json()["meta"]["total"] == {"value": 8, "relation": "eq"}
            assert sum("count(" in sql for sql in asked) == counts, query
