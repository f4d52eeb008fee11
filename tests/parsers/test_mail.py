"""Mail: one message, or many in an mbox."""

import pytest

from tests.parsers.reading import published, read, record, records

HEADER = """\
Return-Path: <press@harbour.example>
From: Ann Lee <ann@harbour.example>
Subject: =?utf-8?q?The_ferry_to_Troms=C3=B8?= =?utf-8?b?IHNhaWxz?=
Date: Tue, 20 Sep 2022 14:05:11 +0200 (CEST)
Message-ID: <fp-1@harbour.example>
Organization: The Harbour Post
Keywords: sea, ferries
"""


@pytest.mark.parametrize(
    ("sender", "authors"),
    [
        ("Grace Otieno <g.otieno@fjord.example>", ("Grace Otieno",)),
        ("Grace Otieno <grace.otieno@fjord.example>", ("Grace Otieno",)),
        ("River Post Morning <morning@fjord.example>", ()),
        ("Grace Otieno <news@fjord.example>", ()),
        ("No Reply <noreply@fjord.example>", ()),
        ("Harbour Office <harbour.office@fjord.example>", ()),
        ("Fjord Press <fjord.press@fjord.example>", ()),
    ],
)
def test_a_sender_whose_address_has_the_name_is_a_person(sender: str, authors: tuple[str, ...]) -> None:
    mail = f"From: {sender}\nSubject: Ferry\nMessage-ID: <1@f>\n\nThe ferry sails.\n"
    assert record(read(mail.encode())[0]).authors == authors


def test_a_mail_says_all_that_its_header_says() -> None:
    article = record(read(f"{HEADER}\nBERGEN, Sept. 20 - The ferry sails.\n\nIt is full.\n".encode())[0])
    assert (article.provenance.format, article.title) == ("mail", "The ferry to Tromsø sails")
    assert (published(article), article.source, article.keywords) == (
        "2022-09-20T12:05:11Z",
        "The Harbour Post",
        ("sea", "ferries"),
    )
    assert (article.dateline, article.body) == ("BERGEN, Sept. 20", "The ferry sails.\n\nIt is full.")
    assert article.provenance.identity == "uri mid:fp-1@harbour.example"


def test_a_byline_is_a_person() -> None:
    named = [
        record(read(f"{HEADER.replace('Ann Lee', name)}\nRain.\n".encode())[0]).byline
        for name in ("Mary Lee", "Harbour Press Office")
    ]
    assert named == ["Mary Lee", None]


def test_of_alternatives_the_plain_text_is_read_and_no_attached_file() -> None:
    parts = [
        "Content-Type: text/html; charset=utf-8\n\n<p>Marked.</p>",
        "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nS=F8r=\nlig.",
    ]
    both = "\n--b\n".join(["", *parts]) + "\n--b--\n"
    attached = "Content-Type: text/plain\nContent-Disposition: attachment\n\nA file."
    inner = f"Content-Type: multipart/alternative; boundary=b\n{both}"
    whole = f"{HEADER}Content-Type: multipart/mixed; boundary=a\n\n--a\n{inner}\n--a\n{attached}\n--a--\n"
    assert record(read(whole.encode())[0]).body == "Sørlig."


def test_html_alone_is_read_as_its_text() -> None:
    assert record(read(f"{HEADER}Content-Type: text/html\n\n<p>One.<p>Two.".encode())[0]).body == "One.\n\nTwo."


def test_an_mbox_has_an_article_in_each_mail() -> None:
    mark = "From ann@harbour.example Tue Sep 20 14:05:11 2022\n"
    mails = f"{mark}{HEADER}\n>From Bergen to Bodø.\n\n{mark}{HEADER.replace('fp-1', 'fp-2')}\nSun.\n"
    first, second = records(read(mails.encode()))
    assert (first.body, second.body, second.provenance.position) == ("From Bergen to Bodø.", "Sun.", 2)


def test_a_memo_is_no_mail() -> None:
    memo = b"From: The mayor\nSubject: Rain\nDate: 2022-09-20\n\nIt rains.\n"
    assert record(read(memo)[0]).provenance.format != "mail"


def test_an_encoded_word_that_cannot_be_read_stays_as_it_is() -> None:
    article = record(read(HEADER.replace("IHNhaWxz", "A").encode() + b"\nRain.\n")[0])
    assert article.title == "The ferry to Tromsø=?utf-8?b?A?="


def test_lines_that_flow_are_joined_and_no_others() -> None:
    head = "From: a@fjord.example\nSubject: H\nMessage-ID: <1@f>\nContent-Type: text/plain; format=flowed\n\n"
    text = "The ferry that was late \nsank on \nTuesday.\nIt is late.\n\n-- \nAnn Lee\nFjord Press\n"
    [article] = records(read((head + text).encode()))
    assert article.body == "The ferry that was late sank on Tuesday.\n\nIt is late.\n\n--\n\nAnn Lee\n\nFjord Press"
