"""Collections that research shares: TREC's and Gigaword's SGML, and the Reuters Corpus."""

import pytest

from app.parsers.options import Options
from app.record import ArticleRecord
from tests.parsers.reading import published, read, reasons, record, records, sample


def _paper(number: int) -> ArticleRecord:
    return record(sample("trec/papers.sgml")[number])


def test_a_document_of_gigaword_has_its_day_in_its_number() -> None:
    first, second, third = records(sample("trec/gigaword.sgml"))
    assert (first.title, published(first), first.date_source) == ("Ferry sinks off Bergen", "1994-05-12", "metadata")
    assert (first.dateline, first.places, first.source) == ("BERGEN, Norway, May 12 (AFP)", ("Bergen, Norway",), "AFP")
    assert first.body.split("\n\n") == [
        "A ferry sank off Bergen on Thursday, its owner said & all were saved.",
        "Nobody was hurt.",
    ]
    assert first.provenance.identity == "id gigaword.sgml\nAFP_ENG_19940512.0001"
    assert (second.title, second.dateline, second.body) == (
        "HARBOR NOTES",
        "OSLO, Norway",
        "The harbor froze on Wednesday.",
    )
    assert (third.title_source, third.body) == ("lead", "Text one line without paragraphs.")


def test_a_wire_of_tipster_keeps_word_to_editors_in_the_preamble() -> None:
    wire = _paper(0)
    assert (wire.title, published(wire)) == ("Ferry Sinks Off Bergen", "1988-02-12")
    assert (wire.authors, wire.places, wire.source) == (("ANN LEE",), ("Bergen, Norway",), "AP")
    assert wire.preamble == "Associated Press Writer\nu i AM-Ferry 02-12 0398\nAM-Ferry,0411"
    assert len(wire.body.split("\n\n")) == 2, "an indented line begins a paragraph"


def test_a_paper_says_its_day_at_length_or_in_short() -> None:
    times, financial, street = (_paper(number) for number in (1, 2, 3))
    assert (published(times), times.keywords, times.authors) == ("1989-01-01", ("HARBORS", "ICE"), ("ANN LEE",))
    assert times.section == "Metro; Part 2; Page 1; Column 2; Metro Desk"
    assert (published(financial), financial.source) == ("1991-05-14", "The Financial Times")
    assert financial.title == "International Company News: Harbour plans DM90m project"
    assert (published(street), street.places) == ("1987-03-24", ("New York",))
    assert street.body == "Harbour Co. is near an agreement.\n\nThe sources said more."


def test_a_document_whose_ends_are_lost_loses_no_text() -> None:
    [article] = records(read(b"<DOC>\n<DOCNO> AP880212-0002\n<TEXT>\n   The lead.\n<P>\nThe end.</DOC>"))
    assert article.body.endswith("The lead.\n\nThe end.")


def test_a_document_without_text_is_rejected_and_the_next_one_read() -> None:
    items = read(b"<DOC>\n<DOCNO>A-1</DOCNO>\n</DOC>\n<DOC>\n<DOCNO>A-2</DOCNO>\n<TEXT>Said.</TEXT>\n</DOC>\n")
    assert reasons(items) == ["empty"]
    assert record(items[1]).body == "Said."


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("06/01/1998 09:58:00", "1998-06-01"),
        ("12/25/98", "1998-12-25"),
        ("06/01/2001", "2001-06-01"),
        ("980601", "1998-06-01"),
    ],
)
def test_numbers_with_strokes_are_months_first_whatever_the_year(date: str, day: str) -> None:
    [article] = records(
        read(f"<DOC>\n<DOCNO>A-1</DOCNO>\n<DATE_TIME> {date} </DATE_TIME>\n<TEXT>Said.</TEXT></DOC>".encode())
    )
    assert published(article) == day


TWO = "<DOC>\n<DOCNO>A-1</DOCNO>\n<TEXT>One.</TEXT>\n</DOC>\n<DOC>\n<DOCNO>A-2</DOCNO>\n<TEXT>Two.</TEXT>\n</DOC>\n"


@pytest.mark.parametrize(
    "raw",
    [
        TWO.encode("utf-8-sig"),
        TWO.encode("utf-16"),
        TWO.replace("\n", "\r").encode(),
        TWO.replace("</DOC>\n", "</DOC>").encode(),
    ],
    ids=["mark", "utf-16", "returns", "one line"],
)
def test_documents_are_parted_however_they_are_written(raw: bytes) -> None:
    assert [article.body for article in records(read(raw))] == ["One.", "Two."]


def test_a_file_without_any_document_is_rejected() -> None:
    assert reasons(read(b"Said.", name="trec")) == ["contains no article"]


def paper(content: str) -> ArticleRecord:
    """The article of one document with this content."""
    return record(read(f"<DOC>\n<DOCNO> FP-1 </DOCNO>\n{content}\n</DOC>\n".encode())[0])


