"""What a server of PostgreSQL refuses: one line says what and why, and strangers are told no more than before."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url
from starlette.testclient import TestClient

from app.config import Settings
from app.errors import Unavailable
from app.main import create_app
from app.store.session import HELD
from tests.conftest import copied, fresh_database, opened, sow
from tests.test_cli import run

ROLE, PASSWORD = "reader", "opensesame"
SECRET = "The words of the article itself"


@pytest.fixture
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an archive on PostgreSQL."""
    return copied(request, "postgresql", tmp_path, sow)


@pytest.fixture
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database on PostgreSQL."""
    return fresh_database(request, "postgresql", tmp_path)


@contextmanager
def role(url: str, *grants: str) -> Iterator[str]:
    """The same address for a role that may do no more than this."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {ROLE} LOGIN PASSWORD '{PASSWORD}'".encode())
        for grant in grants:
            connection.execute(f"GRANT {grant} TO {ROLE}".encode())
        try:
            yield changed(url, username=ROLE, password=PASSWORD)
        finally:
            connection.execute(f"DROP OWNED BY {ROLE}; DROP ROLE {ROLE}".encode())


def changed(url: str, **parts: str) -> str:
    return make_url(url).set(**parts).render_as_string(hide_password=False)  # type: ignore[arg-type]


def refusal(folder: Path, url: str, *arguments: str, stdin: str = "") -> str:
    """The one line that a command ends with."""
    done = run(folder, *arguments, stdin=stdin, DATELINE_DATABASE_URL=url)
    assert (done.returncode, done.stdout) == (2, ""), done
    assert done.stderr.count("\n") == 1, done.stderr
    assert PASSWORD not in done.stderr
    return done.stderr.removeprefix("dateline: ").rstrip()


def test_a_role_that_may_not_read_is_told_so(archive: str, tmp_path: Path) -> None:
    with role(archive) as url:
        for command in ("export", "migrate", "ingest", "rejects", "check"):
            said = refusal(tmp_path, url, *([command, "-"] if command == "ingest" else [command]))
            assert said == "the database reported an error: permission denied for table alembic_version", command


def test_a_role_that_may_only_read_does_so_and_is_shown_no_article_that_it_cannot_store(
    archive: str, tmp_path: Path
) -> None:
    with role(archive, "SELECT ON ALL TABLES IN SCHEMA public") as url:
        assert run(tmp_path, "export", "--fields", "id", DATELINE_DATABASE_URL=url).stdout.count("\n") == 66
        pile = json.dumps({"id": "urn:x:1", "text": SECRET})
        said = refusal(tmp_path, url, "ingest", "-", stdin=pile)
    assert said.startswith("the database reported an error: permission denied for ")
    assert SECRET not in said


def test_a_role_that_may_not_write_the_index_is_told_so(archive: str, tmp_path: Path) -> None:
    """The index is written by COPY, which is the driver's own way."""
    others = "article, content, label, print, band, term, vocabulary, version, withdrawal, tally, reject, archive"
    grants = ("SELECT ON ALL TABLES IN SCHEMA public", f"INSERT, UPDATE, DELETE ON {others}")
    with role(archive, *grants) as url:
        said = refusal(tmp_path, url, "ingest", "-", stdin=json.dumps({"id": "urn:x:1", "text": SECRET}))
    assert said == "the database reported an error: permission denied for table search"


def test_a_role_that_may_create_no_table_is_told_so(empty: str, tmp_path: Path) -> None:
    with role(empty) as url:
        assert (
            refusal(tmp_path, url, "migrate") == "the database reported an error: permission denied for schema public"
        )


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ({"foo": "bar"}, 'DATELINE_DATABASE_URL: invalid connection option "foo"'),
        ({"sslmode": "perhaps"}, 'the database does not answer: connection is bad: invalid sslmode value: "perhaps"'),
    ],
)
def test_an_address_that_cannot_be_used_is_named(
    empty: str, tmp_path: Path, query: dict[str, str], complaint: str
) -> None:
    url = make_url(empty).update_query_dict(query).render_as_string(hide_password=False)
    assert refusal(tmp_path, url, "migrate") == complaint


