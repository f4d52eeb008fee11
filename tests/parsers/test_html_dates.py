"""The date of an HTML page: of all the days on it, the one on which its own article was published."""

import pytest

from tests.parsers.reading import published, read, record

TEXT = "<p>The ferry to the islands sails again on Monday, after three weeks in which ice had kept it at its pier.</p>"
LONG = TEXT.replace("<p>", "<p>" + "All the islands wait for it. " * 4)
SAID = '<time datetime="2022-09-20">Tuesday</time>'
LATER = '<time{} datetime="2022-09-23">{}</time>'


def date(body: str, head: str = "") -> str | None:
    """When a page was published that has this above its text."""
    return published(record(read(f"<html><head>{head}</head><body>{body}{TEXT}".encode())[0]))


@pytest.mark.parametrize(
    "shown",
    [
        f"<article><h1>Ferry</h1><footer>{SAID}</footer></article>",
        f"<article><h1>Ferry</h1>{LATER.format(' class=updated', 'Friday')} {SAID}</article>",
        f"<h1>Ferry</h1><p>Updated: {LATER.format('', 'Friday')} {SAID}</p>",
        f"<h1>Ferry</h1><p><b>Mis à jour le</b> {LATER.format('', 'vendredi')} {SAID}</p>",
        f"<h1>Ferry</h1>{LATER.format('', 'Aktualisiert am 23.09.2022')}{SAID}",
        f"<h1>Ferry</h1>{LATER.format(' itemprop=dateModified', 'Friday')}{SAID}",
        f"<h1>Ferry</h1><div class='related-stories'>{LATER.format('', 'Friday')}</div>{SAID}",
        f"<h1>Ferry</h1>{SAID}<div class='comment'>{LATER.format(' pubdate', 'Friday')}</div>",
        f"<h1>Ferry</h1>{SAID.replace('<time', '<time class=updated')}",
    ],
)
def test_the_time_counts_at_which_the_article_itself_was_published(shown: str) -> None:
    assert date(shown) == "2022-09-20"


@pytest.mark.parametrize(
    "shown",
    [
        f"<h1>Ferry</h1><p>Last updated: {LATER.format('', 'Friday')}</p>",
        f"<h1>Ferry</h1><ul class='related'><li>{LATER.format('', 'Friday')}</li></ul>",
    ],
)
def test_the_time_of_a_change_or_of_another_text_is_no_date(shown: str) -> None:
    assert date(shown) is None


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("Publié le 1 septembre 2022", "2022-09-01"),
        ("1 September 2022", "2022-09-01"),
        ("21 September 2022", "2022-09-23"),
        ("Event: 1 October 2022", "2022-09-23"),
        ("Friday", "2022-09-23"),
        ("01/09/2022", "2022-09-23"),
        ("9.1.2022", "2022-09-23"),
        ("September 2022", "2022-09-23"),
        ("3 days after the storm of 1 September 2022", "2022-09-23"),
    ],
)
def test_a_time_that_shows_an_earlier_day_in_words_than_it_gives_is_that_day(shown: str, day: str) -> None:
    assert date(f"<h1>Ferry</h1>{LATER.format('', shown)}") == day


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("(20.09.2022) Die Fähre fährt wieder", "2022-09-20"),
        ("(Sept. 20, 2022) The ferry sails again", "2022-09-20"),
        ("(9.11.1918) The king goes", None),
        ("(20.09.2022)", None),
        ("(20.09.2022), the ferry sailed again", None),
        ("(20 boats in 2022) The ferry sails again", None),
        ("The ferry (20.09.2022) sails again", None),
    ],
)
def test_a_day_in_brackets_with_which_a_text_begins_is_the_date_where_there_is_no_other(
    opening: str, day: str | None
) -> None:
    text = f"<h1>Ferry late</h1><p>{opening}, and all the islands that have waited for it are glad of that.</p>"
    assert date(text) == day
    assert date(text, "<meta name=date content=2022-09-23>") == "2022-09-23"


