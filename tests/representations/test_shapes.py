"""Every representation, read back by a program that is not ours."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path
from typing import Any, get_args

import feedparser
import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt
from pyld import jsonld
from starlette.testclient import TestClient

from app.config import Settings
from app.filters import ArticleFormat, CountFormat, ListFormat
from app.main import create_app
from app.record import FIELDS
from app.representations import OWN_SHAPE, REPRESENTATIONS, markdown
from app.representations.markdown import escape
from app.representations.shown import Shown
from app.text import guard, unguard
from tests.conftest import SHARED, feed, opened
from tests.representations.samples import NASTY, PUBLISHED, lines

LISTS, ARTICLES = get_args(ListFormat), get_args(ArticleFormat)
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The application over articles that are hard to represent."""
    folder = tmp_path_factory.mktemp("shapes")
    pile = folder / "pile.jsonl"
    pile.write_bytes(lines())
    given = Settings(database_url=f"sqlite:///{folder}/archive.db")
    with opened(given) as store, TestClient(create_app(given)) as client:
        assert feed(store, pile).added == len(PUBLISHED) + 1
        yield client


@pytest.fixture(scope="module")
def articles(client: TestClient) -> list[dict[str, Any]]:
    """The same articles as the archive has them, in the same order."""
    found: list[dict[str, Any]] = client.get(f"/articles?fields={','.join(FIELDS)}").json()["data"]
    return found


def nasty(client: TestClient, name: str) -> str:
    [id] = [row["id"] for row in client.get("/articles?language=en").json()["data"]]
    return client.get(f"/articles/{id}?format={name}").text


def test_the_names_and_the_table_agree() -> None:
    assert set(ARTICLES) == set(REPRESENTATIONS)
    assert set(ARTICLES) - set(LISTS) == {"bibtex", "ris", "csl"}


@pytest.mark.parametrize("name", ARTICLES)
def test_format_and_accept_choose_the_same(client: TestClient, articles: list[dict[str, Any]], name: str) -> None:
    paths = [f"/articles/{articles[0]['id']}", *(["/articles"] if name in LISTS else [])]
    for path in paths:
        chosen = client.get(path, params={"format": name})
        assert chosen.headers["content-type"] == REPRESENTATIONS[name].media_type
        assert chosen.headers["vary"] == "Accept, Accept-Encoding"
        for media_type in REPRESENTATIONS[name].accepted:
            accepted = client.get(path, headers={"Accept": media_type})
            assert accepted.headers["content-type"] == chosen.headers["content-type"]
            if name in OWN_SHAPE and path != "/articles":
                assert accepted.content == chosen.content
        other = "application/json" if name != "json" else "text/csv"
        assert client.get(path, params={"format": name}, headers={"Accept": other}).content == chosen.content


def summary_of(entry: Any) -> str:
    """An entry's summary as a reader shows it, who takes a `description` for HTML (RSS 2.0), and Atom's for text."""
    is_html = entry.get("summary_detail", {}).get("type") == "text/html"
    return unescape(entry.get("summary", "")) if is_html else str(entry.get("summary", ""))


@pytest.mark.parametrize("name", ["atom", "rss"])
def test_feeds_parse_clean(client: TestClient, articles: list[dict[str, Any]], name: str) -> None:
    raw = client.get(f"/articles?format={name}").content
    etree.fromstring(raw)
    found = feedparser.parse(io.BytesIO(raw), sanitize_html=False)
    assert not found.bozo
    assert found.version == {"atom": "atom10", "rss": "rss20"}[name]
    assert found.feed.title
    assert found.feed.link == "http://testserver/"
    assert [entry.title for entry in found.entries] == [article["title"] for article in articles]
    assert [entry.link for entry in found.entries] == [f"http://testserver{article['url']}" for article in articles]
    assert len({entry.id for entry in found.entries}) == len(articles)
    for entry, article in zip(found.entries, articles, strict=True):
        assert entry.updated == article["updated_at"]
        assert summary_of(entry) == (article["summary"] or "")
        assert NASTY.split("|")[1] in entry.content[0].value


