"""What goes between ingest and the processes that parse for it."""

from typing import NamedTuple, TypeAlias

from app.parsers.options import Options
from app.record import Unreadable
from app.store.ready import Ready

Found: TypeAlias = Ready | Unreadable
"""What a file holds: an article made ready to be stored, or the reason why it cannot be."""


class Job(NamedTuple):
    """What is the same for every file of a pile: how it is read, and what reading one article may take.

    `seconds` are of processor time, `memory` is bytes of address space.
    """

    options: Options
    seconds: int
    memory: int


STRETCH = 64
"""Items of a shared file that one process reads in a row."""


class Share(NamedTuple):
    """Which part of a file is read: every `of`-th stretch of its items, from stretch `number` on."""

    number: int = 0
    of: int = 1

    def has(self, item: int) -> bool:
        """Whether the item with this number, from 0, is in it."""
        return item // STRETCH % self.of == self.number


class Task(NamedTuple):
    """One file, or a share of it: `file` is the name that provenance carries, `path` where it lies.

    `format` is None where it is to be recognised. The first `skip` items of the file are known, or another's.
    `careful`: each item is told as soon as it is read, so that nothing is lost with a process that dies.
    """

    file: str
    path: str
    format: str | None = None
    share: Share = Share()
    skip: int = 0
    careful: bool = False

    def has(self, item: int) -> bool:
        """Whether the item with this number, from 0, is to be read."""
        return item >= self.skip and self.share.has(item)


Stamp: TypeAlias = tuple[int, ...]
"""What tells a file from another, and from itself when it has changed."""

CHANGED: Stamp = ()
"""The stamp of a file that changed while it was read."""


class Part(NamedTuple):
    """Some of a file's articles, in order; `done` with the last ones. `read` counts the bytes of the file so far.

    `skipped` are members of an archive that are no articles. `passed` is the number of items of the file, read or
    left to others, that end with this part. The last part has the file's `stamp`; None where nobody knows it.
    """

    items: list[Found]
    skipped: list[str]
    read: int
    passed: int
    done: bool
    stamp: Stamp | None = None
