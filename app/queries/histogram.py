"""Counts of neighbouring buckets of time."""

from array import array
from collections.abc import Sequence


class Histogram:
    """How many articles each of some neighbouring buckets has; `coarser` know too little of their date for any."""

    def __init__(self, numbers: range) -> None:
        self.coarser = 0
        self._numbers = numbers
        self._times = array("q", bytes(8 * len(numbers)))

    def add(self, number: int | None, articles: int) -> None:
        """So many more in the bucket with this number, which is one of these."""
        if number is None:
            self.coarser += articles
        else:
            self._times[number - self._numbers.start] += articles

    def of(self, among: range) -> Sequence[int]:
        """How many each of some of the buckets has."""
        return self._times[among.start - self._numbers.start : among.stop - self._numbers.start]

    @property
    def total(self) -> int:
        """How many there are in all."""
        return sum(self._times) + self.coarser

    @property
    def filled(self) -> range:
        """The buckets from the first one that has an article to the last."""
        held = [number for number, times in zip(self._numbers, self._times, strict=True) if times]
        return range(held[0], held[-1] + 1) if held else range(0)
