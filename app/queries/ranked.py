"""What is ranked, and what by; see `ranking`."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from app.queries.counts import COUNTED

WINDOW = COUNTED
"""Matches that are ranked: the newest."""

TITLE = 4
"""How many times as much as a word that stands out counts one that the title has."""


class Place(NamedTuple):
    """Where an article stands: higher is earlier."""

    score: int
    key: int


class Weighted(NamedTuple):
    """A word with its other forms, of which so many articles are known, and what it counts."""

    words: tuple[str, ...]
    known: int
    weight: int


class Matches(Protocol):
    """The articles that meet a question's conditions."""

    @property
    def held(self) -> int:
        """How many articles the archive has."""
        ...

    def known(self, units: Sequence[tuple[str, ...]]) -> list[int]:
        """How many articles have any of each unit's words; one with several of them counts for each."""
        ...

    def open(self) -> tuple[int, int]:
        """Keep the newest `WINDOW`: the lowest key that is kept, and how many there were: beyond that, at least."""
        ...

    def keep(self, low: int) -> None:
        """Keep those from this key on."""
        ...

    def places(self, units: Sequence[Weighted], reached: Place | None, backwards: bool, limit: int) -> list[Place]:
        """The `limit` that come next behind or, the nearest first, before one that was reached."""
        ...
