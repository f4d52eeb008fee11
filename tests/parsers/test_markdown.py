"""Markdown with front matter, and the day in a file's name."""

import html
import re
from datetime import date

import pytest
import yaml

from app.parsers.options import Options
from app.record import ArticleRecord, Unreadable
from tests.parsers.reading import corpus, published, read, reasons, record, sample


def test_front_matter_is_taken_as_it_is_written() -> None:
    article = record(sample("markdown/2014-03-12-ferry.markdown")[0])
    assert article.provenance.format == "markdown"
    assert (article.title, article.summary) == ("The ferry’s first winter: a diary", "In short it sailed.")
    assert (published(article), article.date_source) == ("2014-03-12T13:05:11Z", "metadata")
    assert (article.authors, article.keywords, article.language) == (("ann-lee", "Bo Ek"), ("sea", "12:30"), "en")


def test_a_body_is_plain_text_without_marks_and_shortcodes() -> None:
    assert record(sample("markdown/2014-03-12-ferry.markdown")[0]).body.split("\n\n") == [
        "What we did",
        "The ferry sails again, and 1 < 2.",
        "Mind the ice.",
        "One",
        "Two",
        "Adult Child",
        "2 1",
        "make ferry",
    ]


def test_toml_is_front_matter_too() -> None:
    article = record(sample("markdown/toml.markdown")[0])
    assert (article.title, published(article), article.keywords) == ("By hand", "2022-09-20T12:05:00Z", ("sea", "ice"))
    assert article.body == "In TOML."


def test_front_matter_that_is_no_yaml_is_read_line_by_line() -> None:
    article = record(read(b"---\ntitle: Ferries: a diary\ndate: 2022-09-20\ntags: [a\n---\nText.\n")[0])
    assert (article.title, published(article)) == ("Ferries: a diary", "2022-09-20")
    assert article.provenance.warnings == ("the front matter is not YAML and was read line by line",)


def test_what_is_read_line_by_line_has_no_quotes_around_it() -> None:
    front = b"""title: "Ferries & 'crews'"
source: [Fjord Press](https://fjordpress.example)
tags: [sea, "ice"]
author: 'Ann Lee' # ed"""
    article = record(read(b"---\n" + front + b"\n---\nText.\n")[0])
    assert article.provenance.warnings == ("the front matter is not YAML and was read line by line",)
    assert (article.title, article.keywords, article.authors) == ("Ferries & 'crews'", ("sea", "ice"), ("Ann Lee",))


def test_yaml_that_grows_by_repetition_is_not_let_grow() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    article = record(read("\n".join(["---", "title: Bomb", *lines, "tags: *i", "---", "Text."]).encode())[0])
    assert (article.title, article.keywords) == ("Bomb", ("*i",))
    assert record(read(b"---\ntitle: Loop\ntags: &t [x, *t]\n---\nText.")[0]).title == "Loop"


def test_a_heading_is_the_title_where_front_matter_has_none() -> None:
    for raw in (b"# The ferry sails\n\nIt *does*.\n", b"The ferry sails\n===\n\nIt *does*.\n"):
        article = record(read(raw)[0])
        assert (article.title, article.body, article.provenance.format) == ("The ferry sails", "It does.", "markdown")


@pytest.mark.parametrize("key", ["draft: true", "published: false"])
def test_drafts_are_no_articles(key: str) -> None:
    assert reasons(read(f"---\ntitle: T\n{key}\n---\nText.\n".encode())) == ["not published: draft"]


@pytest.mark.parametrize("raw", [b"---\nA text between lines.\n---\nMore.", b"#hashtag\n\nText.", b"+++\nText."])
def test_text_with_some_marks_in_it_is_plain_text(raw: bytes) -> None:
    assert record(read(raw)[0]).provenance.format == "text"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2014-03-12-coming-soon.md", "2014-03-12"),
        ("20140312_sn83030214-ed-1_seq-1.txt", "2014-03-12"),
        ("Casey__2Jun2007Casey3.txt", "2007-06-02"),
        ("Sun_11_Oct__2015.txt", "2015-10-11"),
        ("March 12, 2014.txt", "2014-03-12"),
        ("13-04-2014.txt", "2014-04-13"),
        ("2014-03-12 and 12mar2014.txt", "2014-03-12"),
        ("2014-03-12-to-2014-03-15.txt", None),
        ("03-04-2014.txt", None),
        ("000_7ca855434bd325f9.txt", None),
        ("sn20140312.txt", None),
        ("AAP201606060716291.txt", None),
        ("2014-13-45.txt", None),
        ("2014/03/12/text.txt", None),
        ("1984.txt", None),
    ],
)
def test_the_day_in_a_files_name_is_never_guessed(name: str, day: str | None) -> None:
    article = record(read(b"A text without a date.\n", name)[0])
    assert (published(article), article.date_source) == (day, "filename" if day else "none")


