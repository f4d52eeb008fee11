"""Ranked search: which of an archive's newest matches say most about what was sought.

Ranked are the newest 10,000 matches, for a word that stands in every article would else cost as much as reading them
all. Each word sought counts by its rarity: fourfold where the title has it, once more where it stands out in the text
(see `indexing`); a title that has them all counts double. Equal scores stand newest first. What scores nothing follows
in the order of dates.

A cursor carries the weights and the end of the window, so that a score depends on its article alone, and a walk
through the pages meets every article once while others come and go.
"""

from collections.abc import Sequence
from math import log
from typing import NamedTuple

from app.queries.conditions import Conditions
from app.queries.counts import Total, up_to
from app.queries.ranked import WINDOW, Matches, Place, Weighted
from app.queries.ranked_bits import in_bits
from app.queries.ranked_lists import MatchesInLists
from app.store.session import Store

MOST_UNITS = 8


class Window(NamedTuple):
    """The lowest key that is ranked, and for the rarest eight of the units sought their number and weight."""

    low: int
    weights: tuple[tuple[int, int], ...]


class Ranking:
    """All matches in a window: one that was `seen` before, else one over what is there now.

    `matching` is how many articles match, known where the window was opened here.
    """

    def __init__(self, store: Store, found: Conditions, seen: Window | None = None) -> None:
        self._matches: Matches = in_bits(store, found) or MatchesInLists(store, found)
        self._units = found.sought.units if found.sought else ()
        self._known = self._matches.known(self._units)
        self.matching: Total | None = None
        if seen is None:
            low, matching = self._matches.open()
            self.matching = up_to(matching, WINDOW)
            self.seen = Window(low, _weights(self._matches.held, self._known))
        else:
            self._matches.keep(seen.low)
            self.seen = seen

    def places(self, reached: Place | None, backwards: bool, limit: int) -> list[Place]:
        """The `limit` that come next behind or, the nearest first, before one that was reached."""
        units = [Weighted(self._units[number], self._known[number], weight) for number, weight in self.seen.weights]
        return self._matches.places(units, reached, backwards, limit)


def _weights(held: int, known: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """The rarest of the units sought, of which so many articles are known, of all that are held."""
    rarity = [round(100 * log(1 + held / (1 + several))) for several in known]
    return tuple(sorted(enumerate(rarity), key=lambda pair: -pair[1])[:MOST_UNITS])
