"""What is stored about articles, compared with what they say, in memory that does not grow with the archive.

Both sides are piles of items without order: words of the index, values with how many articles have them. First the
sums of the items' hashes are compared, which says whether anything is wrong; where it is, the same by parts; and in
some of the parts that differ, item by item.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from app.store.checking.article import Article
from app.store.checking.report import Fault
from app.store.engines.prepared import AnySelect, Row

Item: TypeAlias = Any
"""Of counts a text, of the search index a `Place`."""
Rows: TypeAlias = Callable[[AnySelect], Iterable[Row]]

_PARTS = 1 << 16
_MOST_PARTS = 16
"""Whose items are held at once."""


def mix(item: Item) -> int:
    """A hash whose sums tell piles apart.

    That of a tuple is none: where two tuples exchange their ends, the sum of their hashes often stays as it is.
    """
    return hash(str(item))


class Ledger(Protocol):
    """One table, and how articles account for it."""

    @property
    def kind(self) -> str: ...

    def sum(self) -> int:
        """The hashes of what is stored, summed up."""
        ...

    def weigh(self, article: Article) -> int:
        """What an article adds to that sum."""
        ...

    def stored(self) -> Iterable[tuple[Item, int]]:
        """Each item, and how many times it is there."""
        ...

    def items(self, article: Article) -> Iterable[Item]:
        """The items that an article accounts for."""
        ...

    def subject(self, item: Item) -> str:
        """What a fault is told of: the item itself, or the article whose item it is."""
        ...

    def faults(self, subject: str, differing: Mapping[Item, tuple[int, int]]) -> Iterator[Fault]:
        """Items that are stored other times than expected, those of one subject together."""
        ...


@dataclass(frozen=True)
class Counted:
    """A table that tells of how many articles something is true; `statement` selects that number last."""

    kind: str
    statement: AnySelect
    items: Callable[[Article], Iterable[str]]
    rows: Rows

    def sum(self) -> int:
        return sum(hash(item) * times for item, times in self.stored())

    def weigh(self, article: Article) -> int:
        return sum(map(hash, self.items(article)))

    def stored(self) -> Iterator[tuple[str, int]]:
        return ((" ".join(map(str, item)), times) for *item, times in self.rows(self.statement))

    def subject(self, item: Item) -> str:
        return str(item)

    def faults(self, subject: str, differing: Mapping[Item, tuple[int, int]]) -> Iterator[Fault]:
        [(found, expected)] = differing.values()
        yield Fault(self.kind, subject, f"{found} articles", f"{expected} articles")


def narrowed(ledger: Ledger, articles: Callable[[], Iterable[Article]], most: int) -> Iterator[Fault]:
    """The faults of a ledger whose sums differ: those of some parts one by one, of the others only that there are."""
    parts = [
        a - b for a, b in zip(_sums(ledger, _stored(ledger)), _sums(ledger, _expected(ledger, articles)), strict=True)
    ]
    differing = [part for part, difference in enumerate(parts) if difference]
    chosen = differing[: min(most, _MOST_PARTS)]
    yield from _itemised(ledger, articles, frozenset(chosen))
    for part in differing[len(chosen) :]:
        yield Fault(ledger.kind, f"part {part} of {_PARTS}", "other items", "those of the articles")


def _stored(ledger: Ledger) -> Iterable[tuple[Item, int]]:
    return ledger.stored()


def _expected(ledger: Ledger, articles: Callable[[], Iterable[Article]]) -> Iterator[tuple[Item, int]]:
    return ((item, 1) for article in articles() for item in ledger.items(article))


def _part(ledger: Ledger, item: Item) -> int:
    return mix(ledger.subject(item)) % _PARTS


def _sums(ledger: Ledger, pile: Iterable[tuple[Item, int]]) -> list[int]:
    sums = [0] * _PARTS
    for item, times in pile:
        sums[_part(ledger, item)] += mix(item) * times
    return sums


def _itemised(ledger: Ledger, articles: Callable[[], Iterable[Article]], parts: Collection[int]) -> Iterator[Fault]:
    found: dict[str, dict[Item, tuple[int, int]]] = defaultdict(dict)
    for side, pile in enumerate((_stored(ledger), _expected(ledger, articles))):
        for item, times in pile:
            if _part(ledger, item) in parts:
                both = found[ledger.subject(item)]
                before = both.get(item, (0, 0))
                both[item] = (before[0] + times, before[1]) if side == 0 else (before[0], before[1] + times)
    for subject, items in found.items():
        differing = {item: both for item, both in items.items() if both[0] != both[1]}
        if differing:
            yield from ledger.faults(subject, differing)
