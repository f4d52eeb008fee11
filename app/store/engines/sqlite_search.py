"""The search index on SQLite: a contentless FTS5 table whose rowid is the article's key.

Its columns hold words that are already split and folded, separated by single spaces. An article's marks are words too,
made of a private-use character and a number, which no text can contain. The body comes first: in FTS5's posting lists,
the first column costs no extra byte per word.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import orjson
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    Table,
    bindparam,
    func,
    literal_column,
    select,
)

from app.search_syntax import Phrase, Prefix, Word
from app.store.engines.engine import Row, Shape
from app.store.expressions import All, Either, Expression, Mark, Strong
from app.store.indexing import Entry

SEARCH = Table("search", MetaData(), Column("rowid", Integer, key="key"))

WHOLE = 16_384
"""See `Engine.WHOLE`. A list of this length is read in a millisecond."""

PLACES = 131_072
"""See `Engine.PLACES`. Each article takes about 130 bytes, and one bit in every set."""

ALONE = 32
"""See `Engine.ALONE`. Intersecting two words costs some tens of entries of their posting lists for each match."""

_INSERT = "INSERT INTO search (rowid, body, title, strong, marks) VALUES (?, ?, ?, ?, ?)"
_DELETE = "INSERT INTO search (search, rowid, body, title, strong, marks) VALUES ('delete', ?, ?, ?, ?, ?)"
MARK = "\ue000"


def asked(expression: Expression) -> tuple[Shape, Mapping[str, Any]]:
    """An expression's shape, which is always the same, and its MATCH text."""
    return (), {"match": _match(expression)}


def matching(_shape: Shape) -> ColumnElement[bool]:
    """The condition on `SEARCH`."""
    return literal_column("search").op("MATCH")(bindparam("match", ""))


def among(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """The condition that a column has one of `several` values."""
    return column.in_(select(func.json_each(bindparam("several")).table_valued("value").c.value))


def several(values: Iterable[Any]) -> Mapping[str, Any]:
    """The parameter for such a condition."""
    return {"several": orjson.dumps(list(values)).decode()}


def index(connection: Connection, entries: Iterable[Entry]) -> None:
    """Add articles to the search index."""
    _run(connection, _INSERT, entries)


def unindex(connection: Connection, entries: Iterable[Entry]) -> None:
    """Remove articles from the search index, given as they were added."""
    _run(connection, _DELETE, entries)


def add_up(connection: Connection, table: Table, keys: Sequence[str], rows: Sequence[Row]) -> None:
    """Insert rows, adding their `articles` to those of the row with the same `keys` where there is one."""
    places = ", ".join("?" * len(table.columns))
    sql = (
        f"INSERT INTO {table.name} VALUES ({places}) "  # noqa: S608 - the names are our own
        f"ON CONFLICT ({', '.join(keys)}) DO UPDATE SET articles = articles + excluded.articles"
    )
    connection.exec_driver_sql(sql, list(rows))


def add(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows, none of which the table has yet."""
    places = ", ".join("?" * len(table.columns))
    connection.exec_driver_sql(f"INSERT INTO {table.name} VALUES ({places})", list(rows))  # noqa: S608 - our own


def _run(connection: Connection, sql: str, entries: Iterable[Entry]) -> None:
    rows = list(map(_row, entries))
    if rows:
        connection.exec_driver_sql(sql, rows)


def columns(entry: Entry) -> dict[str, list[str]]:
    """The words of an entry by column, in column order."""
    _, body, title, strong, marks = _row(entry)
    return {"body": body.split(), "title": title.split(), "strong": strong.split(), "marks": marks.split()}


def _row(entry: Entry) -> tuple[int, str, str, str, str]:
    said = entry.content
    return entry.key, said.body, said.title, said.strong, " ".join([f"{MARK}{number}" for number in entry.marks])


def _match(expression: Expression) -> str:
    """The expression in FTS5 query syntax. Words consist of word characters only, so quoting makes them safe."""
    match expression:
        case Word(text, scope):
            return f'{scope} : "{text}"' if scope else f'"{text}"'
        case Prefix(text, scope):
            return f'{scope} : "{text}" *' if scope else f'"{text}" *'
        case Phrase(words, scope, begins):
            within = f"{{{scope or 'title body'}}} :"
            return f'{within} "{" ".join((*words, begins))}" *' if begins else f'{within} "{" ".join(words)}"'
        case Strong(text):
            return f'strong : "{text}"'
        case Mark(number):
            return f'"{MARK}{number}"'
        case Either(parts):
            return f"({' OR '.join(map(_match, parts))})"
        case All(parts, without):
            return "(" + " NOT ".join(_sides(parts, without)) + ")"


def _sides(parts: Sequence[Expression], without: Sequence[Expression]) -> Iterator[str]:
    yield f"({' AND '.join(map(_match, parts))})"
    if without:
        yield f"({' OR '.join(map(_match, without))})"
