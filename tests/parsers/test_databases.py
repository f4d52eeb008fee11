"""Plain-text exports of newspaper databases: LexisNexis, Factiva, ProQuest, NewsBank."""

import time

import pytest

from app.parsers.options import Options
from app.record import ArticleRecord
from tests.parsers.reading import SAMPLES, published, read, reasons, record, records, sample

EXPORTS = [
    "nexis/times.txt",
    "nexis/herald.txt",
    "nexis/uni.txt",
    "nexis/blatt.txt",
    "factiva/labels.txt",
    "factiva/columns.txt",
    "factiva/bare.txt",
    "proquest/report.txt",
    "proquest/later.txt",
    "newsbank/journal.txt",
]


def _first(name: str) -> ArticleRecord:
    return record(sample(name)[0])


def _format(text: str) -> str:
    return record(read(text.encode())[0]).provenance.format


@pytest.mark.parametrize("name", EXPORTS)
def test_each_export_is_recognised_however_its_lines_end_and_it_is_encoded(name: str) -> None:
    text = (SAMPLES / name).read_text()
    whole = records(sample(name))
    assert {article.provenance.format for article in whole} == {name.partition("/")[0]}
    variants = [text.replace("\n", "\r\n"), text.replace("\n", "\r"), f"\ufeff{text}", f"\n\n{text}"]
    raws = [*(each.encode() for each in variants), text.encode("utf-16")]
    if text.isascii() or "ä" in text:
        raws.append(text.encode("cp1252"))
    for raw in raws:
        again = records(read(raw, (SAMPLES / name).name))
        assert [(each.title, each.body, each.published) for each in again] == [
            (each.title, each.body, each.published) for each in whole
        ]


@pytest.mark.parametrize("name", EXPORTS)
def test_no_text_holds_a_label_of_its_export(name: str) -> None:
    for article in records(sample(name)):
        for label in (
            "BODY",
            "Body\n",
            "LENGTH",
            "Copyright 2",
            "Copyright (c)",
            "LOAD-DATE",
            "Load-Date",
            "Document ",
        ):
            assert label not in article.body
        assert "Full text:" not in article.body


def test_a_document_of_lexisnexis_has_its_headline_between_day_and_labels() -> None:
    first, second, third = records(sample("nexis/times.txt"))
    assert first.title == "Ferry Sinks Off Bergen; All Aboard Are Saved"
    assert (published(first), first.date_source, first.source) == ("2004-03-12", "metadata", "The Fjord Times")
    assert (first.authors, first.language) == (("ANN LEE",), "en")
    assert (first.dateline, first.places) == ("BERGEN, Norway, March 11", ("Bergen, Norway",))
    assert first.section == "Section B; Column 1; Metropolitan Desk; Pg. 1"
    assert first.body.split("\n\n") == [
        "A ferry sank off Bergen on Thursday, its owner said, and all aboard were saved by boats that came from the "
        "harbor.",
        "SUBJECT: that was all that the first telegram of the rescuers said, in capitals.",
        "Copyright law was not at issue, the owner said.",
        "Nobody was hurt, he said.",
    ]
    assert first.preamble == (
        "Late Edition - Final\nCorrection Appended\nAn article on Friday misspelled the name of the ferry. It is Tarn."
        "\nPhoto: The ferry Tarn in 2001. (Photo by Bo Ek) Map of the harbor."
    )
    assert (second.title, second.body, second.preamble) == (
        "Harbor Notes",
        "The harbor froze.",
        "HARBOR: a word that is new here",
    )
    assert (third.title, published(third), third.body) == ("A letter without anything", None, "The ice is gone.")


def test_a_document_of_lexisnexis_may_have_its_copyright_on_top() -> None:
    first, second = records(sample("nexis/herald.txt"))
    assert (first.title, published(first)) == ("Farmers fear drought will last until autumn", "1998-07-08")
    assert (first.source, first.authors) == ("Associated Fjord Press", ("Ann Lee",))
    assert first.summary == "Wheat yields are down by a fifth."
    assert first.keywords == ("FARMERS", "DROUGHT", "place:OSLO, NORWAY")
    assert first.body.endswith('The union said: "Rain is what we need."')
    assert (second.title_source, published(second), second.source) == ("lead", "1998-07-10", None)


