"""Why nothing was found: what is told is true, and names what stands in the way."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.main import create_app
from app.store.session import Store
from app.text import fold
from tests.archives import article, write
from tests.search.test_search import serving

FEW = [
    {"title": "Gazette", "text": "The Gazette reports a famine, and coal.", "source": "Gazette", "language": "en"},
    {"title": "Tribune", "text": "Reports of 日本 and 大学.", "source": "Tribune", "date": "2001-02-03"},
    {"title": "Tribune again", "text": "More reports.", "source": "Tribune", "date": "2001-02-04"},
]


@pytest.fixture(scope="module")
def few(module_database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with serving(FEW, module_database_url, tmp_path_factory.mktemp("few")) as client:
        yield client


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"ids": "aaaaaaaaaaaaaaaa"}, "no article has the id aaaaaaaaaaaaaaaa"),
        ({"ids": "aaaaaaaaaaaaaaaa,bbbbbbbbbbbbbbbb"}, "no article has any of these ids"),
        ({"ids": "aaaaaaaaaaaaaaaa", "source": "Tribune"}, "no article has the id aaaaaaaaaaaaaaaa"),
        ({"q": "title:famine"}, "no article has the word famine in its title; 1 has it in the text"),
        ({"q": "famine", "search_in": "title"}, "no article has the word famine in its title; 1 has it in the text"),
        ({"q": "coal title:famine"}, "no article has the word famine in its title; 1 has it in the text"),
        ({"q": "body:tribune"}, "no article has the word tribune in its text; 2 have it in the title"),
        ({"q": "title:famines"}, "no article has the word famines; the nearest is famine"),
        ({"q": "tribune famine"}, "no article has all that q asks for"),
        ({"q": '"famine gazette"'}, 'no article has the phrase "famine gazette"'),
        ({"q": "gazette-famine"}, 'no article has the phrase "gazette famine"'),
        ({"q": "gazette-famyne"}, "no article has the word famyne; the nearest is famine"),
        ({"q": 'title:"gazette reports"'}, 'no article has the phrase "gazette reports" in its title'),
        ({"q": "大学日本"}, 'no article has the phrase "大学日本"'),
        ({"q": "xyz*"}, "no article has a word that begins with xyz"),
        ({"q": "title:fam*"}, "no article has a word that begins with fam in its title"),
        ({"q": "famine -gazette"}, "without what q excludes, 1 match"),
        ({"q": "famine -gazette", "language": "en"}, "without what q excludes, 1 match"),
        ({"q": "xyz OR yxz"}, "no article matches any of the alternatives in q"),
        ({"q": "famine", "source": "Tribune"}, "without q, 2 match"),
        ({"q": "famine", "search_in": "title", "source": "Tribune"},
         "no article has the word famine in its title; 1 has it in the text"),
        ({"min_words": "1000"}, "no article matches min_words=1000"),
        ({"min_words": "1000", "duplicates": "include"}, "no article matches min_words=1000"),
        ({"missing": "source"}, "no article has missing=source"),
        ({"not_source": ["Tribune", "Gazette"]}, "no article matches not_source=Tribune&not_source=Gazette"),
        ({"from_date": "2099", "use_date": "updated"}, "no article matches from_date=2099"),
        ({"q": "titel:famine"}, "no article has the word titel"),
        ({"q": "famines reports", "forms": "true", "search_in": "title"},
         "no article has the word famines in any of its forms in its title"),
    ],
)  # fmt: skip
def test_an_empty_answer_names_what_no_article_has(
    few: TestClient, query: dict[str, str | list[str]], said: str
) -> None:
    for path in ("/articles", "/articles/timeline", "/articles/facets", "/articles/random"):
        assert few.get(path, params=query).json()["meta"]["hint"] == said, path


def test_a_withdrawn_article_that_is_asked_for_by_id_is_called_so(store: Store) -> None:
    write(store, [article(1, "2001"), article(2, "2001").model_copy(update={"withdrawn": True})])
    gone = article(2, "2001").id
    with TestClient(create_app(store.settings)) as client:
        told = client.get(f"/articles?ids={gone}").json()["meta"]["hint"]
        assert told == f"no article has the id {gone}; it was withdrawn"
        told = client.get(f"/articles?ids=aaaaaaaaaaaaaaaa,{gone}").json()["meta"]["hint"]
        assert told == f"no article has any of these ids; {gone} was withdrawn"


VALUED: list[dict[str, Any]] = [
    {"text": "PORT ELLEN, Feb. 3 -- Whisky left.", "source": "Nord", "author": "Ada Quill", "keywords": ["org:opec"]},
    {"text": "PORT ELLEN, Feb. 4 -- Barley came.", "source": "Sud", "author": "Ada Quill", "keywords": ["org:opec"]},
    {"text": "The council met.", "source": "Nord Sud Press", "author": "Bo Quillon", "keywords": ["Social", "OPCW"]},
    {"text": "La alcaldesa habló ayer con los vecinos de la plaza.", "source": "CBC", "language": "es"},
]


@pytest.fixture(scope="module")
def valued(module_database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with serving(VALUED, module_database_url, tmp_path_factory.mktemp("valued")) as client:
        yield client


@pytest.mark.parametrize(
    ("filter_", "value", "said"),
    [
        ("keywords", "OPEC", "; the nearest is org:opec"),
        ("keywords", "oil", ""),
        ("keywords", "socials", "; the nearest is Social"),
        ("source", "BBC", ""),
        ("source", "Nort", "; the nearest is Nord"),
        ("source", "Nord,Sud", "; for any of several write source=Nord&source=Sud"),
        ("source", "Nord|Sud", "; for any of several write source=Nord&source=Sud"),
        ("source", "nord OR sud", "; for any of several write source=Nord&source=Sud"),
        ("source", "x, y", "; for any of several write source=x&source=y"),
        ("source", "-Nord", "; to exclude it write not_source=Nord"),
        ("source", "!nord", "; to exclude it write not_source=Nord"),
        ("authors", "Quill, Ada", "; the nearest is Ada Quill"),
        ("authors", "quill", "; the nearest is Ada Quill"),
        ("authors", "By Ada Quill", "; the nearest is Ada Quill"),
        ("places", "Port Ellen, Islay", "; the nearest is Port Ellen"),
        ("language", "Spanish", "; the nearest is es"),
        ("language", "es_MX", "; the nearest is es"),
    ],
)
def test_an_unknown_value_is_told_the_one_that_was_meant(
    valued: TestClient, filter_: str, value: str, said: str
) -> None:
    meta = valued.get("/articles", params={filter_: value}).json()["meta"]
    assert meta["hint"] == f"no article has {filter_}={fold(value)}{said}"


def test_of_words_that_are_nowhere_together_it_is_told_which_one_stands_in_the_way(few: TestClient) -> None:
    for q, said in (
        ("reports more coal", "without the word more, 1 match"),
        ('reports "of 日本" coal -famine', "without the word coal, 1 match"),
        ("famine gazette coal -reports", "without what q excludes, 1 match"),
        ("tribune coal", "no article has all that q asks for"),
    ):
        assert few.get("/articles", params={"q": q}).json()["meta"]["hint"] == said


def test_a_search_for_a_date_is_told_how_to_ask_for_one(few: TestClient) -> None:
    meta = few.get("/articles", params={"q": "2001-02-03"}).json()["meta"]
    assert meta["hint"] == "q is searched for in the text; date=2001-02-03 finds what was published then"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"source": ["Nord", "Sudd"]}, "no article has source=sudd; the nearest is Sud"),
        ({"not_source": "Nort"}, "no article has source=nort; the nearest is Nord"),
        ({"not_authors": "Quill, Ada", "source": "Sud"}, "no article has authors=quill, ada; the nearest is Ada Quill"),
        (
            {"not_source": "Nord,Sud"},
            "no article has source=nord,sud; for any of several write not_source=Nord&not_source=Sud",
        ),
        ({"not_source": "Nord"}, None),
        ({"missing": ["section", "places", "source"]}, None),
        ({"duplicates": "exclude"}, None),
    ],
)
def test_a_value_that_adds_or_excludes_nothing_is_told(
    valued: TestClient, query: dict[str, str | list[str]], said: str | None
) -> None:
    """Else a misspelt exclusion would exclude nothing, and nobody would notice."""
    for path in ("/articles", "/articles/timeline", "/articles/facets", "/articles/random"):
        meta = valued.get(path, params=query).json()["meta"]
        assert meta["hint"] == said, path
