"""Heads of releases, exhibits of companies, stories with highlights, and letterheads."""

import time

import pytest

from app.record import ArticleRecord
from tests.parsers.reading import read, record

PROSE = "The ferry to the islands sails again on Monday, after two weeks in the yard, the harbour master said."


def text(raw: str, file: str = "pile.txt") -> ArticleRecord:
    return record(read(raw.encode(), file)[0])


def moment(article: ArticleRecord) -> str | None:
    return article.published.text if article.published else None


HEADS = [
    "                THE WHITE HOUSE\n\n        Office of the Press Secretary\n          (Fjord Town)\n"
    "______________________________\nFor Immediate Release             September 20, 2022\n\n\n",
    "Press Information Bureau\nGovernment of Fjordland\nMinistry of Ports, Shipping and Waterways\n\n"
    "20-September-2022 14:05 IST\n\n",
    "Press Release No. 22/210\nSeptember 20, 2022\nInternational Harbour Fund\n700 19th Street, NW\n"
    "Washington, D.C. 20431 USA\n\n",
    "Ann Lee\nHeadquarters, Fjord Town               September 20, 2022\n(Phone: 202/555-1979)\n\nRELEASE:  97-190\n\n",
    "FOR IMMEDIATE RELEASE                                AT\nTUESDAY, SEPTEMBER 20, 2022           (202) 555-2771\n"
    "                                  TDD (202) 555-1888\n\n\n",
]


@pytest.mark.parametrize("head", HEADS)
def test_the_head_of_an_office_is_above_the_headline(head: str) -> None:
    article = text(f"{head}     SIX FERRIES FOR THE ISLANDS\n\n{PROSE}\n\nIt sails.\n")
    assert (article.title, article.body) == ("SIX FERRIES FOR THE ISLANDS", f"{PROSE}\n\nIt sails.")
    assert moment(article) == "2022-09-20"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "Ministry Opens Harbour Office\n\nFor Immediate Release\n\nSix boats for the islands",
            "Ministry Opens Harbour Office",
        ),
        ("Ferry sails\n\n20 September 2022\n\nSix boats for the islands", "Ferry sails"),
        (
            "The council approves six ferries for us\n\nPress release\n\nSix boats",
            "The council approves six ferries for us",
        ),
        (
            "Department of Ports Welcomes Ferry\n\nSix boats are coming\n\n20 September 2022",
            "Department of Ports Welcomes Ferry",
        ),
        (
            "Inside the Harbour Commission\n\nSeptember 20, 2022\n\nA year of trouble for the board",
            "Inside the Harbour Commission",
        ),
        (
            "Harbour Board Eyes Boats of Ferry Company\n\nFor Immediate Release\n\nSix Boats Planned",
            "Harbour Board Eyes Boats of Ferry Company",
        ),
        ("Ministry of Fear\n\nA film returns to the harbour\n\n20 September 2022", "Ministry of Fear"),
        ("A name for a boat\n\n(Fjord Town)\n\nSix boats for the islands", "A name for a boat"),
        ("Press release\n\n700 boats for the islands\n\nA year of trouble ends", "700 boats for the islands"),
        ("Press release\n\nState of Emergency\n\nA harbour without boats", "State of Emergency"),
        ("Press release\n\n(The ferry that was not)\n\nA harbour without boats", "(The ferry that was not)"),
        ("FERRY RAMS COMPANY\n\nFor Immediate Release\nSeptember 20, 2022\n\nSix Boats Lost", "FERRY RAMS COMPANY"),
    ],
)
def test_a_headline_above_the_kind_of_text_stays_the_title(head: str, title: str) -> None:
    article = text(f"{head}\n\n{PROSE}\n\nIt sails.\n")
    assert article.title == title
    assert PROSE in article.body


def test_a_ministry_above_a_headline_with_the_day_of_its_posting_is_no_headline() -> None:
    head = "Ministry of Ports, Shipping and Waterways\n\nSix ferries for the islands\n\nPosted On: 20 SEP 2022 2:05PM"
    article = text(f"{head} by PIB Delhi\n\n{PROSE}\n\nIt sails.\n")
    assert (article.title, article.body) == ("Six ferries for the islands", f"{PROSE}\n\nIt sails.")


