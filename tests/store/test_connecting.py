"""What somebody set up on a PostgreSQL server, or says in the address, and what of it Dateline keeps to."""

from pathlib import Path
from threading import Timer

import psycopg
import pytest
from sqlalchemy import NullPool, make_url

from app.config import Settings
from app.store.checking.check import check
from app.store.engines.postgresql import WRITE_LOCK
from app.store.engines.postgresql_server import connecting
from app.store.session import HELD
from tests.archives import article, write
from tests.conftest import SEEDS, everything, feed, fresh_database, opened
from tests.store.pooler import pooler
from tests.store.test_migrate import execute
from tests.test_cli import run

SCHEMAS = "SELECT schemaname, count(*) > 1 FROM pg_tables WHERE tablename IN ('article', 'content') GROUP BY 1"


@pytest.fixture
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    return fresh_database(request, "postgresql", tmp_path)


def schemas(url: str) -> list[tuple[str, bool]]:
    """Where the tables are."""
    with psycopg.connect(url) as connection:
        return connection.execute(SCHEMAS.encode()).fetchall()


def test_what_is_stored_does_not_depend_on_the_databases_settings(empty: str) -> None:
    for setting in ("standard_conforming_strings = off", "bytea_output = escape", "DateStyle = 'German'"):
        execute(empty, [f"ALTER DATABASE {make_url(empty).database} SET {setting}"])
    with opened(Settings(database_url=empty)) as store:
        assert feed(store, SEEDS).added == 66
        *_, report = check(store, 9)
        assert report.total == 0, report.as_text()
        assert len(everything(store)) == 66


def test_time_limits_of_a_role_do_not_end_what_has_to_wait(empty: str) -> None:
    """A writer waits for another one, and a whole result for whoever reads it."""
    settings = Settings(database_url=empty)
    with opened(settings) as store, psycopg.connect(empty) as other:
        for limit in ("statement_timeout", "idle_in_transaction_session_timeout"):
            execute(empty, [f"ALTER DATABASE {make_url(empty).database} SET {limit} = '200ms'"])
        with opened(settings) as limited, limited.snapshot() as rows:
            assert rows.rows(HELD, {}) == [(0,)]
            other.execute("SELECT pg_advisory_xact_lock(%s)", [WRITE_LOCK])
            waiting = Timer(0.6, other.rollback)
            waiting.start()
            assert write(limited, [article(1, "2001")])["added"] == 1
            waiting.join()
            assert rows.rows(HELD, {}) == [(0,)]
        assert store.held == 1


def test_a_server_that_falls_silent_is_given_up_and_the_address_may_say_when(empty: str) -> None:
    """Otherwise who waits for one that lost its network, or its machine, waits a quarter of an hour, or two hours."""
    patient = make_url(empty).update_query_dict({"tcp_user_timeout": "60000"})
    for url, silence in ((make_url(empty), "10000"), (patient, "60000")):
        with connecting(url, "", poolclass=NullPool).connect() as connection:
            told = connection.connection.driver_connection.info.get_parameters()  # type: ignore[union-attr]
        assert (told["tcp_user_timeout"], told["connect_timeout"]) == (silence, "3")
        assert int(told["keepalives_idle"]) < 10


def test_options_in_the_address_say_where_the_archive_lies(empty: str, tmp_path: Path) -> None:
    execute(empty, ["CREATE SCHEMA other"])
    there = make_url(empty).update_query_dict({"options": "-c search_path=other"}).render_as_string(False)
    assert run(tmp_path, "ingest", str(SEEDS), DATELINE_DATABASE_URL=there).returncode == 0
    assert schemas(empty) == [("other", True)]
    assert run(tmp_path, "check", DATELINE_DATABASE_URL=there).returncode == 0


def test_options_in_the_environment_do_so_too(empty: str, tmp_path: Path) -> None:
    execute(empty, ["CREATE SCHEMA other"])
    options = {"DATELINE_DATABASE_URL": empty, "PGOPTIONS": "-c search_path=other -c default_transaction_read_only=on"}
    refused = run(tmp_path, "migrate", **options)
    assert (refused.returncode, "read-only" in refused.stderr) == (2, True), refused.stderr
    options["PGOPTIONS"] = "-c search_path=other"
    assert run(tmp_path, "migrate", **options).returncode == 0
    assert schemas(empty) == [("other", True)]
    elsewhere = run(tmp_path, "migrate", **(options | {"PGOPTIONS": "-c search_path=nowhere"}))
    assert elsewhere.returncode == 2
    assert "no schema" in elsewhere.stderr


def test_a_pooler_that_drops_options_is_no_harm(empty: str, tmp_path: Path) -> None:
    between = make_url(empty).update_query_dict({"host": str(tmp_path)}).render_as_string(False)
    with pooler(Path(str(make_url(empty).query["host"])), tmp_path):
        assert run(tmp_path, "ingest", str(SEEDS), DATELINE_DATABASE_URL=between).returncode == 0
        assert run(tmp_path, "check", DATELINE_DATABASE_URL=between).returncode == 0
        execute(empty, [f"ALTER DATABASE {make_url(empty).database} SET standard_conforming_strings = off"])
        refused = run(tmp_path, "check", DATELINE_DATABASE_URL=between)
    assert refused.returncode == 2
    assert refused.stderr.startswith("dateline: a pooler drops the options of connections, and ")
