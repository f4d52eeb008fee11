"""Decides which articles are duplicates, comparing each with those before it; see `duplicates`."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from app.config import Settings
from app.fingerprint import BAND_BITS, BINS, Fingerprint, differing, likeness
from app.store.keys import days_around, known_day
from app.store.prints import Bodies, Printed, Prints, Verdict

SAME = 100
"""The similarity, in hundredths, that only equal texts have."""
_STRETCH = 16
"""How many days share the marks of their bands, so that rows close in time are close in the table."""
_STRETCHES = 1 << 31 - BAND_BITS
"""After this many stretches, ninety years, marks repeat."""
_SPREAD = 5
"""In how many more bins than expected two sketches may differ: three standard deviations."""
_ORIGINAL: Verdict = None, None


class Round:
    """Judges articles, in order, by setting their verdicts. Writes nothing to the database."""

    def __init__(self, prints: Prints, bodies: Bodies, settings: Settings, articles: Iterable[Printed]) -> None:
        self._bodies, self._settings = bodies, settings
        self._furthest = round(BINS * (1 - settings.duplicate_similarity)) + _SPREAD
        self._articles = {each.number: each for each in sorted(articles, key=lambda each: each.number)}
        self._firsts = self._first_with_each_text(prints)
        near = ((each, self._fingerprint_to_compare(each)) for each in self._articles.values())
        self._fingerprints = {each.number: found for each, found in near if found}
        self._marks = {n: self._nearby_marks(n) for n in self._fingerprints}
        self._originals_by_mark = self._neighbours(prints)

    def run(self) -> dict[int, Fingerprint]:
        """Judge them all. Returns the fingerprints of those that can have near-duplicates, by number."""
        for each in self._articles.values():
            each.original, each.hundredths = self._judged(each)
            if each.number in self._fingerprints and each.original is None:
                for mark in own_marks(each, self._fingerprints[each.number]):
                    self._originals_by_mark[mark].append(each)
        return self._fingerprints

    def _first_with_each_text(self, prints: Prints) -> dict[int, Printed]:
        firsts = prints.firsts(each.text for each in self._articles.values() if each.text is not None)
        for number, each in self._articles.items():
            if each.text is not None and number <= firsts.setdefault(each.text, each).number:
                firsts[each.text] = each
        return firsts

    def _fingerprint_to_compare(self, each: Printed) -> Fingerprint | None:
        """The article's fingerprint if its text is compared with similar, not just equal, ones; else None."""
        if each.text is None or self._firsts[each.text] is not each or known_day(each.key) is None:
            return None
        _, size, found = self._bodies.traits(each)
        if found is None or size < self._settings.duplicate_words:
            return None
        each.sketch = found.sketch
        return found

    def _neighbours(self, prints: Prints) -> defaultdict[int, list[Printed]]:
        """The stored originals that share a band with one of these articles, by mark, without these themselves."""
        by_mark: defaultdict[int, list[Printed]] = defaultdict(list)
        for mark, other in prints.originals(mark for each in self._marks.values() for mark in each):
            if other.number not in self._articles:
                by_mark[mark].append(other)
        return by_mark

    def _nearby_marks(self, number: int) -> Sequence[int]:
        return marks_around(self._articles[number], self._fingerprints[number], self._settings.duplicate_days)

    def _judged(self, each: Printed) -> Verdict:
        if each.text is None:
            return _ORIGINAL
        first = self._firsts[each.text]
        if first is not each:
            return (first.number, SAME) if first.original is None else first.verdict
        return self._nearest(each) if each.number in self._fingerprints else _ORIGINAL

    def _nearest(self, each: Printed) -> Verdict:
        """The verdict by the first similar enough original, among as many as may be compared."""
        for other in self._candidates(each)[: self._settings.duplicate_candidates]:
            alike = likeness(self._bodies.runs(each), self._bodies.runs(other))
            if alike >= self._settings.duplicate_similarity:
                return other.number, min(round(100 * round(alike, 2)), SAME - 1)
        return _ORIGINAL

    def _candidates(self, each: Printed) -> list[Printed]:
        """Earlier originals that share a band, are close in time and have a similar sketch, in order."""
        sharing = [other for mark in self._marks[each.number] for other in self._originals_by_mark.get(mark, ())]
        if not sharing:
            return []
        near = days_around(each.key, self._settings.duplicate_days)
        found = {
            other.number: other
            for other in sharing
            if other.number < each.number
            and near.low <= other.key < near.high
            and differing(other.sketch or 0, each.sketch or 0) <= self._furthest
        }
        return [other for _, other in sorted(found.items())]


def own_marks(each: Printed, found: Fingerprint) -> Sequence[int]:
    """The marks under which an article's bands are stored."""
    return marks_around(each, found, 0)


def marks_around(each: Printed, found: Fingerprint, days: int) -> Sequence[int]:
    """The marks under which the same bands are stored for articles published within so many days."""
    day = known_day(each.key)
    return () if day is None else _marks(day, found.bands, days)


@lru_cache(4096)  # an article's marks are needed several times
def _marks(day: int, bands: tuple[int, ...], days: int) -> tuple[int, ...]:
    stretches = range(max(day - days, 0) // _STRETCH, (day + days) // _STRETCH + 1)
    distinct = dict.fromkeys(bands)
    return tuple([stretch % _STRETCHES << BAND_BITS | band for stretch in stretches for band in distinct])
