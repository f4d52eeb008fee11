"""One number per article, added and compared for many articles at once."""

from collections.abc import Callable, Iterator
from itertools import islice

from app.store.bit_sets import newest_first, oldest_first


class Scores:
    """A number for each place of an archive, initially 0, stored in planes: plane n has the places whose number has
    bit n set (a bit-sliced index: O'Neil and Quass, "Improved query performance with variant indexes", 1997).
    """

    def __init__(self) -> None:
        self._planes: list[int] = []

    def add(self, number: int, places: int) -> None:
        """Add a number to the numbers of some places."""
        carried = position = 0
        while number or carried:
            if position == len(self._planes):
                self._planes.append(0)
            plane, added = self._planes[position], places if number & 1 else 0
            self._planes[position] = plane ^ added ^ carried
            carried = plane & added | carried & (plane ^ added)
            number, position = number >> 1, position + 1

    def compared(self, number: int, places: int) -> tuple[int, int, int]:
        """Split places into those whose number is less than, equal to, and greater than a number."""
        less, same, more = 0, places, 0
        for position in reversed(range(max(len(self._planes), number.bit_length()))):
            high = same & self._planes[position] if position < len(self._planes) else 0
            if number >> position & 1:
                less, same = less | same ^ high, high
            else:
                more, same = more | high, same ^ high
        return less, same, more

    def highest(self, places: int, most: int) -> list[tuple[int, int]]:
        """At most `most` pairs of a number and its place: highest number first, among equals last place first."""
        return list(islice(self._walk(places, newest_first, upwards=False), most))

    def lowest(self, places: int, most: int) -> list[tuple[int, int]]:
        """The same from the other end: lowest number first, among equals first place first."""
        return list(islice(self._walk(places, oldest_first, upwards=True), most))

    def _walk(self, places: int, in_order: Callable[[int], Iterator[int]], upwards: bool) -> Iterator[tuple[int, int]]:
        """All of some places in order: split by each plane, highest first, until all numbers in a part are equal."""
        waiting = [(places, len(self._planes), 0)]
        while waiting:
            members, planes, number = waiting.pop()
            if not members:
                continue
            if not planes:
                yield from ((number, place) for place in in_order(members))
                continue
            high = members & self._planes[planes - 1]
            halves = (members ^ high, planes - 1, number << 1), (high, planes - 1, number << 1 | 1)
            waiting += reversed(halves) if upwards else halves