@pytest.mark.parametrize(
    "shown",
    [
        "<p>Ann Lee</p><p>Published 4:05 PM EDT, Tue September 20, 2022</p>",
        "<p>By Ann Lee | Posted: Sept. 20, 2022 at 4:05 p.m. EDT | Updated: Sept. 23, 2022</p>",
        "<p>Sept. 20, 2022 / 4:05 PM EDT / Fjord Press</p>".replace(" / Fjord Press", ""),
        "<div class='date'>Publié le 20 septembre 2022 à 20h05, mis à jour le 23 septembre 2022</div>",
        "<p>" + "All islands wait for it. " * 9 + "</p><p>Veröffentlicht am 20.09.2022 um 20:05 Uhr</p>",
        "<p>2022年09月20日 20:05\u3000来源：港口新闻网\u3000作者：王海</p>",
        "<p>Gepubliceerd op 20 september 2022 om 20:05</p>",
        "<ul><li>Ferries</li></ul><abbr class='published' title='2022-09-20T20:05Z'>8:05 pm</abbr>",
    ],
)
def test_a_day_that_is_printed_between_headline_and_text_counts(shown: str) -> None:
    assert date(f"<p class='date'>Friday, September 23, 2022</p><h1>Ferry</h1>{shown}") == "2022-09-20T20:05Z"


@pytest.mark.parametrize("name", ["post_time", "publish-time", "articleDate"])
def test_a_day_in_an_element_named_after_its_time_counts(name: str) -> None:
    assert date(f"<h1>Ferry</h1><span class='{name}'>Sept 20th 2022 8:05PM</span>") == "2022-09-20T20:05Z"


def test_the_exact_time_in_an_elements_title_precedes_the_shown_one() -> None:
    exact = "<abbr class='published' title='2022-09-20T16:05:00-04:00'>Sep 20, 2022 4:05 PM</abbr>"
    assert date(f"<h1>Ferry</h1><div class='post-date'>{exact}</div>") == "2022-09-20T20:05:00Z"


def test_a_day_inside_a_sentence_is_no_date() -> None:
    shown = "<ul><li>The Ferry Act was signed into law on August 14, 1935</li></ul>"
    assert date(f"<h1>Ferry</h1>{shown}") is None
    assert date(f"<h1>Ferry</h1>{shown}<p>Posted in Ports by Ann Lee on September 20, 2022</p>") == "2022-09-20"


ADDRESS = '<link rel="canonical" href="https://fjord.example{}">'


@pytest.mark.parametrize(
    "path", ["/2022/09/20/ferry", "/2022/sep/20/ferry", "/2022/9/20", "/news/2022-09-20-ferry", "/20220920/ferry.html"]
)
def test_a_page_without_a_date_has_that_in_its_address(path: str) -> None:
    assert date("<h1>Ferry</h1>", ADDRESS.format(path)) == "2022-09-20"


def test_a_day_below_the_text_is_the_date_where_there_is_no_other() -> None:
    page = f"<html><body><h1>Ferry</h1><article>{LONG}<p>Publicerad 2022-09-20</p><p>Updated September 23, 2022</p>"
    article = record(read(page.encode())[0])
    assert (published(article), article.body.count("2022")) == ("2022-09-20", 0)


def test_a_site_prints_todays_date_on_top_even_beside_the_text() -> None:
    top = "<div id=header><div class=date>Saturday, September 24, 2022</div></div>"
    page = f"<html><body><div id=wrapper>{top}<h1>Ferry</h1><div class=meta>Posted September 20, 2022</div>{LONG}</div>"
    assert published(record(read(page.encode())[0])) == "2022-09-20"
    bare = page.replace("<div class=meta>Posted September 20, 2022</div>", "")
    assert published(record(read(bare.encode())[0])) is None


def test_credits_beside_the_text_in_one_article_are_its_own() -> None:
    credits = "<footer>By <a rel=author>Ann Lee</a>, <time datetime=2022-09-20>then</time></footer>"
    page = f"<html><body><article><div><h1>Ferry</h1>{LONG}</div>{credits}</article>"
    article = record(read(page.encode())[0])
    assert (published(article), article.authors) == ("2022-09-20", ("Ann Lee",))


def test_a_day_in_an_element_named_after_it_counts_whatever_the_address_has() -> None:
    head = ADDRESS.format("/on-this-day/1984-06-06")
    assert date("<h1>Ferry</h1><span class=date>September 20, 2022</span>", head) == "2022-09-20"


