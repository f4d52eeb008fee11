"""Withdrawing articles, reading rejects again, and copies of an archive."""

import io
import json
import sqlite3
import subprocess
import threading
from contextlib import closing
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import psycopg
import pytest
from sqlalchemy import make_url, select, update
from starlette.testclient import TestClient

from app.config import Settings
from app.main import create_app
from app.parsers import told
from app.parsers.formats import parse
from app.parsers.options import Options
from app.record import ArticleRecord, Unreadable, article_id
from app.rejected import each_reject, retried
from app.store import writer
from app.store.checking.check import check
from app.store.ready import preview, ready
from app.store.rows import dump, load, pack, unpack
from app.store.session import HELD, Store
from app.store.tables import archives, rejects
from app.store.tables import versions as older
from app.store.writer import reinstate, withdraw
from tests.archives import article, write
from tests.conftest import SEEDS, copied, everything, feed, fresh_database, opened, sow
from tests.parsers.reading import SAMPLES
from tests.test_cli import DATELINE, run

USERS = "2eju7cft6t7prumb"


def test_a_withdrawn_article_is_nowhere_but_in_its_history(sown: Store) -> None:
    questions = (
        "/articles?page_size=100",
        "/articles?q=shanghai+supranational",
        f"/articles?ids={USERS}",
        "/articles/timeline?date=2022-09",
        "/articles/facets?facet=source",
        "/articles?source=TASS",
    )
    with TestClient(create_app(sown.settings)) as client:
        before = [client.get(question).json() for question in questions]
        etag = client.get(f"/articles/{USERS}").headers["etag"]
        assert withdraw(sown, [USERS, "a" * 16], "asked by the agency") == ({USERS}, set())
        after = [client.get(question).json() for question in questions]
        gone = client.get(f"/articles/{USERS}", headers={"If-None-Match": etag})
        assert (gone.status_code, gone.json()["code"]) == (410, "withdrawn")
        assert "asked by the agency" in gone.json()["detail"]
        assert client.get(f"/articles/{USERS}/similar").status_code == 410
        assert client.get("/articles/" + "a" * 16).status_code == 404
        assert client.get("/articles/" + "a" * 16 + "/versions").status_code == 404
        versions = client.get(f"/articles/{USERS}/versions").json()
        assert [version["version"] for version in versions["data"]] == [1]
        assert versions["meta"]["withdrawn"]["reason"] == "asked by the agency"
        assert versions["meta"]["withdrawn"]["withdrawn_at"] in gone.json()["detail"]
        assert "Shanghai" in client.get(versions["data"][0]["url"]).json()["body"]
        assert client.get("/").json()["articles"] == 65
    assert before[0]["meta"]["total"]["value"] - 1 == after[0]["meta"]["total"]["value"] == 65
    assert [len(each["data"]) for each in after[1:3]] == [0, 0]
    assert after[3]["meta"]["total"]["value"] == before[3]["meta"]["total"]["value"] - 1
    assert "TASS" not in [value["value"] for value in after[4]["data"]["source"]]
    assert after[5]["data"] == []
    assert USERS not in [each["id"] for each in everything(sown)]


def test_who_keeps_a_copy_hears_of_what_was_withdrawn(sown: Store) -> None:
    ids = sorted(each["id"] for each in everything(sown))[:5]
    with TestClient(create_app(sown.settings)) as client:
        empty = client.get("/articles/withdrawn")
        assert (empty.json()["data"], empty.json()["links"]["next"]) == ([], None)
        withdraw(sown, ids[:1], "wrong")
        withdraw(sown, ids[1:])
        again = client.get("/articles/withdrawn", headers={"If-None-Match": empty.headers["etag"]})
        assert again.status_code == 200
        first = again.json()["data"][0]
        assert (first["id"], first["reason"]) == (ids[0], "wrong")
        assert client.get(first["versions"]).json()["data"][0]["version"] == 1
        told, address = list[str](), "/articles/withdrawn?from_date=2020&page_size=2"
        while address:
            page = client.get(address).json()
            assert page["meta"]["query"] == {"from_date": "2020-01-01T00:00:00Z", "page_size": 2}
            told += [each["id"] for each in page["data"]]
            address = page["links"]["next"]
        assert told == ids
        assert client.get("/articles/withdrawn?from_date=2999").json()["data"] == []
        refused = client.get("/articles/withdrawn?after=x").json()["errors"]
        assert [error["hint"] for error in refused] == ["an id is 16 characters, each a-z or 2-7"]