def test_a_document_of_nexis_uni_has_headline_source_and_day_on_top() -> None:
    first, second = records(sample("nexis/uni.txt"))
    assert (first.title, first.source) == ("Lake town bans plastic bags", "Lakeside Courier")
    assert (published(first), first.language) == ("2017-06-01T09:35Z", "en")
    assert (first.section, first.authors, first.dateline) == ("NEWS; Pg. 5", ("Ann Lee",), "LAKESIDE")
    assert first.keywords == ("PLASTICS", "CITIES", "person:BO EK", "org:LAKE COUNCIL")
    assert first.body.split("\n\n") == [
        "Shops in the lake town will no longer be allowed to hand out plastic bags from July.",
        "Language: English, said the notice on each door.",
        "The council agreed the ban unanimously.",
    ]
    assert first.preamble == "First Edition\nA bag on the shore."
    assert (second.title, second.source, published(second)) == (
        "Notes: Rovers sign goalkeeper",
        "Lakeside Courier",
        "2017-06-03",
    )
    assert second.body == "Rovers have signed Bo Ek."


@pytest.mark.parametrize(
    ("counter", "day", "length"),
    [
        ("1 von 9 DOKUMENTEN", "Freitag 12. März 2004", "LÄNGE: 30 Wörter"),
        ("1 de 9 DOCUMENTS", "12 mars 2004 vendredi", "LONGUEUR: 30 mots"),
        ("1 de 9 DOCUMENTOS", "12 de marzo de 2004 viernes", "LONGITUD: 30 palabras"),
        ("1 van 9 DOCUMENTEN", "12 maart 2004 vrijdag", "LENGTE: 30 woorden"),
        ("1 of 1 DOCUMENT", "March 12, 2004, Friday, Final Edition", "LENGTH: 30 words"),
    ],
)
def test_lexisnexis_speaks_the_language_of_its_user(counter: str, day: str, length: str) -> None:
    article = record(read(f"{counter}\n\nFjordblatt\n\n{day}\n\nFerry sinks\n\n{length}\n\nIt sank.\n".encode())[0])
    assert (article.provenance.format, article.source, published(article)) == ("nexis", "Fjordblatt", "2004-03-12")
    assert (article.title, article.body) == ("Ferry sinks", "It sank.")


def test_a_german_document_is_read_as_any_other() -> None:
    article = _first("nexis/blatt.txt")
    assert (article.title, published(article)) == ("Fähre vor Bergen gesunken", "2004-03-12")
    assert (article.authors, article.section, article.language) == (("Anna Lehmann",), "POLITIK; S. 4", "de")
    assert article.body == "Vor Bergen ist am Donnerstag eine Fähre gesunken."


def test_a_load_date_is_never_the_day_of_publication() -> None:
    article = record(
        read(b"1 of 1 DOCUMENTS\n\nFjord Times\n\nLENGTH: 9 words\n\nBODY:\nIt sank.\n\nLOAD-DATE: May 2, 2004\n")[0]
    )
    assert (published(article), article.source, article.body) == (None, "Fjord Times", "It sank.")


def test_a_document_of_nexis_uni_may_have_no_day() -> None:
    article = record(
        read(b"Ferry sinks\n\nFjord Times\n\nLength: 9 words\n\nBody\n\nIt sank.\n\nLoad-Date: May 2, 2004\n")[0]
    )
    assert (article.title, article.source) == ("Ferry sinks", "Fjord Times")
    assert (published(article), article.body) == (None, "It sank.")


def test_a_document_of_factiva_has_labels_on_lines_of_their_own() -> None:
    first, second = records(sample("factiva/labels.txt"))
    assert first.title == "Steelmaker to cut 400 jobs at northern plant"
    assert (published(first), first.source) == ("2009-01-22T14:33Z", "Northern Business Daily")
    assert (first.authors, first.section, first.language) == (("Ann Lee",), "Business", "en")
    assert first.body.split("\n\n") == [
        "Steelmaker Corvane said on Thursday it would cut 400 jobs.",
        "IN short, it was a bad day.",
        "The unions said they had not been consulted.",
        "They would meet on Monday.",
    ]
    assert first.keywords == (
        "Labor/Personnel",
        "Political/General News",
        "org:Corvane AS",
        "industry:Metals",
        "industry:Steel",
        "place:Norway",
        "place:Scandinavia",
    )
    assert first.preamble == "Fjord News Service\nEdition: First\nPage: 12\nThe plant in 2001."
    assert first.provenance.identity == "id Northern Business Daily\nNBDLY00020090122e51m00012"
    assert (second.title, second.body) == ("Ferry sails again", "The ferry sails again.")


