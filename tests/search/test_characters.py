"""Searches in scripts without spaces, in which a single character stands for all words that begin with it."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.search.test_search import serving, titles

ROWS = [
    {"title": "A股收盘上涨", "text": "周一A股三大指数集体收涨。", "source": "Xinhua", "date": "2022-09-20"},
    {"title": "Plan A fails", "text": "A plan that had no name: A failed.", "source": "TASS", "date": "2022-09-21"},
    {"title": "股票A 股息", "text": "A 股份", "source": "Xinhua", "date": "2022-09-22"},
    {"title": "9月20日要闻", "text": "2022年9月20日，北京。", "source": "Xinhua", "date": "2022-09-23"},
    {"title": "Budget 2022", "text": "2022 budget: chapter 9, 20 pages. ガス", "source": "TASS", "date": "2022-09-24"},
    {"title": "Moon 日", "text": "The moon 日本 saw, and moon ก.", "source": "TASS", "date": "2022-09-25"},
    {"title": "Moon กข", "text": "本日 moon over 日本語", "source": "TASS", "date": "2022-09-26"},
]  # fmt: skip
A, PLAN, STOCK, DAY, BUDGET, MOON, THAI = (str(row["title"]) for row in ROWS)


@pytest.fixture(scope="module")
def archive(module_database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with serving(ROWS, module_database_url, tmp_path_factory.mktemp("rows")) as client:
        yield client


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("A股", [A, STOCK]),
        ('"a股"', [A, STOCK]),
        ("A股三", [A]),
        ("title:A股", [A, STOCK]),
        ("body:A股", [A, STOCK]),
        ("body:A股三", [A]),
        ("a -A股", [PLAN]),
        ("A股 OR budget", [A, STOCK, BUDGET]),
        ("plan 股", []),
        ('"plan 股"', []),
        ("2022年", [DAY]),
        ("9月", [DAY]),
        ("9月20日", [DAY]),
        ("20日要", [DAY]),
        ("9年", []),
        ('"moon 日"', [MOON]),
        ('"moon 日本"', [MOON]),
        ('"日 moon"', [THAI]),
        ('"moon ก"', [MOON, THAI]),
        ('"moon กข"', [THAI]),
        ("moon日本語", []),
        ("日本語", [THAI]),
        ("日本", [MOON, THAI]),
        ("日", [DAY, MOON, THAI]),
    ],
)
def test_a_character_by_itself_in_a_search_must_occur(archive: TestClient, q: str, found: list[str]) -> None:
    for sort in ("newest", "relevance"):
        answer = archive.get("/articles", params={"q": q, "sort": sort, "total": "exact"})
        assert sorted(titles(answer)) == sorted(found), sort
        assert answer.json()["meta"]["total"] == {"value": len(found), "relation": "eq"}
    export = archive.get("/articles", params={"q": q, "format": "jsonl", "fields": "id"})
    assert len(export.text.splitlines()) == len(found) == int(export.headers["Total-Count"])
    facets = archive.get("/articles/facets", params={"q": q, "facet": "source"}).json()["data"]["source"]
    sources = [row["source"] for row in ROWS if row["title"] in found]
    assert {each["value"]: each["count"] for each in facets} == {each: sources.count(each) for each in sources}
    timeline = archive.get("/articles/timeline", params={"q": q, "interval": "day"}).json()
    assert sum(bucket["count"] for bucket in timeline["data"]) == len(found)


@pytest.mark.parametrize(
    ("q", "title", "body"),
    [
        ("title:A股", "<mark>A股</mark>收盘上涨", None),
        ("A股", "<mark>A股</mark>收盘上涨", "周一<mark>A股</mark>三大指数集体收涨。"),
        ("A股三", None, "周一<mark>A股三</mark>大指数集体收涨。"),
        ("2022年", None, "<mark>2022年</mark>9月20日，北京。"),
        ("9月20日", "<mark>9月20日</mark>要闻", "2022年<mark>9月20日</mark>，北京。"),
        ("9月 要", "<mark>9月</mark>20日<mark>要</mark>闻", "2022年<mark>9月</mark>20日，北京。"),
        ("カ", None, "2022 budget: chapter 9, 20 pages. <mark>ガ</mark>ス"),
        ('"pages ガ"', None, "2022 budget: chapter 9, 20 <mark>pages. ガ</mark>ス"),
    ],
)
def test_exactly_that_character_is_marked(archive: TestClient, q: str, title: str | None, body: str | None) -> None:
    found = archive.get("/articles", params={"q": q, "sort": "oldest", "highlight": "true"}).json()["data"]
    assert found[0]["highlights"] == {"title": [title] if title else [], "body": [body] if body else []}
