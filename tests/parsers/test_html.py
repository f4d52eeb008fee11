"""HTML pages: JSON-LD and meta tags first, the article's text whole, and nothing that a page does not say."""

import gzip
import re
import time

import pytest

from app.parsers import html
from benchmarks.pages import known_pages, score
from tests.parsers.reading import SAMPLES, published, read, reasons, record, sample

TEXT = b"<p>The ferry to the islands sails again on Monday, after three weeks in which ice had kept it at its pier.</p>"


def test_a_page_says_what_its_linked_data_say() -> None:
    article = record(sample("html/article.html")[0])
    assert article.provenance.format == "html"
    assert article.title == "The ferry sails again at last"
    assert article.summary == "Three weeks of ice are over: the boat to the outer islands leaves on Monday."
    assert (published(article), article.date_source) == ("2022-09-21T03:30:00Z", "metadata")
    assert (article.source, article.section, article.language) == ("Fjord Press", "Islands", "en-GB")
    assert (article.authors, article.keywords) == (("Ann Lee", "Bo Ek"), ("ferry", "ice & snow"))
    assert (article.dateline, article.places) == ("BERGEN, Sept 20", ("Bergen",))
    assert article.source_url == "https://fjordpress.example/news/ferry-sails-again"
    assert article.provenance.identity == "uri https://fjordpress.example/news/ferry-sails-again"


def test_a_pages_text_is_whole_and_decoded_once_and_has_nothing_of_what_stands_around_it() -> None:
    paragraphs = record(sample("html/article.html")[0]).body.split("\n\n")
    assert [paragraph.split()[0] for paragraph in paragraphs] == ["The", "Tickets", "How", "The", "“We"]
    assert "cost 1 < 2 crowns" in paragraphs[1]
    assert "&lt;fare&gt;" in paragraphs[1]


def test_meta_tags_speak_where_there_are_no_linked_data() -> None:
    article = record(sample("html/meta.html")[0])
    assert (article.title, published(article), article.language) == ("Le bac repart", "2019-01-21", "fr-FR")
    assert (article.source, article.authors, article.keywords) == ("Le Quai", ("Ann Lee",), ("bac", "mer"))
    assert article.source_url == "https://quai.example/bac"
    assert article.body.startswith("Le bac des îles reprendra la mer")


@pytest.mark.parametrize(
    "head",
    [
        b"""<meta property="og:title" content="Ferry &amp;amp; crew">
        <meta property="og:site_name" content="Sea &amp;#38; Sky">
        <meta property="og:description" content="&lt;p&gt;It&amp;#x27;s late.&lt;/p&gt;">""",
        b"""<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry &amp; crew",
        "publisher": {"name": "Sea &amp; Sky"}, "description": "&lt;p&gt;It&amp;#x27;s late.&lt;/p&gt;"}</script>""",
    ],
)
def test_what_a_page_escapes_twice_is_text(head: bytes) -> None:
    article = record(read(b"<html><head>" + head + b"</head><body>" + TEXT)[0])
    assert (article.title, article.source, article.summary) == ("Ferry & crew", "Sea & Sky", "It's late.")


def test_what_a_page_does_not_say_stays_unknown() -> None:
    article = record(read(b"<html><head><title>Ferry</title></head><body>" + TEXT)[0])
    assert (article.published, article.date_source, article.source) == (None, "none", None)
    assert (article.authors, article.section, article.keywords, article.source_url) == ((), None, (), None)


