"""Texts made to keep a parser busy: they cost what others of their size do."""

import json
import time

import pytest

from app.parsers.formats import FORMATS
from app.record import Unreadable
from tests.parsers.reading import read, record

_STYLED = "<NewsML><NewsItem><NewsComponent><ContentItem><DataContent>{}</DataContent></ContentItem></NewsComponent>"
_SECONDS = 2.0
"""Of processor time: many times what any of these takes, and little beside what it took before it was looked at."""


def _seconds(text: str) -> float:
    """How long it takes to read it."""
    started = time.process_time()
    assert read(text.encode())
    return time.process_time() - started


@pytest.mark.parametrize(
    "text",
    [
        "---\n" + "\n" * 28 + "1",
        _STYLED.format(".a {x: y} " * 16 + "a:hover {x: y} It rains."),
    ],
    ids=["front matter without a key", "a style sheet that is none"],
)
def test_what_fits_in_many_ways_and_not_in_the_end_is_told_at_once(text: str) -> None:
    assert _seconds(text) < _SECONDS


@pytest.mark.parametrize(
    "byline",
    ["Word " * 20_000, "A" + " " * 20_000 + "b", "Ann Lee" + "/AP" * 20_000],
    ids=["words", "spaces", "agencies"],
)
def test_a_byline_that_is_none_names_nobody_at_once(byline: str) -> None:
    assert _seconds(json.dumps({"title": "Rain", "text": "It rains.", "author": byline})) < _SECONDS


@pytest.mark.parametrize(
    "text",
    [
        "Police report\n" + "-" * 60_000 + "\n\nIt rains.",
        f"Title: Rain\nSource: Fjord 2024-01-01{' ' * 60_000}x\nAuthor: Ann Lee\n\nIt rains.",
        "「" + "渡轮沉没。" * 12_000,
    ],
    ids=["a rule", "a source with spaces", "a quotation without an end"],
)
def test_lines_above_a_text_and_its_first_sentence_are_read_at_once(text: str) -> None:
    assert _seconds(text) < _SECONDS


@pytest.mark.parametrize("value", ["\t" * 60_000, "x" * 60_000, "\n\tx" * 20_000], ids=["tabs", "letters", "lines"])
def test_metadata_that_does_not_end_is_told_at_once(value: str) -> None:
    started = time.process_time()
    assert read(f"Title:{value}".encode(), name="markdown")
    assert time.process_time() - started < _SECONDS


@pytest.mark.parametrize("unit", ["<p>a</p>b", "<h2>Harbour</h2>aa ", "<tr>a b", "<blockquote>x</blockquote>"])
def test_a_page_of_very_many_blocks_is_read_at_once(unit: str) -> None:
    assert _seconds(_PAGE.format("{}", f"<h1>Rain</h1>{unit * 7_900}")) < _SECONDS


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("raw", [b"", b"\n"])
def test_a_file_without_an_article_says_so(name: str, raw: bytes) -> None:
    """Whatever format it is said to be in."""
    [nothing] = read(raw, name=name)
    assert isinstance(nothing, Unreadable)
    assert (nothing.position, nothing.raw, nothing.format) == (1, raw, name)
    assert nothing.reason == "contains no article"


@pytest.mark.parametrize(
    "raw",
    [b"[]", b"[\n]\n", b'{"items": []}', b"title,date,text\n", b"id,title,date,text\r\n\r\n", b"<rss><channel/></rss>"],
)
def test_a_list_without_an_article_is_none(raw: bytes) -> None:
    [nothing] = read(raw)
    assert isinstance(nothing, Unreadable)
    assert nothing.raw == raw


