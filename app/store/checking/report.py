"""The report of a check: what it has looked at, and the faults it found."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from app.text import counted


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it should be."""

    kind: str
    where: str
    found: str
    expected: str

    def as_text(self) -> str:
        """The fault in one line."""
        return f"{self.kind}: {self.where}: found {self.found}, expected {self.expected}"


def unequal(kind: str, where: str, found: object, expected: object) -> Iterator[Fault]:
    """The fault if two values differ."""
    if found != expected:
        yield Fault(kind, where, str(found), str(expected))


@dataclass
class Report:
    """Grows during the check. The first `most` faults are kept, and all are counted."""

    most: int
    doing: str = "opening"
    looked_at: dict[str, int] = field(default_factory=lambda: {"articles": 0, "versions": 0})
    faults: list[Fault] = field(default_factory=list)
    total: int = 0
    left_out: str = ""
    """What could not be compared because of other faults."""
    _started: float = field(default_factory=time.monotonic)

    def add(self, faults: Iterable[Fault]) -> None:
        """Count faults, and keep those among the first `most`."""
        for fault in faults:
            self.total += 1
            if len(self.faults) < self.most:
                self.faults.append(fault)

    def count(self, what: str, number: int = 1) -> None:
        """Add to the number of things looked at."""
        self.looked_at[what] = self.looked_at.get(what, 0) + number

    @property
    def seconds(self) -> float:
        """How long the check has taken so far."""
        return time.monotonic() - self._started

    @property
    def progress(self) -> str:
        """How far the check has got."""
        return f"{self.doing}: {counted(self.looked_at['articles'], 'articles', ',')}, {self._counted}"

    @property
    def _counted(self) -> str:
        return counted(self.total, "faults")

    def as_json(self) -> dict[str, Any]:
        """The object that `--json` prints."""
        return {
            "ok": not self.total,
            **self.looked_at,
            "seconds": round(self.seconds, 3),
            "total_faults": self.total,
            "faults": [asdict(fault) for fault in self.faults],
            "left_out": self.left_out,
        }

    def as_text(self) -> str:
        """The report for people: a line for each fault, and a summary line."""
        looked_at = ", ".join(counted(number, what) for what, number in self.looked_at.items())
        lines = [fault.as_text() for fault in self.faults]
        if self.total > len(self.faults):
            lines.append(f"and {self.total - len(self.faults)} more")
        if self.left_out:
            lines.append(self.left_out)
        verdict = self._counted if self.total else "ok"
        return "\n".join([*lines, f"{verdict}: looked at {looked_at} in {self.seconds:.2f} s"])
