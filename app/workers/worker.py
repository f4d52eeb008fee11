"""A parsing process: reads tasks from its parent, and sends back parts."""

import os
import resource
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import BinaryIO

from app.parsers.archives import articles_in
from app.parsers.attempt import Item
from app.parsers.formats import items, parsed
from app.parsers.options import Options
from app.record import Unreadable
from app.store.ready import ready
from app.workers.task import CHANGED, STRETCH, Found, Job, Part, Stamp, Task

_MOST = 64
"""How many parts are sent together: that of a small file is smaller than the cost of sending it."""
_PAUSE = 0.02
"""Seconds after which whatever was read is sent, however little it is."""


def main(descriptor: int) -> None:
    """Work until the parent closes the pipe or is gone."""
    os.nice(5)
    with Connection(descriptor) as parent, suppress(EOFError, BrokenPipeError, ConnectionResetError):
        job: Job = parent.recv()
        _limit(resource.RLIMIT_CORE, 0)
        _limit(resource.RLIMIT_AS, job.memory)
        outbox = _Outbox(parent)
        while True:
            if not parent.poll():
                outbox.send()
            tasks: Sequence[Task] = parent.recv()
            for task in tasks:
                _allow(job.seconds)
                for part in parts(task, job):
                    outbox.add(part, at_once=task.careful or not part.done)
                    _allow(job.seconds)


class _Outbox:
    """Collects finished parts until they are many, or old, so that small files are sent together."""

    def __init__(self, parent: Connection) -> None:
        self._parent = parent
        self._parts: list[Part] = []
        self._since = 0.0

    def add(self, part: Part, at_once: bool) -> None:
        """Add what was read; `at_once` sends it with all that has been collected."""
        if not self._parts:
            self._since = time.monotonic()
        self._parts.append(part)
        if at_once or len(self._parts) >= _MOST or time.monotonic() - self._since > _PAUSE:
            self.send()

    def send(self) -> None:
        """Send what has been collected."""
        if self._parts:
            self._parent.send(self._parts)
            self._parts = []


def parts(task: Task, job: Job) -> Iterator[Part]:
    """A file's articles, part by part; an error that ends its reading is the last item, with the reason."""
    skipped: list[str] = []
    try:
        with open(task.path, "rb") as stream:
            yield from _gathered(_read(stream, task, job, skipped), task, stream, skipped)
    except OSError as problem:
        reason = f"cannot be read: {problem.strerror or problem}"
        yield Part([Unreadable(task.file, 1, reason, b"")], skipped, 0, 0, done=True)


def _read(stream: BinaryIO, task: Task, job: Job, skipped: list[str]) -> Iterator[Found | None]:
    """What is found in each item of a file; None for items that are not to be read."""

    def found(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
        return items(stream, file, options, task.format)

    number = 0
    try:
        for number, item in enumerate(articles_in(stream, task.file, job.options, found, skipped), 1):
            yield _found(item) if task.has(number - 1) else None
    except OSError as problem:
        yield Unreadable(task.file, number + 1, f"cannot be read: {problem.strerror or problem}", b"")
    except MemoryError:
        yield Unreadable(task.file, number + 1, "takes more memory than parsing may use", b"")
    except Exception as problem:
        yield Unreadable(task.file, number + 1, f"cannot be read: {type(problem).__name__}", b"")


def _found(item: Item) -> Found:
    read = parsed(item)
    return read if isinstance(read, Unreadable) else ready(read)


def _gathered(found: Iterator[Found | None], task: Task, stream: BinaryIO, skipped: list[str]) -> Iterator[Part]:
    """Parts of what is found, at the latest at the end of a stretch. An empty part shows that the process is alive."""
    gathered: list[Found] = []
    before = _stamp(stream)
    passed, sent = 0, time.monotonic()
    for passed, item in enumerate(found, 1):
        if item is not None:
            gathered.append(item)
        if (gathered and (task.careful or not passed % STRETCH)) or time.monotonic() - sent > _PAUSE:
            yield Part(gathered, skipped[:], stream.tell(), passed, done=False)
            gathered, sent = [], time.monotonic()
            skipped.clear()
    stamp = before if _stamp(stream) == before else CHANGED
    yield Part(gathered, skipped, stream.tell(), passed, done=True, stamp=stamp)


def _stamp(stream: BinaryIO) -> Stamp:
    status = os.fstat(stream.fileno())
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _allow(seconds: int) -> None:
    """Allow so much more processor time from now on."""
    _limit(resource.RLIMIT_CPU, int(time.process_time()) + seconds + 1)


def _limit(kind: int, most: int) -> None:
    """Limit a resource of this process, if the system supports that limit and allows the value."""
    with suppress(ValueError, OSError):
        resource.setrlimit(kind, (most, resource.getrlimit(kind)[1]))
