"""Plain text, and what stands above the text proper: titles, bylines, rubrics, days."""

import json

import pytest

from app.record import ArticleRecord
from tests.parsers.reading import published, read, record


def one(text: str) -> ArticleRecord:
    """The article of a plain text."""
    return record(read(text.encode(), "article.txt", name="text")[0])


def test_a_name_alone_is_a_byline_only_right_above_the_dateline() -> None:
    above = "Ferry sinks\n\nHarbour News\nAnn Lee\n"
    article = one(f"{above}\nBERGEN, Norway (AP) - The ferry sank.\n\nNobody was hurt.\n")
    assert (article.title, article.byline, article.preamble) == ("Ferry sinks", "Ann Lee", "Harbour News")


@pytest.mark.parametrize("line", ["VOL XXX", "VOLUME XIV", "EVENING EDITION", "PAGE TWO"])
def test_the_number_and_edition_of_a_paper_sign_nothing(line: str) -> None:
    article = one(
        f"The ferry sinks at night\n\nHarbour News\n{line}\nBERGEN, Norway (AP) - The ferry sank.\n\nIt is late.\n"
    )
    assert (article.byline, article.preamble) == (None, f"Harbour News\n{line}")
    named = one(
        "The ferry sinks at night\n\nHarbour News\nVol Lee\nBERGEN, Norway (AP) - The ferry sank.\n\nIt is late.\n"
    )
    assert named.byline == "Vol Lee"


@pytest.mark.parametrize(
    "sentence", ["By Monday the storm had passed.", "Von Bergen aus fuhr sie weiter.", "Por la noche no hubo viento."]
)
def test_a_sentence_may_begin_as_a_byline_does(sentence: str) -> None:
    article = one(f"Storm passes\n\n{sentence}\n\nThe ferry sails again.\n")
    assert (article.title, article.byline, article.authors) == ("Storm passes", None, ())
    assert article.body == f"{sentence}\n\nThe ferry sails again."


@pytest.mark.parametrize(
    "byline", ["By Ann Lee", "By Ann Lee Jr.", "Von Ann Lee, dpa", "Av Ann Lee/NTB", "Af Ann Lee /ritzau/"]
)
def test_a_byline_may_be_indented_as_the_text_is(byline: str) -> None:
    article = one(f"Storm passes\n  {byline}\n   The ferry sails again.\n   It is late.\n")
    assert (article.title, article.byline) == ("Storm passes", byline)
    assert article.body == "The ferry sails again.\n\nIt is late."


@pytest.mark.parametrize(
    "above", ["FOR IMMEDIATE RELEASE", "Press Release", "News release NR12345\nSource: Fjord Works"]
)
@pytest.mark.parametrize("dateline", ["BERGEN, Norway (AP) - ", ""])
def test_what_a_press_office_prints_above_is_no_title(above: str, dateline: str) -> None:
    article = one(f"{above}\n\nFjord Works Opens New Bridge\n\n{dateline}The bridge is open.\n\nIt is long.\n")
    assert (article.title, article.byline) == ("Fjord Works Opens New Bridge", None)
    assert (article.preamble, article.body) == (above, "The bridge is open.\n\nIt is long.")


