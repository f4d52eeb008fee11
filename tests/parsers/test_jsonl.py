"""JSON Lines: the names that data sets use, and dates and ids as they write them."""

import io
import json

import pytest

from app.parsers.attempt import Parsed
from app.parsers.formats import parse
from app.parsers.options import DateOrder, Options
from app.parsers.published import read_published
from app.record import ArticleRecord, Unreadable
from tests.parsers.reading import published


def read(*rows: object) -> list[Parsed]:
    text = "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)
    return list(parse(io.BytesIO(text.encode("utf-8", "surrogatepass")), "pile.jsonl", Options()))


def one(row: object) -> ArticleRecord:
    [item] = read(row)
    assert isinstance(item, ArticleRecord), item
    return item


@pytest.mark.parametrize(
    ("row", "field", "value"),
    [
        ({"headline": "H"}, "title", "H"),
        ({"maintext": "B"}, "body", "B"),
        ({"article": "B"}, "body", "B"),
        ({"content": ["One.", "Two."]}, "body", "One.\n\nTwo."),
        ({"paragraphs": ["One.", "Two."]}, "body", "One.\n\nTwo."),
        ({"sentences": ["One.", "Two."]}, "body", "One. Two."),
        ({"text": "x", "publisher": {"name": "P"}}, "source", "P"),
        ({"text": "x", "agency": "A"}, "source", "A"),
        ({"text": "x", "author": "Ann Lee"}, "authors", ("Ann Lee",)),
        ({"text": "x", "author": "By Ann Lee and Bo Ek, BBC News"}, "authors", ("Ann Lee", "Bo Ek")),
        ({"text": "x", "author": "Ann Lee, Cy Fox, and Bo Ek"}, "authors", ("Ann Lee", "Cy Fox", "Bo Ek")),
        ({"text": "x", "author": "BY ANN LEE AND BO EK"}, "authors", ("ANN LEE", "BO EK")),
        ({"text": "x", "author": "By Ann Lee Reuters"}, "authors", ("Ann Lee",)),
        ({"text": "x", "author": "Ann Lee <ann@fjord.example>"}, "authors", ("Ann Lee",)),
        ({"text": "x", "author": "By Ann Lee, May 3, 2022"}, "authors", ("Ann Lee",)),
        ({"text": "x", "author": "Ann Lee of The Fjord Press"}, "authors", ("Ann Lee",)),
        ({"text": "x", "author": "Ann Lee, Special to The Fjord Press"}, "authors", ("Ann Lee",)),
        ({"text": "x", "author": "Office of National Statistics"}, "authors", ("Office of National Statistics",)),
        ({"text": "x", "byline": "Reporting by Ann Lee; Editing by Bo Ek"}, "authors", ("Ann Lee",)),
        ({"text": "x", "author": "Автор: Анна Ли"}, "authors", ("Анна Ли",)),
        ({"text": "x", "author": "Ann Lee, PhD"}, "authors", ("Ann Lee",)),
        ({"text": "x", "authors": "Lee, A. B., Ek, C."}, "authors", ("Lee A. B.", "Ek C.")),
        ({"text": "x", "authors": "Lee, Ann; Ek, Bo"}, "authors", ("Lee, Ann", "Ek, Bo")),
        ({"text": "x", "authors": "ann-lee, bo-ek"}, "authors", ("ann-lee", "bo-ek")),
        ({"text": "x", "authors": [{"name": "Ann"}, "Bo"]}, "authors", ("Ann", "Bo")),
        ({"text": "x", "author": ["By Ann Lee"]}, "authors", ("Ann Lee",)),
        ({"text": "x", "author": ["\n", "By Ann Lee, Fjord Press"]}, "authors", ("Ann Lee", "Fjord Press")),
        ({"text": "x", "author": ["By ", "Ann Lee", " and ", "Bo Ek"]}, "authors", ("Ann Lee", "Bo Ek")),
        (
            {"text": "x", "author": ["By ", "Ann Lee", ", ", "Bo Ek", " and Cy Fox"]},
            "authors",
            ("Ann Lee", "Bo Ek", "Cy Fox"),
        ),
        ({"text": "x", "author": ["Von Anna Lee"]}, "authors", ("Anna Lee",)),
        ({"text": "x", "author": ["Di Sora", "Von Trapp"]}, "authors", ("Di Sora", "Von Trapp")),
        ({"text": "x", "author": ["Fund for Peace and Quiet"]}, "authors", ("Fund for Peace and Quiet",)),
        ({"text": "x", "authors": ["Lee, Ann", "ann-lee"]}, "authors", ("Lee, Ann", "ann-lee")),
        ({"text": "x", "byline": "By Ann Lee"}, "authors", ("Ann Lee",)),
        ({"text": "x", "tags": "a, b"}, "keywords", ("a", "b")),
        ({"text": "x", "tags": "a|b, c | d"}, "keywords", ("a", "b, c", "d")),
        ({"text": "x", "tags": "a|b; c"}, "keywords", ("a", "b", "c")),
        ({"text": "x", "topics": ["a;b", "c"]}, "keywords", ("a;b", "c")),
        ({"text": "x", "Category": "world"}, "section", "world"),
        ({"text": "x", "lang": "de"}, "language", "de"),
        ({"text": "x", "abstract": "S"}, "summary", "S"),
        ({"text": "x", "link": "https://e.org/1"}, "source_url", "https://e.org/1"),
        ({"text": "x", "title": None, "headline": "H"}, "title", "H"),
        ({"text": "x", "headline_text": "H"}, "title", "H"),
        ({"headline": "H", "short_description": "S"}, "summary", "S"),
        ({"text": "x", "articleSection": "world"}, "section", "world"),
        ({"text": "x", "byLine": "By Ann Lee"}, "authors", ("Ann Lee",)),
        ({"text": "x", "Head-Line": "H"}, "title", "H"),
        ({"text": "x", "leadText": "S"}, "summary", "S"),
        ({"text": "x", "head_liner": "H"}, "title_source", "lead"),
        ({"text": "x", "inLanguage": "de"}, "language", "de"),
        ({"title": {"rendered": "H"}, "content": {"rendered": "<p>One.</p><p>Two.</p>"}}, "body", "One.\n\nTwo."),
        ({"text": "x", "author": 3}, "authors", ()),
        ({"text": "x", "tags": [3, "a"]}, "keywords", ("a",)),
        ({"text": "x", "keywords": [{"name": "subject", "value": "Ferries"}]}, "keywords", ("Ferries",)),
        ({"text": "x", "byline": {"original": "By Ann Lee"}}, "authors", ("Ann Lee",)),
        ({"headline": {"main": "H"}, "lead_paragraph": "B"}, "body", "B"),
        ({"webTitle": "H", "fields": {"byline": "Ann Lee", "bodyText": "B"}}, "body", "B"),
        ({"_id": "1", "_source": {"title": "H", "text": "B"}}, "body", "B"),
        ({"type": "article", "attributes": {"title": "H", "body": "B"}}, "body", "B"),
        ({"article.title": "H", "article.body": "B"}, "body", "B"),
        ({"Article Title": "H", "ArticleBody": "B"}, "title", "H"),
        ({"title": "H", "article_title": "Other"}, "title", "H"),
        ({"text": "x", "source.id": "fp", "source.name": "Fjord Press"}, "source", "Fjord Press"),
        ({"text": "x", "author_name": "Ann Lee"}, "authors", ("Ann Lee",)),
        ({"headline.main": "H", "byline.original": "By Ann Lee"}, "title", "H"),
        ({"fields.headline": "H", "fields.bodyText": "B"}, "body", "B"),
        ({"text": "x", "url_name": "rain"}, "source_url", None),
        ({"text": "a\u0000b\ud800c"}, "body", "abc"),
    ],
)
def test_many_names_mean_one_field(row: dict[str, object], field: str, value: object) -> None:
    assert getattr(one(row), field) == value


