"""The paragraphs of a text, and the rows and items that stay lines."""

import pytest

from app.parsers.paragraphs import paragraphs


def test_paragraphs() -> None:
    assert paragraphs("one\n\ntwo\n \nthree") == ["one", "two", "three"]
    assert paragraphs("wrapped\nlines of\none") == ["wrapped lines of one"]
    assert paragraphs("    first\nof all\n    second\nof all") == ["first of all", "second of all"]
    long = "x" * 120
    assert paragraphs(f"{long}\n{long}") == [long, long]


@pytest.mark.parametrize(
    "lines",
    [
        ["统计局12日发布数据，渡轮客运量同比增长5.3%。", "数据显示，货运量增长较快。", "专家认为，目标有望实现。"],
        ["渡轮停航", "港口十二日宣布，因大风渡轮停航两天，旅客可以改乘火车。", "电话：12345"],
        ["フェリーは12日、強風のため欠航した。", "「明日は動くと聞いた」", "乗客は港で待っている。"],
        [
            "The mayor resigned on Monday.",
            "She will be succeeded by Ann Lee, the council said.",
            "It meets again next week.",
        ],
        ["The ferry sank.", "All of the forty passengers were saved."],
        ["De ferry zonk.", "“Iedereen is gered.”", "De haven is dicht."],
    ],
)
def test_lines_that_are_not_wrapped_are_paragraphs(lines: list[str]) -> None:
    assert paragraphs("\n".join(lines)) == lines


def test_lines_wrapped_in_scripts_without_spaces_are_joined_without_one() -> None:
    wrapped = "港口十二日宣布，因大风渡轮停航\n两天，旅客可以改乘火车。大风将\n持续到周三。\n"
    wrapped += "专家认为，渡轮周四恢复运行，但\n是班次较少。"
    assert paragraphs(wrapped) == [
        "港口十二日宣布，因大风渡轮停航两天，旅客可以改乘火车。大风将持续到周三。",
        "专家认为，渡轮周四恢复运行，但是班次较少。",
    ]
    assert paragraphs("페리가 강풍으로 결항했다고\n항구가 밝혔다") == ["페리가 강풍으로 결항했다고 항구가 밝혔다"]


def test_the_rows_of_a_table_are_not_joined() -> None:
    rows = ["MAY    288 UP 1", "JULY   273 UP 2", "SEPT   2 UNCH"]
    read = ["Fish prices", "MAY 288 UP 1", "JULY 273 UP 2", "SEPT 2 UNCH", "The ferry carried it."]
    assert paragraphs("\n".join(["Fish prices", *rows, "The ferry", "carried it."])) == read
    assert paragraphs("Race 1|06:58PM\n1|THE BOATMAN|2|$2\n2|LEE SHORE|1|$3") == [
        "Race 1|06:58PM",
        "1|THE BOATMAN|2|$2",
        "2|LEE SHORE|1|$3",
    ]
    assert paragraphs("COD......19.40\nHERRING...18.61\nEEL.......19.25\nKELP") == [
        "COD......19.40",
        "HERRING...18.61",
        "EEL.......19.25",
        "KELP",
    ]


@pytest.mark.parametrize(
    "wrapped",
    [
        "The ferry sank in 1986.  Its 40 sailors\nwere saved.  In 1990 they\nmet again.  That was on 3 May",
        "The  ferry took the\nisland's  doctor and\nhis  dog to the  town",
        "The ferry took 40 to  the\nisland and 12 to  the town",
        "The ferry of  1986 took 40  people to the  islands, and\n"
        "its sister of  1990 took  12 of them  back to the town,\n"
        "which had 300 houses  then  and has  none today, as all\nof the 40 said in  May",
        "   The  ferry 40 sails\nto the  quay at 8 and\nback at  9 again, said\nthe  master of 1990",
        "He paid 1.50... and then 2.50\nand then 3.50... and 4.50\nand at last 5...\nand 6",
    ],
)
def test_prose_with_wide_spaces_is_no_table(wrapped: str) -> None:
    assert paragraphs(wrapped) == [" ".join(wrapped.split())]


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        ("Key points\n• The ferry sails\ntwice\n• The bridge is closed", 3),
        ("Key points\n•Ferry sails", 2),
        ("Key points:\n- the ferry sails\ntwice\n- the bridge is closed", 3),
        ("Links\n- Ferry timetable\n- Bridge", 3),
        ("It voted:\n1. to build\n2. to\nsell", 3),
        ("It voted\n1. To build\n2. To sell", 3),
        ("It voted, as before.\n3. To build\n4. To sell", 3),
        ("3. To build\nit\n4. To sell\n5. To buy", 3),
    ],
)
def test_the_items_of_a_list_are_not_joined(lines: str, read: int) -> None:
    assert len(paragraphs(lines)) == read