@pytest.mark.parametrize("day", ["Thursday, July 28, 2005", "Thứ Năm, 28/7/2005, 14:05 (GMT+7)", "28 ජූලි 2005"])
def test_a_day_on_a_line_of_its_own_is_neither_title_nor_text(day: str) -> None:
    for above in (f"{day}\n\nBridge opens", f"Bridge opens\n{day}", f"Bridge opens\n \nBy Ann Lee\n{day}"):
        article = one(f"{above}\n\nThe bridge is open.\n\nIt is long.\n")
        assert (article.title, article.preamble) == ("Bridge opens", day)
        assert article.body == "The bridge is open.\n\nIt is long."
        assert article.published is not None
        assert article.published.text.startswith("2005-07-28")
    assert one(day).body == day


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Ann Lee/AP", ("Ann Lee",)),
        ("BY ANN LEE from the Associated Press", ("ANN LEE",)),
        ("By Ann Lee from the Fjord Press", ("Ann Lee",)),
        ("Von: Anna Lee", ("Anna Lee",)),
        ("Written by Ann Lee", ("Ann Lee",)),
        ("Текст: Тимур Галин", ("Тимур Галин",)),
        ("Autor: Jan Ek, Bo Moe", ("Jan Ek", "Bo Moe")),
        ("di Redazione", ()),
        ("By Ann Lee and Bo Ek | Reuters", ("Ann Lee", "Bo Ek")),
        ("Von Ann Lee (dpa)", ("Ann Lee",)),
        ("By Ann Lee – AP Sports Writer", ("Ann Lee",)),
        ("By Ann Lee in Paris and Bo Ek in Rome", ("Ann Lee", "Bo Ek")),
        ("By Ann Lee, Jr. with Bo Ek", ("Ann Lee Jr.", "Bo Ek")),
        ("Por Ana Pérez", ("Ana Pérez",)),
        ("By Ann Lee, BBC News, London", ("Ann Lee",)),
        ("By Ann Lee and Bo Ek, The Guardian", ("Ann Lee", "Bo Ek")),
        ("By Ann Lee, Washington", ("Ann Lee",)),
        ("Lee, A. B., Ek, C.-D., Colombo, L. and Moe, F.", ("Lee A. B.", "Ek C.-D.", "Colombo L.", "Moe F.")),
        ("By Paris Lee, London Ek", ("Paris Lee", "London Ek")),
        ("Lee, Ann", ("Lee, Ann",)),
        ("Lee, London", ("Lee",)),
        ("By Reuters Staff", ()),
        ("By AP Washington", ()),
        ("By ANN LEE Associated Press Writer", ("ANN LEE",)),
        ("By Ann Lee Staff Writer and Bo Ek Political Correspondent", ("Ann Lee", "Bo Ek")),
        ("By Ann Lee Special to The Fjord Times", ("Ann Lee",)),
        ("By Ann Lee, Times Staff Writer", ("Ann Lee",)),
        ("By Ann Lee, Fjord Post Staff Writer", ("Ann Lee",)),
        ("By Ann Lee and Bo Ek Chicago Tribune", ("Ann Lee", "Bo Ek")),
        ("By Ann Lee and Bo Van Ek", ("Ann Lee", "Bo Van Ek")),
        ("By Ann Lee, Bo Ek Staff Writer", ("Ann Lee", "Bo Ek")),
        ("By Ann Lee, The Fjord Herald", ("Ann Lee",)),
        ("The Edge and Bo Ek", ("The Edge", "Bo Ek")),
        ("By Ann Lee and The Rev. Al Ray", ("Ann Lee", "The Rev. Al Ray")),
        ("By Ann Lee, M.D.", ("Ann Lee",)),
        ("By Ann Lee @annlee", ("Ann Lee",)),
        ("By Ann Lee • Published May 16, 2024", ("Ann Lee",)),
        ("Reporting by Ann Lee in Oslo; Editing by Bo Ek and Cy Fox", ("Ann Lee",)),
        ("By Ann Lee; additional reporting by Bo Ek", ("Ann Lee", "Bo Ek")),
        ("Von unserer Korrespondentin Ann Lee", ("Ann Lee",)),
        ("Ein Kommentar von Ann Lee", ("Ann Lee",)),
        ("Von Ludwig von Ek, Di Sora J.", ("Ludwig von Ek", "Di Sora J.")),
        ("Staff Writer", ()),
        ("By Ann Lee, Rural Affairs Editor", ("Ann Lee",)),
        ("By Ann Lee, Fjord News Reporter, London", ("Ann Lee",)),
        ("Por Carla Mendes, G1 — Recife", ("Carla Mendes",)),
        ("Senior Oslo Correspondent", ()),
        ("Sydney Lee Staff Writer", ("Sydney Lee",)),
        ("By Ann Lee and Banksy", ("Ann Lee", "Banksy")),
        ("Ann Lee Staff Writer and Emily Times", ("Ann Lee", "Emily Times")),
        ("By Staff Writer Ann Lee", ("Ann Lee",)),
        ("By Oslo Correspondent Ann Lee and Bo Ek", ("Ann Lee", "Bo Ek")),
        ("By AP Political Writer Ann Lee", ("Ann Lee",)),
        ("By CNN's Ann Lee and Bo Ek", ("Ann Lee", "Bo Ek")),
        ("Ann Lee, CNN Senior Producer", ("Ann Lee",)),
        ("Ann Lee, Contributor", ("Ann Lee",)),
        ("Ann Lee, Professor of Law, University of Oslo", ("Ann Lee",)),
        ("Ann Lee Friday", ("Ann Lee",)),
        ("Ann Friday", ("Ann Friday",)),
        ("Ann Lee et Bo Ek, envoyés spéciaux à Oslo", ("Ann Lee", "Bo Ek")),
        ("Propos recueillis par Ann Lee", ("Ann Lee",)),
        ("Par Ann Lee avec AFP", ("Ann Lee",)),
        ("Interview: Ann Lee", ("Ann Lee",)),
        ("本报记者 王海 李明", ("王海", "李明")),
        ("記者王海／台北報導", ("王海",)),
        ("이안나 기자", ("이안나",)),
    ],
)
def test_whom_a_byline_names(byline: str, authors: tuple[str, ...]) -> None:
    row = json.dumps({"title": "Storm passes", "byline": byline, "text": "The ferry sails again."})
    assert record(read(row.encode())[0]).authors == authors