def test_names_and_posts_without_a_number_are_no_head() -> None:
    article = text(f"Ann Lee\nThe harbour office\n\nPress release\n\nSix ferries for the islands\n\n{PROSE}\n")
    everything = f"{article.title}\n{article.byline}\n{article.preamble}\n{article.body}"
    assert all(said in everything for said in ("Ann Lee", "The harbour office", "Six ferries for the islands"))


def test_the_kind_of_text_may_stand_beside_its_day() -> None:
    for line in (
        "Press Release - 20 September 2022",
        "Pressemitteilung vom 20.09.2022",
        "News Release, Sept. 20, 2022",
    ):
        article = text(f"{line}\n\nSix ferries for the islands\n\n{PROSE}\n")
        assert (article.title, moment(article)) == ("Six ferries for the islands", "2022-09-20")


def test_a_headline_about_a_press_release_stays() -> None:
    line = "Press release of 20 ferries angers the islands"
    assert text(f"{line}\n\n{PROSE}\n\nIt sails.\n").title == line


def test_a_japanese_release_is_titled_by_its_headline() -> None:
    prose = "株式会社フィヨルド（本社：東京都）は、新しいフェリーの運航を来月より開始します。下記をご覧ください。"
    article = text(
        f"報道関係者各位\nプレスリリース\n\n2022年9月20日\n株式会社フィヨルド\n\n新しいフェリーの運航を開始\n\n{prose}\n"
    )
    assert (article.title, article.body, moment(article)) == ("新しいフェリーの運航を開始", prose, "2022-09-20")


def test_below_place_and_day_of_a_letterhead_stands_the_headline() -> None:
    article = text(
        f"Press release\n\nParis, 20 September 2022\n\nSix ferries for the islands\n\n{PROSE}\n\nIt sails.\n"
    )
    assert (article.title, article.body) == ("Six ferries for the islands", f"{PROSE}\n\nIt sails.")
    assert article.places == ("Paris",)


@pytest.mark.parametrize(
    "line",
    [
        "Dear friends of the ferry",
        "O ferry of mine\n\nThat sails the sea",
        "Sehr geehrte Damen und Herren",
        "Rain all day long",
    ],
)
def test_a_salutation_or_verse_below_a_letterhead_stays_in_the_text(line: str) -> None:
    assert text(f"Paris, 20 September 2022\n\n{line}\n\n{PROSE}\n").body == f"{line}\n\n{PROSE}"


def test_prose_below_a_letterhead_is_no_headline() -> None:
    article = text(f"Paris, 20 September 2022\n\n{PROSE}\n\nIt sails.\n")
    assert article.body == f"{PROSE}\n\nIt sails."


EXHIBIT = (
    "<DOCUMENT>\n<TYPE>EX-99.1\n<SEQUENCE>2\n<FILENAME>fjord.txt\n<DESCRIPTION>PRESS RELEASE\n<TEXT>\n\n"
    "                                        EXHIBIT 99.1\n\nFOR IMMEDIATE RELEASE:\nSeptember 20, 2022\n\n"
    "            FJORD FERRIES REPORTS ITS RESULTS\n\n     {prose}\n<PAGE>   2\n\n     It sails.\n\n   ###\n\n"
    "</TEXT>\n</DOCUMENT>\n"
)


def test_an_exhibit_of_a_company_is_read_without_its_tags() -> None:
    article = text(EXHIBIT.format(prose=PROSE))
    assert (article.title, article.body) == ("FJORD FERRIES REPORTS ITS RESULTS", f"{PROSE}\n\nIt sails.")
    assert moment(article) == "2022-09-20"


def test_other_documents_of_a_submission_are_no_articles() -> None:
    for other in (
        "<DOCUMENT>\n<TYPE>8-K\n<TEXT>\nCurrent report\n",
        "<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n<HTML><p>a</p>\n",
    ):
        assert not isinstance(read(other.encode(), "pile.txt")[0], ArticleRecord)


