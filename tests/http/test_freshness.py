"""Conditional requests, codings and what is remembered: an answer is never older than the archive."""

import gzip
import time
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from threading import Event, Thread

import brotli
import pytest
import zstandard
from starlette.testclient import TestClient

from app.config import Settings
from app.http.exchange import Question
from app.http.memory import Memory
from app.http.reply import Answer
from app.main import create_app
from app.queries.articles import content_mark
from app.store.session import Store
from app.store.writer import reinstate, withdraw
from tests.archives import article, write
from tests.store.test_store import counted

USERS = "2eju7cft6t7prumb"
ON_ARCHIVE = (
    "/",
    "/articles",
    "/articles?date=2022-09",
    "/articles/timeline",
    "/articles/facets",
    f"/articles/{USERS}/similar",
    f"/articles/{USERS}/versions",
    f"/articles/{USERS}/versions/1",
    "/articles/random?seed=1",
)
ON_RELEASE = ("/docs", "/openapi.json", "/docs/assets/swagger-ui.css", "/problems/not-found")
NEVER = ("/health/live", "/health/ready", "/articles/random")
EVERY = (*ON_ARCHIVE, *ON_RELEASE, f"/articles/{USERS}")


@pytest.fixture
def changing(sown: Store) -> Iterator[TestClient]:
    """The web application over an archive that a test may change."""
    with TestClient(create_app(sown.settings)) as client:
        yield client


