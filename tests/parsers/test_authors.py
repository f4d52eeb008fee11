"""Authors that are no people, in data and in feeds; and people who only look like them."""

import json

import pytest

from app.record import ArticleRecord
from tests.parsers.reading import read, record


def one(**row: object) -> ArticleRecord:
    """The article of a row of data."""
    return record(read(json.dumps({"title": "Ferry", "text": "It sails.", **row}).encode())[0])


def item(author: str, title: str = "Fjord News", link: str = "https://fjord.example/") -> ArticleRecord:
    """An item of a feed."""
    names = 'version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    entry = f"<item><title>Ferry</title><description>It sails.</description><dc:creator>{author}</dc:creator></item>"
    feed = f"<rss {names}><channel><title>{title}</title><link>{link}</link>{entry}</channel></rss>"
    return record(read(feed.encode())[0])


@pytest.mark.parametrize(
    "author",
    ["PTI", "dpa", "Reuters", "Associated Press", "Press Trust of India", "AFP News", "Xinhua News Agency", "BBC News"],
)  # fmt: skip
def test_an_agency_is_no_author_but_a_source(author: str) -> None:
    article = one(author=author)
    assert (article.authors, article.source, article.byline) == ((), author, author)
    assert one(id="1", author=author).provenance.identity == one(id="1").provenance.identity
    article = one(authors=["Ann Lee", author])
    assert (article.authors, article.source, article.byline) == (("Ann Lee",), None, f"Ann Lee, {author}")
    article = one(authors=["Ann Lee", author], source="Fjord Press")
    assert (article.authors, article.source, article.byline) == (("Ann Lee",), "Fjord Press", f"Ann Lee, {author}")
    article = item(author)
    assert (article.authors, article.source, article.byline) == ((), "Fjord News", author)


@pytest.mark.parametrize("author", ["Petra", "Mia", "Ana Pérez", "Ann Lee", "banksy", "Anna Staff", "Ida Desk Hansen"])
def test_a_person_may_be_called_like_an_agency_or_office(author: str) -> None:
    assert one(author=[author]).authors == (author,)


@pytest.mark.parametrize(
    "author",
    [
        "Editorial",
        "press.office",
        "Press Office",
        "Redaktion",
        "admin",
        "TMZ Staff",
        "Courier Staff Writer",
        "Web Desk",
        "The Fjord Bureau",
        "HT Correspondent",
        "Da Redação",
    ],
)
def test_an_office_is_no_author(author: str) -> None:
    assert one(authors=[author]).authors == ()
    assert item(author).authors == ()


def test_the_house_is_no_author_unless_it_is_named_like_a_person() -> None:
    assert item("fjord online", title="fjord online News").authors == ()
    assert item("Fjord Press", title="Fjord Press").authors == ()
    assert one(authors=["Fjord Press"], source="Fjord Press").authors == ()
    assert item("Ann Lee", title="Ann Lee", link="https://annlee.example").authors == ("Ann Lee",)
    assert item("Banksy", title="Banksy").authors == ("Banksy",)
    assert item("ann", title="Ann Lee").authors == ("ann",)
    assert item("annlee", title="annlee").authors == ("annlee",)
    assert item("Bo Ek", title="Fjord Press").authors == ("Bo Ek",)


def test_an_author_who_is_said_to_be_an_agency_is_none() -> None:
    authors = [{"name": "Ann Lee", "isAgency": False}, {"name": "Fjordnytt", "isAgency": True}]
    assert one(authors=authors).authors == ("Ann Lee",)


def test_who_took_the_pictures_of_an_item_did_not_write_it() -> None:
    people = [{"name": "Ann Lee", "role": "writer"}, {"name": "Bo Ek", "role": "photographer"}]
    for authors, told in ((people, ("Ann Lee",)), (people[1:], ("Bo Ek",))):
        ninjs = {"uri": "x:1", "versioncreated": "2022-09-20T14:05:11Z", "body_text": "It sails.", "authors": authors}
        assert record(read(json.dumps(ninjs).encode())[0]).authors == told


def test_reporters_of_a_chinese_agency_are_named_without_it() -> None:
    assert item("新华社记者 王晓东 刘敏").authors == ("王晓东", "刘敏")


