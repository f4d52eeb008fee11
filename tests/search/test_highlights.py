"""Highlights: where exactly an article says what was sought."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.search.test_search import serving

FILLER = " ".join(["The river rose and the mill stood still while people waited for news."] * 12)
ROWS = [
    {
        "title": "The armed guards",
        "text": f"The forces of the wind. Armed men came.\n\n{FILLER}\n\nThe Armed Forces left.",
    },
    {"title": "Port of call", "text": f"5 < 6 & the port.\n\n{FILLER} Porters and portals, Zürich's ports."},
    {"title": "At night", "text": f"Alpha {'mill ' * 30}sea big dog barked."},  # a passage would end within dog
    {"title": "東京の天気", "text": "今日の東京は晴れです。京都は雨です。"},
]


@pytest.fixture(scope="module")
def archive(module_database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with serving(ROWS, module_database_url, tmp_path_factory.mktemp("rows")) as client:
        yield client


@pytest.mark.parametrize(
    ("question", "title", "body"),
    [
        ('q="the armed forces"', [], ["<mark>The Armed Forces</mark> left."]),
        ('q="armed forces" guards', ["The armed <mark>guards</mark>"], ["The <mark>Armed Forces</mark> left."]),
        ("q=title:guards river", ["The armed <mark>guards</mark>"], None),
        ("q=armed&search_in=title", ["The <mark>armed</mark> guards"], []),
        ("q=body:forces OR title:nothing", [], None),
        ("q=call -river OR port*", ["<mark>Port</mark> of <mark>call</mark>"], None),
        ("q=zurich", [], None),
        (
            'q=alpha OR "big dog"',
            [],
            [f"<mark>Alpha</mark> {'mill ' * 30}sea", "<mark>big dog</mark> barked."],
        ),
        ("q=東京", ["<mark>東京</mark>の天気"], ["今日の<mark>東京</mark>は晴れです。京都は雨です。"]),
        (
            "q=京",
            ["東<mark>京</mark>の天気"],
            ["今日の東<mark>京</mark>は晴れです。<mark>京</mark>都は雨です。"],
        ),
        ("q=京 OR 京都", None, ["今日の東<mark>京</mark>は晴れです。<mark>京都</mark>は雨です。"]),
        ("q=気", ["東京の天<mark>気</mark>"], []),
    ],
)
def test_what_was_sought_is_marked_where_it_was_sought(
    archive: TestClient, question: str, title: list[str] | None, body: list[str] | None
) -> None:
    [found] = archive.get(f"/articles?{question}&highlight=true&fields=id").json()["data"]
    assert title is None or found["highlights"]["title"] == title
    assert body is None or found["highlights"]["body"] == body


def test_passages_are_three_at_most_escaped_and_cut_between_words(archive: TestClient) -> None:
    [found] = archive.get("/articles?q=port*+the&highlight=true&fields=id").json()["data"]
    first, *others = found["highlights"]["body"]
    assert first == "5 &lt; 6 &amp; <mark>the</mark> <mark>port</mark>."
    assert len(others) == 2
    assert all("<mark>" in each and len(each) < 600 and not each.startswith("he ") for each in others)
