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
        "Follow Fjord Press on Facebook",
        "Download our app for free",
        "For more on boats and ice, sign up for our free weekly newsletter.",
        "See more of the ferry by signing up to our newsletter here",
        "Fehler gefunden? Jetzt melden.",
        "Fehler gefunden?Jetzt melden.",
        "This story was originally published June 28, 2022 3:04 PM.",
        "Suscríbete para seguir leyendo",
        "Подписывайтесь на наш канал в мессенджере",
        "Dapatkan update berita pilihan di grup Telegram kami",
        "この記事は有料記事です。残り312文字",
        "ann@fjord.example",
        "(yog/dnu)",
        "[ac]",
        "dj/rs (AFP, dpa)",
        "【责任编辑:李安 】",
        "This entry was posted on Sunday, November 7th, 2010 at 9:14 pm and is filed under Boats.",
        "All rights reserved. This material may not be reproduced or published without leave from Fjord Press.",
    ],
)
def test_what_invites_credits_or_forbids_below_a_text_is_left_out(line: str) -> None:
    assert paragraphs(f"{TEXT}<p>{line}</p>") == SENTENCES


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for the ferry with the number on your card, and wait.",
        "Who wants to sail can sign up for the port's newsletter, which has all the times.",
        "Few had to sign up for our free newsletter before the ferry sailed, the port wrote on Monday.",
        "Fehler gefunden? Nein, antwortete der Kapitän am Abend.",
        "He could not sign up for our trip, and the newsletter is silent.",
        "Fehler gefunden haben die Prüfer am Steg keine.",
        "Contact the council at pier@fjord.example before 4 May if you want to speak at the hearing.",
        "Join us at the landing on Saturday at noon, the mayor told the crowd.",
        "Follow the road on foot for two miles, and the pier is on your left.",
        "Assine a petição, pediu o prefeito, antes do fim do mês.",
        "This article was first published on 2 March with a wrong date, which has been corrected.",
        "RSVP pier@fjord.example",
        "(sic)",
        "@mayor",
        "市长批评报社责任编辑王波失职。",
        "Fjord Press",
        "“Follow us on Facebook,” the crew had painted on the hull.",
        "Followers of the old ferry were on the pier.",
        "Contact with the boat was lost at noon.",
        "Subscribers pay less, as they did before.",
        "The story was published in 1935 and is read until today.",
        "Ann Lee is on board, they said.",
        "Ann Lee is a candidate herself, and voted for the repair.",
        "(and nobody knows why)",
        "It may be late, and/or full.",
        "Seguì un lungo silenzio, poi la nave partì dal molo.",
    ],
)
def test_a_last_sentence_that_begins_like_them_is_text(line: str) -> None:
    head = "<meta name=author content='Ann Lee'>"
    assert paragraphs(f"{TEXT}<p>{line}</p>", head=head) == [*SENTENCES, line]