def test_a_document_of_factiva_has_labels_before_its_values() -> None:
    article = _first("factiva/columns.txt")
    assert article.title == "Steelmaker to cut 400 jobs at northern plant"
    assert (article.authors, article.language, article.keywords) == (("Ann Lee",), "en", ("Labor/Personnel",))
    assert article.body.split("\n\n")[1:] == ["IN the north, all were silent.", "The unions would meet on Monday."]


def test_a_document_of_factiva_needs_no_labels() -> None:
    first, second = records(sample("factiva/bare.txt"))
    assert (first.section, first.title, first.authors) == (
        "Metropolitan Desk; SECTB",
        "Ferry Sinks Off Bergen",
        ("ANN LEE",),
    )
    assert (published(first), first.source, first.language) == ("2004-03-12T10:15Z", "The Fjord Times", "en")
    assert first.body == "A ferry sank off Bergen on Thursday.\n\nNobody was hurt."
    assert first.preamble == "Late Edition - Final\nPage: 1"
    assert (second.title, second.body) == ("Harbor Notes", "The harbor froze.")
    assert second.provenance.identity == "id The Fjord Times\nFJTI000020040313e03d0007x"


def test_the_number_of_a_document_of_factiva_needs_no_label() -> None:
    text = (SAMPLES / "factiva/labels.txt").read_text()
    first, second = records(read(text.replace("\nAN\n", "\n").encode(), "labels.txt"))
    assert [first.body, second.body] == [article.body for article in records(sample("factiva/labels.txt"))]
    assert second.provenance.identity == "id Northern Business Daily\nNBDLY00020090123e51n00003"


def test_a_document_of_factiva_may_lack_day_and_headline() -> None:
    article = record(
        read(b"HD\nWC\n3 words\nPD\nSN\nFjord Times\nLP\nIt sank.\nAN\nDocument FJTI000020040313e03d0007x")[0]
    )
    assert (article.provenance.format, article.title_source, published(article)) == ("factiva", "lead", None)
    assert (article.source, article.body) == ("Fjord Times", "It sank.")


def test_a_document_of_proquest_has_its_labels_around_the_text() -> None:
    first, second, third = records(sample("proquest/report.txt"))
    assert (first.title, published(first)) == ("Teachers' Strike Enters Third Week", "1987-10-14")
    assert (first.authors, first.source, first.language) == (("Ann Lee", "Bo Ek"), "The Capital Post", "en")
    assert (first.section, first.summary) == ("Metro", "Teachers failed again to reach agreement.")
    assert first.keywords == ("Strikes", "Teachers", "person:Dorn, Paul", "org:School Board", "place:Capital City")
    assert first.body.split("\n\n")[0].endswith("Tuesday to reach agreement.")
    assert first.body.split("\n\n")[2:] == [
        "Location: that is all they still speak about, a mediator said.",
        "No further talks are scheduled.",
    ]
    assert first.preamble == "Post Staff Writers\nPage: A1"
    assert first.provenance.identity == "id The Capital Post\n123456789"
    assert (second.title, second.body, second.authors) == ("Only an abstract", "", ())
    assert published(second) == "1987-10-15", "from the publication info"
    assert (third.title, third.body) == ("Ferry sinks", "A ferry sank off Bergen.")


def test_later_documents_of_proquest_have_no_number() -> None:
    first, second = records(sample("proquest/later.txt"))
    assert (first.title, published(first), first.source) == (
        "Ferry sinks off Bergen",
        "2020-03-02",
        "Fjord Times (Online)",
    )
    assert (first.dateline, first.body) == ("BERGEN, Norway", "A ferry sank off Bergen.\n\nNobody was hurt.")
    assert (second.title, second.body) == ("Harbor notes", "The harbor froze.")


def test_a_document_of_newsbank_begins_with_its_labels() -> None:
    first, second = records(sample("newsbank/journal.txt"))
    assert (first.title, published(first)) == ("Library levy passes by 61 votes", "2002-11-06")
    assert (first.source, first.section, first.authors) == ("Riverton Journal (OH)", "Metro", ("Ann Lee",))
    assert (first.dateline, first.keywords) == ("RIVERTON", ("LIBRARIES", "LEVIES"))
    assert first.body.endswith("\n\nCopyright is not what it was about, a reader said.")
    assert first.preamble == "Edition: Final\nPage: B1\nThe main branch."
    assert first.provenance.identity == "id Riverton Journal (OH)\n0211060123"
    assert (second.title, second.body) == ("Recount next week", "A recount is automatic.")


