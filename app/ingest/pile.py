"""A pile of files, read by processes that can be killed."""

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace

from app.config import Settings
from app.ingest.summary import Listing
from app.ingest.walk import File
from app.parsers.options import Options
from app.record import Unreadable
from app.workers.crew import Crew, cores
from app.workers.task import Found, Job, Task


class Pile:
    """Files, with archives among them unpacked.

    `skipped` names what is not an article; `bytes` counts how much of the files has been read so far.
    """

    def __init__(
        self,
        files: Iterable[File],
        options: Options,
        settings: Settings,
        format: str | None = None,
        skipped: Listing[str] | None = None,
    ) -> None:
        self.skipped: Listing[str] = Listing(settings.listed) if skipped is None else skipped
        self._files = files
        self._format = format
        self._job = Job(options, settings.parse_seconds, settings.parse_memory_bytes)
        self._parsers = settings.parsers or cores()
        self._roots: deque[str] = deque()
        self.bytes = 0

    def articles(self) -> Iterator[Found]:
        """Every article of every file, in order, prepared or as the reason why it cannot be; can be iterated once."""
        before = 0
        with ExitStack() as held, Crew(self._job, self._parsers) as crew:
            for part in crew.parts(self._tasks(held)):
                self.skipped.add(part.skipped)
                self.bytes = before + part.read
                root = self._roots[0]
                for item in part.items:
                    yield replace(item, root=root) if root and isinstance(item, Unreadable) else item
                if part.done:
                    before = self.bytes
                    self._roots.popleft()

    def _tasks(self, held: ExitStack) -> Iterator[Task]:
        for file in self._files:
            # Only temporary files are kept until the end: a pile may have millions of others.
            path = file.path if file.is_lasting else held.enter_context(file.held())
            self._roots.append(file.root)
            yield Task(file.name, str(path), self._format)