def test_addresses_that_a_text_lists_are_all_text() -> None:
    lines = ["The harbour has new addresses for its crews:", "north@fjord.example", "south@fjord.example"]
    assert paragraphs(TEXT + "".join(f"<p>{line}</p>" for line in lines)) == [*SENTENCES, *lines]


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
        "<h4>Verwandte Themen</h4><ul><li><a href='/a'>Eis am Kai</a></li></ul>",
        "<h4>Artículos relacionados</h4>",
        "<p>Articles liés</p>",
        "<p>Advertisement</p>",
        "<p>Continue reading the main story</p>",
        "<p>Copy link</p>",
        "<p>기사 URL이 복사되었습니다.</p>",
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
        "Verwandte Themen: ferries, ice, and the port that has waited three weeks for the first boat.",
        "Artículos relacionados con el hielo, y no con barcos, se venden en el muelle desde el lunes.",
        "Related to it is <a href='/a'>the case of the boats</a> that had been sold in the autumn.",
        "Read the <a href='/a'>law</a> on ferries, and the rules that were made for it this year.",
        "<a href='/a'>Read more than you can carry, a book on the libraries of ships</a>, is sold at the pier.",
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
        ("Ann Lee", "<div class=byline>By Ann Lee, edited by Bo Ek, reviewed by Al Day, RN</div>", ("Ann Lee",)),
        ("Ann Lee, Mary Ann Post", "", ("Ann Lee", "Mary Ann Post")),
        ("The Center For Fjord Reporting", "", ("The Center For Fjord Reporting",)),
        ("Ann Lee, Fjord Islands Sentinel", "", ("Ann Lee",)),
        ("Maria Lee For Fjordonline", "", ("Maria Lee",)),
        ("Ann Lee (with AFP)", "", ("Ann Lee",)),
        ("Ann Lee, journaliste au Fjord", "", ("Ann Lee",)),
        ("Journaliste au Fjord", "<a class='auth-nm'>Ann Lee</a>", ("Ann Lee",)),
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
    dead = f"{TEXT}<p>Carl Ott</p>"
    assert record(read(page(dead, "<meta name=author content='Fjord Press'>"))[0]).body.endswith("Carl Ott")


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Ann Lee/Bo Ek", ("Ann Lee", "Bo Ek")),
        ("Ann Lee and Bo Ek", ("Ann Lee", "Bo Ek")),
        ("Ann Lee/ferry", ("Fjord Press",)),
        ("Ferry and Island", ("Fjord Press",)),
        ("Ice and the Ferry", ("Fjord Press",)),
        ("Ann Lee/Fjord Press", ("Ann Lee",)),
        ("World News / Middle East", ("Fjord Press",)),
        ("Climate Change and Human Rights", ("Fjord Press",)),
        ("Guerre Froide et Paix Durable", ("Fjord Press",)),
    ],
)
def test_the_names_above_the_text_sign_it_where_nobody_else_is_named(line: str, authors: tuple[str, ...]) -> None:
    article = record(read(page(f"<p>{line}</p>{TEXT}", "<meta name=author content='Fjord Press'>"))[0])
    assert article.authors == authors
    assert article.body.split("\n\n")[-4:] == SENTENCES
    assert (line in article.body) == (authors == ("Fjord Press",))


@pytest.mark.parametrize(
    ("line", "authors"),
    [("Weitere Inseln", ("Fjord Press",)), ("Anna Lee", ("Anna Lee",)), ("Anna Lee/Bo Ek", ("Anna Lee", "Bo Ek"))],
)
def test_a_heading_above_the_text_is_a_name_only_if_it_begins_with_a_given_name(
    line: str, authors: tuple[str, ...]
) -> None:
    article = record(read(page(f"<h4>{line}</h4>{TEXT}", "<meta name=author content='Fjord Press'>"))[0])
    assert article.authors == authors


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


@pytest.mark.parametrize(
    "shown",
    [
        "<h2>Three weeks of ice are over at last</h2>",
        "<div class='article__lead'><p>Three weeks of ice are over at last</p></div>",
        "<p class='e-standfirst' itemprop='description'>Three weeks of ice are over at last</p>",
        "<h2 class='news-spot'>Three weeks of ice are over at last</h2>",
    ],
)
def test_a_standfirst_is_the_summary_where_the_page_gives_none(shown: str) -> None:
    assert record(read(page(TEXT, above=shown))[0]).summary == "Three weeks of ice are over at last"
    given = "<meta name=description content='The ferry is back.'>"
    assert record(read(page(TEXT, given, shown))[0]).summary == "The ferry is back."


@pytest.mark.parametrize(
    "shown", ["<h2>By Ann Lee</h2>", "<div class=lead-photo><figure><p>A ferry in the ice</p></figure></div>"]
)
def test_another_line_below_the_headline_is_none(shown: str) -> None:
    assert record(read(page(TEXT, above=shown))[0]).summary == SENTENCES[0]


