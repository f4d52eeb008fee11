"""Ranked search: which of an archive's newest matches say most about what was sought.

Ranked are the newest 10,000 matches, for a word that stands in every article would else cost as much as reading them
all. Each word sought counts by its rarity: fourfold where the title has it, once more where it stands out in the text
(see `indexing`); a title that has them all counts double. Equal scores stand newest first. What scores nothing follows
in the order of dates.

A cursor carries the weights and the end of the window, so that a score depends on its article alone, and a walk
through the pages meets every article once while others come and go.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from heapq import nlargest, nsmallest
from math import log
from typing import NamedTuple

from sqlalchemy import bindparam, select

from app.queries.conditions import Conditions
from app.queries.counts import COUNTED, Total, up_to
from app.queries.gathered import gathered, gathered_keys
from app.queries.source import Source, bounds
from app.queries.vocabulary import frequencies
from app.search_syntax import Word
from app.store.engines.prepared import AnySelect
from app.store.expressions import All, Expression, Strong, either
from app.store.keys import EVERYWHERE, KEY_END, Range, intersect
from app.store.session import Store
from app.store.tables import archives

WINDOW = COUNTED
MOST_UNITS = 8
_TITLE = 4


class Window(NamedTuple):
    """The lowest key that is ranked, and for the rarest eight of the units sought their number and weight."""

    low: int
    weights: tuple[tuple[int, int], ...]


class Place(NamedTuple):
    """Where an article stands: higher is earlier."""

    score: int
    key: int


class Ranking:
    """All matches in a window: one that was `seen` before, else one over what is there now.

    `matching` is how many articles match, known where the window was opened here.
    """

    def __init__(self, store: Store, found: Conditions, seen: Window | None = None) -> None:
        self._store, self._found = store, found
        self._units = found.sought.units if found.sought else ()
        self._known = _known(store, self._units)
        [(held, self._serial)] = store.rows(_ARCHIVE, {})
        self.matching: Total | None = None
        if seen is None:
            low, matches = self._opened()
            self.seen = Window(low, _weights(held, self._known))
        else:
            self.seen, matches = seen, _keys(store, found.source, found.values, _above(found, seen.low))
        self._matches = frozenset(matches)

    def _opened(self) -> tuple[int, list[int]]:
        """The lowest key of a window, and the keys of all matches in it."""
        matches = self._some(newest=False)  # a search index reads on in half the time that it reads back
        self.matching = up_to(len(matches), WINDOW)
        if len(matches) <= WINDOW:
            return min(self._found.ranges).low, matches
        matches = sorted(self._some(newest=True), reverse=True)[:WINDOW]
        return matches[-1], matches

    def _some(self, newest: bool) -> list[int]:
        """The keys of as many matches as a window has, and one more; the newest, or any."""
        source, spans = self._found.source, self._found.spans
        values = {**self._found.values, **bounds(spans), "limit": WINDOW + 1}
        return gathered_keys(self._store, _limited(source, len(spans), newest), values)

    def places(self, reached: Place | None, backwards: bool, limit: int) -> list[Place]:
        """The `limit` that come next behind or, the nearest first, before one that was reached."""
        # Thousands are compared: they are plain tuples until the end.
        scores = self._scores(None if reached else limit)
        places = [(score, key) for key, score in scores.items()]
        if reached or len(places) < limit:  # else those that score nothing are too far behind
            places += [(0, key) for key in self._matches if key not in scores]
        if reached is None:
            next_ones = nlargest(limit, places)
        elif backwards:
            next_ones = nsmallest(limit, [place for place in places if place > reached])
        else:
            next_ones = nlargest(limit, [place for place in places if place < reached])
        return [Place(*place) for place in next_ones]

    def _scores(self, first: int | None) -> Mapping[int, int]:
        """What is more than nothing: of all, or at least of those that come `first`, so many."""
        weights = [weight for _, weight in self.seen.weights]
        units = [(self._units[number], self._known[number]) for number, _ in self.seen.weights]
        titled = [self._meeting(either(Word(word, "title") for word in words), known) for words, known in units]
        standing_out = [self._meeting(either(map(Strong, words)), known) for words, known in units]
        looked_at = frozenset[int]().union(*titled)
        if first is None or len(looked_at) < first or _TITLE * min(weights) <= sum(weights):
            looked_at |= looked_at.union(*standing_out)  # else no title counts less than all that stands out
        scores = dict.fromkeys(looked_at, 0)
        for weight, in_title, in_text in zip(weights, titled, standing_out, strict=True):
            for key in in_title:
                scores[key] += _TITLE * weight
            for key in looked_at & in_text:
                scores[key] += weight
        for key in looked_at.intersection(*titled):
            scores[key] += _TITLE * sum(weights)
        return scores

    def _meeting(self, expression: Expression, known: int) -> frozenset[int]:
        """The keys of those that meet a further expression, on words that so many articles have.

        Short lists are read whole and remembered. Of others the window's part is read, by itself or together with all
        conditions, whatever is sooner done.
        """
        store, found = self._store, self._found
        if known <= store.engine.WHOLE:
            return self._matches.intersection(
                store.remembered.find(self._serial, expression, lambda: self._all(expression))
            )
        alone = known <= store.engine.ALONE * len(self._matches)
        parts = (expression,) if alone or found.expression is None else (found.expression, expression)
        shape, values = store.engine.asked(All(parts))
        source = Source(store.engine, shape, () if alone else found.source.clauses)
        return self._matches.intersection(
            _keys(store, source, {**found.values, **values}, _above(found, self.seen.low))
        )

    def _all(self, expression: Expression) -> list[int]:
        shape, values = self._store.engine.asked(expression)
        return _keys(self._store, Source(self._store.engine, shape, ()), values, [EVERYWHERE])


def _weights(held: int, known: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """The rarest of the units sought, of which so many articles are known, of all that are held."""
    rarity = [round(100 * log(1 + held / (1 + several))) for several in known]
    return tuple(sorted(enumerate(rarity), key=lambda pair: -pair[1])[:MOST_UNITS])


def _known(store: Store, units: Sequence[Sequence[str]]) -> list[int]:
    """How many articles have each of some units."""
    known = frequencies(store, (word for unit in units for word in unit))
    return [sum(known.get(word, 0) for word in unit) for unit in units]


def _keys(store: Store, source: Source, values: Mapping[str, object], ranges: Sequence[Range]) -> list[int]:
    return gathered_keys(store, _within(source, len(ranges)), {**values, **bounds(ranges)}) if ranges else []


def _above(found: Conditions, low: int) -> tuple[Range, ...]:
    return intersect(found.spans, (Range(low, KEY_END),))


_ARCHIVE = select(archives.c.articles, archives.c.serial)


@lru_cache(maxsize=256)
def _within(source: Source, parts: int) -> AnySelect:
    return gathered(source.within(parts, source.key))


@lru_cache(maxsize=256)
def _limited(source: Source, parts: int, newest: bool) -> AnySelect:
    matches = source.within(parts, source.key)
    return gathered((matches.order_by(source.key.desc()) if newest else matches).limit(bindparam("limit", 0)))
