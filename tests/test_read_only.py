"""An archive that may not be written: it is read, what would write says why it cannot, and nothing is harmed."""

import ctypes
import json
import os
import re
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.config import Settings
from app.store.session import Store
from tests.archives import article, write
from tests.conftest import copied, opened, sow
from tests.http.test_server import connected
from tests.test_cli import DATELINE

PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2


def bound_by_permissions() -> None:
    """Root may write everywhere; without these capabilities it may not."""
    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    return subprocess.Popen(
        [DATELINE, *arguments],
        cwd=folder,
        env=clean,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=bound_by_permissions,
    )


def run(folder: Path, *arguments: str) -> tuple[int | None, str, str]:
    """Exit status, output and errors of a command that permissions bind."""
    with start(folder, *arguments) as process:
        out, err = process.communicate()
    return process.returncode, out, err


@pytest.fixture
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A folder with an archive in it, and a pile for one more article, of which nothing may be written."""
    folder = tmp_path / "kept"
    folder.mkdir()
    url = copied(request, "sqlite", folder, sow)
    with opened(Settings(database_url=url)) as store, store.writing():
        pass  # so that there is all that an owner who writes leaves there
    (folder / "more.jsonl").write_text('{"id": "urn:x:1", "text": "One more."}\n')
    forbid(folder)
    yield folder
    allow(folder)


def forbid(folder: Path) -> None:
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)


def allow(folder: Path) -> None:
    folder.chmod(0o755)
    for path in folder.iterdir():
        path.chmod(0o644)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(
    "arguments", [["ingest", "more.jsonl"], ["ingest", "--watch", "."], ["withdraw", "2eju7cft6t7prumb"]]
)
def test_what_writes_stops_with_a_reason_and_harms_nothing(folder: Path, arguments: list[str]) -> None:
    before = contents(folder)
    status, out, err = run(folder, *arguments)
    assert (status, out) == (2, "")
    assert re.fullmatch("dateline: the archive cannot be written: .*Permission denied.*\n", err)
    assert contents(folder) == before
    allow(folder)
    assert run(folder, "ingest", "more.jsonl")[0] == 0
    assert run(folder, "check")[0] == 0


def test_what_reads_works(folder: Path) -> None:
    before = contents(folder)
    status, out, _ = run(folder, "export", "--fields", "id")
    assert (status, out.count("\n")) == (0, 66)
    assert run(folder, "check")[1].startswith("ok: looked at 66 articles")
    assert run(folder, "migrate")[1].startswith("already at ")
    assert run(folder, "rejects") == (0, "", "")
    assert run(folder, "backup", f"{folder.parent}/copy.db")[0] == 0
    assert contents(folder) == before


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server that permissions bind."""
    with start(folder, "serve", "--port", "0") as process:
        try:
            assert process.stdout
            first, *_ = (process.stdout.readline() for _ in range(3))
            port = int(first.rsplit(":", 1)[1])
            connected(("127.0.0.1", port)).close()
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            assert process.communicate()[1] == ""


def answer(address: str) -> tuple[int, list[str]]:
    """How many articles there are, and the ids of the undated ones."""
    with urllib.request.urlopen(f"{address}/articles?missing=date&fields=id") as answered:
        ids = [each["id"] for each in json.load(answered)["data"]]
    with urllib.request.urlopen(f"{address}/") as answered:
        return json.load(answered)["articles"], ids


def test_an_archive_that_may_not_be_written_is_served_also_when_its_owner_writes(folder: Path) -> None:
    """Whoever may only read must see what another one has written, however the file was opened."""
    with served(folder) as address:
        assert answer(address)[0] == 66
        for number in range(1, 4):
            with owned(folder) as store:
                write(store, [article(number, None)])
                forbid(folder)
                while_written = answer(address)
            for held, ids in (while_written, answer(address)):
                assert held == 66 + number
                assert article(number, None).id in ids


@contextmanager
def owned(folder: Path) -> Iterator[Store]:
    """The archive, as its owner opens it."""
    allow(folder)
    with opened(Settings(database_url=f"sqlite:///{folder}/archive.db")) as store:
        yield store
        allow(folder)
    forbid(folder)


def test_a_log_that_cannot_be_read_is_not_left_out(folder: Path, tmp_path: Path) -> None:
    """A killed writer leaves what it stored in the log; without it the archive would be an older one."""
    allow(folder)
    with opened(Settings(database_url=f"sqlite:///{folder}/archive.db")) as store:
        write(store, [article(1, None)])
        torn = tmp_path / "torn"
        torn.mkdir()
        for name in ("archive.db", "archive.db-wal"):
            shutil.copy(folder / name, torn)
    assert (torn / "archive.db-wal").stat().st_size
    forbid(torn)
    status, out, err = run(torn, "check")
    assert (status, out) == (2, "")
    assert "archive.db-wal holds changes that are not in archive.db yet, and the folder cannot be written to" in err
    allow(torn)
    assert run(torn, "check")[1].startswith("ok: looked at 67 articles")