def test_an_ambiguous_name_says_so_and_can_be_decided() -> None:
    warnings = record(read(b"A text.\n", "03-04-2014.txt")[0]).provenance.warnings
    assert warnings == ("the date '03/04/2014' could be two days: use --date-order dmy or mdy",)
    assert published(record(read(b"A text.\n", "03-04-2014.txt", Options(date_order="dmy"))[0])) == "2014-04-03"


def test_metadata_comes_before_the_name_and_the_name_before_the_dateline() -> None:
    dated = record(read(b"date 2001-02-03 PARIS - A text.\n", "2014-03-12.txt")[0])
    assert (published(dated), dated.date_source) == ("2001-02-03", "metadata")
    filed = record(read(b"PARIS, March 11 (AP) - A text.\n", "2014-03-12.txt")[0])
    assert (published(filed), filed.dateline_date) == ("2014-03-12", "2014-03-11")
    assert filed.provenance.warnings == ("the dateline's day 2014-03-11 is not the published day 2014-03-12",)
    table = record(read(b'{"text": "A text."}', "2014-03-12.jsonl")[0])
    assert table.published is None, "a file of many articles is named after none of them"


def test_posts_of_a_corpus_have_the_title_and_day_of_their_front_matter() -> None:
    for path in corpus("markdown-gov/*/*.md"):
        meta = yaml.load(path.read_text().split("---", 2)[1], Loader=yaml.BaseLoader)
        article = record(read(path.read_bytes(), path.name)[0])
        assert article.title == " ".join(re.sub("</?em>", "", html.unescape(meta["title"])).split())
        assert article.published is not None
        if "date" in meta:
            days = (article.published.day - date.fromisoformat(meta["date"][:10])).days
            assert days in ((0,) if len(meta["date"]) == 10 else (0, 1)), (
                path.name
            )  # UTC: late evenings are the next day
            assert article.date_source == "metadata"
        else:
            assert (published(article), article.date_source) == (path.name[:10], "filename")


def test_press_releases_have_the_day_of_their_files_names() -> None:
    for path in corpus("senate-press-releases/*__*.txt"):
        article = record(read(path.read_bytes(), path.name)[0])
        assert article.date_source == "filename", path.name
        assert article.published is not None
        assert f"{article.published.day:%-d%b%Y}" in path.name.replace("__0", "__"), path.name