@pytest.mark.parametrize(
    ("row", "instant"),
    [
        ({"date_publish": "2022-09-20 14:05:11"}, "2022-09-20T14:05:11Z"),
        ({"created_utc": 1663682711}, "2022-09-20T14:05:11Z"),
        ({"date": "2022-09-20T16:05:11", "date_gmt": "2022-09-20T14:05:11"}, "2022-09-20T14:05:11Z"),
    ],
)
def test_when_an_article_was_published_has_many_names_too(row: dict[str, object], instant: str) -> None:
    published = one({"text": "x", **row}).published
    assert published is not None
    assert published.text == instant


@pytest.mark.parametrize(
    ("row", "identity"),
    [
        ({"text": "x", "id": "http://e.org/1"}, "uri http://e.org/1"),
        ({"text": "x", "guid": "tag:e.org,2022:1", "source": "S"}, "uri tag:e.org,2022:1"),
        ({"text": "x", "id": 17, "source": "S"}, "id S\n17"),
        ({"text": "x", "id": 17}, "id pile.jsonl\n17"),
        ({"text": "x", "newsID": 17}, "id pile.jsonl\n17"),
        ({"text": "x", "url": "https://e.org/1"}, "uri https://e.org/1"),
        ({"text": "x", "id": "17", "url": "https://e.org/1"}, "id pile.jsonl\n17"),
    ],
)
def test_identity_is_the_sources_own_id(row: dict[str, object], identity: str) -> None:
    assert one(row).provenance.identity == identity


def test_identity_without_an_id_is_text_and_date() -> None:
    same = [one({"text": text, "date": date}).id for text, date in (("A  b\nc", "2022"), ("A b c ", "2022"))]
    assert same[0] == same[1]
    assert one({"text": "A b c", "date": "2023"}).id != same[0]


def test_a_dateline_is_read_and_taken_off() -> None:
    article = one({"text": "PARIS, Jan 3 (AFP) - The lead.", "date": "2001-01-03"})
    assert (article.dateline, article.places, article.source) == ("PARIS, Jan 3 (AFP)", ("Paris",), "AFP")
    assert (article.body, article.dateline_date) == ("The lead.", "2001-01-03")


def test_a_dateline_of_its_own_field_is_taken_as_it_is() -> None:
    article = one({"text": "The lead.", "dateline": "PARIS, January 3, 2001"})
    assert article.dateline == "PARIS, January 3, 2001"
    assert article.published is not None
    assert (article.published.text, article.date_source) == ("2001-01-03", "dateline")
    article = one({"title": "A", "text": "URGENT\n\nThe lead.", "dateline": "PARIS, January 3, 2001"})
    assert (article.preamble, article.body, article.places) == ("URGENT", "The lead.", ("Paris",))


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"status": "draft"}, "draft"),
        ({"Status": "Scheduled"}, "scheduled"),
        ({"post_status": "auto-draft"}, "auto-draft"),
        ({"draft": True}, "draft"),
        ({"draft": "true"}, "draft"),
        ({"isDraft": 1}, "draft"),
        ({"published": False}, "draft"),
        ({"is_published": "0"}, "draft"),
    ],
)
def test_what_says_that_it_is_a_draft_is_not_published(row: dict[str, object], why: str) -> None:
    [rejected] = read({"title": "Ferry", "text": "It sails."} | row)
    assert isinstance(rejected, Unreadable)
    assert rejected.reason == f"not published: {why}"


@pytest.mark.parametrize(
    "row",
    [{"status": "published"}, {"status": 3}, {"draft": False}, {"draft": "1"}, {"published": True}, {"published": 0}],
)
def test_what_does_not_say_so_is_published(row: dict[str, object]) -> None:
    assert one({"title": "Ferry", "text": "It sails."} | row).title == "Ferry"


