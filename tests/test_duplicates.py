"""Duplicates as they are asked for: the filter at every door, and answers never older than what is thought."""

import json
import time
from collections.abc import Iterator
from datetime import datetime

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient
from typer.testing import CliRunner

from app.cli import app
from app.main import create_app
from app.store.session import Store
from app.store.tables import archives
from app.store.writer import withdraw
from tests.archives import write
from tests.store.test_duplicates import article, text, told

FIRST = article("first", text(1), "2001-06-01")
NEAR = article("near", text(1, 1), "2001-06-02")
LATER = article("later", text(1), "2003-06-01")
OTHER = article("other", text(2), "2001-07-01")
EVERY = [FIRST, NEAR, LATER, OTHER]
ORIGINALS, REPEATS = {FIRST.id, OTHER.id}, {NEAR.id, LATER.id}
ASKED = {"include": ORIGINALS | REPEATS, "exclude": ORIGINALS, "only": REPEATS}


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    """The web application over four articles, two of which repeat the first."""
    write(store, EVERY)
    with TestClient(create_app(store.settings)) as client:
        yield client


@pytest.mark.parametrize(("asked", "ids"), ASKED.items())
def test_the_filter_holds_wherever_articles_are_listed_and_counted(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, store: Store, asked: str, ids: set[str]
) -> None:
    given, many = f"duplicates={asked}", len(ids)
    page = client.get(f"/articles?{given}").json()
    assert {each["id"] for each in page["data"]} == ids
    assert page["meta"]["total"] == {"value": many, "relation": "eq"}
    assert page["meta"]["query"]["duplicates"] == asked
    timeline = client.get(f"/articles/timeline?interval=year&{given}").json()
    assert sum(bucket["count"] for bucket in timeline["data"]) == timeline["meta"]["total"]["value"] == many
    facets = client.get(f"/articles/facets?facet=source&{given}").json()
    assert facets["data"] == {"source": []}
    assert {each["id"] for each in client.get(f"/articles/random?sample=9&{given}").json()["data"]} == ids
    for lines in (client.get(f"/articles?format=jsonl&{given}"), client.get(f"/articles?format=csv&{given}")):
        assert lines.headers["total-count"] == str(many)
        assert all(id in lines.text for id in ids)
    assert client.get(f"/articles?format=atom&{given}").text.count("<entry>") == many
    monkeypatch.setenv("DATELINE_DATABASE_URL", store.settings.database_url)
    exported = CliRunner().invoke(app, ["export", "--duplicates", asked, "--fields", "id"])
    assert {json.loads(line)["id"] for line in exported.stdout.splitlines()} == ids


def test_the_filter_goes_with_every_other(client: TestClient) -> None:
    """With words, dates, other terms and cursors; an empty one asks for nothing."""
    assert set(told(client, "&duplicates=exclude&q=word1x3")) == {FIRST.id}
    assert set(told(client, "&duplicates=only&date=2003")) == {LATER.id}
    assert set(told(client, "&duplicates=exclude&missing=source&month=7")) == {OTHER.id}
    assert set(told(client, "&duplicates=")) == ORIGINALS | REPEATS
    page = client.get("/articles?duplicates=only&page_size=1&fields=id").json()
    rest = client.get(page["links"]["next"]).json()
    assert {page["data"][0]["id"], rest["data"][0]["id"]} == REPEATS
    assert rest["links"]["next"] is None


def test_what_is_no_choice_is_refused(client: TestClient) -> None:
    for path in ("/articles", "/articles/timeline", "/articles/facets", "/articles/random"):
        answer = client.get(f"{path}?duplicates=none")
        [error] = answer.json()["errors"]
        assert (answer.status_code, error["parameter"]) == (422, "duplicates")
        assert all(choice in error["hint"] for choice in ASKED)


def test_an_archive_without_repeats_says_so(store: Store) -> None:
    write(store, [FIRST, OTHER])
    with TestClient(create_app(store.settings)) as client:
        assert client.get("/articles?duplicates=only").json()["meta"]["hint"] == "no article is a duplicate"
        assert set(told(client, "&duplicates=exclude")) == ORIGINALS


def test_one_article_is_as_fresh_as_what_is_thought_of_it(client: TestClient, store: Store) -> None:
    """It gains no version and keeps its `updated_at`; its tag and the time of its last change tell."""
    paths = {record.id: f"/articles/{record.id}" for record in EVERY}
    before = {id: client.get(path) for id, path in paths.items()}
    assert before[LATER.id].json()["duplicate_of"] == FIRST.id
    changed_at = datetime.fromisoformat(before[LATER.id].json()["updated_at"]).timestamp()
    while time.time() < changed_at + 1:
        time.sleep(0.05)
    withdraw(store, [FIRST.id])
    for id in REPEATS | {OTHER.id}:
        known = {"If-None-Match": before[id].headers["etag"]}
        since = {"If-Modified-Since": before[id].headers["last-modified"]}
        expected = 200 if id in REPEATS else 304
        assert client.get(paths[id], headers=known).status_code == expected
        assert client.get(paths[id], headers=since).status_code == expected
        now = client.get(paths[id])
        assert client.get(paths[id], headers={"If-None-Match": now.headers["etag"]}).status_code == 304
        told_apart = {"duplicate_of", "similarity"}
        rest = [{k: v for k, v in each.json().items() if k not in told_apart} for each in (before[id], now)]
        assert rest[0] == rest[1]
    assert client.get(paths[NEAR.id]).json()["duplicate_of"] is None
    assert client.get(paths[LATER.id]).json()["duplicate_of"] is None, "too far from the other in time"


def test_what_comes_in_again_changes_nothing(client: TestClient, store: Store) -> None:
    before, serial = told(client), store.rows(select(archives.c.serial), {})
    assert +write(store, EVERY) == {"unchanged": 4}
    assert (told(client), store.rows(select(archives.c.serial), {})) == (before, serial)


def test_a_headline_that_changes_leaves_the_duplicates_alone(client: TestClient, store: Store) -> None:
    before = told(client)
    write(store, [article("first", text(1), "2001-06-01", "Another headline")])
    assert client.get(f"/articles/{FIRST.id}").json()["version"] == 2
    assert told(client) == before


def test_older_versions_keep_what_they_said(client: TestClient, store: Store) -> None:
    """Of whom the article was a duplicate then, whatever became of that one."""
    write(store, [article("later", text(3), "2003-06-01")])
    withdraw(store, [FIRST.id])
    versions = [client.get(f"/articles/{LATER.id}/versions/{number}").json() for number in (1, 2)]
    assert [(each["duplicate_of"], each["similarity"]) for each in versions] == [(FIRST.id, 1.0), (None, None)]