@pytest.mark.parametrize(
    ("said", "authors"),
    [
        ('<p class="article__author">By Ann Lee, Fjord Press North</p>', ("Ann Lee",)),
        (
            '<div id="byline"><span>By</span> <a>Ann Lee</a><a>Bo Ek</a><a>Staff Reporter</a></div>',
            ("Ann Lee", "Bo Ek"),
        ),
        ('<ul><li class="authors__item">Ann Lee</li><li class="authors__item">Bo Ek</li></ul>', ("Ann Lee", "Bo Ek")),
        ('<div class="byline">By Ann Lee <time>20 September 2022</time></div>', ("Ann Lee",)),
        ('<p class="byline">Ann Lee | Reuters</p>', ("Ann Lee",)),
        ('<p class="byline">By Ann Lee<script>track("Cy Fox", 7)</script></p>', ("Ann Lee",)),
        ('<p class="author"><svg><title>Cy Fox</title></svg>Ann Lee</p>', ("Ann Lee",)),
        (
            '<div class="author"><b class="author-place">New York</b><b class="author-name">Ann Lee</b></div>',
            ("Ann Lee",),
        ),
        ('<p class="byline">松岡大地、山田花子</p>', ("松岡大地", "山田花子")),
        ('<p class="byline">박준석 기자 pjs@fjord.example</p>', ("박준석",)),
        ('<p class="author">作者：王伟</p>', ("王伟",)),
        ('<p class="author">Автор: Иван Петров</p>', ("Иван Петров",)),
        ('<p class="byline">Written by Sun Yang in New York</p>', ("Sun Yang",)),
        ('<p class="byline">By Ann Lee<br>Fjord Press, Bergen</p>', ("Ann Lee",)),
        ('<p class="byline label-small">Ann Lee, Photos by Bo Ek</p>', ("Ann Lee",)),
        (
            '<p class="byline">By Ann Lee</p><section class="latest"><b class="author-name">Cy Fox</b></section>',
            ("Ann Lee",),
        ),
        ('<a rel="author"><b class="first-name">Ann Marie</b> <b class="last-name">Lee</b></a>', ("Ann Marie Lee",)),
        ('<a rel="author">Ann Lee @annlee • 2 min read</a>', ("Ann Lee",)),
        (
            '<div itemprop="author"><b itemprop="name">Ann Lee</b><i itemprop="jobTitle">Reporter</i></div>',
            ("Ann Lee",),
        ),
        ('<div itemprop="author"><meta itemprop="name" content="Ann Lee"></div>', ("Ann Lee",)),
        ('<div class="card has-image"><h1>Ferry</h1><p class="author">Ann Lee</p></div>', ("Ann Lee",)),
        ('<article><h1>Ferry</h1><aside><a rel="author">Ann Lee</a></aside></article>', ("Ann Lee",)),
        ('<form id="page"><h1>Ferry</h1><p class="byline">Ann Lee</p></form>', ("Ann Lee",)),
        ('<a class="c1 MetaAuthorLink">Ann Lee</a>', ("Ann Lee",)),
        ('<p class="story_authorName__x3f">Ann Lee</p>', ("Ann Lee",)),
        ('<div class="css-1x" data-testid="byline"><b>By Ann Lee</b></div>', ("Ann Lee",)),
        ('<p class="byline">Ann Lee</p><ul class="storyCard"><li class="author">Cy Fox</li></ul>', ("Ann Lee",)),
        ('<p class="byline">By Ann Lee <b>Updated 11:02 AM ET, Tue March 5, 2024</b></p>', ("Ann Lee",)),
        ('<p class="byline">By Ann Lee in Oslo and Bo Ek in New York</p>', ("Ann Lee", "Bo Ek")),
        ('<p class="byline">Von Max Weber, ARD Berlin</p>', ("Max Weber",)),
        ('<p class="byline">Von Max Weber, ARD-Studio Brüssel</p>', ("Max Weber",)),
        ('<p class="author">By Petra Lindner</p>', ("Petra Lindner",)),
        ('<p class="byline">By Ann Lee | Edited by Bo Ek</p>', ("Ann Lee",)),
        ('<p class="byline">By ANN LEE FOR THE DAILY FERRY</p>', ("ANN LEE",)),
        ('<p class="byline">ANN LEE Y BO EK</p>', ("ANN LEE", "BO EK")),
        ('<p class="byline">JOHN E VAN DYKE</p>', ("JOHN E VAN DYKE",)),
        ('<p class="byline">【山田太郎】</p>', ("山田太郎",)),
    ],
)
def test_a_byline_on_the_page_counts_where_its_data_name_the_publisher_only(said: str, authors: tuple[str]) -> None:
    head = '<html><meta property="og:site_name" content="Fjord Press"><meta name="author" content="Fjord Press"><body>'
    assert record(read(head.encode() + said.encode() + TEXT)[0]).authors == authors


