"""Where the articles are in a JSON document: in a list somewhere in it, in several, in groups, or it is one itself."""

import json
import re
from collections.abc import Iterator, Set
from contextlib import suppress
from itertools import chain
from typing import Any, NamedTuple

from app.parsers import telegram
from app.parsers.attempt import Reject
from app.parsers.field_names import field_of
from app.parsers.json_tables import rows_of
from app.parsers.nested import linked
from app.parsers.rich_text import is_rich
from app.parsers.row_kind import CONTAINERS, has_prose, has_text, has_title, is_article, may_lack_title, unwrapped
from app.parsers.rows import load

_DEEPEST = 4
_BEGINNING = 512
_OPENING = (b"[{", b"[ {", b"[[", b"[\n", b"[\r")
"""What is in a text that may hold several, found in a tenth of the time."""
_MAY_HOLD = re.compile(rb'\A\s*\[|"(?:' + "|".join((*CONTAINERS, telegram.MESSAGES)).encode() + rb')"\s*:\s*\[\s*\{')
_OF_ITS_OWN = {"date", "url", "authors"}
_DEEPEST_ALONE = 1
"""How deep one object alone under a key is an article: `{"media": [{"image": {"title": …, "url": …}}]}` holds none."""


def articles_in(root: object) -> list[Any]:
    """The objects in a JSON document that are articles; the document itself where none is found."""
    root = linked(root)
    found = _found(root, 0) or _of_prose(root) or _in_groups(root, 0)
    return [unwrapped(row) for row in found] if found else [root]


def apart(raw: bytes) -> Iterator[bytes]:
    """A JSON text as one for each article, if it holds several without being one: a page of an API's answer."""
    beginning = raw[:_BEGINNING]
    if any(mark in beginning for mark in _OPENING) and _MAY_HOLD.search(beginning):
        with suppress(Reject):
            root, _ = load(raw)
            rows = articles_in(root)
            if rows != [root] and not _is_one(root, rows):
                yield from (json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") for row in rows)
                return
    yield raw


def _is_one(root: object, rows: list[Any]) -> bool:
    """Whether an object is one article, with others beside its own text; a title may be that of a feed."""
    if not isinstance(root, dict) or has_text(unwrapped(root)):
        return isinstance(root, dict)
    if may_lack_title(root) and has_prose(root):
        return True
    return has_title(unwrapped(root)) and not (_has_texts(rows) and all(map(_is_its_own, rows)))


def _is_one_of_prose(value: object) -> bool:
    """Whether an object is an article whose text has a name that is unknown, and not an answer with a notice."""
    if not isinstance(value, dict) or not has_prose(value):
        return False
    return "id" in map(field_of, map(str, value)) or _is_its_own(value)


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
            kind = _kind(found)
            return [row for other in value.values() for row in (found if other is each else _alike(other, kind, depth))]
    if titled:
        return [value]
    rows = [{"id": name, **row} for name, row in value.items() if isinstance(row, dict) and is_article(row)]
    is_alone = len(rows) == len(value) and depth <= _DEEPEST_ALONE
    return rows if len(rows) > 1 or is_alone else []


class _Kind(NamedTuple):
    """By what lists of articles look alike: most names in an article, and whether there are texts."""

    names: Set[str]
    have_text: bool


def _in_list(value: list[Any], depth: int) -> list[Any]:
    if len(value) == 1 and isinstance(value[0], dict) and depth and not is_article(unwrapped(value[0])):
        return _found(value[0], depth + 1)  # Ghost: {"db": [{"data": {"posts": […]}}]}
    if any(isinstance(row, dict) and is_article(unwrapped(row)) for row in value):
        return value
    return [row for each in value if isinstance(each, list) for row in _found(each, depth + 1)]


def _kind(rows: list[Any]) -> _Kind:
    first = unwrapped(rows[0])
    return _Kind(first.keys() if isinstance(first, dict) else frozenset(), _have_text(rows))


def _alike(value: object, kind: _Kind, depth: int) -> list[Any]:
    """The articles in a value, if they look like those found beside it: there may be a list for each day."""
    rows = _found(value, depth + 1)
    return rows if rows and _are_alike(_kind(rows), kind) else []


def _are_alike(one: _Kind, other: _Kind) -> bool:
    """Whether more than half of all names are in both, and there are texts in the one if there are in the other."""
    are_same = 3 * len(one.names & other.names) > len(one.names) + len(other.names)
    return are_same and one.have_text >= other.have_text


def _in_groups(value: object, depth: int) -> list[Any]:
    """The articles in each of several objects: `{"sections": [{"name": "World", "articles": […]}, …]}`, and those that
    look like them deeper in the objects beside these; not the sections of one article, nor what is embedded in one
    whose text has an unknown name.
    """
    if depth > _DEEPEST or not isinstance(value, dict | list) or _is_one_of_prose(value):
        return []
    inside = list(value.values()) if isinstance(value, dict) else value
    groups = [_found(each, depth + 1) if isinstance(each, dict) else [] for each in inside]
    rows = list(chain.from_iterable(groups))
    if not _has_texts(rows) or not all(map(_is_its_own, rows)):
        groups = [[] for _ in inside]
    deeper = [[] if group else _in_groups(each, depth + 1) for group, each in zip(groups, inside, strict=True)]
    first = next(filter(None, chain(groups, deeper)), None)
    if not first:
        return []
    kind = _kind(first)
    return [
        row
        for group, others in zip(groups, deeper, strict=True)
        for row in (group or (others if others and _are_alike(_kind(others), kind) else ()))
    ]


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
    return _have_text(objects)


def _have_text(rows: list[Any]) -> bool:
    return any(isinstance(row, dict) and has_text(unwrapped(row)) for row in rows)


def _is_its_own(row: Any) -> bool:
    """Whether an object has what an article has and a part of one has not."""
    article = unwrapped(row)
    return isinstance(article, dict) and not _OF_ITS_OWN.isdisjoint(map(field_of, map(str, article)))
