"""A disk that takes no more: every command stops with a reason, and what was stored before stays as it was."""

import os
import resource
import subprocess
from pathlib import Path

import pytest

from app.config import Settings
from tests.archives import article
from tests.conftest import copied, everything, feed, opened, sow
from tests.test_cli import DATELINE


def dateline(folder: Path, most: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command that can make no file larger than `most` bytes."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    return subprocess.run(
        [DATELINE, *arguments],
        cwd=folder,
        env=clean,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )


@pytest.fixture
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    copied(request, "sqlite", tmp_path, sow)
    return tmp_path / "archive.db"


def pile(folder: Path) -> Path:
    """More articles than fit into what is left."""
    path = folder / "pile.jsonl"
    texts = (article(number, "2001").body + " word" * 300 + f" {number}" for number in range(300))
    path.write_text("".join(f'{{"id": "urn:test:{n}", "text": "{text}"}}\n' for n, text in enumerate(texts)))
    return path


def test_ingest_into_a_full_disk_stops_and_goes_on_when_there_is_room(archive: Path, tmp_path: Path) -> None:
    path = pile(tmp_path)
    settings = Settings(database_url=f"sqlite:///{archive}")
    with opened(settings) as store:
        before = everything(store)
    done = dateline(tmp_path, archive.stat().st_size, "ingest", str(path))
    assert done.returncode == 2
    assert done.stderr.startswith("dateline: the archive cannot be written: ")
    assert done.stderr.count("\n") == 1, "no traceback"
    with opened(settings) as store:
        assert everything(store) == before
        assert feed(store, path).added == 300


def test_a_first_start_on_a_full_disk_leaves_nothing_that_the_next_would_trip_over(tmp_path: Path) -> None:
    done = dateline(tmp_path, 20_000, "migrate")
    assert done.returncode == 2
    assert done.stderr.startswith("dateline: the archive cannot be written: ")
    assert dateline(tmp_path, resource.RLIM_INFINITY, "migrate").returncode == 0


def test_a_backup_to_a_full_disk_leaves_no_half_copy(archive: Path, tmp_path: Path) -> None:
    done = dateline(tmp_path, 40_000, "backup", "copy.db")
    assert done.returncode == 2
    assert done.stderr.startswith("dateline: the archive cannot be copied: ")
    assert sorted(path.name for path in tmp_path.glob("*copy*")) == []


def test_an_export_to_a_full_disk_says_so(archive: Path, tmp_path: Path) -> None:
    """And the one before stays whole, for part of an export looks like all of one."""
    for format in (["--format", "jsonl"], ["--format", "csv"], ["--format", "parquet"], ["--history"]):
        (tmp_path / "articles").write_text("of yesterday")
        done = dateline(tmp_path, 40_000, "export", *format, "--output", "articles")
        assert (done.returncode, done.stderr) == (2, "dateline: cannot write articles: File too large\n")
        assert (tmp_path / "articles").read_text() == "of yesterday"
    assert sorted(path.name for path in tmp_path.iterdir() if not path.name.startswith("archive.db")) == ["articles"]
