"""Checks what is beside the articles: indexes, orphaned rows, tombstones, terms, rejects, and the articles' number."""

from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import and_, select
from sqlmodel import SQLModel

from app.store.checking.look import Look
from app.store.checking.report import Fault
from app.store.tables import archives, articles, contents, labels, prints, rejects, terms, versions, withdrawals
from app.store.terms import COUNTED, FIELD_NUMBERS
from app.text import filed

_ORPHANS = {
    table.name: select(table.c.key).outerjoin(articles, articles.c.key == table.c.key).where(articles.c.key.is_(None))
    for table in (contents, labels)
}
_LOST_PRINTS = (
    select(prints.c.number, prints.c.key)
    .outerjoin(articles, and_(articles.c.key == prints.c.key, articles.c.number == prints.c.number))
    .where(articles.c.key.is_(None))
)
_FORGOTTEN = (
    select(withdrawals.c.article_id)
    .outerjoin(versions, versions.c.article_id == withdrawals.c.article_id)
    .where(versions.c.article_id.is_(None))
)
_TERMS = select(terms.c.id, terms.c.field, terms.c.value, terms.c.shown)
_REJECTS = select(rejects.c.file, rejects.c.position, rejects.c.sha256, rejects.c.size, rejects.c.raw).where(
    rejects.c.raw.is_not(None)
)


def index_faults(look: Look) -> Iterator[Fault]:
    """Each index of the schema that is not there, as after a restore that ended halfway, or cannot be used."""
    there = set(look.inspection.indexes())
    for name in look.engine.index_names(SQLModel.metadata.sorted_tables):
        if name not in there:
            yield Fault("schema", f"index {name}", "none that can be used", "one")


def beside_faults(look: Look) -> Iterator[Fault]:
    """The faults in the data beside the articles."""
    for name, statement in _ORPHANS.items():
        for (key,) in look.rows(statement):
            yield Fault(name, f"key {key}", "a row", "none, as no article has this key")
    for number, key in look.rows(_LOST_PRINTS):
        yield Fault("print", f"number {number}, key {key}", "a row", "none, as no article has these")
    for (id,) in look.rows(_FORGOTTEN):
        yield Fault("withdrawn", f"article {id}", "a tombstone without any version", "its history")
    yield from _terms(look)
    yield from _rejects(look)


def number_faults(look: Look, expected: int) -> Iterator[Fault]:
    """The fault if the archive's own number of articles is not the expected one."""
    held = [number for (number,) in look.rows(select(archives.c.articles))]
    if held != [expected]:
        yield Fault("archive", "articles", " and ".join(map(str, held)) or "no row", str(expected))


def _terms(look: Look) -> Iterator[Fault]:
    for id, field, value, shown in look.rows(_TERMS):
        number = COUNTED.get(field, 0)
        if id % FIELD_NUMBERS != number:
            yield Fault("term", f"{field} {value}", f"number {id}", f"a number that is {number} modulo {FIELD_NUMBERS}")
        if filed(shown) != value:
            yield Fault("term", f"{field} {value}", f"shown as {shown}", "what folds to its value")


def _rejects(look: Look) -> Iterator[Fault]:
    for file, position, stored, size, raw in look.rows(_REJECTS):
        found = sha256(raw).hexdigest()
        if (found, len(raw)) != (stored, size):
            yield Fault("reject", f"{file}:{position}", f"{len(raw)} bytes, {found}", f"{size} bytes, {stored}")
