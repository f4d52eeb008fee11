"""Lines in and around a page's text that are none of it, and the near misses that are."""

import pytest

from tests.parsers.reading import read, record

SENTENCES = [
    f"{number} ferries sail to the islands again on Monday, after weeks in which ice had kept them at their piers."
    for number in ("One", "Two", "Three", "Four")
]
TEXT = "".join(f"<p>{line}</p>" for line in SENTENCES)


def page(text: str, head: str = "", above: str = "") -> bytes:
    meta = f"<meta charset=utf-8><meta property=og:site_name content='Fjord Press'>{head}"
    return f"<html><head>{meta}</head><body><article><h1>Ferry</h1>{above}{text}</article></body></html>".encode()


def paragraphs(text: str, **more: str) -> list[str]:
    return record(read(page(text, **more))[0]).body.split("\n\n")


@pytest.mark.parametrize(
    "line",
    [
        "Sign up to our morning newsletter",
        "Subscribe to get access to all that we write",
        "Follow Fjord Press on Facebook",
        "Download the Fjord Press app for free",
        "Contact Ann Lee at ann@fjord.example or 555-0199",
        "This story was originally published June 28, 2022 3:04 PM.",
        "Suscríbete para seguir leyendo",
        "Подписывайтесь на наш канал",
        "Dapatkan update berita pilihan setiap hari",
        "この記事は有料記事です。残り312文字",
        "ann@fjord.example",
        "@annlee",
        "(yog/dnu)",
        "[ac]",
        "dj/rs (AFP, dpa)",
        "【责任编辑:李安 】",
        "This entry was posted on Sunday, November 7th, 2010 at 9:14 pm and is filed under Boats.",
        "Fjord Press",
        "All rights reserved. This material may not be reproduced or published without leave from Fjord Press.",
    ],
)
def test_what_invites_credits_or_forbids_below_a_text_is_left_out(line: str) -> None:
    assert paragraphs(f"{TEXT}<p>{line}</p>") == SENTENCES


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for the ferry with the number on your card, and wait.",
        "Followers of the old ferry were on the pier.",
        "Contact with the boat was lost at noon.",
        "Subscribers pay less, as they did before.",
        "The story was published in 1935 and is read until today.",
        "Ann Lee is on board, they said.",
        "(and nobody knows why)",
        "It may be late, and/or full.",
        "Seguì un lungo silenzio, poi la nave partì dal molo.",
    ],
)
def test_a_last_sentence_that_begins_like_them_is_text(line: str) -> None:
    head = "<meta name=author content='Ann Lee'>"
    assert paragraphs(f"{TEXT}<p>{line}</p>", head=head) == [*SENTENCES, line]


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee is a reporter at Fjord Press. She lives on a boat.",
        "Ann Lee. Redactora de islas. Vive en un barco.",
        "About the author",
    ],
)
def test_who_an_author_is_is_no_part_of_what_she_wrote(line: str) -> None:
    assert paragraphs(f"{TEXT}<p>{line}</p>", head="<meta name=author content='Ann Lee'>") == SENTENCES


@pytest.mark.parametrize(
    "line",
    [
        "<p>Read more: <a href='/a'>Ice on the pier</a></p>",
        "<p><strong>READ MORE: <a href='/a'>Ice on the pier</a></strong></p>",
        "<p><a href='/a'>Lire aussi : La glace au quai</a></p>",
        "<p>Baca juga: <a href='/a'>Es di dermaga</a></p>",
        "<p>Läs mer: <a href='/a'>Is vid bryggan</a></p>",
        "<h3>Přečtěte si také</h3>",
        "<p>Advertisement</p>",
        "<div>動画を再生する</div>",
        "<p>To view this video please enable JavaScript, and consider a newer browser</p>",
    ],
)
def test_a_line_that_leads_elsewhere_is_no_part_of_a_text(line: str) -> None:
    whole = TEXT.replace("</p><p>Three", f"</p>{line}<p>Three")
    assert paragraphs(whole) == SENTENCES


