"""Heads copied without their layout: columns, headlines printed twice, lost line ends; marks that end a text."""

import time

import pytest

from app.record import ArticleRecord
from tests.parsers.reading import published, read, record

PROSE = "The ferry sailed from Bergen at noon with forty people on board, and nobody was hurt when it met the ice. " * 3


def one(text: str, file: str = "Fjord__16May2024.txt") -> ArticleRecord:
    """The article of a plain text in a file named after its day."""
    return record(read(text.encode(), file, name="text")[0])


def above(article: ArticleRecord) -> list[str]:
    """The lines above its text."""
    return (article.preamble or "").split("\n")


@pytest.mark.parametrize("gap", [" " * 400, "\n" * 30, " \n" * 60])
def test_white_space_above_a_text_is_no_distance(gap: str) -> None:
    article = one(f"Ferry sails{gap}\n\nBERGEN, Norway (AP) - {PROSE}\n")
    assert (article.title, article.dateline) == ("Ferry sails", "BERGEN, Norway (AP)")


@pytest.mark.parametrize(
    "rubric", ["For Immediate Release: May 16, 2024", "FOR IMMEDIATE RELEASE May 16, 2024", "News Release"]
)
def test_a_rubric_in_a_column_beside_the_headline_is_no_part_of_it(rubric: str) -> None:
    article = one(f"Fjord Works Opens New Bridge{' ' * 40}{rubric}\n\t\tContact: \n\t{PROSE}\n\n{PROSE}\n")
    assert (article.title, above(article)) == ("Fjord Works Opens New Bridge", [rubric, "Contact:"])
    assert article.body == f"{PROSE.strip()}\n\n{PROSE.strip()}"


def test_columns_without_a_rubric_stay_together() -> None:
    assert one(f"Fish{' ' * 20}Price\n\n{PROSE}\n").title == "Fish Price"
    assert one(f"May 16, 2024{' ' * 20}The ferry sailed.\n\n{PROSE}\n").title_source == "lead"
    table = f"Match day{' ' * 20}May 16, 2024\nHull{' ' * 20}2\nVoss{' ' * 20}1"
    assert one(f"{table}\n\n{PROSE}\n").body.split("\n\n")[:3] == ["Match day May 16, 2024", "Hull 2", "Voss 1"]
    sentence = f"The ferry sailed on{' ' * 20}May 16, 2024\nand sank."
    assert one(f"{sentence}\n\n{PROSE}\n").title == " ".join(sentence.split())


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ("Fjord Works opens new bridge", []),
        ("Media Release: Fjord Works opens new bridge", ["Media Release"]),
        ("PRESS RELEASE Fjord Works opens new bridge", ["PRESS RELEASE"]),
        ("Fjord Works opens new bridge | Fjord Press", ["Fjord Press"]),
        (
            "Ann Lee, mayor of Hull:\nMedia Release: Fjord Works opens new bridge",
            ["Ann Lee, mayor of Hull:", "Media Release"],
        ),
    ],
)
def test_of_a_headline_printed_twice_the_second_is_the_title(page: str, kept: list[str]) -> None:
    head = f"{page}\n\n\nToday: June 1, 2024\n\n\nFjord Works opens new bridge\nA deck\nMay 16, 2024\n\n"
    article = one(f"{head}{PROSE}\n")
    assert article.title == "Fjord Works opens new bridge"
    assert above(article) == [*kept, "Today: June 1, 2024", "A deck", "May 16, 2024"]
    assert article.body == PROSE.strip()
    dated = record(read(f"{head}BERGEN, Norway - {PROSE}\n".encode(), "a.txt", name="text")[0])
    assert (dated.title, dated.dateline) == ("Fjord Works opens new bridge", "BERGEN, Norway")
    assert published(dated) == "2024-05-16", "the other day is that of a visit"


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sails at noon\nIt sails in snow and rain\n\nThe ferry sails at noon\nAnd it comes back again\n",
        "The ferry sails at noon\n\nIt sailed in snow and rain.\n\nThe ferry sails at noon\n\nIt came back.\n",
        "Ferry sails\n\nFerry sails\n\nIt came back.\n",
    ],
)
def test_a_line_that_returns_in_a_text_is_text(text: str) -> None:
    assert one(text).body.count("erry sails") == text.count("erry sails") - (one(text).title_source == "headline")


