"""The stored fingerprints by which texts are compared; see `duplicates` for how they are used."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias

from sqlalchemy import Connection, Select, bindparam, delete, func, select, update

from app.fingerprint import Traits, runs, traits
from app.store.engines.engine import Engine
from app.store.rows import load, unpack
from app.store.tables import articles, bands, contents, prints
from app.words import words

Runs: TypeAlias = set[tuple[str, ...]]
Verdict: TypeAlias = tuple[int | None, int | None]
"""The number of the article's original, and the similarity in hundredths; both None for an original."""

_NAMES = ("number", "key", "text", "sketch", "original", "hundredths")
_AT_ONCE = 10_000
"""Values per statement."""
_MOST_RUNS = 1_000_000
"""How many runs are kept in memory between comparisons."""


class Compared(NamedTuple):
    """An article to compare; `body` has its words, separated by single spaces."""

    number: int
    key: int
    id: str
    body: str
    traits: Traits


def compared(number: int, key: int, id: str, body: str) -> Compared:
    """A stored article to compare."""
    return Compared(number, key, id, body, traits(body))


@dataclass(slots=True)
class Printed:
    """A row of `Print`."""

    number: int
    key: int
    text: int | None
    sketch: int | None = None
    original: int | None = None
    hundredths: int | None = None

    @property
    def row(self) -> dict[str, int | None]:
        """The columns by name."""
        return {name: getattr(self, name) for name in _NAMES}

    @property
    def verdict(self) -> Verdict:
        """The article's verdict."""
        return self.original, self.hundredths


class Prints:
    """The tables `Print` and `Band`."""

    def __init__(self, engine: Engine, connection: Connection) -> None:
        self._engine, self._connection = engine, connection

    def last_number(self) -> int:
        """The highest article number; 0 if there are no articles."""
        return self._connection.execute(select(func.max(prints.c.number))).scalar() or 0

    def numbered(self, numbers: Iterable[int]) -> dict[int, Printed]:
        """The prints of articles, by number."""
        found = self._rows_for(_PRINTS.where(self._engine.among(prints.c.number)), numbers)
        return {row[0]: Printed(*row) for row in found}

    def firsts(self, texts: Iterable[int]) -> dict[int, Printed]:
        """The first article with each text, if any, by text."""
        among = self._engine.among(prints.c.text)
        of_text = select(func.min(prints.c.number)).where(among).group_by(prints.c.text)
        return {row[2]: Printed(*row) for row in self._rows_for(_PRINTS.where(prints.c.number.in_(of_text)), texts)}

    def originals(self, marks: Iterable[int]) -> Iterator[tuple[int, Printed]]:
        """Pairs of a mark and an original that has it."""
        met: dict[int, Printed] = {}
        found = self._rows_for(_ORIGINALS.where(self._engine.among(bands.c.mark)), marks)
        for mark, number, key, text, sketch in found:
            if number not in met:
                met[number] = Printed(number, key, text, sketch)
            yield mark, met[number]

    def later(self, texts: Mapping[int, int], marks: Mapping[int, int]) -> set[int]:
        """The numbers of articles with any of these texts or marks that come after the number given with it."""
        with_text = self._rows_for(_WITH_TEXT.where(self._engine.among(prints.c.text)), texts)
        with_mark = self._rows_for(_WITH_MARK.where(self._engine.among(bands.c.mark)), marks)
        later = {number for text, number in with_text if number > texts[text]}
        return later | {number for mark, number in with_mark if number > marks[mark]}

    def ids(self, numbers: Iterable[int]) -> dict[int, str]:
        """The ids of articles, by number."""
        return dict(self._rows_for(_IDS.where(self._engine.among(prints.c.number)), numbers))

    def add(self, new: Iterable[Printed]) -> None:
        """Insert articles."""
        rows = [_values(each) for each in new]
        if rows:
            self._engine.add(self._connection, prints, rows)

    def change(self, changed: Iterable[Printed]) -> None:
        """Store the current sketches and verdicts of articles."""
        rows = [{f"its_{name}": value for name, value in each.row.items()} for each in changed]
        if rows:
            self._connection.execute(_CHANGE, rows)

    def mark(self, marked: Iterable[tuple[int, int]]) -> None:
        """Insert marks, each with an article's number; none may exist yet."""
        rows = list(marked)
        if rows:
            self._engine.add(self._connection, bands, rows)

    def unmark(self, marked: Iterable[tuple[int, int]]) -> None:
        """Delete marks, where they exist."""
        rows = [{"its_mark": mark, "its_number": number} for mark, number in marked]
        if rows:
            self._connection.execute(_UNMARK, rows)

    def remove(self, numbers: Iterable[int]) -> None:
        """Delete articles."""
        for part in _parts(list(numbers)):
            these = delete(prints).where(self._engine.among(prints.c.number))
            self._connection.execute(these, self._engine.several(part))

    def _rows_for(self, statement: Select[Any], values: Iterable[int]) -> Iterator[Any]:
        for part in _parts(sorted(set(values))):
            yield from self._connection.execute(statement, self._engine.several(part))


class Bodies:
    """The words of articles, both those being stored and those already stored."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._given: Mapping[int, Compared] = {}
        self._runs: dict[int, Runs] = {}
        self._held = 0

    def give(self, given: Mapping[int, Compared]) -> None:
        """Set the articles being stored, by number, and forget all others."""
        self._given = given
        self._runs.clear()
        self._held = 0

    def traits(self, article: Printed) -> Traits:
        """The traits by which a body is compared."""
        given = self._given.get(article.number)
        return given.traits if given else traits(" ".join(self._words(article)))

    def _words(self, article: Printed) -> Sequence[str]:
        if article.number in self._given:
            return self._given[article.number].body.split()
        packed = self._connection.execute(_CONTENT, {"key": article.key}).scalar_one()
        return words(load(unpack(bytes(packed)))["body"])

    def runs(self, article: Printed) -> Runs:
        """An article's runs, cached for the next comparisons."""
        if article.number not in self._runs:
            found = runs(self._words(article))
            if self._held + len(found) > _MOST_RUNS:
                self._runs.clear()
                self._held = 0
            self._runs[article.number] = found
            self._held += len(found)
        return self._runs[article.number]


def _parts(values: Sequence[int]) -> Iterator[Sequence[int]]:
    return (values[start : start + _AT_ONCE] for start in range(0, len(values), _AT_ONCE))


_values = attrgetter(*_NAMES)
_COLUMNS = [prints.c[name] for name in _NAMES]
_PRINTS = select(*_COLUMNS)
_ORIGINALS = (
    select(bands.c.mark, *_COLUMNS[:4])
    .join(prints, prints.c.number == bands.c.number)
    .where(prints.c.original.is_(None))
)
_IDS = select(prints.c.number, articles.c.id).join(articles, articles.c.key == prints.c.key)
_CONTENT = select(contents.c.packed).where(contents.c.key == bindparam("key"))
_WITH_TEXT = select(prints.c.text, prints.c.number)
_WITH_MARK = select(bands.c.mark, bands.c.number)
_CHANGE = (
    update(prints)
    .where(prints.c.number == bindparam("its_number"))
    .values({name: bindparam(f"its_{name}") for name in ("sketch", "original", "hundredths")})
)
_UNMARK = delete(bands).where(bands.c.mark == bindparam("its_mark"), bands.c.number == bindparam("its_number"))
