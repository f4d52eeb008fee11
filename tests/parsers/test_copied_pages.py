"""Texts copied from pages with what surrounds them there: menus, trails, stamps, captions, a syndicate's credit."""

import pytest

from app.record import ArticleRecord
from tests.parsers.reading import published, read, record

LONG = "The ferry sailed from Bergen at noon with forty people on board, and nobody was hurt when it met the ice."
PROSE = f"{LONG} The harbour stayed closed until the evening."


def one(text: str) -> ArticleRecord:
    """The article of a dispatch with the day on which its page was published."""
    return record(read(f" date {text}\n".encode(), "pile.txt")[0])


def above(article: ArticleRecord) -> list[str]:
    """The lines above its text."""
    return (article.preamble or "").split("\n")


@pytest.mark.parametrize(
    "line",
    [
        "A+ A-",
        "Home > World",
        "Home > World >",
        "Home / World",
        "Logo",
        "Photo: FNB/@annlee",
        "Pages Navigation Menu",
        "EXHIBIT 99.1",
        "Latest update May 18th, 2024 3:00 PM",
        "Home » News » Ferries",
        "Left Menu",
        "fontLarger fontSmaller",
        "Facebook Twitter YouTube Thursday, May 16, 2024",
        "https://fjord.example/2024/05/16/a-ferry-sails-from-bergen-with-forty-people-on-board-and-nobody-is-hurt-at-all.html",
        "Reading Time: < 1 minute",
        "World | May 16, 2024",
        "FjordOne - Thu, 05/16/2024 - 08:29",
        "Biz/Tech",
        "Économie",
        "Nr. 1063",
        "|",
        "You are here",
        "Advertising",
        "205 total views today",
        "FJORD NEWS AGENCY",
        "CLOSE",
        "CONNECTTWEETLINKEDINCOMMENT",
        "THE FJORD TIMES Thu, May 16, 2024",
    ],
)
def test_what_a_page_prints_above_its_headline_is_not_the_title(line: str) -> None:
    for opening in ("", "BERGEN, May 16 (FNB) -- "):
        article = one(f"2024-05-16 {line}\n\nFerry sails into the ice\n\n{opening}{PROSE}\n\n{LONG}")
        assert (article.title, article.title_source) == ("Ferry sails into the ice", "headline")
        assert (above(article), article.body) == ([line], f"{PROSE}\n\n{LONG}")


@pytest.mark.parametrize(
    "line",
    [
        "Reading Time: 3 minutes",
        "Category: World Published on Thursday, 16 May 2024 19:14 Hits: 4",
        "This content was published on May 16, 2024 8:58 AM",
        "Home > World",
        "Nr. 1063",
    ],
)
def test_nor_is_it_where_there_is_no_headline(line: str) -> None:
    article = one(f"2024-05-16 {line}\n\n{PROSE}")
    assert (article.title, article.title_source, above(article)) == (LONG, "lead", [line])


@pytest.mark.parametrize(
    "headline",
    [
        "Search for the ferry goes on",
        "Photo: a ferry sails into the ice again",
        "Logo of a ferry line is sold",
        "Print this: how a paper survives on an island",
        "A-Z of the ferries",
        "Home at last, a ferry's crew is welcomed",
        "Reading time again in the libraries of Bergen",
        "Nr. 1063 sails for the last time",
        "Ferry sinks (photos)",
        "Half of Norway wants its ferries back (Reuters/Ferrywatch)",
        "By the numbers: a year of ferries",
        "Ferry on fire (with photos/video)",
        "Ferry watch | May 16, 2024",
        "Ferry fire – 16.05.2024",
        "Bloody Sunday - 30 January 1972",
    ],
)
def test_a_headline_may_begin_like_it(headline: str) -> None:
    assert one(f"2024-05-16 {headline}\n\n{PROSE}").title == headline


def test_a_menu_above_a_text_is_none_of_it() -> None:
    menu = [
        "World",
        "Business & Economy",
        "Science & Space",
        "Sport",
        "Press Review",
        "Select the city",
        "^",
        "News Feed",
    ]
    head = "\n".join(menu)
    for opening in ("", "BERGEN, May 16. /FNB/. "):
        article = one(f"2024-05-16 {head}\n\nFerry sails into the ice\n\n{opening}{PROSE}")
        assert (article.title, article.body, above(article)) == ("Ferry sails into the ice", PROSE, menu)