def test_paragraphs_that_only_line_breaks_separate_are_paragraphs_whatever_stands_between_them() -> None:
    one, two, three, four = SENTENCES
    box = "<div class=box><h3>You can also check:</h3> <a href='/a'>Weather</a> | <a href='/b'>Tides</a></div>"
    text = f"<div>{one}<span></span><br><br>{two}{box}<br><br><b>Ice</b><br><br>{three}<br> <br>{four}</div>"
    assert paragraphs(text) == [one, two, "Ice", three, four]


def test_unknown_and_rare_elements_break_no_sentence() -> None:
    one, two, three, four = SENTENCES
    said = "They sail from <st1:City>London</st1:City> and <nobr>Port Harbour</nobr> at <time>noon</time>."
    text = f"<div>{one}<br><br>{said}<br><br><nobr>{two}</nobr><br><br>{three}<br><br>{four}</div>"
    assert "They sail from London and Port Harbour at noon." in paragraphs(text)
    assert two in paragraphs(text)


def test_lines_of_verse_and_of_an_address_are_not_taken_apart() -> None:
    verse = "<p>The ferry sails,<br>the ice is gone,<br>and nobody is late.</p>"
    assert paragraphs(f"{TEXT}{verse}")[-1] == "The ferry sails, the ice is gone, and nobody is late."


def test_the_columns_beside_an_article_in_a_table_are_no_part_of_it() -> None:
    menu = "".join(f"<a href='/{name}'>{name}</a><br>" for name in ("News", "Sports", "Weather", "Tides"))
    photo = (
        "<table><tr><td><img src=a.gif><br><font size=1>The ferry at its pier. Photo by Bo Ek</font></td></tr></table>"
    )
    data = "<table><tr><td>Boats</td><td>4</td></tr><tr><td>Piers</td><td>2</td></tr></table>"
    one, *rest = SENTENCES
    story = f"<font size=6>Ferry</font><p>{photo}{one}<p>{'<p>'.join(rest)}<p>{data}"
    beside = "<td><p>The boats of Monday</td>"
    columns = f"<td>{menu}<p>Win a weekend</td><td>{story}</td>{beside}"
    body = record(read(f"<html><body><table><tr>{columns}</tr></table></body></html>".encode())[0]).body
    assert all(sentence in body for sentence in SENTENCES)
    assert "Boats 4" in body
    assert "boats of Monday" in body
    assert not any(other in body for other in ("News", "Tides", "Photo"))


@pytest.mark.parametrize("called", ["story_subheadline", "crosshead", "sub-heading large", "intertitre"])
def test_what_is_called_a_subheading_and_stands_above_a_paragraph_is_one(called: str) -> None:
    whole = TEXT.replace("</p><p>Three", f"</p><div class='{called}'>What of the <b>ice</b>?</div><p>Three")
    assert paragraphs(whole) == [*SENTENCES[:2], "What of the ice?", *SENTENCES[2:]]


@pytest.mark.parametrize(
    "beside",
    [
        "<div class='subheaded'>Our boats</div>",
        "<div class='subhead'><a href='/b'>Boats</a></div>",
        f"<div class='subhead'>{'Boats ' * 30}</div>",
        "<div class='subhead'></div>",
        "<div class='subhead'>Boats</div><div>for sale</div>",
        "<div class='subhead' role='button'>Boats</div>",
        "<div class='subhead'>Boats</div><p><a href='/b'>Boats for sale</a></p>",
    ],
)
def test_what_is_called_so_elsewhere_or_is_long_is_none(beside: str) -> None:
    whole = TEXT.replace("</p><p>Three", f"</p>{beside}<p>Three")
    assert "Boats" not in paragraphs(whole)
    assert [line for line in paragraphs(whole) if line in SENTENCES] == SENTENCES


