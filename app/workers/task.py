"""What goes between ingest and the processes that parse for it."""

from typing import NamedTuple, TypeAlias

from app.parsers import Options
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


class Task(NamedTuple):
    """One file: `file` is the name that provenance carries, `path` where it lies. The first `skip` items are known.

    `format` is None where it is to be recognised.
    `careful`: each item is told as soon as it is read, so that nothing is lost with a process that dies.
    """

    file: str
    path: str
    format: str | None = None
    skip: int = 0
    careful: bool = False


class Part(NamedTuple):
    """Some of a file's articles, in order; `done` with the last ones. `read` counts the bytes of the file so far.

    `skipped` are members of an archive that are no articles.
    """

    items: list[Found]
    skipped: list[str]
    read: int
    done: bool