def test_a_headline_right_below_a_menu_is_none_of_it() -> None:
    menu = ["World", "Business", "Sport", "Science", "Opinion", "Photo", "Video", "About us"]
    head = "\n".join(menu)
    article = one(f"2024-05-16 {head}\nFerry sails into the northern ice\n\n{PROSE}")
    assert (article.title, article.body, above(article)) == ("Ferry sails into the northern ice", PROSE, menu)


def test_what_stands_right_above_a_headline_and_its_deck_tells_them_from_verse() -> None:
    article = one(f"2024-05-16 Print\nFerry sails into the ice\nForty people are on board\n\n{PROSE}")
    assert (article.title, above(article), article.body) == (
        "Ferry sails into the ice", ["Print", "Forty people are on board"], PROSE,
    )  # fmt: skip


def test_points_of_a_list_on_lines_of_their_own_make_no_head() -> None:
    points = "What we know\n•\nThe ferry met the ice\n•\nNobody was hurt"
    assert "The ferry met the ice" in one(f"2024-05-16 {points}\n\n{PROSE}").body


def test_short_lines_of_another_kind_are_part_of_a_text() -> None:
    crew = "Ann Lee\nBo Ek\nIda Moe\nJohn Smith\nMary Brown\nPeter Hill\nSarah Wood\nPaul Green"
    assert "Ida Moe" in one(f"2024-05-16 {crew}\n\n{PROSE}").body
    scores = "\n".join(f"Hull {n} Voss {n + 1}" for n in range(9))
    assert "Hull 3 Voss 4" in one(f"2024-05-16 {scores}\n\n{PROSE}").body
    verse = "The ferry lies\nbeyond the bay\nand no one cries\nfor yesterday\nthe ice has come\nthe ice will go\n"
    verse += "the gulls are dumb\nbeneath the snow"
    assert "beyond the bay" in one(f"2024-05-16 {verse}\n\n{PROSE}").body


@pytest.mark.parametrize(
    ("stamp", "instant"),
    [
        ("This content was published on May 20, 2024 8:58 AM", "2024-05-20T08:58Z"),
        ("Category: World Published on Monday, 20 May 2024 19:14 Hits: 4", "2024-05-20T19:14Z"),
        ("World | May 20, 2024", "2024-05-20"),
        ("Monday, 20 May 2024 ()", "2024-05-20"),
        ("Published: 20 May 2024 11:15 AM BdST Updated: 21 May 2024 11:21 AM BdST", "2024-05-20"),
        ("(FNB) 09:30, May 20, 2024", "2024-05-20T09:30Z"),
        ("May 20, 2024 / 2:11 PM / 10 months ago", "2024-05-20T14:11Z"),
        ("Source: FNB| 2024-05-20 15:23:22|Editor: Ann Lee", "2024-05-20T15:23:22Z"),
        ("Ann Lee 2 minutes ago Mon 20th May 2024 | 10:40 AM", "2024-05"),  # the name is not told from a headline's
    ],
)
def test_a_day_above_the_text_tells_which_day_of_a_known_month_it_was(stamp: str, instant: str) -> None:
    article = one(f"2024-05 Ferry sails into the ice\n\n{stamp}\n\n{PROSE}")
    assert (article.title, published(article)) == ("Ferry sails into the ice", instant)


def test_a_day_of_another_month_or_of_a_change_does_not() -> None:
    assert published(one(f"2024-04 Ferry sails into the ice\n\n20 May 2024 10:00\n\n{PROSE}")) == "2024-04"
    assert published(one(f"2024-05 Ferry sails into the ice\n\nUpdated: 20 May 2024 10:00\n\n{PROSE}")) == "2024-05"
    assert published(one(f"2024-05 Ferry sails into the ice\n\n(Updated) 20 May 2024\n\n{PROSE}")) == "2024-05"
    updated = "This article was updated on May 20, 2024"
    assert published(one(f"2024-05 Ferry sails into the ice\n\n{updated}\n\n{PROSE}")) == "2024-05"
    assert published(one(f"2024-05-19 Ferry sails into the ice\n\n20 May 2024 10:00\n\n{PROSE}")) == "2024-05-19"


