"""A cache for numbers that depend on the archive's state, kept until that changes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

Numbers: TypeAlias = Mapping[str, float]
"""Numbers by name."""


class RememberedNumbers:
    """Some `most` numbers, shared by all threads of a process.

    They are kept for one state of the archive. A change, and too many of them, begin with an empty cache; whoever still
    uses the last one has it to itself, so nothing has to be locked.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: tuple[int, dict[str, float]] = 0, {}

    def find(self, serial: int, names: Iterable[str], read: Callable[[Sequence[str]], Numbers]) -> Numbers:
        """The numbers with these names, among others, at the archive's `serial`; `read` finds those not yet known."""
        kept_for, known = self._kept
        if kept_for != serial or len(known) > self._most:
            known = {}
            self._kept = serial, known
        unknown = [name for name in names if name not in known]
        if unknown:
            known.update(read(unknown))
        return known