def test_the_same_text_again_changes_nothing_and_new_text_is_one_more_version(store: Store) -> None:
    write(store, [article(1, "2022", "One")])
    id = article(1, None).id
    withdraw(store, [id])
    assert +write(store, [article(1, "2022", "One")]) == {"unchanged": 1}
    assert +write(store, [article(1, "2022", "One, corrected")]) == {"updated": 1}
    assert +write(store, [article(1, "2022", "One, corrected")]) == {"unchanged": 1}
    assert everything(store) == []
    assert store.rows(select(archives.c.articles), {}) == [(0,)]
    with TestClient(create_app(store.settings)) as client:
        assert client.get(f"/articles/{id}").status_code == 410
        versions = client.get(f"/articles/{id}/versions").json()["data"]
        assert [version["version"] for version in versions] == [2, 1]
        assert client.get(versions[0]["url"]).json()["status"] == "withdrawn"
    assert withdraw(store, [id]) == (set(), {id})


def test_a_withdrawal_can_be_undone(sown: Store) -> None:
    before = {each["id"]: each for each in everything(sown)}
    ids = [USERS, *sorted(before)[:20]]
    with TestClient(create_app(sown.settings)) as client:
        withdraw(sown, ids, "the wrong ones")
        assert reinstate(sown, [*ids, sorted(before)[30], "a" * 16]) == (set(ids), {sorted(before)[30]})
        assert client.get("/articles/withdrawn").json()["data"] == []
        assert client.get(f"/articles/{USERS}").json()["title"] == before[USERS]["title"]
        assert client.get("/articles?q=shanghai+supranational").json()["meta"]["total"]["value"] == 1
        assert client.get("/").json()["articles"] == len(before)
    judged = ("updated_at", "duplicate_of", "similarity")  # as if they came last
    after = {each["id"]: each for each in everything(sown)}
    assert after.keys() == before.keys()
    for id, each in after.items():
        assert {**each, **{name: before[id][name] for name in judged}} == before[id]
    *_, report = check(sown, 9)
    assert report.total == 0, report.as_text()


def test_what_came_while_it_was_withdrawn_is_there_afterwards(store: Store) -> None:
    write(store, [article(1, "2022", "One")])
    id = article(1, None).id
    withdraw(store, [id])
    write(store, [article(1, "2022-03", "One, corrected")])
    [[packed]] = store.rows(select(older.c.packed).where(older.c.version == 1), {})
    since = "2022-09-20T00:00:00Z"  # as if it had been here for years
    members = dump({**load(unpack(packed)), "ingested_at": since})
    with store.writing() as connection:
        connection.execute(update(older).where(older.c.version == 1).values(packed=pack(members)))
    assert reinstate(store, [id]) == ({id}, set())
    assert reinstate(store, [id]) == (set(), {id})
    [found] = everything(store)
    assert (found["title"], found["published"], found["version"]) == ("One, corrected", "2022-03", 2)
    assert (found["status"], found["ingested_at"]) == ("usable", since)
    assert found["updated_at"] > since
    with TestClient(create_app(store.settings)) as client:
        versions = client.get(f"/articles/{id}/versions").json()["data"]
        assert [version["version"] for version in versions] == [2, 1]
        assert client.get(versions[1]["url"]).json()["title"] == "One"
    assert +write(store, [article(1, "2022", "One")]) == {"unchanged": 1}
    assert +write(store, [article(1, "2022", "One, anew")]) == {"updated": 1}


@pytest.mark.parametrize(
    ("sample", "old", "new"),
    [
        ("ninjs/version1.json", b'"type": "text"', b'"type": "text", "pubstatus": "canceled"'),
        ("ninjs/version3.json", b'"headlines"', b'"pubStatus": "canceled", "headlines"'),
    ],
)
def test_a_source_that_cancels_an_item_withdraws_it(
    store: Store, sample: str, old: bytes, new: bytes, tmp_path: Path
) -> None:
    raw = (SAMPLES / sample).read_bytes()
    assert old in raw
    (tmp_path / "item.json").write_bytes(raw)
    assert feed(store, tmp_path / "item.json").added == 1
    (tmp_path / "item.json").write_bytes(raw.replace(old, new))
    summary = feed(store, tmp_path / "item.json")
    assert (summary.read, summary.updated) == (1, 1)
    assert everything(store) == []
    assert feed(store, tmp_path / "item.json").unchanged == 1


