"""The messages between ingest and its parsing processes."""

from typing import NamedTuple, TypeAlias

from app.parsers.options import Options
from app.record import Unreadable
from app.store.ready import Ready

Found: TypeAlias = Ready | Unreadable
"""What is found in a file: an article ready to be stored, or the reason why it cannot be."""


class Job(NamedTuple):
    """What all files of a run share: how they are read, and the limits for reading one article.

    `seconds` is processor time, `memory` is bytes of address space.
    """

    options: Options
    seconds: int
    memory: int


STRETCH = 64
"""How many consecutive items of a shared file one process reads."""


class Share(NamedTuple):
    """Which share of a file is read: every `of`-th stretch of its items, from stretch `number` on."""

    number: int = 0
    of: int = 1

    def has(self, item: int) -> bool:
        """Whether the item with this number, from 0, is in the share."""
        return item // STRETCH % self.of == self.number


class Task(NamedTuple):
    """One file, or a share of it: `file` is its name in provenance, `path` its location.

    `format` is None if it is to be recognised. The first `skip` items of the file are already known, or another's.
    `careful`: each item is sent as soon as it is read, so that nothing is lost if the process dies.
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
"""What distinguishes a file from others, and from itself after a change."""

CHANGED: Stamp = ()
"""The stamp of a file that changed while it was read."""


class Part(NamedTuple):
    """Some of a file's articles, in order; `done` with the last ones. `read` counts the bytes of the file so far.

    `skipped` are members of an archive that are not articles. `passed` is the number of the file's items, read or left
    to others, up to the end of this part. The last part has the file's `stamp`, None if it is unknown.
    """

    items: list[Found]
    skipped: list[str]
    read: int
    passed: int
    done: bool
    stamp: Stamp | None = None