def test_highlights_below_a_story_are_its_summary() -> None:
    article = text(f"{PROSE}\n\nIt sails.\n\n@highlight\n\nFerry is back\n\n@highlight\n\nAll are well\n", "a.story")
    assert (article.body, article.summary) == (f"{PROSE}\n\nIt sails.", "Ferry is back. All are well.")


def test_a_highlight_in_a_sentence_stays() -> None:
    said = "Readers mark a line with @highlight and save it."
    assert text(f"{PROSE}\n\n{said}\n").body == f"{PROSE}\n\n{said}"
    assert text("@highlight\n\nFerry is back in the harbour\n").body == "Ferry is back in the harbour"


def test_paragraphs_below_a_highlight_are_no_summary() -> None:
    article = text(f"How a story is marked\n\nWrite this:\n\n@highlight\n\n{PROSE}\n\nIt sails.\n")
    assert article.body == f"Write this:\n\n@highlight\n\n{PROSE}\n\nIt sails."


def test_a_text_about_the_tags_of_an_exhibit_keeps_them() -> None:
    body = f"{PROSE}\n\n[LOGO]\n\n<PAGE>\n\nIt sails."
    assert text(f"What <TYPE> means in a file\n\n{body}\n").body == body


def test_an_address_alone_above_a_text_is_that_of_the_original() -> None:
    article = text(f"https://fjord.example/ferry\n\nSix ferries for the islands\n\n{PROSE}\n")
    assert (article.source_url, article.title) == ("https://fjord.example/ferry", "Six ferries for the islands")
    assert text(f"https://fjord.example/ferry is the page.\n\n{PROSE}\n").source_url is None


def test_a_dateline_names_its_korean_or_chinese_reporters() -> None:
    article = text(
        "(서울=뉴스1) 이안나 기자 = 여객선이 다시 운항을 시작했다고 항만 당국이 20일 밝혔다.\n\n운항은 매일 이어진다.\n"
    )
    assert article.authors == ("이안나",)
    article = text("新华社北京9月20日电（记者李安、王波）渡轮恢复运行，港口方面20日说。\n\n每天都有。\n")
    assert article.authors == ("李安", "王波")
    assert article.body == "（记者李安、王波）渡轮恢复运行，港口方面20日说。\n\n每天都有。"
    assert article.title == article.summary == "渡轮恢复运行，港口方面20日说。"


@pytest.mark.parametrize(
    ("dateline", "reporter"),
    [
        ("〔記者李安娜／高雄報導〕", "李安娜"),
        ("【记者李安上海报道】", "李安"),
        ("（中央社記者李安娜台北20日電）", "李安娜"),
        ("【上海＝山田花子】", "山田花子"),
        ("本报讯（记者 李安）", "李安"),
    ],
)
def test_a_dateline_names_its_reporter_in_it_or_behind_it(dateline: str, reporter: str) -> None:
    article = text(f"{dateline}渡轮恢复运行，港口方面20日说。\n\n每天都有。\n")
    assert article.authors == (reporter,)
    assert article.title == "渡轮恢复运行，港口方面20日说。"


def test_another_bracket_behind_a_dateline_stays() -> None:
    assert (
        "（图片来自网络）"
        in text("新华社北京9月20日电（图片来自网络）渡轮恢复运行，港口方面20日说。\n\n每天都有。\n").body
    )


def test_a_version_is_no_day() -> None:
    body = f"{PROSE}\n\nIt is supported.\n\nLinux 2.6.22.5\n\nIt sails."
    assert text(f"Six ferries for the islands\n\n{body}\n").body == body