def test_drafts_in_an_export_of_ghost_are_not_published() -> None:
    posts = [
        {"id": str(number), "title": "Ferry", "html": "<p>It sails.</p>", "status": status}
        for number, status in enumerate(("published", "draft"))
    ]
    items = list(parse(io.BytesIO(json.dumps({"db": [{"data": {"posts": posts}}]}).encode()), "ghost.json", Options()))
    assert [item.reason if isinstance(item, Unreadable) else item.body for item in items] == [
        "It sails.",
        "not published: draft",
    ]


def test_one_bad_line_is_not_the_end() -> None:
    items = read({"text": "One."}, '{"text": "cut', "[" * 100_000, {"text": "Two."}, '{"text": 1e999}', "nul\u0000l")
    assert [isinstance(item, ArticleRecord) for item in items] == [True, False, False, True, True, False]
    assert [item.position for item in items if isinstance(item, Unreadable)] == [2, 3, 6]


@pytest.mark.parametrize(
    ("raw", "published"),
    [
        ("2022-09-20 14:05:11", "2022-09-20T14:05:11Z"),
        ("2022-09-20T14:05:11.123+0200", "2022-09-20T12:05:11Z"),
        ("2022-09-20 14:05 UTC", "2022-09-20T14:05Z"),
        ("20220920", "2022-09-20"),
        (1663682711, "2022-09-20T14:05:11Z"),
        (1663682711000, "2022-09-20T14:05:11Z"),
        (1663682711000000, "2022-09-20T14:05:11Z"),
        (1663682711000000000, "2022-09-20T14:05:11Z"),
        ("1663682711.0", "2022-09-20T14:05:11Z"),
        ("/Date(1663682711000)/", "2022-09-20T14:05:11Z"),
        ("\\/Date(1663682711000+0200)\\/", "2022-09-20T14:05:11Z"),
        (2022, "2022"),
        (20220920, "2022-09-20"),
        (20220920140511, "2022-09-20T14:05:11Z"),
        (20221399, None),
        (20220920.0, "2022-09-20"),
        ("20220920.0", "2022-09-20"),
        (2022.0, "2022"),
        ("2022.0", "2022"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
        ("0001-01-01T14:05:11Z", "0001-01-01T14:05:11Z"),
        ("0001-01-01", "0001-01-01"),
        (-62135596800000, "0001-01-01T00:00:00Z"),
        (-99999999999, None),
        (-62104060800, "0002-01-01T00:00:00Z"),
        ("Tue, 20 Sep 2022 14:05:11 +0200", "2022-09-20T12:05:11Z"),
        ("September 20, 2022", "2022-09-20"),
        ("Tuesday, September 20th, 2022", "2022-09-20"),
        ("20 Sept. 2022", "2022-09-20"),
        ("20.Sept.2022", "2022-09-20"),
        ("20 septembre 2022", "2022-09-20"),
        ("20 de septiembre de 2022", "2022-09-20"),
        (" 2-SEP-2022 04:25:39.21", "2022-09-02T04:25:39Z"),
        ("31-MAR-1987 605:12:19.12", "1987-03-31"),
        ("20220920T140511Z", "2022-09-20T14:05:11Z"),
        ("20220920T1405+0200", "2022-09-20T12:05Z"),
        ("20220920140511", "2022-09-20T14:05:11Z"),
        ("2022-09-20 9:05:11 -4", "2022-09-20T13:05:11Z"),
        ("2022-09-20T14:05:11.5+02:00[Europe/Paris]", "2022-09-20T12:05:11Z"),
        ("Tue Sep 20 14:05:11 EDT 2022", "2022-09-20T18:05:11Z"),
        ("Sept. 20, 2022 at 2:05 p.m. ET", "2022-09-20T18:05Z"),
        ("September 20, 2022 12:05 AM", "2022-09-20T00:05Z"),
        ("14:05, 20 September 2022", "2022-09-20T14:05Z"),
        ("Tue Sep 20 2022 14:05:11 GMT+0200 (CEST)", "2022-09-20T12:05:11Z"),
        ("20.09.2022 14:05", "2022-09-20T14:05Z"),
        ("20 Sep 2022 14:05:11 IST", "2022-09-20"),
        ("2022/9/20", "2022-09-20"),
        ("2022-263", "2022-09-20"),
        ("2022-366", None),
        ("2022年9月20日", "2022-09-20"),
        ("1663682711", "2022-09-20T14:05:11Z"),
        ("3/4/2022 14:05", None),
        ("x" * 100_000, None),
        ("Sep 2022", "2022-09"),
        ("20.09.2022", "2022-09-20"),
        ("9/20/2022", "2022-09-20"),
        ("2/2/2022", "2022-02-02"),
        ("3/4/2022", None),
        ("2022-09-20T99:99Z", "2022-09-20"),
        ("2022-02-30", None),
        ("9999-12-31T23:59:59-12:00", None),
        ("February 30, 2022", None),
        ("soon", None),
        ("Junk 2020", None),
        ("Mayhem 2019", None),
        ("1 Sep 0099 10:00:00 +0000", None),
        ("Tue, 20 Sep 22 10:00:00 +0000", "2022-09-20T10:00:00Z"),
        ("Sat, 20 Sep 97 10:00 GMT", "1997-09-20T10:00Z"),
        ("20 Sep 22", None),
        ("2022-W38-2", "2022-09-20"),
        ("2022W382", "2022-09-20"),
        ("2021-W53-1", None),
        ("2022-09-20Z", "2022-09-20"),
        ("2022-09-20-04:00", "2022-09-20"),
        ("20th of September 2022", "2022-09-20"),
        ("20 сентября 2022 г.", "2022-09-20"),
        ("20 вересня 2022 року, 14:05", "2022-09-20T14:05Z"),
        ("20 сентября 2022 г. в 14:05", "2022-09-20T14:05Z"),
        ("2022. 9. 20.", "2022-09-20"),
        ("2022. 9. 20. 14:05", "2022-09-20T14:05Z"),
        ("2022年09月20日14:05", "2022-09-20T14:05Z"),
        ("2022年09月20日14时05分", "2022-09-20T14:05Z"),
        ("٢٠ سبتمبر ٢٠٢٢", "2022-09-20"),
        ("2022. szeptember 20.", "2022-09-20"),
        ("2022-Sep-20 14:05", "2022-09-20T14:05Z"),
        ("2022 September 20", "2022-09-20"),
        ("September 20, 2022, 2 p.m.", "2022-09-20T14:00Z"),
        ("September 20, 2022 09:00 AM Eastern Daylight Time", "2022-09-20T13:00Z"),
        ("September 20, 2022 09:00 AM Pacific Time", "2022-09-20T16:00Z"),
        ("2 PM EDT, September 20, 2022", "2022-09-20T18:00Z"),
        ("2:05 PM EDT, Tue September 20, 2022", "2022-09-20T18:05Z"),
        ("terça-feira, 20 de setembro de 2022 às 14h05", "2022-09-20T14:05Z"),
        ("20 septembre 2022 à 14 h 05", "2022-09-20T14:05Z"),
        ("Tue, 20 Sep 2022 14:05 +0000", "2022-09-20T14:05Z"),
        ("Tue, 20 Sep 2022 25:05:00 +0000", "2022-09-20"),
        ("Tue, 20 Sep 2022", "2022-09-20"),
        (17, None),
        (True, None),
        (float("nan"), None),
        (10**400, None),
        (None, None),
        ("Mi, 04 Jan 2023 05:00:09 +0100", "2023-01-04T04:00:09Z"),
        ("Mo., 2. Januar 2023", "2023-01-02"),
        ("mar., 3 janv. 2023", "2023-01-03"),
        ("20.09.2022, 14:05 Uhr", "2022-09-20T14:05Z"),
        ("20 September 2022 14:05 hrs IST", "2022-09-20"),
        ("20 September 2022, 14:05 hrs", "2022-09-20T14:05Z"),
        ("2022-09-20 14:05:11 America/New_York", "2022-09-20T18:05:11Z"),
        ("2022-09-20 14:05:11 America/Argentina", "2022-09-20"),
        ("2022-09-20T14:05:11Z[UTC]", "2022-09-20T14:05:11Z"),
        ("2022-09-20 14:05:11 Mars/Base", "2022-09-20"),
        ("2022-09-20 14:05:11.123456789 +0200 CEST", "2022-09-20T12:05:11Z"),
        ("Published: 14:05 BST, 20 September 2022", "2022-09-20"),
        ("Published: 14:05 GMT, 20 September 2022", "2022-09-20T14:05Z"),
        ("First published on Tue 20 Sep 2022", "2022-09-20"),
        ("Sept 20, 2022, 2:05 PM EDT / Updated Sept. 21, 2022", "2022-09-20T18:05Z"),
        ("20. rujna 2022.", "2022-09-20"),
        ("20. listopada 2022.", "2022-10-20"),
        ("20 listopada 2022 r.", "2022-11-20"),
        ("20. září 2022", "2022-09-20"),
        ("wtorek, 20 września 2022", "2022-09-20"),
        ("20.09.2022 г. 14:05", "2022-09-20T14:05Z"),
        ("2022 m. rugsėjo 20 d.", "2022-09-20"),
        ("2022. szeptember 20., kedd", "2022-09-20"),
        ("20 Eylül 2022 Salı", "2022-09-20"),
        ("20 Eylül 2022 Çarşamba 14:05", "2022-09-20T14:05Z"),
        ("2022-09-20 오후 2:05", "2022-09-20T14:05Z"),
        ("2022年9月20日上午2:05", "2022-09-20T02:05Z"),
        ("le 20 septembre 2022 à 14:05", "2022-09-20T14:05Z"),
        ("Le 20/09/2022 à 14:05", "2022-09-20T14:05Z"),
        ("20 Settembre 2022 alle 14:05", "2022-09-20T14:05Z"),
        ("20.9.2022 klo 14.05", "2022-09-20T14:05Z"),
        ("ter 20 setembro 2022 14:05", "2022-09-20T14:05Z"),
        ("14:05 20.09.2022", "2022-09-20T14:05Z"),
        ("Selasa, 20 September 2022 14:05 WIB", "2022-09-20T07:05Z"),
        ("20 September 2022 14:05 NPT", "2022-09-20T08:20Z"),
        ("September 20, 2022 at 2:05 p.m. HST", "2022-09-21T00:05Z"),
        ("Thứ ba, 20/9/2022, 14:05 (GMT+7)", "2022-09-20T07:05Z"),
        ("Posted on September 20, 2022 by Ann Lee", "2022-09-20"),
        ("the 20th of September, 2022", "2022-09-20"),
        ("20TH SEPTEMBER 2022", "2022-09-20"),
        ("20/sept/2022", "2022-09-20"),
        ("3.4.2022", "2022-04-03"),
        ("(20 settembre 2022)", "2022-09-20"),
        ("Tuesday, September 20, 2022; A01", "2022-09-20"),
        ("TUESDAY, SEPTEMBER 20, 1898.", "1898-09-20"),
        ("20 Sep 2022,Tuesday", "2022-09-20"),
        ("الثلاثاء 20 سبتمبر 2022", "2022-09-20"),
        ("Publié le 20 septembre 2022 à 14h05, mis à jour le 23 septembre 2022", "2022-09-20T14:05Z"),
        ("Giriş Tarihi: 20 Eylül 2022 14:05 Güncelleme Tarihi: 23 Eylül 2022", "2022-09-20T14:05Z"),
        ("09/2022", "2022-09"),
        ("2022/09", "2022-09"),
        ("13/2022", None),
        ("20-Sep-22", None),
        ("20/09/22", None),
    ],
)
def test_dates_as_data_sets_write_them(raw: object, published: str | None) -> None:
    period, warnings = read_published(raw)  # type: ignore[arg-type]
    assert (period.text if period else None) == published
    if published is None and raw is not None:
        assert warnings


def test_what_stands_before_the_dateline_goes_where_it_belongs() -> None:
    """A title, a byline and a note, each its own; nothing is dropped."""
    note = "Corrects the name of the harbour in the second paragraph."
    text = f"Harbour opens again\nBy Ann Lee\n{note}\nOSLO, Jan 3 - The lead."
    article = one({"text": text, "date": "2001-01-03"})
    assert (article.title, article.title_source) == ("Harbour opens again", "headline")
    assert (article.byline, article.authors) == ("By Ann Lee", ("Ann Lee",))
    assert article.preamble == note
    assert (article.places, article.body) == (("Oslo",), "The lead.")


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("en_US", "en-US"),
        ("  de ", "de"),
        ("zh-Hant-TW", "zh-Hant-TW"),
        ("de-DE-u-co-phonebk", "de-DE-u-co-phonebk"),
        ("x-klingon", "x-klingon"),
        ("eng", "en"),
        ("GER", "de"),
        ("zho-Hant", "zh-Hant"),
        ("fil", "fil"),
        ("", None),
    ],
)
def test_a_language_is_a_tag(said: str, wanted: str | None) -> None:
    article = one({"text": "x", "language": said})
    assert (article.language, article.provenance.warnings) == (wanted, ())