@pytest.mark.parametrize(
    ("said", "authors"),
    [
        ("<p>By Ann Lee and Bo Ek</p>", ("Ann Lee", "Bo Ek")),
        ("<div>Submitted by <span>Ann Lee</span> on Tue, 09/20/2022 - 11:20</div>", ("Ann Lee",)),
        ("<font>Von Anna Lehmann<br>Bergen</font>", ("Anna Lehmann",)),
        ("<small>September 20th, 2022 by Ann Lee</small>", ("Ann Lee",)),
        ("<p class='byline'>By ANN LEE, Staff Writer, and BO EK, Harbour Correspondent</p>", ("ANN LEE", "BO EK")),
        ("<p>2022-09-20 11:02:03\u3000来源：港口新闻网\u3000作者：王海</p>", ("王海",)),
        ("<p>Di Maio attacca il governo</p>", ()),
        ("<p>By the night desk</p>", ()),
        ("<p><b>ANNA LEMOS</b></p><p>20 September 2022</p>", ("ANNA LEMOS",)),
        ("<p>September 20, 2022 | Ann Lee</p>", ("Ann Lee",)),
        ("<p>Middle East</p><p>September 20, 2022</p>", ()),
        ("<p>Press Release</p><p>September 20, 2022</p>", ()),
        ("<p><a rel=author>Ann Lee</a>, BBC News</p>", ("Ann Lee",)),
        ("<p>Von <a rel=author>Anna Lehmann</a> und Bo Ek</p>", ("Anna Lehmann", "Bo Ek")),
        ("<nav>By Cy Fox</nav>", ()),
        ("<p>Boats</p>" * 20 + "<p>By Cy Fox</p>", ()),
        ("By Ann Lee on Monday, November 18th, 2019 at 3:04 p.m.", ("Ann Lee",)),
        ("<p>Door: Jan de Vries</p>", ("Jan de Vries",)),
        ("<p>Автор: Иван Петров</p>", ("Иван Петров",)),
        ("<p>Haber: Ahmet Kaya</p>", ("Ahmet Kaya",)),
        ("<p>كتب: أحمد علي</p>", ("أحمد علي",)),
        ("<p>文・山田太郎</p>", ("山田太郎",)),
        ("<p>홍길동 기자 | 2022.09.20 14:05</p>", ("홍길동",)),
        ("<p>Ahmet Kaya | 20.09.2022</p>", ("Ahmet Kaya",)),
        ("<p>María García - 20/09/2022 10:11 CET</p>", ("María García",)),
        ("<p>Иван Петров, 20 сентября 2022, 10:11</p>", ("Иван Петров",)),
        ("<p>Jan Nowak 20.09.2022 10:11</p>", ("Jan Nowak",)),
        ("<p>Par Claire Martin Publié le 20/09/2022 à 10:11</p>", ("Claire Martin",)),
        ("<p>Local News | 20.09.2022</p>", ()),
        ("<div><b>MARY BETH WALKER</b></div><div>20 September 2022</div>", ("MARY BETH WALKER",)),
        ("<p>James Washington</p><p>September 20, 2022</p>", ("James Washington",)),
        ("<p>By Ann Lee, TJ Houston</p>", ("Ann Lee", "TJ Houston")),
        ("<div>Text: Normal Large</div><div>20 September 2022</div>", ()),
        ("<p>HABER: SON DAKIKA</p>", ()),
        ("<p>Oslo, 20 September 2022</p>", ()),
    ],
)
def test_a_line_below_the_headline_names_who_signs_it(said: str, authors: tuple[str]) -> None:
    assert record(read(f"<html><body><h1>Ferry sails</h1>{said}".encode() + TEXT)[0]).authors == authors


@pytest.mark.parametrize(
    "said",
    [
        '<aside><b class="author">Cy Fox</b></aside><i class="author">al</i>',
        '<i class="author">20 September</i><b class="author-bio">Ann Lee has sailed all her life.</b>',
        *(
            f'<p class="{name}">Cy Fox</p>'
            for name in ("commentAuthor", "comment-author", "card__author", "photo-author", "author-title")
        ),
        *(
            f'<section class="{name}"><p class="author">Cy Fox</p></section>'
            for name in ("comments", "related-stories")
        ),
        '<blockquote>Boats!<p class="author">Cy Fox</p></blockquote>',
        '<figure><p class="author">Cy Fox</p></figure>',
        '<nav class="menu"><a class="author">Cy Fox</a></nav><ul class="menu"><li class="author">Cy Fox</li></ul>',
        *(f'<p class="author">{text}</p>' for text in ("By", "Written by", "Authors", "Log in", "@cyfox", "cyfox")),
        '<p class="byline">Published Monday</p>',
        '<aside><a rel="author">Cy Fox</a></aside>',
        '<a rel="author">Boats will stay in their harbour tonight</a>',
    ],
)
def test_what_is_called_a_byline_may_be_none_or_another_text_s(said: str) -> None:
    head = '<html><meta property="og:site_name" content="Fjord Press"><body class="has-comments">'
    assert record(read(head.encode() + said.encode() + TEXT)[0]).authors == ()


