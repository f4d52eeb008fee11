"""Migration: once however many start together, whole or not at all, and equal to the tables."""

import multiprocessing
import os
import re
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text, update
from sqlmodel import SQLModel
from starlette.testclient import TestClient

from app.config import Settings, bundled
from app.errors import Misconfigured
from app.main import create_app
from app.record import ArticleRecord, id_bits
from app.store.current import Current, Written
from app.store.duplicates import Judgement
from app.store.key_choice import place
from app.store.migrate import HEAD, is_current, migrate
from app.store.prints import Compared
from app.store.ready import ready
from app.store.session import Store
from app.store.tables import archives
from tests.archives import write
from tests.conftest import SEEDS, everything, feed, opened
from tests.store.starting import migrate_there
from tests.store.test_duplicates import DATES, article, kept, oracle, told
from tests.store.test_duplicates import text as body
from tests.test_cli import run

SPAWN = multiprocessing.get_context("spawn")


def alembic() -> Config:
    """Where the revisions are."""
    config = Config()
    config.set_main_option("script_location", str(bundled("migrations")))
    return config


def stored_at_0003(store: Store, records: list[ArticleRecord], ingested_at: str) -> None:
    """Put articles in as the writer did before it looked for duplicates, into an archive that goes back to 0003."""
    with store.writing() as connection:
        prepared = [ready(record) for record in records]
        current, keys = Current(store.engine, connection, ingested_at), place(store.engine, connection, prepared, {})
        come = [Compared(n, keys[r.id], r.id, r.content.body, r.traits) for n, r in enumerate(prepared)]
        written = [Written(r, each, 1, ingested_at) for r, each in zip(prepared, come, strict=True)]
        current.insert(written, {each.number: Judgement(each.key, None, None) for each in come})
        current.close()
        held = archives.c.articles + len(records)
        connection.execute(update(archives).values(serial=archives.c.serial + 1, articles=held))


def back_to_0003(store: Store) -> None:
    """Take the schema back."""
    config = alembic()
    with store.writing() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0003")


LATER = [article(f"later-{n}", body(1, n), "2001-06-02") for n in range(3)]
NEW = article("new", body(5), DATES[1])
EARLIER = [
    *(article(f"earlier-{seed}-{n}", body(seed, n), DATES[0]) for seed in (1, 5) for n in range(2)),
    *(article(f"undated-{n}", body(6), None) for n in range(2)),
    *(article(f"alone-{n}", body(10 + n), "2001-06-02T10:00Z") for n in range(700)),
]


@pytest.fixture
def at_0003(store: Store) -> Store:
    """An archive of the release that made schema 0003, stored at two moments."""
    stored_at_0003(store, EARLIER, "2026-11-24T10:00:00Z")
    stored_at_0003(store, LATER, "2026-11-24T10:00:01Z")
    back_to_0003(store)
    return store


def test_head_is_the_newest_revision() -> None:
    assert ScriptDirectory.from_config(alembic()).get_current_head() == HEAD


def _not_of_the_search_index(name: str | None, kind: str, _parents: object) -> bool:
    """The index is each engine's own; what matters of it is tested by what it finds."""
    return not (kind == "table" and name is not None and name.split("_")[0] == "search")


def test_the_migrated_schema_is_that_of_the_tables(store: Store) -> None:
    assert is_current(store)
    with store.writing() as connection:
        options = {"compare_type": True, "include_name": _not_of_the_search_index}
        context = MigrationContext.configure(connection, opts=options)
        differences = compare_metadata(context, SQLModel.metadata)
    assert differences == []


def started(url: str) -> list[int]:
    """What eight starts at once came to: 10 where one had something to do."""
    together = SPAWN.Barrier(8)
    starts = [SPAWN.Process(target=migrate_there, args=(url, together)) for _ in range(8)]
    for start in starts:
        start.start()
    for start in starts:
        start.join(60)
    return sorted(start.exitcode or 0 for start in starts)


def killed_after(seconds: float, url: str) -> None:
    """A start that is killed so long after it has begun to migrate, unless it is done by then."""
    together = SPAWN.Barrier(2)
    start = SPAWN.Process(target=migrate_there, args=(url, together))
    start.start()
    together.wait(60)
    time.sleep(seconds)
    if start.pid and start.is_alive():
        os.kill(start.pid, signal.SIGKILL)
    start.join(30)


def test_many_starts_migrate_once(database_url: str) -> None:
    assert started(database_url) == [0] * 7 + [10]


