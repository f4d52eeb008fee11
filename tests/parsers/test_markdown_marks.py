"""Marks of note-taking programs and site generators, and front matter that is not YAML."""

import pytest

from app.record import ArticleRecord
from tests.parsers.reading import read, record

LINE = "The ferry to the islands sails again on Monday, the harbour master said."


def post(body: str, front: str = "title: The ferry sails") -> ArticleRecord:
    return record(read(f"---\n{front}\n---\n{body}\n".encode(), "ferry.md")[0])


def test_an_embedded_file_is_left_out_and_a_page_is_called_by_its_name() -> None:
    article = post(f"![[harbour.jpg]]\n\n{LINE} See [[Fjord Press|the paper]] and [[Bergen]].")
    assert article.body == f"{LINE} See the paper and Bergen."


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("See [[1]](https://fjord.example/1).", "See [1]."),
        ("In a shell, [[ -f x ]] is a test.", "In a shell, [[ -f x ]] is a test."),
        ("Write `[[Bergen]]` for a link.", "Write [[Bergen]] for a link."),
        ("See note [[12]].", "See note [[12]]."),
        ("An array [[a, b], [c, d]] of letters.", "An array [[a, b], [c, d]] of letters."),
    ],
)
def test_other_brackets_stay(said: str, shown: str) -> None:
    assert post(f"{LINE} {said}").body == f"{LINE} {shown}"


def test_brackets_in_code_stay() -> None:
    assert "[[Bergen]]" in post(f"{LINE}\n\n```\n[[Bergen]]\n:::\n```\n").body


@pytest.mark.parametrize(
    "opening", [":::tip[At sea]", "::: warning At sea", ":::note At sea {.wide}", "::: {.box}\n\nAt sea"]
)
def test_a_box_keeps_its_title_and_text(opening: str) -> None:
    assert (
        post(f"{LINE}\n\n{opening}\n\nIt sails.\n\n:::\n\nThe end.").body
        == f"{LINE}\n\nAt sea\n\nIt sails.\n\nThe end."
    )


def test_colons_before_other_words_stay() -> None:
    assert ":::ferries sail again" in post(f"{LINE}\n\n:::ferries sail again\n").body


@pytest.mark.parametrize("place", ["* toc\n{:toc}", "[TOC]", "[[toc]]", "1. x\n{:toc}"])
def test_the_place_of_a_table_of_contents_is_left_out(place: str) -> None:
    article = post(f"{place}\n\n{LINE}")
    assert article.body == (LINE if not place.startswith("1") else article.body)
    assert "toc" not in article.body.lower()


def test_what_can_be_chosen_is_no_text() -> None:
    assert post(f'{LINE}\n\n<select id="a">\n<option>Bergen</option>\n</select>\n').body == LINE


def test_a_line_that_names_the_authors_is_the_byline() -> None:
    article = post(f"**Author**: Ann Lee (Fjord Press), Bo Ek (Harbour)\n\n{LINE}")
    assert (article.authors, article.body) == (("Ann Lee", "Bo Ek"), LINE)
    assert article.byline == "Author: Ann Lee (Fjord Press), Bo Ek (Harbour)"


@pytest.mark.parametrize(
    "line",
    [
        "**Author:** Ann Lee\n\n**Publisher:** Fjord",
        "**Author:** to be named",
        f"Author: Ann Lee\n{LINE}",
        "Authors: the people who write books are many",
    ],
)
def test_a_box_or_a_sentence_is_no_byline(line: str) -> None:
    article = post(f"{line}\n\n{LINE}")
    assert article.body.startswith("Author")
    assert article.authors == ()


def test_front_matter_names_the_authors_first() -> None:
    article = post(f"**Author:** Ann Lee\n\n{LINE}", "title: The ferry sails\nauthor: Bo Ek")
    assert (article.authors, article.body) == (("Bo Ek",), f"Author: Ann Lee\n\n{LINE}")


