"""The wire format, from the user's own dispatch to the odd headers that people write."""

import io
import textwrap

import pytest

from app.parsers.attempt import Parsed
from app.parsers.formats import parse
from app.parsers.options import Options
from app.parsers.wire import split
from app.record import ArticleRecord, Unreadable
from tests.conftest import SEEDS


def read(text: str | bytes, name: str | None = None) -> list[Parsed]:
    raw = text if isinstance(text, bytes) else textwrap.dedent(text).lstrip("\n").encode()
    return list(parse(io.BytesIO(raw), "file.txt", Options(), name))


def records(text: str) -> list[ArticleRecord]:
    items = read(text)
    assert all(isinstance(item, ArticleRecord) for item in items), items
    return [item for item in items if isinstance(item, ArticleRecord)]


def one(text: str | bytes) -> ArticleRecord:
    [item] = read(text)
    assert isinstance(item, ArticleRecord), item
    return item


def test_the_users_dispatch_is_read_whole() -> None:
    article = one((SEEDS / "000_7ca855434bd325f9.txt").read_bytes())
    assert article.published is not None
    assert (article.published.text, article.published.precision) == ("2022-09-20", "day")
    assert article.date_source == "metadata"
    assert article.dateline == "MOSCOW, September 20. /TASS/."
    assert article.places == ("Moscow",)
    assert article.dateline_date == "2022-09-20"
    assert article.source == "TASS"
    assert article.title_source == "lead"
    assert article.title.startswith("The Shanghai Cooperation Organization (SCO) is not planning")
    assert article.title.endswith("Bakhtiyer Khakimov, said on Tuesday.")
    assert len(article.body.split("\n\n")) == 5
    assert article.body.startswith("The Shanghai Cooperation Organization (SCO) is not planning")
    assert article.body.endswith('to the work within the SCO," he added.')
    assert article.provenance.format == "wire"
    assert article.provenance.warnings == ()


@pytest.mark.parametrize(
    "header",
    [
        "date 2022-09-20 ",
        " date 2022-09-20 ",
        "DATE: 2022-09-20 ",
        "Date=2022-09-20\n",
        "date:2022-09-20\n\n",
        "\ufeffdate 2022-09-20\r\n",
    ],
)
def test_a_header_may_be_written_in_many_ways(header: str) -> None:
    article = one(f"{header}OSLO, Sept 20 - The lead.\n".encode())
    assert article.published is not None
    assert article.published.text == "2022-09-20"
    assert article.body == "The lead."


def test_a_block_header_knows_many_keys() -> None:
    article = one("""
        date: 1953-06-02
        Title:  A queen is crowned
        source: Our Desk
        Byline: By Ann Lee and Bo Ek
        keywords: crown; London ; crown
        section: world
        language: en
        summary: A short one.
        id: 4711
        url: https://example.org/4711

        LONDON, June 2 - The lead.

        A second paragraph.
        """)
    assert (article.title, article.title_source) == ("A queen is crowned", "headline")
    assert (article.source, article.byline, article.authors) == (
        "Our Desk",
        "By Ann Lee and Bo Ek",
        ("Ann Lee", "Bo Ek"),
    )
    assert (article.keywords, article.section, article.language) == (("crown", "London"), "world", "en")
    assert (article.summary, article.source_url) == ("A short one.", "https://example.org/4711")
    assert article.provenance.identity == "id Our Desk\n4711"
    assert article.body == "The lead.\n\nA second paragraph."


@pytest.mark.parametrize(
    "header",
    [
        "Título: Ferry\nAutora: Ann Lee\nFuente: Fjord Post",
        "Заголовок: Ferry\nАвтор: Ann Lee\nИсточник: Fjord Post",
        "标题：Ferry\n作者：Ann Lee\n来源：Fjord Post",
        "SLUG: 2-310245 Ferry (L-only)\nTitle: Ferry\nWord count: 188\nAuthor: Ann Lee\nNewspaper: Fjord Post",
    ],
)
def test_a_header_may_have_labels_of_any_script_and_unknown_ones_first(header: str) -> None:
    article = one(f"{header}\n\nThe ferry sails.\n")
    assert (article.title, article.authors, article.source) == ("Ferry", ("Ann Lee",), "Fjord Post")
    assert article.body == "The ferry sails."


def test_an_unknown_first_line_begins_no_dispatch_of_its_own() -> None:
    text = "Location: Oslo\nDate: 2022-05-03\nTitle: Ferries\n\nOSLO, May 3 - The ferry sails.\n"
    assert [(each.title, each.dateline) for each in records(text)] == [("Ferries", "OSLO, May 3")]