@pytest.mark.parametrize("name", ["atom", "rss"])
def test_a_feeds_title_says_what_it_selects(client: TestClient, name: str) -> None:
    asked = {
        "q": "луна éclair",
        "places": ["Portland, Ore.", "Moscow"],
        "from_date": "1990",
        "fields": "id",
        "sort": "oldest",
    }
    found = feedparser.parse(client.get("/articles", params={**asked, "format": name, "page_size": 3}).content)
    assert found.feed.title == "Dateline: луна éclair, from_date: 1990, places: Portland, Ore., places: Moscow"
    assert feedparser.parse(client.get(f"/articles?format={name}").content).feed.title == "Dateline"


@pytest.mark.parametrize(("name", "element"), [("atom", "{http://www.w3.org/2005/Atom}published"), ("rss", "pubDate")])
def test_a_feed_says_an_instant_only_where_one_is_known(
    client: TestClient, articles: list[dict[str, Any]], name: str, element: str
) -> None:
    root = etree.fromstring(client.get(f"/articles?format={name}").content)
    items = root.findall(".//{*}entry") + root.findall(".//item")
    for item, article in zip(items, articles, strict=True):
        assert item.findtext("{http://purl.org/dc/elements/1.1/}date") == article["published"]
        said = item.findtext(element)
        assert (said is not None) == (article["date_precision"] in ("minute", "second"))
        if said and name == "atom":
            assert RFC3339.fullmatch(said)
            assert said.startswith(article["published"][:16])
        elif said:
            assert parsedate_to_datetime(said).isoformat()[:16] == article["published"][:16]


def test_what_looks_like_markup_in_a_summary_is_none_in_rss(client: TestClient) -> None:
    summary = etree.fromstring(nasty(client, "rss").encode()).findtext(".//item/description")
    assert summary.startswith("+=1+1 a &lt; b &amp; c &gt; ")


def test_atom_has_what_rfc_4287_requires(client: TestClient) -> None:
    root = etree.fromstring(client.get("/articles?format=atom").content)
    for element in (root, *root.findall("{*}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{{*}}{name}")) == 1
        assert RFC3339.fullmatch(element.findtext("{*}updated"))
        assert element.findtext("{*}id").startswith("urn:uuid:")
    assert root.find("{*}author/{*}name").text == "Dateline"


def test_links_to_sources_are_addresses_of_the_web_or_none(client: TestClient) -> None:
    entries = etree.fromstring(client.get("/articles?format=atom").content).findall("{*}entry")
    atom = [link.get("href") for entry in entries for link in entry.findall("{*}link[@rel='via']")]
    feed = [item.get("external_url") for item in client.get("/articles?format=jsonfeed").json()["items"]]
    listed = client.get("/articles?format=jsonld").json()["itemListElement"]
    linked = [each["item"].get("isBasedOn") for each in listed]
    for found in (atom, filter(None, feed), filter(None, linked)):
        assert list(found) == ["https://example.org/ä%20b?c=100%25&d=%3Ce%3E&f=%20"]


@pytest.mark.parametrize("name", ["atom", "rss", "jsonfeed"])
def test_a_feed_is_walked_by_its_own_links_to_the_end(
    client: TestClient, articles: list[dict[str, Any]], name: str
) -> None:
    found, address, first = [], f"/articles?format={name}&page_size=4", None
    while address:
        answer = client.get(address)
        links = feed_links(answer.content, name)
        assert all(link.startswith("http://testserver/articles?") for link in links.values())
        header = {link["rel"]: link["url"] for link in answer.links.values()}
        assert header.get("next") == links.get("next")
        if name != "jsonfeed":
            first = first or links["first"]
            assert links["first"] == first
            assert header.get("prev") == links.get("previous")
        parsed = feedparser.parse(io.BytesIO(answer.content)).entries if name != "jsonfeed" else answer.json()["items"]
        found += [entry["title"] for entry in parsed]
        address = links.get("next", "")
    assert found == [article["title"] for article in articles]


def feed_links(raw: bytes, name: str) -> dict[str, str]:
    """Self, first, next and previous as RFC 5005 has them; JSON Feed has `next_url`."""
    if name == "jsonfeed":
        feed = json.loads(raw)
        return {"self": feed["feed_url"], **({"next": feed["next_url"]} if "next_url" in feed else {})}
    found = etree.fromstring(raw).findall(".//{http://www.w3.org/2005/Atom}link")
    return {link.get("rel"): link.get("href") for link in found if link.get("rel") not in ("alternate", "via")}