PROSE = "The ferry sank in the harbour and nobody was hurt. " * 5


@pytest.mark.parametrize("name", ["plain_text", "STORY", "document", "html", "post_content", "corps", "Text of it"])
def test_no_text_is_lost_because_its_name_is_new(name: str) -> None:
    article = one({"title": "Ferry", "embedding": "0.1 " * 400, "url": "https://a.example/1", name: PROSE})
    assert article.body == PROSE.strip()
    unknown = name in ("corps", "Text of it")
    told = f"the text was taken from {name!r}: no field with a known name has one"
    assert article.provenance.warnings == ((told,) if unknown else ())


def test_what_is_no_prose_is_no_text() -> None:
    assert one({"title": "Ferry", "embedding": "0.1 " * 400, "note": "See page 5"}).body == ""


@pytest.mark.parametrize(
    ("row", "published"),
    [
        ({"date": "2022-09-20", "dateTimePub": "2022-09-20T14:05:00Z"}, "2022-09-20T14:05:00Z"),
        ({"date": "2022-09-20", "created_at": "2022-09-21T14:05:00Z"}, "2022-09-20"),
        ({"date": "2022-09-20", "time": "14:05"}, "2022-09-20T14:05Z"),
        ({"date": "2022-09-20", "time": "noon"}, "2022-09-20"),
    ],
)
def test_a_day_takes_its_time_from_beside_it(row: dict[str, object], published: str) -> None:
    article = one({"text": "x", **row})
    assert article.published is not None
    assert article.published.text == published