def test_a_time_of_publication_may_stand_below_the_first_paragraph_or_the_last() -> None:
    article = one(f"2024-05 {PROSE}\n\n20. Mai 2024, 16:39 Uhr\n\n{LONG}")
    assert (published(article), article.body, above(article)) == (
        "2024-05-20T16:39Z", f"{PROSE}\n\n{LONG}", ["20. Mai 2024, 16:39 Uhr"],
    )  # fmt: skip
    assert published(one(f"2024-05 {PROSE}\n\n{LONG}\n\n2024-05-20 17:19")) == "2024-05-20T17:19Z"


def test_a_change_at_a_time_of_an_unknown_day_is_none_of_the_text() -> None:
    article = one(f"2024-05-16 Ferry sails into the ice\n\nLast modified: 07:23 AM GMT\n\n{PROSE}")
    assert (above(article), article.body) == (["Last modified: 07:23 AM GMT"], PROSE)
    assert one(f"2024-05-16 {LONG}\n\nUpdated: 07 people saved\n\n{PROSE}").body.count("saved") == 1


def test_a_kicker_above_the_text_is_not_its_title() -> None:
    article = one(f"2024-05-16 Norway\n{PROSE}\n{LONG}")
    assert (article.title, article.summary, article.body) == (LONG, PROSE, f"Norway\n\n{PROSE}\n\n{LONG}")
    assert one("2024-05-16 It sank.\n\nNobody was hurt by that.").title == "It sank."
    assert one(f"2024-05-16 渡轮启航\n\n{PROSE}").title == "渡轮启航"


def test_a_time_to_which_a_sentence_leads_or_in_a_text_without_a_date_is_the_texts() -> None:
    article = one(f"2024-05 {PROSE}\n\n{LONG}\n\nThe next ferry sails on\n\n2024-05-20 17:19")
    assert (published(article), article.body.endswith("2024-05-20 17:19")) == ("2024-05", True)
    log = f"{PROSE}\n\n12 April 1951, 21:30\n\n{LONG}"
    article = record(read(f"The night of the ice\n\n{log}\n".encode(), "pile.txt")[0])
    assert (published(article), article.body) == (None, log)


@pytest.mark.parametrize("line", ["Sunk - May 20, 2024", "Born – 20.05.2024", "(Sold out) 20 May 2024"])
def test_a_day_on_which_something_happened_is_not_that_of_publication(line: str) -> None:
    article = one(f"2024-05 Ferry sails into the ice\n\n{line}\n\n{PROSE}")
    assert (published(article), article.body) == ("2024-05", f"{line}\n\n{PROSE}")


def test_several_times_are_those_of_the_text() -> None:
    log = f"20 May 2024, 10:00\n\n{LONG}\n\n20 May 2024, 11:00\n\n{PROSE}"
    article = one(f"2024-05 {PROSE}\n\n{log}")
    assert (published(article), article.body) == ("2024-05", f"{PROSE}\n\n{log}")


@pytest.mark.parametrize(
    "below",
    [
        LONG,
        f"The ice came early this year\n{LONG}",
        f"The ice came early this year\nBy Ann Lee\n20:09 h, 16 May 2024\n{LONG}",
        "The report was updated on May 16, 2024.",
    ],
)
def test_a_first_line_above_paragraphs_is_the_headline(below: str) -> None:
    article = one(f"2024-05-16 Ferry sails into the ice\n{below}\n{PROSE}\n{LONG}")
    assert (article.title, article.title_source) == ("Ferry sails into the ice", "headline")
    assert article.body.endswith(f"{PROSE}\n\n{LONG}")


@pytest.mark.parametrize(
    "text",
    [
        f"The ferry sailed at noon.\n{PROSE}\n{LONG}",
        f"Bergen harbour:\n{PROSE}\n{LONG}",
        "The ferry sailed from Bergen at noon with forty people on board and\nnobody was hurt when it met the ice.",
        f"The ferry sailed from Bergen at noon\nwith forty people on board.\n{PROSE}",
        f"Ann: Did you see the ferry\nBo: No, I did not.\n{PROSE}",
    ],
)
def test_a_sentence_is_none(text: str) -> None:
    article = one(f"2024-05-16 {text}")
    assert article.title_source == "lead"
    assert article.body.startswith(text[:15])


