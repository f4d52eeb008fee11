"""Mail: one message, or many in an mbox."""

import pytest

from app.record import ArticleRecord
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


def test_a_name_of_very_many_spellings_takes_no_time() -> None:
    name = "Й" + 18 * "й"
    assert _from(f"{name} {name} <{36 * 'i'}!@fjord.example>").authors == ()


def _from(sender: str) -> ArticleRecord:
    return record(read(f"From: {sender}\nSubject: Ferry\nMessage-ID: <1@f>\n\nThe ferry sails.\n".encode())[0])


@pytest.mark.parametrize(
    ("sender", "person"),
    [
        ('"Otieno, Grace" <grace.otieno@fjord.example>', "Grace Otieno"),
        ('"Otieno, Zoë" <zoe.otieno@fjord.example>', "Zoë Otieno"),
        ("Wanda Otieno <wanda@fjord.example>", "Wanda Otieno"),
        ("Марина Речная <rechnaya@fjord.example>", "Марина Речная"),
        ("Олена Ткаченко <o@fjord.example>", "Олена Ткаченко"),
        ("Щука Пристань <pristan.schuka@fjord.example>", "Щука Пристань"),
        ("佐藤健一 <sato@fjord.example>", "佐藤健一"),
        ("王小明 <wang@fjord.example>", "王小明"),
        ("김민수 <ms.kim@fjord.example>", "김민수"),
        ("田中 太郎 <tanaka@fjord.example>", "田中太郎"),
        ("Emily Post <emily@fjord.example>", "Emily Post"),
        ("Jack Daily <jd@fjord.example>", "Jack Daily"),
        ("Mary School <mary@fjord.example>", "Mary School"),
        ("Peter Stadt <stadt@fjord.example>", "Peter Stadt"),
        ("Hans Kirche <hk@fjord.example>", "Hans Kirche"),
        ("Peter Works <pw@fjord.example>", "Peter Works"),
        ("Amy Union <amy.union@fjord.example>", "Amy Union"),
        ('"Lee, Ann (Communications)" <ann.lee@fjord.example>', "Ann Lee"),
    ],
)
def test_persons_are_known_in_the_order_of_catalogues_and_in_other_scripts(sender: str, person: str) -> None:
    article = _from(sender)
    assert (article.authors, article.source) == ((person,), None)


@pytest.mark.parametrize(
    ("sender", "house"),
    [
        ("Harbour Council Press Office <press@fjord.example>", "Harbour Council Press Office"),
        ('"PR Newswire" <mail@prnewswire.example>', "PR Newswire"),
        ('"The Tide Table" <greta@fjord.example>', "The Tide Table"),
        ("Fjord Ferries <news@fjordferries.example>", "Fjord Ferries"),
        ("Landratsamt Fjord - Pressestelle <presse@fjord.example>", "Landratsamt Fjord - Pressestelle"),
        ("Пресс-служба порта <pr@fjord.example>", "Пресс-служба порта"),
        ("Grace Observer <news@fjord.example>", "Grace Observer"),
        ("Речной вестник <info@fjord.example>", "Речной вестник"),
        ("北港市広報課 <koho@fjord.example>", "北港市広報課"),
        ("北港日报 <news@fjord.example>", "北港日报"),
        ("Ann Lee via Harbourwire <harbourwire@lists.example>", "Harbourwire"),
    ],
)
def test_a_sender_that_is_no_person_is_the_source(sender: str, house: str) -> None:
    article = _from(sender)
    assert (article.authors, article.source) == ((), house)


@pytest.mark.parametrize(
    "sender",
    [
        "Grace Otieno <news@fjord.example>",  # a person who writes from an office's address
        '"Otieno, Grace" <news@fjord.example>',
        "Ann Bank <bank@fjord.example>",
        "Заря Востока <zarya@fjord.example>",
        "Культура Тамбова <info@fjord.example>",
        "Голос Моряков <golos@fjord.example>",
        "王府井 <news@fjord.example>",
        "Charlotte Church <c@fjord.example>",
        "Grace Church <office@gracechurch.example>",
        "Will Power <will@willpower.example>",
        "Frank Bank <frank@frankbank.example>",
        "Lee Service <lee@fjord.example>",
        "Mary Church <office@fjord.example>",
        "James Foundation <james@fjord.example>",
        "Nguyen Van An <an@fjord.example>",
        '"Baker, McKenzie" <baker.mckenzie@fjord.example>',
        '"Stanley, Morgan" <morgan.stanley@fjord.example>',
        "Dan Murphy's <dan@fjord.example>",
        "한겨레 <hankyoreh@fjord.example>",
        "서울 <seoul@fjord.example>",
        "조선 <chosun@fjord.example>",
        "한국 <hankook@fjord.example>",
        "강원 <kangwon@fjord.example>",
        "김포시 <gimpo@fjord.example>",
        "임실군 <imsil@fjord.example>",
        "高考 <gao@fjord.example>",
        "黄山 <huang@fjord.example>",
        "山口県 <yamaguchi@fjord.example>",
        "王府井 <wangfujing@fjord.example>",
        "清水建設 <shimizu@fjord.example>",
        "石井菓子 <ishii@fjord.example>",
        "Press Office <press@fjord.example>",
        "No Reply <noreply@fjord.example>",
        "news@fjord.example",
        '"news@fjord.example" <news@fjord.example>',
    ],
)
def test_a_sender_who_may_be_either_is_neither_author_nor_source(sender: str) -> None:
    article = _from(sender)
    assert (article.authors, article.source) == ((), None)


def test_a_sender_can_name_a_person_and_a_house() -> None:
    for sender in ("Mary Lee, Harbour Press <m@f.example>", "Mary Lee from The Tide Table <m@f.example>"):
        article = _from(f'"{sender.replace(" <", chr(34) + " <")}')
        assert article.authors == ("Mary Lee",)
        assert article.source in ("Harbour Press", "The Tide Table")


def test_a_house_can_stand_before_the_person_who_writes() -> None:
    for sender in ("Harbour Press | Ann Lee <ann@f.example>", "Harbour Press | Ann Lee <info@f.example>"):
        article = _from(sender)
        assert (article.authors, article.source) == (("Ann Lee",) if "ann@" in sender else (), "Harbour Press")


def test_an_organization_named_in_the_header_counts_more_than_the_sender() -> None:
    assert record(read(f"{HEADER.replace('Ann Lee', 'Fjord Press')}\nRain.\n".encode())[0]).source == "The Harbour Post"


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
    attached = 'Content-Type: text/plain\nContent-Disposition: attachment; filename="note.txt"\n\nA file.'
    inner = f"Content-Type: multipart/alternative; boundary=b\n{both}"
    whole = f"{HEADER}Content-Type: multipart/mixed; boundary=a\n\n--a\n{inner}\n--a\n{attached}\n--a--\n"
    article = record(read(whole.encode())[0])
    assert article.body == "Sørlig."
    assert article.provenance.warnings == ("attached files were left out: note.txt",)


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
    assert article.body == "The ferry that was late sank on Tuesday.\n\nIt is late."