def test_lists_and_texts_of_front_matter_that_is_not_yaml_are_read() -> None:
    front = (
        "title: Ferry: it sails\ndescription: >-\n  It sails\n  again.\ntags:\n  - harbour\n  - 'sea'\nimage:\n  a: b"
    )
    article = post(LINE, front)
    assert (article.title, article.summary) == ("Ferry: it sails", "It sails again.")
    assert article.keywords == ("harbour", "sea")


def test_a_byline_in_html_is_its_text() -> None:
    article = post(LINE, 'title: The ferry sails\nbyline: By <a href="https://fjord.example/">Ann Lee</a>')
    assert (article.byline, article.authors) == ("By Ann Lee", ("Ann Lee",))


@pytest.mark.parametrize(
    ("byline", "author"),
    [("By Bo Sandberg.", "Bo Sandberg"), ("By Ann Lee, Jr.", "Ann Lee Jr."), ("By John D. Rockefeller Esq.", None)],
)
def test_a_full_stop_ends_a_byline_but_not_a_short_form(byline: str, author: str | None) -> None:
    [named] = post(LINE, f"title: The ferry sails\nbyline: {byline}").authors
    assert named == author or (author is None and named.startswith("John D. Rockefeller"))


def test_a_list_of_several_items_above_a_table_of_contents_stays() -> None:
    assert post(f"{LINE}\n\n- Ferries\n- Buses\n- Trains\n{{:toc}}\n").body == f"{LINE}\n\nFerries\n\nBuses\n\nTrains"
    assert post(f"## Ferries\n* Contents\n{{:toc}}\n\n{LINE}").body == f"Ferries\n\n{LINE}"


def test_names_of_a_list_in_front_matter_that_is_not_yaml_are_authors() -> None:
    article = post(LINE, "title: Ferry: it sails\nauthors:\n  - name: Ann Lee\n  - name: Bo Ek")
    assert article.authors == ("Ann Lee", "Bo Ek")


def test_brackets_behind_a_word_are_no_link() -> None:
    assert post(f"{LINE} The list is ferry[[i]].").body == f"{LINE} The list is ferry[[i]]."


@pytest.mark.parametrize(
    ("box", "shown"),
    [
        ("> [!quote]- Ann Lee says\n> It sails.", "Ann Lee says\n\nIt sails."),
        ("> [!faq]\n> It sails.", "It sails."),
        ('!!! note "At sea"\n\n    It sails.\n\n    - One\n    - Two', "At sea\n\nIt sails.\n\nOne\n\nTwo"),
        ('??? tip\n    It *sails*.\n\n    !!! danger "Ice"\n        It is thick.', "It sails.\n\nIce\n\nIt is thick."),
        ('=== "North"\n\n    It sails.\n\n=== "South"\n\n    It waits.', "North\n\nIt sails.\n\nSouth\n\nIt waits."),
    ],
)
def test_boxes_of_any_kind_keep_their_title_and_text(box: str, shown: str) -> None:
    assert post(f"{LINE}\n\n{box}\n\nIt is late.").body == f"{LINE}\n\n{shown}\n\nIt is late."


@pytest.mark.parametrize("line", ["!!! Ferry sails", "??? What now", '=== "North"', "!!!"])
def test_signs_above_a_text_that_is_not_indented_are_no_box(line: str) -> None:
    assert post(f"{LINE}\n\n{line}\n\nIt is late.").body == f"{LINE}\n\n{line}\n\nIt is late."


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("It ==sails== on %%ask Bo%% Monday. ^when-1", "It sails on Monday."),
        ("It sails {/* ask Bo */} on Monday.", "It sails on Monday."),
        ("a == b == c, x ^2, 5 %% 3 %% 2", "a == b == c, x ^2, 5 %% 3 %% 2"),
        ("Write `==so==` and `%%so%%`.", "Write ==so== and %%so%%."),
        ("In R, 5 %%in%% x and 7 %% 3 or a %% b", "In R, 5 %%in%% x and 7 %% 3 or a %% b"),
        ("It grew (%%5 in May), then 6 %% in June.", "It grew (%%5 in May), then 6 %% in June."),
        ("git log HEAD ^main", "git log HEAD ^main"),
        ("if(a ==b) and (c== d)", "if(a ==b) and (c== d)"),
    ],
)
def test_remarks_and_names_of_blocks_are_left_out_and_highlights_are_text(said: str, shown: str) -> None:
    assert post(f"{LINE} {said}").body == f"{LINE} {shown}"