@pytest.mark.parametrize(
    ("author", "authors"),
    [
        (
            '[{"givenName": "Ann", "familyName": "Lee"}, {"name": "fjordpress.example"}]',
            ("Ann Lee", "fjordpress.example"),
        ),
        ('[{"name": "Ann Lee (al)"}, {"name": "박준석 기자"}]', ("Ann Lee", "박준석")),
        ('{"name": "FjordPress"}', ("Bo Ek",)),
        *((f'{{"name": "{name}"}}', ("Bo Ek",)) for name in ("admin", "Super User", "Redazione Online", "@fjord")),
        *((f'{{"name": "{name}"}}', ("Bo Ek",)) for name in ("annlee", "ann.lee", "ann-lee2", "mh")),
        *((f'{{"name": "{name}"}}', (name,)) for name in ("ann lee", "Annlee", "àgnes", "Ann.Lee")),
        ('[{"name": "Ann Lee"}, {"name": "Staff"}]', ("Ann Lee", "Staff")),
        ('{"name": "Ann Lee, Newsroom"}', ("Ann Lee",)),
    ],
)
def test_a_site_is_no_author_where_a_person_is_named_elsewhere(author: str, authors: tuple[str]) -> None:
    node = f'{{"@type": "NewsArticle", "url": "https://www.fjordpress.example/1", "author": {author}}}'
    page = f'<html><script type="application/ld+json">{node}</script><meta name="author" content="Bo Ek"><body>'
    assert record(read(page.encode() + TEXT)[0]).authors == authors


def test_an_account_counts_where_nobody_else_is_named() -> None:
    page = "<html><meta name=author content=ann.lee><body><h1>Ferry late</h1>"
    assert record(read(page.encode() + TEXT)[0]).authors == ("ann.lee",)


@pytest.mark.parametrize(
    ("author", "above", "authors", "first"),
    [
        ("Fjord Times", ["Ann Lee"], ("Ann Lee",), "The ferry"),
        ("Fjord Times", ["Ann Lee", "BO EK"], ("Ann Lee", "BO EK"), "The ferry"),
        ("Fjord Times", ["A lead that stands apart", "Ann Lee"], ("Ann Lee",), "A lead"),
        ("Fjord Times", ["Late again"], ("Fjord Times",), "Late again"),
        ("Ann Lee", ["Bo Ek"], ("Ann Lee",), "The ferry"),
    ],
)
def test_where_only_the_publisher_is_named_a_name_above_the_text_is_its_author(
    author: str, above: list[str], authors: tuple[str], first: str
) -> None:
    lines = "".join(f"<p>{line}</p>" for line in above)
    page = (
        f'<html><head><title>Ferry late</title><meta property="og:site_name" content="Fjord Times">'
        f'<meta name="author" content="{author}"></head><body><article><h1>Ferry late</h1>{lines}'
        f"{'<p>The ferry was late on Monday, the third time in a month, and nobody could say why.</p>' * 2}"
        "</article></body></html>"
    )
    article = record(read(page.encode())[0])
    assert article.authors == authors
    assert article.body.startswith(first)


def test_a_fact_check_is_dated_by_its_review_and_not_by_the_claim() -> None:
    claim = '{"@type": "Claim", "datePublished": "2022-09-01"}'
    node = f'{{"@graph": [{{"@type": "ClaimReview", "itemReviewed": {claim}, "datePublished": "2022-09-20 15:44"}}]}}'
    page = f'<html><script type="application/ld+json">{node}</script><body>'
    assert (published(record(read(page.encode() + TEXT)[0])) or "")[:10] == "2022-09-20"


def test_a_date_that_was_never_set_is_none() -> None:
    meta = b'<meta property="article:published_time" content="0001-01-01T00:00:00Z">'
    page = (
        b"<html><head><title>A title</title>%b</head><body><article><h1>A title</h1>%b<p>%b</p></article></body></html>"
    )
    time = b"<time datetime='2022-09-20'>Tuesday</time>"
    found = [record(item) for shown in (time, b"") for item in read(page % (meta, shown, b"The text of it. " * 30))]
    assert [(published(article), article.date_source) for article in found] == [
        ("2022-09-20", "metadata"),
        (None, "none"),
    ]


def test_a_date_of_change_is_no_date_of_publication() -> None:
    page = b'<html><meta property="article:modified_time" content="2022-09-20"><body>' + TEXT + b"<p>(c) 2021</p>"
    assert record(read(page)[0]).published is None


def test_a_page_without_an_article_is_rejected() -> None:
    assert reasons(sample("html/form.html")) == ["contains no article text"]


def test_a_paragraph_that_an_extractor_leaves_out_stands_between_the_others() -> None:
    lines = [
        f"<p>Paragraph {n} of the report on the ferry, its ice and its islands, is long enough.</p>" for n in range(9)
    ]
    lines[4] = "<p style='border: 1px solid'>The middle one stands where they stand, and is one of them as well.</p>"
    page = f"<html><body><article><div class='text'>{''.join(lines)}</div></article>".encode()
    assert record(read(page)[0]).body.split("\n\n")[4].startswith("The middle one")


