"""Articles: one article, its versions, a page, and a whole selection."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, select

from app.errors import NotFound
from app.filters import ListQuery, RandomQuery, Selection
from app.queries.absent import absent
from app.queries.conditions import Conditions, conditions
from app.queries.counts import Total, total
from app.queries.cursor import Cursor, Direction, seal
from app.queries.highlights import highlighted
from app.queries.lots import draw
from app.queries.orders import ORDERS, WALKS, Found, Step, found_by_key, position, whole_members
from app.queries.resuming import resumed
from app.queries.withdrawn import Tombstone, tombstone
from app.record import FIELDS, LIST_FIELDS, need_whole
from app.store.rows import Stored, UnreadableRow, chosen, concat, load, unpack
from app.store.session import Rows, Store
from app.store.tables import archives, articles, contents, versions

_BATCH = 500
_BATCH_BYTES = 4 * 1024 * 1024
"""Of compressed content, which is several times as large once unpacked."""
_MOST_VERSIONS = 1000
_ID = articles.c.id == bindparam("id", "")
_SERIAL = select(archives.c.serial).scalar_subquery()
_DETAIL = (
    select(
        articles.c.listed,
        contents.c.packed,
        articles.c.content_hash,
        func.coalesce(articles.c.judged_at, articles.c.updated_at),
        _SERIAL,
    )
    .join(contents, contents.c.key == articles.c.key)
    .where(_ID)
)
_MARK = select(articles.c.content_hash, articles.c.listed, _SERIAL).where(_ID)
_LAST_FIELDS = b',"updated_at":'
_CURRENT = select(articles.c.listed).where(_ID)
_OLDER = (
    select(versions.c.version, versions.c.updated_at)
    .where(versions.c.article_id == bindparam("id", ""))
    .order_by(versions.c.version.desc())
    .limit(_MOST_VERSIONS)
)
_VERSION = select(versions.c.packed).where(
    versions.c.article_id == bindparam("id", ""), versions.c.version == bindparam("version", 0)
)


class Whole(NamedTuple):
    """One article with every field as JSON members, their validator `mark`, and when they last changed.

    `serial` is the archive's at the time of reading.
    """

    id: str
    members: bytes
    mark: bytes
    modified: str
    serial: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `asked` is the query as understood, including its cursor and defaults."""

    asked: ListQuery
    conditions: Conditions
    page_size: int
    fields: tuple[str, ...]
    articles: list[Stored]
    total: Total
    next: str | None
    prev: str | None


class Drawn(NamedTuple):
    """A random sample of articles, the size requested, and the conditions that the articles meet."""

    conditions: Conditions
    sample: int
    fields: tuple[str, ...]
    articles: list[Stored]


def content_mark(rows: Rows, id: str) -> tuple[bytes, int] | tuple[None, None]:
    """The validator mark of an article's fields, from a single look-up, and the archive's serial at that moment.

    None and None if there is no such article.
    """
    found = rows.rows(_MARK, {"id": id})
    if not found:
        return None, None
    content_hash, listed, serial = found[0]
    return _mark(content_hash, listed), serial


def _mark(content_hash: bytes, listed: bytes) -> bytes:
    """The content hash plus the last listed fields: when the article changed, and what it is a duplicate of."""
    try:
        return bytes(content_hash) + listed[listed.rindex(_LAST_FIELDS) :]
    except ValueError as problem:
        raise UnreadableRow(problem) from problem


def load_article(rows: Rows, id: str) -> Whole:
    """One whole article, in one statement. Raises NotFound, Withdrawn."""
    found = rows.rows(_DETAIL, {"id": id})
    if not found:
        raise absent(rows, id)
    listed, packed, content_hash, modified, serial = found[0]
    return Whole(id, concat(listed, unpack(packed)), _mark(content_hash, listed), modified, serial)


class History(NamedTuple):
    """The number and date of every version, newest first, at most 1,000 older ones; and the withdrawal, if any."""

    versions: list[dict[str, Any]]
    withdrawn: Tombstone | None


def load_history(rows: Rows, id: str) -> History:
    """An article's history. Raises NotFound."""
    found = rows.rows(_CURRENT, {"id": id})
    current = load(found[0][0]) if found else None
    known = {current["version"]: current["updated_at"]} if current else {}
    # Read after the current version, these may include it by now; a withdrawn article has only these.
    known |= dict(rows.rows(_OLDER, {"id": id}))
    gone = None if current else tombstone(rows, id)
    if not known and not gone:
        raise absent(rows, id)
    numbers = sorted(known, reverse=True)
    return History([{"version": number, "updated_at": known[number]} for number in numbers], gone)


