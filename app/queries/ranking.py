"""Ranked search: which of the newest matches say most about the words searched for.

Only the newest 10,000 matches are ranked; otherwise, a word that occurs in every article would cost as much as reading
them all. Each word counts by its rarity: four times if it is in the title, once more if it is strong in the text (see
`indexing`); a title with all the words counts double. Equal scores are sorted newest first. Matches that score nothing
follow in date order.

A cursor carries the weights and the end of the window, so that a score depends on its article alone, and paging
through the results meets every article once while others come and go.
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
    """The lowest key that is ranked, and the number and weight of each of the search's eight rarest units."""

    low: int
    weights: tuple[tuple[int, int], ...]


class Ranking:
    """All matches in a window: the one `seen` by earlier pages, else a new one over the current matches.

    `matching` is the total number of matches, known only where the window is new.
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
        """The next `limit` places after `reached` or, `backwards`, those before it, nearest first."""
        units = [Weighted(self._units[number], self._known[number], weight) for number, weight in self.seen.weights]
        return self._matches.places(units, reached, backwards, limit)


def _weights(held: int, known: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """The number and weight of the rarest units, which `known` of the `held` articles have."""
    rarity = [round(100 * log(1 + held / (1 + several))) for several in known]
    return tuple(sorted(enumerate(rarity), key=lambda pair: -pair[1])[:MOST_UNITS])
