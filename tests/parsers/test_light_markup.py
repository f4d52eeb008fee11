"""Posts in reStructuredText and Org, and headlines that are underlined."""

import time

import pytest

from app.record import ArticleRecord
from tests.parsers.reading import read, record

LINE = "The ferry to the islands sails again on Monday, the harbour master said."


def post(raw: str, file: str = "ferry.rst") -> ArticleRecord:
    return record(read(raw.encode(), file)[0])


def moment(article: ArticleRecord) -> str | None:
    return article.published.text if article.published else None


def test_a_title_above_a_field_list_and_the_text_of_restructuredtext_are_read() -> None:
    article = post(
        "The ferry sails\n###############\n\n:date: 2022-09-20 14:05\n:tags: harbour, sea\n:author: Ann Lee\n"
        ":summary: It sails\n  again.\n\nSee `the page <https://fjord.example/>`_ of **all** boats.\n\n"
        ".. image:: /ferry.jpg\n   :alt: A ferry\n\nAt sea\n------\n\n* One\n* Two\n\n.. note:: Bring water.\n\n"
        ".. container:: wide\n\n   It is far.\n\n.. raw:: html\n\n   <p>So far.</p>\n\n"
        ".. _home: https://fjord.example/\n\nSo says :ref:`the book <book>`, and `home`_ too.\n"
    )
    assert (article.title, moment(article), article.authors) == ("The ferry sails", "2022-09-20T14:05Z", ("Ann Lee",))
    assert (article.keywords, article.summary) == (("harbour", "sea"), "It sails again.")
    assert article.body == (
        "See the page of all boats.\n\nAt sea\n\nOne\n\nTwo\n\nBring water.\n\n"
        "It is far.\n\nSo far.\n\nSo says the book, and home too."
    )


@pytest.mark.parametrize(("begin", "end"), [("", ""), ("<!--\n", "-->\n")])
def test_comments_with_keys_are_read(begin: str, end: str) -> None:
    fields = ".. title: The ferry sails\n.. slug: ferry\n.. date: 2022-09-20 14:05:00 UTC\n.. author: Ann Lee\n"
    article = post(f"{begin}{fields}{end}\n{LINE}\n", "ferry.md")
    assert (article.title, moment(article), article.body) == ("The ferry sails", "2022-09-20T14:05:00Z", LINE)
    assert article.authors == ("Ann Lee",)


def test_the_keywords_of_org_are_read() -> None:
    article = post(
        f"#+TITLE: The ferry sails\n#+DATE: <2022-09-20 Tue 14:05>\n#+AUTHOR: Ann Lee\n\n{LINE}\n\n* At sea\n\n"
        "#+CAPTION: A ferry\n[[file:ferry.png]]\n\nSee [[https://fjord.example/][the page]].\n",
        "ferry.org",
    )
    assert (article.title, moment(article), article.authors) == ("The ferry sails", "2022-09-20T14:05Z", ("Ann Lee",))
    assert article.body == f"{LINE}\n\nAt sea\n\nSee the page."


@pytest.mark.parametrize(
    "raw",
    [
        f"Times of the ferry\n-----\n\n:morning: six\n:evening: nine\n\n{LINE}\n",
        f".. and then it sailed.\n.. so they said.\n\n{LINE}\n",
        f"#+1 for the ferry\n\n{LINE}\n",
        f"#+OPTIONS: toc:nil\n\n{LINE}\n",
    ],
)
def test_texts_without_a_title_among_such_lines_lose_nothing(raw: str) -> None:
    article = post(raw, "ferry.txt")
    everything = f"{article.title} {article.preamble} {article.body}"
    assert all(word in everything for word in raw.replace("-----", "").split())


def test_facts_in_a_box_and_footnotes_stay() -> None:
    box = ".. sidebar:: Facts\n   :class: small\n\n   :Built: 1822\n\n   It floats.\n\n.. [1] Of oak."
    article = post(f"The ferry sails\n===============\n\n:date: 2022-09-20\n\n{LINE}\n\n{box}\n", "ferry.rst")
    assert article.body == f"{LINE}\n\nFacts\n\n:Built: 1822\n\nIt floats.\n\nOf oak."