LINES = [f"Paragraph {n} of the report on the ferry, its ice and its islands, is long enough." for n in range(6)]


def _paragraphs(page: str) -> list[str]:
    """What is read of an article's elements."""
    return record(read(f"<html><body><article><h1>Ferry</h1>{page}</article>".encode())[0]).body.split("\n\n")


@pytest.mark.parametrize(
    "beside",
    [
        "<div class='story-ads'><p>Advertisement</p></div>",
        "<div class='adSlot'><p>This boat is sold by a good friend of ours.</p></div>",
        "<div class='email-signup'><p>Sign up to First Boat, our free daily newsletter</p></div>",
        "<div data-testid='relatedLinks'><p>Storm closes the bridge to the mainland for two weeks</p></div>",
        "<p class='wp-caption-text'>The ferry at its pier on the northern island.</p>",
        "<div class='share'><p>Tell your friends on all of the networks</p></div>",
        "<p hidden>You have read all of the reports that are free in this month.</p>",
        "<h2 class='visually-hidden'>Main story</h2>" * 40,
        "<p><a class='sr-only-focusable sr-only' href='#end'>Skip to the end of the report on the ferry</a></p>",
        "<span class='screen-reader-text'>(opens in a new window)</span>",
        "<div style='color: red; display:none'><p>Sign in now to read the rest of this report.</p></div>",
    ],
)
def test_what_stands_in_a_text_and_is_called_no_part_of_it_is_none(beside: str) -> None:
    page = "".join(f"<p>{line}</p>" for line in LINES[:3]) + beside + "".join(f"<p>{line}</p>" for line in LINES[3:])
    assert _paragraphs(page) == LINES


@pytest.mark.parametrize("how", ["hidden", "style='display:none'", "style='visibility: hidden'"])
def test_a_text_that_is_hidden_until_somebody_reads_on_is_text(how: str) -> None:
    page = "".join(f"<p {how if number > 2 else ''}>{line}</p>" for number, line in enumerate(LINES))
    assert _paragraphs(page) == LINES


@pytest.mark.parametrize(
    "called", ["not-sr-only", "sr-only md:not-sr-only", "visually-hidden-ferry", "invisible-ferry"]
)
def test_what_is_not_for_screen_readers_alone_is_text(called: str) -> None:
    page = "".join(f"<p class='{called if number == 2 else ''}'>{line}</p>" for number, line in enumerate(LINES))
    assert _paragraphs(page) == LINES


@pytest.mark.parametrize(
    "line",
    [
        "The fare is <i class='icon'></i><span class='sr-only'>five crowns</span> a day and ten by night on the ferry.",
        "<img src='t.png'><span class='sr-only'>T</span>he ice is gone from the fjord and the ferry sails again today.",
        "The fare for the ferry, says the council, is <i class='icon'></i><span class='sr-only'>five crowns</span>.",
        "How the council of the fjord likes the ferry: <i class='icon'></i><span class='sr-only'>4 of 5 stars</span>",
    ],
)
def test_what_a_picture_says_in_a_sentence_is_text(line: str) -> None:
    page = "".join(f"<p>{each}</p>" for each in [*LINES, line])
    assert _paragraphs(page) == [*LINES, re.sub("<[^<>]*>", "", line)]


@pytest.mark.parametrize(
    "line",
    [
        "<span aria-hidden='true'>T</span><span class='sr-only'>T</span>he ice is gone, and the ferry sails on Monday.",
        "<a href='/i'>The ice is</a><span class='sr-only'> (opens in a new tab)</span> gone and the ferry sails again.",
        "<a href='/i'>The ice is</a><span class='sr-only'>, opens a new tab</span> gone and the ferry sails again.",
    ],
)
def test_what_only_screen_readers_read_in_a_sentence_is_none(line: str) -> None:
    page = "".join(f"<p>{each}</p>" for each in [*LINES, line])
    bare = re.sub("<span class.*?</span>", "", line)
    assert _paragraphs(page) == [*LINES, re.sub("<[^<>]*>", "", bare)]


def test_a_text_in_elements_for_screen_readers_is_text() -> None:
    page = "".join(f"<p class='sr-only'>{line} {line}</p>" for line in LINES)
    article = record(read(f"<html><body><article><h1>Ferry</h1>{page}</article>".encode())[0])
    assert article.body.count(LINES[3]) == 2


@pytest.mark.parametrize("called", ["has-ads", "related", "block id-n1Au-AdJl", "advertisements2"])
def test_an_article_may_be_called_anything(called: str) -> None:
    page = "".join(f"<p>{line}</p>" for line in LINES)
    article = record(read(f"<html><body><h1>Ferry</h1><div class='{called}'>{page}</div>".encode())[0])
    assert article.body.split("\n\n") == LINES


