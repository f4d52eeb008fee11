"""Export on both engines: a whole selection, from one unchanging state."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import select, text
from starlette.testclient import TestClient

from app.config import Settings
from app.errors import Misconfigured, TookTooLong, Withdrawn
from app.export import export, export_history
from app.filters import ExportFormat, Selection
from app.main import create_app
from app.parameters import MAX_VALUES
from app.queries.articles import each_article, load_article, load_history, load_version
from app.record import FIELDS, article_id
from app.store.rows import load
from app.store.session import Store
from app.store.tables import articles
from app.store.writer import withdraw
from tests.archives import article, write
from tests.conftest import SEEDS, copied, everything, feed, fresh_database, opened, sow
from tests.representations.samples import lines
from tests.test_cli import DATELINE, run

SECRET = "What the article says"
LISTS = ("source", "places", "section", "keywords", "authors", "language")


def test_a_selection_is_written_in_order_with_the_fields_wanted(sown: Store, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    export(sown, {"date": "2001/2004", "sort": "oldest", "fields": "published,places"}, out)
    assert [json.loads(line) for line in out.read_text().splitlines()][:2] == [
        {"published": "2001-06-15", "places": ["Shanghai"]},
        {"published": "2002-01-01", "places": ["Frankfurt"]},
    ]


def test_every_filter_may_be_repeated_as_often_as_it_may(sown: Store, tmp_path: Path) -> None:
    names = [field for field in LISTS for field in (field, f"not_{field}")]
    given = {name: [f"{name} {number}" for number in range(MAX_VALUES)] for name in names}
    out = tmp_path / "out.jsonl"
    export(sown, {**given, **{name: [] for name in LISTS}}, out)
    assert len(out.read_text().splitlines()) == 66
    export(sown, given, out)
    assert out.read_text() == ""


def test_an_export_is_of_one_state_whatever_is_written_meanwhile(store: Store) -> None:
    """More articles than one batch of reading, and a writer between two batches."""
    write(store, [article(number, f"20{number % 30:02}") for number in range(1200)])
    with store.snapshot() as rows:
        found = each_article(store, rows, Selection(fields=("id",)))
        first = [next(found) for _ in range(10)]
        write(store, [article(number, "1999") for number in range(2000, 2100)])
        rest = list(found)
    ids = [id for id, _ in first + rest]
    assert len(ids) == len(set(ids)) == 1200
    assert len(list(each_article(store, store, Selection(fields=("id",))))) == 1300


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"from_date": "2022-13"}, "--from-date: this is not a valid date"),
        ({"sort": "relevance"}, "--sort"),
        ({"ids": "x"}, "--ids: 'x' is not an id"),
    ],
)
def test_a_bad_flag_is_named(store: Store, tmp_path: Path, given: dict[str, str], complaint: str) -> None:
    with pytest.raises(Misconfigured, match=complaint):
        export(store, given, tmp_path / "out.jsonl")
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_what_was_exported_is_the_same_where_it_is_ingested(
    store: Store, tmp_path: Path, format: ExportFormat, request: pytest.FixtureRequest
) -> None:
    """Ids, hashes and versions, of every seed, of text that tables trip over, and of a later version."""
    pile, out = tmp_path / "pile.jsonl", tmp_path / f"out.{format}"
    pile.write_bytes(
        lines()
        + b'{"id":"urn:test:large","title":"Large","date":"9999-12-31T23:59:59Z","text":"%b"}\n' % (b"long " * 20_000)
    )
    feed(store, SEEDS, pile)
    write(store, [article(101, "9999-12-31", "First")])
    write(store, [article(101, "9999-12-31", "Second"), article(102, None, "'=3"), article(103, None, "\t=4\n5")])
    export(store, {}, out, format)
    engine = "sqlite" if store.inline else "postgresql"
    (tmp_path / "other").mkdir()
    with opened(Settings(database_url=fresh_database(request, engine, tmp_path / "other"))) as other:
        assert feed(other, out).rejected == 0
        assert hashes(other) == hashes(store)
        assert {id: version for id, _, version in hashes(other)}[article(101, None).id] == 2
        again = tmp_path / "again"
        export(other, {"fields": "id,title,body,places,provenance"}, again, format)
        wanted = tmp_path / "wanted"
        export(store, {"fields": "id,title,body,places,provenance"}, wanted, format)
        assert again.read_bytes() == wanted.read_bytes()


def test_history_travels_with_an_export(store: Store, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Versions, withdrawals with their reasons, cancelled items, and what came after a withdrawal."""
    first, second, third, fourth = (article(number, "2001-01-01", "First") for number in range(1, 5))
    write(store, [first, second, third])
    write(store, [article(1, "2001-01-01", "Second"), article(2, "2002-02-02", "Second")])
    write(store, [article(1, "2003", "Third"), fourth.model_copy(update={"withdrawn": True})])
    withdraw(store, [second.id, third.id], "wrong")
    write(store, [article(3, "2001-01-01", "Later")])
    export_history(store, tmp_path / "out.jsonl")
    engine = "sqlite" if store.inline else "postgresql"
    (tmp_path / "other").mkdir()
    with opened(Settings(database_url=fresh_database(request, engine, tmp_path / "other"))) as other:
        assert feed(other, tmp_path / "out.jsonl").rejected == 0
        assert told(other) == told(store)
        assert [version["version"] for version in load_history(other, first.id).versions] == [3, 2, 1]
        again = feed(other, tmp_path / "out.jsonl")
        assert again.unchanged == again.read == 11, "and again nothing changes"