@pytest.mark.parametrize(
    "row",
    [
        {"제목": "H", "본문": "x", "언론사": "S", "기자": "Ann Lee", "날짜": "2022-09-20"},
        {"新闻标题": "H", "新闻正文": "x", "新闻来源": "S", "作者": "Ann Lee", "发布时间": "2022-09-20"},
        {"Título": "H", "Cuerpo de la noticia": "x", "Medio": "S", "Autor": "Ann Lee",
         "Fecha de publicación": "2022-09-20"},
        {"title_s": "H", "body_txt": "x", "source_s": "S", "author_ss": ["Ann Lee"], "pub_date_dt": "2022-09-20"},
        {"name": "H", "content": "x", "domain": "S", "Author(s)": "Ann Lee", "@timestamp": "2022-09-20"},
        {"row_idx": 0, "row": {"title": "H", "text": "x", "source": "S", "author": "Ann Lee", "date": "2022-09-20"}},
    ],
    ids=["korean", "chinese", "spanish", "solr", "odd", "wrapped"],
)  # fmt: skip
def test_names_in_other_languages_and_shapes_are_read(row: dict[str, object]) -> None:
    article = one(row)
    assert (article.title, article.body, article.source, article.authors) == ("H", "x", "S", ("Ann Lee",))
    assert published(article) == "2022-09-20"


def test_a_text_of_a_shape_that_nobody_knows_is_what_it_has_inside() -> None:
    sections = [
        {
            "headline": ["Islands"],
            "paragraphs": ["The ferry sails.", "It is late."],
            "id": "p1",
            "kind": "para",
            "key": "a1b2",
        }
    ]
    article = one({"title": "H", "body": {"summary": [], "sections": sections}, "authors": ["Ann Lee", "Staff Writer"]})
    assert (article.body, article.authors) == ("Islands\n\nThe ferry sails.\n\nIt is late.", ("Ann Lee",))


@pytest.mark.parametrize(
    "known", ["The ferry to the islands sails again on Monday, after", "The ferry to the islands sails…"]
)
def test_an_unknown_text_that_goes_on_where_the_known_one_ends_is_the_text(known: str) -> None:
    whole = "The ferry to the islands sails again on Monday, after three weeks of ice in all of the harbours, as long "
    whole += "as it does not snow again, which nobody on the islands expects at all."
    article = one({"headline": "Ferry sails", "text": known, "ctext": whole})
    assert (article.body, article.summary) == (whole, known)
    assert article.provenance.warnings == (
        "the text was taken from 'ctext': the one under a known name is its beginning",
    )