@pytest.mark.parametrize(
    "wrapped",
    [
        "The ferry\n- the last of them - sank\nnear the island",
        "Fish is 7 up\n- Cod is not\nand eel\n- no comparison",
        "A ferry 100 up\n- May is open\n- no comparison",
        "She is aged\n40. The ferry is\n39. Both sail",
        "It sails on\n3. May and on\n4. June again",
        "of his mem\n•hip between the towns",
        "It came to\n3.5 and not\n4.5 in all",
    ],
)
def test_a_dash_or_figure_that_begins_a_wrapped_line_is_no_item(wrapped: str) -> None:
    assert paragraphs(wrapped) == [" ".join(wrapped.split())]


def test_a_few_lines_that_are_too_wide_do_not_keep_a_newspaper_page_from_being_joined() -> None:
    column = ["The ferry board voted to-day to", "rebuild the pier that was struck", "by a barge in the gale of March."]
    masthead = (
        "The circulation of this paper in Harborville is the largest in the county, and larger than that of any other."
    )
    read = paragraphs("\n".join([masthead, *column * 9]))
    assert read == [" ".join([masthead, *column * 9])]
    lines = [f"{masthead} {number}" for number in range(3)]
    assert paragraphs("\n".join([*lines, *column * 3])) == [*lines, *column * 3]


def test_a_short_line_that_ends_a_sentence_ends_a_paragraph_of_wrapped_lines() -> None:
    one = [
        "The ferry board voted to-day to",
        "rebuild the pier that was struck",
        "by a barge, and Mr. C.",
        "Lee agreed.",
    ]
    other = ["Work begins in the fall of this", "year, and the board expects it to", "end in the next.", "The old pier"]
    rest = ["was built by the men of the town", "for the price of ninety dollars."]
    read = paragraphs("\n".join([*one, *other, *rest]))
    assert read == [" ".join(one), " ".join(other[:3]), " ".join([other[3], *rest])]


def test_a_line_end_inside_a_name_is_no_end_of_a_paragraph() -> None:
    long = "The money will help the men who build ferries in the yards of the town to find other work, in and near St."
    assert paragraphs(f"{long}\nPaul and on the islands.\n{long[:-4]}12 Main St.\nAnn Lee agrees.") == [
        f"{long} Paul and on the islands.",
        f"{long[:-4]}12 Main St.",
        "Ann Lee agrees.",
    ]
    assert paragraphs(f"{long[:-3]}it, said Sen.\nAnn Lee.") == [f"{long[:-3]}it, said Sen. Ann Lee."]


@pytest.mark.parametrize(
    "lines",
    [
        ["WHAT: The governor opens the pier", "WHEN: Tuesday at ten", "WHERE: The pier"],
        ["Q: When will the ferry sail?", "MR. EK: In the fall.", "Q: And who pays?"],
    ],
)
def test_lines_with_labels_are_not_joined(lines: list[str]) -> None:
    assert paragraphs("\n".join(lines)) == lines


def test_lines_that_are_not_wrapped_are_not_joined_where_no_paragraph_is_wrapped() -> None:
    prose = "We ask that the office pay what was promised for the pier, which is closed since a barge struck it in May."
    names = ["The Honorable Ann Lee", "Secretary of Ferries", "12 Pier Street"]
    block = "\n".join(names)
    assert paragraphs(f"{block}\n\n{prose}\n\nSincerely,\nBo Ek") == [*names, prose, "Sincerely,", "Bo Ek"]
    assert paragraphs(f"{block}\n\n{prose}\n\nIt is the only\nlanding.")[0] == " ".join(names)


def test_a_word_broken_at_the_end_of_a_line_is_whole() -> None:
    assert paragraphs("In October the ferry sails. It was built in Octo-\nber.") == [
        "In October the ferry sails. It was built in October."
    ]
    assert paragraphs("A well-\nknown pier, pre- \nand post-war; Lee-\nEk.") == [
        "A well-known pier, pre- and post-war; Lee- Ek."
    ]