def test_a_caption_above_a_text_is_no_headline() -> None:
    for credit in ("(Ann Lee/AP)", "(AP Photo/Ann Lee, File)", "(Photo: Ann Lee)"):
        article = one(f"2024-05-16 A ferry in Bergen on May 1, 2024. {credit}\nBy Bo Ek\n{PROSE}\n{LONG}")
        assert (article.title, article.authors) == (LONG, ("Bo Ek",))
        assert above(article) == [f"A ferry in Bergen on May 1, 2024. {credit}"]


def test_the_sites_name_behind_a_headline_and_below_it_again_is_none_of_it() -> None:
    head = "Ferry sails into the ice – Fjord Press\n\n\nFerry sails into the ice\nFjord Press"
    article = one(f"2024-05-16 {head}\n{PROSE}\n{LONG}")
    assert (article.title, above(article), article.body) == (
        "Ferry sails into the ice", ["Fjord Press"], f"{PROSE}\n\n{LONG}",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ann Lee -", "Ann Lee"),
        ("Par Ann Lee − Le 16 mai 2024 − Source Fjord Press", "Ann Lee"),
        ("By Ann Lee | World | May 16, 2024", "Ann Lee"),
    ],
)
def test_an_author_beside_a_day_or_a_stroke_is_one(line: str, author: str) -> None:
    article = one(f"2024-05 {line}\n{PROSE}\n{LONG}")
    assert (article.title, article.authors, article.body) == (LONG, (author,), f"{PROSE}\n\n{LONG}")
    assert published(article) == ("2024-05-16" if "2024" in line else "2024-05")


def test_a_byline_that_opens_a_text_is_not_its_title() -> None:
    article = one(f"2024-05-16 By Ann Lee and Bo Ek\n\n{PROSE}")
    assert (article.title, article.byline, article.authors) == (LONG, "By Ann Lee and Bo Ek", ("Ann Lee", "Bo Ek"))
    article = one(f"2024-05-16 Daily ferry news\n\nBy Ann Lee and Bo Ek, FNB\n\n{PROSE}")
    assert (article.title, article.authors) == ("Daily ferry news", ("Ann Lee", "Bo Ek"))


def test_an_agency_alone_below_the_headline_is_who_wrote_it() -> None:
    article = one(f"2024-05-16 Ferry sails into the ice\n\nAFP\n\nPosted at May 16 2024 11:21 AM\n\n{PROSE}")
    assert (article.byline, article.source, article.authors, article.body) == ("AFP", "AFP", (), PROSE)
    article = one(f"2024-05-16 Papers about the ice\n\nThe Guardian\n\n{PROSE}\n\nThe Times\n\n{LONG}")
    assert (article.byline, article.body.startswith("The Guardian")) == (None, True)
    article = one(f"2024-05-16 Ferry sails into the ice\n\nBy Fox News\n\n{PROSE}")
    assert (article.source, article.authors) == ("Fox News", ())
    article = one(f"2024-05-16 Ferry sails into the ice\n\nBy Associated Press\n\n{PROSE}")
    assert (article.byline, article.source) == ("By Associated Press", "Associated Press")


@pytest.mark.parametrize("clicks", ["", "Print E-mail ", "2 Comment(s)Print E-mail "])
@pytest.mark.parametrize("line", ["AFP, May 16, 2024", "AFP | May 16, 2024"])
def test_an_agency_beside_a_day_is_who_wrote_it(clicks: str, line: str) -> None:
    article = one(f"2024-05 Ferry sails into the ice\n\n{clicks}{line}\nAdjust font size:\n\n{PROSE}")
    assert (article.byline, article.source, published(article)) == ("AFP", "AFP", "2024-05-16")
    assert (above(article), article.body) == ([f"{clicks}May 16, 2024", "Adjust font size:"], PROSE)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Print E-mail May 16, 2024", "2024-05-16"),
        ("Print E-mail 16 May 2024", "2024-05-16"),
        ("Thu, May 16, 2024 | 2:05 PM", "2024-05-16T14:05Z"),
        ("2024/05/16 14:05 (2024/05/17 10:00 更新)", "2024-05-16T14:05Z"),
        ("Share 12 16.05.2024", "2024-05-16"),
        ("Share | Print | Posted May 16, 2024", "2024-05-16"),
        ("Print Updated May 16, 2024", "2024-05"),
    ],
)
def test_a_day_may_stand_behind_what_a_page_offers_to_click(line: str, day: str) -> None:
    for apart in ("\n\n", "\n"):
        article = one(f"2024-05 Ferry sails into the ice{apart}{line}\n\n{PROSE}")
        assert (published(article), above(article), article.body) == (day, [line], PROSE)


