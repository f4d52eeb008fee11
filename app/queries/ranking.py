"""Ranked search: which of an archive's newest matches say most about what was sought.

Ranked are the newest 10,000 matches, for a word that stands in every article would else cost as much as reading them
all. Each word sought counts by its rarity: fourfold where the title has it, once more where it stands out in the text
(see `indexing`); a title that has them all counts double. Equal scores stand newest first. What scores nothing follows
in the order of dates.

A cursor carries the weights and the end of the window, so that a score depends on its article alone, and a walk
through the pages meets every article once while others come and go.
"""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from math import log

from sqlalchemy import bindparam, select

from app.queries.conditions import Conditions
from app.queries.source import Source, bounds
from app.queries.vocabulary import frequencies
from app.search_syntax import Word
from app.store.engines.prepared import AnySelect
from app.store.expressions import All, Expression, Strong, either
from app.store.keys import KEY_END, Range, intersect
from app.store.session import Store
from app.store.tables import archives

WINDOW = 10_000
MOST_UNITS = 8
_TITLE = 4


@dataclass(frozen=True, slots=True)
class Window:
    """The lowest key that is ranked, and for the rarest eight of the units sought their number and weight."""

    low: int
    weights: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where an article stands: higher is earlier."""

    score: int
    key: int


def window(store: Store, found: Conditions) -> Window:
    """The window over what is there now."""
    values = {**found.values, **bounds(found.ranges), "limit": 1, "offset": WINDOW - 1}
    lowest = store.rows(_descending(found.source, len(found.ranges)), values)
    return Window(lowest[0][0] if lowest else min(r.low for r in found.ranges), _weights(store, found))


def ranked(store: Store, found: Conditions, seen: Window, after: Place | None, limit: int) -> list[Place]:
    """The next `limit` places behind `after`, best first."""
    scores = _scores(store, found, seen)
    places = [Place(score, key) for key, score in scores.items()]
    best = sorted((place for place in places if after is None or place < after), reverse=True)[:limit]
    top = after.key if after and not after.score else None
    while len(best) < limit:
        rest = _newest(store, found, seen, top, limit)
        best += [Place(0, key) for key in rest if key not in scores]
        if len(rest) < limit:
            break
        top = rest[-1]
    return best[:limit]


def before(store: Store, found: Conditions, seen: Window, place: Place, limit: int) -> list[Place]:
    """The last `limit` places before `place`, best first."""
    return [other for other in ranked(store, found, seen, None, WINDOW) if other > place][-limit:]


def _weights(store: Store, found: Conditions) -> tuple[tuple[int, int], ...]:
    units = found.sought.units if found.sought else ()
    known = frequencies(store, (word for unit in units for word in unit))
    [(held,)] = store.rows(_HELD, {})
    rarity = [round(100 * log(1 + held / (1 + sum(known.get(word, 0) for word in unit)))) for unit in units]
    return tuple(sorted(enumerate(rarity), key=lambda pair: -pair[1])[:MOST_UNITS])


def _scores(store: Store, found: Conditions, seen: Window) -> Counter[int]:
    units = found.sought.units if found.sought else ()
    scores: Counter[int] = Counter()
    titled: Counter[int] = Counter()
    for number, weight in seen.weights:
        in_title = _keys(store, found, either(Word(word, "title") for word in units[number]), seen)
        titled.update(in_title)
        for keys, times in ((in_title, _TITLE), (_keys(store, found, either(map(Strong, units[number])), seen), 1)):
            for key in keys:
                scores[key] += times * weight
    every = sum(weight for _, weight in seen.weights)
    scores.update({key: _TITLE * every for key, times in titled.items() if times == len(seen.weights)})
    return scores


def _keys(store: Store, found: Conditions, expression: Expression, seen: Window) -> list[int]:
    """The keys in the window that meet a further expression too."""
    parts = found.expression, expression
    shape, values = store.engine.asked(All(tuple(part for part in parts if part is not None)))
    ranges = _ranges(found, seen)
    if not ranges:
        return []
    source = found.source._replace(shape=shape)
    statement = _matches(source, len(ranges))
    return [key for (key,) in store.rows(statement, {**found.values, **values, **bounds(ranges)})]


def _newest(store: Store, found: Conditions, seen: Window, top: int | None, limit: int) -> list[int]:
    """The newest matches in the window, below `top`."""
    ranges = _ranges(found, seen, top)
    if not ranges:
        return []
    statement = _descending(found.source, len(ranges))
    values = {**found.values, **bounds(ranges), "limit": limit, "offset": 0}
    return [key for (key,) in store.rows(statement, values)]


def _ranges(found: Conditions, seen: Window, top: int | None = None) -> tuple[Range, ...]:
    return intersect(found.ranges, (Range(seen.low, KEY_END if top is None else top),))


_HELD = select(archives.c.articles)


@lru_cache(maxsize=256)
def _matches(source: Source, parts: int) -> AnySelect:
    return source.within(parts, source.key)


@lru_cache(maxsize=256)
def _descending(source: Source, parts: int) -> AnySelect:
    page = source.within(parts, source.key).order_by(source.key.desc())
    return page.limit(bindparam("limit", 0)).offset(bindparam("offset", 0))
