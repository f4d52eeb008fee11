"""Folders that are watched: what is put into them is taken in once it is whole."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from select import select

from app.errors import Misconfigured
from app.ingest.summary import Listing
from app.ingest.walk import STDIN, File, found, walk

Stamp = tuple[int, int, int]
"""Which file has a name, when that or who may read it was last changed, in nanoseconds, and its size in bytes."""


class End:
    """Whether the end was asked for. A signal may ask at any moment; threading's Event would then wait for itself."""

    def __init__(self) -> None:
        self.is_asked = False
        self._heard, self._told = os.pipe()

    def ask(self) -> None:
        """From now on it is."""
        self.is_asked = True
        os.write(self._told, b"\0")

    def wait(self, seconds: float) -> None:
        """Until it is, but no longer than so many seconds."""
        select([self._heard], [], [], seconds)


def arrivals(
    paths: Sequence[str], seconds: float, end: End, skipped: Listing[str], own: Sequence[Path]
) -> Iterator[dict[File, Stamp]]:
    """The files that are new or changed, looked for every so many seconds until the `end` is asked for.

    A file that is still being written changes: it counts once it has stayed the same between two looks. What is taken
    out of an answer comes again. The archive's `own` files never do. Raises Misconfigured for a path that is not there
    at first; later it may go, and come back.
    """
    if STDIN in paths:
        raise Misconfigured("standard input cannot be watched")
    seen: dict[File, Stamp] = {}
    taken: dict[File, Stamp] = {}
    there = walk(paths, skipped, own)
    while not end.is_asked:
        stamps = _stamps(there)
        settled = {file: stamp for file, stamp in stamps.items() if seen.get(file) == stamp != taken.get(file)}
        seen = stamps
        if settled:
            yield settled
        taken = {file: stamp for file, stamp in taken.items() if file in stamps}
        taken.update(settled)
        end.wait(seconds)
        there = found(paths, Listing(0), own)  # what is skipped was told once


def still(files: dict[File, Stamp]) -> Iterator[File]:
    """Those of the files that are as they were; the others, which are being written anew, are taken out."""
    for file, stamp in list(files.items()):
        if _stamps([file]).get(file) == stamp:
            yield file
        else:
            del files[file]


def _stamps(files: Iterable[File]) -> dict[File, Stamp]:
    stamps: dict[File, Stamp] = {}
    for file in files:
        with suppress(OSError):  # gone since
            assert file.path  # noqa: S101 - only standard input has none
            status = file.path.stat()
            stamps[file] = status.st_ino, status.st_ctime_ns, status.st_size
    return stamps
