"""The command line: `dateline ingest`, `parse`, `serve`, `export`, `migrate`, `openapi`; see also `upkeep`."""

import errno
import inspect
import json
import os
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, NoReturn, get_origin
from zoneinfo import ZoneInfoNotFoundError

import typer
from pydantic.fields import FieldInfo

from app import __version__, upkeep
from app.commanded import archive, existing, opened, settings, written
from app.commands import Commands, Unheard
from app.config import Settings
from app.errors import ArchiveError, Misconfigured
from app.filters import ExportFormat, Selection, is_absent
from app.parsers import told
from app.parsers.options import DateOrder, Options
from app.record import Unreadable
from app.stopping import in_order
from app.text import visible

app = typer.Typer(
    name="dateline",
    cls=Commands,
    help="Point it at a pile of news articles and it becomes an archive that answers.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

app.add_typer(upkeep.app)

_OF_WRITING = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EIO, errno.EBADF)
"""Errors of writing: if they name no file, it was standard output."""

DONE, SOME_REJECTED, COULD_NOT_RUN = 0, 1, 2


class Format(StrEnum):
    """The formats that can be given instead of being recognised."""

    anpa = "anpa"
    csv = "csv"
    factiva = "factiva"
    feed = "feed"
    html = "html"
    json = "json"
    jsonfeed = "jsonfeed"
    jsonl = "jsonl"
    mail = "mail"
    markdown = "markdown"
    movabletype = "movabletype"
    muc = "muc"
    newsbank = "newsbank"
    newsml = "newsml"
    newsmlg2 = "newsmlg2"
    nexis = "nexis"
    ninjs = "ninjs"
    nitf = "nitf"
    proquest = "proquest"
    rcv1 = "rcv1"
    reuters = "reuters"
    text = "text"
    trec = "trec"
    wire = "wire"
    wxr = "wxr"
    xml = "xml"


_Paths = Annotated[list[str], typer.Argument(metavar="PATH…", help="Files, folders, or - for standard input.")]
_Format = Annotated[Format | None, typer.Option("--format", help="The format to read, instead of recognising it.")]
_Source = Annotated[str | None, typer.Option(help="The source of articles that do not name one; ids may depend on it.")]
_Zone = Annotated[
    str, typer.Option(help="The time zone of times that do not name one, such as Europe/Paris; ids may depend on it.")
]
_Order = Annotated[DateOrder, typer.Option(help="Whether day or month comes first in 3/4/2022; ids may depend on it.")]


def main() -> NoReturn:
    """The `dateline` command, which reports errors in one line."""
    try:
        _run()
    except Misconfigured as problem:
        _fail(str(problem))
    except ArchiveError as problem:
        _fail(str(problem) or problem.title)
    except (Unheard, BrokenPipeError):
        _end()
    except OSError as problem:
        named = problem.filename or ("standard output" if problem.errno in _OF_WRITING else "")
        _fail(": ".join(filter(None, [named, problem.strerror or str(problem)])))
    except Exception as problem:  # its message may contain SQL, an article or a password
        *_, (frame, line) = traceback.walk_tb(problem.__traceback__)
        place = f"{Path(frame.f_code.co_filename).name}:{line}"
        _fail(f"internal error: {type(problem).__name__} in {place}")
    sys.exit(DONE)


def _run() -> None:
    try:
        app()
    finally:
        if sys.stdout:
            sys.stdout.flush()  # errors of writing have to surface now


@app.callback(invoke_without_command=True)
def _version(version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False) -> None:
    if version:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.command()
def ingest(
    paths: _Paths,
    format: _Format = None,
    source: _Source = None,
    timezone: _Zone = "UTC",
    date_order: _Order = None,
    watch: Annotated[bool, typer.Option("--watch", help="Keep running, and take in files as they arrive.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as one JSON object.")] = False,
) -> None:
    """Add articles to the archive. Running it again changes nothing."""
    from app.ingest.walk import need
    from app.pouring import pour, watched

    need(paths)  # before an archive is made, or migrated
    with archive() as store:
        options = _options(store.settings, source, timezone, date_order)
        rejected = (watched if watch else pour)(store, paths, options, format, as_json)
    raise typer.Exit(SOME_REJECTED if rejected else DONE)