def test_what_is_called_so_above_the_text_is_the_deck() -> None:
    told = "<meta name=description content='Boats sail on Monday'>"
    article = record(read(page(f"<h1>Ferry</h1><div class='subheadline'>Boats sail on Monday</div>{TEXT}", told))[0])
    assert (article.summary, article.body.split("\n\n")) == ("Boats sail on Monday", SENTENCES)


def test_a_list_between_paragraphs_is_part_of_a_text() -> None:
    one, two, three, four = (f"<p>{line}</p>" for line in SENTENCES)
    listed = "<ul><li>the islands in the north</li><li>the pier, and <b>all</b> boats</li></ul>"
    links = "<ul><li><a href='/a'>More about ice</a></li><li><a href='/b'>More about boats</a></li></ul>"
    text = f"<div class=c><div class=d>{one}{two}{listed}{links}{three}{four}</div></div>"
    found = record(read(f"<html><body><h1>Ferry</h1>{text}</body></html>".encode())[0]).body.split("\n\n")
    assert found == [*SENTENCES[:2], "the islands in the north", "the pier, and all boats", *SENTENCES[2:]]


@pytest.mark.parametrize(
    ("title", "shown", "source"),
    [
        ("Ferry | Fjord Press", "<a href='/'>Fjord Press</a>", "Fjord Press"),
        ("Ferry - Islands - Fjord Press", "<img src=a.gif alt='Fjord Press'>", "Fjord Press"),
        ("Ferry — The Fjord", "<link rel=canonical href='https://www.thefjord.example/a'>", "The Fjord"),
        (
            "Ferry - Wikifjord, the free source",
            "<link rel=canonical href='https://en.wikifjord.example/a'>",
            "Wikifjord",
        ),
        ("Ferry | News - The Times", "<link rel=canonical href='https://news.times.example/a'>", "The Times"),
        ("Ferry | Arts", "<link rel=canonical href='https://harbourarts.example/a'>", None),
        ("Ferry | Islands", "<a href='/islands'>Islands</a>", None),
        ("Ferry \u2039 Fjord Press", "<a href='/'>Fjord Press</a>", "Fjord Press"),
        ("Ferry - Islands - Fjord", "<link type=application/rss+xml title='Fjord \xbb Islands \xbb Feed'>", "Fjord"),
        ("Ferry | Islands", "<link type=application/rss+xml title='Fjord Press \xbb Islands'>", None),
        ("Ferry | Islands", "<link type=application/rss+xml title='Islands'>", None),
        ("Ferry - News - Fjord", "<link type=application/rss+xml title='News \xbb Feed'>", None),
        ("Ferry | News", "<link type=application/rss+xml title='News \xbb Feed'>", None),
        ("Ferry - RSS - Fjord", "<link type=application/rss+xml title='RSS - Fjord'>", None),
        ("Ferry | Islands", "<link type=text/css title='Islands \xbb Feed'>", None),
        (
            "Ferry | Islands | Fjord",
            "<a href='/'>Fjord</a><link type=application/rss+xml title='Islands - RSS'>",
            "Fjord",
        ),
        ("Ferry", "<link rel=canonical href='https://fjordpress.example/a'><a href='/'>Fjord Press</a>", "Fjord Press"),
        ("Ferry", "<link rel=canonical href='https://fjordpress.example/a'><a href='/'>Home</a>", None),
        ("Ferry", "<link rel=canonical href='https://fjordpress.example/a'><a href='/a'>Fjord Press</a>", None),
        ("Ferry", "<a href='/'>Ferry</a>", None),
    ],
)
def test_a_part_of_the_window_s_title_is_the_source_where_the_page_confirms_it(
    title: str, shown: str, source: str | None
) -> None:
    raw = f"<html><head><title>{title}</title></head><body>{shown}<article><h1>Ferry</h1>{TEXT}</article></body></html>"
    assert record(read(raw.encode())[0]).source == source


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("2022-09-20 14:05 来源：新华社", "新华社"),
        ("来源: 新华社 作者: 王海", "新华社"),
        ("Quelle: dpa", "dpa"),
        ("Source: Reuters", "Reuters"),
        ("Source: Getty Images", None),
        ("Source: Ann Lee", None),
        ("Source: the ferries that sail at night", None),
        ("Source: 12 ferries", None),
        ("Source: https://fjord.example/a", None),
    ],
)
def test_a_line_below_the_headline_names_the_source_that_the_data_do_not(line: str, source: str | None) -> None:
    assert record(read(f"<html><body><h1>Ferry</h1><div>{line}</div>{TEXT}".encode())[0]).source == source
    site = '<meta property="og:site_name" content="The Fjord">'
    raw = f"<html><head>{site}</head><body><h1>Ferry</h1><div>{line}</div>{TEXT}"
    assert record(read(raw.encode())[0]).source == "The Fjord"