@pytest.mark.parametrize(
    "path", ["/photo-20220920-ferries", "/2022/09/20-ferries", "/2022/13/20/ferry", "/id/20225689", "/2022/09/ferry"]
)
def test_other_numbers_in_an_address_are_no_date(path: str) -> None:
    assert date("<h1>Ferry</h1>", ADDRESS.format(path)) is None


def test_a_printed_day_far_from_the_one_in_the_address_is_another_days() -> None:
    head = ADDRESS.format("/2022/09/20/ferry")
    assert date("<h1>Ferry</h1><p>September 21, 2022 8:05 PM</p>", head) == "2022-09-21T20:05Z"
    assert date("<h1>Ferry</h1><p>August 14, 1935</p>", head) == "2022-09-20"


@pytest.mark.parametrize(
    "page",
    [
        f"<header>{LATER.format('', 'Friday')}</header><main><h1>Ferry</h1>{SAID}{LONG}</main>",
        f"<main><h1>Ferry</h1>{SAID}{LONG}</main><div class='box'>{LATER.format(' pubdate', 'Friday')}</div>",
        f"<p class='date'>Sep 23, 2022</p><main><p class='date'>September 20, 2022</p><h1>Ferry</h1>{LONG}</main>",
        f"<main><h1>Ferry</h1><span class='timestamp' data-timestamp='1663632000'>2 days ago</span>{LONG}</main>",
    ],
)
def test_what_holds_headline_and_text_holds_their_date(page: str) -> None:
    found = published(record(read(f"<html><body>{page}".encode())[0]))
    assert found is not None
    assert found[:10] == "2022-09-20"


@pytest.mark.parametrize(
    "shown",
    [
        "(20 settembre 2022)",
        "Tuesday, September 20, 2022; A01",
        "Julkaistu 20.9.2022, päivitetty 23.9.2022",
        "Von Anna Lehmann, 20.09.2022",
        "<i>Last updated on</i> <b class='date'>23 September 2022</b></p><p>Published on 20 September 2022",
        "Last updated on 23 September 2022</p><p>Published on 20 September 2022",
    ],
)
def test_a_day_is_read_with_what_is_printed_around_it(shown: str) -> None:
    assert date(f"<h1>Ferry</h1><p>{shown}</p>") == "2022-09-20"


def test_a_page_that_stands_in_a_form_as_a_whole_has_lines_too() -> None:
    assert date("<form><div><h1>Ferry</h1><p>September 20, 2022</p>") == "2022-09-20"


@pytest.mark.parametrize("shown", ["Updated September 23, 2022", "The year 2022", "20220923", "September 2022"])
def test_a_printed_day_of_a_change_and_what_is_no_day_are_no_date(shown: str) -> None:
    assert date(f"<h1>Ferry</h1><p class='date'>{shown}</p>") is None


@pytest.mark.parametrize("name", ["publishedDate", "publish_date", "article.published", "DC.Date.Issued", "pubdate"])
def test_a_meta_tag_of_a_date_counts_however_it_is_spelt(name: str) -> None:
    assert date("<h1>Ferry</h1>", f'<meta name="{name}" content="2022-09-20">') == "2022-09-20"


@pytest.mark.parametrize(
    "name", ["schema:datePublished", "datePublished", "dc:date dc:created", "schema:dateCreated", "dcterms:issued"]
)
def test_a_date_that_is_marked_in_rdfa_counts(name: str) -> None:
    said = f'<span property="{name}" content="2022-09-20T09:20:00+00:00">Tuesday</span>'
    other = f'<div class="comments">{said.replace("20T", "23T")}</div>'
    assert date(f"<h1>Ferry</h1>{other}{said}") == "2022-09-20T09:20:00Z"


def test_the_footer_of_a_pages_only_article_is_its_own_wherever_the_headline_stands() -> None:
    footer = f"<footer>{SAID}</footer>"
    assert date(f"<h1>Ferry</h1><article>{footer}<article><h2>Cy Fox</h2></article></article>") == "2022-09-20"
    assert date(f"<h1>Ferry</h1><article>{footer}</article><article>{footer}</article>") is None


