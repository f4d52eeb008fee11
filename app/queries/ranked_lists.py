"""Matches as sets of keys, in an archive of any size: short word lists are read whole, long ones in part."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from heapq import nlargest, nsmallest

from sqlalchemy import bindparam

from app.queries.conditions import Conditions
from app.queries.gathered import gathered, gathered_keys
from app.queries.ranked import TITLE, WINDOW, Place, Weighted
from app.queries.source import Source, bounds
from app.queries.vocabulary import frequencies
from app.search_syntax import Word
from app.store.engines.engine import AnySelect
from app.store.expressions import All, Expression, Strong, either
from app.store.keys import EVERYWHERE, KEY_END, Range, intersect
from app.store.session import Store


class MatchesInLists:
    """See `Matches`."""

    def __init__(self, store: Store, found: Conditions) -> None:
        self._store, self._found = store, found
        self.held = store.held
        self._low = 0
        self._keys: frozenset[int] = frozenset()

    def known(self, units: Sequence[tuple[str, ...]]) -> list[int]:
        """See `Matches.known`."""
        known = frequencies(self._store, (word for unit in units for word in unit))
        return [sum(known.get(word, 0) for word in unit) for unit in units]

    def open(self) -> tuple[int, int]:
        """See `Matches.open`."""
        # Reading an index forwards takes half the time of reading it backwards.
        found = self._read_some_keys(newest=False)
        number, self._low = len(found), min(self._found.ranges).low
        if number > WINDOW:
            found = sorted(self._read_some_keys(newest=True), reverse=True)[:WINDOW]
            self._low = found[-1]
        self._keys = frozenset(found)
        return self._low, number

    def keep(self, low: int) -> None:
        """See `Matches.keep`."""
        self._low = low
        self._keys = frozenset(self._in_window(self._found.source, self._found.values))

    def places(self, units: Sequence[Weighted], reached: Place | None, backwards: bool, limit: int) -> list[Place]:
        """See `Matches.places`."""
        # Thousands are compared, so they stay plain tuples until the end.
        scores = self._scores(units, None if reached else limit)
        places = [(score, key) for key, score in scores.items()]
        if reached or len(places) < limit:  # else those that score 0 come too late
            places += [(0, key) for key in self._keys if key not in scores]
        if reached is None:
            next_ones = nlargest(limit, places)
        elif backwards:
            next_ones = nsmallest(limit, [place for place in places if place > reached])
        else:
            next_ones = nlargest(limit, [place for place in places if place < reached])
        return [Place(*place) for place in next_ones]

    def _scores(self, units: Sequence[Weighted], first: int | None) -> Mapping[int, int]:
        """The scores above 0 by key: of all matches or, given `first`, at least of the best `first`."""
        weights = [unit.weight for unit in units]
        titled = [self._keys_matching(either(Word(word, "title") for word in unit.words), unit.known) for unit in units]
        standing_out = [self._keys_matching(either(map(Strong, unit.words)), unit.known) for unit in units]
        looked_at = frozenset[int]().union(*titled)
        if first is None or len(looked_at) < first or TITLE * min(weights) <= sum(weights):
            looked_at |= looked_at.union(*standing_out)  # else any title match outscores all strong words together
        scores = dict.fromkeys(looked_at, 0)
        for weight, in_title, in_text in zip(weights, titled, standing_out, strict=True):
            for key in in_title:
                scores[key] += TITLE * weight
            for key in looked_at & in_text:
                scores[key] += weight
        for key in looked_at.intersection(*titled):
            scores[key] += TITLE * sum(weights)
        return scores

    def _keys_matching(self, expression: Expression, known: int) -> frozenset[int]:
        """The kept keys that also meet an expression, on words that `known` articles have.

        Short lists are read whole and cached. Of others, only the part in the window is read, alone or with all other
        conditions, whichever is faster.
        """
        store, found = self._store, self._found
        if known <= store.engine.WHOLE:
            return self._keys.intersection(
                store.remembered.find(store.serial, expression, lambda: every(store, expression))
            )
        alone = known <= store.engine.ALONE * len(self._keys)
        parts = (expression,) if alone or found.expression is None else (found.expression, expression)
        shape, values = store.engine.asked(All(parts))
        source = Source(store.engine, shape, () if alone else found.source.clauses)
        return self._keys.intersection(self._in_window(source, {**found.values, **values}))

    def _read_some_keys(self, newest: bool) -> list[int]:
        """The keys of up to `WINDOW` + 1 matches: the newest, or any."""
        source, spans = self._found.source, self._found.spans
        values = {**self._found.values, **bounds(spans), "limit": WINDOW + 1}
        return gathered_keys(self._store, _limited(source, len(spans), newest), values)

    def _in_window(self, source: Source, values: Mapping[str, object]) -> list[int]:
        ranges = intersect(self._found.spans, (Range(self._low, KEY_END),))
        return _read_keys(self._store, source, values, ranges)


def every(store: Store, expression: Expression) -> list[int]:
    """The keys of all articles that meet an expression."""
    shape, values = store.engine.asked(expression)
    return _read_keys(store, Source(store.engine, shape, ()), values, [EVERYWHERE])


def _read_keys(store: Store, source: Source, values: Mapping[str, object], ranges: Sequence[Range]) -> list[int]:
    return gathered_keys(store, _within(source, len(ranges)), {**values, **bounds(ranges)}) if ranges else []


@lru_cache(maxsize=256)
def _within(source: Source, parts: int) -> AnySelect:
    return gathered(source.within(parts, source.key))


@lru_cache(maxsize=256)
def _limited(source: Source, parts: int, newest: bool) -> AnySelect:
    matches = source.within(parts, source.key)
    return gathered((matches.order_by(source.key.desc()) if newest else matches).limit(bindparam("limit", 0)))
