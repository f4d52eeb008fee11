"""ninjs: which of several headlines and bodies an item means, and what is said beside the text."""

import json
from typing import Any

import pytest

from app.record import ArticleRecord
from tests.parsers.reading import read, record

ONE = "The ferry to the islands sails again."
TWO = "Tickets cost 12 crowns."
TEXT = f"{ONE}\n\n{TWO}"
PAGE = f"<p>{ONE}</p><p>{TWO}</p>"


def item(**properties: Any) -> ArticleRecord:
    """The article of an item with these properties."""
    told = {"uri": "x:1", "versionCreated": "2022-09-20T14:05:11Z", "bodies": [{"value": PAGE}], **properties}
    return record(read(json.dumps(told).encode())[0])


def test_a_subordinate_headline_is_the_deck_wherever_it_stands() -> None:
    heads = [{"role": "subtitle", "value": "Ice is gone"}, {"role": "headline", "value": "Ferry sails"}]
    article = item(headlines=heads)
    assert (article.title, article.summary, article.preamble) == ("Ferry sails", "Ice is gone", None)
    assert item(headlines=heads, description_text="In short.").preamble == "Ice is gone"
    assert item(headlines=heads[:1]).title == "Ice is gone"


@pytest.mark.parametrize(
    "bodies",
    [
        [{"role": "teaser", "contentType": "text/html", "value": "<p>In short.</p>"}, {"role": "main", "value": TEXT}],
        [{"role": "lead", "value": f"<p>{ONE}</p>"}, {"role": "body", "value": f"<p>{TWO}</p>"}],
        [{"role": "lead", "value": ONE}, {"contentType": "text/html", "value": PAGE}],
        [{"role": "main", "value": PAGE.replace("<", "&lt;").replace(">", "&gt;")}],
        [{"contentType": "text/vnd.IPTC.NITF", "value": "<?xml version='1.0'?><nitf><head><title>A</title></head><body>"
          f"<body.head><hedline><hl1>A</hl1></hedline></body.head><body.content>{PAGE}</body.content></body></nitf>"}],
    ],
)  # fmt: skip
def test_the_body_is_the_text_whole_and_nothing_else(bodies: list[dict[str, str]]) -> None:
    assert item(headlines=[{"value": "Ferry sails"}], bodies=bodies).body == TEXT


def test_a_note_to_editors_is_the_preamble() -> None:
    for name in ("ednote", "edNote"):
        assert item(**{name: "CORRECTS the price."}).preamble == "CORRECTS the price."


def test_a_status_may_be_the_address_of_its_code() -> None:
    assert item(pubStatus="http://cv.iptc.org/newscodes/pubstatusg2/canceled").withdrawn
    assert not item(pubStatus="http://cv.iptc.org/newscodes/pubstatusg2/usable").withdrawn


def test_a_picture_without_a_headline_has_its_caption_as_text() -> None:
    shown = item(type="picture", bodies=[], descriptions=[{"role": "caption", "value": "A ferry in the ice."}])
    assert (shown.title_source, shown.body) == ("lead", "A ferry in the ice.")


def test_agencies_and_posts_among_the_authors_are_no_people() -> None:
    people = [{"name": name} for name in ("Ann Lee", "AFP", "Staff Reporter", "The Canadian Press")]
    article = item(authors=people)
    assert (article.authors, article.source) == (("Ann Lee",), None)
    agency = item(authors=people[1:3])
    assert (agency.authors, agency.byline, agency.source) == ((), "AFP", "AFP")
