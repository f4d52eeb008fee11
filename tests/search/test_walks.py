"""Walking pages to the end while the archive changes: whatever stays as it is, is met exactly once."""

from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.store.session import Store
from app.store.writer import withdraw
from tests.archives import article, write

SORTS = ("newest", "oldest", "updated", "relevance")
DATES = [None, "2001", "2001-02", "2001-02-03", "2001-02-03", "2001-02-03T04:05Z", "2002-01-01"]


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    write(store, [article(number, DATES[number % len(DATES)], f"Title {number}") for number in range(140)])
    with TestClient(create_app(store.settings)) as client:
        yield client


@pytest.mark.parametrize("sort", SORTS)
def test_a_walk_meets_what_stays_exactly_once(store: Store, client: TestClient, sort: str) -> None:
    random, new, changed, withdrawn = Random(5), iter(range(1000, 9999)), set(), set()
    address, met = f"/articles?q=number&sort={sort}&page_size=9&fields=id", Counter[str]()
    while address:
        page = client.get(address).json()
        met.update(each["id"] for each in page["data"])
        address = page["links"]["next"]
        again = random.sample(range(140), 2)
        changed |= {article(number, None).id for number in again}
        added = [article(next(new), random.choice(DATES)) for _ in range(3)]
        withdraw(store, gone := [article(random.randrange(140), None).id])
        withdrawn.update(gone)
        write(store, [*(article(n, DATES[n % len(DATES)], f"Title {n}, {len(met)}") for n in again), *added])
    stayed = {article(number, None).id for number in range(140)} - withdrawn
    keeps_its_place = stayed if sort in ("newest", "oldest") else stayed - changed
    assert {id: met[id] for id in keeps_its_place} == dict.fromkeys(keeps_its_place, 1)


def test_a_cursor_that_was_touched_is_refused(client: TestClient) -> None:
    for sort in SORTS:
        address = client.get(f"/articles?q=number&sort={sort}&page_size=5").json()["links"]["next"]
        cursor = address.partition("cursor=")[2]
        for place in range(0, len(cursor), 7):
            flipped = cursor[:place] + ("A" if cursor[place] != "A" else "B") + cursor[place + 1 :]
            answer = client.get(f"/articles?cursor={flipped}")
            assert (answer.status_code, answer.json()["code"]) == (400, "bad-cursor")
        for foreign in ("q=other", "sort=oldest&q=title", "from_date=2001", "source=TASS"):
            answer = client.get(f"/articles?cursor={cursor}&{foreign}")
            assert (answer.status_code, answer.json()["code"]) == (400, "cursor-mismatch"), (sort, foreign)
        same = client.get(f"/articles?cursor={cursor}&q=number&page_size=3&fields=id")
        assert (same.status_code, len(same.json()["data"])) == (200, 3)


def test_a_cursor_of_an_older_version_is_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.queries.cursor._VERSION", 1)
    cursor = client.get("/articles?page_size=5").json()["links"]["next"].partition("cursor=")[2]
    monkeypatch.undo()
    answer = client.get(f"/articles?cursor={cursor}")
    assert (answer.status_code, answer.json()["code"]) == (400, "bad-cursor")
