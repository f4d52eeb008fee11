"""The files of a pile, in the same order on every machine."""

import os
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import NamedTuple

from app.errors import Misconfigured
from app.files import is_same
from app.ingest.summary import Listing
from app.parsers.accompanying import accompanies, is_of_page

STDIN = "-"
_NUMBER = re.compile(r"([0-9]+)")


class File(NamedTuple):
    """A file, and its name in provenance; standard input has no path. `root`: see `Unreadable.root`."""

    name: str
    path: Path | None
    root: str = ""

    @property
    def is_lasting(self) -> bool:
        """Whether it can be read more than once: a pipe cannot."""
        if self.path is None:
            return False
        try:
            kind = self.path.stat().st_mode
        except OSError:
            return True  # gone or inaccessible: opening it will report why
        return stat.S_ISREG(kind) or stat.S_ISDIR(kind)

    @contextmanager
    def held(self) -> Iterator[Path]:
        """The contents of a pipe, in a temporary file."""
        with tempfile.NamedTemporaryFile(prefix="dateline-") as held:
            with self.path.open("rb") if self.path else nullcontext(sys.stdin.buffer) as stream:
                try:
                    shutil.copyfileobj(stream, held)
                    held.flush()
                except OSError as problem:
                    raise OSError(problem.errno, problem.strerror, problem.filename or held.name) from None
            yield Path(held.name)


def walk(paths: Sequence[str], skipped: Listing[str], own: Sequence[Path] = ()) -> Iterator[File]:
    """The files under `paths`, see `found`.

    Raises Misconfigured where a path does not exist, before the first file is yielded.
    """
    need(paths)
    return found(paths, skipped, own)


def need(paths: Sequence[str]) -> None:
    """Raises Misconfigured where a path does not exist."""
    for path in paths:
        if path == STDIN and sys.stdin is None:
            raise Misconfigured("standard input is closed")
        if path != STDIN and not os.path.exists(path):
            raise Misconfigured(f"there is no file or folder {path}")


def found(paths: Sequence[str], skipped: Listing[str], own: Sequence[Path] = ()) -> Iterator[File]:
    """The files under `paths`, those of each folder sorted by name, and numbers in names by their value.

    Inside folders, names that begin with a dot, README, LICENSE and the like, the folders of saved pages, the archive's
    `own` files, linked folders and anything that is not a file are added to `skipped`. A folder that cannot be opened
    is yielded like a file that cannot, and so is a path that does not exist.
    """
    for path in paths:
        for file in _files(path, skipped, own):
            yield file if len(paths) > 1 else file._replace(root="")


def _files(path: str, skipped: Listing[str], own: Sequence[Path]) -> Iterator[File]:
    if path == STDIN:
        yield File("-", None)
    elif os.path.isdir(path):
        yield from _folder(Path(path), skipped, own)
    else:
        yield File(_shown(Path(path).name), Path(path), _shown(os.path.dirname(path)))


def _folder(top: Path, skipped: Listing[str], own: Sequence[Path]) -> Iterator[File]:
    closed: list[OSError] = []
    for folder, folders, names in os.walk(top, onerror=closed.append):
        beside = frozenset(names)
        left = [
            name
            for name in folders
            if name.startswith(".") or is_of_page(name, beside) or Path(folder, name).is_symlink()
        ]
        skipped.add(_shown(os.path.join(folder, name)) for name in left)
        folders[:] = sorted((name for name in folders if name not in left), key=_by_numbers)
        owned = {each.name for each in own if is_same(each.parent, Path(folder))}
        for name in sorted(names, key=_by_numbers):
            path = Path(folder, name)
            left_out = name.startswith(".") or accompanies(name) or name in owned
            if left_out or not os.path.isfile(path):
                skipped.add([_shown(str(path))])
            else:
                yield File(_shown(path.relative_to(top).as_posix()), path, _shown(str(top)))
    for problem in closed:  # yielded like files that cannot be opened
        name = _shown(os.path.relpath(problem.filename, top.parent))
        yield File(name, Path(problem.filename), _shown(str(top.parent)))


def _by_numbers(name: str) -> tuple[list[str | int], str]:
    """A name as people sort it, for versions and pages: `page-2` before `page-10`."""
    parts = _NUMBER.split(name)
    return [int(part) if number % 2 else part for number, part in enumerate(parts)], name


def _shown(path: str) -> str:
    """A path as text: file names are bytes, and need not be UTF-8."""
    return os.fsencode(path).decode(errors="replace")
