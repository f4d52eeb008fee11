"""What is stored about articles, compared with what they say, in memory that does not grow with the archive.

Both sides are piles of items without order: words of the index, values with how many articles have them. First the
sums of the items' hashes are compared, which says whether anything is wrong; where it is, the same by parts; and in
some of the parts that differ, item by item.
"""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from app.store.checking.article import Article
from app.store.checking.report import Fault
from app.store.engines.engine import PARTS, AnySelect, Row

Item: TypeAlias = Any
"""Of counts a text, of the search index a `Place`. No tuple's hash is summed up: see docs/decisions.md."""
Rows: TypeAlias = Callable[[AnySelect], Iterable[Row]]

_MOST_PARTS = 16
"""Whose items are held at once."""


class Ledger(Protocol):
    """One table, and how articles account for it. The weight of a pile is the sum of its items' weights."""

    @property
    def kind(self) -> str: ...

    def sum(self) -> int:
        """What everything that is stored weighs."""
        ...

    def weigh(self, article: Article) -> int:
        """What an article adds to that."""
        ...

    def weights(self) -> Iterable[tuple[int, int]]:
        """The same piece by piece: the part that it belongs to, and its weight."""
        ...

    def weights_of(self, article: Article) -> Iterable[tuple[int, int]]:
        """What an article adds to which part."""
        ...

    def stored(self, parts: Collection[int]) -> Iterable[tuple[Item, int]]:
        """The items of some parts, each with how many times it is there."""
        ...

    def items(self, article: Article, parts: Collection[int]) -> Iterable[Item]:
        """The items of some parts that an article accounts for."""
        ...

    def subject(self, item: Item) -> Hashable:
        """What a fault is told of: the item itself, or the article whose item it is."""
        ...

    def faults(self, differing: Mapping[Item, tuple[int, int]]) -> Iterator[Fault]:
        """Items of one subject, with how many times each is stored, and how many times it should be."""
        ...


@dataclass(frozen=True)
class Counted:
    """A table that tells of how many articles something is true; `statement` selects that number last."""

    kind: str
    statement: AnySelect
    texts: Callable[[Article], Iterable[str]]
    rows: Rows

    def sum(self) -> int:
        return sum(weight for _, weight in self.weights())

    def weigh(self, article: Article) -> int:
        return sum(map(hash, self.texts(article)))

    def weights(self) -> Iterator[tuple[int, int]]:
        return ((hash(item) % PARTS, hash(item) * times) for item, times in self._all())

    def weights_of(self, article: Article) -> Iterator[tuple[int, int]]:
        return ((number % PARTS, number) for number in map(hash, self.texts(article)))

    def stored(self, parts: Collection[int]) -> Iterator[tuple[str, int]]:
        return ((item, times) for item, times in self._all() if hash(item) % PARTS in parts)

    def items(self, article: Article, parts: Collection[int]) -> Iterator[str]:
        return (item for item in self.texts(article) if hash(item) % PARTS in parts)

    def subject(self, item: Item) -> Hashable:
        return str(item)

    def faults(self, differing: Mapping[Item, tuple[int, int]]) -> Iterator[Fault]:
        for item, (found, expected) in differing.items():
            yield Fault(self.kind, item, f"{found} articles", f"{expected} articles")

    def _all(self) -> Iterator[tuple[str, int]]:
        return ((" ".join(map(str, item)), times) for *item, times in self.rows(self.statement))


def narrowed(ledger: Ledger, articles: Callable[[], Iterable[Article]], most: int) -> Iterator[Fault]:
    """The faults of a ledger that weighs otherwise than expected: in some parts one by one, of others only that."""
    stored = _sums(ledger.weights())
    expected = _sums(weight for article in articles() for weight in ledger.weights_of(article))
    differing = [part for part in range(PARTS) if stored[part] != expected[part]]
    chosen = frozenset(differing[: min(most, _MOST_PARTS)])
    told = list(_itemised(ledger, articles, chosen)) if chosen else []
    yield from told
    for part in differing[len(chosen) :]:
        yield Fault(ledger.kind, f"part {part} of {PARTS}", "other items", "those of the articles")
    if not differing or (chosen and not told):
        yield Fault(ledger.kind, "as a whole", "a different sum", "that of the articles")


def _sums(weights: Iterable[tuple[int, int]]) -> list[int]:
    sums = [0] * PARTS
    for part, weight in weights:
        sums[part] += weight
    return sums


def _itemised(ledger: Ledger, articles: Callable[[], Iterable[Article]], parts: Collection[int]) -> Iterator[Fault]:
    found: Counter[Item] = Counter()
    for item, times in ledger.stored(parts):
        found[item] += times
    expected = Counter(item for article in articles() for item in ledger.items(article, parts))
    differing: dict[Hashable, dict[Item, tuple[int, int]]] = {}
    for item in {**found, **expected}:
        if found[item] != expected[item]:
            differing.setdefault(ledger.subject(item), {})[item] = found[item], expected[item]
    for items in differing.values():
        yield from ledger.faults(items)
