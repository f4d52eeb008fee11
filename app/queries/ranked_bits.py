"""Matches as bits, in a small archive: word lists that are requested repeatedly are cached as sets of places.

However many articles two words share, finding and ranking them takes only a few operations on integers.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import and_, or_

from app.queries.conditions import Conditions
from app.queries.ranked import TITLE, WINDOW, Place, Weighted
from app.queries.ranked_lists import every
from app.queries.scores import Scores
from app.search_syntax import Phrase, Prefix, Word
from app.store.bit_sets import Places, newest, oldest_first
from app.store.expressions import All, Either, Expression, Strong
from app.store.keys import Range
from app.store.session import Store


class MatchesInBits:
    """See `Matches`."""

    def __init__(self, store: Store, expression: Expression, ranges: Sequence[Range], places: Places) -> None:
        self._store, self._places = store, places
        self._low, self._kept = min(ranges).low, 0
        self._all = self._bits(expression) & places.within(ranges)

    @property
    def held(self) -> int:
        """See `Matches.held`."""
        return self._places.size

    def known(self, units: Sequence[tuple[str, ...]]) -> list[int]:
        """See `Matches.known`."""
        return [sum(self._bits(Word(word)).bit_count() for word in unit) for unit in units]

    def open(self) -> tuple[int, int]:
        """See `Matches.open`."""
        self._kept = newest(self._all, WINDOW)
        if self._kept == self._all:
            return self._low, self._all.bit_count()
        return self._places.keys[next(oldest_first(self._kept))], self._all.bit_count()

    def keep(self, low: int) -> None:
        """See `Matches.keep`."""
        self._kept = self._all ^ self._all & self._places.before(low)

    def places(self, units: Sequence[Weighted], reached: Place | None, backwards: bool, limit: int) -> list[Place]:
        """See `Matches.places`."""
        scores = self._scores(units)
        among = self._beyond(scores, reached, backwards) if reached else self._kept
        next_ones = scores.lowest(among, limit) if backwards else scores.highest(among, limit)
        return [Place(score, self._places.keys[place]) for score, place in next_ones]

    def _scores(self, units: Sequence[Weighted]) -> Scores:
        scores, with_all = Scores(), self._kept
        for unit in units:
            titled = self._kept & self._any(Word(word, "title") for word in unit.words)
            scores.add(TITLE * unit.weight, titled)
            scores.add(unit.weight, self._kept & self._any(map(Strong, unit.words)))
            with_all &= titled
        scores.add(TITLE * sum(unit.weight for unit in units), with_all)
        return scores

    def _beyond(self, scores: Scores, reached: Place, backwards: bool) -> int:
        """The matches after a place or, `backwards`, before it."""
        less, same, more = scores.compared(reached.score, self._kept)
        if backwards:
            return more | same ^ same & self._places.before(reached.key + 1)
        return less | same & self._places.before(reached.key)

    def _any(self, parts: Iterable[Expression]) -> int:
        return reduce(or_, map(self._bits, parts))

    def _bits(self, expression: Expression) -> int:
        """The articles that meet an expression."""
        match expression:
            case All(parts, without):
                found = reduce(and_, map(self._bits, parts))
                return found ^ found & self._any(without) if without else found
            case Either(parts):
                return self._any(parts)
        leaf = _list_name(expression)
        return self._places.find(leaf, lambda: every(self._store, leaf))


def in_bits(store: Store, found: Conditions) -> MatchesInBits | None:
    """The matches of a query, if the lists of all its words are cached or worth reading; else None."""
    places = store.places
    if places is None or found.expression is None or found.source.clauses:
        return None
    units = found.sought.units if found.sought else ()
    lists = lists_for(_leaves(found.expression), (word for unit in units for word in unit))
    # A phrase or prefix has no list of its own; it is faster to check it on what the other parts match.
    if any(isinstance(each, Phrase | Prefix) for each in lists) or not places.serves(lists):
        return None
    return MatchesInBits(store, found.expression, found.spans, places)


def lists_for(leaves: Iterable[Expression], words: Iterable[str]) -> set[Expression]:
    """The lists that a search needs: those of its expression's leaves, and those that rank its words."""
    ranked = (each for word in words for each in (Word(word), Word(word, "title"), Strong(word)))
    return {*map(_list_name, leaves), *ranked}


def _leaves(expression: Expression) -> Iterator[Expression]:
    match expression:
        case All(parts, without):
            for part in (*parts, *without):
                yield from _leaves(part)
        case Either(parts):
            for part in parts:
                yield from _leaves(part)
        case _:
            yield expression


def _list_name(expression: Expression) -> Expression:
    """The list of a leaf: a quoted word has the same one as a plain word."""
    return Word(expression.text, expression.scope) if isinstance(expression, Word) else expression
