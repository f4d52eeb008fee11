"""Where the articles are in a JSON document: in a list somewhere in it, in several, in groups, or it is one itself."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from typing import Any

from app.parsers.attempt import Reject
from app.parsers.field_names import field_of
from app.parsers.json_tables import rows_of
from app.parsers.nested import linked
from app.parsers.rich_text import is_rich
from app.parsers.row_kind import CONTAINERS, has_prose, has_text, has_title, is_article, unwrapped
from app.parsers.rows import load

_DEEPEST = 4
_BEGINNING = 512
_OPENING = (b"[{", b"[ {", b"[[", b"[\n", b"[\r")
"""What is in a text that may hold several, found in a tenth of the time."""
_MAY_HOLD = re.compile(rb'\A\s*\[|"(?:' + "|".join(CONTAINERS).encode() + rb')"\s*:\s*\[\s*\{')
_OF_ITS_OWN = {"date", "url", "authors"}


def articles_in(root: object) -> list[Any]:
    """The objects in a JSON document that are articles; the document itself where none is found."""
    root = linked(root)
    found = _found(root, 0) or _in_groups(root, 0) or _of_prose(root)
    return [unwrapped(row) for row in found] if found else [root]


def apart(raw: bytes) -> Iterator[bytes]:
    """A JSON text as one for each article, if it holds several without being one: a page of an API's answer."""
    beginning = raw[:_BEGINNING]
    if any(mark in beginning for mark in _OPENING) and _MAY_HOLD.search(beginning):
        with suppress(Reject):
            root, _ = load(raw)
            rows = articles_in(root)
            if rows != [root] and not (isinstance(root, dict) and _is_one(unwrapped(root), rows)):
                yield from (json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") for row in rows)
                return
    yield raw


def _is_one(root: Any, rows: list[Any]) -> bool:
    """Whether an object is one article, with others beside its own text or title: a title may be that of a feed."""
    return has_text(root) or (has_title(root) and not (_has_texts(rows) and all(map(_is_its_own, rows))))


def _found(value: object, depth: int) -> list[Any]:
    if not isinstance(value, dict | list) or depth > _DEEPEST:
        return []
    if isinstance(value, list):
        return _in_list(value, depth)
    if table := rows_of(value):
        return list(table)
    if has_text(unwrapped(value)):
        return [value]
    inside = [value[name] for name in CONTAINERS if name in value]
    others = [each for name, each in value.items() if name not in CONTAINERS and isinstance(each, list)]
    titled = has_title(value)
    for each in (*inside, *(each for each in others if not titled or _has_texts(each))):
        if found := _found(each, depth + 1):
            return [
                row for other in value.values() for row in (found if other is each else _alike(other, found, depth))
            ]
    if titled:
        return [value]
    rows = [{"id": name, **row} for name, row in value.items() if isinstance(row, dict) and is_article(row)]
    return rows if len(rows) > 1 or len(rows) == len(value) else []


def _in_list(value: list[Any], depth: int) -> list[Any]:
    if len(value) == 1 and isinstance(value[0], dict) and depth and not is_article(unwrapped(value[0])):
        return _found(value[0], depth + 1)  # Ghost: {"db": [{"data": {"posts": […]}}]}
    if any(isinstance(row, dict) and is_article(unwrapped(row)) for row in value):
        return value
    return [row for each in value if isinstance(each, list) for row in _found(each, depth + 1)]


def _alike(value: object, found: list[Any], depth: int) -> list[Any]:
    """The articles in a value, if they look like those found beside it: there may be a list for each day."""
    rows = _found(value, depth + 1)
    return rows if rows and _are_alike(rows[0], found[0]) else []


def _are_alike(one: Any, other: Any) -> bool:
    """Whether two objects have mostly the same names."""
    if not isinstance(one, dict) or not isinstance(other, dict):
        return False
    return 2 * len(one.keys() & other.keys()) > len(one.keys() | other.keys())


def _in_groups(value: object, depth: int) -> list[Any]:
    """The articles in each of several objects: `{"sections": [{"name": "World", "articles": […]}, …]}`; not the
    sections of one article.
    """
    if depth > _DEEPEST or not isinstance(value, dict | list):
        return []
    inside = list(value.values()) if isinstance(value, dict) else value
    rows = list(chain.from_iterable(_found(each, depth + 1) for each in inside if isinstance(each, dict)))
    if _has_texts(rows) and all(map(_is_its_own, rows)):
        return rows
    return next(filter(None, (_in_groups(each, depth + 1) for each in inside)), [])


def _of_prose(root: object) -> list[Any]:
    """The list in a document whose objects have a text, though under a name that is unknown, and no title."""
    lists = (root.get(name) for name in CONTAINERS) if isinstance(root, dict) else ()
    rows = (each for each in lists if isinstance(each, list))
    return next((each for each in rows if any(isinstance(row, dict) and has_prose(row) for row in each)), [])


def _has_texts(rows: list[Any]) -> bool:
    """Whether a list beside a title holds articles: an item's files, credits and places have only names.

    The blocks of a text are not articles, unless each of them has a date or address as an article has.
    """
    objects = [row for row in rows if isinstance(row, dict)]
    if is_rich(rows) and not all(map(_is_its_own, objects)):
        return False
    return any(has_text(unwrapped(row)) for row in objects)


def _is_its_own(row: Any) -> bool:
    """Whether an object has what an article has and a part of one has not."""
    article = unwrapped(row)
    return isinstance(article, dict) and bool(_OF_ITS_OWN & set(map(field_of, map(str, article))))
