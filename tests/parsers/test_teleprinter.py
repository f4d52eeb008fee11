"""ANPA 1312, IPTC 7901 and telex: when a message was sent, and what its lines mean from one service to another."""

import pytest

from app.record import ArticleRecord
from tests.parsers.reading import published, read, record, records

TEXT = "The ferry to the islands sails again, its master said."


def anpa(*marked: str, end: str = "AP-WF-09-20-22 1405GMT<") -> ArticleRecord:
    """The article of an ANPA message with these marked lines."""
    lines = "\r\n".join(("^BC-Norway-Ferry,0345<", *marked, f"   BERGEN, Norway (AP) _ {TEXT}"))
    return record(read(f"\x16\x16\x01a0042\x1f----\r\nr i \r\n\x02{lines}\r\n\x03\r\n   {end}\r\n\x04".encode())[0])


def iptc(*lines: str, end: str = "201405 Sep 22", slug: str = "Sea/Norway/") -> ArticleRecord:
    """The article of an IPTC 7901 message with these lines above its text."""
    text = "\r\n".join((*lines, "", f"Bergen (dpa) - {TEXT}"))
    raw = f"\x01dpa0123 4 pl 150  dpa 0045\r\n\r\n{slug}\r\n\x02{text}\r\n\x03{end}\r\n\x04"
    return record(read(raw.encode())[0])


@pytest.mark.parametrize(
    ("end", "moment", "source"),
    [
        ("AP-NY-09-20-22 1405EDT", "2022-09-20T18:05Z", "AP"),
        ("AP-NY-09-20-2022 1405GMT<", "2022-09-20T14:05Z", "AP"),
        ("CP-OT-09-20-22 1405GMT<", "2022-09-20T14:05Z", "CP"),
    ],
)
def test_an_anpa_message_ends_with_its_agency_and_time(end: str, moment: str, source: str) -> None:
    article = anpa("^Ferry sails again<", end=end)
    assert (published(article), article.source) == (moment, source)


def test_marked_lines_without_the_sign_at_their_end_are_not_lost() -> None:
    article = anpa("^Ferry sails again", "^By ANN LEE=")
    assert (article.title, article.byline) == ("Ferry sails again", "By ANN LEE")
    other = anpa("^Ferry sails again<", "^Ice is gone at last")
    assert (other.title, other.preamble) == ("Ferry sails again", "Ice is gone at last")


@pytest.mark.parametrize(
    "end", ["201405 Sep 2022", "201405Z Sep 22", "AFP 201405 GMT SEP 22", "201605 MESZ Sep 22", "201405 set 22"]
)
def test_an_iptc_7901_message_says_when_it_was_sent_in_several_forms(end: str) -> None:
    article = iptc("Ferry sails again =", end=end)
    assert (published(article), article.body) == ("2022-09-20T14:05Z", TEXT)


def test_august_is_shortened_without_its_accent_too() -> None:
    assert published(iptc("Ferry sails again =", end="121017 AOU 14")) == "2014-08-12T10:17Z"


def test_what_kind_of_text_it_is_stands_in_brackets_above_the_headline() -> None:
    article = iptc("(Correction: price in paragraph two)", "Ferry (old) sails again =")
    assert (article.title, article.preamble) == ("Ferry (old) sails again", "(Correction: price in paragraph two)")


def test_the_catchline_need_not_end_in_a_stroke() -> None:
    article = iptc("Ferry sails again", slug="Norway-ferry")
    assert (article.title, article.keywords, article.body) == ("Ferry sails again", ("Norway-ferry",), TEXT)


@pytest.mark.parametrize(
    ("head", "end"),
    [
        ("ZCZC1234/SXA\nXES12345_SXA_QBXB\nR EST S0A QBXB\n", "20-SET-22 14:05 NNNN\n"),
        ("ZCZC\n", "201405 SET 22\nNNNN\n"),
        ("ZCZC\n", "201405 SET 22 NNNN\n"),
    ],
)
def test_a_telex_may_say_when_it_was_sent_and_which_way(head: str, end: str) -> None:
    text = f"Il traghetto riparte dopo tre settimane\n   (ANSA) - OSLO, 20 SET - {TEXT}\n"
    one, two = records(read(f"{head}{text}{end}{head}{text}{end}".encode()))
    assert one.title == two.title == "Il traghetto riparte dopo tre settimane"
    assert (published(one), one.dateline, one.body) == ("2022-09-20T14:05Z", "(ANSA) - OSLO, 20 SET", TEXT)
    assert one.preamble == ("XES12345_SXA_QBXB\nR EST S0A QBXB" if "_" in head else None)


@pytest.mark.parametrize("label", ["# Notizblock", "# dpa NOTEBOOK"])
def test_the_notepad_below_a_text_is_the_preamble(label: str) -> None:
    notes = f"{label}\r\n\r\n## Contacts\r\n- Ann Lee"
    text = f"Ferry sails =\r\n\r\nBergen (dpa) - {TEXT}\r\n\r\n{{}}{notes}\r\n"
    head = "\x01dpa0123 4 pl 150  dpa 0045\r\n\r\nSea/\r\n\x02"
    article = record(read(f"{head}{text.format('')}\x03201405 Sep 22\x04".encode())[0])
    assert (article.body, article.preamble) == (TEXT, "## Contacts - Ann Lee")
    above = record(read(f"{head}Ferry =\r\n\r\nIt sails.\r\n\r\n{label}\r\n\r\n{TEXT}\x03".encode())[0])
    assert above.body == f"It sails.\n\n{label}\n\n{TEXT}"