@pytest.mark.parametrize(
    "line",
    [
        "Read more about it in <a href='/a'>the report</a>, which the port had printed in May and forgot.",
        "See also how <a href='/a'>ice</a> came to the pier in the first place, years ago.",
        "Related to it is <a href='/a'>the case of the boats</a> that had been sold in the autumn.",
        "Read the <a href='/a'>law</a> on ferries, and the rules that were made for it this year.",
        "Source: <a href='/a'>the office of the port, which counts all the boats at the pier</a>",
    ],
)
def test_a_sentence_with_a_link_is_text(line: str) -> None:
    whole = TEXT.replace("</p><p>Three", f"</p><p>{line}</p><p>Three")
    assert len(paragraphs(whole)) == 5


@pytest.mark.parametrize(
    ("author", "shown", "authors"),
    [
        ("fjordadmin", "", ()),
        ("Special Correspondent", "<a class='auth-nm lnk'>Ann Lee</a>", ("Ann Lee",)),
        ("Fjord Press", "<div class=szerzo><a>Lee Anna</a></div>", ("Lee Anna",)),
        ("Fjord Press", "<div class=autor>de <a>Ana Lee</a> &nbsp; Fjord.ro</div>", ("Ana Lee",)),
        ("Ann Lee", "<div data-testid=byline>By <a>Ann Lee</a> and <a>Bo Ek</a></div>", ("Ann Lee", "Bo Ek")),
        ("Ann Lee", "<div data-testid=byline>By <a>ANN LEE</a></div>", ("Ann Lee",)),
        ("Ann Lee", "<div class=author>By Ann Lee, RN</div>", ("Ann Lee",)),
        ("Ann Lee, Fjord Islands Sentinel", "", ("Ann Lee",)),
        ("Ann Lee For Fjordonline", "", ("Ann Lee",)),
        ("Ann Lee (with AFP)", "", ("Ann Lee",)),
    ],
)
def test_authors_are_people_where_a_page_names_people(author: str, shown: str, authors: tuple[str, ...]) -> None:
    found = record(read(page(TEXT, f"<meta name=author content='{author}'>", shown))[0])
    assert found.authors == authors


def test_a_name_below_the_text_signs_it_where_nobody_else_is_named() -> None:
    signed = f"{TEXT}<p style='text-align:right'><strong>Hoàng Phương Lan</strong></p>"
    article = record(read(page(signed, "<meta name=author content='Fjord Press'>"))[0])
    assert (article.authors, article.body.split("\n\n")) == (("Hoàng Phương Lan",), SENTENCES)
    named = record(read(page(signed, "<meta name=author content='Ann Lee'>"))[0])
    assert named.authors == ("Ann Lee",)


@pytest.mark.parametrize(
    ("opening", "authors"),
    [
        ("〔記者李安生／基隆報導〕颱風來襲，基隆廟口不少攤商提早收攤，71歲的林婆婆卻推著車出門賣雨衣。", ("李安生",)),
        (
            "（记者李安、王小波）清晨六点，怒江峡谷里还看不见江，只听得见江，渡口上已经站满了等船的人。",
            ("李安", "王小波"),
        ),
        (
            "林婆婆在廟口擺攤賣雨衣（記者李安生攝），颱風來襲，基隆廟口不少攤商提早收攤，她卻推著車出門。",
            ("Fjord Press",),
        ),
    ],
)
def test_a_reporter_in_brackets_is_the_author_where_nobody_else_is_named(
    opening: str, authors: tuple[str, ...]
) -> None:
    text = f"<p>{opening}</p><p>{opening[20:]}{opening[20:]}</p><p>{opening[10:]}{opening[10:]}</p>"
    article = record(read(page(text, "<meta name=author content='Fjord Press'>"))[0])
    assert article.authors == authors
