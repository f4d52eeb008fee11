"""Plain text, and what stands above the text proper: titles, bylines, rubrics, days."""

import json

import pytest

from app.record import ArticleRecord
from tests.parsers.reading import read, record


def one(text: str) -> ArticleRecord:
    """The article of a plain text."""
    return record(read(text.encode(), "article.txt", name="text")[0])


def test_a_name_alone_is_a_byline_only_right_above_the_dateline() -> None:
    above = "Ferry sinks\n\nHarbour News\nAnn Lee\n"
    article = one(f"{above}\nBERGEN, Norway (AP) - The ferry sank.\n\nNobody was hurt.\n")
    assert (article.title, article.byline, article.preamble) == ("Ferry sinks", "Ann Lee", "Harbour News")


@pytest.mark.parametrize(
    "sentence", ["By Monday the storm had passed.", "Von Bergen aus fuhr sie weiter.", "Por la noche no hubo viento."]
)
def test_a_sentence_may_begin_as_a_byline_does(sentence: str) -> None:
    article = one(f"Storm passes\n\n{sentence}\n\nThe ferry sails again.\n")
    assert (article.title, article.byline, article.authors) == ("Storm passes", None, ())
    assert article.body == f"{sentence}\n\nThe ferry sails again."


@pytest.mark.parametrize(
    "byline", ["By Ann Lee", "By Ann Lee Jr.", "Von Ann Lee, dpa", "Av Ann Lee/NTB", "Af Ann Lee /ritzau/"]
)
def test_a_byline_may_be_indented_as_the_text_is(byline: str) -> None:
    article = one(f"Storm passes\n  {byline}\n   The ferry sails again.\n   It is late.\n")
    assert (article.title, article.byline) == ("Storm passes", byline)
    assert article.body == "The ferry sails again.\n\nIt is late."


@pytest.mark.parametrize(
    "above", ["FOR IMMEDIATE RELEASE", "Press Release", "News release NR12345\nSource: Fjord Works"]
)
@pytest.mark.parametrize("dateline", ["BERGEN, Norway (AP) - ", ""])
def test_what_a_press_office_prints_above_is_no_title(above: str, dateline: str) -> None:
    article = one(f"{above}\n\nFjord Works Opens New Bridge\n\n{dateline}The bridge is open.\n\nIt is long.\n")
    assert (article.title, article.byline) == ("Fjord Works Opens New Bridge", None)
    assert (article.preamble, article.body) == (above, "The bridge is open.\n\nIt is long.")


def test_a_day_on_a_line_of_its_own_is_neither_title_nor_text() -> None:
    day = "Thursday, July 28, 2005"
    for above in (f"{day}\n\nBridge opens", f"Bridge opens\n{day}", f"Bridge opens\n \nBy Ann Lee\n{day}"):
        article = one(f"{above}\n\nThe bridge is open.\n\nIt is long.\n")
        assert (article.title, article.preamble) == ("Bridge opens", day)
        assert article.body == "The bridge is open.\n\nIt is long."
    assert one(day).body == day


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Ann Lee/AP", ("Ann Lee",)),
        ("By Ann Lee and Bo Ek | Reuters", ("Ann Lee", "Bo Ek")),
        ("Von Ann Lee (dpa)", ("Ann Lee",)),
        ("By Ann Lee – AP Sports Writer", ("Ann Lee",)),
        ("By Ann Lee in Paris and Bo Ek in Rome", ("Ann Lee", "Bo Ek")),
        ("By Ann Lee, Jr. with Bo Ek", ("Ann Lee Jr.", "Bo Ek")),
        ("Por Ana Pérez", ("Ana Pérez",)),
        ("By Ann Lee, BBC News, London", ("Ann Lee",)),
        ("By Ann Lee and Bo Ek, The Guardian", ("Ann Lee", "Bo Ek")),
        ("By Ann Lee, Washington", ("Ann Lee",)),
        ("Lee, A. B., Ek, C.-D., Colombo, L. and Moe, F.", ("Lee A. B.", "Ek C.-D.", "Colombo L.", "Moe F.")),
        ("By Paris Lee, London Ek", ("Paris Lee", "London Ek")),
        ("By Reuters Staff", ()),
        ("By AP Washington", ()),
    ],
)
def test_whom_a_byline_names(byline: str, authors: tuple[str, ...]) -> None:
    row = json.dumps({"title": "Storm passes", "byline": byline, "text": "The ferry sails again."})
    assert record(read(row.encode())[0]).authors == authors
