"""Names and values in tables and answers of news APIs, as they are really found."""

import json
from typing import Any

import pytest

from app.parsers.attempt import Parsed
from app.record import ArticleRecord, Unreadable
from tests.parsers.reading import read, reasons, record

PROSE = "The ferry to the islands sails again on Monday, after two weeks in the yard, the harbour master said. " * 3


def table(text: str) -> list[Parsed]:
    return read(text.encode(), "pile.csv")


def row(text: str) -> ArticleRecord:
    return record(table(text)[0])


def item(**fields: Any) -> ArticleRecord:
    return record(read(json.dumps(fields).encode(), "pile.json")[0])


def moment(article: ArticleRecord) -> str | None:
    return article.published.text if article.published else None


def test_a_column_called_news_is_the_text_where_no_other_is() -> None:
    assert row(f'title,news\nThe ferry sails,"{PROSE}"\n').body == PROSE.strip()
    assert row("Date,News\n2022-09-20,The ferry sails again\n").body == "The ferry sails again"
    assert row(f'title,news,text\nThe ferry sails,harbour,"{PROSE}"\n').body == PROSE.strip()


def test_a_column_called_news_at_the_head_of_a_text_is_no_header() -> None:
    article = record(read(f"News, Topic\n\nSix ferries for us\n\n{PROSE}\n".encode(), "pile.txt")[0])
    assert article.provenance.format == "text"
    assert PROSE.strip() in article.body


@pytest.mark.parametrize("file", ["pile.csv", "pile"])
@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("text,label", "body"),
        ("Text,Label", "body"),
        ("News,Label", "body"),
        ("label;text", "body"),
        ("headline\tis_sarcastic", "title"),
    ],
)
def test_a_text_or_a_title_is_enough_of_a_header_where_rows_have_as_many_cells(
    header: str, field: str, file: str
) -> None:
    delimiter = next(each for each in ",;\t" if each in header)
    cells = [
        "1" if name in ("label", "Label", "is_sarcastic") else '"It sails, again"' for name in header.split(delimiter)
    ]
    [article] = map(record, read(f"{header}\n{delimiter.join(cells)}\n".encode(), file))
    assert (article.provenance.format, getattr(article, field)) == ("csv", "It sails, again")


@pytest.mark.parametrize("name", ["text", "Title", "news"])
def test_a_table_by_its_name_may_have_one_column(name: str) -> None:
    assert [record(each).title for each in table(f'{name}\nIt sails\n"A ferry, again"\n')] == [
        "It sails",
        "A ferry, again",
    ]
    assert record(read(f"{name}\n\n{PROSE}\n".encode(), "pile.txt")[0]).provenance.format == "text"


def test_an_index_without_a_name_is_no_field() -> None:
    assert row(",text,label\n0,It sails again.,1\n").body == "It sails again."


@pytest.mark.parametrize(
    "line", ["News,Ferry sinks,2022-09-20", "3,News,Ferry", "https://fjord.example/1,article,Ferry"]
)
def test_an_article_in_the_first_line_is_no_header(line: str) -> None:
    assert isinstance(table(f"{line}\n{line}\n")[0], Unreadable)


@pytest.mark.parametrize(
    "text",
    [
        "News,weather\n\nThe ferry sails,it rains",
        "News,weather\nThe ferry sails, it rains",
        "News;Sport\nWeather;Culture\n\nThe ferry sails",
        "Text,body\nThe ferry sails and it rains.",
        "Text,voice\nThe ferry sails, it rains, and, as it were, it snows.",
    ],
)
def test_a_line_with_a_comma_above_prose_is_no_header(text: str) -> None:
    assert record(read(text.encode(), "pile.txt")[0]).provenance.format == "text"


def test_objects_in_the_cells_of_a_table_are_read_as_in_json() -> None:
    article = row(
        "headline,byline,keywords,lead_paragraph\n"
        "\"{'main': 'The ferry sails', 'kicker': None}\",\"{'original': 'By Ann Lee', 'person': []}\","
        "\"[{'name': 'subject', 'value': 'Ferries', 'rank': 1}]\",It sails again.\n"
    )
    assert (article.title, article.authors, article.keywords) == ("The ferry sails", ("Ann Lee",), ("Ferries",))


def test_a_headline_in_brackets_is_no_object() -> None:
    assert row("title,text\n{The ferry} sails,It sails again.\n").title == "{The ferry} sails"
    assert row("title,text\n[Ferry: {a}] sails,It sails again.\n").title == "[Ferry: {a}] sails"