def test_a_conversation_is_no_header() -> None:
    said = "HOST: Good evening to all of you\nANN LEE: The water is rising\nHOST: Thank you"
    assert one(f"{said}\n\nThe ferry sails.\n").body.startswith("HOST: Good evening")


def test_unknown_header_lines_are_kept_as_warnings() -> None:
    article = one("date: 1953-06-02\nslug: queen-crowned\n\nThe lead is here.\n")
    assert article.body == "The lead is here."
    assert article.provenance.warnings == ("unknown header line: slug: queen-crowned",)


def test_a_lead_with_a_colon_is_no_header() -> None:
    article = one("date: 1953-06-02\nNEW YORK: Something happened here.\n\nMore of it.\n")
    assert article.body.endswith("Something happened here.\n\nMore of it.")


def test_several_dispatches_in_one_file_are_several_articles() -> None:
    items = read("""
        date 2001-01-01 PARIS, Jan 1 - The first.

        It has two paragraphs.
        date 2002-02-02 ROME, Feb 2 - The second.

        date: 2003-03-03
        title: The third

        BERN - It ends here.
        """)
    articles = [item for item in items if isinstance(item, ArticleRecord)]
    assert [a.published and a.published.text for a in articles] == ["2001-01-01", "2002-02-02", "2003-03-03"]
    assert [a.provenance.position for a in articles] == [1, 2, 3]
    assert articles[0].body == "The first.\n\nIt has two paragraphs."
    assert articles[2].title == "The third"


@pytest.mark.parametrize("mark", ["date ", " DATE: ", "Date=", "\tdate\t"])
def test_dispatches_of_one_line_each_follow_one_another(mark: str) -> None:
    articles = records(
        f"{mark}2022-09-20 OPORTO, Sept. 20 (Reuters) - The ferry is late.\n"
        f"{mark}2022-09-21 SPLIT, Sept. 21 (Reuters) - The ferry is early.\n"
        f"{mark}2022-09-22 BREST, Sept. 22 (Reuters) - The ferry sails.\n"
    )
    assert [article.body for article in articles] == ["The ferry is late.", "The ferry is early.", "The ferry sails."]


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("20220920", "2022-09-20"),
        ("2022/09/20", "2022-09-20"),
        ("20.09.2022", "2022-09-20"),
        ("20.09.2022 14:05", "2022-09-20T14:05Z"),
        ("September 20, 2022", "2022-09-20"),
        ("20 Sept. 2022", "2022-09-20"),
        ("20 сентября 2022", "2022-09-20"),
        ("2022-09-20 14:05 MSK", "2022-09-20T11:05Z"),
    ],
)
def test_a_date_line_may_have_the_date_in_many_ways(date: str, published: str) -> None:
    line = f"date {date} OPORTO, Sept. 20. /Reuters/. The ferry is late.\n"
    for article in records(line + line):
        assert (article.published and article.published.text, article.places) == (published, ("Oporto",))
        assert article.body == "The ferry is late."


@pytest.mark.parametrize(
    "date",
    ["n/a", "unknown", "??", "Q3 2022", "10000-03-15", "2022-09-20/2022-09-22", "ca. 1890", "44 BC", "-0044-03-15"],
)
def test_a_date_that_cannot_be_read_is_neither_headline_nor_place(date: str) -> None:
    article = one(f" date {date} OPORTO, Sept. 20. /Reuters/. The ferry is late.\n")
    assert (article.title, article.title_source, article.places) == ("The ferry is late.", "lead", ("Oporto",))
    assert (article.published, article.provenance.warnings) == (None, (f"the date {date!r} could not be read",))


def test_a_date_line_may_have_a_date_that_only_programs_print() -> None:
    article = one(" date Tue, 20 Sep 2022 14:05:11 +0300 OPORTO, Sept. 20. /Reuters/. The ferry is late.\n")
    assert article.published
    assert (article.published.text, article.places) == ("2022-09-20T11:05:11Z", ("Oporto",))


def test_what_begins_with_the_word_date_may_be_a_text() -> None:
    article = one("Date night in PARIS, May 3 (AP) - The ferry is late.\n")
    assert (article.title, article.provenance.warnings) == ("Date night in", ())


def test_a_day_that_was_not_is_not_one_of_the_next_leap_year() -> None:
    assert one(" date 2023-03-01 OPORTO, February 29. /Reuters/. It rains.\n").dateline_date is None
    assert one(" date 2024-03-01 OPORTO, February 29. /Reuters/. It rains.\n").dateline_date == "2024-02-29"


