"""Feeds: what publishing systems put around dates, titles and texts, and what only looks like that."""

import html

import pytest

from app.record import ArticleRecord
from tests.parsers.reading import published, read, record

SITE = "https://fjord.example/"
ITEM = f"{SITE}ferry"


def item(content: str, title: str = "Ferry sails", site: str = SITE, feed: str = "Fjord News") -> ArticleRecord:
    """The one item of a feed, with this inside it."""
    names = 'xmlns:yandex="http://news.yandex.ru" xmlns:turbo="http://turbo.yandex.ru"'
    entry = f"<item><title>{title}</title><link>{ITEM}</link>{content}</item>"
    whole = f'<rss version="2.0" {names}><channel><title>{feed}</title><link>{site}</link>{entry}</channel></rss>'
    return record(read(whole.encode())[0])


def body(markup: str) -> str:
    """The text of an item with this description."""
    return item(f"<description>{html.escape(markup)}</description>").body


TIME = '<time datetime="2022-09-20T14:05:11Z">Tue, 09/20/2022 - 10:05</time>'


@pytest.mark.parametrize("date", [TIME, html.escape(TIME), f"<![CDATA[{TIME}]]>", f"\n  {TIME}\n  "])
def test_a_date_marked_up_as_a_time_is_the_moment_that_it_gives(date: str) -> None:
    assert published(item(f"<pubDate>{date}</pubDate>")) == "2022-09-20T14:05:11Z"


def test_a_time_in_a_text_stays_as_it_is_printed() -> None:
    told = f"<p>It sails at {TIME}.</p>"
    article = item(f"<pubDate>Tue, 20 Sep 2022 12:00:00 GMT</pubDate><description>{html.escape(told)}</description>")
    assert (published(article), article.body) == ("2022-09-20T12:00:00Z", "It sails at Tue, 09/20/2022 - 10:05.")


def test_two_copies_of_a_text_for_news_aggregators_are_one_text() -> None:
    full = "<yandex:full-text><![CDATA[It sails again.<p>Ann Lee said so.</p>]]></yandex:full-text>"
    turbo = "<turbo:content><![CDATA[<header><h1>Ferry</h1></header>{}<p>Ann Lee said so.</p>]]></turbo:content>"
    assert item(full + turbo.format("<p>It sails again.</p>")).body == "It sails again.\n\nAnn Lee said so."
    assert "It was late." in item(full + turbo.format("<p>It was late.</p>")).body


def test_a_description_that_is_only_the_link_to_the_comments_is_no_text() -> None:
    link = html.escape(f'<a href="{SITE}talk?id=1">Comments</a>')
    comments = f"<comments>{SITE}talk?id=1</comments>"
    assert item(f"{comments}<description>{link}</description>").body == ""
    assert item(f"<description>{link}</description>").body == "Comments"
    assert item(f"{comments}<description>See the {link}</description>").body == "See the Comments"


def test_a_title_has_not_the_host_of_its_site_in_front() -> None:
    assert item("", "Fjord.example | Watch | Ferry sails").title == "Watch | Ferry sails"
    assert item("", "Fjord | Ferry sails").title == "Fjord | Ferry sails"
    assert item("", "harbour.example | Ferry sails").title == "harbour.example | Ferry sails"


def test_the_indentation_of_formatted_xml_ends_no_paragraphs() -> None:
    line = "The ferry to the islands sails again after three weeks of ice, its master said"
    wrapped = f"{line}\n                on Monday. Tickets cost as much as before, and children pay half of that\n"
    told = f"{wrapped}                price.\n            "
    assert item(f"<description>{told}</description>").body.count("\n") == 0
    assert item("<description>One.\n\n            Two.</description>").body == "One.\n\nTwo."
    verse = "The sea\n  is wide\nand deep"
    assert item(f"<description>{verse}</description>").body.count("is wide") == 1


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Fjord, the paper of the islands - free for all", "Fjord"),
        ("Fjord, Fjell and Sea", "Fjord"),
        ("Harbour, the paper of the islands", "Harbour, the paper of the islands"),
    ],
)
def test_a_feed_is_named_by_what_stands_before_a_comma_only_if_its_address_is(title: str, source: str) -> None:
    assert item("", feed=title).source == source


@pytest.mark.parametrize(
    "end",
    [
        f'<p><a href="{ITEM}?from=feed">Read more of this story</a> at Fjord News.</p>',
        f'<a href="{ITEM}">Lire la suite</a>\n - \n<a href="{SITE}b" rel="directory">En bref</a>\n / \n'
        f'<a href="{SITE}sea" rel="tag">Mer</a>',
        f'<p><a href="{ITEM}">Weiterlesen</a> auf Fjord News</p>',
    ],
)
def test_a_link_to_the_article_and_the_site_or_sections_behind_it_are_no_text(end: str) -> None:
    assert body(f"<p>It sails again, Ann Lee said.</p>{end}") == "It sails again, Ann Lee said."


