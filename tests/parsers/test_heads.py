"""Lines above a text that are no headline: credits without a name, posts below a byline, desks, sources and days."""

import pytest

from app.record import ArticleRecord
from tests.parsers.reading import published, read, record

PROSE = "The ferry to the islands sails again on Monday, after two weeks in the yard, the harbour master said."
HEADLINE = "Ferry to the islands sails again"


def one(text: str, name: str | None = None) -> ArticleRecord:
    return record(read(text.encode(), "article.txt", name=name)[0])


@pytest.mark.parametrize(
    "below",
    [
        "Associated Press Writer",
        "AP Business Writer",
        "Los Angeles Times",
        "Los Angeles Times\n(TNS)",
        "The Bergen Bee",
    ],
)
@pytest.mark.parametrize("dateline", ["BERGEN, Norway (AP) - ", ""])
def test_a_post_or_a_paper_right_below_a_byline_is_no_headline(below: str, dateline: str) -> None:
    article = one(f"By ANN LEE\n{below}\n\n{dateline}{PROSE}\n\nIt sails.\n")
    assert (article.title_source, article.authors, article.preamble) == ("lead", ("ANN LEE",), below)
    assert article.body == f"{PROSE}\n\nIt sails."


def test_a_headline_right_below_a_byline_is_one() -> None:
    article = one(f"By ANN LEE\nFerries for the Islands\n\nBERGEN, Norway (AP) - {PROSE}\n")
    assert (article.title, article.authors) == ("Ferries for the Islands", ("ANN LEE",))


@pytest.mark.parametrize(
    ("credit", "source"),
    [
        ("(By Telegraph.)", None),
        ("By Wire to The Times", None),
        ("(By the Associated Press.)", "Associated Press"),
        ("By Associated Press.", "Associated Press"),
        ("(Canadian Press Despatch.)", None),
        ("(From Our Own Correspondent.)", None),
        ("From Our Special Correspondent", None),
        ("Correspondence of the Daily Tribune.", None),
        ("De notre correspondant particulier", None),
        ("La rédaction avec AFP", None),
        ("Da Redação", None),
    ],
)
def test_a_credit_without_a_name_is_no_headline(credit: str, source: str | None) -> None:
    article = one(f"{credit}\nHOBART, April 15.--{PROSE}\n")
    assert (article.title, article.authors, article.source) == (PROSE, (), source)
    assert credit in (article.preamble, article.byline)


@pytest.mark.parametrize(
    "headline",
    [
        "Our Correspondent in Danger",
        "Notre envoyé spécial raconte la guerre",
        "Nuestra corresponsal en Oslo, herida",
        "Special Dispatch Box Found",
        "Harbour bans press dispatches",
        "La redazione e i suoi segreti",
        "Bron: minister stapt op",
        "The Rising Star",
        "The Lost World",
        "The Golden Age",
    ],
)
@pytest.mark.parametrize("dateline", ["HOBART, April 15.--", ""])
def test_a_headline_with_the_words_of_a_credit_or_a_paper_is_one(headline: str, dateline: str) -> None:
    article = one(f"{headline}\n\n{dateline}{PROSE}\n\nIt sails.\n")
    assert (article.title, article.title_source) == (headline, "headline")


@pytest.mark.parametrize(
    "head",
    [
        "U.S. Department of Ferries\nOffice of Public Affairs\n\nFOR IMMEDIATE RELEASE\nSeptember 20, 2022",
        "Department of Ferries\nU.S. Attorney’s Office\nDistrict of New Jersey\n\nFOR IMMEDIATE RELEASE\n"
        "September 20, 2022",
        "Ferry and Harbour Commission\n\nFOR IMMEDIATE RELEASE\n2022-31\n\nSeptember 20, 2022",
        "FOR IMMEDIATE RELEASE                    CONTACT: Ann Lee\nSeptember 20, 2022                   202-555-0134",
    ],
)
def test_the_head_of_an_office_above_a_dateline_is_no_headline(head: str) -> None:
    article = one(f"{head}\n\n{HEADLINE}\n\nBERGEN, Norway – {PROSE}\n")
    assert (article.title, published(article)) == (HEADLINE, "2022-09-20")
    assert article.places == ("Bergen, Norway",)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Anna Lee", "Anna Lee"),
        ("Иван Петров", "Иван Петров"),
        ("이안나 기자", "이안나 기자"),
        ("이안나·김보 인턴기자", "이안나·김보 인턴기자"),
        ("Inga Lind/TT", "Inga Lind/TT"),
        ("מאת דנה לוי", "מאת דנה לוי"),
        ("Ann Lee\nBBC News, Bergen", "Ann Lee"),
        ("THE FJORD BUREAU", None),
        ("Express News Service", None),
        ("Quelle: dpa", None),
        ("Fuente: EFE", None),
        ("Lähde: STT", None),
        ("Źródło: PAP", None),
        ("Opublikowano:", None),
    ],
)
def test_who_wrote_a_text_is_told_alone_below_its_headline(line: str, byline: str | None) -> None:
    article = one(f"{HEADLINE}\n\n{line}\n\n{PROSE}\n\nIt sails.\n")
    assert (article.title, article.byline, article.body) == (HEADLINE, byline, f"{PROSE}\n\nIt sails.")