@pytest.mark.parametrize(
    "name",
    [
        "published_utc", "time_published", "date_posted", "ngày_đăng", "data_publikacji", "pub_datetime",
        "publication_datetime", "publishDatetime", "published_datetime", "first_published_at", "posted", "posted_date",
        "posting_date", "date_created", "creation_date", "issued", "issue_date", "date_of_publication",
        "Date of publication", "release_time", "news_time", "article:published_time", "publicado",
    ],
)  # fmt: skip
def test_more_names_of_dates_are_known(name: str) -> None:
    article = item(title="The ferry sails", text="It sails.", **{name: "2022-09-20T14:05:11Z"})
    assert moment(article) == "2022-09-20T14:05:11Z"


@pytest.mark.parametrize(
    "others",
    [
        {"date_created": "2021"},
        {"created": "2021"},
        {"posted": True},
        {"timestamp": "2023-01-01T00:00:01Z"},
        {"date_modified": "2023", "update_date": "2023", "crawl_time": "2023", "scraped_at": "2023"},
    ],
)
def test_a_publication_counts_before_what_else_was_done_to_an_article(others: dict[str, object]) -> None:
    assert moment(item(title="The ferry sails", text="It sails.", publication_datetime="2022", **others)) == "2022"
    assert moment(item(title="The ferry sails", text="It sails.", **others, published_at="2022")) == "2022"


@pytest.mark.parametrize("said", ["2 hours ago", "Yesterday", "by Ann Lee"])
def test_what_has_no_year_is_no_date_beside_another(said: str) -> None:
    article = item(title="The ferry sails", text="It sails.", posted=said, created_at="2022-09-20")
    assert (moment(article), article.provenance.warnings) == ("2022-09-20", ())
    assert item(title="The ferry sails", text="It sails.", posted=said).provenance.warnings


@pytest.mark.parametrize("name", ["contributors", "writers", "reporters", "journalists"])
def test_more_names_of_authors_are_known(name: str) -> None:
    assert item(title="The ferry sails", text="It sails.", **{name: ["Ann Lee", "Bo Ek"]}).authors == (
        "Ann Lee",
        "Bo Ek",
    )


@pytest.mark.parametrize("name", ["media", "press", "paper", "journal"])
def test_the_name_of_a_paper_is_the_source_and_nothing_else_of_that_name(name: str) -> None:
    def source(value: object) -> tuple[str | None, str | None]:
        article = item(title="The ferry sails", text="It sails.", **{name: value})
        return article.source, article.source_url

    assert source("Fjord Press") == ("Fjord Press", None)
    for other in ("https://fjord.example/a.jpg", "IMG_1.jpg", "image", PROSE, [{"title": "Ferry"}], {"type": "image"}):
        assert source(other) == (None, None)
    assert item(title="The ferry sails", **{name: PROSE}).body == PROSE.strip()


@pytest.mark.parametrize("line", ["Media: Six ferries sink", "Reporters: the ferry was late", "Issued: a warning"])
def test_a_headline_may_begin_with_a_word_that_is_the_name_of_a_column(line: str) -> None:
    article = record(read(f"{line}\n\n{PROSE}\n".encode(), "pile.txt")[0])
    assert (article.title, article.source, article.authors) == (line, None, ())


def test_a_date_of_the_record_as_mails_write_it_gives_a_day_its_time() -> None:
    written = "Tue, 20 Sep 2022 14:05:11 +0200"
    article = item(title="Ferry", text="It sails.", date="2022-09-20", published=written)
    assert moment(article) == "2022-09-20T12:05:11Z"
    assert moment(item(title="Ferry", text="It sails.", date="2022-09-21", published=written)) == "2022-09-21"


def test_a_time_in_seconds_is_the_date_where_no_other_is() -> None:
    address = "https://fjord.example/1"
    assert moment(item(title="Ferry", url=address, time=1663682711)) == "2022-09-20T14:05:11Z"
    assert moment(item(title="Ferry", url=address, time=1663632000)) == "2022-09-20"
    assert moment(item(title="Ferry", url=address, time=1405)) is None


def test_the_words_of_a_link_are_no_address() -> None:
    assert item(title="Ferry", text="It sails.", read_more="https://fjord.example/1").source_url == (
        "https://fjord.example/1"
    )
    assert item(title="Ferry", text="It sails.", read_more="Go on reading").source_url is None
    assert item(title="Ferry", text="It sails.", canonical="/ferry").source_url is None


def test_a_key_is_no_text() -> None:
    told = "ID,TITLE,URL,STORY\n1,The ferry sails,https://fjord.example/1,"
    assert not row(told + "ddUyU0VZz0BRneMioxUPQVP6sIxvM\n").body
    assert row(told + "Rindfleischetikettierung\n").body == "Rindfleischetikettierung"
    assert row(told + "It sails again.\n").body == "It sails again."