@pytest.mark.parametrize("text", ["It *sails*.", "[It](x) *sails*.", "{{< note >}}It *sails*.{{< /note >}}"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_json_is_front_matter_too(text: str, gap: str) -> None:
    front = '{\n  "title": "Ferry",\n  "date": "2022-09-20",\n  "draft": false,\n  "tags": ["sea", "ice"]\n}'
    article = record(read(f"{front}{gap}{text}\n".encode())[0])
    assert (article.provenance.format, article.title, article.body) == ("markdown", "Ferry", "It sails.")
    assert (published(article), article.keywords) == ("2022-09-20", ("sea", "ice"))
    hidden = front.replace("false", "true")
    assert reasons(read(f"{hidden}{gap}{text}\n".encode())) == ["not published: draft"]


@pytest.mark.parametrize(
    "raw",
    [
        '{\n"title": "A", "text": "x"\n}\nand more',
        '{\n"title": "A"\n}\n{\n"title": "B"\n}\n',
        '{"title": "A"}\nno object\n',
        '{\n"title": "A"\n}\n',
    ],
)
def test_json_with_a_text_in_it_or_without_one_behind_it_is_json(raw: str) -> None:
    found = read(raw.encode())
    named = {each.format if isinstance(each, Unreadable) else each.provenance.format for each in found}
    assert named <= {"json", "jsonl"}


@pytest.mark.parametrize(
    ("block", "authors", "day"),
    [
        ("% The ferry sails\n% Ann Lee; Bo Ek\n% 20 September 2022\n", ("Ann Lee", "Bo Ek"), "2022-09-20"),
        ("% The ferry\n  sails\n% Ann Lee\n  Bo Ek\n% September 20, 2022\n", ("Ann Lee", "Bo Ek"), "2022-09-20"),
        ("% The ferry sails\n%\n% 2022-09-20\n", (), "2022-09-20"),
        ("% The ferry sails\n% Ann Lee\n", ("Ann Lee",), None),
    ],
)
def test_a_title_block_says_title_authors_and_date(block: str, authors: tuple[str, ...], day: str | None) -> None:
    article = record(read(f"{block}\nIt *does*.\n".encode())[0])
    assert (article.title, article.body, article.provenance.format) == ("The ferry sails", "It does.", "markdown")
    assert (article.authors, published(article)) == (authors, day)


def test_other_lines_that_begin_with_a_per_cent_sign_are_text() -> None:
    for raw in (b"% A comment\n% of\n% four\n% lines\n\nText.\n", b"% of the fleet sails\n\nText.\n"):
        assert record(read(raw)[0]).provenance.format == "text"


def test_front_matter_may_end_in_dots() -> None:
    article = record(read(b"---\ntitle: Ferry\ndate: 2022-09-20\n...\n\nIt sails.\n\n---\n\nAgain.\n")[0])
    assert (article.title, published(article), article.body) == ("Ferry", "2022-09-20", "It sails.\n\nAgain.")


def one(front: str, body: str = "It sank.") -> ArticleRecord:
    return record(read(f"{front}\n\n{body}\n".encode())[0])


def test_the_taxonomies_of_a_site_lie_one_level_deeper() -> None:
    article = one(
        '+++\ntitle = "H"\n[taxonomies]\ntags = ["sea"]\ncategories = ["News"]\n[extra]\nauthor = "Ann Lee"\n+++'
    )
    assert (article.authors, article.section, article.keywords) == (("Ann Lee",), "News", ("sea",))
    article = one("---\ntitle: H\ntags: [sea]\nparams:\n  author: Ann Lee\n  title: No\n---")
    assert (article.title, article.authors) == ("H", ("Ann Lee",))
    assert one("---\ntitle: H\ntags: [ice]\ncategories:\n- [News, Sea]\n---").keywords == ("Sea", "ice")


def test_nothing_is_nothing() -> None:
    article = one("---\ntitle: H\nauthor: ~\ncategory: null\n---")
    assert (article.authors, article.section) == ((), None)


def test_json_may_stand_between_fences_that_name_it() -> None:
    article = one('---json\n{\n"title": "H",\n"date": "2022-09-20"\n}\n---')
    assert (article.title, published(article), article.body) == ("H", "2022-09-20", "It sank.")


def test_a_clipped_page_has_its_address_as_source_and_links_as_authors() -> None:
    article = one('---\ntitle: H\nsource: https://fjord.example/1\nauthor:\n  - "[[Ann Lee]]"\n---')
    assert (article.source, article.source_url, article.authors) == (None, "https://fjord.example/1", ("Ann Lee",))


def test_boxes_and_kinds_of_notes_are_marks_and_statements_open_a_page_of_mdx() -> None:
    body = "import Map from '../Map.astro';\nimport './a.css'\n\n- [x] It sank.\n\n> [!NOTE]\n> It is late.\n"
    assert one("---\ntitle: H\n---", body).body == "It sank.\n\nIt is late."
    code = "```\nimport x from 'y';\n```"
    assert one("---\ntitle: H\n---", code).body == "import x from 'y';"


LINES = """Title: Ferry sails
Date: 2022-09-20 14:05
Modified: 2022-09-22 10:00
Author: Ann Lee
Summary: It sails,
    at last.
Tags: sea, ice

The **ferry** sails.
"""


def test_lines_of_metadata_open_a_file_that_is_markdown_by_its_name() -> None:
    article = record(read(LINES.encode(), "ferry.md")[0])
    assert (article.provenance.format, article.title, article.body) == ("markdown", "Ferry sails", "The ferry sails.")
    assert (published(article), article.authors) == ("2022-09-20T14:05Z", ("Ann Lee",))
    assert (article.summary, article.keywords) == ("It sails, at last.", ("sea", "ice"))
    assert reasons(read(LINES.replace("Tags:", "Status: draft\nTags:").encode(), "ferry.md")) == [
        "not published: draft"
    ]


def test_such_lines_elsewhere_are_the_header_of_a_dispatch() -> None:
    assert record(read(LINES.replace("    at", "at").encode(), "ferry.txt")[0]).provenance.format == "wire"
    two = "title: A\ndate: 2022-09-20\n\nIt sails.\n\ntitle: B\ndate: 2022-09-21\n\nIt sank.\n"
    assert [getattr(item, "title", None) for item in read(two.encode(), "ferries.md")] == ["A", "B"]
    untitled = record(read(b"Note: it sails\nHeard: at noon\n\nIt sank.\n", "ferry.md")[0])
    assert untitled.provenance.format != "markdown"


def test_a_bundle_is_named_by_its_folder() -> None:
    raw = b"---\ntitle: Ferry\n---\nIt sails."
    assert published(record(read(raw, "blog/2022-09-20-ferry/index.md")[0])) == "2022-09-20"
    assert published(record(read(raw, "blog/2022-09-20-ferry/sails.md")[0])) is None
    assert published(record(read(raw, "index.md")[0])) is None


def test_footnotes_have_no_numbers_and_what_has_no_note_stays() -> None:
    body = "It sails.[^1] It[^gone] is late.\n\n[^1]: At *noon*.\n"
    assert one("---\ntitle: H\n---", body).body == "It sails. It[^gone] is late.\n\nAt noon."


def test_a_line_in_emphasis_right_below_a_picture_is_its_caption() -> None:
    assert one("---\ntitle: H\n---", "![A](a.jpg)\n*A ferry. Photo: **Bo Ek***\n\nIt sails.").body == "It sails."
    for body in ("![A](a.jpg)\n*It* sails.", "![A](a.jpg)\n\n*It sails.*", "*It sails.*\n![A](a.jpg)", "*It sails.*"):
        assert "It sails." in one("---\ntitle: H\n---", body).body
    assert "<em>It" in one("---\ntitle: H\n---", "```\n<p><img src=a>\n<em>It sails.</em></p>\n```").body