def test_a_start_that_is_killed_is_completed_by_the_next(database_url: str, tmp_path: Path) -> None:
    for delay in (0.02, 0.05, 0.08, 0.11, 0.15):
        killed_after(delay, database_url)
    with opened(Settings(database_url=database_url)) as store:
        assert is_current(store)
        assert feed(store, SEEDS).added == 66


def test_an_upgrade_that_fails_halfway_leaves_nothing(store: Store) -> None:
    """The same transaction that a kill would end: DDL and all is rolled back."""

    def half() -> None:
        with store.writing() as connection:
            connection.execute(text("CREATE TABLE half (id INTEGER)"))
            raise RuntimeError("killed")

    with pytest.raises(RuntimeError, match="killed"):
        half()
    with store.writing() as connection:
        assert not inspect(connection).has_table("half")


def test_an_archive_of_0003_keeps_everything_and_is_told_of_its_duplicates(at_0003: Store) -> None:
    """What was stored first stays first: by the moment, then by the date."""
    assert not is_current(at_0003)
    assert migrate(at_0003)
    assert is_current(at_0003)
    assert not migrate(at_0003)
    dated = [record for record in EARLIER if record.published]
    undated = sorted((r for r in EARLIER if not r.published), key=lambda record: id_bits(record.id))
    first = sorted(dated, key=lambda record: (record.published and record.published.start, id_bits(record.id)))
    expected = oracle([kept(record) for record in (*undated, *first, *LATER)])
    found = {each["id"]: each for each in everything(at_0003)}
    assert {id: (each["duplicate_of"], each["similarity"]) for id, each in found.items()} == expected
    assert {each["body"] for each in found.values()} == {record.body for record in (*EARLIER, *LATER)}
    assert {each["ingested_at"] for each in found.values()} == {"2026-11-24T10:00:00Z", "2026-11-24T10:00:01Z"}
    with TestClient(create_app(at_0003.settings)) as client:
        duplicates = {id: verdict for id, verdict in expected.items() if verdict[0]}
        assert len(duplicates) == 6
        assert told(client, "&duplicates=only") == duplicates
        assert +write(at_0003, [*EARLIER, NEW]) == {"added": 1, "unchanged": len(EARLIER)}
        assert told(client) == oracle([kept(record) for record in (*undated, *first, *LATER, NEW)])


def test_many_starts_upgrade_once(at_0003: Store) -> None:
    assert started(at_0003.settings.database_url) == [0] * 7 + [10]
    assert is_current(at_0003)


def test_an_upgrade_that_is_killed_is_completed_by_the_next(at_0003: Store) -> None:
    for delay in (0.03, 0.07, 0.12, 0.18, 0.3):
        killed_after(delay, at_0003.settings.database_url)
    migrate(at_0003)
    with TestClient(create_app(at_0003.settings)) as client:
        assert len(told(client, "&duplicates=only")) == 6