def test_json_feed_has_what_it_requires(client: TestClient, articles: list[dict[str, Any]]) -> None:
    found = client.get("/articles?format=jsonfeed").json()
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    for item, article in zip(found["items"], articles, strict=True):
        assert item["id"]
        assert item["content_text"]
        assert ("date_published" in item) == (article["date_precision"] in ("minute", "second"))
        assert item["_dateline"]["published"] == article["published"]
        assert item["date_modified"] == article["updated_at"]
        datetime.fromisoformat(item["date_modified"])


def test_ninjs_is_valid(client: TestClient, articles: list[dict[str, Any]]) -> None:
    schema = SHARED / "schemas" / "ninjs-schema_3.1.json"
    if not schema.is_file():
        pytest.skip("the ninjs schema is not here")
    validator = jsonschema.Draft202012Validator(
        json.loads(schema.read_text()), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    items = client.get("/articles?format=ninjs").json()
    for item, article in zip(items, articles, strict=True):
        validator.validate(item)
        assert ("firstCreated" in item) == (article["date_precision"] in ("minute", "second"))
        assert client.get(f"/articles/{article['id']}?format=ninjs").json() == item


def test_json_ld_is_read_as_a_news_article(client: TestClient, articles: list[dict[str, Any]]) -> None:
    def loaded(url: str, options: Any) -> dict[str, Any]:
        assert url.rstrip("/") == "https://schema.org", "nothing else is fetched"
        context = {"@context": {"@vocab": "https://schema.org/"}}
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": context}

    for article in articles:
        raw = client.get(f"/articles/{article['id']}?format=jsonld").json()
        [node] = jsonld.expand(raw, {"documentLoader": loaded})
        assert node["@type"] == ["https://schema.org/NewsArticle"]
        said = {name.rpartition("/")[2]: value[0].get("@value") for name, value in node.items() if name[0] != "@"}
        assert said["headline"] == article["title"]
        assert said.get("datePublished") == article["published"]
        assert said["articleBody"] == article["body"]
    listed = client.get("/articles?format=jsonld&page_size=3").json()
    assert listed["@type"] == "ItemList"
    assert [each["item"]["identifier"] for each in listed["itemListElement"]] == [a["id"] for a in articles[:3]]


def test_markdown_says_the_same_to_a_renderer(client: TestClient, articles: list[dict[str, Any]]) -> None:
    for article in articles:
        _, front, text = client.get(f"/articles/{article['id']}?format=md").text.split("---\n", 2)
        assert yaml.safe_load(front)["title"] == article["title"]
        assert yaml.safe_load(front).get("published") in (article["published"], None) or article["published"]
        rendered = MarkdownIt().render(text)
        told = " ".join(etree.fromstring(f"<r>{rendered}</r>").itertext()).split()
        before = [article["dateline"], "—"] if article["dateline"] else []
        assert told == " ".join([article["title"], *before, article["body"]]).split()


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=40))
def test_whatever_is_escaped_reads_as_it_was_in_markdown(plain: str) -> None:
    rendered = MarkdownIt("commonmark").render(f"x\n\n{escape(plain)}")
    told = "".join(etree.fromstring(f"<r>{rendered}</r>").itertext())
    assert "".join(told.split()) == "x" + "".join(plain.split())


@pytest.mark.parametrize("title", ["Ferry #", "Ferry ## ###", "#", "Music in C#", "Ferry # 1"])
def test_a_title_keeps_the_signs_that_would_close_a_heading(title: str) -> None:
    article = {"id": "a", "url": "http://x/a", "title": title, "updated_at": "2022-09-20T14:05:11Z", "body": "x"}
    for alone in (True, False):
        written = markdown.render(Shown([article], title, {}, alone))
        told = re.findall(r"<h\d>(.*)</h\d>", MarkdownIt().render(written.split("---\n")[-1] if alone else written))
        assert set(told) == {title}


def test_text_is_to_be_read(client: TestClient, articles: list[dict[str, Any]]) -> None:
    page = client.get("/articles?format=txt").text
    parts = page.split("\n\n" + "-" * 72 + "\n\n")
    assert [part.split("\n")[0] for part in parts] == [article["title"] for article in articles]
    assert "LONDON, Feb. 29 — +" in nasty(client, "txt")


