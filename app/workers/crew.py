"""The parsing processes, and what they find, in the order of the files."""

import itertools
import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Self

from app.parsers.attempt import read_bounded
from app.parsers.options import Options
from app.record import Unreadable
from app.stopping import undisturbed
from app.workers.inbox import Inbox
from app.workers.task import CHANGED, STRETCH, Job, Part, Share, Task

_RUN = "from app.workers.worker import main; main({})"
_TOGETHER = 32
"""The most small files that are given to one process together."""
_NEIGHBOURS = 1 << 18
"""The weight of such a group: the bytes of its files, and `_NAME` for each character of their paths and names."""
_NAME = 64
_AHEAD = 16
"""How many groups a process is given ahead of the one it is reading. They must fit in its pipe, or we could wait for it
to take tasks while it waits for us to take results."""
_SHARED = 1 << 20
"""Files of at least this many bytes are read by all processes, each taking its share of the stretches of articles."""

_DYING = 1.0
"""Seconds to wait for a process that has closed its pipe to exit."""

WALL = 4
"""An article may take this many times its processor time in elapsed time: the machine has other work to do."""


class Crew:
    """At most `size` processes, each started when first needed. A context manager, which stops them at its end."""

    def __init__(self, job: Job, size: int) -> None:
        self._hands = [Hand(job) for _ in range(size)]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        for hand in self._hands:
            hand.stop()

    def parts(self, tasks: Iterable[Task]) -> Iterator[Part]:
        """The parts of every file, in the order of the files."""
        dealt: deque[tuple[Sequence[Hand], Sequence[Task]]] = deque()
        for group, hands in self._dealt(_groups(tasks)):
            for number, hand in enumerate(hands):
                hand.give([task._replace(share=Share(number, len(hands))) for task in group])
            dealt.append((hands, group))
            if len(dealt) > _AHEAD * len(self._hands):
                yield from _read(*dealt.popleft())
        for hands, group in dealt:
            yield from _read(hands, group)

    def _dealt(self, groups: Iterable[Sequence[Task]]) -> Iterator[tuple[Sequence[Task], Sequence["Hand"]]]:
        """Each group with the processes that read it: one in turn, or all of them if it is one large file."""
        number = 0
        for group in groups:
            if _size(group[0]) >= _SHARED:
                yield group, self._hands
            else:
                yield group, [self._hands[number]]
                number = (number + 1) % len(self._hands)


def _groups(tasks: Iterable[Task]) -> Iterator[Sequence[Task]]:
    """Groups of consecutive small files, and each large file by itself."""
    group: list[Task] = []
    weight = 0
    for task in tasks:
        size = _size(task)
        if group and (size >= _SHARED or weight >= _NEIGHBOURS or len(group) == _TOGETHER):
            yield group
            group, weight = [], 0
        group.append(task)
        weight += size + _NAME * (len(task.path) + len(task.file))
    if group:
        yield group


def _read(hands: Sequence["Hand"], group: Sequence[Task]) -> Iterator[Part]:
    for task in group:
        yield from _merged(hands, task.file)


def _merged(hands: Sequence["Hand"], file: str) -> Iterator[Part]:
    """The parts of a file that these processes read together, in item order; last, whether it changed meanwhile.

    All of them may report why a file ends early; it is yielded once.
    """
    stretch = read = 0
    shares = [hand.parts() for hand in hands]
    last: dict[int, Part] = {}
    while len(last) < len(hands):
        number = stretch % len(hands)
        for part in () if number in last else shares[number]:
            read = max(read, part.read)
            if part.done:
                told = [item for other in last.values() for item in other.items]
                last[number] = part
                part = part._replace(items=[item for item in part.items if item not in told])
                if len(last) == len(hands) and has_changed(last.values()):
                    refused = Unreadable(file, part.passed + 1, "changed while it was being read: ingest it again", b"")
                    part.items.append(refused)
            yield part._replace(read=read, done=len(last) == len(hands), skipped=[] if number else part.skipped)
            if part.passed >= (stretch + 1) * STRETCH:
                break
        stretch += 1


def has_changed(last: Iterable[Part]) -> bool:
    """Whether a file changed between when the first process started reading it and when the last one finished."""
    stamps = {part.stamp for part in last if part.stamp is not None}
    return len(stamps) > 1 or CHANGED in stamps


def _size(task: Task) -> int:
    with suppress(OSError):
        return os.stat(task.path).st_size
    return 0


class Hand:
    """One process, replaced by another if it dies or takes too long."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._tasks: deque[Task] = deque()
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: Connection
        self._inbox: Inbox

    def give(self, tasks: Sequence[Task]) -> None:
        """Give the process more files to read."""
        self._tasks += tasks
        if self._process is None:
            self._start()
        else:
            self._send(tasks)

    def parts(self) -> Iterator[Part]:
        """The parts of the first given file that has not been requested yet."""
        done = False
        while not done:
            part = self._inbox.next(self._job.seconds * WALL)
            if part is None:
                part = self._restart()
            elif not part.done:
                self._tasks[0] = self._tasks[0]._replace(skip=part.passed)
            if part is None:
                continue
            if done := part.done:
                self._tasks.popleft()
            yield part

    def _restart(self) -> Part | None:
        """Start a new process for what is left. If the old one was careful, what stopped it ends its file here."""
        reason = self._reason()
        self.stop()
        task = self._tasks[0]
        if not task.careful:
            self._tasks[0] = task._replace(careful=True)
            self._start()
            return None
        item = next(number for number in itertools.count(task.skip) if task.has(number))
        refused = Unreadable(task.file, item + 1, reason, _beginning(task, self._job.options))
        if len(self._tasks) > 1:
            self._start(1)
        return Part([refused], [], 0, task.skip, done=True)

    def _start(self, behind: int = 0) -> None:
        self._pipe, theirs = Pipe()
        self._inbox = Inbox(self._pipe)  # before the process, with which it is stopped
        # A terminal sends Ctrl-C to every process: it is for us to handle, also while they start.
        with theirs, undisturbed([signal.SIGINT]):
            end = theirs.fileno()
            command = [sys.executable, "-P", "-c", _RUN.format(end)]
            self._process = subprocess.Popen(command, pass_fds=[end])  # noqa: S603 - ourselves, and a number
        self._send(self._job)
        self._send(list(self._tasks)[behind:])

    def _send(self, message: Job | Sequence[Task]) -> None:
        with suppress(ConnectionError):  # a dead process is noticed when its parts are missing
            self._pipe.send(message)

    def _reason(self) -> str:
        seconds = self._job.seconds
        assert self._process  # noqa: S101 - it was given tasks
        try:
            ended = self._process.wait(_DYING)
        except subprocess.TimeoutExpired:
            return f"takes longer than {seconds * WALL} s"
        if ended == -signal.SIGXCPU:
            return f"takes more than {seconds} s of processor time"
        return f"ended the parser with {signal.Signals(-ended).name if ended < 0 else f'status {ended}'}"

    def stop(self) -> None:
        """Kill the process, whatever it is doing."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._inbox.close()
            self._pipe.close()
            self._process = None


def _beginning(task: Task, options: Options) -> bytes:
    with suppress(OSError), open(task.path, "rb") as stream:
        return read_bounded(stream, options)
    return b""


def cores() -> int:
    """How many processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
