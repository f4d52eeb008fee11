"""What a batch changes beside the articles: the search index, the terms, the vocabulary and the tallies."""

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, func, select, tuple_

from app.store.engines.prepared import Engine, Row
from app.store.expressions import EVERY
from app.store.indexing import Content, entry
from app.store.keys import Unit, unit_start
from app.store.tables import tallies, terms, vocabulary
from app.store.terms import COUNTED, FIELD_NUMBERS, Named, terms_of

_AT_ONCE = 500


class Counts:
    """Gathers what articles that come and go change, and writes it at the end of the batch."""

    def __init__(self, engine: Engine, connection: Connection) -> None:
        self._engine, self._connection = engine, connection
        self._numbers: dict[Named, int] = {}
        self._shown: dict[Named, str] = {}
        self._terms: Counter[Named] = Counter()
        self._words: Counter[str] = Counter()
        self._tallies: Counter[tuple[int, int, int, int]] = Counter()

    def add(self, articles: Mapping[int, Content]) -> list[dict[str, Any]]:
        """Take in articles by their keys. Returns the rows of `Label`."""
        numbered = self._numbered(articles)
        entries = [entry(key, articles[key], marks(numbered[key])) for key in sorted(articles)]
        self._engine.index(self._connection, entries)
        for each in entries:
            self._words.update(each.vocabulary)
            self._terms.update(numbered[each.key].keys())
            self._tallies.update(counted(each.key, numbered[each.key]))
        return [{"key": key, "terms": label(numbers)} for key, numbers in numbered.items()]

    def remove(self, articles: Mapping[int, Content]) -> None:
        """Forget articles, as they were, by their keys."""
        numbered = self._numbered(articles)
        entries = [entry(key, articles[key], marks(numbered[key])) for key in sorted(articles)]
        self._engine.unindex(self._connection, entries)
        for each in entries:
            self._words.subtract(each.vocabulary)
            self._terms.subtract(numbered[each.key].keys())
            self._tallies.subtract(counted(each.key, numbered[each.key]))

    def close(self) -> None:
        """Write what was gathered."""
        changed = sorted((name, times) for name, times in self._terms.items() if times or name in self._shown)
        term_rows = [(self._numbers[name], *name, self._shown.get(name, ""), times) for name, times in changed]
        word_rows = sorted((word, times) for word, times in self._words.items() if times)
        tally_rows = sorted((*place, times) for place, times in self._tallies.items() if times)
        self._add_up(terms, ("field", "value"), term_rows)
        self._add_up(vocabulary, ("word",), word_rows)
        self._add_up(tallies, ("field", "unit", "start", "term"), tally_rows)

    def _add_up(self, table: Table, keys: Sequence[str], rows: Sequence[Row]) -> None:
        if rows:
            self._engine.add_up(self._connection, table, keys, rows)

    def _numbered(self, articles: Mapping[int, Content]) -> dict[int, dict[Named, int]]:
        """The terms of each article with their numbers; every one has a number from now on."""
        found = {key: terms_of(content.fields) for key, content in articles.items()}
        shown = {name: value for values in found.values() for name, value in values.items()}
        unknown = sorted(shown.keys() - self._numbers.keys())
        for start in range(0, len(unknown), _AT_ONCE):
            self._numbers |= self._stored(unknown[start : start + _AT_ONCE])
        new = [name for name in unknown if name not in self._numbers]
        if new:
            stored = self._connection.execute(select(func.coalesce(func.max(terms.c.id), EVERY.number))).scalar_one()
            first = max(stored, *self._numbers.values(), EVERY.number) // FIELD_NUMBERS + 1
            self._numbers |= {name: n * FIELD_NUMBERS + COUNTED.get(name[0], 0) for n, name in enumerate(new, first)}
            self._shown |= {name: shown[name] for name in new}
        return {key: {name: self._numbers[name] for name in values} for key, values in found.items()}

    def _stored(self, names: list[Named]) -> dict[Named, int]:
        wanted = tuple_(terms.c.field, terms.c.value).in_(names)
        found = self._connection.execute(select(terms.c.field, terms.c.value, terms.c.id).where(wanted))
        return {(field, value): number for field, value, number in found}


def marks(numbered: Mapping[Named, int]) -> list[int]:
    """What an article with these terms is marked with in the search index."""
    return [EVERY.number, *numbered.values()]


def label(numbered: Mapping[Named, int]) -> bytes:
    """The `Label` of an article with these terms."""
    return array("I", [number for (field, _), number in numbered.items() if field in COUNTED]).tobytes()


def counted(key: int, numbered: Mapping[Named, int]) -> Iterator[tuple[int, int, int, int]]:
    """Where an article counts in the tally: among all, and under each of its terms."""
    places = [(0, EVERY.number), *((COUNTED[field], n) for (field, _), n in numbered.items() if field in COUNTED)]
    starts = [(unit, unit_start(key, unit)) for unit in Unit]
    for field, number in places:
        for unit, start in starts:
            yield field, unit, start, number
