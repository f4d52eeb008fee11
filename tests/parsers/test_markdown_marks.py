"""Marks of note-taking programs and site generators, and front matter that is not YAML."""

import pytest

from app.record import ArticleRecord
from tests.parsers.reading import read, record

LINE = "The ferry to the islands sails again on Monday, the harbour master said."


def post(body: str, front: str = "title: The ferry sails") -> ArticleRecord:
    return record(read(f"---\n{front}\n---\n{body}\n".encode(), "ferry.md")[0])


def test_an_embedded_file_is_left_out_and_a_page_is_called_by_its_name() -> None:
    article = post(f"![[harbour.jpg]]\n\n{LINE} See [[Fjord Press|the paper]] and [[Bergen]].")
    assert article.body == f"{LINE} See the paper and Bergen."


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("See [[1]](https://fjord.example/1).", "See [1]."),
        ("In a shell, [[ -f x ]] is a test.", "In a shell, [[ -f x ]] is a test."),
        ("Write `[[Bergen]]` for a link.", "Write [[Bergen]] for a link."),
        ("See note [[12]].", "See note [[12]]."),
        ("An array [[a, b], [c, d]] of letters.", "An array [[a, b], [c, d]] of letters."),
    ],
)
def test_other_brackets_stay(said: str, shown: str) -> None:
    assert post(f"{LINE} {said}").body == f"{LINE} {shown}"


def test_brackets_in_code_stay() -> None:
    assert "[[Bergen]]" in post(f"{LINE}\n\n```\n[[Bergen]]\n:::\n```\n").body


@pytest.mark.parametrize(
    "opening", [":::tip[At sea]", "::: warning At sea", ":::note At sea {.wide}", "::: {.box}\n\nAt sea"]
)
def test_a_box_keeps_its_title_and_text(opening: str) -> None:
    assert (
        post(f"{LINE}\n\n{opening}\n\nIt sails.\n\n:::\n\nThe end.").body
        == f"{LINE}\n\nAt sea\n\nIt sails.\n\nThe end."
    )


def test_colons_before_other_words_stay() -> None:
    assert ":::ferries sail again" in post(f"{LINE}\n\n:::ferries sail again\n").body


@pytest.mark.parametrize("place", ["* toc\n{:toc}", "[TOC]", "[[toc]]", "1. x\n{:toc}"])
def test_the_place_of_a_table_of_contents_is_left_out(place: str) -> None:
    article = post(f"{place}\n\n{LINE}")
    assert article.body == (LINE if not place.startswith("1") else article.body)
    assert "toc" not in article.body.lower()


def test_what_can_be_chosen_is_no_text() -> None:
    assert post(f'{LINE}\n\n<select id="a">\n<option>Bergen</option>\n</select>\n').body == LINE


def test_a_line_that_names_the_authors_is_the_byline() -> None:
    article = post(f"**Author**: Ann Lee (Fjord Press), Bo Ek (Harbour)\n\n{LINE}")
    assert (article.authors, article.body) == (("Ann Lee", "Bo Ek"), LINE)
    assert article.byline == "Author: Ann Lee (Fjord Press), Bo Ek (Harbour)"


@pytest.mark.parametrize(
    "line",
    [
        "**Author:** Ann Lee\n\n**Publisher:** Fjord",
        "**Author:** to be named",
        f"Author: Ann Lee\n{LINE}",
        "Authors: the people who write books are many",
    ],
)
def test_a_box_or_a_sentence_is_no_byline(line: str) -> None:
    article = post(f"{line}\n\n{LINE}")
    assert article.body.startswith("Author")
    assert article.authors == ()


def test_front_matter_names_the_authors_first() -> None:
    article = post(f"**Author:** Ann Lee\n\n{LINE}", "title: The ferry sails\nauthor: Bo Ek")
    assert (article.authors, article.body) == (("Bo Ek",), f"Author: Ann Lee\n\n{LINE}")


def test_lists_and_texts_of_front_matter_that_is_not_yaml_are_read() -> None:
    front = (
        "title: Ferry: it sails\ndescription: >-\n  It sails\n  again.\ntags:\n  - harbour\n  - 'sea'\nimage:\n  a: b"
    )
    article = post(LINE, front)
    assert (article.title, article.summary) == ("Ferry: it sails", "It sails again.")
    assert article.keywords == ("harbour", "sea")


def test_a_byline_in_html_is_its_text() -> None:
    article = post(LINE, 'title: The ferry sails\nbyline: By <a href="https://fjord.example/">Ann Lee</a>')
    assert (article.byline, article.authors) == ("By Ann Lee", ("Ann Lee",))


@pytest.mark.parametrize(
    ("byline", "author"),
    [("By Bo Sandberg.", "Bo Sandberg"), ("By Ann Lee, Jr.", "Ann Lee Jr."), ("By John D. Rockefeller Esq.", None)],
)
def test_a_full_stop_ends_a_byline_but_not_a_short_form(byline: str, author: str | None) -> None:
    [named] = post(LINE, f"title: The ferry sails\nbyline: {byline}").authors
    assert named == author or (author is None and named.startswith("John D. Rockefeller"))


def test_a_list_of_several_items_above_a_table_of_contents_stays() -> None:
    assert post(f"{LINE}\n\n- Ferries\n- Buses\n- Trains\n{{:toc}}\n").body == f"{LINE}\n\nFerries\n\nBuses\n\nTrains"
    assert post(f"## Ferries\n* Contents\n{{:toc}}\n\n{LINE}").body == f"Ferries\n\n{LINE}"


def test_names_of_a_list_in_front_matter_that_is_not_yaml_are_authors() -> None:
    article = post(LINE, "title: Ferry: it sails\nauthors:\n  - name: Ann Lee\n  - name: Bo Ek")
    assert article.authors == ("Ann Lee", "Bo Ek")


def test_brackets_behind_a_word_are_no_link() -> None:
    assert post(f"{LINE} The list is ferry[[i]].").body == f"{LINE} The list is ferry[[i]]."
