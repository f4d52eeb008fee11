"""How SQLite goes about every read: along an index, and never through a whole table or a sort that grows with it."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from app.config import Settings
from app.main import create_app
from app.store.engines.engine import AnySelect, Prepared
from app.store.session import Store
from tests.conftest import SEEDS, feed, opened

ID = "2eju7cft6t7prumb"
READS = (
    "/", "/health/ready",
    "/articles", "/articles?sort=oldest", "/articles?sort=updated", "/articles?date=2001", "/articles?date=2001-02-03",
    "/articles?date=1990/2005&sort=oldest", "/articles?q=the", "/articles?q=the&sort=newest",
    "/articles?q=the&sort=oldest", "/articles?q=the&sort=updated", "/articles?q=wa*", "/articles?forms=true&q=mine",
    "/articles?q=the&highlight=true", "/articles?use_date=updated&from_date=2020", 
    "/articles?use_date=ingested&date=2001", "/articles?use_date=updated&from_date=2020&sort=oldest",
    "/articles?use_date=ingested&from_date=2020&sort=updated", "/articles?use_date=updated&to_date=2020",
    "/articles?total=exact&q=the", "/articles?source=TASS&date=2022", "/articles?places=Moscow",
    "/articles?language=en", "/articles?missing=places", "/articles?month=9&day=20", f"/articles?ids={ID}",
    "/articles?format=jsonl", "/articles?format=csv&q=the", "/articles?format=csv&sort=updated",
    f"/articles/{ID}", f"/articles/{ID}/versions", f"/articles/{ID}/versions/1", f"/articles/{ID}/similar",
    "/articles/withdrawn", "/articles/withdrawn?from_date=2022",
    "/articles/timeline", "/articles/timeline?interval=day&date=2001", "/articles/timeline?q=the",
    "/articles/timeline?split_by=source", "/articles/timeline?split_by=places&q=the",
    "/articles/facets?facet=source", "/articles/facets?facet=source&facet=places&q=the",
    "/articles/facets?facet=keywords:20&date=1990/2000", "/articles/random?seed=3", "/articles/random?q=the&seed=4",
)  # fmt: skip
FEW_ROWS = ("archive", "alembic_version", "sqlite_master", "CONSTANT")
"""However large an archive is."""


@pytest.fixture
def statements(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Every statement that the reads above run, each with the first address that asked for it."""
    seen: dict[str, str] = {}
    asked = ""
    prepare = Store._prepared

    def spied(self: Store, statement: AnySelect) -> Prepared:
        prepared = prepare(self, statement)
        seen.setdefault(prepared.sql, asked)
        return prepared

    monkeypatch.setattr(Store, "_prepared", spied)
    monkeypatch.setattr("app.queries.orders.COUNTED", 50)  # so that the seeds are many
    settings = Settings(database_url=f"sqlite:///{tmp_path}/archive.db", cache_bytes=0)
    with opened(settings) as store:
        feed(store, SEEDS)
    with TestClient(create_app(settings)) as client:
        for asked in READS:
            answer = client.get(asked)
            assert answer.status_code == 200, (asked, answer.text)
            if further := answer.links.get("next"):
                assert client.get(further["url"]).status_code == 200
    return seen


def test_no_read_goes_through_a_whole_table_or_sorts_one(statements: dict[str, str], tmp_path: Path) -> None:
    assert len(statements) > 50
    faults = []
    with closing(sqlite3.connect(tmp_path / "archive.db")) as connection:
        for sql, asked in statements.items():
            values = dict.fromkeys(re.findall(r":(\w+)", sql))
            plan = connection.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
            faults += [(asked, step, sql) for _, _, _, step in plan if not is_sound(step, sql)]
    assert not faults, faults


def is_sound(step: str, sql: str) -> bool:
    """Whether one step of a plan costs no more on a large archive.

    An index that is scanned in its order, as that of the instants is, ends where the page does, and that of the ids
    where an archive is too large for places. What is called `anon_…` is part of a statement, which has a limit of its
    own; a sort of the right part is one of equals, and keys that are not looked up are those of a few that an index
    finds.
    """
    scanned = re.match(r"SCAN (\w+)(.*)", step)
    if scanned:
        in_order = "VIRTUAL TABLE INDEX" in scanned[2] or "USING INDEX article_updated_at" in scanned[2]
        for_places = "USING COVERING INDEX sqlite_autoindex_article_1" in scanned[2] and "LIMIT :limit" in sql
        return in_order or for_places or scanned[1] in FEW_ROWS or scanned[1].startswith("anon_")
    few = '"key" + ' in sql and "LIMIT :limit" in sql
    return "TEMP B-TREE" not in step or "RIGHT PART" in step or "anon_1" in sql or few