LEAD = "The ferry sank in the harbour on Tuesday, the coast guard said.\n\nNobody was hurt.\n"


@pytest.mark.parametrize(
    ("head", "when"),
    [
        ("Ferry sinks\nBy Ann Lee\nSeptember 20, 2022\n\n", "2022-09-20"),
        ("Ferry sinks\nAnn Lee\n20/09/2022\n\n", "2022-09-20"),
        ("Ferry sinks\n\nBy Ann Lee\n\nSept. 20, 2022 2:05 PM EDT\n\n", "2022-09-20T18:05Z"),
        ("Ferry sinks\nVon Ann Lee\n20.09.2022, 14:05 Uhr\n\n", "2022-09-20T14:05Z"),
        ("Ferry sinks\nBy Ann Lee\nPublié le 20 septembre 2022\n\n", "2022-09-20"),
        ("20 September 2022\n\nFerry sinks\n\nBy Ann Lee\n\n", "2022-09-20"),
        ("The Fjord Times\nTuesday, September 20, 2022\n\nFerry sinks\n\nBy Ann Lee\n\n", "2022-09-20"),
        ("Ferry sinks\n\nBy Ann Lee\n\nSeptember 20, 2022\n\nOSLO, Sept. 19 (AP) — ", "2022-09-20"),
    ],
)
def test_a_day_printed_above_the_text_is_its_date(head: str, when: str) -> None:
    article = one(f"{head}{LEAD}")
    assert (article.title, article.authors, article.body) == ("Ferry sinks", ("Ann Lee",), LEAD.strip())
    assert (published(article), article.date_source) == (when, "metadata")
    if article.dateline:
        assert article.dateline_date == "2022-09-19"


def test_the_day_in_a_files_name_comes_before_the_one_above_the_text() -> None:
    article = record(read(f"Ferry sinks\n\nSeptember 20, 2022\n\n{LEAD}".encode(), "2022-09-21-ferry.txt")[0])
    assert (published(article), article.date_source) == ("2022-09-21", "filename")


def test_a_day_inside_the_text_is_none_of_it() -> None:
    article = one(f"Ferry sinks\n\nIt sank.\n\nSeptember 20, 2022\n\n{LEAD}")
    assert article.published is None


def test_a_headline_in_capitals_is_nobodys_name() -> None:
    article = one(f"From the Argus.\n\nFERRY SINKS.\n\nOSLO, May 11.—{LEAD}")
    assert (article.authors, article.places) == ((), ("Oslo",))


