"""NITF, NewsML 1, NewsML-G2 and MUC: what each tag says, and nothing that none says."""

import json

import pytest

from app.parsers.options import Options
from app.record import ArticleRecord, Unreadable
from tests.parsers.reading import SAMPLES, corpus, published, read, reasons, record, records, sample


def test_nitf_says_all_that_its_tags_say() -> None:
    article = record(sample("nitf/article.xml")[0])
    assert article.provenance.format == "nitf"
    assert article.title == "The ferry sails again – at last"
    assert article.summary == "Three weeks of ice are over"
    assert (published(article), article.source, article.section) == ("2022-09-20T12:05:11Z", "Fjord Press", "Innenriks")
    assert (article.dateline, article.places) == ("BERGEN (AP)", ("Bergen",))
    assert (article.byline, article.authors) == ("By Ann Lee Harbour Writer", ("Ann Lee",))
    assert (article.keywords, article.language) == (("Ferger", "ferry"), "nb-NO")
    assert article.provenance.identity == "id Fjord Press\nFP-20220920-1"


def test_nitf_bodies_keep_their_paragraphs_and_leave_captions_to_the_pictures() -> None:
    assert record(sample("nitf/article.xml")[0]).body.split("\n\n") == [
        "The ferry to the islands sails again, its master said on Monday.",
        "Tickets cost 1 < 2 crowns. Children pay half.",
        "Adult 2",
        "Child 1",
        "(Fjord Press)",
    ]


def nitf(content: str, head: str = "", above: str = "", root: str = "<nitf>") -> ArticleRecord:
    """The article of an NITF document with this content."""
    body = f"<body.head><hedline><hl1>Ferry sails</hl1></hedline>{above}</body.head>{content}"
    return record(read(f"{root}<head>{head}</head><body>{body}</body></nitf>".encode())[0])


def block(kind: str, *texts: str) -> str:
    """A block of the New York Times' corpus."""
    return f'<block class="{kind}">{"".join(f"<p>{text}</p>" for text in texts)}</block>'


def test_a_lead_that_the_full_text_repeats_is_printed_once_and_a_correction_is_a_note() -> None:
    full = block("full_text", "The ferry sails.", "It is late.")
    content = block("lead_paragraph", "The ferry  sails.") + full + block("correction_text", "It was on time.")
    article = nitf(f"<body.content>{content}</body.content>")
    assert (article.body, article.preamble) == ("The ferry sails.\n\nIt is late.", "It was on time.")
    other = nitf(f"<body.content>{block('lead_paragraph', 'Ice is over.')}{full}</body.content>")
    assert other.body == "Ice is over.\n\nThe ferry sails.\n\nIt is late."
    bare = nitf(f"<body.content>Ice is over. {full}</body.content>")
    assert bare.body == "Ice is over.\n\nThe ferry sails.\n\nIt is late."
    twice = nitf(f"<body.content>{block('summary', 'It sails.')}{block('main', 'It sails.', 'Late.')}</body.content>")
    assert twice.body == "It sails.\n\nIt sails.\n\nLate."


def test_the_head_of_nitf_may_have_what_its_body_lacks() -> None:
    filed = '<classifier type="descriptor">Ferries</classifier><classifier type="code">F1</classifier>'
    head = (
        '<meta name="online_sections" content="Sea; Travel"/><meta name="lang" content="nb"/>'
        f"<docdata><identified-content>{filed}</identified-content></docdata>"
        '<pubdata date.publication="20220920T000000" name="Fjord Press" ex-ref="https://fjordpress.example/1"/>'
    )
    article = nitf("<body.content><p>It is late.</p></body.content>", head)
    assert (article.section, article.keywords, article.language) == ("Sea", ("Ferries", "Travel"), "nb")
    assert (published(article), article.source) == ("2022-09-20", "Fjord Press")
    assert article.source_url == "https://fjordpress.example/1"
    assert nitf("<body.content><p>It.</p></body.content>", root='<nitf xml:lang="nn">').language == "nn"