def test_citations_say_who_what_and_when(client: TestClient) -> None:
    [item] = json.loads(nasty(client, "csl"))
    assert item["title"] == f"@{NASTY}"
    assert item["issued"] == {"date-parts": [[2020, 2, 29]]}
    ris = dict(line.split("  - ", 1) for line in nasty(client, "ris").split("\r\n") if line)
    assert (ris["TY"], ris["TI"], ris["DA"], ris["CY"]) == ("NEWS", f"@{NASTY}", "2020/02/29/", "London")
    bibtex = nasty(client, "bibtex")
    assert bibtex.count("{") == bibtex.count("}")
    assert r"\textbraceleft{}braces\textbraceright{} \$5 \#1 50\% a\_b" in bibtex
    assert "  month = feb,\n" in bibtex
    assert "author = {{Ada, Quill} and {Bo and Co}}" in bibtex


def test_citations_name_the_original_beside_the_archive(client: TestClient) -> None:
    address = "https://example.org/ä%20b?c=100%25&d=%3Ce%3E&f=%20"
    [item] = json.loads(nasty(client, "csl"))
    assert item["note"] == f"Original: {address}"
    first, second = re.findall("(?m)^UR  - (.+)\r$", nasty(client, "ris"))
    assert (first, second) == (item["URL"], address)
    escaped = address.replace("%", r"\%").replace("&", r"\&")
    assert f"  note = {{Original: {escaped}}},\n" in nasty(client, "bibtex")


def test_csv_is_as_rfc_4180_has_it(client: TestClient, articles: list[dict[str, Any]]) -> None:
    rows = list(csv.reader(io.StringIO(client.get("/articles?format=csv").text, newline="")))
    assert rows[0] == list(FIELDS)
    assert [row[0] for row in rows[1:]] == [article["id"] for article in articles]
    assert not any(re.match(r"\s*[=+\-@]", cell) for row in rows for cell in row)
    places = rows[0].index("places")
    assert [json.loads(row[places]) for row in rows[1:]] == [article["places"] for article in articles]


@settings(deadline=None)
@given(st.text(st.sampled_from("'=+-@\t\r\n a＝"), max_size=6))
def test_a_guard_can_be_taken_off_again(cell: str) -> None:
    assert unguard(guard(cell)) == cell
    assert guard(cell)[:1] not in tuple("=+-@\t\r\n＝")


def test_fields_leaves_out_what_a_shape_can_do_without(client: TestClient) -> None:
    item = client.get("/articles?format=ninjs&fields=title&page_size=1").json()[0]
    assert item["representationType"] == "partial"
    assert "bodies" not in item
    root = etree.fromstring(client.get("/articles?format=atom&fields=summary").content)
    assert root.findall(".//{*}summary")
    assert not root.findall(".//{*}content")


def test_an_empty_page_is_a_feed_all_the_same(client: TestClient) -> None:
    for name in ("atom", "rss"):
        found = feedparser.parse(io.BytesIO(client.get(f"/articles?format={name}&q=%01nothing&date=1700").content))
        assert not found.bozo
        assert not found.entries


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("ids=%C2%A0", "ids"),
        ("seed=1", "seed"),
        ("format=xml", "format"),
        ("format=atom&highlight=true&q=x", "highlight"),
    ],
)
def test_what_a_representation_cannot_do_is_refused(client: TestClient, query: str, parameter: str) -> None:
    answer = client.get(f"/articles?{query}")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == parameter


def test_a_host_that_is_none_is_in_no_answer(client: TestClient) -> None:
    address = "/articles?format=atom&page_size=1"
    assert b'href="http://news.example:81/articles' in client.get(address, headers={"Host": "news.example:81"}).content
    assert b"evil" not in client.get(address, headers={"Host": 'evil.example/"><x>'}).content


def test_files_of_the_module_are_the_representations() -> None:
    modules = {path.stem for path in (Path(__file__).parents[2] / "app" / "representations").glob("*.py")}
    assert {each.module for each in REPRESENTATIONS.values()} <= modules


