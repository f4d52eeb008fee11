"""Articles that lie far apart in time, or have no date: no walk through the search index loses or invents one.

Before SQLite 3.42, FTS5 did that on the way back, where two of a word's keys were 2^56 or more apart.
"""

from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.search.test_search import serving

YEARS = ("0001", "1600", "1999", "2022", "9999")
WORDS = tuple(f"word{number}" for number in range(300))
COUNT = 4000
_random = Random(3)


def row(number: int) -> dict[str, Any]:
    words = [_random.choice(WORDS) if _random.random() < 0.3 else _frequent() for _ in range(_random.choice((30, 200)))]
    dated = number % 3 and {"date": f"{_random.choice(YEARS)}-0{_random.randint(1, 9)}-{_random.randint(10, 28)}"}
    return {"id": f"urn:x:{number}", "text": " ".join(words)} | (dated or {})


def _frequent() -> str:
    return WORDS[min(len(WORDS), int(_random.paretovariate(0.6))) - 1]


@pytest.fixture(scope="module")
def archive(module_database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    rows = [row(number) for number in range(COUNT)]
    with serving(rows, module_database_url, tmp_path_factory.mktemp("rows")) as client:
        yield client


def walk(client: TestClient, question: str) -> list[str]:
    """All ids, page by page."""
    ids: list[str] = []
    page = client.get(f"/articles?{question}&page_size=1000&fields=id").json()
    while True:
        ids += [each["id"] for each in page["data"]]
        if not page["links"]["next"]:
            return ids
        page = client.get(page["links"]["next"]).json()


@pytest.mark.parametrize("question", ["q={}+{}", "q={}+-{}", "q=%22{}+{}%22"])
def test_both_ways_find_the_same(archive: TestClient, question: str) -> None:
    for one, other in product(WORDS[:2], WORDS[10:40:3]):
        asked = question.format(one, other)
        newest, oldest = walk(archive, f"{asked}&sort=newest"), walk(archive, f"{asked}&sort=oldest")
        assert len(newest) == len(set(newest)), asked
        assert set(newest) == set(oldest), asked