def test_a_chinese_dispatch_may_have_a_headline() -> None:
    article = one("渡轮沉没\n\n新华社奥斯陆9月20日电 一艘渡轮周二沉没。\n\n无人受伤。\n")
    assert (article.title, article.places, article.source) == ("渡轮沉没", ("奥斯陆",), "新华社")


@pytest.mark.parametrize(
    "above",
    [
        "URGENT",
        "EMBARGOED UNTIL 20 September 2022 14:00 GMT",
        "For Release",
        "Fjord Council - Press release",
        "Pressemitteilung Nr. 12/2022",
        "BC-EU--Ferry,2nd Ld-Writethru/300\nEds: UPDATES with details.",
        "(Corrects name in paragraph 2)",
        "[By Cable to The Sun.]",
        "SC/15032",
        "Media Contact:\nAnn Lee\n555-010-0100",
        "Contact: Ann Lee, (555) 010-0100\nann@fjord.example",
    ],
)
@pytest.mark.parametrize("dateline", ["BERGEN, Norway (AP) - ", ""])
def test_what_a_desk_prints_above_is_no_title(above: str, dateline: str) -> None:
    article = one(f"{above}\n\nFerry line opens in north\n\n{dateline}{LEAD}")
    assert (article.title, article.preamble, article.body) == ("Ferry line opens in north", above, LEAD.strip())
    assert (article.byline, article.places) == (None, ("Bergen, Norway",) if dateline else ())


def test_a_day_below_a_documents_number_is_no_dateline() -> None:
    article = one(f"SC/15032\n20 September 2022\n\nFerry line opens\n\n{LEAD}")
    assert (article.title, article.dateline, article.body) == ("Ferry line opens", None, LEAD.strip())
    assert (published(article), article.date_source) == ("2022-09-20", "metadata")


@pytest.mark.parametrize("deck", ["Bridge is longest in county", "SHARE THIS ARTICLE", "IN THE NORTHERN DISTRICT"])
def test_what_has_not_the_shape_of_a_name_is_no_byline(deck: str) -> None:
    article = one(f"Ferry sinks\n{deck}\n\nBERGEN, Norway (AP) - {LEAD}")
    assert (article.title, article.byline, article.preamble) == ("Ferry sinks", None, deck)


@pytest.mark.parametrize(
    ("line", "byline", "day"),
    [
        ("By Ann Lee, September 20, 2022", "By Ann Lee", "September 20, 2022"),
        ("By Ann Lee | Sept. 20, 2022", "By Ann Lee", "Sept. 20, 2022"),
        ("Ann Lee - 20 September 2022", "Ann Lee", "20 September 2022"),
        ("20 September 2022 | By Ann Lee", "By Ann Lee", "20 September 2022"),
        ("Posted on September 20, 2022 by Ann Lee", "by Ann Lee", "Posted on September 20, 2022"),
        ("By Ann Lee Published: Tue 20 Sep 2022", "By Ann Lee", "Published: Tue 20 Sep 2022"),
        ("Print E-mail By Ann Lee, September 20, 2022", "By Ann Lee", "Print E-mail September 20, 2022"),
    ],
)
@pytest.mark.parametrize("dateline", ["BERGEN, Norway (AP) - ", ""])
def test_a_line_may_say_who_wrote_and_when(line: str, byline: str, day: str, dateline: str) -> None:
    article = one(f"Ferry sinks\n{line}\n\n{dateline}{LEAD}")
    assert (article.title, article.byline, article.authors) == ("Ferry sinks", byline, ("Ann Lee",))
    assert (published(article), article.preamble, article.body) == ("2022-09-20", day, LEAD.strip())


@pytest.mark.parametrize(
    ("house", "line"),
    [
        *((house, line) for house in ("Leo Pharma", "Grace College") for line in ("{} | {}", "{} - {}")),
        ("Leo Pharma", "{1}, {0}"),
    ],
)
def test_an_organization_beside_a_day_is_no_author(house: str, line: str) -> None:
    article = one(f"Ferry sinks\n\n{line.format(house, 'Sept. 20, 2022')}\n\n{LEAD}")
    assert (article.title, article.authors, published(article)) == ("Ferry sinks", (), "2022-09-20")
    assert article.body == LEAD.strip()