@pytest.mark.parametrize(
    "end",
    [
        f'<p><a href="{ITEM}">Read more</a> at night, Ann Lee said. Bo Ek reads at sea.</p>',
        f'<p>You can <a href="{ITEM}">read more</a> at Fjord News.</p>',
        f'<p><a href="{SITE}other">Read more of this story</a> at Fjord News.</p>',
        f'<p><a href="{ITEM}">Read more</a> - <a href="{SITE}b">The harbour</a></p>',
        f'<p><a href="{ITEM}">Read more</a></p><p>Ann Lee wrote this.</p>',
        f'<p><a href="{ITEM}">The ferry</a> at Bergen.</p>',
    ],
)
def test_what_leads_elsewhere_or_says_more_stays(end: str) -> None:
    told = "<p>It sails again, Ann Lee said.</p>"
    assert body(told + end) != body(told)


def test_boxes_of_related_articles_are_no_text_if_they_are_a_small_part_of_it() -> None:
    told = "<p>It sails again after three weeks of ice, and tickets cost as much as before, Ann Lee said on Monday.</p>"
    box = '<div class="{}"><h4>Harbour opens</h4></div>'
    assert body(told + box.format("related_articles_wrapper") + "<p>Bo Ek agreed.</p>").count("Harbour") == 0
    assert body(told + box.format("unrelated_articles") + "<p>Bo Ek agreed.</p>").count("Harbour") == 1
    assert body(told + box.format("related-postscript") + "<p>Bo Ek agreed.</p>").count("Harbour") == 1
    assert body(f'<div class="related-posts">{told}</div>').startswith("It sails again")


def test_a_list_of_links_with_one_to_the_whole_story_is_no_text() -> None:
    links = "".join(f'<li><a href="{SITE}{n}">Ferry {n}</a>&nbsp;<font>Fjord</font></li>' for n in "ab")
    last = '<li><strong><a href="{}">Whole story</a></strong></li>'
    whole = last.format("https://news.google.com/stories/x?oc=5")
    assert body(f"<ol>{links}{whole}</ol>") == ""
    assert "Whole story" in body(f"<ol>{links}{last.format(ITEM)}</ol>")
    assert "It sails." in body(f"<ol>{links}{whole}</ol><p>It sails.</p>")


def aggregated(full: str, turbo: str) -> str:
    """The text of an item with these two copies for news aggregators."""
    return item(
        f"<yandex:full-text><![CDATA[{full}]]></yandex:full-text><turbo:content><![CDATA[{turbo}]]></turbo:content>"
    ).body


@pytest.mark.parametrize("full", ["", "  ", "<img src='ferry.jpg'>"])
def test_a_copy_without_words_is_no_text_beside_another(full: str) -> None:
    assert aggregated(full, "<p>It sails again.</p>") == "It sails again."


def test_of_two_copies_the_far_longer_one_is_the_text() -> None:
    whole = "<p>It sails again.</p><p>Ann Lee said so.</p><p>Bo Ek agreed.</p>"
    assert aggregated("It sails again.", whole) == "It sails again.\n\nAnn Lee said so.\n\nBo Ek agreed."


@pytest.mark.parametrize(
    "end",
    [
        f'<p><a href="{ITEM}">Read more</a> in the autumn book</p>',
        f'<p><a href="{ITEM}">More</a> on the ferry tomorrow.</p>',
    ],
)
def test_words_behind_a_link_to_the_article_that_are_no_site_stay(end: str) -> None:
    told = "<p>It sails again, Ann Lee said.</p>"
    assert body(told + end) != body(told)


@pytest.mark.parametrize(
    ("credit", "authors"),
    [
        ("Ann Lee, Fjord Press GmbH", ("Ann Lee",)),
        ("Ann Lee / Fjord Media Ltd", ("Ann Lee",)),
        ("Ann Lee, Bo Ek and Cy Oy Ltd", ("Ann Lee", "Bo Ek")),
        ("Fjord and Sea Ltd", ()),
        ("Fjord Press, LLC", ()),
    ],
)
def test_somebody_named_with_a_company_is_an_author(credit: str, authors: tuple[str, ...]) -> None:
    assert item(f"<author>{credit}</author>").authors == authors


def test_a_description_that_is_escaped_once_too_often_is_markup() -> None:
    said = html.escape(html.escape("<p>The ferry sails.</p><p>It is late.</p>"))
    code = html.escape("Write <b>&lt;p&gt;</b> above it.")
    mark = html.escape(html.escape("<!' <a href='a'>"))
    tags = html.escape(html.escape("<div> is a tag in HTML; <p> is another."))
    for description, body in (
        (said, "The ferry sails.\n\nIt is late."),
        (code, "Write <p> above it."),
        (mark, "<!' <a href='a'>"),
        (tags, "<div> is a tag in HTML; <p> is another."),
    ):
        item = f"<item><title>H</title><description>{description}</description></item>"
        raw = f"<rss version='2.0'><channel><title>T</title>{item}</channel></rss>"
        assert record(read(raw.encode())[0]).body == body