@pytest.mark.parametrize(
    "headline",
    [
        " Ferry Sails\n@  Ice Is Over\n@  ---\n@  By Ann Lee and\n@  Bo Ek\n@  Reporters of The Fjord Press",
        "\n Ferry\n Sails\n  ----\n  Ice Is Over\n  ----\n  By Ann Lee and\n  Bo Ek\n  Reporters of The Fjord Press\n",
    ],
)
def test_a_headline_may_have_its_deck_and_byline_below_it(headline: str) -> None:
    article = paper(f"<HL>{headline}</HL>\n<TEXT>It is late.</TEXT>")
    assert (article.title, article.summary) == ("Ferry Sails", "Ice Is Over")
    assert (article.byline, article.authors) == ("By Ann Lee and Bo Ek", ("Ann Lee", "Bo Ek"))
    assert article.preamble == "Reporters of The Fjord Press"


@pytest.mark.parametrize(
    ("headline", "title", "deck"),
    [
        ("<HL> Harbor Struck\nBy Storm Greta </HL>", "Harbor Struck By Storm Greta", "It is late."),
        ("<HL> Seafaring:\n@  Ferry Sails\n@  By Night </HL>", "Seafaring: Ferry Sails", "By Night"),
        ("<HL> --- </HL>", "---", "It is late."),
    ],
)
def test_a_headline_keeps_what_only_looks_like_a_byline(headline: str, title: str, deck: str) -> None:
    article = paper(f"{headline}\n<TEXT>It is late.</TEXT>")
    assert (article.title, article.summary, article.byline) == (title, deck, None)


def test_a_translation_of_fbis_says_language_and_byline_above_its_text() -> None:
    above = "Language: <F P=105> Norwegian </F>\nArticle Type:BFN\n<F P=106> [By Ann Lee] </F>\n"
    article = paper(f"<DATE1>  1 March 1994 </DATE1>\n<TEXT>\n{above}  [Text] The ferry sails.\n</TEXT>")
    assert (published(article), article.language, article.authors) == ("1994-03-01", "no", ("Ann Lee",))
    assert article.body.endswith("The ferry sails.")
    other = paper("<TEXT>\nLanguage: that is what unites us, they said.\nArticle two follows.\n</TEXT>")
    assert other.body.startswith("Language: that is what unites us")
    assert other.provenance.detected == ("language",)


def test_a_journal_of_ziff_has_the_day_of_its_issue() -> None:
    content = "<JOURNAL>PC Fjord  Nov 13 1989 v6 n45 p1(2)\n* Full Text</JOURNAL>\n<AUTHOR>Lee, Ann.</AUTHOR>"
    article = paper(f"{content}\n<SUMMARY>It sails.</SUMMARY>\n<TEXT>It is late.</TEXT>")
    assert (published(article), article.source, article.summary) == ("1989-11-13", "PC Fjord", "It sails.")
    assert article.byline == "Lee, Ann"
    assert paper("<JOURNAL>Sea and Ships</JOURNAL>\n<TEXT>It is late.</TEXT>").published is None


def test_the_mercury_news_and_the_federal_register_are_read_too() -> None:
    named = "<NAME>  Fjord Mercury </NAME>\n<PUBDATE> 910701 </PUBDATE>\n<DESCRIPT> FERRIES; ICE </DESCRIPT>"
    article = paper(
        f"{named}\n<CAPTION> A ferry </CAPTION>\n<LANGUAGE> ENG </LANGUAGE>\n<LEADPARA> It is late. </LEADPARA>"
    )
    assert (published(article), article.source, article.language) == ("1991-07-01", "Fjord Mercury", "en")
    assert (article.keywords, article.preamble) == (("FERRIES", "ICE"), "A ferry")
    assert paper("<NAME> Ann Lee </NAME>\n<TEXT>It is late.</TEXT>").source is None
    register = paper(
        "<TEXT>\n<!-- PJG STAG 4700 -->\n<DOCTITLE>Ferry Rules</DOCTITLE>\n<P>Rules&blank;1&hyph;2 hold.</TEXT>"
    )
    assert register.title == "Ferry Rules"
    assert "PJG" not in register.body
    assert register.body.endswith("Rules 1-2 hold.")


def test_tags_inside_words_part_none_and_an_address_is_no_tag() -> None:
    [article] = records(read(b"<DOC>\n<DOCNO>A-1</DOCNO>\n<TEXT>A <b>bold</b>er word <a@b.example>.</TEXT></DOC>"))
    assert article.body == "A bolder word <a@b.example>."


def test_markup_that_only_calls_itself_a_document_is_none_of_these() -> None:
    assert reasons(read(b'<doc id="12" title="Oslo">\nOslo is a city.\n</doc>')) == ["not a known format: <doc>"]
    assert reasons(read(b"<DOCS><DOC>x</DOC></DOCS>")) == ["not a known format: <DOCS>"]


def test_an_item_of_the_reuters_corpus_says_all_that_its_elements_say() -> None:
    [article] = records(sample("rcv1/2286newsML.xml", Options(source="other")))
    assert (article.title, published(article)) == ("Bergen harbour to reopen.", "1996-08-20")
    assert (article.dateline, article.places) == ("BERGEN, Norway 1996-08-20", ("Bergen, Norway",))
    assert (article.source, article.language, article.authors) == ("Reuters", "en", ("Ann Lee",))
    assert article.keywords == ("place:NORW", "C15", "CCAT")
    assert article.body == "The harbour of Bergen will reopen.\n\nIce had kept the ferries."
    assert article.provenance.identity == "id Reuters\n2286"
