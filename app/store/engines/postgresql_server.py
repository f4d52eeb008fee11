"""The server on PostgreSQL: how it is reached, and what is told of it when it says no."""

import os
from collections.abc import Mapping
from typing import Any

from sqlalchemy import URL, Dialect, Engine, create_engine, event
from sqlalchemy.dialects.postgresql.psycopg import dialect
from sqlalchemy.exc import DataError, OperationalError, SQLAlchemyError

from app.errors import Away, Misconfigured, Unavailable

DIALECT: Dialect = dialect()  # type: ignore[no-untyped-call]

_LIMITS = "54"
"""The class of errors that tell of a limit of the server's, by their SQLSTATE."""
_PATIENCE = 3
"""Seconds in which a connection is made, unless the address says otherwise."""
_SILENT = "the database does not answer"


def connecting(url: URL, options: str, **pooled: Any) -> Engine:
    """An engine whose connections begin with these options, behind those of the address or of the environment.

    Raises Misconfigured for an address that libpq refuses, and whoever connects where the database is not in UTF-8.
    """
    try:
        import psycopg
        from psycopg.conninfo import make_conninfo  # here, for a check of an SQLite archive imports this module too
    except ImportError:
        raise Misconfigured("PostgreSQL needs the extra `postgres`: pip install 'dateline[postgres]'") from None
    if "@" in (url.host or ""):  # what stands before it would be shown, and it is the end of a password
        raise Misconfigured("DATELINE_DATABASE_URL: write an @ in a name or a password as %40")
    said = DIALECT.create_connect_args(url)[1]
    try:
        make_conninfo(**said)
    except psycopg.ProgrammingError as problem:
        raise Misconfigured(f"DATELINE_DATABASE_URL: {_first_line(problem)}") from None
    # What is written and asked is UTF-8 and standard SQL, whatever the server or the environment would have it.
    begun = {
        "connect_timeout": _given(said, "connect_timeout") or _PATIENCE,
        "options": f"{_given(said, 'options') or ''} -c standard_conforming_strings=on {options}",
        "client_encoding": "utf8",
    }
    # Should an error be shown after all, then without the articles that were being stored.
    engine = create_engine(url, hide_parameters=True, connect_args=begun, **pooled)
    event.listen(engine, "connect", _admit)
    return engine


def _given(said: Mapping[str, Any], name: str) -> Any:
    """What the address, or else the environment, says of a connection: as libpq has it, unless it is told here."""
    told = said.get(name) or os.environ.get(f"PG{name.upper()}")
    return " ".join(told) if isinstance(told, tuple) else told


def _admit(connection: Any, _record: object) -> None:
    """Refuse a database that cannot hold every article. The server has said it unasked, as it does at each start."""
    encoding, is_standard = map(connection.info.parameter_status, ("server_encoding", "standard_conforming_strings"))
    if encoding not in (None, "UTF8"):  # a pooler in between may not pass it on
        connection.close()
        raise Misconfigured(
            f"the database's encoding is {encoding}, but Dateline needs UTF-8: create one with ENCODING 'UTF8' "
            "TEMPLATE template0, and move the data with pg_dump"
        )
    if is_standard == "off":  # every text would be stored damaged
        connection.close()
        raise Misconfigured(
            "a pooler drops the options of connections, and the database's standard_conforming_strings is off: "
            "connect to the server itself, or ALTER ROLE dateline SET standard_conforming_strings = on"
        )


def unavailable(problem: SQLAlchemyError) -> Unavailable:
    """What to say of an error. Why is for the command line only, for it may name hosts, roles and tables."""
    reason = getattr(problem, "orig", None)
    if reason is None:
        return Away(_SILENT)
    if isinstance(problem, DataError):  # the driver's own words quote the value, which may be an article's
        return Unavailable(_SILENT, in_full=f"the database rejected a value: {type(reason).__name__}")
    if isinstance(problem, OperationalError) and not str(getattr(reason, "sqlstate", "")).startswith(_LIMITS):
        return Away(_SILENT, in_full=f"{_SILENT}: {_first_line(reason)}")
    return Unavailable(_SILENT, in_full=f"the database reported an error: {_first_line(reason)}")


def _first_line(problem: BaseException) -> str:
    """Behind it come hints, statements and values."""
    return next(iter(str(problem).splitlines()), type(problem).__name__)