def test_a_byline_for_catalogues_names_the_authors_in_reading_order() -> None:
    bylines = (
        '<byline class="print_byline">By ANN LEE</byline><byline class="normalized_byline">Lee, Ann; Ek, Bo</byline>'
    )
    article = nitf("<body.content><p>It is late.</p></body.content>", above=bylines)
    assert (article.byline, article.authors) == ("By ANN LEE", ("Ann Lee", "Bo Ek"))


def test_the_mark_that_ends_a_text_behind_a_sentence_is_none_of_it() -> None:
    texts = "<body.content><p>It sails.</p><p>{}</p><p>{}</p></body.content>"
    assert nitf(texts.format("&quot;It is late.&quot;", "ends")).body == 'It sails.\n\n"It is late."'
    assert nitf(texts.format("This is how the ferry line", "ends")).body.endswith("\n\nends")
    assert nitf(texts.format("It is late.", "It ends")).body.endswith("\n\nIt ends")


def test_a_note_to_editors_in_nitf_is_no_text() -> None:
    note = "<note><body.content><p>Pictures follow at noon.</p></body.content></note>"
    article = nitf("<body.content><p>It is late.</p></body.content>", above=note)
    assert (article.body, article.preamble) == ("It is late.", "Pictures follow at noon.")


def test_utf8_that_is_declared_as_latin_is_utf8() -> None:
    assert "declared as iso-8859-1, but is UTF-8" in record(sample("nitf/article.xml")[0]).provenance.warnings


def test_newsml_keeps_an_id_over_its_revisions() -> None:
    article, other = records(sample("newsml/items.xml"))
    assert article.provenance.identity == "uri urn:newsml:fjordpress.example:20190121:FP-1"
    assert (article.title, article.byline, article.authors) == ("Le bac repart", "par Ann Lee", ("Ann Lee",))
    assert (published(article), article.source, article.language) == ("2019-01-21T09:42:33Z", "Fjord Press", "fr")
    assert (article.dateline, article.places) == ("Brest, 21 jan 2019 (AFP)", ("Brest",))
    assert article.keywords == ("bac", "mer", "Bretagne")
    assert article.body == "Le bac repart lundi.\n\nLa mer est <calme>."
    assert (other.body, other.dateline, other.published) == ("One & two.\n\nThree.", "January 21", None)


def test_newsml_g2_gives_an_article_an_item() -> None:
    article, plain, empty = sample("newsmlg2/message.xml")
    first, second = record(article), record(plain)
    assert (published(first), first.title, first.summary) == (
        "2022-10-11T07:00:00Z",
        "A treaty is signed",
        "Nine states sign.",
    )
    assert (first.byline, first.source, first.section, first.language) == (
        "Ann Lee",
        "Fjord Press",
        "Politics",
        "de-DE",
    )
    assert first.keywords == ("treaties", "person:Bo Ek", "org:UN", "place:Norway")
    assert first.body == "Nine states have signed.\n\nOne\n\nTwo"
    assert (first.dateline, first.places) == ("London", ("London",))
    assert (second.source, second.places, second.body) == ("FP", ("Oslo",), "Only a text.")
    assert isinstance(empty, Unreadable)
    assert (empty.position, empty.reason) == (3, "empty")


def test_a_muc_page_has_a_number_and_no_headline() -> None:
    article = record(sample("muc/page.xhtml")[0])
    assert (article.title_source, article.provenance.format) == ("lead", "muc")
    assert (published(article), article.dateline, article.source) == ("1990-02-04", "QUITO, 4 FEB 90 (EFE)", "EFE")
    assert article.body == "[TEXT] THE BRIDGE OVER THE RIVER IS OPEN & SAFE, THE TOWN SAID.\n\nBUSES CROSS IT AGAIN."
    assert article.provenance.identity.endswith("\nDEV-MUC3-9001")


