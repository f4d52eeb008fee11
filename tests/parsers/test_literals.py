"""Lists and objects that were written as text, in JSON and in tables alike."""

import csv
import io
import json
from collections.abc import Callable

import pytest

from app.record import ArticleRecord
from tests.parsers.reading import published, read, record

Row = dict[str, str]


def as_json(row: Row) -> ArticleRecord:
    return record(read(json.dumps(row).encode(), "pile.jsonl")[0])


def as_table(row: Row) -> ArticleRecord:
    written = io.StringIO()
    csv.writer(written).writerows([row, row.values()])
    return record(read(written.getvalue().encode(), "pile.csv")[0])


both = pytest.mark.parametrize("one", [as_json, as_table])


@both
@pytest.mark.parametrize(
    ("name", "text", "field", "value"),
    [
        ("authors", "['Ann Lee', 'Jo Park']", "authors", ("Ann Lee", "Jo Park")),
        ("tags", '["gold", "silver"]', "keywords", ("gold", "silver")),
        ("tags", "['gold, silver' 'ferries']", "keywords", ("gold, silver", "ferries")),
        ("tags", "[]", "keywords", ()),
        ("authors", " [ ] ", "authors", ()),
        ("section", "['Economy']", "section", "Economy"),
        ("source", "{'id': 'fp', 'name': 'Fjord Post'}", "source", "Fjord Post"),
        ("keywords", "[{'name': 'subject', 'value': 'Ferries'}]", "keywords", ("Ferries",)),
    ],
)
def test_a_list_or_object_that_was_written_as_text_is_read_as_one(
    one: Callable[[Row], ArticleRecord], name: str, text: str, field: str, value: object
) -> None:
    assert getattr(one({"title": "Gold rises", "text": "It rose on Monday.", name: text}), field) == value


@both
def test_categories_that_were_written_as_text_are_filed_as_others(one: Callable[[Row], ArticleRecord]) -> None:
    article = one(
        {"title": "Gold rises", "text": "It rose.", "tags": "['gold']", "categories": "['Economy', 'Metals']"}
    )
    assert (article.section, article.keywords) == ("Economy", ("Metals", "gold"))


@both
def test_a_text_that_was_written_as_a_list_has_its_paragraphs(one: Callable[[Row], ArticleRecord]) -> None:
    assert one({"title": "Gold rises", "text": "['It rose.', 'Silver fell.']"}).body == "It rose.\n\nSilver fell."


@both
@pytest.mark.parametrize("text", ["[Gold] rises", "['Gold' rises]", "{Gold} rises", '["Gold", she said, "rises"]'])
def test_brackets_in_a_text_are_no_list(one: Callable[[Row], ArticleRecord], text: str) -> None:
    article = one({"title": text, "text": text, "date": "2024-03-12"})
    assert (article.title, article.body, published(article)) == (text, text, "2024-03-12")