_MANY = 60_000
_PAGE = "<html><head><script type='application/ld+json'>{}</script></head><body>{}<p>It rains.</p></body></html>"
_NITF = "<nitf><body><body.content>{}</body.content></body></nitf>"
_FEED = "<rss version='2.0'><channel><item><title>Rain</title>{}</item></channel></rss>"
_IPTC = "\x01fp0001 3 pl 100 fp 0001\nFerry/Sea/\n\x02Rain =\n{}\x03\x04"
_ITEM = "<newsItem><itemMeta>{}</itemMeta>{}</newsItem>"
_PART = "<inlineData contenttype='text/plain'>{}</inlineData>"
_PARTS = "".join(_PART.format(f"It rains in part {number} of the island.") for number in range(_MANY // 6))
_NOTES = "".join(f"<edNote>{n} rains.</edNote><edNote role='x:private'>Call {n}.</edNote>" for n in range(_MANY // 8))
_ENDLESS = {
    "a name of an element": "<" + "a" * _MANY,
    "blanks in XML": f"<nitf><body><body.content><p>It{' ' * _MANY}rains.</p></body.content></body></nitf>",
    "blanks in a tag": json.dumps({"title": "Rain", "text": f"It rains. <p a={' ' * _MANY}"}),
    "comments": f"<rss><channel>{'<!--' * (_MANY // 4)}<item><title>Rain</title></item>",
    "shortcodes": f"# Rain\n\nIt rains. {'{{' * (_MANY // 2)}",
    "blanks before a brace": f"# Rain\n\nIt {{rains}}.{' ' * _MANY}x",
    "the number of a release": f"press release {'1' * _MANY}!\n\nIt rains.",
    "an author in JSON-LD": _PAGE.format(json.dumps({"@type": "NewsArticle", "author": f"A{' ' * _MANY}b"}), ""),
    "an author in microdata": _PAGE.format(
        "", f"<div itemprop='author'><meta itemprop='name' content='{'a' * _MANY}'></div>"
    ),
    "comments of Liquid": f"# Rain\n\nIt rains. {'{%comment%}' * (_MANY // 3)}",
    "blanks in front matter that is no YAML": f"---\ntitle: Rain\nb: @x{' ' * _MANY}y\n---\n\nIt rains.",
    "a picture's text": _FEED.format(f"<description>It rains.</description>{'<media:text>' * (_MANY // 3)}"),
    "a picture's text's tag": _FEED.format(f"<description>It rains.</description>{'<media:text ' * (_MANY // 3)}"),
    "CDATA": _FEED.format(f"<description>It & rains.</description>{'<![CDATA[' * (_MANY // 3)}"),
    "document types": f"<nitf><body>It rains.</body></nitf>{'<!DOCTYPE[' * (_MANY // 3)}",
    "dashes in a date": _PAGE.format("", f"<h1>Rain</h1><i class='date' title='{'-' * _MANY}'></i>"),
    "an author's line ends": _PAGE.format(
        "", f"<div itemprop='author'><meta itemprop='name' content='A{chr(10) * _MANY}b'></div>"
    ),
    "a date's author": json.dumps({"title": "Rain", "text": "It rains.", "date": f"Posted {'by ' * _MANY}1"}),
    "dashes behind a dateline": json.dumps({"title": "Rain", "dateline": f"OSLO {'-' * _MANY}.", "text": "It rains."}),
    "a word above the last line": _PAGE.format(
        "",
        f"<h1>Rain</h1><p>It rains in the north of the island, and the ferry waits.</p><p>It {'a' * _MANY} rains.</p>",
    ),
    "blanks in a feed's name": f"<rss version='2.0'><channel><title>Fjord{chr(160) * _MANY}x</title>"
    "<link>https://fjord.example/</link><item><title>Rain</title><description>It rains.</description></item>",
    "gaps on one line": _NITF.format(f"<p>{'a  ' * (2 * _MANY)}</p>"),
    "spans": _NITF.format("<p>" + "<span class='a'>It</span>" * (_MANY // 20) + "</p>"),
    "quotations": _NITF.format(f"<p>{'<citat>x</citat>' * (_MANY // 5)}</p>"),
    "an address that is none": _NITF.format(f"<p>{'@' * _MANY}</p><p>It rains.</p>"),
    "notes for screen readers": _PAGE.format("", "<table><tr><td>" + "<i></i><b class='sr-only'>x</b>" * (_MANY // 20)),
    "papers and days": "The Fjord Times\n\nJanuary 3, 2022\n\n" * (_MANY // 30) + "It rains.\n",
    "papers": "Share\n=====\nAnn Lee\nReuters\n\n" * (_MANY // 28) + "It rains.\n",
    "sections with a day": json.dumps({"text": "World | May 16, 2024\n\n" * (_MANY // 22) + "It rains."}),
    "blanks behind a time of sending": _IPTC.format(f"It rains.\n131137 Dec 18{' ' * _MANY}x\n131137 GMT Dec 18"),
    "marked lines": f"\x01\nu a BC-Rain\n\x02{chr(10).join(f'^{n} rains' for n in range(_MANY // 4))}\nIt rains.\n\x03",
    "contents of an item": _ITEM.format("", f"<contentSet>{_PART.format('It rains. ' * _MANY)}{_PARTS}</contentSet>"),
    "notes to editors": _ITEM.format(_NOTES, ""),
    "days of a dispatch": "date: 2022-09-20\n" * (_MANY // 18),
    "days that are none": "It rains.\n\n" + "date: soon\n" * (_MANY // 12),
    "a text's tag": f"<REUTERS NEWID='1'><TEXT>{'<TEXT ' * (_MANY // 6)}",
}


@pytest.mark.parametrize("text", _ENDLESS.values(), ids=_ENDLESS.keys())
def test_what_never_ends_is_not_gone_through_from_every_place(text: str) -> None:
    assert _seconds(text) < _SECONDS


def test_a_language_of_very_many_parts_is_none() -> None:
    article = record(
        read(json.dumps({"title": "Rain", "text": "It rains.", "language": "en" + "-a" * 10_000}).encode())[0]
    )
    assert article.language is None
    assert article.provenance.warnings