def test_what_an_api_says_instead_of_a_text_is_none() -> None:
    sold = "ONLY AVAILABLE IN PAID PLANS"
    article = item(title="The ferry sails", description="It sails.", content=sold)
    assert (article.body, article.summary) == ("", "It sails.")
    assert item(title="The ferry", content=f"Seats are {sold}.").body == f"Seats are {sold}."


def test_of_two_texts_the_far_longer_one_is_the_text_where_its_name_says_so() -> None:
    article = item(title="The ferry sails", text="The ferry sails again.", full_text=PROSE)
    assert (article.body, article.summary) == (PROSE.strip(), "The ferry sails again.")
    article = item(title="The ferry sails", text="The ferry sails again.", ctext=PROSE)
    assert (article.body, article.summary) == (PROSE.strip(), "The ferry sails again.")


def test_of_two_texts_of_like_length_the_first_name_counts() -> None:
    other = PROSE.replace("ferry", "bus")
    assert item(title="The ferry sails", text=PROSE, full_text=other).body == PROSE.strip()
    assert item(title="The ferry sails", text="A bus.", summary="A ferry.", full_text=PROSE).body == "A bus."


def test_the_cut_beginning_of_a_whole_text_is_left_out_beside_another_summary() -> None:
    cut = "The ferry to the islands sails again on Monday, after two we… [+200 chars]"
    article = item(title="The ferry sails", description="It sails.", content=cut, full_content=PROSE)
    assert (article.body, article.summary) == (PROSE.strip(), "It sails.")
    other = "A bus goes to the harbour every hour."
    assert item(title="The ferry sails", description="It sails.", content=other, full_content=PROSE).body == other


def test_a_heading_between_typed_parts_stays() -> None:
    parts = [
        {"type": "headline", "value": "The ferry sails"},
        {"type": "text", "value": "It sails again."},
        {"type": "headline", "value": "Nobody hurt"},
        {"type": "text", "value": "All are well."},
    ]
    assert item(title="The ferry sails", content=parts).body == "It sails again.\n\nNobody hurt\n\nAll are well."


@pytest.mark.parametrize("office", ["unknown", "Agencias", "Ufficio stampa", "Redacción Fjord", "n/a"])
def test_more_offices_are_no_authors(office: str) -> None:
    assert item(title="The ferry sails", text="It sails.", author=office).authors == ()


@pytest.mark.parametrize("name", ["Redaktion Anna Lindberg", "Ann Unknown", "Ann Lee"])
def test_names_like_offices_are_authors(name: str) -> None:
    assert item(title="The ferry sails", text="It sails.", author=name).authors == (name,)


def test_what_someone_does_is_no_second_author() -> None:
    assert item(title="Ferry", text="It sails.", author="Ann Lee, Fjord Executive Director").authors == ("Ann Lee",)
    assert item(title="Ferry", text="It sails.", author="Ann Lee, Bo Ek").authors == ("Ann Lee", "Bo Ek")


def test_the_site_of_a_thread_is_the_source() -> None:
    thread = {"site": "fjord.example", "title": "The ferry sails"}
    assert item(title="The ferry sails", text="It sails.", thread=thread).source == "fjord.example"


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("Başlık,Özet,İçerik,Tarih", "Vapur,Kısa,Uzun bir metin,20.09.2022"),
        ("tytuł;opis;treść;data_publikacji", "Prom;Krótko;Długi tekst;2022-09-20"),
        ("tiêu_đề,tóm_tắt,nội_dung,ngày_đăng", "Phà,Ngắn,Một bài dài,20/09/2022"),
        ("nadpis;perex;obsah;datum_vydani", "Trajekt;Krátce;Dlouhý text;2022-09-20"),
        ("otsikko;ingressi;sisältö;julkaistu", "Lautta;Lyhyesti;Pitkä teksti;2022-09-20"),
        ("제목,요약,본문,작성일", "여객선,짧게,긴 글이다,2022-09-20"),
        ("العنوان,الكاتب,النص,التاريخ", "عبارة,ليلى,نص طويل هنا,2022-09-20"),
    ],
)
def test_names_in_more_languages_are_known(header: str, line: str) -> None:
    article = row(f"{header}\n{line}\n")
    assert [article.title, article.body] == [
        line.split(";" if ";" in line else ",")[0],
        line.split(";" if ";" in line else ",")[2],
    ]
    assert moment(article) == "2022-09-20"
    assert article.title_source == "headline"


@pytest.mark.parametrize("news", ["1", "Local"])
def test_a_column_called_news_is_no_text_beside_a_longer_one_without_a_known_name(news: str) -> None:
    assert row(f'title,date,news,reportage\nThe ferry sails,2022-09-20,{news},"{PROSE}"\n').body == PROSE.strip()


