"""Reuters-21578, as it lies beside the checkout: the repeats in its files are the duplicates that the API tells."""

import json
import re
from collections import defaultdict
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.parsers.reading import CORPORA
from tests.search.test_known_items import reuters as reuters
from tests.search.test_reuters_facts import words_of

FIELDS = "id,published,body,provenance,duplicate_of,similarity"

Articles = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def stored(reuters: TestClient) -> Articles:
    """Every article by its id, in the order in which it was stored, which is that of the files."""
    lines = reuters.get("/articles", params={"format": "jsonl", "fields": FIELDS}).text.splitlines()
    return {article["id"]: article for article in sorted(map(json.loads, lines), key=place)}


def place(article: dict[str, Any]) -> tuple[str, int]:
    """The file of an article, and where in it."""
    return article["provenance"]["file"], article["provenance"]["position"]


def bodies() -> dict[tuple[str, int], str]:
    """The words of each body as the files have it, by the place of its document; briefs and tables have none."""
    found = {}
    for path in sorted((CORPORA / "reuters21578").glob("*.sgm")):
        documents = re.findall(r"<REUTERS.*?</REUTERS>", path.read_text("latin-1"), re.DOTALL)
        for number, document in enumerate(documents, 1):
            if "<BODY>" in document:
                body = words_of(re.sub("<TITLE>.*?</TITLE>", "", document, flags=re.DOTALL))
                found[path.name, number] = " ".join(body).removesuffix(" reuter")
    return found


def test_the_repeats_in_the_files_are_the_equal_texts_that_the_api_tells(reuters: TestClient, stored: Articles) -> None:
    """Each repeat names the first document with its text, or what that is a duplicate of; and no other is equal."""
    with_text = defaultdict(list)
    by_place = {place(article): article for article in stored.values()}
    in_files = bodies()
    for where, body in in_files.items():
        with_text[body].append(by_place[where])
    assert sum(len(group) > 1 for group in with_text.values()) > 150
    equal = set()
    for first, *repeats in with_text.values():
        original = (first["duplicate_of"], first["similarity"]) if first["duplicate_of"] else (first["id"], 1.0)
        for repeat in repeats:
            assert (repeat["duplicate_of"], repeat["similarity"]) == original, repeat
        equal |= {repeat["id"] for repeat in repeats}
    told = reuters.get("/articles", params={"duplicates": "only", "format": "jsonl", "fields": FIELDS}).text
    wholly = [each for each in map(json.loads, told.splitlines()) if each["similarity"] == 1]
    assert {each["id"] for each in wholly if place(each) in in_files} <= equal