def load_version(rows: Rows, id: str, version: int) -> Stored:
    """One whole version of an article. Raises NotFound."""
    # The current version first: one that has been replaced since is among the older ones, and stays there.
    current = rows.rows(_DETAIL, {"id": id})
    if current and load(current[0][0])["version"] == version:
        listed, packed, *_ = current[0]
        return id, concat(listed, unpack(packed))
    found = rows.rows(_VERSION, {"id": id, "version": version})
    if not found:
        raise NotFound(f"no article has this id and version {version}")
    return id, unpack(found[0][0])


def find_page(
    store: Store,
    given: ListQuery,
    default_size: int,
    default_fields: tuple[str, ...] = LIST_FIELDS,
    needed: Collection[str] = (),
) -> Page:
    """The page that a query asks for, in a bounded number of statements. Raises BadCursor, CursorMismatch.

    Articles have the requested fields, or else the default ones, and those that are `needed` anyway.
    """
    asked, cursor = resumed(given, store.secret)
    size, fields = asked.page_size or default_size, _fields_to_read(needed, asked.fields or default_fields)
    found = conditions(store, asked)
    backwards = cursor is not None and cursor.direction == "prev"
    step = Step(cursor.position if cursor else None, backwards, size + 1, asked.highlight or need_whole(fields))
    read, matching = ORDERS[asked.order](store, found, step) if found.ranges else ([], None)
    exact = asked.total == "exact"
    if matching is None or (exact and matching["relation"] == "gte"):
        matching = total(store, found, exact)
    more, read = len(read) > size, read[:size]
    if backwards:
        read.reverse()
    question = {name: text for name, text in asked.texts.items() if name != "format"}

    def link(way: Direction, there: bool) -> str | None:
        end = -1 if way == "next" else 0
        return seal(Cursor(way, position(read[end]), question), store.secret) if read and there else None

    return Page(
        asked=asked,
        conditions=found,
        page_size=size,
        fields=fields,
        articles=_fields_and_highlights(read, asked, fields, found),
        total=matching,
        next=link("next", backwards or more),
        prev=link("prev", more if backwards else cursor is not None),
    )


def each_article(store: Store, rows: Rows, asked: Selection, found: Conditions | None = None) -> Iterator[Stored]:
    """Every article of a selection, in order, with constant memory; `fields` defaults to all."""
    fields, read = asked.fields or FIELDS, WALKS[asked.order]
    found = conditions(store, asked, rows) if found is None else found
    step = Step(None, False, _BATCH, need_whole(fields))
    while found.ranges:
        batch, matching = read(rows, found, step)
        yield from chosen_fields(batch, fields)
        if len(batch) < step.limit:
            return
        step = step._replace(beyond=position(batch[-1]), limit=_next_batch_size(batch), matching=matching)


def _next_batch_size(batch: Sequence[Found]) -> int:
    """How many articles to read next, so that very long ones do not exhaust memory."""
    average = sum(len(packed or b"") for _, _, packed, *_ in batch) // len(batch) + 1
    return max(1, min(_BATCH, _BATCH_BYTES // average))


def draw_articles(store: Store, asked: RandomQuery, default_fields: tuple[str, ...], needed: Collection[str]) -> Drawn:
    """A random sample of articles, with the fields that `find_page` would read."""
    found, sample = conditions(store, asked), asked.sample or 1
    fields = _fields_to_read(needed, asked.fields or default_fields)
    keys = draw(store, found, sample, asked.seed)
    read = found_by_key(store, keys, need_whole(fields))
    return Drawn(found, sample, fields, chosen_fields([read[key] for key in keys if key in read], fields))


def _fields_to_read(needed: Collection[str], fields: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in FIELDS if name in fields or name in needed) if needed else fields


def _fields_and_highlights(
    read: list[Found], asked: ListQuery, fields: tuple[str, ...], found: Conditions
) -> list[Stored]:
    shown = chosen_fields(read, fields)
    if not asked.highlight or found.sought is None:
        return shown
    # Unpack all first, not one by one: each decompression releases the GIL for a moment, takes it back before a waiting
    # thread has noticed, and still counts as a release.
    articles = [load(whole_members(row)) for row in read]
    marked = (highlighted(found.sought, article["title"], article["body"]) for article in articles)
    return [(id, concat(members, more)) for (id, members), more in zip(shown, marked, strict=True)]


def chosen_fields(read: Iterable[Found], fields: tuple[str, ...]) -> list[Stored]:
    """Articles as read, reduced to the members of these fields."""
    if fields == LIST_FIELDS:
        return [row[:2] for row in read]
    if fields == FIELDS:
        return [(row[0], whole_members(row)) for row in read]
    return [(row[0], chosen(whole_members(row) if row[2] else row[1], fields)) for row in read]