def test_a_site_is_the_source_where_nothing_else_is() -> None:
    newspaper = {"url": "https://www.fjord.example/ferry", "source_url": "https://www.fjord.example", "meta_lang": "nb"}
    article = one(**newspaper)
    assert (article.source, article.source_url) == ("fjord.example", "https://www.fjord.example/ferry")
    assert article.language == "nb"
    assert one(**newspaper, source="Fjord Press").source == "Fjord Press"
    page = one(source_url="https://www.fjord.example/ferry")
    assert (page.source, page.source_url) == (None, "https://www.fjord.example/ferry")
    assert one(site="fjord.example").source == "fjord.example"


def test_entries_of_contentful_have_what_they_refer_to() -> None:
    def link(id: str) -> dict[str, object]:
        return {"sys": {"type": "Link", "linkType": "Entry", "id": id}}

    def entry(id: str, **fields: object) -> dict[str, object]:
        return {"sys": {"type": "Entry", "id": id}, "fields": fields}

    items = [entry("1", title="Ferry", body="It sails.", author=link("a"), tags=[link("t"), link("gone")])]
    beside = [entry("a", name="Ann Lee"), entry("t", name="sea")]
    document = {"sys": {"type": "Array"}, "items": items, "includes": {"Entry": beside}}
    article = record(read(json.dumps(document).encode())[0])
    assert (article.authors, article.keywords) == (("Ann Lee",), ("sea",))


@pytest.mark.parametrize(
    "author", ["Fjord Press GmbH &amp; Co KG", "Harbour Media Ltd", "Ferry Friends e.V.", "Sea S.p.A."]
)
def test_a_company_is_no_author_and_is_not_taken_apart(author: str) -> None:
    assert item(author).authors == ()
    assert one(authors=["Ann Lee", author.replace("&amp;", "&")]).authors == ("Ann Lee",)


@pytest.mark.parametrize(
    ("author", "link"),
    [
        ("FP", "https://www.fp.example/"),
        ("fjord online", "https://fjord.example/"),
        ("Fjord Press", "https://fjord.example/news"),
    ],
)
def test_the_site_is_no_author_by_its_initials_or_with_the_words_of_an_organization(author: str, link: str) -> None:
    assert item(author, title="Latest", link=link).authors == ()


@pytest.mark.parametrize(
    ("author", "link"),
    [
        ("Ann Lee", "https://annlee.example/"),
        ("Ann", "https://ann.example/"),
        ("anna", "https://anna.example/"),
        ("Anna Church", "https://anna.example/"),
        ("Fjord Lee", "https://fjord.example/"),
        ("Ann Ltdstad", "https://fjord.example/"),
        ("FP", "https://fjord.example/"),
    ],
)
def test_whoever_a_site_is_called_after_stays_its_author(author: str, link: str) -> None:
    assert item(author, title="Latest", link=link).authors == (author,)


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Posted by Ann Lee", ("Ann Lee",)),
        ("Ann Lee, CNN Business", ("Ann Lee",)),
        ("Ann Lee\nFollow @annlee", ("Ann Lee",)),
        ("Ann Lee Bureau Chief", ("Ann Lee",)),
        ("Ann Lee Washington Bureau Chief", ("Ann Lee",)),
        ("Ann Lee avec AFP", ("Ann Lee",)),
        ("Reported by Ann Lee; edited by Bo Ek", ("Ann Lee",)),
        ("Edited by Bo Ek", ()),
        ("By Reuters", ()),
        ("Le Fjord avec AFP", ()),
        ("Ann Lee Publicado: 3 de mayo de 2022", ("Ann Lee",)),
        ("Ann Update", ("Ann Update",)),
        ("Ann Lee Fjord College", ("Ann Lee Fjord College",)),
        ("Ahmet Yayınlar", ("Ahmet Yayınlar",)),
    ],
)
def test_what_stands_around_an_author_is_none_of_the_name(author: str, names: tuple[str, ...]) -> None:
    assert one(author=author).authors == names


def test_the_town_of_an_agency_is_no_author() -> None:
    article = one(author="EFE | Madrid")
    assert (article.authors, article.source, article.byline) == ((), "EFE", "EFE")