def linked(text: str) -> str:
    """A head with these data."""
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    "data",
    [
        '{"@graph": [{"@type": "WebSite"}, {"@type": "WebPage", "datePublished": "2022-09-20"}]}',
        '{"@type": "ItemPage WebPage", "datePublished": "2022-09-20", "mainEntity": {"@type": "Article"}}',
        '{"@type": "NewsArticle", "datePublished": "2022-09-20", "author": ["Ann Lee",],}',
    ],
)
def test_linked_data_date_the_page_where_they_date_no_article_and_may_have_a_comma_too_many(data: str) -> None:
    assert date("<h1>Ferry</h1>", linked(data)) == "2022-09-20"


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        (
            "<div class=datum><span>2017.05.23. 16:20</span> <span>Módosítva: 2017.05.24. 17:02</span></div>",
            "2017-05-23",
        ),
        ("<div class=data>Joi, 11 martie 2021, 19:22 <span>Actualitate | Insule</span></div>", "2021-03-11"),
        ("<p class=byline>Fjord Press / 27 March 2018, 08:15am / <strong>Ann Lee</strong></p>", "2018-03-27"),
        ("<div id=plate><a href='/'>Fjord.net</a> / 08:30 AM September 15, 2020</div>", "2020-09-15"),
        ("<div class=datum><span>Módosítva: 2017.05.24. 17:02</span></div>", None),
    ],
)
def test_a_day_beside_something_else_is_found(shown: str, day: str | None) -> None:
    text = (
        "<p>The ferry to the islands sails again on Monday, after three weeks in which ice had kept it there.</p>" * 3
    )
    page = f"<html><meta charset=utf-8><body><article><h1>Ferry</h1>{shown}{text}</article></body></html>"
    found = published(record(read(page.encode())[0]))
    assert (found or "")[:10] == (day or "")


@pytest.mark.parametrize(
    ("data", "meta", "day"),
    [
        ("2022-09-20", "2022-09-20T06:05+02:00", "2022-09-20T04:05Z"),
        ("2022-09-20", "2022-09-21T06:05+02:00", "2022-09-20"),
        ("2022-09-20", "2022-09-20T00:00:00Z", "2022-09-20"),
        ("1970-01-01T00:00:00Z", "2022-09-20T06:05Z", "2022-09-20T06:05Z"),
    ],
)
def test_a_time_on_the_day_of_the_data_counts_and_no_moment_that_was_never_set(data: str, meta: str, day: str) -> None:
    head = linked(f'{{"@type": "NewsArticle", "datePublished": "{data}"}}')
    assert date("", f'{head}<meta name="DC.Date" content="{meta}">') == day


@pytest.mark.parametrize(
    ("language", "day"),
    [("fr", "2022-09-03T14:05Z"), ("de-AT", "2022-09-03T14:05Z"), ("en-GB", "2022-09-03T14:05Z"), ("en-US", None)],
)
def test_a_date_in_figures_begins_with_the_day_where_the_page_s_language_has_it_so(
    language: str, day: str | None
) -> None:
    page = f"<html lang={language}><body><h1>Ferry</h1><div>03/09/2022 14:05</div>{TEXT}"
    article = record(read(page.encode())[0])
    assert published(article) == day
    if day is None:
        assert article.provenance.warnings == (
            "the date '03/09/2022 14:05' could be two days: use --date-order dmy or mdy",
        )


@pytest.mark.parametrize(
    "shown",
    [
        "2022年9月20日 午後2時5分",
        "2022年9月20日（火） 14時05分",
        "公開日時 2022/9/20 14:05 更新 2022/9/21 8:00",
        "2022년 9월 20일 오후 2시 5분",
        "등록 2022-09-20 14:05 수정 2022-09-21 8:00",
        "<span>입력 2022.09.20 14:05</span><span>수정 2022.09.21 08:00</span>",
        "<span>Ann Lee</span><span>입력 2022.09.20 14:05</span>",
        "2022-09-20 14:05 聯合報／ 記者王海／台北報導",
        "来源：新华社　　2022年09月20日14:05",
        "20 September 2022 • 2:05pm",
        "٢٠٢٢/٠٩/٢٠ - ١٤:٠٥",
        "نُشر: 14:05-20 سبتمبر 2022 م ـ 24 صفر 1444 هـ",
        "Giriş Tarihi: 20.09.2022 14:05 Son Güncelleme: 21.09.2022 08:00",
        "Pubblicato il 20/09/2022 alle 14:05 - Ultimo aggiornamento 21/09/2022",
        "Gepubliceerd op 20 september 2022 om 14:05, laatst bijgewerkt op 21 september 2022 om 08:00",
        "20 de setembro de 2022 às 14h05min",
        "Updated September 21, 2022 8:00 am Published September 20, 2022 2:05 pm",
        "Di 20.09.2022 | 14:05 Uhr | Von Ann Lee",
    ],
)
def test_a_day_and_its_time_are_read_as_the_world_prints_them(shown: str) -> None:
    assert date(f"<h1>Ferry</h1><div>{shown}</div>") == "2022-09-20T14:05Z"


