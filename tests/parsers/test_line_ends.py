"""How lines end, and what stands around a file's text: the same article however a machine wrote it down."""

import codecs
import io
import tracemalloc

import pytest

from app.parsers import feed
from app.parsers.attempt import SAMPLE
from app.parsers.encoding import as_utf8
from app.parsers.options import Options
from tests.parsers.reading import published, read, reasons, record, records

FILES = {
    "wire": "date: 2001-06-15\ntitle: Rain\nkeywords: rain; sea\n\nOSLO, June 15 - It rains.\n\nAgain.\n",
    "markdown": "---\ntitle: Rain\ndate: 2001-06-15\nkeywords: [rain, sea]\n---\n\nIt rains.\n\nAgain.\n",
    "csv": 'title,text,date,keywords\nRain,"It rains.\n\nAgain.",2001-06-15,rain; sea\n',
    "jsonl": '{"title": "Rain", "text": "It rains.\\n\\nAgain.", "date": "2001-06-15", "keywords": ["rain", "sea"]}\n',
    "json": '[{"title": "Rain", "text": "It rains.\\n\\nAgain.",\n"date": "2001-06-15", "keywords": "rain, sea"}]\n',
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_is_read_the_same_however_its_lines_end(name: str, end: str, encoding: str) -> None:
    [article] = records(read(FILES[name].replace("\n", end).encode(encoding)))
    assert (article.provenance.format, article.title, article.body) == (name, "Rain", "It rains.\n\nAgain.")
    assert (published(article), article.keywords) == ("2001-06-15", ("rain", "sea"))


def test_each_line_that_ends_in_a_return_is_an_article() -> None:
    for raw in (b'{"text": "a"}\r{"text": "b"}\r', b"date 2020 a\r\rdate 2021 b\r", b"title,text\rA,a\rB,b\r"):
        assert [article.body for article in records(read(raw))] == ["a", "b"]


def test_of_many_returns_no_more_is_held_than_of_other_lines() -> None:
    found = read(b'{"text": "%s"}\r' % (b"a" * 40_000) * 3, options=Options(max_article_bytes=1000), name="jsonl")
    assert reasons(found) == ["larger than 1000 bytes"] * 3


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("before", ["\x0c", "\ufeff", "\n\n", " \n \t\n", "\r\n \r\n", "\ufeff \n"])
def test_what_is_blank_before_the_first_line_hides_no_format(name: str, before: str) -> None:
    article = record(read((before + FILES[name]).encode())[0])
    assert (article.provenance.format, article.title, article.body) == (name, "Rain", "It rains.\n\nAgain.")
    assert published(article) == "2001-06-15"


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("behind", ["\x1a", "\n\x1a", "\r\n\x1a", "\0\0\0", " \t\n", "\t\t \n\x1a\0"])
def test_what_old_systems_end_a_file_with_is_no_article(name: str, behind: str) -> None:
    [article] = records(read((FILES[name] + behind).encode()))
    assert (article.provenance.format, article.title, article.body) == (name, "Rain", "It rains.\n\nAgain.")


def test_the_last_value_of_a_file_does_not_end_in_its_mark() -> None:
    [row] = records(read(b"title,text,date\nRain,It rains.,2001-06-15\x1a"))
    assert (published(row), row.provenance.warnings) == ("2001-06-15", ())
    assert [line.body for line in records(read(b'{"text": "a"}\r\n{"text": "b"}\x1a'))] == ["a", "b"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32"])
def test_a_text_of_wide_units_is_not_held_whole(encoding: str) -> None:
    rows = "<rss><channel>" + "<item><title>Rain \U0001f327</title></item>" * 60_000
    raw = rows.encode(encoding)
    tracemalloc.start()
    count = sum(1 for _ in feed.parse(io.BytesIO(raw), "feed.xml", Options()))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 60_000
    assert most < len(raw)


def test_a_piece_of_wide_units_may_end_within_a_character() -> None:
    stream = as_utf8(io.BytesIO(codecs.BOM_UTF16_LE + ("a" + "\U0001f327" * SAMPLE).encode("utf-16-le")[:-1]))
    assert stream.read() == ("a" + "\U0001f327" * (SAMPLE - 1) + "\ufffd").encode()
    stream.seek(1)
    assert stream.read(4).decode() == "\U0001f327"