def test_other_long_fields_do_not_replace_a_text() -> None:
    row = {"title": "H", "text": "The ferry sails.", "comments": "I have lived beside it for years. " * 50}
    assert one(row).body == "The ferry sails."


def test_articles_of_a_site_that_is_their_source_stay_several() -> None:
    rows = [one({"title": title, "text": "The ferry.", "source": "https://www.fjord.example"}) for title in "AB"]
    assert rows[0].id != rows[1].id
    assert [row.source for row in rows] == ["fjord.example"] * 2


def test_a_persons_name_is_no_title() -> None:
    assert one({"name": "Emma Lee", "body": "The ferry sails.", "date": "2022-09-20"}).title_source == "lead"


def test_a_source_that_is_an_address_leaves_the_name_to_another_field() -> None:
    article = one({"title": "H", "text": "x", "source": "https://fjord.example/a", "sitename": "Fjord Post"})
    assert (article.source, article.source_url) == ("Fjord Post", "https://fjord.example/a")


def test_a_headline_in_parts_is_the_part_that_is_there() -> None:
    headline = {"main": "Ferry sinks", "kicker": None, "name": "", "print_headline": "Ferry"}
    assert one({"headline": headline, "text": "x"}).title == "Ferry sinks"


def test_the_title_of_a_paper_is_no_headline() -> None:
    article = one({"heading": "FERRY SINKS", "title": {"id": "11", "value": "The Argus"}, "articleText": "<p>x</p>"})
    assert article.title == "FERRY SINKS"


@pytest.mark.parametrize(("said", "tag"), [("English", "en"), ("русский", "ru"), ("GERMAN", "de"), ("eng", "en")])
def test_a_language_may_be_named(said: str, tag: str) -> None:
    article = one({"text": "x", "language": said})
    assert (article.language, article.provenance.warnings) == (tag, ())


@pytest.mark.parametrize("said", ["Fjordish", "en; fr", "x", "en_US.UTF-8"])
def test_the_name_of_an_unknown_language_is_no_tag_and_no_code_is_made_up_for_it(said: str) -> None:
    article = one({"text": "x", "language": said})
    assert article.language is None
    assert article.provenance.warnings == (f"the language {said!r} is not a BCP 47 tag",)


@pytest.mark.parametrize(
    ("raw", "order", "published"),
    [
        ("20/09/22", "dmy", "2022-09-20"),
        ("4.3.97 14:05", "dmy", "1997-03-04T14:05Z"),
        ("09/04/22", "mdy", "2022-09-04"),
        ("9.4.2022", "mdy", "2022-09-04"),
        ("20-SEP-22", "dmy", "2022-09-20"),
    ],
)
def test_a_year_of_two_figures_counts_where_the_order_is_told(raw: str, order: DateOrder, published: str) -> None:
    period, warnings = read_published(raw, order=order)
    assert (period and period.text, warnings) == (published, [])


def test_a_moment_that_is_outside_all_years_leaves_no_day() -> None:
    assert read_published("9999-12-31T23:59:59-12:00") == (
        None,
        ["the date '9999-12-31T23:59:59-12:00' is outside the years 0001-9999"],
    )


@pytest.mark.parametrize(
    ("parts", "published"),
    [
        ({"year": 2022, "month": 9, "day": 20}, "2022-09-20"),
        ({"Year": "2022", "Month": "9.0", "Day": "20.0"}, "2022-09-20"),
        ({"year": 2022, "month": "September", "day": 20}, "2022-09-20"),
        ({"year": "2022", "month": "Sep"}, "2022-09"),
        ({"year": "2022"}, "2022"),
        ({"year": 2021, "month": 1, "day": 2, "date": "2022-09-20"}, "2022-09-20"),
        ({"month": 9, "day": 20}, None),
        ({"year": "first", "month": 9}, None),
    ],
)
def test_a_date_may_be_in_parts(parts: dict[str, object], published: str | None) -> None:
    article = one({"text": "x", **parts})
    assert (article.published.text if article.published else None) == published
    assert article.provenance.warnings == ()


@pytest.mark.parametrize("date", ["2022-09-20T14:05:11Z", 1663682711000, {"$numberLong": "1663682711000"}])
def test_a_date_may_say_what_it_is(date: object) -> None:
    published = one({"text": "x", "date": {"$date": date}}).published
    assert published is not None
    assert published.text == "2022-09-20T14:05:11Z"


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2022-09-20 00:00:00", "2022-09-20"),
        ("2022-09-20T00:00:00.000", "2022-09-20"),
        ("2022-09-20T00:00:00Z", "2022-09-20T00:00:00Z"),
        ("2022-09-20 00:00:01", "2022-09-20T00:00:01Z"),
        ("2022-09-20 00:00", "2022-09-20T00:00Z"),
        ("Tue Sep 20 00:00:00 2022", "2022-09-20"),
        ("Tue Sep 20 00:00:00 UTC 2022", "2022-09-20T00:00:00Z"),
        ("20 Sep 2022 00:00:00", "2022-09-20"),
        (1663632000, "2022-09-20"),
        (1663632000000, "2022-09-20"),
        ("1663632000000", "2022-09-20"),
        (1663632000.0, "2022-09-20"),
        ([1663632000], "2022-09-20"),
        (1663632001, "2022-09-20T00:00:01Z"),
        (915148800, "1999-01-01"),
        (True, None),
    ],
)
def test_a_midnight_without_zone_is_how_programs_print_a_day(date: object, told: str | None) -> None:
    assert published(one({"title": "H", "text": "B", "date": date})) == told


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (["2022-09-20"], "2022-09-20"),
        (["\n September 20, 2022 \n"], "2022-09-20"),
        (["2022-09-20 00:00:00"], "2022-09-20"),
        (["September 20, 2022", " 2:05 PM "], "2022-09-20T14:05Z"),
        (["by Ann Lee", "20 September 2022", "21 September 2022"], "2022-09-20"),
        ([1663682711], "2022-09-20T14:05:11Z"),
        ([{"$date": "2022-09-20T14:05Z"}], "2022-09-20T14:05Z"),
        (["3/4/2022", "2023"], None),
        (["3/4/2022"], None),
    ],
)
def test_of_dates_in_a_list_the_first_counts_and_its_pieces_are_joined(dates: list[object], told: str | None) -> None:
    assert published(one({"title": "Ferry", "text": "It sails.", "date": dates})) == told