def test_the_hour_alone_is_a_time_in_east_asia() -> None:
    assert date("<h1>Ferry</h1><div>2022年9月20日 14時</div>") == "2022-09-20T14:00Z"
    assert date("<h1>Ferry</h1><div>2022년 9월 20일 오후 2시</div>") == "2022-09-20T14:00Z"


def test_a_persian_year_is_none_of_ours() -> None:
    assert date("<h1>Ferry</h1><div>۱۴۰۲/۱۲/۱۵</div>") is None


@pytest.mark.parametrize(
    "shown",
    [
        "<p>Updated: <span>21 September 2022</span></p>",
        "<p>The ferry will be back on <b>21 September 2022</b></p>",
        "<div><b>21 September 2022</b> is the day on which all the islands will see the ferry again.</div>",
        "<table><tr><td>Built</td><td>3 May 1999</td></tr></table>",
    ],
)
def test_a_day_that_something_beside_it_tells_of_is_no_date(shown: str) -> None:
    assert date(f"<h1>Ferry</h1>{shown}") is None


def test_a_day_in_figures_that_the_address_contradicts_is_none() -> None:
    head = '<link rel=canonical href="https://f.example/2022/09/03/ferry">'
    page = "<html lang=de><head>{}{}</head><body><h1>Ferry</h1>{}"
    meta = '<meta property="article:published_time" content="{} 2:05:00 PM">'
    for said, day in (("9/3/2022", "2022-09-03"), ("3/9/2022", "2022-09-03T14:05:00Z")):
        raw = page.format(head, meta.format(said), TEXT)
        assert published(record(read(raw.encode())[0])) == day


def test_the_length_of_a_video_is_no_time() -> None:
    assert date("<h1>Ferry</h1><div>20.09.2022 | 2:32 min</div>") == "2022-09-20"


@pytest.mark.parametrize(
    "name",
    [
        "data-updated", "data-last-update-time", "data-re-publish-date", "data-date-format", "data-start-date",
        "data-event-enddate", "data-modtime", "data-unpublish-date",
    ],
)  # fmt: skip
def test_what_programs_are_told_of_a_change_is_no_date(name: str) -> None:
    assert date(f"<h1>Ferry sails</h1><div class='date' {name}='2022-09-23T10:00'>Tuesday</div>") is None
    assert date(f"<h1>Ferry sails</h1><div data-title='Ferry sails' {name}='2022-09-23T10:00'></div>") is None


@pytest.mark.parametrize("name", ["data-deploy-dt", "data-publish-date", "data-article-date", "data-time"])
def test_an_element_that_repeats_the_headline_for_programs_tells_the_date(name: str) -> None:
    data = f"<div hidden data-title='Ferry sails' data-re-deploy-dt='2022.09.23 9:10' {name}='2022.09.20 18:40'></div>"
    assert date(f"<h1>Ferry sails</h1>{data}") == "2022-09-20T18:40Z"
    assert date(f"<h1>Ferry sails</h1>{data.replace('Ferry', 'Train')}") is None
    assert date(f"<h1>Ferry sails</h1><p>21.9.2022</p>{data}") == "2022-09-21"


def test_what_programs_are_told_is_near_the_day_in_the_address() -> None:
    page = "<link rel='canonical' href='https://fjord.example/2022/09/20/ferry'><h1>Ferry sails</h1>"
    assert date(f"{page}<div data-title='Ferry sails' data-time='2022-09-23T10:00Z'></div>") == "2022-09-20"
    assert date(f"{page}<div data-title='Ferry sails' data-time='2022-09-21T10:00Z'></div>") == "2022-09-21T10:00Z"
