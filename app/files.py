"""Atomic files: written to a temporary folder beside their destination, and put in place once complete."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same file, whether or not it exists."""
    with suppress(OSError):
        return one.samefile(other)
    return os.path.realpath(one) == os.path.realpath(other)


@contextmanager
def aside(place: Path) -> Iterator[Path]:
    """A private path on the same disk. Anything left there, or beside it, is removed at the end."""
    with tempfile.TemporaryDirectory(dir=place.absolute().parent, prefix=".dateline-") as folder:
        yield Path(folder, "made")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A path for a new file, which in the end replaces the old one, or the one that a link leads to.

    If anything fails before that, the old file stays.
    """
    place = Path(os.path.realpath(path))
    with aside(place) as made:
        yield made
        if place.exists():
            shutil.copymode(place, made)
        _to_disk(made)
        made.replace(place)
        _to_disk(place.parent)


def put(made: Path, place: Path) -> None:
    """Move a file made `aside` into place. Raises FileExistsError where the place has been taken meanwhile."""
    _to_disk(made)
    try:
        os.link(made, place)
    except FileExistsError:
        raise
    except OSError:  # not every file system has hard links: then reserve the place first
        place.open("xb").close()
        made.replace(place)
    _to_disk(place.absolute().parent)


def _to_disk(path: Path) -> None:
    """Flush a file or a folder to disk, so that it survives a power failure."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
