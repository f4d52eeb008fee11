"""Compares what is stored about articles with the articles, in memory that does not grow with the archive.

Both sides are multisets of items: words of the index, or values with how many articles have them. First the sums of
the items' hashes are compared, which shows whether anything is wrong; if so, the sums by part; and in some of the parts
that differ, item by item.
"""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from app.store.checking.article import Article
from app.store.checking.report import Fault
from app.store.engines.engine import PARTS, AnySelect, Row
from app.text import counted

Item: TypeAlias = Any
"""A text for counts, a `Place` for the search index. Hashes of tuples are never summed, see docs/decisions.md."""
Rows: TypeAlias = Callable[[AnySelect], Iterable[Row]]

_MOST_PARTS = 16
"""How many parts have their items in memory at once."""


class Ledger(Protocol):
    """One table, and how articles account for it. The weight of a multiset is the sum of its items' weights."""

    @property
    def kind(self) -> str: ...

    def sum(self) -> int:
        """The weight of everything stored."""
        ...

    def weigh(self, article: Article) -> int:
        """What an article adds to that weight."""
        ...

    def weights(self) -> Iterable[tuple[int, int]]:
        """The weight of everything stored, as pairs of a part and a weight."""
        ...

    def weights_of(self, article: Article) -> Iterable[tuple[int, int]]:
        """What an article adds to the weight, as pairs of a part and a weight."""
        ...

    def stored(self, parts: Collection[int]) -> Iterable[tuple[Item, int]]:
        """The stored items of some parts, each with how often it is stored."""
        ...

    def items(self, article: Article, parts: Collection[int]) -> Iterable[Item]:
        """The items of some parts that an article accounts for."""
        ...

    def subject(self, item: Item) -> Hashable:
        """What a fault is reported for: the item itself, or the article it belongs to."""
        ...

    def faults(self, differing: Mapping[Item, tuple[int, int]]) -> Iterator[Fault]:
        """The faults of one subject's items, each with how often it is stored, and how often it should be."""
        ...


@dataclass(frozen=True)
class Counted:
    """A table that counts articles; `statement` selects the count last."""

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
            yield Fault(self.kind, item, counted(found, "articles"), counted(expected, "articles"))

    def _all(self) -> Iterator[tuple[str, int]]:
        return ((" ".join(map(str, item)), times) for *item, times in self.rows(self.statement))


def narrowed(ledger: Ledger, articles: Callable[[], Iterable[Article]], most: int) -> Iterator[Fault]:
    """The faults of a ledger with an unexpected weight: item by item for some parts, in general for the others."""
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
