"""Schema migration, run once however many processes start together."""

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from typing import Any

from sqlalchemy import Column as SqlColumn
from sqlalchemy import Connection, MetaData, String, Table, select

from app.config import bundled
from app.errors import Misconfigured, Unavailable
from app.store.engines.engine import AnySelect
from app.store.session import Store
from app.store.tables import archives

HEAD = "0006"
"""The newest revision in migrations/versions. Alembic and all writing code are only imported if an archive is not at
it: serving needs neither."""

_INDEXED_ANEW = ("0003", "0004")
"""Revisions whose upgrade leaves the search index empty."""

_RELEASED = (*_INDEXED_ANEW, "0005")
"""Revisions that can be upgraded to `HEAD`."""

_ADVICE = "export it with the Dateline that made it, and ingest the export into a new archive"

_CREATION = "`dateline ingest` and `dateline migrate` create one where DATELINE_DATABASE_URL says"

_MOST_NAMED = 5

_stored = Table("alembic_version", MetaData(), SqlColumn("version_num", String))


def migrate(store: Store) -> bool:
    """Upgrade the archive to `HEAD`; returns whether there was anything to do.

    A second process waits, then finds it done; one killed halfway leaves nothing behind, as it is all one transaction.
    An archive at `HEAD` is only read: it may be read-only, or another process may be writing it. Raises Misconfigured
    where the archive was made by a newer Dateline, or by one before the first release, or where the tables belong to
    something else: such a database, too, is only read, and stays unchanged to the byte.
    """
    with suppress(Unavailable):  # such as a file that does not exist yet; writing creates it, or finds out why
        if _revision(store, lambda asked: store.rows(asked, {})) == HEAD:
            return False
    with store.writing() as connection:
        revision = _revision(store, connection.execute)  # again, as another process may have been faster
        if revision == HEAD:
            return False
        _upgrade(connection)
        if revision in _INDEXED_ANEW:
            from app.store.reindexing import reindex

            reindex(store, connection)
        if revision == "0003":
            from app.store.comparing import compare

            compare(store, connection)
    return True


def need(store: Store) -> None:
    """Raises Misconfigured where there is no archive, or one that `migrate` would refuse; Unavailable."""
    need_file(store)
    if _revision(store, lambda asked: store.rows(asked, {})) is None:
        raise Misconfigured(f"there is no archive in this database: {_CREATION}")


def need_file(store: Store) -> None:
    """Raises Misconfigured where an archive is a file that does not exist, probably because of a misprint."""
    for file in store.files[:1]:
        if not file.exists():
            raise Misconfigured(f"there is no archive {file}: {_CREATION}")


def _revision(store: Store, rows: Callable[[AnySelect], Iterable[Any]]) -> str | None:
    """The revision of an archive at or upgradable to `HEAD`; None if there are no tables. Raises Misconfigured."""
    names = {name for (name,) in rows(store.engine.TABLES)}
    if not names:
        return None
    if not is_archive(names):
        raise Misconfigured(
            f"this database belongs to something else, which keeps {named(names)} there: "
            "point DATELINE_DATABASE_URL at an empty one or, for SQLite, a file that does not exist yet"
        )
    revision = " and ".join(revision for (revision,) in rows(REVISION)) or "none"
    if revision != HEAD and revision not in _RELEASED:
        raise Misconfigured(unknown(revision))
    return revision


def unknown(revision: str) -> str:
    """The refusal of an archive with a revision that this release cannot upgrade."""
    known = ", ".join((*_RELEASED, HEAD))
    return f"this archive has schema {revision}, but this Dateline knows only {known}: {_ADVICE}"


def is_archive(names: Collection[str]) -> bool:
    """Whether these tables may be an archive's: other applications use Alembic too, and have an `article` table."""
    return _stored.name in names and archives.name in names


def named(names: Collection[str]) -> str:
    """The tables' names as text, only the first of many."""
    if not names:
        return "no tables"
    shown = ", ".join(map(repr, sorted(names)[:_MOST_NAMED]))
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f"the table{'s' * (len(names) > 1)} {shown}{more}"


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(bundled("migrations")))
    command.upgrade(config, HEAD)


def is_current(store: Store) -> bool:
    """Whether the archive can be read and is at `HEAD`. Raises Unavailable."""
    found: list[tuple[Any, ...]] = store.rows(REVISION, {})
    return found == [(HEAD,)]


REVISION = select(_stored.c.version_num)
