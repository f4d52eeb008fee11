"""The search index on PostgreSQL: a table beside the articles, whose `tokens` are the words without positions.

In the tsvector, title words have weight A, body words B, and strong words C; marks are words made of a private-use
character and a number, which no text can contain. Positions are not queried, because PostgreSQL keeps only 255 per word
and none beyond 16,383: phrases are searched for as text, among the articles that have all of their words.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    MetaData,
    Table,
    Text,
    and_,
    any_,
    bindparam,
    cast,
    func,
    not_,
    or_,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR
from sqlalchemy.exc import DBAPIError

from app.search_syntax import Phrase, Prefix, Word
from app.store.engines.engine import Row, Shape
from app.store.expressions import All, Either, Expression, Mark, Strong
from app.store.indexing import Entry

SEARCH = Table(
    "search",
    MetaData(),
    Column("key", BigInteger, primary_key=True),
    Column("tokens", TSVECTOR),
    Column("title", Text),
    Column("body", Text),
)

WHOLE = PLACES = ALONE = 0
"""See `Engine`. A word's place in an article is looked up in every matching row, so the fewer of them the better."""

_DELETE = "DELETE FROM search WHERE key = ANY(%s)"
_MARK = "\ue000"
_WEIGHTS = {"title": "A", "body": "B", None: ""}
_MOST_BYTES = 1_000_000
"""The limit for all words of a tsvector: PostgreSQL rejects more than 2^20. Words beyond it are left out."""


def asked(expression: Expression) -> tuple[Shape, Mapping[str, Any]]:
    """An expression's shape, which separates only its phrases, and its values."""
    values: dict[str, Any] = {}
    return _shape(expression, values), values


def matching(shape: Shape) -> ColumnElement[bool]:
    """The condition on `SEARCH` for a shape."""
    kind, *rest = shape
    if kind == "tokens":
        return SEARCH.c.tokens.bool_op("@@")(cast(bindparam(rest[0], ""), TSQUERY))
    if kind == "beside":
        return or_(*(func.strpos(SEARCH.c[scope], bindparam(rest[0], "")) > 0 for scope in rest[1:]))
    if kind == "not":
        return not_(matching(rest[0]))
    return and_(*map(matching, rest)) if kind == "and" else or_(*map(matching, rest))


def among(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """The condition that a column has one of `several` values."""
    return column == any_(bindparam("several", type_=ARRAY(column.type)))


def several(values: Iterable[Any]) -> Mapping[str, Any]:
    """The parameter for such a condition."""
    return {"several": list(values)}


def index(connection: Connection, entries: Iterable[Entry]) -> None:
    """Add articles to the search index."""
    _copy(
        connection,
        "search (key, tokens, title, body)",
        ((entry.key, tokens(entry), *texts(entry)) for entry in entries),
    )


def unindex(connection: Connection, entries: Iterable[Entry]) -> None:
    """Remove articles from the search index."""
    connection.exec_driver_sql(_DELETE, ([entry.key for entry in entries],))


def add_up(connection: Connection, table: Table, keys: Sequence[str], rows: Sequence[Row]) -> None:
    """Insert rows, adding their `articles` to those of the row with the same `keys` where there is one."""
    sums = f"SET articles = {table.name}.articles + excluded.articles"
    _merge(connection, table, rows, f"ON CONFLICT ({', '.join(keys)}) DO UPDATE {sums}")


def add(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows, none of which the table has yet."""
    _copy(connection, f"{table.name} ({', '.join(column.name for column in table.columns)})", rows)


def _copy(connection: Connection, into: str, rows: Iterable[Row]) -> None:
    """COPY, several times faster than INSERT. Only the driver offers it, so its errors become SQLAlchemy's here."""
    import psycopg

    cursor: Any = connection.connection.cursor()
    try:
        with cursor.copy(f"COPY {into} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    except psycopg.Error as problem:
        raise DBAPIError.instance(None, None, problem, psycopg.Error) from problem


def _merge(connection: Connection, table: Table, rows: Sequence[Row], conflict: str) -> None:
    types = ("bigint" if column.type.python_type is int else "text" for column in table.columns)
    arrays = ", ".join(f"%s::{kind}[]" for kind in types)
    sql = f"INSERT INTO {table.name} SELECT * FROM unnest({arrays}) {conflict}"  # noqa: S608 - the names are our own
    connection.exec_driver_sql(sql, tuple(map(list, zip(*rows, strict=True))))


def _shape(expression: Expression, values: dict[str, Any]) -> Shape:
    """The shape of an expression, with one tsquery per part without a phrase; its values are added to `values`."""
    match expression:
        case Phrase(words, scope, begins):
            name = f"phrase_{len(values)}"
            values[name] = _spaced(" ".join(words)) + begins
            beside = ("beside", name, *([scope] if scope else ("title", "body")))
            beginning = (Prefix(begins, scope),) if begins else ()
            return "and", _shape(All((*(Word(word, scope) for word in words), *beginning)), values), beside
        case Either(parts) if _has_phrase(expression):
            return "or", *(_shape(part, values) for part in parts)
        case All(parts, without) if _has_phrase(expression):
            unwanted = (("not", _shape(part, values)) for part in without)
            return "and", *(_shape(part, values) for part in parts), *unwanted
    name = f"tokens_{len(values)}"
    values[name] = _query(expression)
    return "tokens", name


def _has_phrase(expression: Expression) -> bool:
    match expression:
        case Either(parts):
            return any(map(_has_phrase, parts))
        case All(parts, without):
            return any(map(_has_phrase, (*parts, *without)))
    return isinstance(expression, Phrase)


def _query(expression: Expression) -> str:
    """The expression in tsquery syntax. Words consist of word characters only, so quoting makes them safe."""
    match expression:
        case Word(text, scope):
            return f"'{text}':{_WEIGHTS[scope]}"
        case Prefix(text, scope):
            return f"'{text}':*{_WEIGHTS[scope]}"
        case Strong(text):
            return f"'{text}':C"
        case Mark(number):
            return f"'{_MARK}{number}'"
        case Either(parts):
            return f"({' | '.join(map(_query, parts))})"
        case All(parts, without):
            return f"({' & '.join([*map(_query, parts), *(f'!{_query(part)}' for part in without)])})"
    raise TypeError(expression)


def texts(entry: Entry) -> tuple[str, str]:
    """The texts of title and body that phrases are searched in."""
    return _spaced(entry.content.title), _spaced(entry.content.body)


def _spaced(words: str) -> str:
    return f" {words} "


def tokens(entry: Entry) -> str:
    """The tsvector as text, each word written as PostgreSQL does."""
    weights: dict[str, list[str]] = {f"{_MARK}{number}": [] for number in entry.marks}
    said = entry.content
    for weight, words in (("1A", said.title), ("3C", said.strong), ("2B", said.body)):
        for word in dict.fromkeys(words.split()):
            weights.setdefault(word, []).append(weight)
    size, written = 0, []
    for word, found in weights.items():
        size += len(word.encode()) + 8
        if size > _MOST_BYTES:
            break
        written.append(f"'{word}':{','.join(sorted(found))}" if found else f"'{word}'")
    return " ".join(written)