def test_lines_that_begin_with_signs_take_no_paragraph_with_them() -> None:
    assert post(f"%% One\n\n{LINE}\n\n%% Two\n\n{LINE}").body == f"%% One\n\n{LINE}\n\n%% Two\n\n{LINE}"
    assert post(f"    %% one\n\n{LINE}\n\n    x ==y== ^z-1").body == f"%% one\n\n{LINE}\n\nx ==y== ^z-1"
    assert post(f"!!! yes yes yes\n\n    {LINE}").body == f"!!! yes yes yes\n\n{LINE}"
    assert post(f"> [!abc](http://x.example) link\n\n{LINE}").body == f"!abc link\n\n{LINE}"


def test_an_apostrophe_opens_no_quotation() -> None:
    assert post(LINE, "title: 'tis the season").title == "'tis the season"


def test_a_word_that_is_no_name_is_nobody_who_said_it() -> None:
    for quote in (
        "{{< pullquote left >}}It sails.{{< /pullquote >}}",
        "{% pullquote mindset %}It sails.{% endpullquote %}",
    ):
        assert post(f"{LINE}\n\n{quote}").body == f"{LINE}\n\nIt sails."


def test_marks_in_fenced_code_stay() -> None:
    code = '!!! note "x"\n    y\n==a== %%b%% {/* c */}'
    assert post(f"{LINE}\n\n```\n{code}\n```\n").body == f"{LINE}\n\n{' '.join(code.split())}"


def test_what_opens_a_page_of_mdx_is_left_out() -> None:
    page = "import { Chart } from './chart'\nexport const meta = { year: 2022 }\n\n"
    assert post(f"{page}{LINE}").body == LINE
    assert post(f"{LINE}\n\nexport const a = 1").body == f"{LINE}\n\nexport const a = 1"


@pytest.mark.parametrize(
    "quote",
    [
        '{{< quote author="Ann Lee" >}}\nIt sails.\n{{< /quote >}}',
        "{% blockquote Ann Lee https://fjord.example %}\nIt sails.\n{% endblockquote %}",
        '{{< pullquote "Ann Lee" >}}It sails.{{< /pullquote >}}',
    ],
)
def test_who_said_what_a_box_encloses_stands_below_it(quote: str) -> None:
    plain = "{{< quote >}}It waits.{{< /quote >}}"
    shown = post(f"{LINE}\n\n{quote}\n\n{plain}\n\nIt is late.").body
    assert shown == f"{LINE}\n\nIt sails.\n\nAnn Lee\n\nIt waits.\n\nIt is late."


def test_a_date_with_a_later_one_is_when_the_article_was_published() -> None:
    article = post(LINE, "title: The ferry sails\ndate:\n  updated: 2022-10-01\n  created: 2022-09-20")
    assert article.published is not None
    assert article.published.text == "2022-09-20"


def test_the_name_of_an_author_may_be_a_link() -> None:
    front = "title: The ferry sails\nauthors: ['[Ann Lee](https://fjord.example)', '[[Bo Ek]]']"
    assert post(LINE, front).authors == ("Ann Lee", "Bo Ek")


def test_a_quotation_mark_that_nothing_closes_is_no_part_of_a_title() -> None:
    assert post(LINE, 'title: "The ferry sails\nauthor: Ann Lee').title == "The ferry sails"