@pytest.mark.parametrize(
    ("lines", "byline", "author"),
    [
        ("By\nAnn Lee", "By Ann Lee", "Ann Lee"),
        ("Published\n3 weeks ago\non\nMay 16, 2024\nBy\nAnn Lee", "By Ann Lee", "Ann Lee"),
        ("Von\n\nAnna Lee\n16. Mai 2024", "Von Anna Lee", "Anna Lee"),
        ("Publicado\nhace 3 semanas\nel\n16 mayo, 2024\nPor\nAna Pérez", "Por Ana Pérez", "Ana Pérez"),
    ],
)
def test_a_byline_may_stand_on_two_lines(lines: str, byline: str, author: str) -> None:
    article = one(f"2024-05-16 Ferry sails\n{lines}\n\n{PROSE}")
    assert (article.title, article.byline, article.authors, article.body) == ("Ferry sails", byline, (author,), PROSE)


@pytest.mark.parametrize("agency", ["By Reuters", "von dpa"])
def test_an_agency_that_opens_a_text_is_not_its_title(agency: str) -> None:
    article = one(f"2024-05 {agency}\n\n16. Mai 2024\n\n{PROSE}")
    assert (article.title, article.byline, article.body, published(article)) == (LONG, agency, PROSE, "2024-05-16")


def test_above_a_press_release_stands_who_issued_it() -> None:
    release = f"POL-FJ: Fähre auf Grund\n\nBergen (ots) - {PROSE}"
    article = one(f"2024-05 16.05.2024 – 14:32\n\nPolizei am Fjord\n\n{release}")
    assert (article.title, article.source) == ("POL-FJ: Fähre auf Grund", "ots")
    assert above(article) == ["16.05.2024 – 14:32", "Polizei am Fjord"]
    assert one(f"2024-05 Polizei Bergen\n\nBergen (ots) - {PROSE}").title == "Polizei Bergen"
    assert one(f"2024-05 Polizei sucht eine Fähre\n\n{release}").title == "Polizei sucht eine Fähre"


def test_a_headline_about_a_news_agency_stays() -> None:
    assert one(f"2024-05-16 A news agency is born\n\nReaders celebrate in Bergen\n\n{PROSE}").title == (
        "A news agency is born"
    )


def test_a_syndicate_prints_its_credit_before_the_dateline() -> None:
    article = one(f"2024-05-16 (MENAFN- Fjord News Agency (FNA)) BERGEN - {PROSE}\n\nOSLO - {LONG}")
    assert (article.dateline, article.source, above(article)) == (
        "BERGEN", "Fjord News Agency", ["(MENAFN- Fjord News Agency (FNA))"],
    )  # fmt: skip
    assert article.body == f"{PROSE}\n\nOSLO - {LONG}"
    article = one(f"2024-05-16 (MENAFN - Fjord Press) BERGEN, May 16 (KUNA) -- {PROSE}")
    assert (article.source, article.body) == ("KUNA", PROSE)
    aside = f"(MENAFN - a feed) is what it is called. {PROSE}"
    assert one(f"2024-05-16 {aside}").body == aside


def test_writer_and_agency_may_sign_below_the_dateline() -> None:
    article = one(f"2024-05-16 Baku, Azerbaijan, May 16\n\nBy Ann Lee - Trend:\n\n{PROSE}")
    assert (article.places, article.source, article.authors, article.body) == (
        ("Baku, Azerbaijan",), "Trend", ("Ann Lee",), PROSE,
    )  # fmt: skip
    article = one(f"2024-05-16 Baku, Azerbaijan, May 16\n\nWhat we know:\n\n{PROSE}")
    assert (article.source, article.body) == (None, f"What we know:\n\n{PROSE}")


