"""The store: one writer, readers that only read, statements that end, and a bounded number of them."""

import gc
import os
import sqlite3
import threading
import time
from pathlib import Path
from shutil import rmtree

import pytest
from sqlalchemy import bindparam, func, literal, make_url, select
from starlette.testclient import TestClient

from app.config import Settings
from app.errors import TookTooLong, Unavailable
from app.filters import ListQuery
from app.main import create_app
from app.queries.articles import find_page, load_article
from app.store.engines import sqlite_file
from app.store.session import Store
from app.store.tables import articles
from tests.archives import article, write
from tests.conftest import copied, fields, opened, sow

MANY = func.count().label("many")


def counted(store: Store, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The SQL of every statement that the store reads from now on."""
    seen: list[str] = []
    rows = Store.rows

    def count(self: Store, statement: object, values: object) -> object:
        seen.append(str(statement))
        return rows(self, statement, values)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "rows", count)
    return seen


def test_a_steady_state_is_begun_and_ended_however_long_ago_the_last_statement_was(tmp_path: Path) -> None:
    made = Settings(database_url=f"sqlite:///{tmp_path}/archive.db", statement_seconds=0.01)
    with opened(made) as store:
        reader = store.engine.Reader(make_url(made.database_url), made)
        reader.fetch(store.prepared(select(MANY).select_from(articles)), {})
        time.sleep(0.02)
        for _ in range(1000):  # SQLite looks at the clock once in a while
            with reader.steady():
                pass
        reader.close()


def test_a_connection_that_broke_is_not_used_again(tmp_path: Path) -> None:
    made = Settings(database_url=f"sqlite:///{tmp_path}/archive.db")
    with opened(made) as store:
        with pytest.raises(Unavailable), store.steady(), store.steady():
            pass
        with store.steady() as serial:
            assert serial == 0


@pytest.mark.parametrize(
    ("question", "statements"),
    [
        ({}, 2),
        ({"from_date": "2001-06-15", "to_date": "2022-09"}, 2),
        ({"date": "1969-07-20T20:17:40Z"}, 2),
        ({"sort": "oldest"}, 2),
        ({"use_date": "ingested", "from_date": "2020"}, 2),
    ],
)
def test_a_page_costs_the_same_statements_whatever_its_size(
    sown: Store, monkeypatch: pytest.MonkeyPatch, question: dict[str, str], statements: int
) -> None:
    assert sown.secret
    seen = counted(sown, monkeypatch)
    for page_size in (1, 10, 1000):
        seen.clear()
        find_page(sown, ListQuery.model_validate({**question, "page_size": page_size}), 25)
        assert len(seen) == statements, seen


def test_one_article_costs_one_statement(sown: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = counted(sown, monkeypatch)
    load_article(sown, "2eju7cft6t7prumb")
    assert len(seen) == 1


def test_readers_cannot_write(store: Store) -> None:
    from sqlalchemy import text

    with pytest.raises(Unavailable):
        store.rows(text("DELETE FROM article"), {})  # type: ignore[arg-type]


def test_a_statement_that_takes_too_long_is_stopped(database_url: str) -> None:
    with opened(Settings(database_url=database_url, statement_seconds=0.2)) as store:
        numbers = select(literal(1).label("n")).cte(recursive=True)
        endless = numbers.union_all(select(numbers.c.n + 1).where(numbers.c.n < bindparam("top", 1)))
        with pytest.raises(TookTooLong, match="the most that DATELINE_STATEMENT_SECONDS allows"):
            store.rows(select(func.count()).select_from(endless), {"top": 2_000_000_000})
        assert store.rows(select(literal(1)), {}) == [(1,)]


def test_a_stopped_statement_is_a_503_with_retry_after_and_a_line_in_the_log(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def late(*_: object) -> None:
        raise TookTooLong("stopped after 5 s")

    monkeypatch.setattr(Store, "rows", late)
    with TestClient(create_app(store.settings)) as client:
        answer = client.get("/articles?q=shanghai")
    assert (answer.status_code, answer.json()["code"]) == (503, "took-too-long")
    assert answer.headers["retry-after"] == "1"
    [told] = [record.message for record in caplog.records]
    assert told == f"request {answer.json()['request_id']} to /articles?q=shanghai refused: stopped after 5 s"


def test_what_fails_inside_is_a_500_that_tells_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the secret is swordfish")

    monkeypatch.setattr(Store, "rows", broken)
    with TestClient(create_app(store.settings)) as client:
        answer = client.get("/articles")
    assert (answer.status_code, answer.json()["code"]) == (500, "internal")
    assert "swordfish" not in answer.text


def test_an_archive_that_is_not_there_is_unavailable(tmp_path: Path) -> None:
    with TestClient(create_app(Settings(database_url=f"sqlite:///{tmp_path}/none.db"))) as client:
        assert client.get("/health/live").status_code == 200
        for path in ("/health/ready", "/articles", "/"):
            answer = client.get(path)
            assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
            assert answer.headers["retry-after"]


def test_a_damaged_archive_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "junk.db").write_text("no database at all, but long enough to be looked at " * 20)
    settings = Settings(database_url=f"sqlite:///{tmp_path}/junk.db")
    with TestClient(create_app(settings)) as client:
        assert client.get("/").json()["code"] == "unavailable"
    with pytest.raises(Unavailable), opened(settings):
        pass


def test_threads_that_end_give_their_connections_back(tmp_path: Path) -> None:
    with opened(Settings(database_url=f"sqlite:///{tmp_path}/a.db")) as store:
        before = len(os.listdir("/proc/self/fd"))
        for _ in range(30):
            thread = threading.Thread(target=store.rows, args=(select(literal(1)), {}))
            thread.start()
            thread.join()
        gc.collect()
        assert len(os.listdir("/proc/self/fd")) <= before + 3


def test_writers_take_turns(store: Store) -> None:
    def run(start: int) -> None:
        for number in range(start, start + 200, 10):
            write(store, [article(n, "2001-01-01") for n in range(number, number + 10)])

    threads = [threading.Thread(target=run, args=(start,)) for start in (0, 100, 200, 300)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.rows(select(MANY).select_from(articles), {}) == [(500,)]
    assert find_page(store, ListQuery(), 25).total == {"value": 500, "relation": "eq"}


@pytest.mark.parametrize("seconds", [0.3, 0])
def test_a_second_writer_gives_up_after_a_while(database_url: str, seconds: float) -> None:
    with opened(Settings(database_url=database_url, busy_seconds=seconds)) as store:
        failed: list[Exception] = []

        def second() -> None:
            with opened(store.settings) as other:
                write(other, [article(1, None)])

        def guarded() -> None:
            try:
                second()
            except Unavailable as problem:
                failed.append(problem)

        with store.writing():
            thread = threading.Thread(target=guarded)
            thread.start()
            thread.join(20)
        assert [problem.detail for problem in failed if isinstance(problem, Unavailable)] == [
            "another process is writing to this archive"
        ]


def test_a_link_to_an_archive_has_the_same_writer(tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to("a.db")
    with opened(Settings(database_url=f"sqlite:///{tmp_path}/a.db")) as store, store.writing():
        settings = Settings(database_url=f"sqlite:///{tmp_path}/link.db", busy_seconds=0)
        with pytest.raises(Unavailable, match="another process is writing"), Store(settings).writing():
            pass


def test_the_sqlite_writer_is_durable(tmp_path: Path) -> None:
    with opened(Settings(database_url=f"sqlite:///{tmp_path}/a.db")) as store, store.writing() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        other = sqlite3.connect(tmp_path / "a.db", timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()


def test_keys_that_collide_make_room(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids that begin alike want the same key: the next free one is taken, in the same room."""
    monkeypatch.setattr("app.store.keys.id_bits", lambda id: (1 << 80) - 1)
    dates = ["2001", "2001-01", "2001-01-01", "2001-01-01T00:00Z", "2001-01-01T00:00:00Z", None]
    for start in (0, 30):
        write(store, [article(n, date) for n in range(start, start + 30) for date in [dates[n % 6]]])
    page = find_page(store, ListQuery(page_size=1000, sort="oldest"), 25)
    assert [fields(entry)["published"] for entry in page.articles] == [date for date in dates for _ in range(10)]


def test_a_file_that_has_taken_the_archives_place_is_not_taken_for_the_archive(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody deletes the archive, or makes it anew, while it is in use; what is remembered is of the first one."""
    monkeypatch.setattr(sqlite_file, "_SECONDS_BETWEEN_LOOKS", 0)
    folder, away = tmp_path / "archive", tmp_path / "away"
    folder.mkdir()
    settings = Settings(database_url=copied(request, "sqlite", folder, sow))
    with opened(settings) as store, TestClient(create_app(settings)) as client:
        with store.writing():
            pass
        assert store.held == client.get("/").json()["articles"] == 66
        folder.rename(away)
        refusal = client.get("/health/ready")
        assert (refusal.status_code, refusal.json()["code"]) == (503, "unavailable")
        folder.mkdir()
        with opened(settings) as other:
            write(other, [article(1, None)])
            assert other.held == 1
        for address in ("/articles", "/articles?q=moon", "/articles/2eju7cft6t7prumb", "/health/ready"):
            refusal = client.get(address)
            assert refusal.status_code == 503
            assert "another file has taken the archive's place" in refusal.json()["detail"]
        for used in (lambda: store.held, lambda: write(store, [article(2, None)])):
            with pytest.raises(Unavailable, match="another file"):
                used()
        rmtree(folder)
        away.rename(folder)
        assert client.get("/articles").json()["meta"]["total"]["value"] == 66
