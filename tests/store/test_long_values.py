"""Values longer than an index takes: kept whole, found, counted, and changed like any other, on both engines."""

import json
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from alembic import command
from sqlalchemy import select
from starlette.testclient import TestClient
from typer.testing import CliRunner

from app.cli import app
from app.main import create_app
from app.parsers.attempt import Origin
from app.parsers.draft import Draft, finish
from app.parsers.options import Options
from app.record import ArticleRecord, Unreadable
from app.store.migrate import migrate
from app.store.session import Store
from app.store.tables import rejects
from app.text import abridged
from tests.archives import write
from tests.store.test_migrate import alembic

LETTERS = "abcdefghijklmnopqrstuvwxyzäöüабвгд渡輪"


def long(number: int) -> str:
    """So many letters that no index takes them, and that hardly any two are alike from the start."""
    return "Ferries " + "".join(Random(number).choices(LETTERS, k=12_000))


def article(date: str, section: str, keywords: Sequence[str] = (), authors: Sequence[str] = ()) -> ArticleRecord:
    """The article of a day."""
    draft = Draft(id=f"urn:test:{date}", date=date, text="The ferry.", section=section)
    draft.keywords, draft.authors = list(keywords), list(authors)
    return finish(draft, Origin("test", "test", 1, b""), Options())


ONE = article("2022-09-20", long(1), [long(2), long(3)[:600]])
TWO = article("2022-09-21", f"{long(1)}!", authors=[long(4)])


def exported(store: Store, *options: str) -> list[str]:
    """When the articles were published that a command finds."""
    environment = {"DATELINE_DATABASE_URL": store.settings.database_url}
    done = CliRunner().invoke(app, ["export", *options], env=environment, catch_exceptions=False)
    return [json.loads(line)["published"] for line in done.stdout.splitlines()]


def is_sound(store: Store) -> bool:
    done = CliRunner().invoke(app, ["check"], env={"DATELINE_DATABASE_URL": store.settings.database_url})
    return done.exit_code == 0


def test_long_values_are_kept_found_counted_and_changed(store: Store) -> None:
    assert +write(store, [ONE, TWO]) == {"added": 2}
    assert exported(store, "--section", long(1).upper()) == ["2022-09-20"]
    assert exported(store, "--section", f"{long(1)}!") == ["2022-09-21"]
    assert exported(store, "--keywords", long(2)) == ["2022-09-20"]
    with TestClient(create_app(store.settings)) as client:
        counted = client.get("/articles/facets", params={"facet": "section"}).json()["data"]["section"]
        assert sorted(each["value"] for each in counted) == [long(1), long(1) + "!"]
    assert is_sound(store)
    assert +write(store, [article("2022-09-20", "Sea")]) == {"updated": 1}
    assert exported(store, "--section", long(1)) == []
    assert is_sound(store)


def test_a_reject_may_have_a_long_name(store: Store) -> None:
    reject = Unreadable("/".join(["pile.zip", *(long(n) for n in range(3))]), 1, "no article", b"x")
    for _ in range(2):
        write(store, [], [reject, replace(reject, file=reject.file + "x")])
    kept = sorted(file for (file,) in store.rows(select(rejects.c.file), {}))
    assert kept == sorted({abridged(reject.file), abridged(reject.file + "x")})
    assert {file[:20] for file in kept} == {reject.file[:20]}


def test_an_archive_that_has_long_values_is_brought_up_to_date(store: Store) -> None:
    if store.settings.database_url.startswith("postgresql"):
        short = long(5)[:640]  # an index took this
        articles = [article("2022-09-20", short)]
    else:
        short, articles = long(1), [ONE, TWO]
    write(store, articles)
    config = alembic()
    with store.writing() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0005")
    assert migrate(store)
    assert exported(store, "--section", short) == ["2022-09-20"]
    assert is_sound(store)