def test_what_a_source_cancelled_comes_back_as_it_was_told(store: Store, tmp_path: Path) -> None:
    """Not as the note that cancelled it; what was never told stays away."""
    told = {"uri": "urn:a", "type": "text", "language": "en", "headline": "Full story", "body_text": "A long story."}
    note = {"uri": "urn:a", "type": "text", "language": "en", "pubstatus": "canceled"}
    for number, item in enumerate((told, note, {**note, "uri": "urn:b"})):
        (tmp_path / f"{number}.json").write_text(json.dumps(item))
        assert feed(store, tmp_path / f"{number}.json", name="ninjs").rejected == 0
    ids = [article_id(f"uri urn:{name}") for name in "ab"]
    assert reinstate(store, ids) == ({ids[0]}, set())
    [found] = everything(store)
    assert (found["title"], found["body"], found["version"]) == ("Full story", "A long story.", 3)
    with TestClient(create_app(store.settings)) as client:
        versions = client.get(f"/articles/{ids[0]}/versions").json()["data"]
        assert [version["version"] for version in versions] == [3, 2, 1]
        assert client.get(f"/articles/{ids[1]}").status_code == 410
    *_, report = check(store, 9)
    assert report.total == 0, report.as_text()
    withdraw(store, ids)
    assert reinstate(store, ids) == ({ids[0]}, set())
    assert everything(store)[0]["version"] == 3


def test_a_cancelled_item_that_was_never_here_leaves_its_tombstone(store: Store, tmp_path: Path) -> None:
    raw = (SAMPLES / "ninjs/version1.json").read_bytes()
    (tmp_path / "item.json").write_bytes(raw.replace(b'"type": "text"', b'"type": "text", "pubstatus": "canceled"'))
    assert feed(store, tmp_path / "item.json").added == 1
    assert everything(store) == []
    assert store.rows(select(archives.c.articles), {}) == [(0,)]
    (tmp_path / "item.json").write_bytes(raw)
    assert feed(store, tmp_path / "item.json").unchanged == 1, "the same content, and it stays withdrawn"


def test_rejects_are_listed_and_read_again(store: Store, tmp_path: Path) -> None:
    """As another release has kept them, which could not read them yet."""
    line = b'{"id": "urn:x:1", "text": "A text."}\n'
    kept = [
        Unreadable("good.jsonl", 7, "an old reason", line, "jsonl"),
        Unreadable("unknown", 1, "not a known format", line),
        Unreadable("plain.txt", 1, "an old reason", b"PARIS, May 3 - Plain.\n", "text"),
        Unreadable("piece", 9, "not a known format", b"PARIS, May 3 - A piece, perhaps.\n"),
        Unreadable("table.csv", 3, "not a table row, or too large", b"title,text\na,b\n", "csv"),
    ]
    write(store, [], kept)
    (tmp_path / "bad.jsonl").write_text('{"id": "urn:x:2"}\n')
    feed(store, tmp_path / "bad.jsonl")
    assert [(each["file"], each["format"]) for each in each_reject(store)][-1] == ("bad.jsonl", "jsonl")
    assert retried(store) == (3, 3, 0)
    assert [reject["file"] for reject in each_reject(store)] == ["piece", "table.csv", "bad.jsonl"]
    assert sorted(each["body"] for each in everything(store)) == ["A text.", "Plain."]
    assert retried(store) == (0, 3, 0)


def test_what_was_cut_is_never_read_again_as_if_it_were_whole(database_url: str, tmp_path: Path) -> None:
    long = "A long text. " * 200
    files = {
        "a.txt": f"PARIS, May 3 - {long}",
        "b.md": f"---\ntitle: B\n---\n\n{long}",
        "c.jsonl": json.dumps({"text": long}) + "\n",
        "d.xml": f"<nitf><body><body.content><p>{long}</p></body.content></body></nitf>",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text.replace(long, f"{long}{name}"))
    paths = [tmp_path / name for name in files]
    with opened(Settings(database_url=database_url, max_article_bytes=1024)) as store:
        assert feed(store, *paths, max_article_bytes=1024).rejected == 4
        assert store.rows(select(rejects.c.raw), {}) == [(None,)] * 4
    with opened(Settings(database_url=database_url)) as store:
        assert retried(store) == (0, 4, 4)
        assert feed(store, *paths).added == 4