def test_a_cancellation_that_says_nothing_else_travels_with_an_export(
    store: Store, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Of an item that was there, and of one that was not."""
    item = {"uri": "urn:x:1", "type": "text", "headline": "One", "body_text": "A text."}
    gone = [{"uri": f"urn:x:{number}", "type": "text", "pubstatus": "canceled"} for number in (1, 2)]
    path = tmp_path / "items.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in (item, *gone)))
    assert feed(store, path).rejected == 0
    export_history(store, tmp_path / "out.jsonl")
    engine = "sqlite" if store.inline else "postgresql"
    (tmp_path / "other").mkdir()
    with opened(Settings(database_url=fresh_database(request, engine, tmp_path / "other"))) as other:
        assert feed(other, tmp_path / "out.jsonl").rejected == 0
        assert everything(other) == everything(store) == []
        for number, versions in ((1, [2, 1]), (2, [1])):
            id = article_id(f"uri urn:x:{number}")
            assert [version["version"] for version in load_history(other, id).versions] == versions
            with pytest.raises(Withdrawn):
                load_article(other, id)


def told(store: Store) -> list[object]:
    """Each article's versions and content, or why it is withdrawn."""
    found: list[object] = []
    for number in range(1, 5):
        id = article(number, None).id
        for version in sorted(each["version"] for each in load_history(store, id).versions):
            members = load(load_version(store, id, version)[1])
            found.append((id, version, members["title"], members["published"], members["provenance"]))
        try:
            found.append(load(load_article(store, id).members)["body"])
        except Withdrawn as gone:
            found.append(str(gone.detail).partition(": ")[2])
    return found


def hashes(store: Store) -> list[tuple[str, bytes, int]]:
    found = store.rows(select(articles.c.id, articles.c.content_hash, articles.c.listed), {})
    return sorted((id, bytes(hash), load(listed)["version"]) for id, hash, listed in found)


def test_tables_open_with_their_types(sown: Store, tmp_path: Path) -> None:
    duckdb, pandas = pytest.importorskip("duckdb"), pytest.importorskip("pandas")
    table, columns = tmp_path / "out.csv", tmp_path / "out.parquet"
    export(sown, {}, table, "csv")
    export(sown, {}, columns, "parquet")
    frame = pandas.read_csv(table)
    assert list(frame) == list(FIELDS)
    assert (len(frame), frame["word_count"].dtype.kind, frame["version"].dtype.kind) == (66, "i", "i")
    wanted = {each["id"]: each for each in everything(sown)}
    assert dict(zip(frame["id"], frame["body"], strict=True)) == {id: each["body"] for id, each in wanted.items()}
    assert [json.loads(cell) for cell in frame["places"]] == [each["places"] for each in wanted.values()]
    with duckdb.connect() as connection:
        count, words = connection.execute("SELECT count(*), sum(word_count) FROM read_csv(?)", [str(table)]).fetchone()
        assert (count, words) == (66, sum(each["word_count"] for each in wanted.values()))
        rows = connection.execute(
            "SELECT id, places, word_count, provenance, updated_at <= now() FROM read_parquet(?)", [str(columns)]
        ).fetchall()
    assert rows == [(id, each["places"], each["word_count"], each["provenance"], True) for id, each in wanted.items()]
    assert any(each["provenance"]["detected"] for each in wanted.values())


def test_polars_opens_the_tables_with_their_types(sown: Store, tmp_path: Path) -> None:
    polars = pytest.importorskip("polars")
    wanted = everything(sown)
    table, columns = tmp_path / "out.csv", tmp_path / "out.parquet"
    export(sown, {}, table, "csv")
    export(sown, {}, columns, "parquet")
    for frame in (polars.read_csv(table), polars.read_parquet(columns)):
        assert frame.columns == list(FIELDS)
        assert frame["body"].to_list() == [each["body"] for each in wanted]
        assert frame["published"].to_list() == [each["published"] for each in wanted], "as precise as it was"
        for name in ("word_count", "char_count", "version"):
            assert (frame[name].dtype.is_integer(), frame[name].to_list()) == (True, [each[name] for each in wanted])
    assert frame["places"].to_list() == [each["places"] for each in wanted], "lists are lists"
    assert frame["updated_at"].dtype.is_temporal(), "and instants are instants"


def test_parquet_says_what_it_needs(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Misconfigured, match="--output"):
        export(store, {}, None, "parquet")
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(Misconfigured, match=r"\.venv/bin/python -m pip install 'dateline\[parquet\]'"):
        export(store, {}, tmp_path / "out.parquet", "parquet")
    assert not list(tmp_path.glob("*parquet"))


def damaged(store: Store, table: str, **columns: object) -> None:
    """Let the first row of a table hold other bytes than those that were stored."""
    column, value = columns.popitem()
    key = "key" if table != "version" else "article_id"
    changed = f"UPDATE {table} SET {column} = :value WHERE {key} = (SELECT min({key}) FROM {table})"
    with store.writing() as connection:
        assert connection.execute(text(changed), {"value": value}).rowcount == 1


DAMAGE: dict[str, dict[str, object]] = {
    "no zstd": {"packed": b"no zstd at all"},
    "an end too early": {"packed": b"\x28\xb5\x2f\xfd\x20\x40"},
    "no members": {"listed": '"title":'},
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_article_is_said_to_be_so(store: Store, tmp_path: Path, kind: str) -> None:
    """As damage is that the database itself finds: 503 over HTTP, and one line with exit status 2 for a command."""
    write(store, [article(1, "2022", SECRET)])
    damaged(store, "article" if "listed" in DAMAGE[kind] else "content", **DAMAGE[kind])
    id = article(1, None).id
    with TestClient(create_app(store.settings)) as client:
        for path in (f"/articles/{id}", f"/articles/{id}/versions/1", "/articles?fields=body,title"):
            answer = client.get(path)
            assert (answer.status_code, answer.json()["code"]) == (503, "unavailable"), path
            assert answer.json()["detail"] == "the archive is busy or damaged"
            assert answer.headers["retry-after"] == "1"
    done = run(tmp_path, "export", "--fields", "body,title", DATELINE_DATABASE_URL=store.settings.database_url)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("dateline: the archive is busy or damaged: ")
    assert done.stderr.count("\n") == 1
    assert SECRET not in done.stderr


def test_a_damaged_older_version_is_said_to_be_so(store: Store, tmp_path: Path) -> None:
    write(store, [article(1, "2022", "One")])
    write(store, [article(1, "2022", "Two")])
    damaged(store, "version", packed=b"no zstd at all")
    with TestClient(create_app(store.settings)) as client:
        assert client.get(f"/articles/{article(1, None).id}/versions/1").json()["code"] == "unavailable"
    done = run(tmp_path, "export", "--history", DATELINE_DATABASE_URL=store.settings.database_url)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("dateline: the archive is busy or damaged: ")
    assert done.stderr.count("\n") == 1


LINES, PARQUET, HISTORY = ["--format", "jsonl"], ["--format", "parquet"], ["--history"]


@pytest.fixture
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder with an archive of the seeds."""
    copied(request, "sqlite", tmp_path, sow)
    return tmp_path


@pytest.mark.parametrize(
    ("flags", "told"),
    [
        (["--source", "TAS"], "nothing matches: no article has source=tas; the nearest is TASS"),
        (["--source", "TAS", "--format", "csv"], "nothing matches: no article has source=tas; the nearest is TASS"),
        (["--q", "moon AND surface"], "AND is an ordinary word here: words side by side must all occur anyway"),
        (["--q", "moon"], None),
        ([], None),
    ],
)
def test_an_export_says_what_a_response_would_hint(folder: Path, flags: list[str], told: str | None) -> None:
    """On standard error, so that what is exported stays the same."""
    done = run(folder, "export", *flags)
    assert (done.returncode, done.stderr) == (0, f"dateline: {told}\n" if told else "")


def test_advice_that_takes_too_long_is_no_failure_of_an_export(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise TookTooLong("stopped after 1 s")

    monkeypatch.setattr("app.export.hint", stopped)
    with opened(Settings(database_url=f"sqlite:///{folder / 'archive.db'}")) as store:
        export(store, {}, folder / "all.jsonl")
    assert (folder / "all.jsonl").stat().st_size


def test_dates_for_an_export_are_told_how_to_be_written(folder: Path) -> None:
    for flags, right in (
        (["--date", "September 2022"], "write 2022-09"),
        (["--from-date", "2021/2022"], "write --date 2021/2022"),
    ):
        assert run(folder, "export", *flags).stderr.endswith(f"this is not a valid date ({right})\n")


def test_an_export_never_takes_the_place_of_the_archive(folder: Path) -> None:
    (folder / "linked").symlink_to("archive.db")
    own = ((LINES, "archive.db"), (PARQUET, "archive.db"), (HISTORY, "linked"), (LINES, "archive.db-wal"))
    for format, output in own:
        done = run(folder, "export", *format, "--output", output)
        assert (done.returncode, done.stderr) == (
            2,
            f"dateline: {output} belongs to the archive: it would be overwritten\n",
        )
    assert run(folder, "check").returncode == 0


@pytest.mark.parametrize("format", [LINES, PARQUET], ids=" ".join)
def test_an_export_takes_the_place_of_the_file_that_a_link_leads_to(folder: Path, format: list[str]) -> None:
    (folder / "kept").mkdir()
    place = folder / "kept/articles"
    place.write_text("of yesterday")
    place.chmod(0o600)
    (folder / "link").symlink_to("kept/articles")
    assert run(folder, "export", *format, "--output", "link").returncode == 0
    assert (folder / "link").is_symlink()
    assert place.stat().st_size > 10_000
    assert place.stat().st_mode & 0o777 == 0o600, "who may read it is who might before"
    assert os.listdir(folder / "kept") == ["articles"]


def test_an_export_is_written_into_a_pipe_that_has_a_name(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    read: list[bytes] = []
    reader = threading.Thread(daemon=True, target=lambda: read.append((folder / "pipe").read_bytes()))
    reader.start()
    done = run(folder, "export", "--output", "pipe")
    reader.join()
    assert (done.returncode, done.stderr) == (0, "")
    assert (folder / "pipe").is_fifo()
    assert read == [subprocess.check_output([DATELINE, "export"], cwd=folder)]


def test_an_export_to_the_device_that_is_standard_output_goes_there(folder: Path) -> None:
    """Be that a pipe, or a file with something in it, of which nothing may be lost."""
    command = [DATELINE, "export", *HISTORY, "--output", "/dev/stdout"]
    wanted = subprocess.check_output(command[:-2], cwd=folder)
    assert subprocess.check_output(command, cwd=folder) == wanted
    with (folder / "log").open("wb") as log:
        log.write(b"first\n")
        log.flush()
        subprocess.run(command, cwd=folder, stdout=log, check=True)
    assert (folder / "log").read_bytes() == b"first\n" + wanted
    assert run(folder, "export", "--output", "/dev/null").returncode == 0


def test_a_parquet_file_takes_the_place_of_a_file_only(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    for output in ("pipe", "/dev/null", "."):
        done = run(folder, "export", "--format", "parquet", "--output", output)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert f"{output} is not a regular file" in done.stderr
    assert "standard output" in run(folder, "export", "--format", "parquet", "--output", "/dev/stdout").stderr
    assert (folder / "pipe").is_fifo()
    assert not list(folder.glob(".dateline-*"))
