"""Archives to test against: real SQLite files and a real PostgreSQL, each test's own."""

import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

import psycopg
import pytest
from starlette.testclient import TestClient

from app.config import Settings
from app.filters import Selection
from app.ingest import ingest
from app.ingest.summary import Summary
from app.main import create_app
from app.parsers.options import Options
from app.queries.articles import Whole, each_article
from app.store.migrate import migrate
from app.store.rows import Stored, load
from app.store.session import Store
from benchmarks.databases import postgresql_server

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
SHARED = ROOT.parent / "shared"
ENGINES = ("sqlite", "postgresql")
Fill: TypeAlias = Callable[[Store], object]

_numbers = itertools.count()
_filled: dict[tuple[str, Fill], str] = {}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first: at the end one worker would go on with it, and the other have nothing to do."""
    items.sort(key=lambda item: item.path.name != "test_killing.py")


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
        _spare_the_disk(address)
        yield address


def _spare_the_disk(address: str) -> None:
    """Let a server not wait for its disk: processes are killed in tests, but the machine is not."""
    with psycopg.connect(address, autocommit=True) as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off".encode())
        connection.execute("SELECT pg_reload_conf()")


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    """Each engine."""
    return str(request.param)


@pytest.fixture(params=ENGINES, scope="module")
def module_engine(request: pytest.FixtureRequest) -> str:
    """The same for tests that share what they only read."""
    return str(request.param)


@pytest.fixture
def database_url(request: pytest.FixtureRequest, engine: str, tmp_path: Path) -> str:
    """The address of an empty database, once for each engine."""
    return fresh_database(request, engine, tmp_path)


@pytest.fixture(scope="module")
def module_database_url(
    request: pytest.FixtureRequest, module_engine: str, tmp_path_factory: pytest.TempPathFactory
) -> str:
    """The same for tests that share what they only read."""
    return fresh_database(request, module_engine, tmp_path_factory.mktemp("archive"))


def fresh_database(request: pytest.FixtureRequest, engine: str, folder: Path, like: str | None = None) -> str:
    """An empty database of an engine, or a copy of the one at another address, to which nobody is connected."""
    if engine == "sqlite":
        if like:
            shutil.copy(like.removeprefix("sqlite:///"), folder / "archive.db")
        return f"sqlite:///{folder}/archive.db"
    uri: str = request.getfixturevalue("postgresql")
    name = f"archive_{os.getpid()}_{next(_numbers)}"
    template = _name(like) if like else "template1"
    with psycopg.connect(uri, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
    before, after = uri.split("?", 1) if "?" in uri else (uri, "")
    return f"{before.rsplit('/', 1)[0]}/{name}" + (f"?{after}" if after else "")


def _name(url: str) -> str:
    """The name of a database on PostgreSQL."""
    return url.partition("?")[0].rsplit("/", 1)[1]


def filled(request: pytest.FixtureRequest, engine: str, fill: Fill) -> str:
    """The address of an archive of an engine that was filled like this, once for all tests: it is not to be changed."""
    if (engine, fill) not in _filled:
        folder: pytest.TempPathFactory = request.getfixturevalue("tmp_path_factory")
        url = fresh_database(request, engine, folder.mktemp("filled"))
        with opened(Settings(database_url=url)) as store:
            fill(store)
        _filled[engine, fill] = url
    return _filled[engine, fill]


def copied(request: pytest.FixtureRequest, engine: str, folder: Path, fill: Fill) -> str:
    """The address of a copy of such an archive, to do anything with."""
    return fresh_database(request, engine, folder, filled(request, engine, fill))


def empty(_store: Store) -> None:
    """Leave an archive as the migrations have made it."""


def sow(store: Store) -> None:
    """Put the seeds into an archive."""
    feed(store, SEEDS)


@pytest.fixture
def store(request: pytest.FixtureRequest, engine: str, tmp_path: Path) -> Iterator[Store]:
    """A migrated, empty archive."""
    with opened(Settings(database_url=copied(request, engine, tmp_path, empty))) as store:
        yield store


@pytest.fixture
def sown(request: pytest.FixtureRequest, engine: str, tmp_path: Path) -> Iterator[Store]:
    """An archive of the test's own that holds the seeds."""
    with opened(Settings(database_url=copied(request, engine, tmp_path, sow))) as store:
        yield store


@pytest.fixture(scope="module")
def seeded(
    request: pytest.FixtureRequest, module_engine: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """An archive that holds the seeds, to be read only."""
    folder = tmp_path_factory.mktemp("archive")
    with opened(Settings(database_url=copied(request, module_engine, folder, sow))) as store:
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