@pytest.mark.parametrize(
    "text",
    [
        "1 of 50 documents was lost, the clerk said.\n\nLENGTH: none was known.\n",
        "1 of 50 DOCUMENTS\n\nThe clerk lost one.\n",
        "Body\n\nLength: 12 words was what the editor asked for.\n",
        "Document 1 of 3\n\nThe clerk lost it.\n",
        "____________________________\n\nAbstract: a picture without a subject.\n",
        "HD\n\nThe new television has come.\n",
        "Ferry sinks\n\n12 words\n\n22 January 2009 was the day.\n",
        "Paper: a history\n\nDate: a fruit\n\nTitle: a claim, he wrote, and went on writing.\n",
    ],
)
def test_a_text_that_only_resembles_an_export_is_none(text: str) -> None:
    assert _format(text) == "text"


def test_a_header_of_a_dispatch_is_no_export() -> None:
    assert _format("Title: Ferry sinks\nDate: 2004-03-12\nSection: Metro\nAuthor: Ann Lee\n\nIt sank.\n") == "wire"


@pytest.mark.parametrize(
    "name", ["nexis/times.txt", "factiva/labels.txt", "proquest/report.txt", "newsbank/journal.txt"]
)
def test_a_document_that_is_too_large_keeps_no_other_from_being_read(name: str) -> None:
    text = (SAMPLES / name).read_text()
    mark = next(
        mark for mark in ("The harbor froze.", "It would cut", "would cut", "No further", "A levy") if mark in text
    )
    items = read(
        text.replace(mark, f"{mark} {'It sank. ' * 200_000}", 1).encode(), options=Options(max_article_bytes=9999)
    )
    assert reasons(items) == ["larger than 9999 bytes"]
    assert len(items) == len(sample(name))


_TOPS = {
    "nexis": "1 of 2 DOCUMENTS\n\nFjord Times\n\nMarch 12, 2004\n\nLENGTH: 9 words\n\n",
    "nexis, without labels": "1 of 2 DOCUMENTS\n\nFjord Times\n\n",
    "nexis, later": "Ferry sinks\n\nFjord Times\n\nMarch 12, 2004\n\nLength: 9 words\n\nBody\n\n",
    "nexis, nothing above": "\n",
    "factiva": "HD\nFerry sinks\nWC\n9 words\nPD\n22 January 2009\nSN\nFjord Times\n",
    "factiva, without labels": "Ferry sinks\n9 words\n22 January 2009\nFjord Times\n",
    "proquest": "____________________\nDocument 1 of 1\n\nFerry sinks\n\nPublication info: x\n\nFull text: It sank.\n",
    "proquest, later": "____________________\nFerry sinks\n\nPublication info: x\n",
    "newsbank": "Paper: Fjord Times\nTitle: Ferry sinks\nDate: March 12, 2004\n\n",
}
_LABELS = (
    "LENGTH: 9 words\n", "Subject: FERRIES (90%)\n\n", "Load-Date: x\n", "IN\nx\n", "HD\n\n", "9 words\n",
    "Publication title: x\n\n", "Title: x\n", "Record Number: 1\n", "Copyright 2004\n\n", "Page 1 of 2\n",
)  # fmt: skip


@pytest.mark.parametrize("top", _TOPS)
@pytest.mark.parametrize(
    "hostile",
    [
        "a" * 1_000_000,
        f"a{' ' * 1_000_000}b",
        f"Full text: {' ' * 1_000_000}b",
        f"{'_' * 60}\n" * 10_000,
        "a\n\n" * 30_000,
        "March 2004\n\n" * 10_000,
        "Lee, Ann; " * 10_000,
        *(label * 10_000 for label in _LABELS),
    ],
    ids=["line", "blanks", "value", "rules", "blocks", "days", "names", *map(str.strip, _LABELS)],
)
def test_what_never_ends_is_read_in_no_time(top: str, hostile: str) -> None:
    raw = f"{_TOPS[top]}{hostile}\n".encode()
    started = time.process_time()
    assert read(raw, name=top.partition(",")[0])
    assert read(raw)
    assert time.process_time() - started < 4
