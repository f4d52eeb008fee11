"""What ranking works on; see `ranking`."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from app.queries.counts import COUNTED

WINDOW = COUNTED
"""How many matches are ranked: the newest ones."""

TITLE = 4
"""How many times as much a word in the title counts as a strong word (see `indexing`)."""


class Place(NamedTuple):
    """An article's place in the ranking: higher comes first."""

    score: int
    key: int


class Weighted(NamedTuple):
    """A word with its other forms, how many articles have them, and its weight."""

    words: tuple[str, ...]
    known: int
    weight: int


class Matches(Protocol):
    """The articles that meet a query's conditions."""

    @property
    def held(self) -> int:
        """The number of articles in the archive."""
        ...

    def known(self, units: Sequence[tuple[str, ...]]) -> list[int]:
        """For each unit, how many articles have any of its words; an article with several counts once for each."""
        ...

    def open(self) -> tuple[int, int]:
        """Keep the newest `WINDOW` matches. Returns the lowest key kept, and the number of matches: at least so many
        where it exceeds `WINDOW`."""
        ...

    def keep(self, low: int) -> None:
        """Keep the matches from this key on."""
        ...

    def places(self, units: Sequence[Weighted], reached: Place | None, backwards: bool, limit: int) -> list[Place]:
        """The next `limit` places after `reached` or, `backwards`, those before it, nearest first."""
        ...