def test_the_toolbar_of_the_wayback_machine_is_no_part_of_the_page() -> None:
    toolbar = (
        "<div id='wm-ipp-base'><div id='wm-ipp'><p>"
        + "Collection: Wide crawl of the archive. " * 9
        + "</p></div></div>"
    )
    page = toolbar + "<div><h1>Ferry</h1>" + "".join(f"<p>{line}</p>" for line in LINES) + "</div>"
    assert record(read(f"<html><body>{page}".encode())[0]).body.split("\n\n") == LINES


LEAD = "Three weeks of ice have changed what people on the outer islands expect from the mainland and from its boats."


@pytest.mark.parametrize("shown", [f"<div class='x1'>{LEAD}</div>", f"<header><p><b>{LEAD}</b></p></header>"])
def test_a_lead_that_stands_apart_below_the_headline_belongs_to_the_text(shown: str) -> None:
    text = "".join(f"<p>{line}</p>" for line in LINES)
    page = f"<html><body><div><h1>Ferry</h1>{shown}<p>By Ann Lee</p></div><article><div>{text}</div></article>"
    assert record(read(page.encode())[0]).body.split("\n\n") == [LEAD, *LINES]


@pytest.mark.parametrize("shown", [f"<aside><p>{LEAD}</p></aside>", f"<p><a>{LEAD}</a></p>", "<p>A short line.</p>"])
def test_what_else_stands_below_the_headline_does_not(shown: str) -> None:
    text = "".join(f"<p>{line}</p>" for line in LINES)
    page = f"<html><body><p>{LEAD}</p><div><h1>Ferry</h1>{shown}</div><article><div>{text}</div></article>"
    assert record(read(page.encode())[0]).body.split("\n\n") == LINES


def test_a_summary_that_is_the_whole_text_is_not_its_lead() -> None:
    parts = [f"Sentence {n} of the report on the ferry and its ice, which is long enough." for n in range(6)]
    head = f'<html><meta name="description" content="{" ".join(parts)}"><body><div>'
    page = head + "".join(f"<p>{part}</p>" for part in parts) + "</div>"
    assert record(read(page.encode())[0]).body.split("\n\n") == parts


def test_a_publisher_under_a_longer_name_gives_way_to_the_person_shown() -> None:
    head = (
        "<link rel=canonical href='https://www.elfiordo.example/barco'><meta name=author content='Ediciones El Fiordo'>"
    )
    page = f"<html><head>{head}</head><body><h1>El barco</h1><p>Por Ann Lee</p>{TEXT.decode()}"
    assert record(read(page.encode())[0]).authors == ("Ann Lee",)


@pytest.mark.parametrize(
    ("above", "address"),
    [
        ("<!-- saved from url=(0030)https://fjord.example/ferry -->", "https://fjord.example/ferry"),
        ("<!--\n Page saved with SingleFile \n url: https://fjord.example/a?b \n saved date: -->", "https://fjord.example/a?b"),
        ("<!-- Mirrored from fjord.example/a.html by HTTrack Website Copier/3.x -->", "http://fjord.example/a.html"),
        ("<!-- saved from url=(0016)http://localhost -->", None),
        ("<link rel=canonical href='/web/20140305123456/http://fjord.example/ferry'>", "http://fjord.example/ferry"),
        ("<meta property=og:url content='https://web.archive.org/web/2014id_/https://fjord.example/ferry'>",
         "https://fjord.example/ferry"),
    ],
)  # fmt: skip
def test_a_saved_page_keeps_the_address_that_it_was_saved_from(above: str, address: str | None) -> None:
    page = f"<!DOCTYPE html>\n{above}\n<html><body><h1>Ferry</h1>{TEXT.decode() * 3}"
    assert record(read(page.encode())[0]).source_url == address


def test_lines_around_a_text_that_are_none_of_it_are_left_out() -> None:
    above, text = "<p>Ferry</p><p>By Ann Lee</p>", TEXT.decode() + TEXT.decode().replace("ice", "snow")
    below = "<p>Updated at 1:23 p.m.</p><p>© 2022 Fjord Press. All rights reserved.</p><p>Comments (12)</p><p>___</p>"
    page = f"<html><body><h1>Ferry</h1><p class=byline>By Ann Lee</p><article>{above}{text}{below}</article>"
    paragraphs = record(read(page.encode())[0]).body.split("\n\n")
    assert [paragraph.split()[0] for paragraph in paragraphs] == ["The", "The"]


