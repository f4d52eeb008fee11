"""Articles drawn by lot from more than are walked at once, dated and undated ones."""

from collections.abc import Iterator
from itertools import count

import pytest
from starlette.testclient import TestClient

from app.config import Settings
from app.main import create_app
from app.store.session import Store
from tests.archives import article, write
from tests.conftest import opened

DATED, UNDATED = 1500, 1200
_numbers = count(DATED + UNDATED)


@pytest.fixture(scope="module")
def archive(module_database_url: str) -> Iterator[tuple[Store, TestClient]]:
    made = Settings(database_url=module_database_url)
    with opened(made) as store:
        write(store, [article(n, f"{1900 + n % 120}-0{1 + n % 9}") for n in range(DATED)])
        write(store, [article(n, None) for n in range(DATED, DATED + UNDATED)])
        with TestClient(create_app(made)) as client:
            yield store, client


@pytest.mark.parametrize("question", ["", "from_date=1950", "to_date=2000", "missing=date", "q=text", "min_words=1"])
def test_lots_fall_on_as_many_as_are_asked_for(archive: tuple[Store, TestClient], question: str) -> None:
    """After a write, when nothing is known of the archive's days yet, and later on."""
    store, client = archive
    matching = client.get(f"/articles?{question}&page_size=1&total=exact").json()["meta"]["total"]["value"]
    drawn: set[str] = set()
    for seed in range(20):
        if seed % 2:
            write(store, [article(next(_numbers), "1980")])
        answer = client.get(f"/articles/random?seed={seed}&sample=100&fields=id&{question}")
        assert answer.status_code == 200
        ids = {each["id"] for each in answer.json()["data"]}
        assert len(ids) == 100
        drawn |= ids
    assert len(drawn) > matching / 3, "all over"