@pytest.mark.parametrize(
    "text",
    [
        "Row the ferry home\n\nRow the ferry home\nRow it to the quay\n\nIt was their song.\n",
        "Hull 2 - Voss 1\n\nOslo 1 - Voss 0\n\nHull 2 - Voss 1\n\nThe last is a replay.\n",
        "Vote on the new quay\n\nYes\n\nVote on the new quay\n\nNo\n\nSo they voted.\n",
    ],
)
def test_a_song_and_a_list_of_results_or_of_votes_keep_their_lines(text: str) -> None:
    title, _, rest = text.partition("\n\n")
    article = one(text)
    assert (article.title, article.preamble) == (title, None)
    assert article.body.split() == rest.split()


def test_of_two_headlines_one_in_capitals_the_other_is_the_title() -> None:
    for first, second in (
        ("Ferry sails at noon", "FERRY SAILS AT NOON"),
        ("FERRY SAILS AT NOON", "Ferry sails at noon"),
    ):
        article = one(f"{first}\n\n{second}\n\n{PROSE}\n")
        assert (article.title, article.body) == ("Ferry sails at noon", PROSE.strip())


def test_a_byline_between_two_headlines_is_one() -> None:
    article = one(f"Ferry sails at noon - Fjord Press\n\nBy Ann Lee\n\nFerry sails at noon\n\n{PROSE}\n")
    assert (article.title, article.byline, above(article)) == ("Ferry sails at noon", "By Ann Lee", ["Fjord Press"])
    assert article.body == PROSE.strip()


def test_a_day_in_a_column_beside_the_headline_hides_no_byline() -> None:
    article = one(f"Ferry sails at noon{' ' * 20}May 16, 2024\nBy Ann Lee\n\n{PROSE}\n")
    assert (article.title, article.byline, above(article)) == ("Ferry sails at noon", "By Ann Lee", ["May 16, 2024"])
    assert article.body == PROSE.strip()


@pytest.mark.parametrize("label", ["Today", "Accessed", "Printed:"])
def test_the_day_of_a_visit_is_neither_a_title_nor_a_date(label: str) -> None:
    for text in (
        f"{label} May 18, 2024\n\nFerry sails\n\n{PROSE}\n",
        f"Ferry sails\n\n{label} May 18, 2024\n\n{PROSE}\n",
    ):
        article = record(read(text.replace("Today", "Today:").encode(), "ferry.txt", name="text")[0])
        assert (article.title, article.published, article.body) == ("Ferry sails", None, PROSE.strip())
    for headline in ("Lives saved 2020", "Forty saved May 18, 2024"):
        assert one(f"{headline}\n\n{PROSE}\n").title == headline
    assert one(f"Today: the ferry sails\n\n{PROSE}\n").title == "Today: the ferry sails"


GAP = " " * 9


def test_wide_gaps_in_a_text_of_one_line_are_line_ends() -> None:
    article = one(GAP.join([
        "Press Releases", "Fjord Works opens new bridge in Hull", "and closes another", "May 16  2024  " + PROSE, PROSE,
        "Back to news",
    ]))  # fmt: skip
    assert article.title == "Fjord Works opens new bridge in Hull and closes another"
    assert above(article) == ["Press Releases", "May 16 2024"]
    assert article.body.split("\n\n") == [PROSE.strip(), PROSE.strip(), "Back to news"]


@pytest.mark.parametrize(
    "text",
    [
        f"{PROSE}{' ' * 7}{PROSE}",
        GAP.join(["Ann Lee, the mayor of Hull, spoke today."] + ["It sails"] * 40),
        GAP.join(["The ferry met"] * 3 + [PROSE.strip()]),
    ],
)
def test_other_texts_of_one_line_have_no_headline(text: str) -> None:
    article = one(text)
    assert (article.title_source, article.preamble) == ("lead", None)
    assert article.body.split() == text.split()


