"""The text of elements: which line ends and gaps of the markup are part of a text."""

import pytest

from app.record import ArticleRecord
from tests.parsers.reading import read, record


def item(content: str) -> ArticleRecord:
    """The article of a NewsML-G2 item with this content."""
    head = "<contentMeta><headline>Ferry sails</headline></contentMeta>"
    page = f"<contentSet><inlineXML>{content}</inlineXML></contentSet>"
    return record(read(f'<newsItem guid="x:1">{head}{page}</newsItem>'.encode())[0])


def page(*paragraphs: str) -> ArticleRecord:
    return item(f"<html><body>{''.join(f'<p>{each}</p>' for each in paragraphs)}</body></html>")


TYPED = """(Adds the council's answer)
    * Ferry to sail on Monday

    By Ann Lee
    BERGEN, Jan 30 (Fjord) - The ferry to the islands sails
again on Monday, said the council.
    Tickets cost five crowns, and children pay half of it on
board.
    "It is late," said Bo Ek, who has waited for it since the
ice came.
"""


def test_a_paragraph_that_was_typed_to_a_width_is_several() -> None:
    article = page(TYPED)
    assert (article.byline, article.dateline) == ("By Ann Lee", "BERGEN, Jan 30 (Fjord)")
    assert article.preamble == "(Adds the council's answer)\n* Ferry to sail on Monday"
    assert article.body.split("\n\n") == [
        "The ferry to the islands sails again on Monday, said the council.",
        "Tickets cost five crowns, and children pay half of it on board.",
        '"It is late," said Bo Ek, who has waited for it since the ice came.',
    ]


def test_the_rows_of_a_table_in_a_paragraph_stay_rows() -> None:
    table = "Times of the ferry\nBergen        09:05\nFjord         10:15\nThe islands   11:20\nIt is never late."
    assert page("It sails.", table).body.split("\n\n")[1:] == [
        "Times of the ferry",
        "Bergen 09:05",
        "Fjord 10:15",
        "The islands 11:20",
        "It is never late.",
    ]


@pytest.mark.parametrize(
    "wrapped",
    [
        "\n      The ferry sails again\n      on Monday, said Ann Lee.\n      Tickets cost 5\n      crowns.\n    ",
        "The ferry sails again\n    on Monday. It\nis late,\n    said Ann\nLee of the\ncouncil.",
        "The ferry\n    Fjord and the ferry\n    Bergen\nsail again on\nMonday with\nAnn Lee.",
        "The ferry sails again on Monday.\n    It is late, said Ann Lee.",
        "The ferry, built in 1986.  It has 40\nseats.  In 1990 it\nsank.  Its 3\nsailors swam.",
    ],
)
def test_the_lines_of_markup_are_no_paragraphs(wrapped: str) -> None:
    assert page(wrapped, "It is cold.").body.split("\n\n") == [" ".join(wrapped.split()), "It is cold."]


def test_what_only_a_style_separates_is_two_words() -> None:
    above = '<div><span class="topic">Sport</span><span class="source">TT</span></div>'
    assert item(f"<html><body>{above}<p>It sails.</p></body></html>").body == "Sport TT\n\nIt sails."


@pytest.mark.parametrize(
    "word",
    [
        '<span class="cap">T</span><span class="rest">HE</span>',
        '<span class="cap">I</span><span class="rest">ce</span>',
        '<span class="a">Mac</span><span class="a">Lee</span>',
        '<span class="a">FJORD</span><span class="b">TV</span>',
        "<b>Fjord</b><i>TV</i>",
        "<span>Fjord</span><span>TV</span>",
        '<span class="a">Fjord</span><span>TV</span>',
        '<span class="a">Mac</span><span class="b">Lee</span>',
        '<span class="a">Fjord</span><span class="b">TV</span>',
    ],
)
def test_a_word_in_several_styles_is_one(word: str) -> None:
    told = item(f"<html><body><p>{word} sails.</p></body></html>").body
    assert " " not in told.removesuffix(" sails.")


def test_what_stands_beside_a_typed_text_stays_in_its_sentence() -> None:
    typed = " sails again\non Monday, said Ann Lee.\n  Tickets are\nsold on board.\n  Bo Ek is\nback, and so is Mc"
    article = page(f"The <b>ferry</b>{typed}<i>Kay</i> of the\nfjord.")
    assert article.body.split("\n\n") == [
        "The ferry sails again on Monday, said Ann Lee.",
        "Tickets are sold on board.",
        "Bo Ek is back, and so is McKay of the fjord.",
    ]


def test_what_an_agency_calls_its_blocks_may_stand_in_a_sentence() -> None:
    told = "<p>He said <citat>it sails</citat>, and on <dat>Monday</dat> it did.</p>"
    assert item(f"<html><body>{told}</body></html>").body == "He said it sails, and on Monday it did."


def test_the_markup_of_an_agency_has_paragraphs_of_its_own() -> None:
    story = """<BODY><TEXT><RUBRIK>Ferry sails</RUBRIK> <DAT><ORT>EU</ORT> <SOURCE>Bergen, TT</SOURCE></DAT>
    <INGRESS><P>It sails.</P></INGRESS> <BRODTEXT><CITAT>It is late, said Ann Lee.</CITAT> <MELLIS>Ice</MELLIS>
    <P>The ice is gone.</P></BRODTEXT></TEXT></BODY>"""
    assert item(story).body.split("\n\n") == [
        "EU Bergen, TT",
        "It sails.",
        "It is late, said Ann Lee.",
        "Ice",
        "The ice is gone.",
    ]
