"""NewsML 1: lines in several languages, lines for editors, and NITF inside."""

from base64 import b64encode

from app.record import ArticleRecord
from tests.parsers.reading import read, record

ONE = "The ferry to the islands sails again after three weeks of ice."
TWO = "Tickets cost 12 crowns."
TEXT = f"{ONE}\n\n{TWO}"
PAGE = f"<p>{ONE}</p><p>{TWO}</p>"


def item(lines: str, *contents: str, around: str = "{}") -> ArticleRecord:
    """The article of an item with these lines and contents."""
    data = "".join(
        f"<ContentItem>{around.format(f'<DataContent>{each}</DataContent>')}</ContentItem>"
        for each in contents or [PAGE]
    )
    component = f"<NewsComponent><NewsLines>{lines}</NewsLines>{data}</NewsComponent>"
    return record(read(f'<NewsML><NewsItem xml:lang="fr">{component}</NewsItem></NewsML>'.encode())[0])


def test_the_headline_is_in_the_items_language_and_a_line_may_be_broken() -> None:
    lines = (
        '<HeadLine xml:lang="en">Ferry sails</HeadLine><HeadLine xml:lang="fr">Bac &amp;amp; mer<br/>partent</HeadLine>'
    )
    assert item(lines).title == "Bac & mer partent"


def test_every_byline_counts_and_lines_for_editors_are_the_preamble() -> None:
    kind = '<NewsLine><NewsLineType FormalName="{}"/><NewsLineText>{}</NewsLineText></NewsLine>'
    lines = kind.format("AdvisoryLine", "CORRECTS the price in paragraph two") + kind.format("ProductLine", "(ECO)")
    article = item(f"<ByLine>Ann Lee</ByLine><ByLine>Bo Ek</ByLine><ByLine>Ann Lee</ByLine>{lines}")
    assert (article.byline, article.authors) == ("Ann Lee; Bo Ek", ("Ann Lee", "Bo Ek"))
    assert article.preamble == "CORRECTS the price in paragraph two"


def test_the_byline_of_another_component_is_none_of_the_text() -> None:
    text = (
        f"<NewsLines><ByLine>Ann Lee</ByLine></NewsLines><ContentItem><DataContent>{PAGE}</DataContent></ContentItem>"
    )
    picture = "<NewsLines><ByLine>Bo Berg</ByLine></NewsLines>"
    parts = "".join(f"<NewsComponent>{each}</NewsComponent>" for each in (text, picture))
    raw = f"<NewsML><NewsItem><NewsComponent>{parts}</NewsComponent></NewsItem></NewsML>"
    assert record(read(raw.encode())[0]).authors == ("Ann Lee",)


def test_nitf_inside_tells_what_the_lines_do_not() -> None:
    head = "<hedline><hl1>Ferry sails</hl1><hl2>Ice is gone</hl2></hedline><byline>By Ann Lee</byline>"
    place = "<dateline><location><city>Bergen</city><country>Norway</country></location></dateline>"
    inside = f"<nitf><body><body.head>{head}{place}</body.head><body.content>{PAGE}</body.content></body></nitf>"
    article = item("", inside)
    assert (article.title, article.summary, article.byline) == ("Ferry sails", "Ice is gone", "By Ann Lee")
    assert (article.dateline, article.body) == ("Bergen, Norway", TEXT)
    other = item("<HeadLine>Le bac part</HeadLine><ByLine>Bo Ek</ByLine><DateLine>Brest</DateLine>", inside)
    assert (other.title, other.byline, other.dateline) == ("Le bac part", "Bo Ek", "Brest")


def test_the_same_text_in_another_markup_counts_once_and_no_other_is_lost() -> None:
    plain, page = f"{ONE.replace('weeks ', 'weeks  ')}\n\n{TWO}", f"<![CDATA[{PAGE}]]>"
    assert item("", plain, page).body.replace("  ", " ") == TEXT
    assert item("<HeadLine>Bac</HeadLine>", "Ice.", "A nice man cannot sail.").body == "Ice.\n\nA nice man cannot sail."


def test_a_text_may_be_encoded_or_escaped_once_more() -> None:
    encoded = '<Encoding Notation="Base64">{}</Encoding>'
    assert item("", b64encode(TEXT.encode()).decode(), around=encoded).body == TEXT
    picture = b64encode(b"\xff\xd8\0\x10").decode()
    assert item("<HeadLine>Ice</HeadLine>", picture, around=encoded).body == ""
    assert item("", PAGE.replace("<", "&amp;lt;").replace(">", "&amp;gt;")).body == TEXT
