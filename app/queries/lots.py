"""Random samples of articles."""

from collections.abc import Sequence
from functools import lru_cache
from random import Random

from sqlalchemy import bindparam

from app.queries.conditions import Conditions
from app.queries.counts import total
from app.queries.gathered import gathered, gathered_keys
from app.queries.source import Source, bounds
from app.store.engines.engine import AnySelect
from app.store.keys import Range, intersect
from app.store.session import Store

DRAWN_FROM = 50_000
"""With conditions other than dates, samples are drawn from this many newest matches; otherwise from all."""

_STEP = 1000
"""How many articles are stepped through one by one, once counts have narrowed down where to look."""


def draw(store: Store, found: Conditions, sample: int, seed: int | None) -> list[int]:
    """The keys of `sample` distinct articles, or of all if there are fewer; the same for the same seed."""
    if not found.ranges:
        return []
    among = total(store, found, exact=True)["value"]
    if not found.only_dates:
        among = min(among, DRAWN_FROM)
    places = Random(seed).sample(range(among), min(sample, among))  # noqa: S311 - no secret depends on it
    if found.only_dates:
        return [key for place in places for key in _key_at_place(store, found, place)]
    values = {**found.values, **bounds(found.spans)}
    newest = sorted(gathered_keys(store, _newest(found.source, len(found.spans)), values), reverse=True)
    return [newest[place] for place in places if place < len(newest)]


def _key_at_place(store: Store, found: Conditions, place: int) -> Sequence[int]:
    """The key at this place in date order, counted from the newest; none if it has gone meanwhile."""
    found, place = _narrowed(store, found, place)
    values = {**bounds(found.spans), "place": place}
    return [key for (key,) in store.rows(_nth_newest(found.source, len(found.spans)), values)]


def _narrowed(store: Store, found: Conditions, place: int) -> tuple[Conditions, int]:
    """The same place in a part of the ranges short enough to walk, found by bisection with counts, which are cheap."""
    low, high = min(keys.low for keys in found.ranges), max(keys.high for keys in found.ranges)
    while high - low > 1 and _count_in_range(store, found, Range(low, high)) > _STEP:
        middle = (low + high) // 2
        above = _count_in_range(store, found, Range(middle, high))
        if place < above:
            low = middle
        else:
            place, high = place - above, middle
    return found._replace(ranges=intersect(found.ranges, (Range(low, high),))), place


def _count_in_range(store: Store, found: Conditions, keys: Range) -> int:
    return total(store, found._replace(ranges=intersect(found.ranges, (keys,))))["value"]


@lru_cache(maxsize=256)
def _newest(source: Source, parts: int) -> AnySelect:
    return gathered(source.within(parts, source.key).order_by(source.key.desc()).limit(DRAWN_FROM))


@lru_cache(maxsize=256)
def _nth_newest(source: Source, parts: int) -> AnySelect:
    newest = source.within(parts, source.key).order_by(source.key.desc())
    return newest.limit(1).offset(bindparam("place", 0))