@pytest.mark.parametrize(
    ("publisher", "site", "source"),
    [
        ("Ediciones EL FIORDO S.L.", "El Fiordo", "El Fiordo"),
        ("Fjord Press", "fjordpress", "Fjord Press"),
        ("FJORD", "Fjord", "FJORD"),
        ("Nordic Media", "Fjord Press", "Nordic Media"),
        ("Blogger", "Ferry Notes", "Ferry Notes"),
        ("Blogger Times", "Ferry Notes", "Blogger Times"),
        ("", "@fjordpress", "fjordpress"),
        ("https://fjord.example", "Fjord Press", "Fjord Press"),
    ],
)
def test_a_site_s_name_counts_where_its_publisher_s_is_that_and_more(publisher: str, site: str, source: str) -> None:
    node = f'{{"@type": "NewsArticle", "publisher": {{"name": "{publisher}"}}}}'
    head = f"<meta property=og:site_name content='{site}'><script type=application/ld+json>{node}</script>"
    raw = f"<html><head>{head}</head><body><article><h1>Ferry</h1>{TEXT}</article></body></html>"
    assert record(read(raw.encode())[0]).source == source


@pytest.mark.parametrize("named", ["img_cptn", "pictext", "img_desc", "caption"])
def test_a_caption_under_any_of_its_names_is_no_text(named: str) -> None:
    caption = f"<div class={named}>The ferry in the ice (file photo)</div>"
    assert paragraphs(TEXT.replace("</p><p>Three", f"</p>{caption}<p>Three")) == SENTENCES


def test_the_parts_of_a_live_report_keep_their_headings() -> None:
    parts = "".join(
        f"<article id=b{n}><header><b>1{n}:00</b><h2>Part {n}</h2></header><p>{line}</p><p>{line[9:]}</p></article>"
        for n, line in enumerate(SENTENCES)
    )
    raw = f"<html><body><main><h1>Ferry live</h1>{parts}</main></body></html>"
    body = record(read(raw.encode())[0]).body
    assert all(f"Part {n}" in body for n in (1, 2, 3))


def test_several_sections_are_one_and_topics_and_codes_are_none() -> None:
    section = '<meta property="article:section" content="Ports,Home Page">'
    topics = '<meta name="keywords" content="Ferries, Harbour, Fish & Chips, Ice, & Snow, _promo, 100312362, @id:1">'
    article = record(read(f"<html><head>{section}{topics}</head><body><h1>Ferry</h1>{TEXT}".encode())[0])
    assert article.section == "Ports"
    assert article.keywords == ("Home Page", "Ferries", "Harbour", "Fish & Chips", "Ice, & Snow")
    for said in ("1,000 words", "Washington,DC"):
        one = f'<meta property="article:section" content="{said}">'
        assert record(read(f"<html><head>{one}</head><body><h1>Ferry</h1>{TEXT}".encode())[0]).section == said
    whole = '<meta property="article:section" content="Arts, Books and Music">'
    assert record(read(f"<html><head>{whole}</head><body><h1>Ferry</h1>{TEXT}".encode())[0]).section == (
        "Arts, Books and Music"
    )
