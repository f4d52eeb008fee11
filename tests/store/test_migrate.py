"""Migration: once however many start together, whole or not at all, and equal to the tables."""

import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text
from sqlmodel import SQLModel

from app.config import Settings, bundled
from app.errors import Misconfigured
from app.store.migrate import HEAD, is_current, migrate
from app.store.session import Store
from tests.conftest import SEEDS, feed, opened

SPAWN = multiprocessing.get_context("spawn")


def migrate_there(url: str) -> None:
    store = Store(Settings(database_url=url))
    changed = migrate(store)
    store.close()
    os._exit(10 if changed else 0)


def test_head_is_the_newest_revision() -> None:
    config = Config()
    config.set_main_option("script_location", str(bundled("migrations")))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


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


def test_many_starts_migrate_once(database_url: str) -> None:
    starts = [SPAWN.Process(target=migrate_there, args=(database_url,)) for _ in range(8)]
    for start in starts:
        start.start()
    for start in starts:
        start.join(60)
    assert sorted(start.exitcode or 0 for start in starts) == [0] * 7 + [10]


def test_a_start_that_is_killed_is_completed_by_the_next(database_url: str, tmp_path: Path) -> None:
    for delay in (0.5, 0.7, 0.9, 1.1, 1.3):
        start = SPAWN.Process(target=migrate_there, args=(database_url,))
        start.start()
        time.sleep(delay)
        if start.pid and start.is_alive():
            os.kill(start.pid, signal.SIGKILL)
        start.join(30)
    with opened(Settings(database_url=database_url)) as store:
        assert is_current(store)
        assert feed(store, SEEDS).added == 66


def test_an_upgrade_that_fails_halfway_leaves_nothing(store: Store, database_url: str, tmp_path: Path) -> None:
    """The same transaction that a kill would end: DDL and all is rolled back."""

    def half() -> None:
        with store.writing() as connection:
            connection.execute(text("CREATE TABLE half (id INTEGER)"))
            raise RuntimeError("killed")

    with pytest.raises(RuntimeError, match="killed"):
        half()
    with store.writing() as connection:
        assert not inspect(connection).has_table("half")


def test_an_archive_of_a_newer_release_is_left_alone(store: Store) -> None:
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Misconfigured, match="knows"):
        migrate(store)
