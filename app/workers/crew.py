"""Processes that parse, and what they find, in the order of the files."""

import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Self

from app.record import Unreadable
from app.workers.mail import Mail
from app.workers.task import Job, Part, Task

_RUN = "from app.workers.worker import main; main({})"
_AHEAD = 32
"""Files that a process is given at most while the first of them is still being read."""
_STRETCH = 1 << 18
"""Bytes of neighbouring files that go to one process; the next ones go to the next."""

_DYING = 1.0
"""Seconds in which a process that has closed its pipe is gone."""

WALL = 4
"""How many times its processor time an article may take by the clock: a machine has more to do than this."""


class Crew:
    """At most `size` processes, each started when it is first needed. Used as a context, which ends them."""

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
        dealt: deque[Hand] = deque()
        for task, number in _dealt(tasks):
            hand = self._hands[number % len(self._hands)]
            hand.give(task)
            dealt.append(hand)
            if len(dealt) > _AHEAD * len(self._hands):
                yield from dealt.popleft().parts()
        for hand in dealt:
            yield from hand.parts()


def _dealt(tasks: Iterable[Task]) -> Iterator[tuple[Task, int]]:
    """Each file with the number of the stretch that it is in."""
    number = files = size = 0
    for task in tasks:
        yield task, number
        files, size = files + 1, size + _size(task)
        if files == _AHEAD or size >= _STRETCH:
            number, files, size = number + 1, 0, 0


def _size(task: Task) -> int:
    with suppress(OSError):
        return os.stat(task.path).st_size
    return 0


class Hand:
    """One process, replaced by another where it dies or takes too long."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._tasks: deque[Task] = deque()
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: Connection
        self._mail: Mail

    def give(self, task: Task) -> None:
        """One more file to read."""
        self._tasks.append(task)
        if self._process is None:
            self._start()
        else:
            self._send(task)

    def parts(self) -> Iterator[Part]:
        """The parts of the first file that was given and not yet asked for."""
        done = False
        while not done:
            part = self._mail.next(self._job.seconds * WALL)
            if part is None:
                part = self._again()
            elif not part.done:
                self._tasks[0] = self._tasks[0]._replace(skip=self._tasks[0].skip + len(part.items))
            if part is None:
                continue
            if done := part.done:
                self._tasks.popleft()
            yield part

    def _again(self) -> Part | None:
        """A new process for what is left. What stops a careful one is the reason why its file ends here."""
        reason = self._reason()
        self.stop()
        task = self._tasks[0]
        if not task.careful:
            self._tasks[0] = task._replace(careful=True)
            self._start()
            return None
        refused = Unreadable(task.file, task.skip + 1, reason, _beginning(task, self._job.options.max_article_bytes))
        rest = list(self._tasks)[1:]
        if rest:
            self._start(rest)
        return Part([refused], [], 0, done=True)

    def _start(self, tasks: Iterable[Task] | None = None) -> None:
        self._pipe, theirs = Pipe()
        with theirs:
            end = theirs.fileno()
            command = [sys.executable, "-P", "-c", _RUN.format(end)]
            self._process = subprocess.Popen(command, pass_fds=[end])  # noqa: S603 - ourselves, and a number
        self._mail = Mail(self._pipe)
        self._send(self._job)
        for task in self._tasks if tasks is None else tasks:
            self._send(task)

    def _send(self, message: Job | Task) -> None:
        with suppress(ConnectionError):  # that it is dead shows where its answer is missing
            self._pipe.send(message)

    def _reason(self) -> str:
        seconds = self._job.seconds
        assert self._process  # noqa: S101 - it was asked for something
        try:
            ended = self._process.wait(_DYING)
        except subprocess.TimeoutExpired:
            return f"takes longer than {seconds * WALL} s"
        if ended == -signal.SIGXCPU:
            return f"takes more than {seconds} s of processor time"
        return f"ended the parser with {signal.Signals(-ended).name if ended < 0 else f'status {ended}'}"

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._mail.close()
            self._pipe.close()
            self._process = None


def _beginning(task: Task, size: int) -> bytes:
    with suppress(OSError), open(task.path, "rb") as stream:
        return stream.read(size)
    return b""


def cores() -> int:
    """How many processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