@pytest.mark.parametrize("day", ["May 16, 2024", "Thursday May 16 2024", "16 May 2024", "May 16th 2024"])
def test_the_day_of_publication_ends_a_headline_that_runs_on(day: str) -> None:
    headline = "Fjord Works opens new bridge in Hull"
    article = one(f"{headline} {day} BERGEN, Norway - {PROSE}\n{PROSE}\n")
    assert (article.title, above(article), article.dateline) == (headline, [day], "BERGEN, Norway")
    assert article.body == f"{PROSE.strip()}\n\n{PROSE.strip()}"
    twice = one(f"{headline} Press Release {headline} Contact Ann Lee 202 555 0100 {day} {PROSE}")
    assert (twice.title, above(twice)) == (headline, ["Press Release", "Contact Ann Lee 202 555 0100", day])


@pytest.mark.parametrize(
    "opening",
    [
        "The mayor of Hull opened the new bridge on May 16, 2024 Ann Lee said and ",
        "The mayor of Hull opened the new bridge, May 16, 2024 and ",
        "The mayor opened it. The new bridge May 16, 2024 Hull and ",
        "Fjord Works opens new bridge in Hull May 17, 2024 Hull and ",
        "The bridge May 16, 2024 Hull and ",
        "May 16, 2024 was the day on which it sank and ",
        "The ferry sank near the island of Hull Thursday May 16 2024 killing nobody and ",
        "The ferry will sail to Hull again next Thursday May 16 2024 Ann Lee said and ",
    ],
)
def test_a_day_inside_a_sentence_or_another_day_ends_no_headline(opening: str) -> None:
    article = one(opening + PROSE)
    assert (article.title_source, article.preamble) == ("lead", None)
    assert article.body.startswith(opening)


def test_a_short_headline_before_the_day_of_publication_is_one_too() -> None:
    article = one(f"Lee Opens Hull Ferry May 16, 2024 {PROSE}")
    assert (article.title, article.body) == ("Lee Opens Hull Ferry", PROSE.strip())


def test_a_dateline_with_its_day_stays_whole() -> None:
    article = one(f"BERGEN, Norway, May 16, 2024 (AP) - {PROSE}")
    assert (article.dateline, article.preamble) == ("BERGEN, Norway, May 16, 2024 (AP)", None)


@pytest.mark.parametrize(
    "label", ["FOR IMMEDIATE RELEASE", "News Release", "NEWS RELEASE", "MEDIA ADVISORY", "STATEMENT"]
)
def test_the_kind_of_a_text_is_no_place_before_a_day(label: str) -> None:
    article = one(f"{label}, May 16, 2024 - {PROSE}\n\n{PROSE}\n")
    assert article.places == ()


@pytest.mark.parametrize(
    "end", [" ###", " # # #", " -30-", "\n\n-30-\n\n###", " -30-\n###", " ### Return", "\n###\nPrint"[:4]]
)
def test_a_mark_behind_the_last_sentence_ends_the_text_too(end: str) -> None:
    assert one(f"Ferry sails\n\n{PROSE}\n\n{PROSE.strip()}{end}\n").body == f"{PROSE.strip()}\n\n{PROSE.strip()}"


@pytest.mark.parametrize(
    "end", [" It has ### on it.", " See #30-", " -30", " ## ", " #1 #2 #3", " A heading begins with ###", " See # # #"]
)
def test_other_signs_at_the_end_are_text(end: str) -> None:
    assert one(f"Ferry sails\n\n{PROSE.strip()}{end}\n").body == f"{PROSE.strip()}{end.rstrip()}"


@pytest.mark.parametrize(
    "below",
    [["http://fjord.example/"], ["Press Contact", "Ann Lee (202) 555-0100"], ["Contact: Ann Lee", "About Fjord Press"]],
)
def test_contacts_below_the_end_of_a_text_are_none_of_it(below: list[str]) -> None:
    for mark in ("\n\n# # #\n\n", " ###\n\n"):
        article = one(f"Ferry sails\n\n{PROSE.strip()}{mark}" + "\n\n".join(below) + "\n")
        assert (article.body, above(article)) == (PROSE.strip(), below)


def test_what_else_stands_below_a_mark_is_text() -> None:
    for below in (
        "The other ferry sails, too.",
        f"About the ice: {PROSE.strip()}",
        "It sails.\n\n###\n\nContact: Ann Lee",
    ):
        assert one(f"Ferry sails\n\n{PROSE.strip()}\n\n###\n\n{below}\n").body == f"{PROSE.strip()}\n\n###\n\n{below}"