@pytest.mark.parametrize("name", ["James Politi", "Jim Courier", "Lillian Board"])
def test_a_surname_may_be_a_word_for_an_organization(name: str) -> None:
    article = one(f"Ferry sinks\n\n{name} - 20 September 2022\n\n{LEAD}")
    assert (article.authors, published(article)) == ((name,), "2022-09-20")


def test_a_headline_may_be_a_word_that_labels_others() -> None:
    assert one(f"Update\n\n{LEAD}").title == "Update"


@pytest.mark.parametrize("beneath", ["Staff writers", "ann@fjord.example", "BBC News", "Associated Press"])
def test_what_stands_right_below_a_byline_belongs_to_it(beneath: str) -> None:
    article = one(f"Ferry sinks\n\nBy Ann Lee\n{beneath}\n\n{LEAD}")
    assert (article.byline, article.preamble, article.body) == ("By Ann Lee", beneath, LEAD.strip())
    assert one(f"Ferry sinks\n\nBy Ann Lee\n\nStaff left.\n\n{LEAD}").body.startswith("Staff left.")


def test_a_deck_between_headline_and_byline_is_none_of_the_text() -> None:
    deck = "Council wants to know why, study says"
    article = one(f"Ferry sinks\n\n{deck}\n\nBy Ann Lee\n\nSeptember 20, 2022\n\n{LEAD}")
    assert (article.title, article.byline, published(article)) == ("Ferry sinks", "By Ann Lee", "2022-09-20")
    assert (article.preamble, article.body) == (f"{deck}\nSeptember 20, 2022", LEAD.strip())


def test_the_sign_that_ends_a_headline_on_a_wire_is_none_of_it() -> None:
    assert one(f"Ferry sinks =\n\nBERGEN, Norway (AP) - {LEAD}").title == "Ferry sinks"


def test_a_table_of_prices_has_no_telephone_numbers() -> None:
    table = "Silver 8000 13000\n\nCopper 900 1700\n\nSTG 1.6177/82"
    assert one(f"Prices of the day\n\n{table}\n\n{LEAD}").body == f"{table}\n\n{LEAD.strip()}"


@pytest.mark.parametrize(
    "end",
    ["Lyon, le 3 mai 2019", "Ann Lee, 12 May 2019", "The Market Echo, 9 September 1996", "LONDON, May 3 (Reuters) -"],
)
def test_a_place_and_day_below_a_text_are_no_dateline(end: str) -> None:
    article = record(read(f"Ferry sails\n\nThe ferry sailed.\n\nAll were glad.\n\n{end}".encode())[0])
    assert (article.title, article.dateline) == ("Ferry sails", None)
    assert article.body.startswith("The ferry sailed.\n\nAll were glad.")


def test_a_dateline_that_a_text_quotes_is_not_its_own() -> None:
    lead = "The ministers signed the treaty on the ferry in the harbour of the islands yesterday. It reads:"
    article = record(read(f"Treaty signed\n\n{lead}\n\nGeneva, 3 May 2019\n\nThe ferry shall sail.".encode())[0])
    assert (article.dateline, article.body.split("\n\n")[0]) == (None, lead)


def test_a_second_dispatch_is_part_of_the_text() -> None:
    one = "The ferry to the islands sails again on Monday, after three weeks in which ice had kept it at its pier."
    other = "LONDON, May 3 (Reuters) - Another ferry was late."
    article = record(read(f"Ferries\n\n{one}\n\n{one.replace('ice', 'snow')}\n\n{other}".encode())[0])
    assert (article.dateline, article.body.split("\n\n")[2]) == (None, other)


@pytest.mark.parametrize("stamp", ["Updated May 9, 2019", "Retrieved May 9, 2019", "Downloaded: May 9, 2019"])
def test_the_day_of_a_change_or_a_visit_is_no_date(stamp: str) -> None:
    article = record(read(f"Ferry sails\nBy Ann Lee\n{stamp}\n\nThe ferry sailed.".encode())[0])
    assert (article.published, article.dateline) == (None, None)