@pytest.mark.parametrize("name", LISTS)
def test_the_link_header_leads_through_every_page_and_back(client: TestClient, name: str) -> None:
    """RFC 8288, whichever way the representation was chosen; each page is in it too."""
    there: list[tuple[bytes, dict[str, str]]] = []
    address, accept = "/articles?page_size=4", REPRESENTATIONS[name].accepted[-1]
    while address:
        answer = client.get(address, headers={"Accept": accept} if not there else {})
        assert answer.headers["content-type"] == REPRESENTATIONS[name].media_type
        links = {link["rel"]: link["url"] for link in answer.links.values()}
        there.append((answer.content, links))
        address = links.get("next", "")
    assert len(there) == -(-(len(PUBLISHED) + 1) // 4)
    assert "prev" not in there[0][1]
    for _, links in there[1:]:
        assert client.get(links["prev"]).status_code == 200
    if name in ("txt", "ninjs", "csv"):
        assert client.get(there[1][1]["prev"]).content == there[0][0]


@pytest.mark.parametrize("split", ["", "&split_by=source", "&split_by=language"])
def test_a_timeline_is_a_table_too(client: TestClient, split: str) -> None:
    """A column for each value that is split by, none of which can start a formula."""
    asked = f"/articles/timeline?date=2001/2022&interval=year{split}"
    said = client.get(asked).json()["data"]
    lines = client.get(f"{asked}&format=jsonl")
    assert lines.headers["content-type"] == REPRESENTATIONS["jsonl"].media_type
    assert [json.loads(line) for line in lines.text.splitlines()] == said
    table = client.get(asked, headers={"Accept": "text/csv"})
    assert table.headers["content-type"] == REPRESENTATIONS["csv"].media_type
    assert "Accept" in table.headers["vary"]
    heads, *rows = csv.reader(io.StringIO(table.text))
    values = [head.partition(": ")[2] for head in heads[4:]]
    assert bool(values) == bool(split)
    assert {value for bucket in said for value in bucket.get("split", {})} == set(values)
    assert rows == [
        [each["start"], each["end"], str(each["count"]), str(each["archive_count"])]
        + [str(each["split"].get(value, 0)) for value in values]
        for each in said
    ]
    assert guard(heads[-1]) == heads[-1]


def test_facets_are_a_table_too(client: TestClient) -> None:
    asked = "/articles/facets?facet=keywords:3&facet=language"
    said = client.get(asked).json()["data"]
    flat = [{"field": name, **value} for name, values in said.items() for value in values]
    assert flat
    assert [json.loads(line) for line in client.get(f"{asked}&format=jsonl").text.splitlines()] == flat
    rows = list(csv.DictReader(io.StringIO(client.get(f"{asked}&format=csv").text)))
    assert rows == [{**each, "value": guard(each["value"]), "count": str(each["count"])} for each in flat]
    empty = client.get("/articles/facets?facet=source&q=nowhere&format=csv")
    assert (empty.status_code, empty.text) == (200, "field,value,count\r\n")


@pytest.mark.parametrize("name", LISTS)
def test_a_draw_is_to_be_had_as_a_list_is(client: TestClient, name: str) -> None:
    """What the seed draws is the same in each; a shape of others has its own address in it."""
    drawn = [each["id"] for each in client.get("/articles/random?sample=4&seed=3&fields=id").json()["data"]]
    listed = client.get(f"/articles?ids={','.join(drawn)}&page_size=4&format={name}")
    answer = client.get("/articles/random?sample=4&seed=3", headers={"Accept": REPRESENTATIONS[name].accepted[0]})
    assert answer.headers["content-type"] == listed.headers["content-type"] == REPRESENTATIONS[name].media_type
    assert all(len(each.content) > 4 * 16 and each.content.count(b"Title ") >= 3 for each in (answer, listed))
    if name == "csv":
        rows = list(csv.DictReader(io.StringIO(answer.text)))
        assert ([row["id"] for row in rows], tuple(rows[0])) == (drawn, FIELDS)
    if name == "atom":
        assert b"/articles/random?format=atom&amp;sample=4&amp;seed=3" in answer.content


def test_what_cannot_be_had_is_answered_with_what_can(client: TestClient, articles: list[dict[str, Any]]) -> None:
    for path, names in (
        ("/articles", LISTS),
        ("/articles/random", LISTS),
        ("/articles/timeline", get_args(CountFormat)),
        (f"/articles/{articles[0]['id']}", ARTICLES),
    ):
        refused = client.get(path, headers={"Accept": "image/png"})
        assert refused.status_code == 406
        for name in names:
            assert REPRESENTATIONS[name].accepted[0] in refused.json()["detail"]
