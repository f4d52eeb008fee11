"""The search index as a ledger: checks its words and their places against those of the articles."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from app.store.checking.article import Article
from app.store.checking.ledger import Item
from app.store.checking.report import Fault
from app.store.engines.engine import PARTS, Inspection, Place
from app.store.indexing import Entry


class Weighing(Protocol):
    """How the modules `sqlite_check` and `postgresql_check` weigh and itemise an entry."""

    def weigh(self, entry: Entry) -> int: ...

    def items(self, entry: Entry) -> Iterator[Place]: ...


@dataclass(frozen=True)
class Index:
    """The ledger of the search index; `name` describes the article with a key."""

    inspection: Inspection
    engine: Weighing
    name: Callable[[int], str]
    kind: str = "index"

    def sum(self) -> int:
        return self.inspection.index_sum()

    def weigh(self, article: Article) -> int:
        return self.engine.weigh(article.entry)

    def weights(self) -> Iterator[tuple[int, int]]:
        return ((key % PARTS, weight) for key, weight in self.inspection.index_weights())

    def weights_of(self, article: Article) -> Iterator[tuple[int, int]]:
        yield article.key % PARTS, self.weigh(article)

    def stored(self, parts: Collection[int]) -> Iterator[tuple[Item, int]]:
        return ((item, 1) for item in self.inspection.index_items(parts))

    def items(self, article: Article, parts: Collection[int]) -> Iterable[Place]:
        return self.engine.items(article.entry) if article.key % PARTS in parts else ()

    def subject(self, item: Item) -> Hashable:
        return int(item[0])

    def faults(self, differing: Mapping[Item, tuple[int, int]]) -> Iterator[Fault]:
        more = sorted(item for item, (found, expected) in differing.items() if found > expected)
        less = sorted(item for item, (found, expected) in differing.items() if found < expected)
        key, *_ = next(iter(differing))
        yield Fault(self.kind, self.name(key), _describe_words(more), _describe_words(less))


def _describe_words(places: Sequence[Place]) -> str:
    """The first of some words, and how many more there are."""
    if not places:
        return "nothing"
    _, column, position, word = places[0]
    return f"{word!a} at {position} of {column}" + (f" and {len(places) - 1} more" if places[1:] else "")