def test_muc_messages_of_one_text_are_several() -> None:
    first, second = records(sample("muc/messages.txt"))
    assert (published(first), first.date_source) == ("1990-02-04", "dateline")
    assert first.body.startswith("[TEXT] THE BRIDGE OVER THE RIVER IS OPEN")
    assert (published(second), second.provenance.position) == (None, 2)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("[TEXT] THE FERRY SAILS.", "THE FERRY SAILS."),
        ("[REPORT] [ANN LEE, HARBOUR UNION [HU]] [EXCERPTS] [CONTINUED] THE FERRY SAILS.", "THE FERRY SAILS."),
        ("[INTERVIEW WITH ANN LEE BY BO EK] [TEXT] [EK] DOES IT SAIL?", "[EK] DOES IT SAIL?"),
        ("[Text] The ferry sails.", "The ferry sails."),
        ("[PASSAGE OMITTED] THE FERRY SAILS.", "[PASSAGE OMITTED] THE FERRY SAILS."),
        ("[TEXT MESSAGES] WERE SENT.", "[TEXT MESSAGES] WERE SENT."),
        ("[HARBOUR] THE WORD [TEXT] IS KEPT.", "[HARBOUR] THE WORD [TEXT] IS KEPT."),
        ("[Excerpt] from a book on the ferry.", "[Excerpt] from a book on the ferry."),
        ("[TEXT]", "[TEXT]"),
    ],
)
def test_what_a_translator_says_of_a_text_is_no_headline_but_stays_in_it(said: str, title: str) -> None:
    article = record(read(f"DEV-MUC3-9009\n\n    QUITO, 4 FEB 90 (EFE) -- {said}\n\n    IT IS LATE.".encode())[0])
    assert (article.title, article.summary) == (title, title)
    assert article.body == f"{said}\n\nIT IS LATE."


@pytest.mark.parametrize(
    "raw",
    [
        b"<nitf><body><body.content><p>One.<p>Two &copy; <b>three</body.content></nitf>",
        b"<nitf><body.content><p>One.</p></body.content></nitf><p>behind",
        b"<nitf><x:meta>a</x:meta><body><body.content><p>One.</p></body.content></body></nitf>",
        b"<nitf><head/><dochead22:3>a</dochead22:3><body><x:body.content><p>One.</p></x:body.content></body></nitf>",
        b"\xef\xbb\xbf  <!-- a --><?b?><nitf><body.content>One.</body.content></nitf>",
        "\ufeff<?xml version='1.0' encoding='utf-16'?><nitf><body.content>One.</body.content></nitf>".encode(
            "utf-16-le"
        ),
    ],
)
def test_damaged_and_odd_xml_is_read_as_far_as_it_goes(raw: bytes) -> None:
    assert record(read(raw)[0]).body.startswith("One.")


def test_a_reference_to_what_is_no_character_says_nothing() -> None:
    said = "<title>Ra&#xD800;in&#x110000; &#65536;</title>"
    body = '<p id="&#xDFFF;">It&#xFFFF; rains&#99999999999999999999;.</p>'
    article = record(
        read(f"<nitf><head>{said}</head><body><body.content>{body}</body.content></body></nitf>".encode())[0]
    )
    assert (article.title, article.body) == ("Rain \U00010000", "It rains.")


def test_entities_do_not_expand_and_files_are_not_fetched() -> None:
    bomb = b'<!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>'
    [article] = records(read(bomb + b"<nitf><body.content><p>One &a;&c; two.</p></body.content></nitf>"))
    assert article.body == "One two."
    refused = read(bomb + b"<nitf><body.content><p>One &b; two.</p></body.content></nitf>")
    assert reasons(refused) == ["entities made of entities: they could expand without limit"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Bread &amp; AT&T. It sails &foo; on.", "Bread & AT&T. It sails &foo; on."),
        ("One & two &eacute;t&eacute; & three.", "One & two été & three."),
        ("At ?a=1&b=2&copy=3 they sail.", "At ?a=1&b=2&copy=3 they sail."),
        ("It is 5 < 6, and <7.", "It is 5 < 6, and <7."),
        ("One &<![CDATA[ & two &amp; ]]>& three.", "One & & two &amp; & three."),
    ],
)
def test_a_sign_that_nobody_escaped_takes_no_words_with_it(written: str, said: str) -> None:
    article = nitf(f"<body.content><p>{written}</p></body.content>")
    assert (article.body, article.provenance.warnings) == (said, ("the XML is damaged",))