def test_a_place_before_a_colon_begins_a_headline_alone_above_the_text() -> None:
    article = one(f"2024-05 Bergen: Ferry saves two walkers\n\n{PROSE}")
    assert (article.title, article.places, article.body) == ("Bergen: Ferry saves two walkers", (), PROSE)
    article = one(f"2024-05 BERGEN: {PROSE}\n\n{LONG}")
    assert (article.places, article.body) == (("Bergen",), f"{PROSE}\n\n{LONG}")


def test_a_kicker_in_a_first_line_above_paragraphs_is_no_speaker() -> None:
    article = one(f"2024-05 Harbour: Ferry sails into the ice\n{PROSE}\n{LONG}")
    assert (article.title, article.body) == ("Harbour: Ferry sails into the ice", f"{PROSE}\n\n{LONG}")


def test_what_plays_a_video_above_a_dateline_is_nobody() -> None:
    article = one(f"2024-05-16 Ferry sails into the ice\n\nVideo PlayerClose\n\nBERGEN, May 16 (FNB) -- {PROSE}")
    assert (article.title, article.byline, article.places) == ("Ferry sails into the ice", None, ("Bergen",))


@pytest.mark.parametrize(
    "byline",
    ["Staff and Wire Reports", "From wire reports", "Fjord News Service", "Fjord Editors and Wire Services", "Agencies",
     "Our Correspondent", "Our Political Correspondent"],
)  # fmt: skip
def test_services_and_those_without_a_name_are_no_authors(byline: str) -> None:
    article = one(f"2024-05-16 Ferry sails into the ice\n\nBy {byline}\n\n{PROSE}")
    assert (article.title, article.byline, article.authors) == ("Ferry sails into the ice", f"By {byline}", ())
    article = one(f"2024-05-16 Ferry sails into the ice\n\nBy Robert Service\n\n{PROSE}")
    assert article.authors == ("Robert Service",)


def test_a_headline_is_printed_again_below_its_day() -> None:
    head = "Fjord Press logo\nFerry sails into the ice\nMay 16, 2024 / 7:00 AM / in 5 hours\n\nFerry sails into the ice"
    article = one(f"2024-05 {head}\n\nBERGEN (FNB) - {PROSE}")
    assert (article.title, published(article), article.body) == ("Ferry sails into the ice", "2024-05-16T07:00Z", PROSE)


@pytest.mark.parametrize(
    "title",
    ["30 years ago", "Vor 30 Jahren", "Di: Maria Callas", "Reported by Ferry Crews", "Storm could be worst since 1987"],
)
def test_what_says_when_or_who_may_be_a_headline(title: str) -> None:
    assert one(f"2024-05-16 {title}\n\n{PROSE}").title == title


INDIAN = "The harbour opened again on Thursday after the storm that had closed it, officials said."


@pytest.mark.parametrize("apart", [": ", ":\n", ":\n\n"])
def test_the_first_paragraph_below_a_headline_may_open_with_a_known_place_and_a_colon(apart: str) -> None:
    article = one(f"2024-05-16 Harbour opens again\n\nNew Delhi{apart}{INDIAN}\n\nIt is long.")
    assert (article.title, article.places) == ("Harbour opens again", ("New Delhi",))
    assert article.body == f"{INDIAN}\n\nIt is long."


def test_several_places_before_colons_are_headings() -> None:
    text = f"2024-05-16 Harbours open again\n\nNew Delhi: {INDIAN}\n\nMumbai: {INDIAN}"
    article = one(text)
    assert (article.places, article.body) == ((), text.partition("\n\n")[2])


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("发布时间：2024-05-16 14:05 来源：北港社", "2024-05-16T14:05Z"),
        ("เผยแพร่: 16 พ.ค. 2567 14:05 ปรับปรุง: 17 พ.ค. 2567 15:10", "2024-05-16T14:05Z"),
        ("16-05-2024 14:05:11 اخر تحديث: 17-05-2024 15:10:11", "2024-05-16T14:05:11Z"),
        ("تاريخ النشر: 16th, May 2024 GMT", "2024-05-16"),
        ("פורסם: 16.05.24, 14:05", "2024-05"),  # or 2016
    ],
)
def test_what_pages_in_other_scripts_print_around_a_day(line: str, day: str) -> None:
    article = one(f"2024-05 Ferry sails into the ice\n{line}\n\n{PROSE}")
    assert (article.title, published(article), above(article)) == ("Ferry sails into the ice", day, [line])
    assert article.body == PROSE
