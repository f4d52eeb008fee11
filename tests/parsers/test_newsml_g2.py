"""NewsML-G2: which of several headlines, texts and notes an item means."""

from base64 import b64encode

import pytest

from app.record import ArticleRecord
from tests.parsers.reading import read, record

ONE = "The ferry to the islands sails again after three weeks of ice."
TWO = "Tickets cost 12 crowns."
TEXT = f"{ONE}\n\n{TWO}"
PAGE = f"<html><body><p>{ONE}</p><p>{TWO}</p></body></html>"


def item(said: str = "", management: str = "", content: str = f"<inlineXML>{PAGE}</inlineXML>") -> ArticleRecord:
    """The article of an item with this metadata and content."""
    meta = f"<itemMeta>{management}</itemMeta><contentMeta>{said}</contentMeta>"
    return record(read(f'<newsItem guid="x:1">{meta}<contentSet>{content}</contentSet></newsItem>'.encode())[0])


@pytest.mark.parametrize(
    ("headlines", "title"),
    [
        (
            '<headline xml:lang="en">Ferry sails</headline><headline xml:lang="fr-CA">Le bac part</headline>',
            "Le bac part",
        ),
        ('<headline xml:lang="en">Ferry sails</headline><headline>Le bac part</headline>', "Le bac part"),
        ('<headline role="x:slug">bac-mer</headline><headline role="x:main">Le bac part</headline>', "Le bac part"),
        ('<headline role="x:kicker">Mer</headline><headline>Le bac part</headline>', "Le bac part"),
        ('<headline role="x:short">Bac</headline><headline role="x:headline">Le bac part</headline>', "Le bac part"),
        ('<headline role="x:short">Bac part</headline><headline role="x:long">Le bac part</headline>', "Bac part"),
        ('<headline>Le bac part</headline><headline xml:lang="en" role="x:main">Ferry sails</headline>', "Le bac part"),
        ("<headline>Le bac<br/>part</headline>", "Le bac part"),
        ("<headline>&lt;b&gt;Mer&lt;/b&gt; &amp;amp; bac, l&amp;#8217;eau</headline>", "Mer & bac, l’eau"),
    ],
)
def test_the_headline_is_the_main_one_in_the_items_language(headlines: str, title: str) -> None:
    assert item(f'<language tag="fr"/>{headlines}').title == title


def test_names_are_in_the_items_language_and_a_type_may_be_an_address() -> None:
    place = 'typeuri="http://cv.example/cpnature/geoArea" uri="http://cv.example/no"'
    said = (
        '<language tag="de"/><subject><name xml:lang="en">politics</name><name xml:lang="de">Politik</name></subject>'
        '<subject><name role="x:mnemonic">sea</name><name role="x:display">Schifffahrt</name></subject>'
        f"<subject {place}><name>Norwegen</name></subject>"
        '<creator typeuri="http://cv.example/cpnature/person"><name>Ann Lee</name></creator>'
    )
    article = item(said, '<provider uri="http://cv.example/newsprovider/FP"/>')
    assert article.keywords == ("Politik", "Schifffahrt", "place:Norwegen")
    assert (article.authors, article.source) == (("Ann Lee",), "FP")


def test_every_byline_in_the_items_language_counts() -> None:
    said = '<by xml:lang="en">By Ann Lee</by><by xml:lang="de">Von Ann Lee</by><by xml:lang="de">Bo Ek</by>'
    article = item(f'<language tag="de"/>{said}')
    assert (article.byline, article.authors) == ("Von Ann Lee; Bo Ek", ("Ann Lee", "Bo Ek"))


def test_an_agency_that_is_said_to_be_a_person_is_none() -> None:
    creator = '<creator type="cpnat:person"><name>{}</name></creator>'
    article = item(creator.format("Ann Lee") + creator.format("AFP"))
    assert (article.authors, article.byline) == (("Ann Lee",), "Ann Lee, AFP")


def test_a_code_has_the_name_that_the_item_asserts() -> None:
    subjects = '<subject qcode="x:1"/><subject qcode="x:2" type="cpnat:person"/><subject qcode="x:3"/>'
    told = '<assert qcode="x:1"><name>ferries</name></assert><assert qcode="x:2"><name>Bo Ek</name></assert>'
    content = f"<contentSet><inlineXML>{PAGE}</inlineXML></contentSet>"
    raw = f'<newsItem guid="x:1"><contentMeta>{subjects}</contentMeta>{content}{told}</newsItem>'
    assert record(read(raw.encode())[0]).keywords == ("ferries", "person:Bo Ek")


def test_pictures_in_a_page_bring_no_captions_where_most_of_the_text_is_elsewhere() -> None:
    shown = "<figure><img/><div>Ann Lee/FP</div><figcaption>A ferry.</figcaption></figure>"
    page = f"<html><body>{shown}<p>{ONE}</p>{{}}<p>{TWO}</p></body></html>"
    assert item(content=f"<inlineXML>{page.format('')}</inlineXML>").body == TEXT
    table = "<figure><img/><table><tr><td>One</td><td>2</td></tr></table></figure>"
    assert item(content=f"<inlineXML>{page.format(table)}</inlineXML>").body == f"{ONE}\n\nOne 2\n\n{TWO}"
    assert item(content=f"<inlineXML><html><body>{shown}</body></html></inlineXML>").body == "A ferry."