@pytest.mark.parametrize(
    "between", ["", "\n", '\n<?xml version="1.0"?>\n', "\ufeff<!DOCTYPE nitf>", "<!-- </nitf> -->\n"]
)
def test_documents_appended_to_one_another_are_all_read(between: str) -> None:
    one = "<nitf><body><body.content><p>It sails {} <![CDATA[</nitf><nitf>]]>.</p></body.content></body></nitf>"
    several = "".join((one.format(1), "\n" if "--" in between else between, one.format(2), between, one.format(3)))
    found = records(read(several.encode()))
    assert [(each.body, each.provenance.position) for each in found] == [
        (f"It sails {number} </nitf><nitf>.", number) for number in (1, 2, 3)
    ]
    assert not any(each.provenance.warnings for each in found)


def test_a_document_that_was_cut_off_costs_none_of_those_before_it() -> None:
    item = '<newsItem guid="x:{}"><contentMeta><headline>Ferry {}</headline></contentMeta></newsItem>'
    whole = "".join(item.format(number, number) for number in (1, 2, 3))
    found = read(whole[:-20].encode())
    assert [each.title for each in records(found[:2])] == ["Ferry 1", "Ferry 2"]
    assert reasons(found) == ["cut off: the file ends in the middle of it"]
    assert len(read(f"<newsMessage>{whole}</newsMessage>".encode())) == 3
    other = read(f"{item.format(1, 1)}<?xml version='1.0'?><nitf/>".encode())
    assert (len(records(other[:1])), reasons(other)) == (1, ["contains no article"])
    large = read(whole.encode(), options=Options(max_article_bytes=len(whole) - 1))
    assert reasons(large) == [f"larger than {len(whole) - 1} bytes"]


def test_the_agencies_own_items_are_read() -> None:
    files = corpus("wire-formats/superdesk-*/*.xml")
    items = [(path, item) for path in files for item in read(path.read_bytes(), path.name)]
    refused = {path: item.reason for path, item in items if isinstance(item, Unreadable)}
    assert [path for path, reason in refused.items() if not reason.startswith(("empty", "not a known format: <"))] == []
    assert len(refused) < len(items) / 3, "those are pictures, packages and the like"


def test_every_muc_page_has_a_date_and_a_place() -> None:
    for path in corpus("muc3-cc0/*/*.xhtml")[:200]:
        [article] = records(read(path.read_bytes(), path.name))
        assert article.dateline, path
        assert reasons([article]) == []


def test_anpa_tells_its_marked_lines_apart() -> None:
    [item] = sample("anpa/ferry.tst")
    article = record(item)
    assert (article.provenance.format, article.title) == ("anpa", "The ferry sails again")
    assert (article.byline, article.authors) == ("By ANN LEE and BO EK, AP Harbour Writer", ("ANN LEE", "BO EK"))
    assert (article.summary, article.keywords) == ("Three weeks of ice are over at last.", ("Ferry Diary",))
    assert (published(article), article.source, article.dateline) == ("2013-11-13T15:09Z", "AP", "BERGEN, Norway (AP)")
    assert article.preamble == "AP Photo XNP101\nEds: With photos."
    assert article.body == "The ferry sails again, its master said on Monday.\n\n``At last,'' he said."


def test_iptc_7901_ends_its_headline_with_a_sign() -> None:
    article = record(sample("anpa/talks.txt")[0])
    assert (article.title, article.byline) == ("Talks on the ferry to take place next month", "By Ann Lee, dpa")
    assert (published(article), article.source, article.keywords) == ("2018-12-13T11:37Z", "dpa", ("Norway", "sea"))
    assert (article.preamble, article.dateline) == ("1ST LEAD", "Bergen (dpa)")
    assert article.body == "The talks on the ferry will take place next month.\n\nNobody knows where."