def test_the_last_sentences_of_a_text_are_text_whatever_they_are_about() -> None:
    last = [
        "He has asked for the copyright to be given back to the heirs, she said.",
        "Updated rules for 300 boats take effect in June, but not on the islands.",
        "800-273-8255",
    ]
    text = TEXT.decode() + "".join(f"<p>{line}</p>" for line in last)
    page = f"<html><body><h1>Ferry</h1><article>{text}</article>"
    assert record(read(page.encode())[0]).body.split("\n\n")[1:] == last


def test_a_text_is_in_the_pages_order() -> None:
    lines = [
        f"{n} ferries sail to the islands again on Monday, after weeks in which ice kept them there." for n in range(6)
    ]
    story = "".join(f"<p>{line}</p>" for line in lines)
    comment = "<p>I have lived beside this ferry for years, and never was it so late as in that winter.</p>"
    page = f"<html><body><h1>Ferry</h1><div class='story'>{story}</div><div class='post'>{comment}</div>"
    assert record(read(page.encode())[0]).body.startswith("0 ferries")


def test_text_behind_an_empty_anchor_or_between_paragraphs_is_part_of_it() -> None:
    first, *rest = (
        f"{number} ferries sail to the islands again on Monday, and <b>all</b> of them are late." for number in range(5)
    )
    text = "".join(f"<p><span class='byline'></span>{each}</p>" for each in rest[:-1]) + f"<div>{rest[-1]}</div>"
    page = f"<html><body><h1>Ferry</h1><div><p></p><div class='more'><a href='/x'>Boats</a></div>{first}{text}</div>"
    paragraphs = record(read(page.encode())[0]).body.split("\n\n")
    assert [paragraph.split()[0] for paragraph in paragraphs] == list("01234")