def test_contents_that_say_the_same_are_one_text_and_others_are_all_kept() -> None:
    plain = f'<inlineData contenttype="text/plain">Ferry sails\n\n{ONE}\n \n{TWO}\n</inlineData>'
    nitf = f"<inlineXML><nitf><body><body.content><p>{ONE}</p><p>{TWO}</p></body.content></body></nitf></inlineXML>"
    page = f"<inlineXML>{PAGE}</inlineXML>"
    for contents in (plain + page, page + plain, nitf + page + plain):
        assert item("<headline>Ferry sails</headline>", content=contents).body == TEXT
    parts = f"<inlineData>{ONE}</inlineData><inlineData>{TWO}</inlineData>"
    assert item(content=parts).body == TEXT
    assert (
        item(content=f"<inlineData>{ONE} Yes.</inlineData><inlineData>Yes.</inlineData>").body == f"{ONE} Yes.\n\nYes."
    )


def test_a_text_may_be_encoded_or_escaped_once_more_and_a_picture_is_none() -> None:
    data = '<inlineData contenttype="{}" encoding="{}">{}</inlineData>'
    assert item(content=data.format("text/plain", "base64", b64encode(TEXT.encode()).decode())).body == TEXT
    assert item(content=data.format("text/plain", "base64", "A text, not base64.")).body == "A text, not base64."
    twice = f"<p>{ONE}</p><p>{TWO}</p>".replace("<", "&amp;lt;").replace(">", "&amp;gt;")
    assert item(content=data.format("text/html", "", twice)).body == TEXT
    assert item(content=f'<inlineData contenttype="application/xhtml+xml">{PAGE}</inlineData>').body == TEXT
    picture = data.format("image/jpeg", "base64", b64encode(b"\xff\xd8\0\x10").decode())
    shown = '<headline>Ice</headline><description role="drol:caption">A ferry in the ice.</description>'
    article = item(shown, content=picture)
    assert (article.title, article.summary, article.body) == ("Ice", "A ferry in the ice.", "")
    assert item(shown).summary == ONE
    untitled = item(shown.partition("</headline>")[2], content=picture)
    assert (untitled.title_source, untitled.body) == ("lead", "A ferry in the ice.")


def test_notes_to_editors_are_the_preamble_but_not_those_that_are_not_public() -> None:
    notes = (
        "<edNote>CORRECTS the price in paragraph two.<br/>Picture follows.</edNote>"
        '<edNote pubconstraint="x:nonpublic">Ann Lee, +47 555 1234</edNote>'
        '<edNote role="x:notepad">Notes. Contact: Ann Lee, +47 555 1234.</edNote>'
        '<edNote role="x:closingline">fp al</edNote>'
    )
    assert item(management=notes).preamble == "CORRECTS the price in paragraph two. Picture follows."


@pytest.mark.parametrize("status", ['qcode="stat:canceled"', 'uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"'])
def test_a_status_may_be_a_code_or_its_address(status: str) -> None:
    assert item(management=f"<pubStatus {status}/>").withdrawn
    assert not item(management=f"<pubStatus {status.replace('canceled', 'usable')}/>").withdrawn


def test_no_note_in_nitf_inside_is_lost() -> None:
    for kind in ('type="npa"', 'noteclass="editorsnote"'):
        body = f"<body><body.content><p>{ONE}</p><note {kind}><p>Call Bo Ek.</p></note></body.content></body>"
        article = item(content=f"<inlineXML><nitf>{body}</nitf></inlineXML>")
        assert "Call Bo Ek." in f"{article.preamble}\n{article.body}"


def test_a_paragraph_beside_a_film_is_text() -> None:
    film = f"<figure><video/><p>{TWO}</p></figure>"
    assert item(content=f"<inlineXML>{PAGE.replace('</body>', f'{film}</body>')}</inlineXML>").body.endswith(
        f"{TWO}\n\n{TWO}"
    )


def test_a_code_may_be_the_name_of_a_host() -> None:
    assert item('<infoSource qcode="nprov:fjord.example"/>').source == "fjord.example"


def test_nitf_inside_may_have_the_headline_in_its_head() -> None:
    body = f"<body><body.content><p>{ONE}</p></body.content></body>"
    nitf = f"<inlineXML><nitf><head><title>Ferry sails</title></head>{body}</nitf></inlineXML>"
    assert item(content=nitf).title == "Ferry sails"
    assert (
        item(content=f"<inlineXML>{PAGE.replace('<body', '<head><title>a.html</title></head><body')}</inlineXML>").title
        == ONE
    )


@pytest.mark.parametrize(
    "content",
    [
        f"<doc><para>{ONE}</para><para>{TWO}</para></doc>",
        f"<doc>\n<lead>{ONE}</lead>\n<rest><para>Tickets <b>cost</b> 12 crowns.</para></rest>\n</doc>",
        f"<TEXT><INGRESS><P>{ONE}</P></INGRESS><P>{TWO}</P></TEXT>",
    ],
)
def test_paragraphs_of_unknown_markup_are_kept_apart(content: str) -> None:
    assert item(content=f"<inlineXML>{content}</inlineXML>").body == TEXT