def test_a_column_called_news_is_the_text_of_a_row_without_a_title_whatever_else_it_has() -> None:
    assert row("date,news,remark\n2022-09-20,It sails,seen in the paper by us\n").body == "It sails"


def test_the_site_of_an_item_counts_before_that_of_its_thread() -> None:
    thread = {"site": "harbour.example"}
    assert item(title="Ferry", text="It sails.", site="fjord.example", thread=thread).source == "fjord.example"


def test_a_first_line_with_spaces_behind_its_commas_is_no_header_because_of_news() -> None:
    article = record(read(f"Date, News, Weather\n\nAnn Lee, the master, said so.\n\n{PROSE}\n".encode(), "pile.txt")[0])
    assert article.provenance.format == "text"


@pytest.mark.parametrize("name", ["read_more", "enlace", "lien"])
def test_prose_under_the_name_of_a_link_is_the_text(name: str) -> None:
    assert item(title="The ferry sails", **{name: PROSE}).body == PROSE.strip()


def test_a_front_page_is_not_the_address_of_an_article() -> None:
    assert item(title="Ferry", text="It sails.", canonical="https://fjord.example/").source_url is None


@pytest.mark.parametrize("text", ["COVID-19-and-the-ferry", "covid19vaccines2021", "abcdef0123456789"])
def test_a_word_with_figures_is_text(text: str) -> None:
    assert item(title="The ferry sails", text=text).body == text


def test_a_locale_is_a_language_only_with_its_region() -> None:
    assert item(title="Ferry", text="It sails.", locale="en_GB").language == "en-GB"
    assert item(title="Ferry", text="It sails.", locale="US").language is None


@pytest.mark.parametrize(
    "author", ["Redacción Ana García", "Redakcja Jan Kowalski", "Редакция Иван Петров", "Redaktion Ann Lee"]
)
def test_an_office_with_somebody_is_an_author(author: str) -> None:
    assert item(title="The ferry sails", text="It sails.", author=author).authors == (author,)


def test_categories_without_qualified_types_are_all_kept() -> None:
    told = [{"type": "a:subject", "name": "Sea"}, {"type": "section", "name": "World"}]
    assert item(title="Ferry", text="It sails.", keywords=["Boats"], categories=told).section == "Sea"


@pytest.mark.parametrize(
    "label", ["Published date:", "Posted Date:", "Created date:", "Published Time:", "Issued date:", "Published on"]
)
def test_a_date_may_have_a_label_of_several_words(label: str) -> None:
    assert moment(item(title="Ferry", text="It sails.", date=f"{label} 20 September 2022")) == "2022-09-20"


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("The ferry sails - Fjord Press", {"id": None, "name": "Fjord Press"}),
        ("The ferry sails | Fjord Press", "fjord press"),
        ("The ferry sails – The Fjord Press", "Fjord Press"),
        ("The ferry sails - Fjord Press", "The Fjord Press"),
        ("The ferry sails — Fjord - Press", "Fjord - Press"),
        ("The ferry sails | Fjord Press", "www.fjordpress.example"),
        ("The ferry sails", "Fjord Press"),
    ],
)
def test_a_title_does_not_end_in_the_name_of_its_source(title: str, source: object) -> None:
    assert item(title=title, text="It sails again.", source=source).title == "The ferry sails"


@pytest.mark.parametrize(
    "title", ["Hepatitis - D", "Six on a ferry - Fjord", "Fjord Press", "| Fjord Press", "Ferry-Fjord Press"]
)
def test_a_title_keeps_what_only_resembles_its_source(title: str) -> None:
    assert item(title=title, text="It sails again.", source="Fjord Press").title == title
    assert item(title=title, text="It sails again.").title == title


def test_what_its_source_has_removed_is_no_article() -> None:
    gone = "[Removed]"
    stub = {
        "title": gone,
        "description": gone,
        "content": gone,
        "url": "https://removed.com",
        "publishedAt": "1970-01-01",
    }
    [rejected] = read(
        json.dumps({"articles": [{"source": {"name": gone}, "author": None, **stub}]}).encode(), "pile.json"
    )
    assert isinstance(rejected, Unreadable)
    assert rejected.reason == "removed by its source"
    article = item(title="A ferry, seen from my window", selftext="[removed]")
    assert (article.title, article.body) == ("A ferry, seen from my window", "")


def test_the_header_of_a_table_that_was_joined_to_another_is_no_article() -> None:
    found = read(b"title,text\nA,It rains.\n\ntitle,text\nB,It snows.\n")
    assert [each.title for each in found if isinstance(each, ArticleRecord)] == ["A", "B"]
    assert reasons(found) == ["the header again: tables were joined"]