def test_what_is_read_again_is_read_with_the_same_options(store: Store, tmp_path: Path) -> None:
    """As a release that could not read it yet has kept it, told twice how to."""
    line = b'{"id": 17, "text": "A text.", "date": "2022-09-20 01:05"}'
    options = Options(source="TASS", timezone=ZoneInfo("Europe/Paris"), date_order="dmy")
    for given in (Options(), options):
        kept = partial(told.kept, given)
        writer.write(store, [], [Unreadable("a.jsonl", 1, "an old reason", line, "jsonl")], kept)
    writer.write(store, [], [Unreadable("b.jsonl", 1, "an old reason", line.replace(b"17", b"18"), "jsonl")])
    assert retried(store) == (2, 0, 0)
    read = {each["provenance"]["file"]: (each["source"], each["published"]) for each in everything(store)}
    assert read == {"a.jsonl": ("TASS", "2022-09-19T23:05Z"), "b.jsonl": (None, "2022-09-20T01:05Z")}
    (tmp_path / "a.jsonl").write_bytes(line)
    again = feed(store, tmp_path / "a.jsonl", source="TASS", timezone=ZoneInfo("Europe/Paris"), date_order="dmy")
    assert again.unchanged == 1


def test_the_commands(tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"id": "urn:x:1"}\n')
    assert run(tmp_path, "ingest", str(SEEDS), "bad.jsonl").returncode == 1
    listed = run(tmp_path, "rejects", "--json")
    assert [json.loads(listed.stdout)[name] for name in ("reason", "format")] == ["empty", "jsonl"]
    assert run(tmp_path, "rejects").stdout == "bad.jsonl:1: empty\n"
    assert run(tmp_path, "rejects", "--retry").stdout == "0 stored, 1 still rejected\n"
    done = run(tmp_path, "withdraw", USERS, "--reason", "wrong")
    assert (done.returncode, done.stdout) == (0, f"{USERS}: withdrawn\n")
    again = run(tmp_path, "withdraw", USERS)
    assert (again.returncode, again.stdout) == (0, f"{USERS}: was already withdrawn\n")
    back = run(tmp_path, "withdraw", "--undo", USERS, "a" * 16)
    assert (back.returncode, back.stdout) == (1, f"{USERS}: reinstated\n")
    assert back.stderr == f"{'a' * 16}: no article has this id\n"
    again = run(tmp_path, "withdraw", "--undo", USERS)
    assert (again.returncode, again.stdout) == (0, f"{USERS}: was not withdrawn\n")
    assert "either --undo or --reason" in run(tmp_path, "withdraw", "--undo", USERS, "--reason", "wrong").stderr
    assert run(tmp_path, "withdraw", "nonsense").returncode == 2
    assert run(tmp_path, "backup", "copy.db").returncode == 0
    assert "already exists" in run(tmp_path, "backup", "copy.db").stderr


def test_rejects_of_files_are_forgotten_by_their_names(tmp_path: Path) -> None:
    for name in ("a1.jsonl", "a2.jsonl", "b[1].jsonl"):
        (tmp_path / name).write_text('{"id": "urn:x:1"}\n' * 120)
    assert run(tmp_path, "ingest", "--format", "jsonl", ".").returncode == 1
    assert "either --retry or --forget" in run(tmp_path, "rejects", "--forget", "a*", "--retry").stderr
    missed = run(tmp_path, "rejects", "--forget", "A*")
    assert (missed.returncode, missed.stdout) == (1, "0 forgotten\n")
    assert missed.stderr == "dateline: no reject is named A*; listed are a1.jsonl, a2.jsonl, b[1].jsonl\n"
    assert json.loads(run(tmp_path, "rejects", "--forget", "a?.*", "--json").stdout) == {"forgotten": 240}
    assert run(tmp_path, "rejects").stdout == "".join(f"b[1].jsonl:{line}: empty\n" for line in range(1, 121))
    gone = run(tmp_path, "rejects", "--forget", "b[[]1].jsonl")
    assert (gone.returncode, gone.stdout) == (0, "120 forgotten\n")
    assert run(tmp_path, "rejects").stdout == ""
    assert run(tmp_path, "rejects", "--forget", "a").stderr == "dateline: no rejects are listed\n"


