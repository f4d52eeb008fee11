"""Tables that pandas and other tools write as JSON, turned into rows.

`pandas.DataFrame.to_json` with `orient="columns"` writes, under each name, an object with a value for each row; with
`orient="split"`, a list of names beside a list of rows. `to_dict("list")` makes a list under each name.
"""

from typing import Any

from app.parsers.field_names import field_of
from app.parsers.field_values import SAYING

_ROWS = ("data", "rows")
_TELLING = {"title", "text", "id", "url", "date"}


def rows_of(value: dict[Any, Any]) -> list[dict[str, Any]]:
    """The rows of an object that is such a table; empty where it is not."""
    return _split(value) or _by_key(value) or _by_place(value)


def _split(value: dict[Any, Any]) -> list[dict[str, Any]]:
    names = value.get("columns")
    rows: list[Any] = next((value[name] for name in _ROWS if isinstance(value.get(name), list)), [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return []
    if not _are_telling(names, 1) or not all(isinstance(row, list) for row in rows):
        return []
    return [dict(zip(names, row, strict=False)) for row in rows]


def _by_key(value: dict[Any, Any]) -> list[dict[str, Any]]:
    """The rows where each name has an object with the same keys. A key that is not a number is the row's id."""
    columns = list(value.values())
    if not columns or not all(isinstance(column, dict) for column in columns):
        return []
    keys = columns[0].keys()
    if not keys or not keys.isdisjoint(SAYING) or any(column.keys() != keys for column in columns):
        return []
    if not _are_telling(value, 1 if all(map(str.isdecimal, keys)) else 2):
        return []
    own = {key: {} if key.isdecimal() else {"id": key} for key in keys}
    return [{**own[key], **{name: column[key] for name, column in value.items()}} for key in keys]


def _by_place(value: dict[Any, Any]) -> list[dict[str, Any]]:
    """The rows where each name has a list of the same length."""
    columns = list(value.values())
    if not _are_telling(value, 2) or not all(isinstance(column, list) and column for column in columns):
        return []
    if len({len(column) for column in columns}) > 1:
        return []
    return [dict(zip(value, row, strict=True)) for row in zip(*columns, strict=True)]


def _are_telling(names: Any, least: int) -> bool:
    """Whether these are the column names of a table of articles: a title or text, and with it so many that tell
    articles apart.
    """
    fields = {field_of(str(name)) for name in names}
    return not fields.isdisjoint({"title", "text"}) and len(fields & _TELLING) >= least
