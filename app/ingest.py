"""Ingest: files and folders in; every article stored, found unchanged, or kept as rejected with its reason."""

import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

from app.errors import Misconfigured
from app.parsers import Options, Parsed, parse
from app.parsers.archives import SKIPPED, articles_in
from app.record import ArticleRecord, Unreadable
from app.store.session import Store
from app.store.writer import write

STDIN = "-"


@dataclass
class Summary:
    """What became of the input; `read` is the sum of the other four."""

    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: int = 0
    rejects: list[Unreadable] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def count(self, outcomes: Counter[str], rejects: Sequence[Unreadable]) -> None:
        """Add one batch."""
        self.added += outcomes["added"]
        self.updated += outcomes["updated"]
        self.unchanged += outcomes["unchanged"]
        self.rejected += len(rejects)
        self.rejects += [Unreadable(r.file, r.position, r.reason, b"") for r in rejects]
        self.read += outcomes.total() + len(rejects)

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.read / self.seconds if self.seconds else 0.0

    @property
    def progress(self) -> str:
        """Where ingest is."""
        return f"{self.read:,} read, {self.rate:,.0f} a second"

    def as_json(self) -> dict[str, object]:
        """The object that `--json` prints."""
        numbers = {name: getattr(self, name) for name in ("read", "added", "updated", "unchanged", "rejected")}
        rejects = [{"file": r.file, "position": r.position, "reason": r.reason} for r in self.rejects]
        return {**numbers, "seconds": round(self.seconds, 3), "rejects": rejects, "skipped": self.skipped}

    def as_text(self) -> str:
        """The summary for a person; every reject is named."""
        counts = f"{self.added} added, {self.updated} updated, {self.unchanged} unchanged, {self.rejected} rejected"
        lines = [f"{self.read} articles read in {self.seconds:.2f} s: {counts}"]
        lines += [f"  rejected {r.file}:{r.position}: {r.reason}" for r in self.rejects]
        return "\n".join(lines)


def ingest(store: Store, paths: Sequence[str], options: Options, name: str | None = None) -> Iterator[Summary]:
    """Take in every article under `paths`, a batch a transaction; yields the same growing summary after each.

    Raises Misconfigured for a path that is not there, before anything is stored.
    """
    started = time.monotonic()
    summary = Summary()
    files = walk(paths, summary.skipped)
    for batch in _batches(articles(files, options, name, summary.skipped), store.settings.batch_articles):
        records = [item for item in batch if isinstance(item, ArticleRecord)]
        rejects = [item for item in batch if isinstance(item, Unreadable)]
        summary.count(Counter(write(store, records, rejects)), rejects)
        summary.seconds = time.monotonic() - started
        yield summary
    summary.seconds = time.monotonic() - started
    yield summary


def articles(
    files: Iterable[tuple[str, Path | None]], options: Options, name: str | None, skipped: list[str]
) -> Iterator[Parsed]:
    """Every article of every file, in order, archives unpacked; a file that cannot be opened cannot be read.

    Members of archives that are no articles are added to `skipped`.
    """

    def parsed(stream: BinaryIO, file: str) -> Iterator[Parsed]:
        return parse(stream, file, options, name)

    for file, path in files:
        try:
            with _opened(path) as stream:
                yield from articles_in(stream, file, options, parsed, skipped)
        except OSError as problem:
            yield Unreadable(file, 1, f"cannot be read: {problem.strerror or problem}", b"")


def walk(paths: Sequence[str], skipped: list[str]) -> list[tuple[str, Path | None]]:
    """The files under `paths`, each folder's in the order of their names, with the name provenance gives them.

    Inside folders dotfiles, README*, LICENSE*, linked folders and what is no file are added to `skipped`. Raises
    Misconfigured.
    """
    return [found for path in paths for found in _files(path, skipped)]


def _files(path: str, skipped: list[str]) -> Iterator[tuple[str, Path | None]]:
    if path == STDIN:
        yield "-", None
    elif os.path.isdir(path):
        yield from _folder(Path(path), skipped)
    elif os.path.exists(path):
        yield _shown(Path(path).name), Path(path)
    else:
        raise Misconfigured(f"there is no file or folder {path}")


def _folder(top: Path, skipped: list[str]) -> Iterator[tuple[str, Path | None]]:
    for folder, folders, names in os.walk(top):
        links = [name for name in folders if Path(folder, name).is_symlink()]
        skipped += [_shown(os.path.join(folder, name)) for name in links]
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in links)
        for name in sorted(names):
            path = Path(folder, name)
            if name.startswith(".") or name.lower().startswith(SKIPPED) or not path.is_file():
                skipped.append(_shown(str(path)))
            else:
                yield _shown(path.relative_to(top).as_posix()), path


def _shown(path: str) -> str:
    """A path as text: names of files are bytes, and need not be UTF-8."""
    return os.fsencode(path).decode(errors="replace")


def _opened(path: Path | None) -> BinaryIO:
    """A file, or standard input, as a stream that can seek, which recognising its format needs."""
    stream = path.open("rb") if path else sys.stdin.buffer
    if path and stream.seekable():
        return stream
    spooled = tempfile.SpooledTemporaryFile(max_size=16 * 1024 * 1024)  # noqa: SIM115 - the caller closes it
    shutil.copyfileobj(stream, spooled)
    spooled.seek(0)
    return cast(BinaryIO, spooled)


def _batches(items: Iterator[Parsed], size: int) -> Iterator[list[Parsed]]:
    while batch := list(islice(items, size)):
        yield batch