@pytest.mark.parametrize(
    "token",
    ["Office of ", "(", "-- ", "release ", "<PAGE>\n", "@highlight\n", "記者", "기자 ", "A\n\n", "Ministry of\n\n"],
)
def test_heads_of_any_length_take_no_time(token: str) -> None:
    begun = time.perf_counter()
    for head in ("<TYPE>EX-99\n<TEXT>\n", "Exhibit 99\n", "<PAGE>\n"):
        read((head + " \n" * 30_000 + "It sails.").encode(), "pile.txt")
    read((token * (60_000 // len(token))).encode(), "pile.txt")
    assert time.perf_counter() - begun < 5


WRAPPED = {
    "a-preposition": "Board Awards Forty Million for\nFerries to the Islands",
    "the-rest-of-a-long-line": "BOARD AWARDS FORTY MILLION DOLLARS FOR FERRIES, PIERS, HARBOR\nPROJECTS",
    "what-goes-on": "BOARD AWARDS FORTY MILLION\nFOR FERRIES, PIERS,\nAND HARBORS",
}


@pytest.mark.parametrize("below", ["", "BERGEN, Norway - "])
@pytest.mark.parametrize("above", ["", "FOR IMMEDIATE RELEASE\nSeptember 20, 2022\n\n"])
@pytest.mark.parametrize("headline", WRAPPED.values(), ids=WRAPPED)
def test_a_headline_may_be_on_several_lines(headline: str, above: str, below: str) -> None:
    article = record(read(f"{above}{headline}\n\n{below}{PROSE}\n\nIt sails.".encode())[0])
    assert (article.title, article.title_source) == (" ".join(headline.split()), "headline")
    assert article.body == f"{PROSE}\n\nIt sails."


@pytest.mark.parametrize("below", ["By Ann Lee", "September 20, 2022", "The Ferry Sails in the Fall"])
def test_what_begins_otherwise_is_no_part_of_the_headline(below: str) -> None:
    article = record(read(f"Board Awards Forty Million\n{below}\n\nBERGEN, Norway - {PROSE}".encode())[0])
    assert article.title == "Board Awards Forty Million"


def test_a_headline_in_capitals_above_prose_may_be_on_several_lines() -> None:
    assert record(read(f"BOARD AWARDS\nFORTY MILLION\n\n{PROSE}".encode())[0]).title == "BOARD AWARDS FORTY MILLION"
    verse = record(read(b"THE FERRY SAILS\nIN THE FALL\n\nIt sails.")[0])
    assert (verse.title_source, verse.body) == ("lead", "THE FERRY SAILS IN THE FALL\n\nIt sails.")


def test_a_deck_below_the_headline_of_a_release_is_none_of_the_text() -> None:
    kind = "For Immediate Release: Tuesday, Sept. 20, 2022\nContact: Bo Ek, Press Secretary, 202-555-0100"
    for head in (kind, f"Office of the Attorney General\nState of Maine\n{kind}"):
        article = record(
            read(f"{head}\n\nBoard Awards Forty Million\nFerries will sail in the fall\n\n{PROSE}".encode())[0]
        )
        assert (article.title, article.body) == ("Board Awards Forty Million", PROSE)
        assert moment(article) == "2022-09-20"
        assert article.preamble == f"{head}\nFerries will sail in the fall"


@pytest.mark.parametrize(
    "kind",
    [
        "MEDIA ADVISORY",
        "** MEDIA ADVISORY **",
        "***PRESS RELEASE***",
        "For Planning Purposes Only",
        "Fjord Marine Press Release No. 22-117",
        "From: The Department for Ferries and The Rt Hon Ann Lee MP",
    ],
)
def test_the_kind_of_a_release_is_no_headline(kind: str) -> None:
    for head in (f"{kind}\n\nBoard Awards Forty Million", f"Board Awards Forty Million\n\n{kind}"):
        article = record(read(f"{head}\n\n{PROSE}".encode())[0])
        assert (article.title, article.preamble, article.body) == ("Board Awards Forty Million", kind, PROSE)


def test_a_member_of_parliament_above_a_headline_is_no_headline() -> None:
    head = "Senator Robert Ek\nMaine\n\nFor Immediate Release"
    article = record(read(f"{head}\n\nEk Awards Forty Million\n\nBERGEN, Norway - {PROSE}".encode())[0])
    assert (article.title, article.preamble) == ("Ek Awards Forty Million", "\n".join(filter(None, head.split("\n"))))
    assert record(read(f"Senator Robert Ek resigns\n\n{PROSE}".encode())[0]).title == "Senator Robert Ek resigns"
