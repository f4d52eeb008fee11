"""Watching folders: files that are put there are ingested once they are complete."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from select import select

from app.errors import Misconfigured
from app.ingest.summary import Listing
from app.ingest.walk import STDIN, File, found, walk

Stamp = tuple[int, int, int]
"""A file's inode, its ctime (of the last change to content or permissions) in nanoseconds, and its size in bytes."""


class End:
    """Whether the end was requested. A signal handler may do so at any moment, where threading.Event could deadlock."""

    def __init__(self) -> None:
        self.is_asked = False
        self._read_end, self._write_end = os.pipe()

    def ask(self) -> None:
        """Request the end."""
        self.is_asked = True
        os.write(self._write_end, b"\0")

    def wait(self, seconds: float) -> None:
        """Wait until the end is requested, at most so many seconds."""
        select([self._read_end], [], [], seconds)


def arrivals(
    paths: Sequence[str], seconds: float, end: End, skipped: Listing[str], own: Sequence[Path]
) -> Iterator[dict[File, Stamp]]:
    """New and changed files, looked for every so many seconds until the `end` is requested.

    A file that is still being written keeps changing: it is yielded once it has not changed between two looks. Files
    that the caller removes from a yielded dict are yielded again. The archive's `own` files never are. Raises
    Misconfigured where a path does not exist at first; later it may disappear and come back.
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
        there = found(paths, Listing(0), own)  # skipped files are reported only once


def still(files: dict[File, Stamp]) -> Iterator[File]:
    """The files that are unchanged; the others, which are being written again, are removed from the dict."""
    for file, stamp in list(files.items()):
        if _stamps([file]).get(file) == stamp:
            yield file
        else:
            del files[file]


def _stamps(files: Iterable[File]) -> dict[File, Stamp]:
    stamps: dict[File, Stamp] = {}
    for file in files:
        with suppress(OSError):  # gone meanwhile
            assert file.path  # noqa: S101 - only standard input has none
            status = file.path.stat()
            stamps[file] = status.st_ino, status.st_ctime_ns, status.st_size
    return stamps
