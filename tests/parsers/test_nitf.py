"""NITF: lines that several elements make up, and what is said beside the text."""

import pytest

from app.record import ArticleRecord
from tests.parsers.reading import published, read, reasons, record, records

TEXT = "<p>The ferry sails again.</p><p>It is late.</p>"


def nitf(above: str = "", docdata: str = "", content: str = TEXT, headline: str = "Ferry sails") -> ArticleRecord:
    """The article of a document with this head and content."""
    head = f"<hedline><hl1>{headline}</hl1></hedline>{above}"
    body = f"<body><body.head>{head}</body.head><body.content>{content}</body.content></body>"
    return record(read(f"<nitf><head><docdata>{docdata}</docdata></head>{body}</nitf>".encode())[0])


def test_a_line_may_be_broken_or_escaped_twice() -> None:
    assert nitf(headline="Ferry<br/>sails").title == "Ferry sails"
    assert nitf(headline="&lt;em&gt;Ann&lt;/em&gt; &amp;amp; Bo&amp;#8217;s ferry").title == "Ann & Bo’s ferry"
    assert nitf("<abstract><p>Ice is gone.</p><p>It sails.</p></abstract>").summary == "Ice is gone. It sails."


def test_every_byline_counts_and_the_parts_of_a_name_are_words() -> None:
    person = "<person><name.given>Ann</name.given><name.family>Lee</name.family></person>"
    article = nitf(f"<byline>By {person}<byttl>Writer</byttl></byline><byline>Bo Ek in Oslo</byline>")
    assert (article.byline, article.authors) == ("By Ann Lee Writer; Bo Ek in Oslo", ("Ann Lee", "Bo Ek"))
    assert nitf("<byline>By Ann Lee</byline><byline>By Ann Lee</byline>").byline == "By Ann Lee"
    agency = nitf("<byline>By <person>Ann Lee</person> and <person>The Canadian Press</person></byline>")
    assert agency.authors == ("Ann Lee",)
    assert nitf('<byline class="normalized_byline">Lee, Ann</byline>').authors == ("Ann Lee",)


@pytest.mark.parametrize(
    ("location", "dateline", "places"),
    [
        ("<city>Bergen</city><country>Norway</country>", "Bergen, Norway", ("Bergen, Norway",)),
        ("\n<city>Bergen</city>\n<country>Norway</country>\n", "Bergen, Norway", ("Bergen, Norway",)),
        ("<city>BERGEN</city>, <country>Norway</country>", "BERGEN, Norway", ("Bergen, Norway",)),
        ("BERGEN", "BERGEN", ("Bergen",)),
    ],
)
def test_the_parts_of_a_place_are_parted_by_commas(location: str, dateline: str, places: tuple[str, ...]) -> None:
    place = f"<location>{location}</location>"
    article = nitf(f"<dateline>{place}</dateline>", f"<identified-content>{place}</identified-content>")
    assert (article.dateline, article.places, article.keywords) == (dateline, places, (f"place:{dateline}",))


def test_what_is_said_to_editors_and_further_decks_are_the_preamble_and_no_other_identity() -> None:
    said = '<ed-msg info="Adds the price"/><ed-msg info=""/><correction info="The price is 12 crowns" id-string="1"/>'
    article = nitf(docdata=said)
    assert article.preamble == "Adds the price\nThe price is 12 crowns"
    assert article.provenance.identity == nitf().provenance.identity
    decks = nitf(headline="Ferry sails</hl1><hl2>Ice is gone</hl2><hl2>Tickets cost more</hl2><hl1>")
    assert (decks.summary, decks.preamble) == ("Ice is gone", "Tickets cost more")


def test_html_written_as_characters_inside_an_element_is_read() -> None:
    written = TEXT.replace("<", "&lt;")
    body = "The ferry sails again.\n\nIt is late."
    assert nitf(content=f"<block>{written}</block>").body == body
    assert nitf(content=f"<p>One.</p><block><![CDATA[{TEXT}]]></block>").body == f"One.\n\n{body}"
    assert nitf(content="<p>Write &lt;p&gt;It&lt;/p&gt;.</p>").body == "Write <p>It</p>."


def test_a_picture_without_a_text_has_its_caption_as_one() -> None:
    media = '<media media-type="image"><media-reference source="a.jpg"/><media-caption>A ferry.</media-caption></media>'
    assert nitf(content=media).body == "A ferry."
    assert nitf(content=TEXT + media).body == "The ferry sails again.\n\nIt is late."


def test_the_owner_of_a_document_is_its_source_where_no_other_is_named() -> None:
    assert nitf(docdata='<doc.rights owner="Fjord Press"/>').source == "Fjord Press"
    assert nitf(docdata='<doc.rights owner="Fjord Press"/><doc.copyright holder="FP"/>').source == "FP"


@pytest.mark.parametrize(
    ("norm", "day"),
    [
        ("20220920T140511+0200", "2022-09-20T12:05:11Z"),
        ("20220920T1405Z", "2022-09-20T14:05Z"),
        ("20220920T140511EDT", "2022-09-20T18:05:11Z"),
        (" 20220920 ", "2022-09-20"),
    ],
)
def test_a_normalised_date_has_several_forms(norm: str, day: str) -> None:
    assert published(nitf(docdata=f'<date.issue norm="{norm}"/><date.release norm="20220921"/>')) == day


def test_a_body_without_its_content_loses_no_text() -> None:
    head = "<body.head><hedline><hl1>Ferry sails</hl1></hedline></body.head>"
    raw = f"<nitf><body>{head}{TEXT}<body.end><tagline>Fjord Press</tagline></body.end></body></nitf>"
    assert record(read(raw.encode())[0]).body == "The ferry sails again.\n\nIt is late.\n\nFjord Press"


def test_documents_inside_other_markup_are_read() -> None:
    one = f"<nitf><body><body.content>{TEXT}</body.content></body></nitf>"
    for around in (
        "<nitfs>{0}{0}</nitfs>",
        '<?xml version="1.0"?><x:reply xmlns:x="a:b"><x:items>{0}{0}</x:items></x:reply>',
    ):
        assert [each.provenance.format for each in records(read(around.format(one).encode()))] == ["nitf", "nitf"]
    item = '<newsItem guid="x:1"><contentMeta><headline>Ferry sails</headline></contentMeta></newsItem>'
    assert record(read(f"<reply><data>{item}</data></reply>".encode())[0]).provenance.format == "newsmlg2"
    other = read(b"<reply><newsItem><a>Ferry</a></newsItem></reply>")
    assert reasons(other) == ["not a known format: <reply>"]


@pytest.mark.parametrize("kind", ['type="npa"', 'noteclass="editorsnote"'])
def test_a_note_to_editors_inside_a_text_is_the_preamble(kind: str) -> None:
    note = f"<note {kind}><body.content><p>Pictures follow.</p></body.content></note>"
    article = nitf(content=f"<p>The ferry sails again.</p>{note}<p>It is late.</p>")
    assert (article.body, article.preamble) == ("The ferry sails again.\n\nIt is late.", "Pictures follow.")
    kept = nitf(content=f"{TEXT}<note noteclass='end'><p>Ann Lee is a harbour writer.</p></note>")
    assert kept.body.endswith("\n\nAnn Lee is a harbour writer.")
