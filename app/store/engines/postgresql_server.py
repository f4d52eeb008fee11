"""The PostgreSQL server: connecting to it, and reporting its errors."""

import os
from collections.abc import Mapping
from typing import Any

from sqlalchemy import URL, Dialect, Engine, create_engine, event
from sqlalchemy.dialects.postgresql.psycopg import dialect
from sqlalchemy.exc import DataError, OperationalError, SQLAlchemyError

from app.errors import Away, Misconfigured, Unavailable

DIALECT: Dialect = dialect()  # type: ignore[no-untyped-call]

_LIMITS = "54"
"""The SQLSTATE class of errors about exceeded server limits."""
_PATIENCE = {
    "connect_timeout": 3,
    "tcp_user_timeout": 10_000,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
}
"""How long to wait for a server's network, in seconds, the second in milliseconds; the URL or the environment may set
other values. By default systems wait for a quarter of an hour or, if nothing was being sent, two hours."""
_SILENT = "the database does not answer"


def connecting(url: URL, options: str, **pooled: Any) -> Engine:
    """An engine whose connections start with these options, after those of the URL or the environment.

    Raises Misconfigured for a URL that libpq rejects, and later, on connecting, for a database that is not in UTF-8.
    """
    try:
        import psycopg
        from psycopg.conninfo import make_conninfo  # here, because checking an SQLite archive imports this module too
    except ImportError:
        raise Misconfigured("PostgreSQL needs the extra `postgres`: pip install 'dateline[postgres]'") from None
    url_options = DIALECT.create_connect_args(url)[1]
    try:
        make_conninfo(**url_options)
    except psycopg.ProgrammingError as problem:
        raise Misconfigured(f"DATELINE_DATABASE_URL: {_first_line(problem)}") from None
    # Statements are UTF-8 and standard SQL, whatever the server or the environment says.
    begun = {
        **{name: _connection_option(url_options, name) or usual for name, usual in _PATIENCE.items()},
        "options": f"{_connection_option(url_options, 'options') or ''} -c standard_conforming_strings=on {options}",
        "client_encoding": "utf8",
    }
    # If an error is shown after all, it must not include the articles being stored.
    engine = create_engine(url, hide_parameters=True, connect_args=begun, **pooled)
    event.listen(engine, "connect", _check_server_settings)
    return engine


def _connection_option(url_options: Mapping[str, Any], name: str) -> Any:
    """A connection option from the URL or else the environment, as libpq would choose it itself."""
    value = url_options.get(name) or os.environ.get(f"PG{name.upper()}")
    return " ".join(value) if isinstance(value, tuple) else value


def _check_server_settings(connection: Any, _record: object) -> None:
    """Reject a database that cannot hold every article. The server reports these settings at each connection start."""
    encoding, is_standard = map(connection.info.parameter_status, ("server_encoding", "standard_conforming_strings"))
    if encoding not in (None, "UTF8"):  # None: a pooler in between may not pass it on
        connection.close()
        raise Misconfigured(
            f"the database's encoding is {encoding}, but Dateline needs UTF-8: create one with ENCODING 'UTF8' "
            "TEMPLATE template0, and move the data with pg_dump"
        )
    if is_standard == "off":  # every text would be stored corrupted
        connection.close()
        raise Misconfigured(
            "a pooler drops the options of connections, and the database's standard_conforming_strings is off: "
            "connect to the server itself, or ALTER ROLE dateline SET standard_conforming_strings = on"
        )


def unavailable(problem: SQLAlchemyError) -> Unavailable:
    """The exception to raise for an error. Its reason may name hosts, roles and tables: for the command line only."""
    reason = getattr(problem, "orig", None)
    if reason is None:
        return Away(_SILENT)
    if isinstance(problem, DataError):  # the driver's message quotes the value, which may be an article's
        return Unavailable(_SILENT, in_full=f"the database rejected a value: {type(reason).__name__}")
    if isinstance(problem, OperationalError) and not str(getattr(reason, "sqlstate", "")).startswith(_LIMITS):
        return Away(_SILENT, in_full=f"{_SILENT}: {_first_line(reason)}")
    return Unavailable(_SILENT, in_full=f"the database reported an error: {_first_line(reason)}")


def _first_line(problem: BaseException) -> str:
    """The first line of a message; after it come hints, statements and values."""
    return next(iter(str(problem).splitlines()), type(problem).__name__)