PROSE = "The city council voted on Friday to approve a new ferry terminal."
COPIED = [
    "The Fjord Gazette\nLocal\nCity council approves new terminal\nBy Ann Lee\nStaff Writer\nSept. 20, 2022\nShare",
    "BBC News\nCity council approves new terminal\nPublished\n20 September 2022\n\nShare\nBy Ann Lee\nBBC News, Leeds",
    "https://fjord.example/terminal\nCity council approves new terminal\nAnn Lee, Coast News\nSept. 20, 2022",
    "ANALYSIS\nCity council approves new terminal\nBoats are late\n\nBy Ann Lee, Economics Editor\nSept. 20, 2022",
    "LOCAL NEWS\n\nCity council approves new terminal\n\nBy Ann Lee\nSept. 20, 2022",
    "City council approves\nnew terminal\nAnn Lee Sports correspondent\nTue 20 Sep 2022\nUpdated on Wed 21 Sep 2022",
]


@pytest.mark.parametrize("head", COPIED, ids=range(len(COPIED)))
def test_the_head_of_a_text_that_was_copied_from_a_page_is_taken_apart(head: str) -> None:
    article = record(read(f"{head}\n\n{PROSE}\n\nIt was late.".encode())[0])
    assert (article.title, article.authors) == ("City council approves new terminal", ("Ann Lee",))
    assert (published(article), article.date_source) == ("2022-09-20", "metadata")
    assert article.body == f"{PROSE}\n\nIt was late."


@pytest.mark.parametrize(
    "block",
    [
        f"{PROSE}\n{PROSE}",
        "- Bread\n- Milk\n- Ferry tickets",
        "1. Bread\n2. Milk",
        "Bread\nMilk\nTea\nFerry tickets",
        "Roses are red,\nviolets are blue",
        "The fog comes in\nOn little cat feet\nIt sits looking",
        "Article 1\nThe right to free speech",
    ],
)
def test_prose_lists_and_verse_are_no_head(block: str) -> None:
    article = record(read(f"{block}\n\n{PROSE}".encode())[0])
    assert article.title_source == "lead"
    assert article.body.endswith(PROSE)
    assert len(article.body) > len(PROSE)


@pytest.mark.parametrize("end", ["###", "# # #", "-30-", "--30--", "-- 30 --", "ENDS", "-ENDS-", "****"])
def test_the_mark_that_ends_a_text_is_none_of_it(end: str) -> None:
    assert record(read(f"Ferry sails\n\n{PROSE}\n\n{end}".encode())[0]).body == PROSE


def test_a_title_from_the_text_has_more_than_a_call() -> None:
    article = one("Mr. LEE. Mr. President, the ferry sails. It is late.\n\nNobody was hurt.\n")
    assert (article.title, article.title_source) == ("Mr. LEE. Mr. President, the ferry sails.", "lead")


@pytest.mark.parametrize(
    "lead",
    [
        "港口今天宣布，因大风渡轮停航两天。旅客可以改乘火车，票价不变。",
        "フェリーは強風のため12日に欠航した。乗客は港で待っている。",
        "नाव मंगलवार को डूब गई। सब लोग बच गए।",
        "کشتی منگل کو ڈوب گئی۔ سب لوگ بچ گئے۔",
    ],
)
def test_a_first_paragraph_in_another_script_is_no_headline(lead: str) -> None:
    article = one(f"{lead}\n\n{lead}\n")
    assert article.title_source == "lead"
    assert article.body.startswith(lead)
    assert lead.startswith(article.title)
    assert len(article.title) < len(lead) / 1.4


def test_whom_to_ask_may_stand_on_several_lines_below_a_text() -> None:
    prose = (
        "The harbor board voted on Tuesday to rebuild the north pier, which is closed after a barge struck it in May."
    )
    article = record(read(f"Pier is rebuilt\n\n{prose}\n\nMedia Contact: Bo Ek\nbo.ek@f.example\n".encode())[0])
    assert (article.body, article.preamble) == (prose, "Media Contact: Bo Ek\nbo.ek@f.example")
