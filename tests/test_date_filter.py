"""The date filter, on both engines, against an oracle that looks at every article."""

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.config import Settings
from app.dates import parse_period
from app.main import create_app
from app.record import ArticleRecord
from tests.archives import Asked, article, in_order, matching, random_date, random_question, write
from tests.conftest import opened

COUNT, UNDATED = 3000, 40
ROUNDS = 700


@pytest.fixture(scope="module")
def records() -> list[ArticleRecord]:
    random = Random(20220920)
    dates: list[str | None] = [random_date(random) for _ in range(COUNT)]
    return [article(number, date) for number, date in enumerate(dates + [None] * UNDATED)]


@pytest.fixture(scope="module")
def random_client(module_database_url: str, records: list[ArticleRecord]) -> Iterator[TestClient]:
    with opened(Settings(database_url=module_database_url)) as store:
        for start in range(0, len(records), 500):
            write(store, records[start : start + 500])
        with TestClient(create_app(store.settings)) as client:
            yield client


def ask(client: TestClient, asked: Asked, **more: object) -> Any:
    parameters = {"from_date": asked.from_date, "to_date": asked.to_date, **more}
    answer = client.get(
        "/articles", params={name: str(value) for name, value in parameters.items() if value is not None}
    )
    assert answer.status_code == 200, answer.text
    return answer.json()


def walk(client: TestClient, address: str) -> list[dict[str, str | None]]:
    found: list[dict[str, str | None]] = []
    link: str | None = address
    while link:
        document = client.get(link).json()
        found += document["data"]
        link = document["links"]["next"]
    return found


def test_the_filter_finds_what_brute_force_finds(random_client: TestClient, records: list[ArticleRecord]) -> None:
    random = Random(1865)
    for _ in range(ROUNDS):
        asked = random_question(random)
        document = ask(random_client, asked, page_size=1000, fields="id")
        expected = matching(records, asked)
        ids = [entry["id"] for entry in document["data"]]
        assert document["meta"]["total"] == {"value": len(expected), "relation": "eq"}, asked
        if len(expected) <= 1000:
            assert (set(ids), len(ids)) == (expected, len(expected)), asked
        else:
            assert len(set(ids) & expected) == 1000, asked


@pytest.mark.parametrize("sort", ["newest", "oldest"])
@pytest.mark.parametrize("page_size", [7, 1000])
def test_a_walk_is_in_order_and_whole(
    random_client: TestClient, records: list[ArticleRecord], sort: str, page_size: int
) -> None:
    asked = "&from_date=1899-12-15T03:00Z&to_date=2001" if page_size == 7 else ""
    found = walk(random_client, f"/articles?sort={sort}&page_size={page_size}&fields=id,published{asked}")
    dates = [entry["published"] for entry in found]
    expected = {r.id for r in records}
    if asked:
        expected = matching(records, Asked("1899-12-15T03:00Z", "2001"))
    assert sorted(str(entry["id"]) for entry in found) == sorted(expected)
    dated = [parse_period(date) for date in dates if date]
    assert dates == [period.text for period in dated] + [None] * (0 if asked else UNDATED), "undated come last"
    by_id = {r.id: r for r in records}
    expected_order = in_order([by_id[str(entry["id"])] for entry in found], newest=sort == "newest")
    assert [(p.start, p.start - p.end) for p in dated] == expected_order


def test_undated_articles_are_found_by_missing_and_by_no_date_filter(random_client: TestClient) -> None:
    found = random_client.get("/articles?missing=date&page_size=100").json()
    assert found["meta"]["total"]["value"] == UNDATED
    assert {entry["published"] for entry in found["data"]} == {None}
    everything = random_client.get("/articles?date=0001/9999&page_size=1").json()
    assert everything["meta"]["total"]["value"] == COUNT
    assert random_client.get("/articles?missing=date&date=0001/9999").json()["data"] == []


def test_date_and_range_together_mean_both(random_client: TestClient, records: list[ArticleRecord]) -> None:
    document = ask(random_client, Asked("2000-02-29", "2001-01"), date="2000-12/2023", page_size=1000, fields="id")
    expected = matching(records, Asked("2000-02-29", "2001-01")) & matching(records, Asked("2000-12", "2023"))
    assert {entry["id"] for entry in document["data"]} == expected


@pytest.mark.parametrize("sort", ["newest", "oldest"])
def test_prev_leads_back_over_the_same_pages(random_client: TestClient, sort: str) -> None:
    pages: list[list[dict[str, str]]] = []
    link = f"/articles?sort={sort}&page_size=400&fields=id"
    while link:
        last = random_client.get(link).json()
        pages.append(last["data"])
        link = last["links"]["next"]
    back = [last["data"]]
    while last["links"]["prev"]:
        last = random_client.get(last["links"]["prev"]).json()
        back.append(last["data"])
    assert back[::-1] == pages