def test_an_archive_from_before_the_first_release_is_refused(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0002'"))
    with pytest.raises(Misconfigured, match="schema 0002"):
        migrate(store)


def test_an_archive_of_a_newer_release_is_left_alone(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Misconfigured, match="knows"):
        migrate(store)


READING = (["export"], ["export", "--history"], ["rejects"], ["rejects", "--retry"], ["withdraw", "2eju7cft6t7prumb"])
"""Commands for which there has to be an archive."""

OTHERS = {
    "another application's": ["CREATE TABLE users (name TEXT)", "INSERT INTO users VALUES ('Ann')"],
    "with articles": ["CREATE TABLE article (id INTEGER)"],
    "with Alembic": ["CREATE TABLE alembic_version (version_num TEXT)", "INSERT INTO alembic_version VALUES ('1a2b')"],
    "with Alembic and our number": [
        "CREATE TABLE alembic_version (version_num TEXT)",
        f"INSERT INTO alembic_version VALUES ('{HEAD}')",
        "CREATE TABLE users (name TEXT)",
    ],
    "with many tables": [f"CREATE TABLE t{n} (id INTEGER)" for n in range(7)],
}
TOLD = {
    "another application's": "the table 'users'",
    "with articles": "the table 'article'",
    "with Alembic": "the table 'alembic_version'",
    "with Alembic and our number": "the tables 'alembic_version', 'users'",
    "with many tables": "the tables 't0', 't1', 't2', 't3', 't4' and 2 more",
}


def execute(url: str, statements: list[str]) -> None:
    """Do this to a database without Dateline's help."""
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file, file:
            for statement in statements:
                file.execute(statement)
        return
    with psycopg.connect(url, autocommit=True) as server:
        for statement in statements:
            server.execute(statement.encode())


def state(url: str, folder: Path) -> object:
    """All that a database is: every file of the folder to the byte, or every table."""
    if url.startswith("sqlite"):
        return {path.name: path.read_bytes() for path in folder.iterdir()}
    with psycopg.connect(url) as server:
        found = server.execute("SELECT schemaname, tablename FROM pg_tables WHERE schemaname !~ '^(pg_|information_)'")
        return sorted(found.fetchall())


@pytest.mark.parametrize("whose", OTHERS)
def test_a_database_of_something_else_is_left_as_it_is(database_url: str, tmp_path: Path, whose: str) -> None:
    execute(database_url, OTHERS[whose])
    before = state(database_url, tmp_path)
    backup = [["backup", str(tmp_path / "copy.db")]] * database_url.startswith("sqlite")
    for arguments in (["migrate"], ["ingest", str(SEEDS)], ["export"], ["serve"], *READING, *backup):
        done = run(tmp_path, *arguments, DATELINE_DATABASE_URL=database_url)
        assert (done.returncode, done.stdout) == (2, ""), arguments
        assert done.stderr.startswith(
            f"dateline: this database belongs to something else, which keeps {TOLD[whose]} there: point "
        )
        assert done.stderr.count("\n") == 1
    assert state(database_url, tmp_path) == before


def test_a_newer_archive_is_left_as_it_is(store: Store, tmp_path: Path) -> None:
    url = store.settings.database_url
    store.close()
    execute(url, ["UPDATE alembic_version SET version_num = '9999'"])
    if url.startswith("sqlite"):
        execute(url, ["PRAGMA journal_mode=DELETE"])  # as a copy is that nobody has written to yet
    before = state(url, tmp_path)
    backup = [["backup", str(tmp_path / "copy.db")]] * url.startswith("sqlite")
    for arguments in (["ingest", str(SEEDS)], ["migrate"], ["serve"], ["check"], *READING, *backup):
        done = run(tmp_path, *arguments, DATELINE_DATABASE_URL=url)
        assert (done.returncode, done.stdout) == (2, ""), arguments
        assert re.match("dateline: this archive has schema 9999, but this Dateline knows only ", done.stderr)
    assert state(url, tmp_path) == before


def test_what_reads_an_archive_creates_none(database_url: str, tmp_path: Path) -> None:
    before = state(database_url, tmp_path)
    for arguments in READING:
        done = run(tmp_path, *arguments, DATELINE_DATABASE_URL=database_url)
        assert (done.returncode, done.stdout) == (2, ""), arguments
        assert re.fullmatch("dateline: there is no archive .*: `dateline ingest` and .* create one .*\n", done.stderr)
    assert state(database_url, tmp_path) == before


def test_a_database_whose_tables_were_dropped_is_empty(database_url: str, tmp_path: Path) -> None:
    identity = "INTEGER PRIMARY KEY AUTOINCREMENT" if database_url.startswith("sqlite") else "SERIAL"
    execute(database_url, [f"CREATE TABLE users (id {identity})", "DROP TABLE users"])
    assert run(tmp_path, "migrate", DATELINE_DATABASE_URL=database_url).stdout == f"migrated to {HEAD}\n"


@pytest.mark.parametrize("engine", ["postgresql"])
def test_only_the_schema_that_is_used_has_to_be_empty(database_url: str, tmp_path: Path) -> None:
    """By default PostgreSQL makes tables in the schema that is called as the user, where there is one."""
    execute(database_url, ["CREATE TABLE users (name TEXT)", "CREATE SCHEMA postgres"])
    assert run(tmp_path, "migrate", DATELINE_DATABASE_URL=database_url).stdout == f"migrated to {HEAD}\n"
    assert run(tmp_path, "migrate", DATELINE_DATABASE_URL=database_url).stdout == f"already at {HEAD}\n"


@pytest.mark.parametrize("engine", ["postgresql"])
def test_an_archive_that_lies_further_along_the_search_path_is_found(store: Store, tmp_path: Path) -> None:
    execute(store.settings.database_url, ["CREATE SCHEMA postgres"])
    told = run(tmp_path, "migrate", DATELINE_DATABASE_URL=store.settings.database_url)
    assert told.stdout == f"already at {HEAD}\n"


@pytest.mark.parametrize("engine", ["postgresql"])
def test_tables_of_an_extension_are_nobodys(database_url: str, tmp_path: Path) -> None:
    execute(database_url, ["CREATE TABLE spatial (id INTEGER)", "ALTER EXTENSION plpgsql ADD TABLE spatial"])
    assert run(tmp_path, "migrate", DATELINE_DATABASE_URL=database_url).stdout == f"migrated to {HEAD}\n"
