"""Texts that content management systems keep as blocks: an article is one article, however many blocks it has."""

import json
from typing import Any

from app.record import ArticleRecord
from tests.parsers.reading import published, read, records


def articles(document: object) -> list[ArticleRecord]:
    """The articles in a document of JSON."""
    return records(read(json.dumps(document, indent=1).encode()))


def block(kind: str, content: str, **more: object) -> dict[str, object]:
    """A block of a text, as Arc has it."""
    return {"_id": "B", "type": kind, "content": content, "additional_properties": {}, **more}


def story(*blocks: object, **more: object) -> dict[str, Any]:
    """A story as Arc publishes it."""
    return {
        "_id": "FJORD1",
        "type": "story",
        "headlines": {"basic": "Ferry sails late", "print": "Late ferry"},
        "description": {"basic": "A storm held it."},
        "credits": {"by": [{"type": "author", "name": "Ann Lee"}], "photos_by": [{"name": "Bo Ek"}]},
        "first_publish_date": "2022-09-20T14:05:11Z",
        "publish_date": "2022-09-22T08:00:00Z",
        "taxonomy": {"tags": [{"text": "ferries"}], "primary_section": {"_id": "/sea", "name": "Sea"}},
        "source": {"name": "Fjord Press", "system": "composer"},
        "canonical_url": "https://fjordpress.example/ferry",
        "content_elements": list(blocks),
        **more,
    }


_TEXT = block("text", "The ferry sailed at noon, two hours late.")
_LAST = block("text", "It will sail again on Sunday &amp; Monday.")


def test_a_story_of_arc_is_one_article_with_all_its_fields() -> None:
    [article] = articles(story(_TEXT, block("header", "Storm", level=2), _LAST))
    assert (
        article.body == "The ferry sailed at noon, two hours late.\n\nStorm\n\nIt will sail again on Sunday & Monday."
    )
    assert (article.title, article.summary) == ("Ferry sails late", "A storm held it.")
    assert (article.authors, article.section, article.keywords) == (("Ann Lee",), "Sea", ("ferries",))
    assert (article.source, published(article)) == ("Fjord Press", "2022-09-20T14:05:11Z")
    assert article.source_url == "https://fjordpress.example/ferry"


def test_stories_in_a_list_or_in_an_answer_are_an_article_each() -> None:
    two = [story(_TEXT, _LAST), story(_LAST, _TEXT, _id="FJORD2")]
    for document in (two, {"type": "results", "count": 2, "content_elements": two}):
        assert [len(each.body.split("\n\n")) for each in articles(document)] == [2, 2]


def test_blocks_inside_blocks_are_text_and_links_to_other_stories_are_not() -> None:
    listed = {"type": "list", "items": [block("text", "One boat"), block("text", "Two <b>boats</b>")]}
    quoted = {"type": "quote", "content_elements": [_TEXT], "citation": {"type": "text", "content": "Bo Ek"}}
    cells = [[block("text", "Monday"), block("text", "noon")]]
    shown = {"type": "table", "header": [block("text", "Day"), block("text", "Time")], "rows": cells}
    beside = [
        block("interstitial_link", "Read more: ferries"),
        {"type": "image", "title": "Boat", "caption": "A boat", "url": "https://fjordpress.example/boat.jpg"},
        {"type": "story", "headlines": {"basic": "Older"}, "content_elements": [block("text", "Older text.")]},
        block("raw_html", "<script>track()</script>"),
        block("raw_html", "<p>A map.</p>"),
    ]
    [article] = articles(story(listed, *beside, quoted, shown))
    assert article.body.split("\n\n") == [
        "One boat", "Two boats", "A map.", "The ferry sailed at noon, two hours late.", "Bo Ek", "Day Time",
        "Monday noon",
    ]  # fmt: skip


def test_typed_parts_under_any_name_are_a_text_and_no_articles() -> None:
    parts = [block("p", "The ferry sailed at noon, two hours late. " * 3), block("p", "It came back.")]
    [article] = articles({"headline": "Ferry sails late", "parts": parts})
    assert (article.title, article.body.split("\n\n")[1]) == ("Ferry sails late", "It came back.")
    assert article.provenance.warnings == ("the text was taken from 'parts': no field with a known name has one",)


def test_typed_texts_that_have_dates_of_their_own_are_articles() -> None:
    notes = [{"type": "note", "content": text, "published": "2022-09-20"} for text in ("It sails.", "It sank.")]
    assert [each.body for each in articles({"title": "Ann Lee's notes", "notes": notes})] == ["It sails.", "It sank."]
    labelled = [{"type": "sport", "text": "It sails."}, {"type": "politics", "text": "It sank."}]
    assert [each.body for each in articles(labelled)] == ["It sails.", "It sank."]


def test_the_kicker_among_the_washington_posts_blocks_is_the_section() -> None:
    contents = [block("kicker", "Business"), block("title", "Ferry"), block("sanitized_html", "It sails.")]
    [article] = articles({"id": "1", "title": "Ferry", "contents": contents})
    assert (article.section, article.body) == ("Business", "It sails.")
    [article] = articles({"id": "1", "title": "Ferry", "section": "Sea", "contents": contents})
    assert article.section == "Sea"
