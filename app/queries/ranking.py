"""Ranked search: which of an archive's newest matches say most about what was sought.

Ranked are the newest 10,000 matches, for a word that stands in every article would else cost as much as reading them
all. Each word sought counts by its rarity: fourfold where the title has it, once more where it stands out in the text
(see `indexing`); a title that has them all counts double. Equal scores stand newest first. What scores nothing follows
in the order of dates.

A cursor carries the weights and the end of the window, so that a score depends on its article alone, and a walk
through the pages meets every article once while others come and go.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from heapq import nlargest, nsmallest
from itertools import repeat
from math import log
from typing import NamedTuple

from sqlalchemy import bindparam, select

from app.queries.conditions import Conditions
from app.queries.counts import COUNTED, Total
from app.queries.source import Source, bounds
from app.queries.vocabulary import frequencies
from app.search_syntax import Word
from app.store.engines.prepared import AnySelect
from app.store.expressions import All, Expression, Strong, either
from app.store.keys import KEY_END, Range, intersect
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


def opened(store: Store, found: Conditions) -> tuple[Window, list[int], Total]:
    """A window over what is there now, the keys of all matches in it, and how many match."""
    weights = _weights(store, found)
    keys = _some(store, found, newest=False)  # a search index reads on in half the time that it reads back
    if len(keys) <= WINDOW:
        return Window(min(found.ranges).low, weights), keys, {"value": len(keys), "relation": "eq"}
    keys = _some(store, found, newest=True)[:WINDOW]
    return Window(min(keys), weights), keys, {"value": WINDOW, "relation": "gte"}


def _some(store: Store, found: Conditions, newest: bool) -> list[int]:
    """The keys of as many matches as a window has, and one more; the newest, or any."""
    values = {**found.values, **bounds(found.ranges), "limit": WINDOW + 1}
    return [key for (key,) in store.rows(_limited(found.source, len(found.ranges), newest), values)]


def keys_in(store: Store, found: Conditions, seen: Window) -> list[int]:
    """The keys of all matches in a window that was opened before."""
    return _keys(store, found.source, found.values, _ranges(found, seen))


class Ranking:
    """All matches in a window, whose keys are known."""

    def __init__(self, store: Store, found: Conditions, seen: Window, keys: Sequence[int]) -> None:
        self._store, self._found, self._seen = store, found, seen
        self._keys, self._among, self._ranges = keys, frozenset(keys), _ranges(found, seen)

    def places(self, reached: Place | None, backwards: bool, limit: int) -> list[Place]:
        """The `limit` that come next behind or, the nearest first, before one that was reached."""
        # Thousands are compared: they are plain tuples until the end.
        places: Iterable[tuple[int, int]] = zip(map(self._scores().get, self._keys, repeat(0)), self._keys, strict=True)
        if reached is None:
            next_ones = nlargest(limit, places)
        elif backwards:
            next_ones = nsmallest(limit, [place for place in places if place > reached])
        else:
            next_ones = nlargest(limit, [place for place in places if place < reached])
        return [Place(*place) for place in next_ones]

    def _scores(self) -> Mapping[int, int]:
        units, known = _units(self._found), _known(self._store, self._found)
        scores: defaultdict[int, int] = defaultdict(int)
        titled: Counter[int] = Counter()
        for number, weight in self._seen.weights:
            in_title = self._meeting(either(Word(word, "title") for word in units[number]), known[number])
            standing_out = self._meeting(either(map(Strong, units[number])), known[number])
            titled.update(in_title)
            for keys, times in ((in_title, _TITLE), (standing_out, 1)):
                for key in keys:
                    scores[key] += times * weight
        every = sum(weight for _, weight in self._seen.weights)
        for key, times in titled.items():
            if times == len(self._seen.weights):
                scores[key] += _TITLE * every
        return scores

    def _meeting(self, expression: Expression, known: int) -> frozenset[int]:
        """The keys of those that meet a further expression, which about so many articles do.

        It is asked by itself where that is read sooner than all conditions together.
        """
        store, found = self._store, self._found
        alone = known <= store.engine.ALONE * len(self._keys)
        parts = (expression,) if alone or found.expression is None else (found.expression, expression)
        shape, values = store.engine.asked(All(parts))
        source = Source(store.engine, shape, () if alone else found.source.clauses)
        return self._among.intersection(_keys(store, source, {**found.values, **values}, self._ranges))


def _weights(store: Store, found: Conditions) -> tuple[tuple[int, int], ...]:
    [(held,)] = store.rows(_HELD, {})
    rarity = [round(100 * log(1 + held / (1 + known))) for known in _known(store, found)]
    return tuple(sorted(enumerate(rarity), key=lambda pair: -pair[1])[:MOST_UNITS])


def _known(store: Store, found: Conditions) -> list[int]:
    """How many articles have each of the units sought."""
    units = _units(found)
    known = frequencies(store, (word for unit in units for word in unit))
    return [sum(known.get(word, 0) for word in unit) for unit in units]


def _units(found: Conditions) -> tuple[tuple[str, ...], ...]:
    return found.sought.units if found.sought else ()


def _keys(store: Store, source: Source, values: Mapping[str, object], ranges: Sequence[Range]) -> list[int]:
    if not ranges:
        return []
    statement = _matches(source, len(ranges))
    return [key for (key,) in store.rows(statement, {**values, **bounds(ranges)})]


def _ranges(found: Conditions, seen: Window) -> tuple[Range, ...]:
    return intersect(found.ranges, (Range(seen.low, KEY_END),))


_HELD = select(archives.c.articles)


@lru_cache(maxsize=256)
def _matches(source: Source, parts: int) -> AnySelect:
    return source.within(parts, source.key)


@lru_cache(maxsize=256)
def _limited(source: Source, parts: int, newest: bool) -> AnySelect:
    matches = source.within(parts, source.key)
    return (matches.order_by(source.key.desc()) if newest else matches).limit(bindparam("limit", 0))