def test_a_date_in_a_list_that_cannot_be_read_is_told_as_it_is() -> None:
    article = one({"title": "Ferry", "text": "It sails.", "date": ["soon", "or never"]})
    assert article.provenance.warnings == ("the date 'soon or never' could not be read",)
    assert one({"title": "Ferry", "text": "It sails.", "date": []}).provenance.warnings == ()


def test_what_is_not_a_number_is_nothing() -> None:
    article = one('{"title": NaN, "text": "The ferry sails.", "section": NaN, "author": NaN, "date": NaN}')
    assert (article.title, article.section, article.authors) == ("The ferry sails.", None, ())
    assert (article.published, article.provenance.warnings) == (None, ())


_SPAN = {"_type": "span", "text": "The ferry "}
_LINK = {"type": "link", "children": [{"text": "sails"}]}


@pytest.mark.parametrize(
    "text",
    [
        [{"_type": "block", "children": [_SPAN, _LINK]}, {"_type": "block", "children": [{"text": "It is late."}]}],
        {
            "nodeType": "document",
            "content": [
                {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": "The ferry sails"}]},
                {"nodeType": "embedded-asset-block", "data": {}, "content": []},
                {
                    "nodeType": "list-item",
                    "content": [{"nodeType": "paragraph", "content": [{"value": "It is late."}]}],
                },
            ],
        },
        {"blocks": [{"type": "unstyled", "text": "The ferry sails"}, {"type": "unstyled", "text": "It is late."}]},
        {
            "time": 1,
            "blocks": [
                {"type": "header", "data": {"text": "The <b>ferry</b> sails"}},
                {"type": "paragraph", "data": {"text": "It is late."}},
            ],
        },
        {
            "root": {
                "children": [{"type": "paragraph", "children": [_SPAN, _LINK]}, {"children": [{"text": "It is late."}]}]
            }
        },
        [
            {"type": "kicker", "content": "Sea"},
            {"type": "byline", "content": "By Ann Lee"},
            {"type": "sanitized_html", "content": "The <i>ferry</i> sails"},
            {"type": "sanitized_html", "content": "It is late."},
        ],
    ],
)
def test_a_text_may_be_a_tree_as_editors_keep_it(text: object) -> None:
    assert one({"title": "H", "body": text}).body == "The ferry sails\n\nIt is late."


def test_a_tree_without_end_and_articles_in_a_page_of_results_are_no_text() -> None:
    deep: object = "The ferry sails"
    for _ in range(300):
        deep = {"content": [{"type": "x", **({"content": deep} if isinstance(deep, dict) else {"text": deep})}]}
    assert one({"title": "H", "body": deep}).body == ""
    page = {"content": [{"type": "news", "title": name, "body": "It is late."} for name in "AB"]}
    assert [getattr(item, "title", None) for item in read(page)] == ["A", "B"]


@pytest.mark.parametrize(
    "row",
    [
        {"Titel": "H", "Inhalt": "B", "Datum": "20.09.2022", "Autor": "Ann Lee"},
        {"título": "H", "texto": "B", "fecha": "20/09/2022", "autor": "Ann Lee"},
        {"titre": "H", "texte": "B", "date": "20 septembre 2022", "auteurs": ["Ann Lee"]},
        {"заголовок": "H", "текст": "B", "дата": "20.09.2022", "автор": "Ann Lee"},
        {"headline": "H", "articlebody": "B", "datepublished": "2022-09-20", "author": "Ann Lee"},
        {"Headlines": "H", "Text": "B", "Time": "Sep 20 2022", "Author": "Ann Lee"},
    ],
)
def test_names_in_other_languages_and_without_joints(row: dict[str, object]) -> None:
    article = one(row)
    assert (article.title, article.body, article.authors) == ("H", "B", ("Ann Lee",))
    assert article.published is not None
    assert article.published.text == "2022-09-20"


@pytest.mark.parametrize("nothing", ["nan", "NaT", "None", "NULL", "null", "\\N", "<NA>"])
def test_what_tools_write_for_nothing_is_nothing(nothing: str) -> None:
    article = one({"title": "H", "text": "B", "author": nothing, "date": nothing, "source": nothing, "tags": nothing})
    assert (article.authors, article.source, article.keywords, article.published) == ((), None, (), None)
    assert article.provenance.warnings == ()


def test_what_a_record_relates_to_may_lie_deeper() -> None:
    author = {"data": {"id": 2, "attributes": {"name": "Ann Lee"}}}
    tags = {"data": [{"id": 4, "attributes": {"name": "ferry"}}, {"id": 5, "attributes": {"name": "sea"}}]}
    article = one({"title": "H", "text": "B", "author": author, "tags": tags})
    assert (article.authors, article.keywords) == (("Ann Lee",), ("ferry", "sea"))
    people = [{"firstname": "Ann", "lastname": "Lee"}, {"given_name": "Bo", "family_name": "Ek"}]
    assert one({"text": "B", "authors": people}).authors == ("Ann Lee", "Bo Ek")
    assert one({"_id": {"$oid": "61aa"}, "text": "B"}).provenance.identity == "id pile.jsonl\n61aa"


def test_an_answer_of_wordpress_may_have_the_names_with_it() -> None:
    terms = [
        [{"id": 4, "name": "News", "taxonomy": "category"}],
        [{"id": 5, "name": "ferry", "taxonomy": "post_tag"}],
    ]
    row = {"title": {"rendered": "H"}, "content": {"rendered": "<p>B</p>"}, "author": 3, "categories": [4], "tags": [5]}
    assert (one(row).authors, one(row).keywords) == ((), ())
    article = one({**row, "_embedded": {"author": [{"id": 3, "name": "Ann Lee"}], "wp:term": terms}})
    assert (article.authors, article.section, article.keywords) == (("Ann Lee",), "News", ("ferry",))


@pytest.mark.parametrize(
    ("row", "section", "keywords"),
    [
        ({"categories": ["News", "Sea"], "tags": ["ferry"]}, "News", ("Sea", "ferry")),
        ({"categories": ["Uncategorized"], "tags": ["ferry"]}, None, ("Uncategorized", "ferry")),
        ({"categories": ["Sea"], "tags": ["ferry"], "section": "News"}, "News", ("ferry",)),
        ({"categories": ["News", "Sea"]}, None, ("News", "Sea")),
    ],
)
def test_the_first_of_categories_beside_tags_is_the_section(
    row: dict[str, object], section: str | None, keywords: tuple[str, ...]
) -> None:
    article = one({"text": "B", **row})
    assert (article.section, article.keywords) == (section, keywords)


def test_kinds_of_keywords_are_kept_and_an_address_is_no_author() -> None:
    keywords = [{"name": "persons", "value": "Lee, Ann"}, {"name": "glocations", "value": "Bergen"}]
    article = one({"text": "B", "keywords": keywords, "authors": "https://social.example/fjord"})
    assert (article.keywords, article.authors) == (("person:Lee, Ann", "place:Bergen"), ())


def test_the_id_of_a_wrapper_is_that_of_an_article_without_one() -> None:
    assert one({"_id": "7", "_source": {"text": "B"}}).provenance.identity == "id pile.jsonl\n7"
    own = {"text": "B", "url": "https://fjord.example/1"}
    assert one({"_id": "7", "_source": own}).provenance.identity == "uri https://fjord.example/1"


def test_a_byline_that_opens_the_text_below_a_known_title_is_none_of_it() -> None:
    article = one({"title": "Ferry sinks", "text": "By Ann Lee\nStaff writer\n\nIt sank.\n\nIt is late."})
    assert (article.byline, article.authors, article.body) == ("By Ann Lee", ("Ann Lee",), "It sank.\n\nIt is late.")
    article = one({"title": "Ferry sinks", "byline": "Bo Ek", "text": "By Ann Lee\n\nIt sank.\n\nIt is late."})
    assert (article.byline, article.preamble, article.body) == ("Bo Ek", "By Ann Lee", "It sank.\n\nIt is late.")
    for text in ("By the sea\n\nIt sank.\n\nIt is late.", "Por fin llega el barco\n\nNadie lo vio.\n\nAdiós."):
        assert one({"title": "Ferry sinks", "text": text}).body == text


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("It <i>sails</i>.\n\nAll are saved.", ["It sails.", "All are saved."]),
        ("It <b>sails</b>:\n- to the islands\n- to the town\n\nIt is late.",
         ["It sails:", "- to the islands", "- to the town", "It is late."]),
        ("It sails.<br>All are <i>saved</i>.\n\nIt is late.", ["It sails.", "All are saved.", "It is late."]),
        ("It sails.\n\n<blockquote>It is late.</blockquote>\n\nAll are\nsaved.",
         ["It sails.", "It is late.", "All are saved."]),
        ("<p>It\n\nsails.</p>\n\n<p>It is late.</p>", ["It sails.", "It is late."]),
        ("It <a\nhref='https://fjord.example/'>sails</a> again.\n\nIt is late.", ["It sails again.", "It is late."]),
        ("It <i>sails</i> from the town to the islands,\nand back on Monday.",
         ["It sails from the town to the islands, and back on Monday."]),
    ],
)  # fmt: skip
def test_a_typed_text_with_tags_in_it_keeps_its_paragraphs(text: str, paragraphs: list[str]) -> None:
    article = one({"title": "Ferry", "text": text})
    assert article.body.split("\n\n") == paragraphs


