"""`/articles/{id}/similar` beside every other article's cosine, worked out one by one."""

import json
import math
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.store.number_cache import Numbers, RememberedNumbers
from app.store.session import Store
from app.words import words
from tests.conftest import everything, feed

LEAST = 0.05
TITLE = 3
_SYLLABLES = ("ba", "co", "di", "fu", "ge", "ho", "ka", "lu", "mi", "no", "pe", "ra", "so", "tu")


def write(store: Store, folder: Path, numbers: range) -> None:
    """Articles of few enough words to be looked for by all of them, drawn by lot: some are frequent, others rare."""
    random = Random(numbers.start)
    vocabulary = [one + two + three for one in _SYLLABLES for two in _SYLLABLES for three in ("", "n", "s")]
    chances = [1 / rank for rank in range(1, len(vocabulary) + 1)]
    rows = [
        {
            "guid": f"urn:similar:{number}",
            "title": " ".join(random.choices(vocabulary, chances, k=4)),
            "text": " ".join(random.choices(vocabulary, chances, k=16)),
            "date": f"2001-{1 + number % 12:02}-{1 + number % 28:02}",
        }
        for number in numbers
    ]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    feed(store, folder / "rows.jsonl")


def worked_out(store: Store) -> dict[str, dict[str, float]]:
    """For each article, the cosines that are to be answered, by the other article's id."""
    texts = {
        article["id"]: Counter(words(article["title"]) * TITLE + words(article["body"]))
        for article in everything(store)
    }
    articles_with = Counter(word for text in texts.values() for word in text)
    vectors = {
        id: {
            word: (1 + math.log(times)) * math.log((len(texts) + 1) / articles_with[word])
            for word, times in text.items()
            if articles_with[word] > 1
        }
        for id, text in texts.items()
    }
    return {
        one: {two: cosine for two in vectors if two != one and (cosine := _cosine(vectors[one], vectors[two])) >= LEAST}
        for one in vectors
    }


def _cosine(one: Numbers, two: Numbers) -> float:
    shared = sum(one[word] * two[word] for word in one.keys() & two.keys())
    return round(shared / (math.hypot(*one.values()) * math.hypot(*two.values())), 4)


def answered(client: TestClient, id: str) -> dict[str, float]:
    answer = client.get(f"/articles/{id}/similar?page_size=100&fields=id")
    assert answer.status_code == 200
    scores = {each["id"]: each["score"] for each in answer.json()["data"]}
    assert list(scores.values()) == sorted(scores.values(), reverse=True)
    return scores


@pytest.mark.parametrize("kept", [32_768, 50], ids=["all words kept", "few words kept"])
def test_scores_are_cosines_in_the_archive_as_it_is(
    store: Store, tmp_path: Path, kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also after a write, which makes words more frequent that were known before."""
    monkeypatch.setattr("app.store.session._RARITIES", kept)
    with TestClient(create_app(store.settings)) as client:
        for numbers in (range(40), range(40, 80)):
            write(store, tmp_path, numbers)
            for id, others in worked_out(store).items():
                assert answered(client, id) == pytest.approx(others, abs=1.1e-4)


def test_because_names_the_shared_words_that_weigh_most(store: Store, tmp_path: Path) -> None:
    rows = [
        ("Ferry to Bodø delayed by fog", "The ferry waits in the fog, and the ferry company apologises for the delay."),
        ("Fog holds up the ferry", "The fog is thick, the ferry company says."),
        ("The budget passes", "The parliament votes on the budget, and the company tax stays."),
        ("The mayor resigns", "The mayor leaves the city hall."),
    ]
    lines = [json.dumps({"guid": f"urn:x:{n}", "title": title, "text": text}) for n, (title, text) in enumerate(rows)]
    (tmp_path / "rows.jsonl").write_text("\n".join(lines))
    feed(store, tmp_path / "rows.jsonl")
    first = next(article["id"] for article in everything(store) if article["title"].startswith("Ferry"))
    with TestClient(create_app(store.settings)) as client:
        data = client.get(f"/articles/{first}/similar?fields=title").json()["data"]
    assert data[0]["title"] == "Fog holds up the ferry"
    assert set(data[0]["because"][:2]) == {"ferry", "fog"}


def test_the_only_article_is_like_nothing(store: Store, tmp_path: Path) -> None:
    write(store, tmp_path, range(1))
    [only] = everything(store)
    with TestClient(create_app(store.settings)) as client:
        assert answered(client, only["id"]) == {}


def test_numbers_are_read_once_in_each_state_of_the_archive() -> None:
    known = RememberedNumbers(3)
    asked: list[list[str]] = []

    def read(serial: int, *names: str) -> None:
        def numbers(unknown: Sequence[str]) -> Numbers:
            asked.append(list(unknown))
            return dict.fromkeys(unknown, serial)

        found = known.find(serial, names, numbers)
        assert [found[name] for name in names] == [serial] * len(names)

    read(1, "a", "b")
    read(1, "b", "c")
    read(2, "a")
    read(2, "b", "c", "d")
    read(2, "a")
    assert asked == [["a", "b"], ["c"], ["a"], ["b", "c", "d"], ["a"]], "four are too many: the last is read again"
