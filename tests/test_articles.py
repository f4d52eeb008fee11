"""`/articles` over the seeds, on both engines: what a client may rely on."""

from random import Random
from string import ascii_letters, digits
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from app.record import FIELDS, LIST_FIELDS
from app.schemas import Article, ArticlePage, VersionList

USERS = "2eju7cft6t7prumb"


def test_the_users_article_is_answered_whole(client: TestClient) -> None:
    answer = client.get(f"/articles/{USERS}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    article = answer.json()
    assert list(article) == list(FIELDS)
    Article.model_validate(article)
    assert article["published"] == "2022-09-20"
    assert article["dateline"] == "MOSCOW, September 20. /TASS/."
    assert (article["places"], article["source"]) == (["Moscow"], "TASS")
    assert article["body"].count("\n\n") == 4
    assert article["provenance"]["file"] == "000_7ca855434bd325f9.txt"
    assert article["url"] == f"/articles/{USERS}"


def test_the_list_is_newest_first_in_one_envelope(client: TestClient) -> None:
    answer = client.get("/articles")
    page = answer.json()
    ArticlePage.model_validate(page)
    assert [list(entry) for entry in page["data"]] == [list(LIST_FIELDS)] * 25
    assert page["meta"]["total"] == {"value": 66, "relation": "eq"}
    assert (page["meta"]["count"], page["meta"]["page_size"]) == (25, 25)
    assert page["data"][0]["published"] == "2025-09-01"
    assert page["links"]["prev"] is None
    assert answer.headers["link"] == f'</articles>; rel="self", <{page["links"]["next"]}>; rel="next"'


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("date=2022-09", 2),
        ("from_date=2022&to_date=2022", 3),
        ("date=1869-03-15", 1),
        ("date=1866-05-01T10:00Z", 1),
        ("from_date=2001-06-15&to_date=2001-06-15", 1),
        ("date=../1866", 3),
        ("date=2025/..", 1),
        ("date=1969-07-20T20:17:40Z", 1),
        ("date=1969-07-20T20:17:41Z", 0),
        ("date=1969-07-20T22:17%2B02:00", 1),
        ("missing=date", 4),
        ("missing=places&missing=date", 8),
        (f"ids={USERS}", 1),
        (f"ids={USERS},aaaaaaaaaaaaaaaa&from_date=2023", 0),
        ("use_date=ingested&from_date=2020", 66),
        ("use_date=updated&to_date=2020", 0),
        ("use_date=ingested&date=2020/9999", 66),
        ("from_date=9999-12-31T00:00:01Z", 0),
        ("missing=&ids=", 66),
        ("source=%20&not_places=%C2%A0&language=%09&q=+", 66),
        ("source=%20&source=TASS", 1),
        ("q=%20&q=moon", 4),
    ],
)
def test_filters(client: TestClient, question: str, count: int) -> None:
    page = client.get(f"/articles?page_size=100&{question}").json()
    assert page["meta"]["total"] == {"value": count, "relation": "eq"}
    assert len(page["data"]) == count


def test_every_published_is_a_filter_value_that_finds_its_article(client: TestClient) -> None:
    for article in client.get("/articles?page_size=100&fields=id,published").json()["data"]:
        if article["published"]:
            found = client.get("/articles", params={"date": article["published"], "fields": "id"}).json()
            assert {"id": article["id"]} in found["data"]


def test_fields_are_chosen_and_answered_in_our_order(client: TestClient) -> None:
    page = client.get("/articles?fields=body,id,%20provenance&page_size=2").json()
    assert [list(entry) for entry in page["data"]] == [["id", "body", "provenance"]] * 2
    assert page["meta"]["query"]["fields"] == ["id", "body", "provenance"]


def test_the_question_is_repeated_as_understood(client: TestClient) -> None:
    query = client.get("/articles?from_date=2022-02&to_date=9999&date=2022-02-28&page_size=3").json()["meta"]["query"]
    assert query == {
        "sort": "newest",
        "page_size": 3,
        "use_date": "published",
        "fields": list(LIST_FIELDS),
        "missing": [],
        "duplicates": "include",
        "ids": [],
        "range": {"start": "2022-02-01T00:00:00Z", "end": None},
        "date": {"start": "2022-02-28T00:00:00Z", "end": "2022-03-01T00:00:00Z"},
    }


