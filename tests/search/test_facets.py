"""Facets: a value that no article has under the conditions is none."""

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.store.session import Store
from tests.archives import article, write


def test_a_facet_is_named_once(client: TestClient) -> None:
    refused = client.get("/articles/facets?facet=source:5&facet=source:6")
    assert refused.status_code == 422, refused.text
    assert refused.json()["errors"][0]["parameter"] == "facet"


@pytest.mark.parametrize("batch", [1, 3, 100])
def test_a_value_is_spelt_as_it_first_came_however_articles_are_batched(store: Store, batch: int) -> None:
    spellings = ("Fjord Press", "fjord press", "FJORD PRESS", "Fjord  press", "fjord press")
    articles = [article(n, f"200{9 - n}").model_copy(update={"source": each}) for n, each in enumerate(spellings)]
    for start in range(0, len(articles), batch):
        write(store, articles[start : start + batch])
    with TestClient(create_app(store.settings)) as client:
        found = client.get("/articles/facets?facet=source").json()["data"]["source"]
    assert found == [{"value": "Fjord Press", "count": 5}]


def test_equal_values_are_in_alphabetical_order_whatever_their_case_and_accents(store: Store) -> None:
    names = ["apple Press", "Banana Wire", "cherry", "eagle", "Écho", "Zebra News"]
    write(store, [article(n, "2001").model_copy(update={"source": name}) for n, name in enumerate(reversed(names))])
    with TestClient(create_app(store.settings)) as client:
        found = client.get("/articles/facets?facet=source").json()["data"]["source"]
        split = client.get("/articles/timeline?split_by=source&interval=year&format=csv").text.splitlines()[0]
    assert [each["value"] for each in found] == names
    assert [name for name in split.replace("source: ", "").split(",") if name in names] == names, split


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("date=2001", {"TASS": 1}),
        ("date=2001-06", {"TASS": 1}),
        ("q=text&date=2001", {"TASS": 1}),
        ("missing=date", {"AP": 1}),
        ("from_date=2002", {"Reuters": 1}),
        ("", {"TASS": 1, "Reuters": 1, "AP": 1}),
        ("date=1990", {}),
        ("date=2005", {}),
    ],
)
def test_every_value_has_an_article(store: Store, question: str, expected: dict[str, int]) -> None:
    """One of 2005 has become another's: nothing of it is left but rows that count nothing."""
    told = (("2001-06-01", "TASS"), ("2003-06-01", "Reuters"), (None, "AP"))
    write(store, [article(n, date).model_copy(update={"source": source}) for n, (date, source) in enumerate(told)])
    write(store, [article(9, "2005-01-01").model_copy(update={"source": "DPA"})])
    write(store, [article(9, "2006-01-01").model_copy(update={"source": "Reuters", "withdrawn": True})])
    with TestClient(create_app(store.settings)) as client:
        found = client.get(f"/articles/facets?facet=source&{question}").json()["data"]["source"]
    assert {value["value"]: value["count"] for value in found} == expected