@pytest.mark.parametrize("piece", ["May 16 2024 A ", "A" + GAP, "x ", "contact 1 ", "# ", "a: ", "\n \n"])
def test_hostile_repetition_takes_no_time(piece: str) -> None:
    began = time.perf_counter()
    read(("A b c d " + piece * (200_000 // len(piece))).encode(), "Fjord__16May2024.txt", name="text")
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    "contact",
    [
        "Contact: Ann Lee and Bo Ek, 202/555-0100.",
        "Media Contact: Fjord Works / Ann Lee ann@fjord.example",
        "Contact: Ann Lee or Bo Ek at the Office of the Mayor, cell 202-555-0100",
        "Press contacts: Ann Lee, (202) 555-0100; B. Ek, 202.555.0101",
    ],
)
def test_a_last_line_that_says_whom_to_ask_is_a_note(contact: str) -> None:
    article = one(f"Ferry sails\n\n{PROSE.strip()}\n\n{contact}\n")
    assert (article.body, article.preamble) == (PROSE.strip(), contact)
    for mark in ("***", "* * *", "ENDS"):
        marked = one(f"Ferry sails\n\n{PROSE.strip()}\n\n{mark}\n\n{contact}\n")
        assert (marked.body, marked.preamble) == (PROSE.strip(), contact)


@pytest.mark.parametrize(
    "text",
    [
        "Contact: a film by Ann Lee.",
        "Contact: call 202-555-0100 now. Tickets for the ferry are sold at noon.",
        "Contact Ann Lee on 202-555-0100.",
        "She said: contact 202-555-0100.",
        "Contact: passengers who lost their luggage may write to luggage@fjord.example until Friday",
        "Contact: Residents seeking compensation can phone the council on 202-555-0100.",
        "Contact information: how the county's 202-555-0100 became a scandal",
        "A boat. Contact: Ann Lee, 202-555-0100\n\nA net.\n\nContact: Bo Ek, 202-555-0101",
    ],
)
def test_other_last_lines_are_text(text: str) -> None:
    assert one(f"Ferry sails\n\n{PROSE.strip()}\n\n{text}\n").body == f"{PROSE.strip()}\n\n{text}"
    assert one("Ferry sails\n\nContact: Ann Lee, 202-555-0100\n").body, "a text is never only a note"


LOST = "U S  Senator Ann Lee  R ME  said that the ferry sailed from Bergen at noon with forty people on board  and " * 4


@pytest.mark.parametrize(
    ("printed", "dateline", "place"),
    [
        ("OSLO    ", "OSLO", "Oslo"),
        ("WASHINGTON  D C   ", "WASHINGTON D C", "Washington, D.C."),
        ("Duluth  MN    ", "Duluth MN", "Duluth, MN"),
        ("JUNEAU ALASKA  ", "JUNEAU ALASKA", "Juneau, Alaska"),
    ],
)
@pytest.mark.parametrize("head", ["", "   Senator Lee Says That the Ferry Sails Again         May 16  2024   "])
def test_a_dateline_whose_punctuation_was_lost_is_one(printed: str, dateline: str, place: str, head: str) -> None:
    article = one(f"{head}{printed}{LOST}")
    assert (article.dateline, article.places) == (dateline, (place,))
    assert article.body == " ".join(LOST.split())


@pytest.mark.parametrize(
    "opening",
    ["OSLO  ", "Oslo    ", "FERRY    ", "The harbor in OSLO    "],
)
def test_other_names_before_a_gap_are_no_dateline(opening: str) -> None:
    article = one(f"{opening}{LOST}")
    assert article.dateline is None
    assert " – " not in article.body


def test_a_text_with_punctuation_has_lost_none() -> None:
    assert one(f"OSLO    Ann Lee sailed. {PROSE}").dateline is None


def test_thirty_alone_below_a_paragraph_is_the_mark_that_ends_a_text() -> None:
    assert one(f"Ferry sails\n\n{PROSE}\n\n30\n").body == PROSE.strip()
    assert one(f"Ferries sailed\n\n{PROSE}\n\nIn May:\n\n30\n").body.endswith("30")