def test_who_retries_what_was_not_kept_is_told_to_ingest_it_again(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 and no zip")
    assert run(tmp_path, "ingest", "a.zip").returncode == 1
    told = run(tmp_path, "rejects", "--retry")
    assert (told.returncode, told.stdout) == (1, "0 stored, 1 still rejected\n")
    assert told.stderr == ("dateline: nothing was kept of 1 of these: run `dateline ingest` on their files again\n")
    assert json.loads(run(tmp_path, "rejects", "--retry", "--json").stdout)["not_kept"] == 1


def test_rejects_of_several_folders_are_told_apart_and_articles_stay_the_same(tmp_path: Path) -> None:
    for year in ("2021", "2022"):
        (tmp_path / year).mkdir()
        lines = {"text": f"Ferry {year} sails."}, {"title": year, "text": 5 * year, "date": "nonsense"}, {"id": year}
        (tmp_path / year / "x.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    told = json.loads(run(tmp_path, "ingest", "--json", "2021/", "./2022").stdout)
    names = ["2021/x.jsonl", "2022/x.jsonl"]
    assert [reject["file"] for reject in told["rejects"]] == names
    assert [line.partition(":")[0] for line in run(tmp_path, "rejects").stdout.splitlines()] == names
    told = json.loads(run(tmp_path, "ingest", "--json", "2021/x.jsonl", "2022").stdout)
    assert ([reject["file"] for reject in told["rejects"]], told["unchanged"]) == (names, 4)
    exported = run(tmp_path, "export", "--fields", "provenance").stdout
    assert {json.loads(line)["provenance"]["file"] for line in exported.splitlines()} == {"x.jsonl"}
    assert run(tmp_path, "rejects", "--forget", "x.jsonl").stdout == "0 forgotten\n"
    assert run(tmp_path, "rejects", "--forget", "2021/*").stdout == "1 forgotten\n"
    assert run(tmp_path, "rejects", "--retry").stdout == "0 stored, 1 still rejected\n"
    told = run(tmp_path, "parse", "2021", "2022")
    assert [line.partition(":")[0] for line in told.stderr.splitlines()] == names


def test_a_copy_made_under_writes_is_one_state_of_the_archive(tmp_path: Path) -> None:
    with opened(Settings(database_url=f"sqlite:///{tmp_path}/archive.db")) as store:
        stop = threading.Event()

        def go_on() -> None:
            number = 0
            while not stop.is_set():
                write(store, [article(n, "2001-01-01") for n in range(number, number + 5)])
                number += 5

        writer = threading.Thread(target=go_on)
        writer.start()
        try:
            for number in range(5):
                store.engine.backup(store.settings.database_url, tmp_path / f"copy{number}.db")
        finally:
            stop.set()
            writer.join()
    for number in range(5):
        with opened(Settings(database_url=f"sqlite:///{tmp_path}/copy{number}.db")) as copy:
            held = len(everything(copy))
            assert held % 5 == 0
            assert copy.rows(select(archives.c.articles), {}) == [(held,)]
            write(copy, [article(1_000_000, "2001")])


def test_an_archive_that_went_back_to_a_copy_is_not_taken_for_the_one_before(
    request: pytest.FixtureRequest, engine: str, tmp_path: Path
) -> None:
    """Nor is one that was copied by other tools, such as pg_dump or a file system's snapshots."""
    before = Settings(database_url=copied(request, engine, tmp_path, sow))
    (tmp_path / "other").mkdir()
    after = Settings(database_url=fresh_database(request, engine, tmp_path / "other", before.database_url))
    with opened(before) as store:
        write(store, [article(2, "2001")])
    with opened(after) as copy:
        write(copy, [article(3, "2001")])
    with TestClient(create_app(before)) as client:
        tag = client.get("/articles").headers["etag"]
    with TestClient(create_app(after)) as client:
        assert client.get("/articles", headers={"If-None-Match": tag}).status_code == 200


def test_a_server_notices_that_its_database_went_back_to_a_copy(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    settings = Settings(database_url=copied(request, "postgresql", tmp_path, sow))
    url = make_url(settings.database_url)
    copy = make_url(fresh_database(request, "postgresql", tmp_path, settings.database_url)).database
    with TestClient(create_app(settings)) as client:
        for number in 1, 2:
            with opened(settings) as store:
                write(store, [article(number, "2026-12-01")])
            shown = client.get("/articles?page_size=1&fields=body").json()["data"]
            assert shown == [{"body": f"The text of number {number}."}]
            with psycopg.connect(url.set(database="postgres").render_as_string(False), autocommit=True) as server:
                server.execute(f"DROP DATABASE {url.database} WITH (FORCE)".encode())
                server.execute(f"CREATE DATABASE {url.database} TEMPLATE {copy}".encode())


def test_a_copy_that_is_being_read_can_be_written(tmp_path: Path) -> None:
    with opened(Settings(database_url=f"sqlite:///{tmp_path}/archive.db")) as store:
        write(store, [article(1, "2001")])
        store.engine.backup(store.settings.database_url, tmp_path / "copy.db")
    with (
        opened(Settings(database_url=f"sqlite:///{tmp_path}/copy.db", busy_seconds=0)) as copy,
        copy.snapshot() as rows,
    ):
        assert rows.rows(HELD, {}) == [(1,)]
        write(copy, [article(2, "2001")])
        assert rows.rows(HELD, {}) == [(1,)]


def test_an_item_that_is_cancelled_is_told_as_such() -> None:
    for sample, old, new in (
        ("nitf/article.xml", b"<docdata>", b'<docdata management-status="canceled">'),
        ("newsml/items.xml", b"</NewsManagement>", b'<Status FormalName="Canceled"/></NewsManagement>'),
        ("newsmlg2/message.xml", b"</itemMeta>", b'<pubStatus qcode="stat:canceled"/></itemMeta>'),
    ):
        path = SAMPLES / sample
        changed = tuple(parse(io.BytesIO(path.read_bytes().replace(old, new)), path.name, Options()))
        assert any(getattr(item, "withdrawn", False) for item in changed), sample


def test_parse_shows_a_cancelled_item_as_withdrawn() -> None:
    path = SAMPLES / "nitf/article.xml"
    raw = path.read_bytes().replace(b"<docdata>", b'<docdata management-status="canceled">')
    for content, status in ((raw, "withdrawn"), (path.read_bytes(), "usable")):
        [item] = parse(io.BytesIO(content), path.name, Options())
        assert isinstance(item, ArticleRecord)
        assert preview(ready(item))["status"] == status


def test_a_nitf_document_may_cancel_another_one(store: Store, tmp_path: Path) -> None:
    first = (SAMPLES / "nitf/article.xml").read_bytes()
    (tmp_path / "first.xml").write_bytes(first)
    assert feed(store, tmp_path).added == 1
    cancels = b'<docdata management-status="canceled" management-doc-idref="FP-20220920-1">'
    (tmp_path / "kill.xml").write_bytes(first.replace(b"<docdata>", cancels).replace(b'FP-20220920-1"/>', b'FP-2"/>'))
    assert feed(store, tmp_path / "kill.xml").updated == 1
    assert everything(store) == []


def test_a_copy_has_the_name_that_is_given_and_takes_no_other_place(tmp_path: Path) -> None:
    assert run(tmp_path, "migrate").returncode == 0
    done = run(tmp_path, "backup", "file:x.db")
    assert (done.returncode, done.stdout) == (0, "copied to file:x.db\n")
    assert (tmp_path / "file:x.db").stat().st_size > 0
    assert not (tmp_path / "x.db").exists()
    (tmp_path / "link").symlink_to("nowhere")
    long = "x" * 300
    for name, reason in (
        (long, f"cannot write {long}: File name too long"),
        ("nowhere/copy.db", "cannot write nowhere/copy.db: No such file or directory"),
        ("link", "link already exists"),
    ):
        done = run(tmp_path, "backup", name)
        assert (done.returncode, done.stderr) == (2, f"dateline: {reason}\n")
    (tmp_path / "archive.db-wal").unlink(missing_ok=True)
    done = run(tmp_path, "backup", "archive.db-wal")
    assert done.returncode == 2, "SQLite would take it for the archive's log"
    assert not list(tmp_path.glob(".dateline-*"))


def test_of_two_copies_to_one_name_one_is_made(tmp_path: Path) -> None:
    with opened(Settings(database_url=f"sqlite:///{tmp_path}/archive.db")) as store:
        write(store, [article(number, "2001") for number in range(2000)])
    command = [DATELINE, "backup", "copy.db"]
    both = [subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [each.communicate()[1] for each in both]
    assert sorted(each.returncode for each in both) == [0, 2]
    assert "".join(told) == "dateline: copy.db already exists\n"
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("SELECT articles FROM archive").fetchall() == [(2000,)]
