"""Files that are whole or not there: made aside, in the folder where they belong, and put in their place at the end."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, be it there or not."""
    with suppress(OSError):
        return one.samefile(other)
    return os.path.realpath(one) == os.path.realpath(other)


@contextmanager
def aside(place: Path) -> Iterator[Path]:
    """A path on the same disk that nobody else has. What is left there, or beside it, is removed at the end."""
    with tempfile.TemporaryDirectory(dir=place.absolute().parent, prefix=".dateline-") as folder:
        yield Path(folder, "made")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Where to make what takes the place of a file, or of the one that a link leads to.

    However it ends before, the old one stays.
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
    """Give a file that was made aside its place, which nobody may have taken meanwhile. Raises FileExistsError."""
    _to_disk(made)
    try:
        os.link(made, place)
    except FileExistsError:
        raise
    except OSError:  # not every disk has links: then the place is taken first, and filled
        place.open("xb").close()
        made.replace(place)
    _to_disk(place.absolute().parent)


def _to_disk(path: Path) -> None:
    """What is in a file or a folder outlasts a loss of power."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