@pytest.mark.parametrize(
    ("date", "is_told"), [("1402/12/22", True), ("2567-03-12", True), ("1869", False), ("2024-03-12", False)]
)
def test_a_year_of_another_calendar_is_told(date: str, is_told: bool) -> None:
    """It may be that, and it may be meant."""
    article = one({"title": "Ferry", "text": "It sails.", "date": date})
    assert published(article) == date.replace("/", "-")
    assert article.provenance.warnings == ((f"the year {date[:4]} may be of another calendar",) if is_told else ())


@pytest.mark.parametrize(
    ("date", "day"), [("20-Sep-22", "2022-09-20"), ("令和4年9月20日", "2022-09-20"), ("2 hours ago", "2022-10-01")]
)
def test_a_date_of_two_figures_counts_beside_that_of_a_row(date: str, day: str) -> None:
    row = {"title": "Ferry", "text": "It sails.", "created_at": "2022-10-01T10:00:00Z", "date": date}
    lines = json.dumps(row).encode()
    [article] = parse(io.BytesIO(lines), "pile.jsonl", Options(date_order="dmy"))
    assert isinstance(article, ArticleRecord)
    assert (published(article) or "")[:10] == day


def test_a_list_that_python_cannot_read_is_a_text() -> None:
    assert one({"title": "Ferry", "text": "['a', {[]: 1}]"}).body == "['a', {[]: 1}]"


@pytest.mark.parametrize(
    ("media", "source"), [("Fjord Press", "Fjord Press"), ("Video", None), ("12", None), ("2021-05-05", None)]
)
def test_a_kind_of_media_is_no_source(media: str, source: str | None) -> None:
    assert one({"title": "Ferry", "text": "It sails.", "media": media}).source == source
