"""The summary of an ingest."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from app.record import Unreadable
from app.text import counted, visible

Item = TypeVar("Item")
_MOST_SKIPPED = 10
"""How many skipped files people are told: a crawl has thousands of pictures."""


class Reject(NamedTuple):
    """Input that could not be ingested: where it was, and why."""

    file: str
    position: int
    reason: str


class Listing(Generic[Item]):
    """A list of at most `most` items, and the number of further ones."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.first: list[Item] = []
        self.more = 0

    def add(self, items: Iterable[Item]) -> None:
        """Append items, or count them if the list is full."""
        for item in items:
            if len(self.first) < self._most:
                self.first.append(item)
            else:
                self.more += 1


class Summary:
    """Running counts; `read` is the sum of `added`, `updated`, `unchanged` and `rejected`.

    `warned` counts those of `added` and `updated` that have warnings; `seconds` is the time since the start, `bytes`
    how much of the files has been read.
    """

    def __init__(self, rejects: Listing[Reject], skipped: Listing[str]) -> None:
        self.read = self.added = self.updated = self.unchanged = self.rejected = 0
        self.warned = self.bytes = 0
        self.seconds = 0.0
        self.rejects, self.skipped = rejects, skipped

    def count(self, outcomes: Counter[str], rejects: Sequence[Unreadable]) -> None:
        """Add one batch."""
        self.added += outcomes["added"]
        self.updated += outcomes["updated"]
        self.unchanged += outcomes["unchanged"]
        self.rejected += len(rejects)
        self.rejects.add(Reject(each.name, each.position, each.reason) for each in rejects)
        self.warned += outcomes["warned"]
        self.read = self.added + self.updated + self.unchanged + self.rejected

    @property
    def rate(self) -> float:
        """Articles per second."""
        return self.read / self.seconds if self.seconds else 0.0

    def as_json(self) -> dict[str, object]:
        """The object that `--json` prints."""
        names = ("read", "added", "updated", "unchanged", "rejected", "warned")
        return {
            **{name: getattr(self, name) for name in names},
            "seconds": round(self.seconds, 3),
            "rejects": [reject._asdict() for reject in self.rejects.first],
            "skipped": self.skipped.first,
            "not_listed": {"rejects": self.rejects.more, "skipped": self.skipped.more},
        }

    def as_text(self) -> str:
        """The summary for people; it names the rejects and what was skipped."""
        lines = [f"{counted(self.read, 'articles')} read in {self.seconds:.2f} s: {self._counts()}"]
        lines += [visible(f"  rejected {file}:{position}: {reason}") for file, position, reason in self.rejects.first]
        if self.rejects.more:
            lines.append(f"  and {self.rejects.more} more; `dateline rejects` lists them all")
        lines += [visible(f"  skipped {name}") for name in self.skipped.first[:_MOST_SKIPPED]]
        if (more := self._skipped - min(len(self.skipped.first), _MOST_SKIPPED)) > 0:
            lines.append(f"  and {more} more skipped, as `--json` tells")
        if self.warned:
            lines.append("  warnings are in an article's provenance.warnings; `dateline parse FILE` shows them too")
        return "\n".join(lines)

    @property
    def _skipped(self) -> int:
        return len(self.skipped.first) + self.skipped.more

    def _counts(self) -> str:
        counts = f"{self.added} added, {self.updated} updated, {self.unchanged} unchanged, {self.rejected} rejected"
        if self._skipped:
            counts += f", {self._skipped} skipped"
        return f"{counts}; {self.warned} with warnings" if self.warned else counts