def test_messages_without_their_control_characters_and_several_in_a_file() -> None:
    raw = (SAMPLES / "anpa/talks.txt").read_bytes()
    bare = raw.translate(None, b"\x01\x02\x03\x04\x7f\r")
    for article in records(read(bare) + read(raw + b"\r\n" + raw)):
        assert (article.provenance.format, published(article)) == ("anpa", "2018-12-13T11:37Z")
        assert article.title == "Talks on the ferry to take place next month"


def test_notes_to_editors_are_none_of_the_text_where_no_dateline_follows_them_either() -> None:
    raw = (SAMPLES / "anpa/ferry.tst").read_bytes().replace(b"BERGEN, Norway (AP) _ ", b"")
    [article] = records(read(raw))
    assert article.preamble == "AP Photo XNP101\nEds: With photos."
    assert article.body.startswith("The ferry sails again, its master said on Monday.")


def _component(role: str, text: str) -> str:
    content = f"<ContentItem><DataContent>{text}</DataContent></ContentItem>"
    return f'<NewsComponent><Role FormalName="{role}"/>{content}</NewsComponent>'


def test_components_of_newsml_that_go_with_a_body_are_none_of_it() -> None:
    told = [
        ("HeadLine", "Ferry sails"),
        ("SubHeadLine", "At last."),
        ("Contact", "Ann Lee, 555"),
        ("Lead", "It sails."),
    ]
    parts = "".join(_component(*each) for each in [*told, ("Body", "It is late."), ("TweetText", "It sails!")])
    lines = "<NewsLines><HeadLine>Ferry sails</HeadLine></NewsLines>"
    item = "<NewsML><NewsItem>{}<NewsComponent>{}</NewsComponent></NewsItem></NewsML>"
    article = record(read(item.format(lines, parts).encode())[0])
    assert (article.title, article.summary) == ("Ferry sails", "At last.")
    assert article.body == "It sails.\n\nIt is late.\n\nAnn Lee, 555"
    bare = record(read(item.format(lines, _component("Main", "It sails.")).encode())[0])
    assert (bare.summary, bare.body) == ("It sails.", "It sails.")


def test_captions_of_pictures_beside_a_story_in_newsml_are_none_of_it() -> None:
    photo = '<NewsComponent><ContentItem><MediaType FormalName="Photo"/></ContentItem></NewsComponent>'
    beside = f'<NewsComponent><Role FormalName="Supporting"/>{_component("Note", "Boat.")}{photo}</NewsComponent>'
    extra = f'<NewsComponent><Role FormalName="Supporting"/>{_component("Main", "More.")}</NewsComponent>'
    item = "<NewsML><NewsItem><NewsComponent>{}</NewsComponent></NewsItem></NewsML>"
    parts = [_component("Main", "It sails."), _component("Caption", "A ferry."), beside, extra]
    assert record(read(item.format("".join(parts)).encode())[0]).body == "It sails.\n\nMore."
    assert record(read(item.format(_component("Caption", "A ferry.") + photo).encode())[0]).body == "A ferry."


def test_a_header_that_repeats_what_the_item_says_is_no_preamble() -> None:
    header = "<header><ul><li>Sea</li></ul><time>20.09.2022 15:00</time><p>{}</p><h1>Ferry sails</h1></header>"
    page = f"<html><body>{header}<p>Bergen (dpa) - It sails.</p></body></html>"
    item = f"""<newsItem guid="x:1"><contentMeta><headline>Ferry sails</headline></contentMeta>
        <contentSet><inlineXML>{page}</inlineXML></contentSet></newsItem>"""
    plain, noted = (record(read(item.replace("{}", note).encode())[0]) for note in ("", "Extra"))
    assert (plain.title, plain.dateline, plain.preamble, plain.body) == (
        "Ferry sails",
        "Bergen (dpa)",
        None,
        "It sails.",
    )
    assert (noted.preamble, noted.body) == ("Extra", "It sails.")


