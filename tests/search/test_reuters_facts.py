"""Reuters-21578, as it lies beside the checkout: what can be counted in its files is what the API counts."""

import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.parsers.reading import CORPORA
from tests.search.test_known_items import reuters as reuters

TRUTH = CORPORA / "truth" / "facts.reuters21578.dev.json"
WORDS = ("cocoa", "opec", "volcker", "botswana", "soybean", "gorbachev", "dividend", "tin", "said", "pct", "yen")


@pytest.fixture(scope="module")
def facts(reuters: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(TRUTH.read_text())
    return found


def count(client: TestClient, **asked: str) -> int:
    answer = client.get("/articles", params={**asked, "total": "exact", "page_size": 1, "fields": "id"})
    total = answer.json()["meta"]["total"]
    assert total["relation"] == "eq"
    return int(total["value"])


def test_every_day_topic_and_place_has_the_documents_that_its_tags_say(
    reuters: TestClient, facts: dict[str, Any]
) -> None:
    [empty] = [document for document in documents() if not words_of(document)]
    wanted = Counter(facts["by_day"])
    wanted[day_of(empty)] -= 1  # what has neither title nor text is rejected
    assert {day: count(reuters, date=day) for day in wanted} == wanted
    assert {t: count(reuters, keywords=t) for t in facts["by_topic"]} == facts["by_topic"]
    assert {p: count(reuters, keywords=f"place:{p}") for p in facts["by_place_tag"]} == facts["by_place_tag"]


def test_every_word_is_in_the_documents_that_have_it(reuters: TestClient) -> None:
    texts = [set(words_of(document)) for document in documents()]
    for word in WORDS:
        assert count(reuters, q=word, sort="newest") == sum(word in text for text in texts), word


def test_timeline_and_facets_count_the_same(reuters: TestClient, facts: dict[str, Any]) -> None:
    timeline = reuters.get("/articles/timeline", params={"interval": "day", "keywords": "earn"}).json()
    assert sum(bucket["count"] for bucket in timeline["data"]) == facts["by_topic"]["earn"]
    values = reuters.get("/articles/facets", params={"facet": "keywords:20"}).json()["data"]["keywords"]
    counted = {**facts["by_topic"], **{f"place:{place}": n for place, n in facts["by_place_tag"].items()}}
    for value in values:
        assert value["count"] == counted.get(value["value"], value["count"])
    assert values[0] == {"value": "place:usa", "count": facts["by_place_tag"]["usa"]}


def documents() -> Iterator[str]:
    for path in sorted((CORPORA / "reuters21578").glob("*.sgm")):
        yield from re.findall(r"<REUTERS.*?</REUTERS>", path.read_text("latin-1"), re.DOTALL)


def day_of(document: str) -> str:
    found = re.search(r"<DATE>\s*(\d+)-(\w+)-(\d+)", document)
    assert found
    months = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()  # noqa: SIM905
    return f"{found[3]}-{months.index(found[2]) + 1:02}-{int(found[1]):02}"


def words_of(document: str) -> list[str]:
    """The words of title and text; a brief has no text but the collection's filler."""
    brief = 'TYPE="BRIEF"' in document
    if 'TYPE="UNPROC"' in document:
        text = re.sub(r"<[^>]*>", " ", document.partition("<TEXT")[2].partition(">")[2])
    else:
        names = ("TITLE",) if brief else ("TITLE", "BODY")
        text = " ".join(found[1] for n in names if (found := re.search(rf"<{n}>(.*?)</{n}>", document, re.DOTALL)))
    return re.findall(r"[a-z0-9]+", re.sub("[\x00-\x08\x0e-\x1f]", "", html.unescape(text)).lower())