@pytest.mark.parametrize(
    "line",
    [
        "Key Facts",
        "Late Again",
        "New York",
        "North Sea Ferries",
        "Anna Wins",
        "Max Lee Wins",
        "Anna Lee Resigns",
        "대통령 만난 기자",
    ],
)
def test_a_subheading_below_a_headline_names_nobody(line: str) -> None:
    assert one(f"{HEADLINE}\n\n{line}\n\n{PROSE}\n\nIt sails.\n").body == f"{line}\n\n{PROSE}\n\nIt sails."


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Press Release No. 24/031 of 20 September 2022", "2022-09-20"),
        ("Pressemitteilung Nr. 45/2022 vom 20. September 2022", "2022-09-20"),
        ("Pressemitteilung 45/2022 - 20.09.2022", "2022-09-20"),
        ("September 20, 202210:05 AM EDTUpdated 2 hours ago", "2022-09-20T14:05Z"),
        ("20 September 2022 • 2:05pm", "2022-09-20T14:05Z"),
        ("FNB / Sep 20, 2022, 14:05", "2022-09-20T14:05Z"),
        ("Anna Lee\nBergen - 20 sep 2022 - 14:05 CET", "2022-09-20T13:05Z"),
        ("Anna Lee Published September 20, 2022", "2022-09-20"),
    ],
)
def test_a_day_is_read_in_what_is_printed_around_it(line: str, date: str) -> None:
    article = one(f"{HEADLINE}\n\n{line}\n\n{PROSE}\n\nIt sails.\n")
    assert (article.title, published(article), article.body) == (HEADLINE, date, f"{PROSE}\n\nIt sails.")


def test_a_zone_behind_a_change_is_that_of_the_time_before_it() -> None:
    for zone, date in (("IST", "2022-09-20"), ("CET", "2022-09-20T13:05Z")):
        line = f"September 20, 2022 02:05 pm | Updated September 21, 2022 09:10 am {zone}"
        assert published(one(f"{HEADLINE}\n\n{line}\n\n{PROSE}\n")) == date


def test_a_time_or_a_section_above_a_headline_is_none() -> None:
    article = one(f"20 SEP, 14:05\n{HEADLINE}\nAll were saved\n\nMOSCOW, September 20. /TASS/. {PROSE}\n")
    assert (article.title, article.preamble) == (HEADLINE, "20 SEP, 14:05\nAll were saved")
    article = one(f"News|Shipping\n{HEADLINE}\n\nBy Ann Lee\n\n{PROSE}\n")
    assert (article.title, article.authors) == (HEADLINE, ("Ann Lee",))


@pytest.mark.parametrize("key", ["Source", "来源"])
def test_a_source_with_the_time_beside_it_is_both(key: str) -> None:
    line = f"{key}: Xinhua| 2022-09-20 20:23:22|Editor: Ann Lee"
    article = one(f"{line}\n\n{HEADLINE}\n\nBERGEN, Sept. 20 (Xinhua) -- {PROSE}\n", name="wire")
    assert (article.source, published(article), article.title) == ("Xinhua", "2022-09-20T20:23:22Z", HEADLINE)
    assert article.preamble == line


@pytest.mark.parametrize(
    ("opening", "tags"),
    [
        ("BERGEN--(BUSINESS WIRE)--#ferry--", "#ferry"),
        ("BERGEN--(BUSINESS WIRE)--$FERR #ferry--", "$FERR #ferry"),
        ("BERGEN, Norway, Sept. 20, 2022 (GLOBE NEWSWIRE) -- via FPN -- ", "via FPN"),
    ],
)
def test_tags_behind_the_dateline_of_a_release_are_none_of_its_text(opening: str, tags: str) -> None:
    article = one(f"{opening}{PROSE}\n")
    assert (article.body, article.preamble) == (PROSE, tags)


HAN = "港口二十日宣布，因大风渡轮停航两天，旅客可以改乘火车，票价不变，班次增加，直到周三为止。"


