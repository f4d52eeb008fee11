"""Ranked searches of a small archive: by places or by lists, the same answers to the last cursor."""

import json
from collections.abc import Iterator
from random import Random
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.config import Settings
from app.main import create_app
from app.queries import ranked_bits, ranked_lists, ranking
from app.queries.scores import Scores
from app.store.bit_sets import Places, newest, newest_first, oldest_first
from app.store.engines import sqlite
from app.store.keys import DATED, EVERYWHERE, UNDATED, Range
from tests.conftest import feed, opened

COUNT, WINDOW = 400, 60
WORDS = [*(f"{letter}ine" for letter in "dfhlmnpvw"), "mining", "mines", "coal", "strike", "rain"]
QUERIES = [
    "q=mine",
    "q=mine+coal",
    "q=coal+strike+rain+wine+pine+vine+line+nine+dine+fine",
    "q=coal+OR+rain+-mine",
    "q=title:coal+mine",
    "q=coal+strike&search_in=body",
    'q="coal+strike"+OR+rain',
    "q=min*+coal",
    "q=mine&forms=true",
    "q=coal&source=Wire&not_source=Post",
    "q=coal&source=Wire&source=Post",
    "q=rain&date=2001-02/2001-03",
    "q=rain&missing=date",
    "q=rain&min_words=20",
    "q=rain&duplicates=exclude",
    "q=nothing+OR+rain",
    "q=-rain",
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    folder, draw = tmp_path_factory.mktemp("places"), Random(5)
    rows = [
        {
            "guid": f"urn:x:{number}",
            "title": " ".join(draw.sample(WORDS, draw.randint(1, 4))),
            "text": " ".join(draw.choices(WORDS, range(1, len(WORDS) + 1), k=draw.randint(2, 60))),
            "source": draw.choice(["Wire", "Post", "Herald"]),
            "date": draw.choice([None, "2001", "2001-02", f"2001-03-{draw.randint(1, 9):02}", "2001-03-05T10:00Z"]),
        }
        for number in range(COUNT)
    ]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    settings = Settings(database_url=f"sqlite:///{folder}/archive.db")
    with opened(settings) as store:
        feed(store, folder / "rows.jsonl")
        yield settings


def walk(settings: Settings, query: str) -> list[str]:
    """All pages of a question, to the end and back."""
    with TestClient(create_app(settings)) as client:
        pages = [client.get(f"/articles?{query}&page_size=9").json()]
        for way in ("next", "prev"):
            while address := pages[-1]["links"][way]:
                pages.append(client.get(address).json())
    return [json.dumps(page) for page in pages]


@pytest.mark.parametrize("window", [WINDOW, 2 * COUNT])
@pytest.mark.parametrize("query", QUERIES)
def test_places_change_no_answer(archive: Settings, query: str, window: int, monkeypatch: pytest.MonkeyPatch) -> None:
    modules: list[ModuleType] = [ranked_bits, ranked_lists, ranking]
    for module in modules:
        monkeypatch.setattr(module, "WINDOW", window)
    with monkeypatch.context() as always:
        always.setattr(Places, "serves", lambda _self, _names: True)
        by_places = walk(archive, query)
    monkeypatch.setattr(sqlite, "PLACES", 0)
    assert walk(archive, query) == by_places
    assert len(by_places) > 2 or query == "q=-rain"


def test_lists_are_kept_from_the_second_time_on_while_there_is_room() -> None:
    places = Places(range(80), 2000)
    reads: list[str] = []

    def has_been_read(name: str) -> bool:
        def keys() -> list[int]:
            reads.append(name)
            return [7, 9]

        before = len(reads)
        if places.serves([name]):
            assert places.find(name, keys) == 0b10_1000_0000
        return len(reads) > before

    assert [has_been_read(name) for name in "aabab"] == [False, True, False, False, True]
    assert [has_been_read(name) for name in "cdcd"] == [False, False, True, False], "there was room for three"
    assert places.has("abc")
    assert not places.serves("ad")


KEYS = st.integers(UNDATED.low, DATED.high - 1)


@given(st.sets(KEYS), st.sets(KEYS), st.lists(st.tuples(KEYS, KEYS)), st.integers(0, 9))
def test_sets_as_bits(keys: set[int], others: set[int], pairs: list[tuple[int, int]], most: int) -> None:
    places, ordered = Places(keys, 0), sorted(keys)
    some = places.bits([*ordered[::2], *others - keys])
    assert [ordered[place] for place in oldest_first(some)] == ordered[::2]
    assert [ordered[place] for place in newest_first(some)] == ordered[::2][::-1]
    assert [ordered[place] for place in newest_first(newest(some, most))] == ordered[::2][::-1][:most]
    ranges = [Range(min(pair), max(pair)) for pair in pairs]
    inside = [key for key in ordered if any(each.has(key) for each in ranges)]
    assert [ordered[place] for place in oldest_first(places.within(ranges))] == inside
    assert places.within([EVERYWHERE]).bit_count() == len(keys)


@given(
    st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 2**12 - 1))),
    st.integers(0, 2**12 - 1),
    st.integers(0, 12),
    st.integers(0, 10_000),
)
def test_numbers_of_many_at_once(added: list[tuple[int, int]], among: int, most: int, number: int) -> None:
    scores = Scores()
    for plus, places in added:
        scores.add(plus, places)
    numbers = {place: sum(plus for plus, places in added if places >> place & 1) for place in oldest_first(among)}
    pairs = sorted((number, place) for place, number in numbers.items())
    assert scores.highest(among, most) == pairs[::-1][:most]
    assert scores.lowest(among, most) == pairs[:most]
    sides = [
        [place for place, own in numbers.items() if own < number],
        [place for place, own in numbers.items() if own == number],
        [place for place, own in numbers.items() if own > number],
    ]
    assert [list(oldest_first(places)) for places in scores.compared(number, among)] == sides