def test_a_database_that_does_not_answer_is_told_with_its_reason(empty: str, tmp_path: Path) -> None:
    reasons = {
        changed(empty, database="nowhere"): 'database "nowhere" does not exist',
        changed(empty, username="nobody", password=PASSWORD): 'role "nobody" does not exist',
        f"postgresql://x:{PASSWORD}@nowhere.invalid/x": "nowhere.invalid",
        f"postgresql://x:{PASSWORD}@127.0.0.1:1/x": "Connection refused",
    }
    for url, reason in reasons.items():
        said = refusal(tmp_path, url, "migrate")
        assert said.startswith("the database does not answer: "), said
        assert reason in said
    assert refusal(tmp_path, url, "check") == said


@pytest.mark.parametrize("password", [f"half@{PASSWORD}", f"half@{PASSWORD}/x", f"half@{PASSWORD}?x"])
def test_an_address_whose_password_holds_an_at_sign_shows_nothing_of_it(tmp_path: Path, password: str) -> None:
    said = refusal(tmp_path, f"postgresql://x:{password}@127.0.0.1:1/x", "migrate")
    assert said == "DATELINE_DATABASE_URL: write an @ in a name or a password as %40"


@pytest.mark.parametrize("encoding", ["LATIN1", "SQL_ASCII"])
def test_a_database_that_cannot_hold_every_article_is_refused(empty: str, tmp_path: Path, encoding: str) -> None:
    name = f"in_{encoding.lower()}"
    with psycopg.connect(empty, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} ENCODING '{encoding}' LOCALE 'C' TEMPLATE template0".encode())
    url = changed(empty, database=name)
    for command in (["migrate"], ["serve"]):
        said = refusal(tmp_path, url, *command)
        assert said.startswith(f"the database's encoding is {encoding}, but Dateline needs UTF-8: "), command
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() == (0,)


def test_what_the_environment_says_of_encodings_changes_nothing(archive: str, tmp_path: Path) -> None:
    pile = json.dumps({"id": "urn:x:1", "text": "中国 and Ærø."})
    run(tmp_path, "ingest", "-", stdin=pile, DATELINE_DATABASE_URL=archive, PGCLIENTENCODING="LATIN1")
    told = run(tmp_path, "export", "--q", "中国", DATELINE_DATABASE_URL=archive, PGCLIENTENCODING="LATIN1")
    assert [json.loads(line)["body"] for line in told.stdout.splitlines()] == ["中国 and Ærø."]


def test_what_was_read_whole_is_no_error_where_the_server_has_gone_by_then(archive: str) -> None:
    settings = Settings(database_url=archive)
    with opened(settings) as store:
        with store.snapshot() as rows:
            assert rows.rows(HELD, {}) == [(66,)]
            end_connections(archive)
        with store.snapshot() as rows:
            rows.rows(HELD, {})
            end_connections(archive)
            with pytest.raises(Unavailable, match="terminating connection"):
                rows.rows(HELD, {})
        with store.snapshot() as rows:
            assert rows.rows(HELD, {}) == [(66,)]


def end_connections(url: str) -> None:
    """Let the server end every other connection to a database."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_strangers_are_not_told_why(archive: str) -> None:
    settings = Settings(database_url=changed(archive, database="nowhere"))
    with TestClient(create_app(settings)) as client:
        answer = client.get("/articles")
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert answer.json()["detail"] == "the database does not answer"
    assert "nowhere" not in answer.text


def test_a_server_that_is_away_is_a_line_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    away = Settings(database_url=f"postgresql://x:{PASSWORD}@127.0.0.1:1/x")
    with TestClient(create_app(away)) as client:
        answer = client.get("/articles")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
    [told] = [record for record in caplog.records if "refused" in record.message]
    assert "the database does not answer: connection failed" in told.message
    assert told.exc_info is None
    assert PASSWORD not in caplog.text