def test_an_event_in_the_text_begins_no_dispatch() -> None:
    article = one("date 2022-09-20 OPORTO - The ferry is shown.\n\nDate: 24 September 2022\nPlace: the pier\n")
    assert "24 September 2022" in article.body


def test_keys_before_a_date_belong_to_it() -> None:
    items = read("""
        title: First
        date: 2001-01-01

        The text of one.

        title: Second
        date: 2002-02-02

        The text of two.
        """)
    articles = [item for item in items if isinstance(item, ArticleRecord)]
    assert [(a.title, a.body) for a in articles] == [("First", "The text of one."), ("Second", "The text of two.")]


def test_values_keep_their_colons_and_equals_signs() -> None:
    article = one("date: 2022-09-20 14:05\ntitle = Summit: day one\nurl = https://x.org/1?a=b\n\nThe lead.\n")
    assert (article.title, article.source_url) == ("Summit: day one", "https://x.org/1?a=b")
    assert article.published is not None
    assert article.published.text == "2022-09-20T14:05Z"


def test_a_date_that_is_none_is_warned_about() -> None:
    article = one("date 2022-02-30 MOSCOW - The lead is here.\n")
    assert (article.published, article.body) == (None, "The lead is here.")
    assert "2022-02-30" in article.provenance.warnings[0]


def test_an_invalid_date_begins_nothing() -> None:
    article = one("date 2001-01-01 PARIS - On that\ndate 2001-02-30 nothing happened.\n")
    assert "nothing happened" in article.body


@pytest.mark.parametrize(
    ("date", "published", "warned"),
    [
        ("2022", "2022", False),
        ("2022-09", "2022-09", False),
        ("2022-09-20T14:05Z", "2022-09-20T14:05Z", False),
        ("2022-09-20T14:05:11+02:00", "2022-09-20T12:05:11Z", False),
        ("2022-09-20T14:05", "2022-09-20T14:05Z", False),
        ("2022-09-20T25:00Z", "2022-09-20", True),
    ],
)
def test_dates_keep_their_precision(date: str, published: str, warned: bool) -> None:
    article = one(f"date: {date}\n\nThe lead is here.\n")
    assert article.published is not None
    assert article.published.text == published
    assert bool(article.provenance.warnings) is warned


def test_the_dateline_dates_a_dispatch_without_a_header() -> None:
    article = one("KYOTO, Japan, 11 December 1997 - Delegates met.\n")
    assert article.published is not None
    assert (article.published.text, article.date_source) == ("1997-12-11", "dateline")


def test_an_undated_dispatch_is_an_article() -> None:
    article = one("GENEVA - A collider does three things.\n")
    assert (article.published, article.date_source) == (None, "none")
    assert article.places == ("Geneva",)


def test_a_dateline_day_off_the_published_day_is_kept_and_warned_about() -> None:
    article = one("date 1999-01-01 BRUSSELS, Dec. 31 - A currency begins.\n")
    assert article.dateline_date == "1998-12-31"
    assert article.provenance.warnings == ("the dateline's day 1998-12-31 is not the published day 1999-01-01",)


@pytest.mark.parametrize("raw", [b"", b" \n \n", b"date 2022-09-20", b"date: 2022-09-20\n\n\n"])
def test_nothing_to_read_is_rejected_as_empty(raw: bytes) -> None:
    [item] = read(raw)
    assert isinstance(item, Unreadable)
    assert item.reason == "empty"


def test_bytes_that_are_no_utf8_are_read_as_windows_1252_and_said_so() -> None:
    article = one("date 2022-09-20 PARIS - Caf\xe9 “closed”.\n".encode("cp1252"))
    assert article.body == "Café “closed”."
    assert article.provenance.warnings == ("not UTF-8: read as windows-1252",)


def test_binary_input_is_rejected() -> None:
    [item] = read(b"\x7fELF\x00\x01\x02" * 50)
    assert isinstance(item, Unreadable)
    assert item.reason == "not a known format"


def test_wrapped_lines_are_rejoined() -> None:
    article = one("""
        date: 1987-02-26

            SALVADOR, Feb 26 - Showers went on all week in the
        cocoa zone, which eased the drought there since
        January.
            The dry period means it will be late.
        """)
    assert article.body.split("\n\n") == [
        "Showers went on all week in the cocoa zone, which eased the drought there since January.",
        "The dry period means it will be late.",
    ]


def test_a_dispatch_that_is_too_large_is_not_gathered_whole() -> None:
    lines = (line for _ in range(3) for line in [b"date 2001-01-01 PARIS - A.\n", *[b"x" * 99 + b"\n"] * 1000])
    assert [len(raw) < 1100 for raw in split(lines, 1000)] == [True] * 3


