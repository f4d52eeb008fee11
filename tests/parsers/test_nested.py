"""Fields one level down, and texts under names that are unknown."""

import json
from typing import Any

import pytest

from app.parsers.attempt import Parsed
from app.record import ArticleRecord
from tests.parsers.reading import published, read, reasons, record

PROSE = "The ferry to the islands sails again on Monday, after two weeks in the yard, the harbour master said. " * 2
TOLD = {
    "url": "https://fjord.example/3",
    "title": "The ferry sails",
    "published": "2022-09-20",
    "author": "Ann Lee",
    "source": "Fjord Press",
}


def lines(*rows: object) -> list[Parsed]:
    return read("".join(json.dumps(row) + "\n" for row in rows).encode(), "pile.jsonl")


def item(**fields: Any) -> ArticleRecord:
    return record(lines(fields)[0])


@pytest.mark.parametrize(("text", "holder"), [("content", "metadata"), ("page_content", "metadata"), ("text", "meta")])
@pytest.mark.parametrize("written", [dict, json.dumps, str])
def test_what_metadata_beside_a_text_say_belongs_to_the_article(text: str, holder: str, written: Any) -> None:
    article = item(**{text: "It sails again on Monday.", holder: written(TOLD)})
    assert (article.title, article.body) == ("The ferry sails", "It sails again on Monday.")
    assert (article.source_url, article.source, article.authors) == (TOLD["url"], "Fjord Press", ("Ann Lee",))
    assert published(article) == "2022-09-20"


def test_metadata_do_not_replace_what_an_article_says_itself() -> None:
    article = item(
        title="Ferry", text="It sails.", date="2021", author="", metadata={"text": "B", "date_gmt": "2022"} | TOLD
    )
    assert (article.title, article.body, published(article)) == ("Ferry", "It sails.", "2021")
    assert article.authors == ("Ann Lee",)


def test_metadata_have_names_of_all_kinds() -> None:
    article = item(text="It sails.", metadata={"article_title": "Ferry", "site": {"name": "Fjord Press"}, "rating": 3})
    assert (article.title, article.source) == ("Ferry", "Fjord Press")
    assert item(text="It sails.", metadata=["Ferry"]).title == "It sails."


@pytest.mark.parametrize("name", ["body_clean", "newsbody", "News", "message", "transcript", "description"])
def test_prose_is_the_text_where_there_is_no_title_either(name: str) -> None:
    article = item(url="https://fjord.example/3", **{name: PROSE})
    assert (article.body, article.source_url) == (PROSE.strip(), "https://fjord.example/3")
    assert len(article.provenance.warnings) == 1


def test_a_list_of_such_articles_is_found_inside_an_object() -> None:
    rows = [{"url": f"https://fjord.example/{number}", "newsbody": f"{number}. {PROSE}"} for number in range(2)]
    assert len(read(json.dumps({"count": 2, "items": rows}).encode(), "pile.json")) == 2


def test_a_row_of_numbers_or_words_is_no_article() -> None:
    rows = ({"a": "1 2 3 " * 20, "b": "yes"}, {"id": 1, "url": "https://fjord.example/3"}, {"description": "Ferries"})
    assert reasons(lines(*rows)) == ["empty"] * 3


def test_a_picture_or_an_empty_list_with_a_remark_is_no_article() -> None:
    picture = {"url": "https://fjord.example/3.jpg", "caption": PROSE, "width": 4300, "height": 2868}
    assert reasons(lines(picture, {"items": [], "rating": PROSE})) == ["empty"] * 2


def guardian(**fields: str) -> ArticleRecord:
    tags = [
        {"id": "shipping/ferries", "type": "keyword", "webTitle": "Ferries"},
        {"id": "tone/news", "type": "tone", "webTitle": "News"},
        {"id": "type/article", "type": "type", "webTitle": "Article"},
        {"id": "profile/annlee", "type": "contributor", "webTitle": "Ann Lee"},
    ]
    return item(webTitle="The ferry sails", fields={"bodyText": "It sails."} | fields, tags=tags)


def test_tags_of_the_guardian_are_contributors_and_topics() -> None:
    assert (guardian().authors, guardian().keywords) == (("Ann Lee",), ("Ferries",))
    assert guardian(byline="Bo Ek in Bergen").authors == ("Bo Ek",)
    assert item(title="Ferry", text="It sails.", tags=[{"type": "tone", "name": "News"}]).keywords == ("News",)


def test_captions_and_boxes_of_html_in_json_are_no_text() -> None:
    said = f"<p>{PROSE}</p>"
    picture = "<figure class='element'><img src='a.jpg'><figcaption>The ferry. Photograph: A. B.</figcaption></figure>"
    box = "<aside class='element element-rich-link'><p><span>Related: </span><a href='x'>Another ferry</a></p></aside>"
    assert item(title="Ferry", fields={"body": said + picture + box + said}).body == "\n\n".join([PROSE.strip()] * 2)
