"""Reuters SGML: many roots in a file, references for control characters, texts that were never taken apart."""

import pytest

from app.parsers.options import Options
from app.record import Unreadable
from tests.parsers.reading import corpus, published, read, reasons, record, records, sample


def test_a_document_says_all_that_its_tags_say() -> None:
    article = record(sample("reuters/harbour.sgm")[0])
    assert article.title == "BERGEN HARBOUR <BGH.OL> TO REOPEN AT 9 A&M PIER"
    assert (published(article), article.date_source) == ("1987-03-02T04:25:39Z", "metadata")
    assert (article.dateline, article.places) == ("BERGEN, Norway, March 2", ("Bergen, Norway",))
    assert (article.byline, article.authors) == ("By Ann Lee and Bo Ek, Reuters", ("Ann Lee", "Bo Ek"))
    assert article.keywords == ("ship", "coffee", "place:norway", "person:lund", "org:opec", "exchange:nyse")
    assert (article.source, article.section) == (None, None)
    assert article.provenance.identity == "id harbour.sgm\n101"


def test_a_body_keeps_its_paragraphs_and_its_sign_off_and_is_decoded_once() -> None:
    assert record(sample("reuters/harbour.sgm")[0]).body.split("\n\n") == [
        "The harbour of Bergen will open again on Tuesday, its master said.",
        "Ice had kept the ferries &lt;in port> for three weeks.",
        "Reuter",
    ]


def test_a_brief_is_a_headline_and_an_impossible_time_keeps_its_day() -> None:
    article = record(sample("reuters/harbour.sgm")[1])
    assert (article.title, article.title_source, article.body) == ("FERRY FARES UP FOUR PCT", "headline", "")
    assert published(article) == "1987-03-31"
    assert article.provenance.warnings


def test_a_text_that_was_never_taken_apart_is_text() -> None:
    article = record(sample("reuters/harbour.sgm")[2])
    assert article.title == "ICE REPORT 1 - APR 1"
    assert article.body == "Fjords open today\n\nInner...........4 vs.....2"


def test_a_document_with_neither_title_nor_text_is_rejected() -> None:
    *_, last = sample("reuters/harbour.sgm")
    assert isinstance(last, Unreadable)
    assert (last.reason, last.position) == ("empty", 4)


def test_the_id_is_qualified_by_the_source_that_is_given() -> None:
    [article, *_] = sample("reuters/harbour.sgm", Options(source="Reuters"))
    assert (record(article).provenance.identity, record(article).source) == ("id Reuters\n101", "Reuters")


@pytest.mark.parametrize("tail", [b"", b"</BODY>", b"</TEXT></REUTERS>"])
def test_lost_ends_lose_no_text(tail: bytes) -> None:
    raw = b'<REUTERS NEWID="1"><TEXT><TITLE>A<DATELINE>OSLO, May 1 - </DATELINE><BODY>The lead.' + tail
    [article] = records(read(raw + b'<REUTERS NEWID="2"><TEXT><TITLE>B</TITLE></TEXT></REUTERS>'))[:1]
    assert (article.title, article.body, article.places) == ("A", "The lead.", ("Oslo",))


def test_what_stands_between_the_tags_is_kept() -> None:
    raw = (
        b"<REUTERS><TEXT>&#2;\n<TITLE>FERRY GETS NA</TITLE>\nVY CONTRACT\n<DATELINE>  OSLO, May 1 - </DATELINE>"
        b"<BODY>The lead.</BODY></TEXT></REUTERS>"
        b"<REUTERS><TEXT>&#2;\n<TITLE>ICE 11:00</TITLE>\nOSLO FJORD\n May 1  4\n"
        b"<DATELINE> Mar - </DATELINE><BODY>BERGEN FJORD\n May 1  2</BODY></TEXT></REUTERS>"
    )
    contract, table = records(read(raw))
    assert (contract.preamble, contract.places, contract.body) == ("VY CONTRACT", ("Oslo",), "The lead.")
    assert table.preamble == "OSLO FJORD\nMay 1 4"
    assert table.body.startswith("Mar - BERGEN FJORD")


def test_a_document_too_large_is_refused_and_the_next_one_read() -> None:
    large = b"<REUTERS><TEXT><BODY>" + b"x " * 2_000_000 + b"</BODY></TEXT></REUTERS>\n"
    items = read(large + b"<REUTERS><TEXT><TITLE>B</TITLE></REUTERS>", options=Options(max_article_bytes=10_000))
    assert reasons(items) == ["larger than 10000 bytes"]
    assert record(items[1]).title == "B"


def test_the_collection_is_read_whole() -> None:
    for path in corpus("reuters21578/*.sgm")[:3]:
        items = read(path.read_bytes(), path.name)
        assert len(items) == 1000
        assert set(reasons(items)) <= {"empty"}
        assert all(
            article.published for article in records([item for item in items if not isinstance(item, Unreadable)])
        )