@pytest.mark.parametrize(
    "line", ["渡轮新闻记者 王海", "记者 王海", "作者：王海", "记者 王海 2022-09-20", "記者王海／台北報導"]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_chinese_reporter_below_a_headline_is_the_byline(line: str, gap: str) -> None:
    article = one(f"因大风渡轮停航两天{gap}{line}\n\n{HAN}\n\n{HAN}\n")
    assert (article.title, article.authors, article.places) == ("因大风渡轮停航两天", ("王海",), ())
    assert article.body == f"{HAN}\n\n{HAN}"


def test_a_chinese_reporter_or_source_above_a_text_is_no_headline() -> None:
    assert one(f"記者王海／台北報導\n\n{HAN}\n\n{HAN}\n").authors == ("王海",)
    article = one(f"因大风渡轮停航两天\n2022-09-20 14:35\n来源：渡轮新闻\n\n{HAN}\n\n{HAN}\n")
    assert (article.title, published(article), article.body) == (
        "因大风渡轮停航两天",
        "2022-09-20T14:35Z",
        f"{HAN}\n\n{HAN}",
    )


def test_the_headline_of_a_chinese_feature_stands_behind_its_dateline() -> None:
    article = one(f"新华社北京9月20日电 题：渡轮背后\n\n新华社记者王海、李安\n\n{HAN}\n")
    assert (article.title, article.authors, article.places) == ("渡轮背后", ("王海", "李安"), ("北京",))
    assert article.body == HAN


def test_nothing_before_a_comma_is_nobody() -> None:
    article = one(f"{HEADLINE}\n\n, Aa3 / VMIG-1 - Fjord's.\n\n{PROSE}\n")
    assert (article.byline, article.authors) == (None, ())


@pytest.mark.parametrize("agency", ["AP", "Reuters", "dpa"])
def test_an_agency_before_a_day_is_no_writer_where_another_line_names_one(agency: str) -> None:
    article = one(f"{HEADLINE}\n\n{agency} 20 September 2022\n\nBy Ann Lee\n\n{PROSE}\n\nIt sails.\n")
    assert (article.authors, article.body) == (("Ann Lee",), f"{PROSE}\n\nIt sails.")


@pytest.mark.parametrize(
    "line",
    [
        "https://fjord.example/pier", "updated 3 hours ago", "tags: pier, ferries", "via AP", "From News Services",
        "text and photos by Ann Lee", "Tuesday", "May 3",
    ],
)  # fmt: skip
def test_a_headline_does_not_go_on_in_a_line_that_is_none(line: str) -> None:
    article = one(f"{HEADLINE} for\n{line}\n\nPORTLAND, Maine (AP) — {PROSE}\n".replace(" for\n", "\n"))
    assert (article.title, article.preamble) == (HEADLINE, line)


@pytest.mark.parametrize("line", ["BY ANN LEE", "AP", "ANN LEE, HARBOR TIMES", "EXCLUSIVE", "STAFF REPORT"])
def test_a_headline_in_capitals_does_not_take_the_line_below_it(line: str) -> None:
    assert (
        one(f"{HEADLINE.upper()} AND AGAIN TODAY\n{line}\n\n{PROSE}\n").title == f"{HEADLINE.upper()} AND AGAIN TODAY"
    )


@pytest.mark.parametrize(
    "block", ["WHAT: Pier\nWHEN: May 3\nWHERE: Hall", "Tuesday, May 3\nNoon\nHall", "Oslo 3\nVoss 0"]
)
def test_what_an_advisory_says_in_lines_is_all_text(block: str) -> None:
    article = one(f"MEDIA ADVISORY\n\n{block}\n\n{PROSE}\n")
    assert article.body.split("\n\n") == [*block.split("\n"), PROSE]


@pytest.mark.parametrize(
    "contact",
    [
        "Media Contact:\nAnn Lee\nann@harbor.example",
        "Contact: Ann Lee\n207-555-0134\nann@harbor.example",
        "Contact:\nAnn Lee, 207-555-0134",
        "CONTACT: Ann Lee\nHarbor Board\n(207) 555-0134",
    ],
)
def test_a_block_that_says_whom_to_ask_below_a_text_is_the_preamble(contact: str) -> None:
    article = one(f"{HEADLINE}\n\nPORTLAND, Maine, May 3, 2024 – {PROSE} {PROSE}\n\n{contact}\n")
    assert (article.preamble, article.body) == (contact, f"{PROSE} {PROSE}")


def test_a_place_in_brackets_deep_in_a_text_is_no_dateline() -> None:
    article = one(f"{HEADLINE}\n\n{PROSE}\n\n(Lyon, France) Visitors came to see it.\n")
    assert (article.dateline, article.body) == (None, f"{PROSE}\n\n(Lyon, France) Visitors came to see it.")
    assert one(f"{HEADLINE}\n\n(Portland, Maine) {PROSE}\n").places == ("Portland, Maine",)


def test_wrapped_paragraphs_above_a_dateline_are_text_as_others_are() -> None:
    wrapped = (
        "The council met on Tuesday evening in the old hall, with all its\n"
        "members present, and spoke of the new pier until late at night."
    )
    page = f"THE COUNCIL MEETING\n\n{wrapped}\n\nWEDDING BELLS\n\n{wrapped}\n\nBERGEN, May 14.--{PROSE}\n"
    article = one(page)
    assert (article.preamble, article.dateline) == (None, None)
    assert article.body.endswith(f"BERGEN, May 14.--{PROSE}")


@pytest.mark.parametrize("word", ["by", "von", "via", "texts", "updated"])
def test_a_wrapped_sentence_that_goes_on_like_a_credit_is_no_headline(word: str) -> None:
    text = (
        f"The council met on Tuesday in the old hall of the town, and was told\n{word} the mayor that it has to wait."
    )
    article = one(f"{text}\n\n{PROSE}\n")
    assert article.body == f"{' '.join(text.split())}\n\n{PROSE}"
