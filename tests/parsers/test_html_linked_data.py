"""The JSON-LD of a page: damaged as templates leave it, and about several articles."""

import json

import pytest

from app.record import ArticleRecord
from tests.parsers.reading import published, read, record

TEXT = "<p>The ferry to the islands sails again on Monday, after three weeks in which ice had kept it at its pier.</p>"
NODE = '"@type": "NewsArticle", "headline": "Ferry sails", "datePublished": "2022-09-20", "author": {"name": "Ann Lee"}'


def page(*scripts: str, head: str = "") -> ArticleRecord:
    linked = "".join(f'<script type="application/ld+json">{each}</script>' for each in scripts)
    [item] = read(f"<html><head>{head}{linked}</head><body><h1>Ferry sails</h1>{TEXT}".encode())
    return record(item)


def told(article: ArticleRecord) -> tuple[str, str | None, tuple[str, ...]]:
    return article.title, published(article), article.authors


@pytest.mark.parametrize(
    "script",
    [
        f'{{{NODE}, "description": "He said "no" to it."}}',
        f'{{{NODE}, "description": "It was "late", he said"}}',
        f'{{{NODE}, "description": "the harbour\\\'s vote"}}',
        f'{{"@type": "WebSite"}}{{{NODE}}}',
        f"{{{NODE}}};\n",
        f"{{{NODE}}}}}",
        f"[{{{NODE},}},]",
        f"{{{NODE}}}".replace('"', "&quot;"),
        f"<!-- {{{NODE}}} -->",
    ],
)
def test_data_that_a_template_has_damaged_are_read(script: str) -> None:
    assert told(page(script)) == ("Ferry sails", "2022-09-20", ("Ann Lee",))


def test_quotes_and_backslashes_that_are_escaped_stay_as_they_are() -> None:
    node = {"@type": "NewsArticle", "headline": 'Ferry "Ann": C:\\ice, "late" \\ again'}
    assert page(json.dumps(node)[:-1] + ",}").title == node["headline"]


def test_the_node_of_another_article_does_not_count() -> None:
    other = json.dumps(
        {
            "@type": "NewsArticle",
            "headline": "Ice melts",
            "datePublished": "2021-01-01",
            "author": {"name": "Bo Ek"},
            "url": "https://fjord.example/ice",
        }
    )
    link = '<link rel="canonical" href="https://www.fjord.example/ferry/">'
    mine = f'{{{NODE}, "mainEntityOfPage": {{"@id": "http://fjord.example/ferry"}}}}'
    assert told(page(other, mine, head=link)) == ("Ferry sails", "2022-09-20", ("Ann Lee",))
    assert told(page(other, f"{{{NODE}}}", head=link)) == ("Ferry sails", "2022-09-20", ("Ann Lee",))
    assert told(page(other, head=link))[1] == "2021-01-01"


def test_another_address_of_the_page_is_no_other_article() -> None:
    link = '<link rel="canonical" href="https://fjord.example/news/ferry">'
    for address in ("https://fjord.example/amp/ferry", "https://fjord.example/news/ferry.html"):
        bare = '{"@type": "Article", "headline": "Ferry sails", "author": "admin"}'
        assert told(page(bare, f'{{{NODE}, "url": "{address}"}}', head=link)) == (
            "Ferry sails",
            "2022-09-20",
            ("Ann Lee",),
        )