def test_linked_data_give_the_text_where_the_page_shows_its_beginning_only() -> None:
    told = "The ferry to the islands sails again on Monday, after three weeks in which ice had kept it at its pier. "
    node = '{"@type": "NewsArticle", "articleBody": "' + told + "And the rest of it stands here alone. " * 9 + '"}'
    page = b'<html><script type="application/ld+json">' + node.encode() + b"</script><body><article>" + TEXT
    assert record(read(page)[0]).body.endswith("stands here alone.")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Ferry sails - again | Fjord Press", "Ferry sails - again"),
        ("Ferry sails - Fjord.Press", "Ferry sails"),
        ("Ferry | Ice | Fjord Press", "Ferry | Ice"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(title: str, expected: str) -> None:
    head = f'<html><meta property="og:site_name" content="Fjord Press"><meta property="og:title" content="{title}">'
    assert record(read(head.encode() + b"<body>" + TEXT)[0]).title == expected


@pytest.mark.parametrize(
    "page",
    [
        b"<html><body>" + b"<div>" * 50_000 + TEXT,
        b"<html><body>" + b"<p>A short paragraph.</p>" * 40_000,
        b"<html><body><p>" + b"word " * 200_000,
        b"<html><title>" + b" - " * 50_000 + b"</title><body>" + b" " * 200_000 + TEXT,
        b'<html><script type="application/ld+json">' + b"[" * 100_000 + b"</script><body>" + TEXT,
        b'<html><head{"rss": 1><title>Log in</title></head><body><form><label>Name</label></form></body></html>',
        b'<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><html><body><p>' + b"&b;" * 10_000,
    ],
    ids=["deep", "many", "long", "spaces", "nested", "damaged", "entities"],
)
def test_hostile_pages_are_read_or_refused(page: bytes) -> None:
    [item] = read(page)
    assert reasons([item]) in ([], ["contains no article text"])


def test_a_page_is_recognised_by_its_content() -> None:
    for start in (b"", b"\xef\xbb\xbf\n", b"<!-- saved -->", b"<?xml version='1.0'?>", b"<!DOCTYPE html>"):
        assert record(read(start + b"<html><body>" + TEXT, "page.txt")[0]).provenance.format == "html"


def test_a_compressed_page_is_no_page() -> None:
    assert not html.begins(gzip.compress((SAMPLES / "html/article.html").read_bytes()))


def test_the_articles_of_known_pages_are_read() -> None:
    scores = [score(page) for page in known_pages()]
    if not scores:
        pytest.skip("needs the corpora beside the checkout: html-articles")
    count = len(scores)
    assert sum(each.f1 for each in scores) / count >= 0.93
    assert sum(each.title for each in scores) / count >= 0.93
    assert sum(each.near for each in scores) / count >= 0.95
    assert sum(each.day for each in scores) / count >= 0.95
    assert sum(each.authors for each in scores) / count >= 0.87


def test_an_article_whose_text_is_not_found_keeps_what_the_page_says_of_it() -> None:
    page = b'<html><meta property="og:type" content="article"><meta property="og:title" content="Ferry freed">'
    article = record(read(page + b'<meta property="article:published_time" content="2022-09-20"><body></body>')[0])
    assert (article.title, article.body, published(article)) == ("Ferry freed", "", "2022-09-20")
    assert "text was not found" in article.provenance.warnings[0]


@pytest.mark.parametrize("name", ["no-comments", "post social-on", "share-enabled"])
def test_what_is_called_after_what_stands_beside_a_text_may_be_the_text(name: str) -> None:
    page = f"<title>Ferry</title><h1>Ferry sails</h1><div class='{name}'>{TEXT.decode()}</div>"
    assert record(read(page.encode())[0]).body in TEXT.decode()


def test_a_page_with_very_many_blocks_is_read_whole_and_at_once() -> None:
    listed = "".join(f"<li>Boat number {number} of the port</li>" for number in range(9_000))
    page = f"<html><body><h1>Boats</h1><div>{TEXT.decode() * 3}<ul>{listed}</ul></div>"
    started = time.process_time()
    assert "Boat number 8999 of the port" in record(read(page.encode())[0]).body
    assert time.process_time() - started < 3.0


PROSE = (
    "The ferry to the islands sails again on Monday, after three weeks in which ice had kept it at its pier.",
    "About four thousand people use it on a weekday, and a bus had taken them around the bay, the harbour office said.",
    "The council will discuss a second ferry on Thursday, when the master of the harbour is to report on the ice.",
    "It was built in the town and has served the islands since, but for two winters in which the bay was frozen.",
)
ASIDE = "The fare on the buses stays at two crowns, and season tickets remain valid."


def body(*blocks: str) -> list[str]:
    page = f"<html><head><title>Ferry sails</title></head><body><article><h1>Ferry sails</h1>{''.join(blocks)}"
    return record(read(f"{page}</article></body></html>".encode())[0]).body.split("\n\n")


@pytest.mark.parametrize(
    "box",
    [
        "<div><div>{}</div></div>",
        "<section><div><div>{}</div></div></section>",
        '<div class="kg-callout-card"><div class="kg-callout-emoji">!</div><div class="kg-callout-text">{}</div></div>',
    ],
)
def test_text_in_boxes_within_boxes_between_paragraphs_is_not_lost(box: str) -> None:
    one, two, three, four = (f"<p>{each}</p>" for each in PROSE)
    assert body(one, two, box.format(ASIDE), three, four) == [*PROSE[:2], ASIDE, *PROSE[2:]]


def test_a_typed_text_has_paragraphs() -> None:
    wrapped = "\n\n".join(each.replace(", ", ",\n") for each in PROSE)
    assert body(f"<pre>{wrapped}</pre>") == list(PROSE)
    assert body(f"<pre>{wrapped}</pre>".replace("Monday", "Mon&#1;day")) == list(PROSE)


def test_the_number_of_a_footnote_is_no_part_of_a_word() -> None:
    noted = PROSE[0].replace("Monday", 'Monday<sup><a href="#fn1">1</a></sup>')
    assert (
        body(f"<p>{noted}</p>", *(f"<p>{each} CO<sub>2</sub> x<sup>2</sup></p>" for each in PROSE[1:]))[0] == PROSE[0]
    )


def test_a_publisher_may_be_marked_in_the_page() -> None:
    marked = '<span itemprop="publisher" itemscope><meta itemprop="name" content="Fjord Press"></span>'
    page = f"<html><body><article itemscope itemtype='https://schema.org/NewsArticle'>{marked}{TEXT.decode()}</article>"
    assert record(read(page.encode())[0]).source == "Fjord Press"


@pytest.mark.parametrize("name", ["parsely-tags", "sailthru.tags", "DC.subject"])
def test_topics_may_have_other_names(name: str) -> None:
    page = f'<html><head><meta name="{name}" content="ferry,ice"></head><body><article>{TEXT.decode()}</article>'
    assert record(read(page.encode())[0]).keywords == ("ferry", "ice")


@pytest.mark.parametrize("between", ["", "\n", "\r\n\r\n"])
def test_pages_that_were_appended_to_one_another_are_each_read(between: str) -> None:
    pages = [
        f"<!DOCTYPE html><html><body><h1>{name}</h1>{TEXT.decode() * 2}</body></html>" for name in ("Ferry", "Pier")
    ]
    found = read(between.join(pages).encode())
    assert [(record(each).title, record(each).provenance.position) for each in found] == [("Ferry", 1), ("Pier", 2)]
    assert len(read("<p>".join(pages).encode())) == 1
