"""Articles: one, its versions, a page, and all of a selection."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, select

from app.errors import CursorMismatch, NotFound
from app.filters import ListQuery, Selection
from app.queries.conditions import Conditions, conditions
from app.queries.counts import Total, total
from app.queries.cursor import Cursor, Direction, seal, unseal
from app.queries.walk import bounds, page_statement, segments
from app.record import FIELDS, LIST_FIELDS
from app.store.keys import Range
from app.store.rows import decoder, unpack
from app.store.session import Rows, Store
from app.store.tables import articles, column, contents, versions

_whole = decoder(FIELDS)

Fields = dict[str, Any]
"""An article's fields, ready to be written as JSON; `url` still holds the id that it will be made of."""

_BATCH = 500
_MOST_VERSIONS = 1000
_DETAIL = (
    select(*map(column, FIELDS))
    .join(contents, contents.c.key == articles.c.key)
    .where(articles.c.id == bindparam("id", ""))
)
_CURRENT = select(articles.c.version, articles.c.updated_at).where(articles.c.id == bindparam("id", ""))
_OLDER = (
    select(versions.c.version, versions.c.updated_at)
    .where(versions.c.article_id == bindparam("id", ""))
    .order_by(versions.c.version.desc())
    .limit(_MOST_VERSIONS)
)
_VERSION = select(versions.c.record).where(
    versions.c.article_id == bindparam("id", ""), versions.c.version == bindparam("version", 0)
)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `asked` is the question as understood, cursor and defaults included."""

    asked: ListQuery
    page_size: int
    fields: tuple[str, ...]
    articles: list[Fields]
    total: Total
    next: str | None
    prev: str | None


def load_article(rows: Rows, id: str) -> Fields:
    """One article, whole, in one statement. Raises NotFound."""
    found = rows.rows(_DETAIL, {"id": id})
    if not found:
        raise NotFound("no article has this id")
    return _whole(found[0])


def load_versions(rows: Rows, id: str) -> list[Fields]:
    """What is known of every version, newest first; the newest 1,000 of the older ones. Raises NotFound."""
    current = rows.rows(_CURRENT, {"id": id})
    if not current:
        raise NotFound("no article has this id")
    # Read after the current one, they may hold it too by now.
    older = [row for row in rows.rows(_OLDER, {"id": id}) if row[0] < current[0][0]]
    return [{"version": version, "updated_at": updated_at} for version, updated_at in (*current, *older)]


def load_version(rows: Rows, id: str, version: int) -> Fields:
    """One version of one article, whole. Raises NotFound."""
    # The current one first: what is not current by then stands among the older ones, and stays there.
    article = load_article(rows, id)
    if article["version"] == version:
        return article
    found = rows.rows(_VERSION, {"id": id, "version": version})
    if not found:
        raise NotFound(f"this article has no version {version}")
    record = unpack(found[0][0])
    return {name: record.get(name, id) for name in FIELDS}


def find_page(store: Store, given: ListQuery, default_size: int) -> Page:
    """The page that a question asks for, in a constant number of statements. Raises BadCursor, CursorMismatch."""
    cursor = unseal(given.cursor, store.secret) if given.cursor else None
    asked = _resumed(given, cursor) if cursor else given
    size, fields = asked.page_size or default_size, asked.fields or LIST_FIELDS
    found = conditions(asked)
    backwards = cursor is not None and cursor.direction == "prev"
    parts, downwards = segments(found.ranges, asked.sort, cursor.key if cursor else None, backwards)
    rows = _read(store, found, fields, parts, downwards, size + 1)
    more, rows = len(rows) > size, rows[:size]
    if backwards:
        rows.reverse()
    question = asked.texts()

    def link(way: Direction, there: bool) -> str | None:
        end = -1 if way == "next" else 0
        return seal(Cursor(way, rows[end][-1], question), store.secret) if rows and there else None

    return Page(
        asked=asked,
        page_size=size,
        fields=fields,
        articles=list(map(decoder(fields), rows)),
        total=total(store, found),
        next=link("next", backwards or more),
        prev=link("prev", more if backwards else cursor is not None),
    )


def each_article(rows: Rows, asked: Selection) -> Iterator[Fields]:
    """Every article of a selection, in order, with constant memory; `fields` defaults to all."""
    names = asked.fields or FIELDS
    decode = decoder(names)
    found, key = conditions(asked), None
    while True:
        parts, downwards = segments(found.ranges, asked.sort, key)
        batch = _read(rows, found, names, parts, downwards, _BATCH)
        yield from map(decode, batch)
        if len(batch) < _BATCH:
            return
        key = batch[-1][-1]


def _resumed(given: ListQuery, cursor: Cursor) -> ListQuery:
    """The cursor's own question, with the page size and fields that were asked for beside it."""
    original = ListQuery.model_validate(cursor.question)
    for name in given.model_fields_set - {"cursor", "page_size", "fields"}:
        if getattr(given, name) != getattr(original, name):
            raise CursorMismatch(
                f"{name} is not what this cursor was made for; leave it out, or start without the cursor"
            )
    changed: dict[str, Any] = {
        name: getattr(given, name) for name in ("page_size", "fields") if name in given.model_fields_set
    }
    return original.model_copy(update=changed)


def _read(
    rows: Rows, found: Conditions, names: tuple[str, ...], parts: list[Range], downwards: bool, limit: int
) -> list[tuple[Any, ...]]:
    if not parts:
        return []
    statement = page_statement(names, len(parts), downwards, found.clauses)
    return rows.rows(statement, {**bounds(parts), **found.values, "limit": limit})
