"""The schema, brought to head once however many processes start together."""

from typing import Any

from sqlalchemy import Column as SqlColumn
from sqlalchemy import Connection, MetaData, String, Table, inspect, select

from app.config import bundled
from app.errors import Misconfigured, Unavailable
from app.store.session import Store

HEAD = "0005"
"""The newest revision in migrations/versions. Alembic, and all that writes, is only imported where an archive is not at
it: serving needs neither."""

_RELEASED = ("0003", "0004")
"""What can be brought to `HEAD`."""

_ADVICE = "export it with the Dateline that made it, and ingest that into a new one"

_stored = Table("alembic_version", MetaData(), SqlColumn("version_num", String))


def migrate(store: Store) -> bool:
    """Bring the archive to `HEAD`; True where there was something to do.

    Whoever comes second waits, then finds it done; who is killed halfway leaves nothing behind, for the whole of it
    is one transaction. An archive at `HEAD` is only read: it may be one that cannot be written, or is being written.
    Raises Misconfigured where a newer Dateline made the archive, or one before the first release.
    """
    if _is_readable(store):
        return False
    with store.writing() as connection:
        revision = _revision(connection)
        if revision == HEAD:
            return False
        if revision is not None and revision not in _RELEASED:
            known = ", ".join((*_RELEASED, HEAD))
            raise Misconfigured(f"this archive has schema {revision}, and this Dateline knows {known} only: {_ADVICE}")
        _upgrade(connection)
        if revision is not None:
            from app.store.reindexing import reindex

            reindex(store, connection)
        if revision == "0003":
            from app.store.comparing import compare

            compare(store, connection)
    return True


def _is_readable(store: Store) -> bool:
    try:
        return is_current(store)
    except Unavailable:
        return False


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table(_stored.name):
        return None
    return connection.execute(select(_stored.c.version_num)).scalar()


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