def test_no_dispatch_begins_inside_a_line() -> None:
    dispatch = b"date 2001-01-01 PARIS - "
    raw = b"%sA%s%sB.\n%sC.\n" % (dispatch, b"x" * (1001 - len(dispatch) - 1), dispatch, dispatch)
    first, last = parse(io.BytesIO(raw), "file.txt", Options(max_article_bytes=1000), "wire")
    assert isinstance(first, Unreadable)
    assert isinstance(last, ArticleRecord)
    assert last.body == "C."


@pytest.mark.parametrize("key", ["date ", "date: ", "DATE = "])
def test_a_date_that_is_not_given_leaves_the_dispatch_undated(key: str) -> None:
    article = one(f"{key}MOSCOW, September 20. /TASS/. The ship sails. It is full.\n")
    assert (article.title, article.body) == ("The ship sails.", "The ship sails. It is full.")
    assert (article.dateline, article.published) == ("MOSCOW, September 20. /TASS/.", None)


def test_a_dispatch_without_its_date_is_one_of_its_own_too() -> None:
    dated, undated = records("date 2022-09-20 OSLO, Sept. 20 - Rain.\ndate OSLO, Sept. 21 - Sun.\n")
    assert (dated.body, undated.body, undated.published) == ("Rain.", "Sun.", None)


@pytest.mark.parametrize("date", ["2022-13-21", "20220-09-21", "31.09.2022", "n/a", "??", "Q3 2022"])
def test_a_dispatch_whose_date_is_mistyped_is_one_of_its_own(date: str) -> None:
    line = "OSLO, Sept. 21 - Sun.\n"
    dated, undated, last = records(f"date 2022-09-20 {line}\ndate {date} {line}date 2022-09-22 {line}")
    assert [article.body for article in (dated, undated, last)] == ["Sun."] * 3
    assert undated.published is None
    assert undated.provenance.warnings[0].startswith(f"the date {date!r} could not be read")


@pytest.mark.parametrize("key", ["date ", "date: ", "Date = "])
def test_a_header_whose_date_is_mistyped_begins_a_dispatch(key: str) -> None:
    good, bad = (f"{key}2022-{month}-21\nOSLO, Sept. 21 - Sun.\n\nWind.\n\n" for month in ("12", "13"))
    first, mistyped, last = records(good + bad + good)
    assert [article.body for article in (first, mistyped, last)] == ["Sun.\n\nWind."] * 3
    assert mistyped.published is None
    assert "there is no month 13" in mistyped.provenance.warnings[0]


def test_keys_before_a_mistyped_date_belong_to_it() -> None:
    first, second = records("title: A\ndate: 2001-01-01\n\nOne.\n\ntitle: B\ndate: 2002-02-30\n\nTwo.\n")
    assert [(first.title, first.body), (second.title, second.body)] == [("A", "One."), ("B", "Two.")]


def test_a_sentence_that_begins_with_the_word_date_is_none() -> None:
    assert one("Date palms of Basra are green on May 16. They bear dates.\n").provenance.format == "text"


@pytest.mark.parametrize(
    "header",
    [
        'date "2022-09-20" ',
        "date - 2022-09-20 - ",
        "date 2022-09-20, ",
        "date 2022-09-20. ",
        "date 2022-09-20 | ",
        "date 2022\u201309\u201320 ",
        "date 2022-9-20 ",
        "date\u00a02022-09-20\u00a0",
    ],
)
def test_what_people_put_around_a_date_is_none_of_the_text(header: str) -> None:
    article = one(f'{header}MOSCOW, September 20. /TASS/. "It sails," he said.\n')
    assert (article.provenance.format, article.published and article.published.text) == ("wire", "2022-09-20")
    assert (article.preamble, article.dateline) == (None, "MOSCOW, September 20. /TASS/.")
    assert one(f'{header}\n"It sails," he said.\n').body == '"It sails," he said.'


def test_a_quotation_may_open_the_text_behind_a_date() -> None:
    assert one('date 2022-09-20 "It sails," he said.\n').body == '"It sails," he said.'


@pytest.mark.parametrize("name", ["Text: ", "BODY:\n", "content: "])
def test_a_header_may_name_the_text(name: str) -> None:
    article = one(
        f"Headline: Ferry sinks\nDate: Sept 20, 2022\nDateline: Bergen, Norway\n{name}It sank.\n\nNobody was hurt.\n"
    )
    assert (article.title, article.places) == ("Ferry sinks", ("Bergen, Norway",))
    assert article.body == "It sank.\n\nNobody was hurt."
    assert one(f"date: 2022-09-20\n\n{name}It sank.\n").body.startswith(name.strip())
