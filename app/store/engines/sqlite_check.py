"""What `dateline check` needs from SQLite: a snapshot of the archive, and the search index word by word."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import cache
from operator import mul
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Table

from app.errors import Unavailable
from app.store.engines.engine import PARTS, Damaged, Place, Prepared, Row
from app.store.engines.sqlite_file import Reading, connect, path_of
from app.store.engines.sqlite_search import MARK, columns
from app.store.indexing import Entry

_COLUMNS = {"body": 1, "title": 2, "strong": 3, "marks": 4}
_POSITIVE = (1 << 63) - 1
_PRIME = 2_147_483_629
"""Below 2^31, so that the product of two numbers below it stays below 2^63."""
_HALF = 31
_VOCABULARIES = (
    "CREATE VIRTUAL TABLE temp.instance USING fts5vocab('main', 'search', 'instance')",
    "CREATE VIRTUAL TABLE temp.word USING fts5vocab('main', 'search', 'row')",
)
# A search finds a word through a table of the index's pages, which a sequential read does not use.
_LOST = """
    SELECT term, doc, coalesce(found, 0) AS found FROM (
        SELECT term, doc, (SELECT doc FROM temp.word AS asked WHERE asked.term = read.term) AS found
        FROM temp.word AS read
    ) WHERE found IS NOT doc
"""
_COLUMN = " ".join(f"WHEN '{name}' THEN {number}" for name, number in _COLUMNS.items())
# Squares, because without them many sums stay the same when words swap places.
_WEIGHT = f"(key * key % {_PRIME}) * (place * place % {_PRIME})"
# Summed in halves, as SQLite's sums are limited to 2^63. Terms come in order, so nothing is sorted. A word in a column
# that does not exist weighs nothing.
_WEIGHTS = f"""
    SELECT doc, term, ifnull({_WEIGHT}, 0) AS weight FROM (
        SELECT doc, term, (doc & {_POSITIVE}) % {_PRIME} AS key, offset * 5 + CASE col {_COLUMN} END AS place
        FROM temp.instance
    )
"""  # noqa: S608 - numbers of our own
_SUMS = f"""
    SELECT term, sum(weight >> {_HALF}), sum(weight & {(1 << _HALF) - 1}) FROM ({_WEIGHTS}) GROUP BY term
"""  # noqa: S608


_NONE: Mapping[str, Any] = {}


class Inspection:
    """A snapshot of an archive."""

    def __init__(self, connection: Reading) -> None:
        self._connection = connection

    def rows(self, prepared: Prepared, values: Mapping[str, Any]) -> Iterator[Row]:
        """Stream the rows of a statement. Raises Damaged."""
        return self._read(prepared.sql, prepared.arguments(values))

    def damage(self) -> Iterator[str]:
        """Faults that SQLite finds in pages, tables and indexes, and words that a search misses. Raises Damaged."""
        yield from (said for (said,) in self._read("PRAGMA integrity_check") if said != "ok")
        for term, held, found in self._read(_LOST):
            yield f"the word {term.replace(MARK, 'of mark ')} found in {found} of the {held} articles that have it"

    def indexes(self) -> Iterator[str]:
        """The names of the indexes. Raises Damaged."""
        return (name for (name,) in self._read("SELECT name FROM sqlite_master WHERE type = 'index'"))

    def index_sum(self) -> int:
        """The total weight of all words in the index, see `weigh`. Raises Damaged."""
        total = 0
        for term, high, low in self._read(_SUMS):
            total += hash(term) * ((high << _HALF) + low)
        return total

    def index_weights(self) -> Iterator[tuple[int, int]]:
        """Every word's key and weight. Raises Damaged."""
        return ((key, hash(term) * weight) for key, term, weight in self._read(_WEIGHTS))

    def index_items(self, parts: Collection[int]) -> Iterator[Place]:
        """Every word whose key is in these parts, with its key, column and position. Raises Damaged."""
        among = f"doc & {PARTS - 1} IN ({', '.join(map(str, parts))})"
        return self._read(f"SELECT doc, col, offset, term FROM temp.instance WHERE {among}")  # noqa: S608

    def _read(self, sql: str, arguments: Mapping[str, Any] = _NONE) -> Iterator[Row]:
        try:
            yield from self._connection.execute(sql, arguments)
        except sqlite3.DatabaseError as problem:
            raise Damaged(str(problem)) from None


@contextmanager
def inspecting(url: URL) -> Iterator[Inspection]:
    """A snapshot with no time limit. Raises Unavailable."""
    with closing(_opened(path_of(url))) as connection:
        yield Inspection(connection)
        if connection.changed():
            raise Unavailable("the archive changed while it was being checked")


def _opened(path: Path) -> Reading:
    try:
        connection = connect(path)
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute("BEGIN")
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
        for vocabulary in _VOCABULARIES:
            connection.execute(vocabulary)
    except sqlite3.DatabaseError as problem:
        raise Unavailable(f"the archive cannot be opened: {problem}") from None
    connection.text_factory = lambda text: text.decode(errors="replace")
    return connection


def index_names(tables: Iterable[Table]) -> Iterator[str]:
    """The names of the indexes that an archive with these tables must have."""
    return (str(index.name) for table in tables for index in table.indexes)


def weigh(entry: Entry) -> int:
    """The weight of an entry: equal for entries with the same key and the same words in the same places."""
    placed: Iterator[int] = (
        sum(map(mul, map(hash, words), _places(_COLUMNS[name], len(words).bit_length())))
        for name, words in columns(entry).items()
    )
    return ((entry.key & _POSITIVE) % _PRIME) ** 2 % _PRIME * sum(placed)


@cache
def _places(column: int, bits: int) -> list[int]:
    """The weights of the first positions in a column."""
    return [(position * 5 + column) ** 2 % _PRIME for position in range(1 << bits)]


def items(entry: Entry) -> Iterator[Place]:
    """What `Inspection.index_items` must yield for an entry."""
    for name, words in columns(entry).items():
        yield from ((entry.key, name, position, word) for position, word in enumerate(words))
