"""Archives to test against: real SQLite files and a real PostgreSQL, each test's own."""

import itertools
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from starlette.testclient import TestClient

from app.config import Settings
from app.filters import Selection
from app.ingest import ingest
from app.ingest.summary import Summary
from app.main import create_app
from app.parsers import Options
from app.queries.articles import Whole, each_article
from app.store.migrate import migrate
from app.store.rows import Stored, load
from app.store.session import Store
from benchmarks.databases import postgresql_server

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
SHARED = ROOT.parent / "shared"
ENGINES = ("sqlite", "postgresql")

_numbers = itertools.count()


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings of whoever runs the tests must not reach them."""
    for name in [name for name in os.environ if name.startswith("DATELINE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setitem(Settings.model_config, "env_file", None)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL server of our own, without a database's name."""
    with (
        tempfile.TemporaryDirectory(prefix="dateline-pg-", ignore_cleanup_errors=True) as folder,
        postgresql_server(Path(folder)) as address,
    ):
        yield address


@pytest.fixture(params=ENGINES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, once for each engine."""
    return fresh_database(request, request.param, tmp_path)


@pytest.fixture(params=ENGINES, scope="module")
def module_database_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same for tests that share what they only read."""
    return fresh_database(request, request.param, tmp_path_factory.mktemp("archive"))


def fresh_database(request: pytest.FixtureRequest, engine: str, folder: Path) -> str:
    """An empty database of an engine."""
    if engine == "sqlite":
        return f"sqlite:///{folder}/archive.db"
    uri: str = request.getfixturevalue("postgresql")
    name = f"archive_{os.getpid()}_{next(_numbers)}"
    with psycopg.connect(uri, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    before, after = uri.split("?", 1) if "?" in uri else (uri, "")
    return f"{before.rsplit('/', 1)[0]}/{name}" + (f"?{after}" if after else "")


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """A migrated, empty archive."""
    with opened(Settings(database_url=database_url)) as store:
        yield store


@pytest.fixture(scope="module")
def seeded(module_database_url: str) -> Iterator[Store]:
    """An archive that holds the seeds, to be read only."""
    with opened(Settings(database_url=module_database_url)) as store:
        feed(store, SEEDS)
        yield store


@pytest.fixture(scope="module")
def client(seeded: Store) -> Iterator[TestClient]:
    """The web application over the seeds."""
    with TestClient(create_app(seeded.settings)) as client:
        yield client


@contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """A store on a migrated archive, closed at the end."""
    store = Store(settings)
    try:
        migrate(store)
        yield store
    finally:
        store.close()


def feed(store: Store, *paths: Path, name: str | None = None, **options: object) -> Summary:
    """Ingest files or folders; the final summary."""
    *_, summary = ingest(store, [str(path) for path in paths], Options(**options), name)  # type: ignore[arg-type]
    return summary


def fields(article: Stored | Whole) -> dict[str, Any]:
    """A stored article as the dictionary that it is answered as, but for its `url`."""
    id, members, *_ = article
    return {"id": id, **load(members)}


def everything(store: Store) -> list[dict[str, Any]]:
    """All articles of an archive, whole, newest first."""
    return [fields(article) for article in each_article(store, store, Selection())]
