"""The archive that a command works on, according to the settings, and what it shows while it works."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from app.config import PREFIX, Settings
from app.errors import Misconfigured
from app.stopping import in_order
from app.text import nearest

if TYPE_CHECKING:
    from app.store.session import Store

Step = TypeVar("Step")

_MISFITS = ("string_pattern_mismatch", "value_error")
_ALIKE = 0.85
"""How similar a name must be to a setting to count as misspelt: variables that others set, such as the `DATELINE_PORT`
of Kubernetes, are less similar."""


def settings() -> Settings:
    from pydantic import ValidationError

    try:
        _warn_of_unknown_settings()
        return Settings()
    except ValidationError as refused:
        wrong = map(_describe_error, refused.errors(include_url=False))
        raise Misconfigured("; ".join(wrong)) from None
    except UnicodeDecodeError:
        raise Misconfigured(".env is not UTF-8") from None


def _describe_error(error: Mapping[str, Any]) -> str:
    """What is wrong with a setting; if it does not match its pattern, what is expected."""
    name = str(error["loc"][0])
    meant = f"{error['input']!r} is not valid; expected {Settings.model_fields[name].description}"
    return f"{PREFIX}{name.upper()}: {meant if error['type'] in _MISFITS else error['msg']}"


@cache
def _warn_of_unknown_settings() -> None:
    """Warn once of names in the environment or `.env` that look like a misspelt setting, which would have no effect."""
    import typer
    from pydantic_settings import DotEnvSettingsSource

    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    given = (*os.environ, *DotEnvSettingsSource(Settings).env_vars)
    for name in sorted({name.upper() for name in given} - known):
        if name.startswith(PREFIX) and (meant := nearest(name.lower(), map(str.lower, known), _ALIKE)):
            warning = f"dateline: there is no setting {name}; the nearest is {meant.upper()}"
            typer.echo(warning, err=True)


def written() -> BinaryIO:
    """Standard output as a binary stream. Raises Misconfigured where it is closed."""
    if sys.stdout is None:
        raise Misconfigured("standard output is closed")
    return sys.stdout.buffer


@contextmanager
def opened() -> Iterator["Store"]:
    from app.store.session import Store  # most of a command's imports; `--help` needs none of it

    with in_order():
        store = Store(settings())
        try:
            yield store
        finally:
            store.close()


@contextmanager
def archive() -> Iterator["Store"]:
    """The store, migrated, or created."""
    from app.store.migrate import migrate as run

    with opened() as store:
        run(store)
        yield store


@contextmanager
def existing() -> Iterator["Store"]:
    """The store, migrated. Raises Misconfigured where there is none: an empty one would look like an answer."""
    from app.store.migrate import migrate, need

    with opened() as store:
        need(store)
        migrate(store)
        yield store


def shown(steps: Iterator[Step], line: Callable[[Step], str]) -> Iterator[Step]:
    """The same steps; on a terminal, each is shown in place of the previous one."""
    if not (sys.stderr and sys.stderr.isatty()):
        yield from steps
        return
    from rich.console import Console

    with Console(stderr=True).status("reading…") as status:
        for step in steps:
            status.update(line(step))
            yield step
