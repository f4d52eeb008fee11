"""Counts of consecutive time buckets."""

from array import array
from collections.abc import Sequence


class Histogram:
    """The number of articles in each of some consecutive buckets; `coarser` counts dates too coarse for any."""

    def __init__(self, numbers: range) -> None:
        self.coarser = 0
        self._numbers = numbers
        self._times = array("q", bytes(8 * len(numbers)))

    def add(self, number: int | None, articles: int) -> None:
        """Add articles to the bucket with this number, or to `coarser` for None."""
        if number is None:
            self.coarser += articles
        else:
            self._times[number - self._numbers.start] += articles

    def of(self, among: range) -> Sequence[int]:
        """The counts of some of the buckets."""
        return self._times[among.start - self._numbers.start : among.stop - self._numbers.start]

    @property
    def total(self) -> int:
        """The number of articles in all."""
        return sum(self._times) + self.coarser

    @property
    def filled(self) -> range:
        """The buckets from the first with an article to the last."""
        held = [number for number, times in zip(self._numbers, self._times, strict=True) if times]
        return range(held[0], held[-1] + 1) if held else range(0)