@app.command()
def parse(
    paths: _Paths,
    format: _Format = None,
    source: _Source = None,
    timezone: _Zone = "UTC",
    date_order: _Order = None,
) -> None:
    """Show the records that ingest would store, one JSON object per line, without storing anything."""
    from app.ingest.pile import Pile
    from app.ingest.summary import Listing
    from app.ingest.walk import walk
    from app.representations import json as shape
    from app.store.ready import preview
    from app.store.session import Store

    given, out = settings(), written()
    options = _options(given, source, timezone, date_order)
    rejected = False
    with in_order():
        files = walk(paths, Listing(0), Store(given).files)
        for item in Pile(files, options, given, format).articles():
            if isinstance(item, Unreadable):
                rejected = True
                typer.echo(visible(f"{item.name}:{item.position}: {item.reason}"), err=True)
            else:
                out.write(shape.render(preview(item)) + b"\n")
        out.flush()
    raise typer.Exit(SOME_REJECTED if rejected else DONE)


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, max=64, help="The number of server processes.")] = 1,
) -> None:
    """Serve the archive over HTTP, migrating it first if needed."""
    from app.server import run

    with archive():
        pass
    run(settings(), host, port, workers)


def _filters(command: Callable[..., None]) -> Callable[..., None]:
    """The command with an option for each field of Selection, in place of `given`."""
    signature = inspect.signature(command)
    own = [each for each in signature.parameters.values() if each.kind is not inspect.Parameter.VAR_KEYWORD]
    flags = [_flag(name, field) for name, field in Selection.model_fields.items()]
    command.__signature__ = signature.replace(parameters=[*own, *flags])  # type: ignore[attr-defined]
    command.__annotations__ = {each.name: each.annotation for each in (*own, *flags)}
    return command


def _flag(name: str, field: FieldInfo) -> inspect.Parameter:
    kind: Any = bool if field.annotation is bool else list[str] | None  # also of a single value, to notice a second
    shown = "<str>" if kind is not bool and get_origin(field.annotation) is not list else None
    option = typer.Option(f"--{name.replace('_', '-')}", help=field.description, metavar=shown)
    default = False if kind is bool else None
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, option])


@app.command()
@_filters
def export(
    format: Annotated[ExportFormat, typer.Option("--format", help="The format to write.")] = "jsonl",
    output: Annotated[Path | None, typer.Option(help="The file to write, instead of standard output.")] = None,
    history: Annotated[bool, typer.Option("--history", help="Write all versions and withdrawals; no filters.")] = False,
    **given: Any,
) -> None:
    """Export articles from one consistent snapshot of the archive."""
    from app.export import export as run
    from app.export import export_history

    asked = {
        name: meant for name, value in given.items() if (meant := _option_value(name, value)) not in (None, False, [])
    }
    if history and (asked or format != "jsonl"):
        raise Misconfigured("--history writes the whole archive as JSON Lines, and takes no filter and no other format")
    if output is None:
        written()  # fail now if there is nowhere to write to
    with existing() as store:
        if history:
            export_history(store, output)
        else:
            run(store, asked, output, format)


def _option_value(name: str, value: Any) -> Any:
    """An option's value: an empty filter counts as absent, as over HTTP. Raises Misconfigured for invalid text."""
    if not isinstance(value, list):
        return value
    option = f"--{name.replace('_', '-')}"
    texts = [each for each in value if not is_absent(name, each)]
    try:
        "".join(texts).encode()
    except UnicodeEncodeError:
        raise Misconfigured(f"{option} is not UTF-8") from None
    if get_origin(Selection.model_fields[name].annotation) is list:
        return texts
    if len(texts) > 1:
        raise Misconfigured(f"{option}: given {len(texts)} times (it can be given only once)")
    return texts[0] if texts else None


@app.command()
def migrate() -> None:
    """Bring the archive's schema up to date."""
    from app.store.migrate import HEAD
    from app.store.migrate import migrate as run

    with opened() as store:
        changed = run(store)
    typer.echo(f"{'migrated to' if changed else 'already at'} {HEAD}")


@app.command()
def openapi() -> None:
    """Write the OpenAPI document."""
    from app.main import openapi_document

    typer.echo(json.dumps(openapi_document(settings()), indent=2, ensure_ascii=False))


def _options(settings: Settings, source: str | None, timezone: str, order: DateOrder) -> Options:
    try:
        return told.options(settings, timezone, source=source, date_order=order)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        near = told.zone_like(timezone)
        hint = f"did you mean {near}?" if near else "zones look like Europe/Paris"
        raise Misconfigured(f"there is no time zone {timezone!r}; {hint}") from None


def _fail(reason: str) -> NoReturn:
    typer.echo(f"dateline: {visible(reason)}", err=True)
    _end()


def _end() -> NoReturn:
    """Exit without Python's complaint at shutdown about output it cannot write, which goes to /dev/null."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.exit(COULD_NOT_RUN)
