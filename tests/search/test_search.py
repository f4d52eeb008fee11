"""Search, filters and counts against brute force, on both engines."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote_plus

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.config import Settings
from app.main import create_app
from tests.conftest import feed, opened

WORDS = ["coal", "mine", "strike", "grain", "gold", "fleet", "bank", "rain"]
SOURCES = ["TASS", "Élan Press", "Wire, Ltd.", None]
DATES = [None, "2001", "2001-02", *(f"2001-0{month}-1{day}" for month in range(1, 10) for day in range(3))]


def row(number: int, random: Random) -> dict[str, Any]:
    return {
        "guid": f"urn:x:{number}",
        "title": " ".join(random.choices(WORDS, k=2)),
        "text": " ".join(random.choices(WORDS, k=6)),
        "date": random.choice(DATES[:3] if random.random() < 0.3 else DATES),
        "source": random.choice(SOURCES),
    }


_random = Random(7)
ROWS = [row(number, _random) for number in range(160)]


def since_may(row: dict[str, Any]) -> bool:
    date = row["date"] or ""
    return date == "2001" or (date != "2001-02" and date >= "2001-05")


@contextmanager
def serving(rows: list[dict[str, Any]], database_url: str, folder: Path) -> Iterator[TestClient]:
    """The web application over an archive of these rows, taken in as JSON Lines."""
    path = folder / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    made = Settings(database_url=database_url)
    with opened(made) as store:
        feed(store, path)
    with TestClient(create_app(made)) as client:
        yield client


@pytest.fixture(scope="module")
def archive(module_database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with serving(ROWS, module_database_url, tmp_path_factory.mktemp("rows")) as client:
        yield client


def titles(answer: Any) -> Counter[str]:
    return Counter(article["title"] for article in answer.json()["data"])


def expected(wanted: Any) -> Counter[str]:
    return Counter(row["title"] for row in ROWS if wanted(row))


def has(row: dict[str, Any], word: str) -> bool:
    return word in f"{row['title']} {row['text']}".split()


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({"q": "coal"}, lambda r: has(r, "coal")),
        ({"q": "coal", "total": "exact"}, lambda r: has(r, "coal")),
        ({"q": "unheard-of"}, lambda r: False),
        ({"source": "tass"}, lambda r: r["source"] == "TASS"),
        ({"q": "coal mine"}, lambda r: has(r, "coal") and has(r, "mine")),
        ({"q": '"coal mine"'}, lambda r: "coal mine" in r["title"] or "coal mine" in r["text"]),
        ({"q": 'gold -"coal mine"'}, lambda r: has(r, "gold") and "coal mine" not in (r["title"] + "|" + r["text"])),
        ({"q": "coal -mine OR fleet"}, lambda r: (has(r, "coal") and not has(r, "mine")) or has(r, "fleet")),
        ({"q": "title:gra*"}, lambda r: "grain" in r["title"]),
        ({"q": "body:GRAIN"}, lambda r: "grain" in r["text"]),
        ({"q": "bank", "search_in": "title"}, lambda r: "bank" in r["title"]),
        ({"source": ["tass", "elan press"]}, lambda r: r["source"] in ("TASS", "Élan Press")),
        ({"not_source": "wire, ltd."}, lambda r: r["source"] != "Wire, Ltd."),
        ({"missing": "source", "q": "rain"}, lambda r: r["source"] is None and has(r, "rain")),
        ({"month": "2"}, lambda r: (r["date"] or "")[5:7] == "02"),
        ({"month": "02", "day": "05"}, lambda r: (r["date"] or "")[5:] == "02-05"),
        ({"q": "coal", "from_date": "2001-05"}, lambda r: has(r, "coal") and since_may(r)),
        ({"q": "-coal"}, lambda r: False),
    ],
)  # fmt: skip
def test_a_question_finds_what_brute_force_finds(archive: TestClient, query: dict[str, Any], wanted: Any) -> None:
    for sort in ("newest", "oldest", "updated"):
        answer = archive.get("/articles", params={**query, "sort": sort, "page_size": "1000"})
        assert answer.status_code == 200
        assert titles(answer) == expected(wanted), (query, sort)
        assert answer.json()["meta"]["total"]["value"] == expected(wanted).total()


@pytest.mark.parametrize("sort", ["newest", "oldest", "updated", "relevance"])
@pytest.mark.parametrize("q", ["coal", "coal mine", "coal OR mine OR gold", "coal OR -mine gold OR ra"])
def test_pages_go_on_to_the_last_match_and_back(archive: TestClient, sort: str, q: str) -> None:
    whole = archive.get("/articles", params={"q": q, "sort": sort, "page_size": "1000"}).json()["data"]
    address, pages = f"/articles?q={quote_plus(q)}&sort={sort}&page_size=7&fields=id", []
    while address:
        pages.append(archive.get(address).json())
        address = pages[-1]["links"]["next"]
    assert [a["id"] for page in pages for a in page["data"]] == [a["id"] for a in whole]
    assert archive.get(pages[-1]["links"]["prev"]).json()["data"] == pages[-2]["data"]


def test_a_word_finds_all_forms_of_its_stem_whichever_is_asked_for(database_url: str, tmp_path: Path) -> None:
    families = [
        ("mine", "mines", "mined", "mining"),
        ("company", "companies"),
        ("use", "used", "using"),
        ("go", "going"),
    ]
    rows = [{"guid": f"urn:x:{word}", "title": word, "text": "Text."} for family in families for word in family]
    with serving(rows, database_url, tmp_path) as client:
        for family in families:
            for word in family:
                assert titles(client.get("/articles", params={"q": word, "forms": "true"})) == Counter(family), word


@pytest.mark.parametrize("language", ["no", "nb", "nb-NO", " NO", ["no", "no-NO"]])
def test_forms_are_those_of_the_language_that_is_asked_for(
    database_url: str, tmp_path: Path, language: str | list[str]
) -> None:
    rows = [
        {"guid": f"urn:x:{word}", "title": word, "text": "Tekst.", "language": "nb-NO" if "nb" in language else "no"}
        for word in ("ferje", "ferjene")
    ]
    with serving(rows, database_url, tmp_path) as client:
        found = client.get("/articles", params={"q": "ferje", "forms": "true", "language": language})
        assert titles(found) == Counter(["ferje", "ferjene"])


def test_a_facet_drops_a_filter_and_searches_for_the_same_forms(database_url: str, tmp_path: Path) -> None:
    """In French, `cities` is no form of `city`, whatever the facet of languages leaves out."""
    rows = [
        {"guid": f"urn:x:{word}:{language}", "title": word, "text": "x", "language": language}
        for word in ("cities", "city")
        for language in ("fr", "en")
    ]
    with serving(rows, database_url, tmp_path) as client:
        for question, expected in ((("fr",), {"fr": 1, "en": 1}), (("en",), {"fr": 2, "en": 2})):
            query = {"q": "cities", "forms": "true", "language": question, "facet": ["language", "source"]}
            data = client.get("/articles/facets", params=query).json()["data"]
            assert {each["value"]: each["count"] for each in data["language"]} == expected
        query = {"q": "cities", "forms": "true", "not_language": "fr", "facet": "language"}
        data = client.get("/articles/facets", params=query).json()["data"]
        assert {each["value"]: each["count"] for each in data["language"]} == {"fr": 2, "en": 2}


def test_a_language_without_a_stemmer_is_not_taken_for_another(database_url: str, tmp_path: Path) -> None:
    """Filipino, `fil`, is no Finnish, `fi`: English stands in for it."""
    rows = [{"guid": f"urn:x:{word}", "title": word, "text": "x", "language": "fil"} for word in ("talo", "talossa")]
    with serving(rows, database_url, tmp_path) as client:
        found = client.get("/articles", params={"q": "talo", "forms": "true", "language": "fil"})
        assert titles(found) == Counter(["talo"])


def test_ranked_search_puts_titles_first(archive: TestClient) -> None:
    found = archive.get("/articles", params={"q": "fleet", "page_size": "1000"}).json()["data"]
    in_title = ["fleet" in article["title"] for article in found]
    assert in_title == sorted(in_title, reverse=True)


def test_timelines_and_facets_agree_with_brute_force(archive: TestClient) -> None:
    for query in ({}, {"q": "coal"}, {"source": "TASS"}):
        every = [r for r in ROWS if "q" not in query or has(r, "coal")]
        rows = [r for r in every if "source" not in query or r["source"] == "TASS"]
        answer = archive.get("/articles/timeline", params={**query, "interval": "month"}).json()
        known = Counter(r["date"][:7] for r in rows if r["date"] and len(r["date"]) > 4)
        assert {b["start"][:7]: b["count"] for b in answer["data"] if b["count"]} == known
        assert answer["meta"]["coarser"] == sum(r["date"] == "2001" for r in rows)
        assert answer["meta"]["undated"] == sum(not r["date"] for r in rows)
        facet = archive.get("/articles/facets", params={**query, "facet": "source"}).json()["data"]["source"]
        assert {v["value"]: v["count"] for v in facet} == Counter(r["source"] for r in every if r["source"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("coal AND fleet", "AND is an ordinary word here: words side by side must all occur anyway"),
        ("coal NOT fleet", "NOT is an ordinary word here: write -word to exclude one"),
        ("NOT coal", "NOT is an ordinary word here: write -word to exclude one"),
        ("coal  AND\tfleet", "AND is an ordinary word here: words side by side must all occur anyway"),
        ("AND coal", None),
        ("coal NOT", None),
        ("(coal OR grain) fleet", "parentheses do not group here: for (a OR b) c write a c OR b c"),
        ("source:TASS coal", "source: is not a field of q; write source=…"),
        ("publisher:TASS coal", "publisher: is not a field of q; write source=…"),
        ("coal -city:Moscow", "city: is not a field of q; write not_places=…"),
        ("coal -author:ann", "author: is not a field of q; write not_authors=…"),
        ("co*", "co* is read as the word co: a prefix has at least 3 letters"),
        ('"coal fleet"~5', "there is no proximity search here: words in quotes have to be next to each other"),
        ("coal | fleet", "| has no meaning here: write OR between alternatives"),
        ("coal || fleet", "| has no meaning here: write OR between alternatives"),
        ("coal|fleet", "| has no meaning here: write OR between alternatives"),
        ("coal && fleet", "&& has no meaning here: words side by side must all occur anyway"),
        ("coal !fleet", "! has no meaning here: write -word to exclude one"),
        ('coal !"fleet"', "! has no meaning here: write -word to exclude one"),
        ("coal~", "~ has no meaning here: there is no fuzzy search"),
        ("title:coal~2 fleet", "~ has no meaning here: there is no fuzzy search"),
        ('"coal fleet"~', "~ has no meaning here: there is no fuzzy search"),
        ("coal^2 fleet", "^ has no meaning here: no word can be made to count more"),
        ('"coal"^2.5 fleet', "^ has no meaning here: no word can be made to count more"),
        ("c?al OR coal", "letters are left open only by a * behind a single word here: prefix*"),
        ("-f*eet coal", "letters are left open only by a * behind a single word here: prefix*"),
        ("title:*leet coal", "letters are left open only by a * behind a single word here: prefix*"),
        ("f*ee*", "letters are left open only by a * behind a single word here: prefix*"),
        ("coal-fle* OR coal", "letters are left open only by a * behind a single word here: prefix*"),
        ("title:(coal fleet)", "parentheses do not group here: write title: before each word"),
        ("title:(coal OR fleet)", "parentheses do not group here: write title: before each word"),
        ("title: coal", "title: has to stand directly before its word: title:word"),
        ("title:-coal", "a - stands before the field: write -title:word"),
        ("intitle:coal", "intitle: is not a field of q; write title:"),
        ("topic:coal", "topic: is not a field of q; write keywords=…"),
        ("dateline:coal", "dateline: is not a field of q; write places=…"),
        ("coal NEAR/5 fleet", "there is no proximity search here: words in quotes have to be next to each other"),
        ("coal w/5 fleet", "there is no proximity search here: words in quotes have to be next to each other"),
        ("'coal fleet'", 'a phrase is in double quotes here: "…"'),
        ("coal%20fleet", "%20 was percent-encoded twice: encode q once"),
        ("%22coal%22 OR coal", "%22 was percent-encoded twice: encode q once"),
        ("coal 'fleet", None),
        ("coal 20%", None),
        ("coal?", None),
        ("coal! fleet", None),
        ("coal & fleet", None),
        ("coal ~ fleet", None),
        ("coal ! fleet", None),
        ("coal * fleet", None),
        ("coal ~5", None),
        ("coal \u201cfleet | grain\u201d", None),
        ("coal", None),
        ("title:coal OR body:fleet -grain coa*", None),
        ("coal (the black one)", None),
        ("coal (OR)", None),
        ("COAL AND FLEET", None),
        ("coal \u201cfleet AND grain\u201d", None),
        ('coal "fleet AND', None),
        ("coal -source:TASS", "source: is not a field of q; write not_source=…"),
        ('"coal AND fleet" coal', None),
        ("\u4e2d*", None),
    ],
)
def test_what_a_search_says_elsewhere_and_not_here_is_told(archive: TestClient, text: str, said: str | None) -> None:
    for path in ("/articles", "/articles/timeline", "/articles/facets", "/articles/random"):
        meta = archive.get(path, params={"q": text}).json()["meta"]
        if said or meta.get("count") or meta.get("total", {}).get("value"):
            assert meta["hint"] == said


def test_empty_answers_say_why(archive: TestClient) -> None:
    for query, said in (({"q": "grian"}, "grain"), ({"source": "TAS"}, "TASS"), ({"date": "1900"}, "2001")):
        assert said in archive.get("/articles", params=query).json()["meta"]["hint"]
    query = {"q": "coal AND cheeeese"}
    assert "cheeeese" in archive.get("/articles", params=query).json()["meta"]["hint"], "surer than what AND means"


def test_no_number_is_nearest_to_another_by_its_digits(archive: TestClient) -> None:
    for day in range(1, 32):
        meta = archive.get("/articles", params={"day": str(day)}).json()["meta"]
        assert meta["hint"] == (None if meta["count"] else f"no article has day={day}")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=60), st.text(alphabet='ab"*-:()^{}ORNEAR 日本\u0301', max_size=40)))
def test_any_text_is_a_search(archive: TestClient, text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    answer = archive.get("/articles", params={"q": text, "fields": "id"})
    assert answer.status_code == (400 if "\0" in text else 200), answer.text
