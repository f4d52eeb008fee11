"""The server on PostgreSQL: how it is reached, and what is told of it when it says no."""

from typing import Any

from sqlalchemy import URL, Dialect, Engine, create_engine
from sqlalchemy.dialects.postgresql.psycopg import dialect
from sqlalchemy.exc import DataError, OperationalError, SQLAlchemyError

from app.errors import Misconfigured, Unavailable

DIALECT: Dialect = dialect()  # type: ignore[no-untyped-call]

RETRY = {"Retry-After": "1"}

_SILENT = "the database does not answer"


def connecting(url: URL, options: str, **pooled: Any) -> Engine:
    """An engine whose connections begin with these options. Raises Misconfigured for an address that libpq refuses."""
    try:
        import psycopg
        from psycopg.conninfo import make_conninfo  # here, for a check of an SQLite archive imports this module too
    except ImportError:
        raise Misconfigured("PostgreSQL needs the extra `postgres`: pip install 'dateline[postgres]'") from None
    try:
        make_conninfo(**DIALECT.create_connect_args(url)[1])
    except psycopg.ProgrammingError as problem:
        raise Misconfigured(f"DATELINE_DATABASE_URL: {_first_line(problem)}") from None
    # Should an error be shown after all, then without the articles that were being stored.
    return create_engine(url, hide_parameters=True, connect_args={"connect_timeout": 3, "options": options}, **pooled)


def unavailable(problem: SQLAlchemyError) -> Unavailable:
    """What to say of an error. Why is for the command line only, for it may name hosts, roles and tables."""
    reason = getattr(problem, "orig", None)
    if reason is None:
        return Unavailable(_SILENT, headers=RETRY)
    if isinstance(problem, DataError):  # the driver's own words quote the value, which may be an article's
        in_full = f"the database refuses a value: {type(reason).__name__}"
    else:
        begun = _SILENT if isinstance(problem, OperationalError) else "the database refuses"
        in_full = f"{begun}: {_first_line(reason)}"
    return Unavailable(_SILENT, headers=RETRY, in_full=in_full)


def _first_line(problem: BaseException) -> str:
    """Behind it come hints, statements and values."""
    return next(iter(str(problem).splitlines()), type(problem).__name__)
