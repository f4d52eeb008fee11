"""The schema, brought to head once however many processes start together."""

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
"""The newest revision in migrations/versions. Alembic, and all that writes, is only imported where an archive is not at
it: serving needs neither."""

_INDEXED_ANEW = ("0003", "0004")
"""After which the search index is left empty."""

_RELEASED = (*_INDEXED_ANEW, "0005")
"""What can be brought to `HEAD`."""

_ADVICE = "export it with the Dateline that made it, and ingest the export into a new archive"

_MOST_NAMED = 5

_stored = Table("alembic_version", MetaData(), SqlColumn("version_num", String))


def migrate(store: Store) -> bool:
    """Bring the archive to `HEAD`; True where there was something to do.

    Whoever comes second waits, then finds it done; who is killed halfway leaves nothing behind, for the whole of it
    is one transaction. An archive at `HEAD` is only read: it may be one that cannot be written, or is being written.
    Raises Misconfigured where a newer Dateline made the archive, or one before the first release, or where there are
    tables of something else: such a database is only read, too, and stays as it is to the byte.
    """
    with suppress(Unavailable):  # as a file is that is not there yet; who writes finds out why, or makes it
        if _revision(store, lambda asked: store.rows(asked, {})) == HEAD:
            return False
    with store.writing() as connection:
        revision = _revision(store, connection.execute)  # again, for another start may have been faster
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


def _revision(store: Store, rows: Callable[[AnySelect], Iterable[Any]]) -> str | None:
    """What an archive is at that can be brought to `HEAD`; None where there is no table. Raises Misconfigured."""
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
        known = ", ".join((*_RELEASED, HEAD))
        raise Misconfigured(f"this archive has schema {revision}, but this Dateline knows only {known}: {_ADVICE}")
    return revision


def is_archive(names: Collection[str]) -> bool:
    """Whether tables with these names may be an archive: others use Alembic as well, and have an `article`."""
    return _stored.name in names and archives.name in names


def named(names: Collection[str]) -> str:
    """Tables by their names, the first of many."""
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