FRAMED = """  ZCZC AAP
%A
$Ferry sails to Bergen again
:(BERGEN)
@NO
The ferry sails again.

   $40 is what a ticket costs.

AAP RTV
NNNN
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_frames_a_telex_is_neither_title_nor_text(end: str) -> None:
    [article] = records(read(FRAMED.replace("\n", end).encode(), "Sun_11_Oct__2015.tst"))
    assert (article.provenance.format, article.title, article.source) == ("anpa", "Ferry sails to Bergen again", "AAP")
    assert article.body == "The ferry sails again.\n\n$40 is what a ticket costs.\n\nAAP RTV"
    assert (article.preamble, published(article)) == ("%A\n:(BERGEN)\n@NO", "2015-10-11")


def test_a_telex_without_a_headline_and_several_in_a_file() -> None:
    bare = "ZCZC FMG000\nYY TDR\n:Ferry\n    OSLO, Oct 12 AAP - It sails.\nNNNN\n"
    first, second = records(read((bare + FRAMED).encode()))
    assert (first.title, first.title_source, first.preamble) == ("It sails.", "lead", "YY TDR\n:Ferry")
    assert (first.dateline, first.body, first.source) == ("OSLO, Oct 12 AAP", "It sails.", "AAP")
    assert second.title == "Ferry sails to Bergen again"


def test_a_telex_may_name_its_fields() -> None:
    fields = ["AN#26", "PD#06 June 2016 14:00:00", "SO#X", "BY#", "TI#Ferry sails", "AB#It does.", "TX#"]
    article = record(read("\r\n".join(["zczc", *fields, "Today.", "US# too."]).encode())[0])
    assert (article.title, article.summary, article.preamble) == ("Ferry sails", "It does.", "SO#X")
    assert (published(article), article.provenance.identity) == ("2016-06-06T14:00:00Z", "id pile\n26")
    assert article.body == "Today. US# too."


def test_a_text_about_the_telex_is_a_text() -> None:
    assert record(read(b"ZCZC is how a telex begins, and NNNN is how it ends.\n")[0]).provenance.format == "text"


@pytest.mark.parametrize("name", ["infosource", "infosources", "infoSources"])
def test_every_ninjs_has_its_word_for_the_source(name: str) -> None:
    item = {"uri": "urn:f:1", "type": "text", "body_text": "x", "headline": "Ferry", name: [{"name": "Fjord Press"}]}
    assert records(read(json.dumps(item).encode()))[0].source == "Fjord Press"


def test_place_and_day_that_touch_in_nitf_are_words_of_their_own() -> None:
    line = "<dateline><location>Oslo</location><story.date>20. september</story.date></dateline>"
    head = f"<body.head><hedline><hl1>H</hl1></hedline>{line}</body.head>"
    [article] = records(read(f"<nitf><body>{head}<body.content><p>It sank.</p></body.content></body></nitf>".encode()))
    assert (article.dateline, article.places, article.body) == ("Oslo 20. september", ("Oslo",), "It sank.")


def g2(headlines: str, page: str, described: str = "") -> ArticleRecord:
    """The article of a NewsML-G2 item with these headlines and this page."""
    item = f"""<newsItem guid="x:1"><contentMeta>{headlines}{described}</contentMeta>
        <contentSet><inlineXML><html><body>{page}</body></html></inlineXML></contentSet></newsItem>"""
    return record(read(item.encode())[0])


@pytest.mark.parametrize("role", ["hlrole:sub", "x:subtitle", "hld:subHeadline"])
def test_a_headline_that_its_role_calls_subordinate_is_the_deck(role: str) -> None:
    headlines = f'<headline role="{role}">Ice is gone</headline><headline role="hlrole:main">Ferry sails</headline>'
    page = "<h1>Ferry sails</h1><h2>Ice is gone</h2><p>It sails again.</p><h2>Ice is gone</h2><p>At last.</p>"
    article = g2(headlines, page)
    assert (article.title, article.summary, article.preamble) == ("Ferry sails", "Ice is gone", None)
    assert article.body == "It sails again.\n\nIce is gone\n\nAt last."
    article = g2(
        headlines, "<h1>Ferry sails</h1><h2>Ice is gone</h2><p>It sails.</p>", "<description>In short.</description>"
    )
    assert (article.summary, article.preamble) == ("In short.", "Ice is gone")


def test_the_second_headline_of_nitf_inside_is_the_deck_too() -> None:
    item = """<newsItem guid="x:1"><contentMeta><headline>Ferry sails</headline></contentMeta><contentSet><inlineXML>
        <nitf><body><body.head><hedline><hl1>Ferry sails</hl1><hl2>Ice is gone</hl2></hedline></body.head>
        <body.content><p>It sails again.</p></body.content></body></nitf></inlineXML></contentSet></newsItem>"""
    article = record(read(item.encode())[0])
    assert (article.title, article.summary, article.body) == ("Ferry sails", "Ice is gone", "It sails again.")


def test_a_headline_of_another_role_is_no_deck_and_a_lone_one_is_the_title() -> None:
    two = '<headline role="x:main">Ferry sails</headline><headline role="x:subject">Sea</headline>'
    assert g2(two, "<h2>Sea</h2><p>It sails again.</p>").body == "Sea\n\nIt sails again."
    assert g2('<headline role="x:sub">Ferry sails</headline>', "<p>It sails again.</p>").title == "Ferry sails"


def test_the_lines_of_newsml_may_have_a_headline_inside_a_line_and_one_below() -> None:
    item = "<NewsML><NewsItem><NewsComponent><NewsLines>{}</NewsLines>{}</NewsComponent></NewsItem></NewsML>"
    content = "<ContentItem><DataContent><p>It sails.</p></DataContent></ContentItem>"
    inside = "<NewsLine><HeadLine>Ferry sails</HeadLine></NewsLine>"
    assert record(read(item.format(inside, content).encode())[0]).title == "Ferry sails"
    below = "<HeadLine>Ferry sails</HeadLine><SubHeadLine>{}</SubHeadLine>"
    assert record(read(item.format(below.format("Ice is gone"), content).encode())[0]).summary == "Ice is gone"
    assert record(read(item.format(below.format("FERRY ICE"), content).encode())[0]).summary == "It sails."


def test_nitf_with_its_tags_written_as_characters_has_their_paragraphs() -> None:
    escaped = "<body.content>&lt;p&gt;It sails.&lt;/p&gt; &lt;p&gt;Again.&lt;/p&gt;</body.content>"
    assert nitf(escaped).body == "It sails.\n\nAgain."
    assert nitf("<body.content><p>Write &lt;p&gt;It&lt;/p&gt;.</p></body.content>").body == "Write <p>It</p>."


def test_the_owner_of_the_rights_is_the_source_of_nitf_without_another() -> None:
    owner = "<rights><rights.owner>Fjord Press</rights.owner></rights>"
    content = "<body.content><p>It sails.</p></body.content>"
    assert nitf(content, above=owner).source == "Fjord Press"
    assert nitf(content, above=f"<distributor>Harbour</distributor>{owner}").source == "Harbour"


@pytest.mark.parametrize("below", ["Ferry sails", "ferry-sails"])
def test_a_headline_given_again_or_a_slug_is_no_summary_of_newsml(below: str) -> None:
    lines = f"<NewsLines><HeadLine>Ferry sails</HeadLine><SubHeadLine>{below}</SubHeadLine></NewsLines>"
    content = "<ContentItem><DataContent><p>It sails.</p></DataContent></ContentItem>"
    item = f"<NewsML><NewsItem><NewsComponent>{lines}{content}</NewsComponent></NewsItem></NewsML>"
    assert record(read(item.encode())[0]).summary == "It sails."


@pytest.mark.parametrize("owner", ["Copyright 2022 Fjord Press. All rights reserved.", "Foto: Ann Lee"])
def test_a_note_on_rights_is_no_source_of_nitf(owner: str) -> None:
    above = f"<rights><rights.owner>{owner}</rights.owner></rights>"
    assert nitf("<body.content><p>It sails.</p></body.content>", above=above).source is None