@pytest.mark.parametrize("path", EVERY)
def test_a_copy_that_is_still_good_is_not_sent_again(client: TestClient, path: str) -> None:
    first = client.get(path)
    tag = first.headers["etag"]
    assert tag.startswith('W/"')
    for known in (tag, tag.removeprefix("W/"), f'"a", {tag}', f'W/"x,y",{tag}', "*"):
        again = client.get(path, headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b""), known
        assert again.headers["etag"] == tag
        for name in ("cache-control", "vary"):
            assert again.headers.get(name) == first.headers.get(name)
        assert "content-type" not in again.headers
    assert client.get(path, headers={"If-None-Match": '"other"'}).content == first.content
    assert client.head(path, headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("path", NEVER)
def test_what_never_lasts_has_no_validator(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers
    assert client.get(path, headers={"If-None-Match": "*"}).status_code == 200


def test_tags_are_the_same_in_every_process(seeded: Store, client: TestClient) -> None:
    with TestClient(create_app(seeded.settings)) as other:
        for path in EVERY:
            assert other.get(path).headers["etag"] == client.get(path).headers["etag"]


def test_another_size_of_pages_makes_other_tags(seeded: Store, client: TestClient) -> None:
    settings = seeded.settings.model_copy(update={"page_size": 50})
    with TestClient(create_app(settings)) as other:
        tags = [each.get("/articles?q=the").headers["etag"] for each in (client, other)]
    assert tags[0] != tags[1]


def test_an_article_that_comes_back_has_another_tag(sown: Store, changing: TestClient) -> None:
    path = changing.get("/articles?page_size=1").json()["data"][0]["url"]
    before, id = changing.get(path), path.rpartition("/")[2]
    withdraw(sown, [id])
    time.sleep(1.1)  # instants have seconds
    reinstate(sown, [id])
    after = changing.get(path, headers={"If-None-Match": before.headers["etag"]})
    assert (after.status_code, after.json()["updated_at"] > before.json()["updated_at"]) == (200, True)


def test_every_question_and_representation_has_a_tag_of_its_own(client: TestClient) -> None:
    asked = [(path, "*/*") for path in EVERY] + [("/", "text/html"), ("/problems/not-found", "text/html")]
    tags = [client.get(path, headers={"Accept": accept}).headers["etag"] for path, accept in asked]
    assert len(set(tags)) == len(tags)


def test_one_changed_article_changes_exactly_its_own_tag_and_those_of_the_archive(
    sown: Store, changing: TestClient
) -> None:
    write(sown, [article(1, "2022", "One"), article(2, "2022", "Two")])
    one, two = (f"/articles/{each.id}" for each in (article(1, "2022"), article(2, "2022")))
    paths = (*EVERY, one, two)
    before = {path: changing.get(path).headers["etag"] for path in paths}
    write(sown, [article(1, "2022", "One, corrected")])
    after = {path: changing.get(path).headers["etag"] for path in paths}
    assert {path for path in paths if before[path] != after[path]} == {*ON_ARCHIVE, one}
    assert changing.get(one, headers={"If-None-Match": before[one]}).json()["title"] == "One, corrected"
    assert changing.get(two, headers={"If-None-Match": before[two]}).status_code == 304


def test_a_write_is_seen_by_every_process_that_remembers(sown: Store, changing: TestClient) -> None:
    with TestClient(create_app(sown.settings)) as other:
        for number in range(3):
            write(sown, [article(number, "1500")])
            for client in (changing, changing, other, other, changing):
                assert client.get("/articles?date=1500").json()["meta"]["count"] == number + 1


def test_an_article_says_when_it_last_changed(client: TestClient) -> None:
    answer = client.get(f"/articles/{USERS}")
    modified = answer.headers["last-modified"]
    since = {"If-Modified-Since": modified}
    assert client.get(f"/articles/{USERS}", headers=since).status_code == 304
    earlier = {"If-Modified-Since": "Mon, 01 Jan 2001 00:00:00 GMT"}
    assert client.get(f"/articles/{USERS}", headers=earlier).status_code == 200
    for nonsense in ("yesterday", "", "Mon, 99 Jan 2001 00:00:00 GMT"):
        assert client.get(f"/articles/{USERS}", headers={"If-Modified-Since": nonsense}).status_code == 200
    # RFC 9110 section 5.6.7: a recipient accepts all three forms of a date.
    for form in ("%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"):
        known = parsedate_to_datetime(modified).strftime(form)
        assert client.get(f"/articles/{USERS}", headers={"If-Modified-Since": known}).status_code == 304, known
    # RFC 9110 section 13.1.3: where tags are named, the date is not looked at.
    assert client.get(f"/articles/{USERS}", headers={**since, "If-None-Match": '"other"'}).status_code == 200


def test_an_articles_mark_is_the_same_before_and_after_it_is_read(seeded: Store) -> None:
    made = create_app(Settings(database_url=seeded.settings.database_url, cache_bytes=0))
    with TestClient(made) as client:
        tag = client.get(f"/articles/{USERS}").headers["etag"]
        assert client.get(f"/articles/{USERS}", headers={"If-None-Match": tag}).status_code == 304
        assert content_mark(seeded, USERS)[0]
        assert content_mark(seeded, "a" * 16) == (None, None)
        assert client.get("/articles/" + "a" * 16, headers={"If-None-Match": "*"}).status_code == 404


def test_a_match_reads_no_article(seeded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = seeded.settings.model_copy(update={"cache_bytes": 0})
    with TestClient(create_app(settings)) as client:
        tags = {path: client.get(path).headers["etag"] for path in EVERY}
        asked = counted(seeded, monkeypatch)
        for path, tag in tags.items():
            asked.clear()
            assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
            looked = [sql for sql in asked if not sql.startswith("SELECT archive.serial")]
            if path == f"/articles/{USERS}":
                assert len(looked) == 1
                assert "content_hash" in looked[0]
            else:
                assert not looked, path


@pytest.mark.parametrize(
    ("coding", "decode"),
    [
        ("zstd", lambda raw: zstandard.ZstdDecompressor().decompressobj().decompress(raw)),
        ("br", brotli.decompress),
        ("gzip", gzip.decompress),
    ],
)
def test_bodies_are_compressed_for_those_who_ask(client: TestClient, coding: str, decode) -> None:  # type: ignore[no-untyped-def]
    plain = client.get("/articles", headers={"Accept-Encoding": "identity"})
    with client.stream("GET", "/articles", headers={"Accept-Encoding": coding}) as packed:
        raw = b"".join(packed.iter_raw())
        assert packed.headers["content-encoding"] == coding
        assert int(packed.headers["content-length"]) == len(raw) < len(plain.content) / 2
        assert "Accept-Encoding" in packed.headers["vary"]
        assert packed.headers["etag"] == plain.headers["etag"]
    assert decode(raw) == plain.content
    head = client.head("/articles", headers={"Accept-Encoding": coding})
    assert int(head.headers["content-length"]) == len(raw)


def test_what_is_packed_or_small_is_not_compressed(client: TestClient) -> None:
    for path in ("/docs/assets/favicon.png", "/health/live"):
        assert "content-encoding" not in client.get(path).headers
    assert "vary" not in client.get("/docs/assets/favicon.png").headers


def test_answers_are_the_same_remembered_or_not(seeded: Store, client: TestClient) -> None:
    settings = seeded.settings.model_copy(update={"cache_bytes": 0})
    paths = [*EVERY, "/nope", "/articles?x=1", "/articles?date=2022&q=shanghai", "/articles?ids=" + USERS]
    with TestClient(create_app(settings)) as forgetful:
        for path in paths * 3:  # made twice, remembered then
            one, two = client.get(path), forgetful.get(path)
            assert one.status_code == two.status_code
            if one.status_code == 200:
                assert one.content == two.content
            assert _lasting(dict(one.headers)) == _lasting(dict(two.headers))


def _lasting(headers: dict[str, str]) -> dict[str, str]:
    """Headers but for what each exchange has of its own."""
    return {name: value for name, value in headers.items() if name not in ("x-request-id", "date", "content-length")}


def test_a_representation_that_there_is_not_is_refused_with_those_that_there_are(client: TestClient) -> None:
    answer = client.get("/", headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert "application/json" in answer.json()["detail"]


def _question(name: int | str) -> Question:
    return f"{name}".encode(), b"", b"", b"", b""


def test_the_memory_is_bounded() -> None:
    memory, sizes = Memory(100_000), [1000] * 1000 + [50_000]
    for number, size in enumerate(sizes):
        for _ in range(2):
            memory.keep(_question(number), Answer(200, {}, b"x" * size), is_quick=True)
    kept = [n for n in range(len(sizes)) if memory.find(_question(n))]
    assert kept == list(range(1000 - len(kept), 1000))
    assert 10 < len(kept) < 40


def test_what_is_asked_once_does_not_push_out_what_is_asked_twice() -> None:
    memory = Memory(100_000)
    for _ in range(2):
        memory.keep(_question("twice"), Answer(200, {}, b"x"), is_quick=True)
    for number in range(1000):
        memory.keep(_question(number), Answer(200, {}, b"x" * 1000), is_quick=True)
    assert memory.find(_question("twice"))
    assert not any(memory.find(_question(number)) for number in range(1000))
    memory.keep(_question("slow"), Answer(200, {}, b"x"), is_quick=False)
    assert memory.find(_question("slow"))


def test_a_match_is_remembered_without_the_article(seeded: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    path = f"/articles/{USERS}"
    with TestClient(create_app(seeded.settings)) as first:
        tag = first.get(path).headers["etag"]
    with TestClient(create_app(seeded.settings)) as client:
        asked = counted(seeded, monkeypatch)
        for _ in range(3):
            asked.clear()
            assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
        assert [sql for sql in asked if "FROM article" in sql] == []
        assert client.get(path).json()["id"] == USERS
        assert client.get(path, headers={"If-None-Match": '"other"'}).json()["id"] == USERS
        assert client.get(path, headers={"If-None-Match": tag}).status_code == 304


def test_an_answer_tells_of_one_state(changing: TestClient, sown: Store) -> None:
    """What is written meanwhile is in all of it or in nothing: a page and its total agree."""
    written = Event()

    def go_on_writing() -> None:
        for number in range(90):
            write(sown, [article(number, "2022-09-20")])
        written.set()

    writer = Thread(target=go_on_writing)
    writer.start()
    asked = 0
    while not written.is_set():
        page = changing.get("/articles?date=2022-09-20&page_size=100").json()
        assert len(page["data"]) == page["meta"]["total"]["value"]
        asked += 1
    writer.join()
    assert asked > 10
