"""What a batch changes besides the articles: the search index, the terms, the vocabulary and the tallies."""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, groupby
from operator import itemgetter
from typing import TypeAlias

from sqlalchemy import Connection, Table, func, select

from app.store.engines.engine import Engine, Row
from app.store.expressions import EVERY
from app.store.indexing import Content, Entry
from app.store.keys import bucket
from app.store.tables import tallies, terms, vocabulary
from app.store.terms import COUNTED, FIELD_NUMBERS, Named
from app.store.units import unit_starts

Place: TypeAlias = tuple[int, int, int, int]
"""Where something is counted in the tallies: the key of `Tally`."""


_ALL = 0, EVERY.number


class Counts:
    """Collects what added and removed articles change, and writes it at the end of the batch."""

    def __init__(self, engine: Engine, connection: Connection) -> None:
        self._engine, self._connection = engine, connection
        self._numbers: dict[Named, int] = {}
        self._shown: dict[Named, str] = {}
        self._terms: Counter[int] = Counter()
        self._words: Counter[str] = Counter()
        self._tallies: Counter[Place] = Counter()

    def add(self, articles: Mapping[int, Content]) -> list[Row]:
        """Add articles, given by key. Returns the rows for `Label`."""
        numbered = self.index(articles)
        self._words.update(_words(articles))
        self._terms.update(chain.from_iterable(numbered.values()))
        self._tallies.update(_places(numbered))
        return [(key, label(numbers)) for key, numbers in numbered.items()]

    def index(self, articles: Mapping[int, Content]) -> dict[int, list[int]]:
        """Add articles to the search index without counting them. Returns the numbers of their terms."""
        numbered = self._numbered(articles)
        self._engine.index(self._connection, _entries(articles, numbered))
        return numbered

    def remove(self, articles: Mapping[int, Content]) -> None:
        """Remove articles, given by key as they were added."""
        numbered = self._numbered(articles)
        self._engine.unindex(self._connection, _entries(articles, numbered))
        self._words.subtract(_words(articles))
        self._terms.subtract(chain.from_iterable(numbered.values()))
        self._tallies.subtract(_places(numbered))

    def close(self) -> None:
        """Write what was collected."""
        times = self._terms
        names = sorted(name for name, number in self._numbers.items() if times[number] or name in self._shown)
        found = [(self._numbers[name], name) for name in names]
        term_rows = [(number, *name, self._shown.get(name, ""), times[number]) for number, name in found]
        words = sorted(self._words)
        word_rows = [row for row in zip(words, map(self._words.__getitem__, words), strict=True) if row[1]]
        tally_rows = sorted([(*place, times) for place, times in self._tallies.items() if times])
        self._add_up(terms, ("field", "value"), term_rows)
        self._add_up(vocabulary, ("word",), word_rows)
        self._add_up(tallies, ("field", "unit", "start", "term"), tally_rows)

    def _add_up(self, table: Table, keys: Sequence[str], rows: Sequence[Row]) -> None:
        if rows:
            self._engine.add_up(self._connection, table, keys, rows)

    def _numbered(self, articles: Mapping[int, Content]) -> dict[int, list[int]]:
        """The numbers of each article's terms; new terms are assigned one, and are shown as the first article spells
        them.
        """
        contents = list(articles.values())
        shown = dict(chain.from_iterable(content.terms for content in reversed(contents)))
        unknown = sorted(shown.keys() - self._numbers.keys())
        self._numbers |= self._stored(unknown)
        new = [name for name in unknown if name not in self._numbers]
        if new:
            stored = self._connection.execute(select(func.coalesce(func.max(terms.c.id), EVERY.number))).scalar_one()
            first = max(stored, *self._numbers.values(), EVERY.number) // FIELD_NUMBERS + 1
            self._numbers |= {name: numbered(n, name[0]) for n, name in enumerate(new, first)}
            self._shown |= {name: shown[name] for name in new}
        numbers = self._numbers
        return {key: [numbers[name] for name, _ in content.terms] for key, content in articles.items()}

    def _stored(self, names: Sequence[Named]) -> dict[Named, int]:
        """The numbers of the terms that have one; `names` are sorted."""
        found: dict[Named, int] = {}
        for field, group in groupby(names, itemgetter(0)):
            wanted = terms.c.field == field, self._engine.among(terms.c.value)
            values = self._engine.several(value for _, value in group)
            rows = self._connection.execute(select(terms.c.value, terms.c.id).where(*wanted), values)
            found.update(((field, value), number) for value, number in rows)
        return found


def _words(articles: Mapping[int, Content]) -> Iterator[str]:
    """Each word of each article once."""
    return chain.from_iterable(content.vocabulary.split() for content in articles.values())


def _entries(articles: Mapping[int, Content], numbered: Mapping[int, Sequence[int]]) -> list[Entry]:
    """The index entries, in key order."""
    return [Entry(key, articles[key], marks(numbered[key])) for key in sorted(articles)]


def _places(numbered: Mapping[int, Sequence[int]]) -> Iterator[Place]:
    return chain.from_iterable(counted(key, numbers) for key, numbers in numbered.items())


def numbered(number: int, field: str) -> int:
    """The number of a term, which also encodes its field."""
    return number * FIELD_NUMBERS + COUNTED.get(field, 0)


def marks(numbers: Sequence[int]) -> tuple[int, ...]:
    """The marks in the search index of an article whose terms have these numbers."""
    return EVERY.number, *numbers


def label(numbers: Sequence[int]) -> bytes:
    """The `Label` of an article whose terms have these numbers."""
    return array("I", [number for number in numbers if number % FIELD_NUMBERS]).tobytes()


def counted(key: int, numbers: Sequence[int]) -> list[Place]:
    """Where an article is counted in the tallies: among all articles, and under each of its counted terms."""
    places = [(number % FIELD_NUMBERS, number) for number in numbers if number % FIELD_NUMBERS]
    starts = _starts(bucket(key))
    return [(field, unit, start, number) for field, number in (_ALL, *places) for unit, start in starts]


@lru_cache(1 << 14)
def _starts(bucket: int) -> tuple[tuple[int, int], ...]:
    return tuple(enumerate(unit_starts(bucket)))