def test_a_cursor_is_a_question_of_its_own(client: TestClient) -> None:
    first = client.get("/articles?date=2001/2020&page_size=3&fields=id").json()
    link = first["links"]["next"]
    assert link.startswith("/articles?cursor=")
    second = client.get(link).json()
    assert second["meta"]["page_size"] == 3
    assert client.get(f"{link}&date=2001/2020").json()["data"] == second["data"]
    larger = client.get(f"{link}&page_size=4&fields=title").json()
    assert [list(entry) for entry in larger["data"]] == [["title"]] * 4
    foreign = client.get(f"{link}&date=2001/2021")
    assert (foreign.status_code, foreign.json()["code"]) == (400, "cursor-mismatch")


@pytest.mark.parametrize(
    "beside", ["sort=newest", "not_source=AP&not_source=TASS", "not_source=tass&not_source=ap&sort=newest"]
)
def test_the_same_question_beside_a_cursor_is_no_other_however_it_is_put(client: TestClient, beside: str) -> None:
    link = client.get("/articles?not_source=TASS&not_source=AP&page_size=1").json()["links"]["next"]
    assert client.get(f"{link}&{beside}").json()["data"] == client.get(link).json()["data"]


def test_a_zero_is_asked_for_on_every_page(client: TestClient) -> None:
    asked = "min_words=0&max_words=100000&page_size=1"
    page = client.get(f"/articles?{asked}").json()
    assert page["meta"]["query"]["min_words"] == 0
    assert "min_words=0" in page["links"]["self"]
    assert client.get(f"{page['links']['next']}&min_words=0").status_code == 200
    assert "seed=0" in client.get("/articles/random?seed=0").json()["links"]["self"]


@pytest.mark.parametrize("value", ["{}", "Ж{}"])
def test_the_next_page_of_the_longest_question_has_an_address_too(client: TestClient, value: str) -> None:
    lots = Random(1)
    values = [quote(value.format("".join(lots.choices(ascii_letters + digits, k=80)))) for _ in range(79)]
    asked = "/articles?page_size=1&not_source=TASS&" + "&".join(f"not_source={each}" for each in values)
    first = client.get(asked[: asked.rindex("&", 0, 8192)])
    assert first.status_code == 200
    assert client.get(first.json()["links"]["next"]).json()["meta"]["page_size"] == 1


def test_no_flipped_bit_of_a_cursor_is_taken(client: TestClient) -> None:
    cursor = client.get("/articles?page_size=3").json()["links"]["next"].split("cursor=")[1]
    for place in range(len(cursor)):
        for bit in range(7):
            changed = cursor[:place] + chr(ord(cursor[place]) ^ 1 << bit) + cursor[place + 1 :]
            answer = client.get("/articles", params={"cursor": changed})
            assert answer.status_code == 400, changed
    for broken in (cursor[:-1], cursor + "A", cursor * 2, "x", "é", cursor + "=", " " + cursor):
        assert client.get("/articles", params={"cursor": broken}).json()["code"] == "bad-cursor"


def test_an_empty_answer_says_why(client: TestClient) -> None:
    page = client.get("/articles?date=1700").json()
    assert page["data"] == []
    assert page["links"]["next"] is None
    assert page["meta"]["hint"] == "the dated articles run from 1865-04-10 to 2025-09-01"


def test_dates_that_exclude_each_other_are_told(client: TestClient) -> None:
    page = client.get("/articles?date=1969&from_date=1990").json()
    assert page["meta"]["hint"] == "the dates contradict each other: date applies together with from_date and to_date"


def test_versions_of_an_article(client: TestClient) -> None:
    versions = client.get(f"/articles/{USERS}/versions").json()
    VersionList.model_validate(versions)
    assert [entry["version"] for entry in versions["data"]] == [1]
    assert client.get(versions["data"][0]["url"]).json() == client.get(f"/articles/{USERS}").json()


@pytest.mark.parametrize(
    "path",
    [
        "/articles/aaaaaaaaaaaaaaaa",
        "/articles/x",
        "/articles/2EJU7CFT6T7PRUMB",
        "/articles/1/versions",
        f"/articles/{USERS}/versions/2",
    ]
    + [f"/articles/{USERS}/versions/{number}" for number in ("0", "01", "+1", "１", "9" * 40, "x", "-1", "1.0")],
)
def test_what_is_not_there_is_404(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


def test_home_says_what_the_archive_holds(client: TestClient) -> None:
    home = client.get("/")
    assert home.headers["content-type"] == "application/json"
    assert (home.json()["articles"], home.json()["first"], home.json()["last"]) == (66, "1865-04-10", "2025-09-01")
    for path in home.json()["links"].values():
        assert client.get(path).status_code == 200
    page = client.get("/", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert page.headers["content-type"].startswith("text/html")
    assert "<b>66</b> articles" in page.text
    assert 'href="/docs"' in page.text
