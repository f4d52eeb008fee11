"""Files that end too early: whole articles are kept, and half of one is none."""

from pathlib import Path

import pytest

from app.parsers.attempt import CUT_OFF
from app.record import ArticleRecord
from tests.parsers.reading import SAMPLES, read, reasons, records

_MARKED = ("csv", "feed", "json", "jsonfeed", "newsml", "newsmlg2", "ninjs", "nitf", "rcv1", "reuters", "trec", "wxr")
"""Formats in which an article has an end that can be told from any other place in it."""
_CUTS = 150
_FILES = [path for name in _MARKED for path in sorted((SAMPLES / name).iterdir())]


@pytest.mark.parametrize("path", _FILES, ids=[str(path.relative_to(SAMPLES)) for path in _FILES])
def test_wherever_a_file_is_cut_there_is_no_half_article(path: Path) -> None:
    raw, [name] = path.read_bytes(), {item.provenance.format for item in records_of(path.read_bytes(), path)}
    whole = {told(article) for article in records_of(raw, path)}
    for end in range(1, len(raw) - 1, max(1, len(raw) // _CUTS)):
        assert {told(article) for article in records_of(raw[:end], path, name)} <= whole, end


def told(article: ArticleRecord) -> object:
    """What an article says; a table's last cell, here its source, may end anywhere, as the last line needs no end."""
    return (article.title, article.body) if article.provenance.format == "csv" else article.content_hash


def records_of(raw: bytes, path: Path, name: str | None = None) -> list[ArticleRecord]:
    return [item for item in read(raw, path.name, name=name) if isinstance(item, ArticleRecord)]


@pytest.mark.parametrize(
    ("name", "whole", "cut"),
    [
        ("a.csv", "title,text,date\r\nOne,It rains.,2022-09-20\r\n", 'Two,"It rai'),
        ("a.csv", "title,text,date\r\nOne,It rains.,2022-09-20\r\n", "Two,It rai"),
        ("a.sgm", "<REUTERS><TEXT><TITLE>One</TITLE></TEXT></REUTERS>\n", "<REUTERS><TEXT><TITLE>Two</TITLE><BODY>It"),
        ("a", "<DOC><DOCNO>A-1</DOCNO><TEXT>One</TEXT></DOC>\n", "<DOC><DOCNO>A-2</DOCNO><TEXT>It rai"),
        (
            "a.txt",
            "TITLE: One\nDATE: 01/31/2002\n-----\nBODY:\nIt rains.\n-----\n--------\n",
            "TITLE: Two\n-----\nBODY:\nIt",
        ),
        ("a.xml", "<rss><channel><item><title>One</title></item>", "<item><title>Two</title><description>It rai"),
        ("a.xml", "<rss><channel><item><title>One</title></item>", "<item><title>Two</title></it"),
    ],
)
def test_what_is_cut_off_is_rejected_with_its_reason_and_kept(name: str, whole: str, cut: str) -> None:
    items = read(f"{whole}{cut}".encode(), name)
    assert len(records(items[:-1])) == 1
    assert reasons(items[-1:]) == [CUT_OFF]
    assert items[-1].raw.decode().strip() == cut  # type: ignore[union-attr]


_ITEM = "<item><title>One</title><description>It rains.</description></item>"
_ARTICLES = "<articles><article><title>One</title><body>R&D.</body></article>"
_TWO = "<article><title>Two</title><body>It snows.</body></article>"


@pytest.mark.parametrize(
    ("name", "text", "titles"),
    [
        ("a.csv", "title,body,\nOne,It rains.\nTwo,It snows.", ["One", "Two"]),
        ("a.csv", 'title,body,\nOne,"It rains."', ["One"]),
        ("a.csv", "title,body,notes\nOne,It rains.\nTwo,It snows.", ["One", "Two"]),
        ("a.xml", f"{_ARTICLES}{_TWO}<!-- <article> --></articles>", ["One", "Two"]),
        ("a.xml", f"{_ARTICLES}{_TWO}</articles><article>", ["One", "Two"]),
        ("a.xml", f"<rss><channel>{_ITEM}<link>https://fjord.example/</link></channel></rss>", ["One"]),
    ],
)
def test_what_is_whole_is_not_cut_off(name: str, text: str, titles: list[str]) -> None:
    assert [article.title for article in records(read(text.encode(), name))] == titles


@pytest.mark.parametrize("rest", ["<article>", "<article><title>Thr", "<article><title>Three</title><body>It"])
def test_an_article_of_which_nothing_is_left_costs_no_other(rest: str) -> None:
    items = read(f"{_ARTICLES}{_TWO}{rest}".encode(), "a.xml")
    assert [article.title for article in records(items[:2])] == ["One", "Two"]
    assert reasons(items[2:]) == [CUT_OFF]


@pytest.mark.parametrize(
    ("whole", "cut"),
    [
        (_ARTICLES, "<article><title>Two</title><related><article>see</article></related><body>It"),
        (_ARTICLES, "<article><title>Two</title><body><![CDATA[An </article> tag is"),
        (f"<rss><channel>{_ITEM}", "<item><title>Two</title><description><![CDATA[An </item> tag"),
    ],
)
def test_an_end_inside_is_none(whole: str, cut: str) -> None:
    items = read(f"{whole}{cut}".encode(), "a.xml")
    assert [article.title for article in records(items[:1])] == ["One"]
    assert reasons(items[1:]) == [CUT_OFF]


def test_an_empty_item_is_not_cut_off() -> None:
    items = read(f"<rss><channel>{_ITEM}<item/></channel></rss>".encode(), "a.xml")
    assert reasons(items) == ["empty"]


def test_documents_that_never_have_an_end_have_none_at_the_end() -> None:
    assert len(records(read(b"<DOC><DOCNO>A-1</DOCNO><TEXT>One\n<DOC><DOCNO>A-2</DOCNO><TEXT>Two\n"))) == 2