def test_only_drawers_of_org_are_left_out() -> None:
    drawer = ":PROPERTIES:\n:ID: ferry\n:END:\n"
    article = post(f"#+TITLE: The ferry sails\n\n* At sea\n{drawer}:NOTE: It floats.\n\n{LINE}\n", "ferry.org")
    assert article.body == f"At sea\n\n:NOTE: It floats.\n\n{LINE}"


def test_a_line_of_signs_below_a_headline_is_none_of_it() -> None:
    for rule in ("--------", "~~~~~~~~", "########"):
        article = post(f"Six ferries for the islands\n{rule}\n\n{LINE}\n\nIt sails.\n", "ferry.txt")
        assert (article.title, article.body) == ("Six ferries for the islands", f"{LINE}\n\nIt sails.")


def test_a_line_of_signs_below_a_sentence_stays() -> None:
    assert post(f"{LINE}\n-----\n\nIt sails.\n", "ferry.txt").body.startswith(LINE)


@pytest.mark.parametrize(
    "token", [".. a:\n", ":a: b\n", "#+a: b\n", "`a ", ".. image:: a\n  b\n", ".. note::\n", "A\n---\n", "[[a]["]
)
def test_such_marks_take_no_time(token: str) -> None:
    begun = time.perf_counter()
    repeated = token * (60_000 // len(token))
    for head in ("", "A title\n=======\n\n:date: 2022-09-20\n\n", "#+TITLE: A\n\n", ".. title: A\n.. slug: a\n\n"):
        read(f"{head}{repeated}".encode(), "pile.rst")
    assert time.perf_counter() - begun < 8


def test_footnotes_and_directives_inside_others_are_text() -> None:
    article = post(
        f"The ferry sails\n===============\n\n:date: 2022-09-20\n\n{LINE} [1]_\n\n"
        ".. [1] Ann Lee said so\n   on Friday.\n\n"
        ".. container:: wide\n   :name: box\n\n   .. note:: Bring water.\n\n   :Ferry: at six.\n"
    )
    assert article.body == f"{LINE} [1]_\n\nAnn Lee said so on Friday.\n\nBring water.\n\n:Ferry: at six."


def test_code_in_restructuredtext_and_org_is_kept_as_it_is() -> None:
    article = post(
        "The ferry sails\n===============\n\n:date: 2022-09-20\n\n.. code-block:: python\n   :linenos:\n\n"
        "   # sails\n   ferry = '*one*'\n\nIt sails.\n"
    )
    assert article.body == "# sails ferry = '*one*'\n\nIt sails."
    code = "#+BEGIN_SRC python\n* ferry\nprint([[1][0]])\n#+END_SRC\n"
    article = post(f"#+TITLE: The ferry sails\n\n{LINE}\n\n{code}\nIt sails.\n", "ferry.org")
    assert article.body == f"{LINE}\n\n* ferry print([[1][0]])\n\nIt sails."


def test_lines_of_org_that_only_look_like_keywords_or_properties_stay() -> None:
    article = post(
        "#+TITLE: The ferry sails\n\n* At sea\n:PROPERTIES:\n:ID: 33\n:END:\n#+tags go round, said Ann Lee.\n"
        f":NOTE: it is late.\n\n{LINE}\n",
        "ferry.org",
    )
    assert article.body == f"At sea\n\n#+tags go round, said Ann Lee. :NOTE: it is late.\n\n{LINE}"


def test_headings_between_rules_and_links_to_pictures_leave_no_signs() -> None:
    article = post(
        f"The ferry sails\n===============\n\n:date: 2022-09-20\n\n{LINE}\n\n======\nAt sea\n======\n\nFar.\n"
    )
    assert article.body == f"{LINE}\n\nAt sea\n\nFar."
    assert post(f"#+TITLE: The ferry sails\n\n{LINE}\n\n[[./ferry.png]]\n", "ferry.org").body == LINE
