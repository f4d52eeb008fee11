"""The commands that maintain an archive: `dateline withdraw`, `rejects`, `check`, `backup`."""

import json
from pathlib import Path
from typing import Annotated

import typer

from app.commanded import existing, opened, settings, shown
from app.errors import Misconfigured
from app.record import ID_SAID, LONGEST_REASON, no_id
from app.text import squeeze, visible

app = typer.Typer()

DONE, SOMETHING_LEFT = 0, 1

_NAMED = 10
"""How many names of rejects are told where none was meant."""


@app.command()
def withdraw(
    ids: Annotated[list[str], typer.Argument(metavar="ID…", help="The articles' ids.")],
    reason: Annotated[str, typer.Option(help="The reason, shown to anyone who asks for the article.")] = "",
    undo: Annotated[
        bool, typer.Option("--undo", help="Reinstate withdrawn articles, in their newest versions.")
    ] = False,
) -> None:
    """Take articles out of lists, searches and counts. Their history stays readable."""
    from app.store import writer

    if (wrong := no_id(ids)) is not None:
        raise Misconfigured(f"{wrong!r} is not an id: {ID_SAID}")
    if len(reason) > LONGEST_REASON:
        raise Misconfigured(f"a reason may have at most {LONGEST_REASON} characters")
    if undo and reason:
        raise Misconfigured("give either --undo or --reason, not both")
    with existing() as store:
        if undo:
            back, there = writer.reinstate(store, ids)
            became = dict.fromkeys(there, "was not withdrawn") | dict.fromkeys(back, "reinstated")
        else:
            known, before = writer.withdraw(store, ids, squeeze(reason))
            became = dict.fromkeys(before, "was already withdrawn") | dict.fromkeys(known, "withdrawn")
    for id in ids:
        typer.echo(f"{id}: {became.get(id, 'no article has this id')}", err=id not in became)
    raise typer.Exit(DONE if became.keys() >= set(ids) else SOMETHING_LEFT)


@app.command()
def rejects(
    retry: Annotated[
        bool,
        typer.Option("--retry", help="Try to read them again; what can be read now is stored and leaves the list."),
    ] = False,
    forget: Annotated[
        str, typer.Option(metavar="NAME", help="Delete those of files with this name; * and ? are wildcards.")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object per line.")] = False,
) -> None:
    """List input that was rejected, with the reason."""
    from app.rejected import each_reject, first_names, forgotten, retried

    if retry and forget:
        raise Misconfigured("give either --retry or --forget, not both")
    with existing() as store:
        if forget:
            gone = forgotten(store, forget)
            typer.echo(json.dumps({"forgotten": gone}) if as_json else f"{gone} forgotten")
            if not gone:
                _tell_of_names(forget, first_names(store, _NAMED + 1))
            raise typer.Exit(DONE if gone else SOMETHING_LEFT)
        if retry:
            told = retried(store)
            typer.echo(
                json.dumps(told._asdict()) if as_json else f"{told.stored} stored, {told.rejected} still rejected"
            )
            if told.not_kept:
                said = f"nothing was kept of {told.not_kept} of these: run `dateline ingest` on their files again"
                typer.echo(f"dateline: {said}", err=True)
            raise typer.Exit(SOMETHING_LEFT if told.rejected else DONE)
        for reject in each_reject(store):
            typer.echo(json.dumps(reject) if as_json else visible("{file}:{position}: {reason}".format(**reject)))


def _tell_of_names(wanted: str, names: list[str]) -> None:
    listed = ", ".join(names[:_NAMED]) + (" and more (see `dateline rejects`)" if len(names) > _NAMED else "")
    said = f"no reject is named {wanted}; listed are {listed}" if names else "no rejects are listed"
    typer.echo(visible(f"dateline: {said}"), err=True)


@app.command()
def check(
    faults: Annotated[int, typer.Option(min=0, max=10_000, help="How many faults to show; all are counted.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as one JSON object.")] = False,
) -> None:
    """Check every stored article against its hash, and the search index, counts and duplicates against the articles."""
    from app.store.checking.check import check as run
    from app.store.migrate import need_file

    with opened() as store:
        need_file(store)
        for report in shown(run(store, faults), lambda report: report.progress):  # noqa: B007 - the last counts
            pass
    typer.echo(json.dumps(report.as_json()) if as_json else report.as_text())
    raise typer.Exit(SOMETHING_LEFT if report.total else DONE)


@app.command()
def backup(
    output: Annotated[Path, typer.Argument(metavar="FILE", help="The file to copy to; it must not exist yet.")],
) -> None:
    """Copy an SQLite archive as one consistent snapshot, even while it is being read and written."""
    from app.store.migrate import need

    with opened() as store:
        need(store)
        if _is_taken(output):
            raise Misconfigured(f"{output} already exists")
        if store.is_own(output):
            raise Misconfigured(f"{output} belongs to the archive: it would be overwritten")
        store.engine.backup(settings().database_url, output)
    typer.echo(f"copied to {output}")


def _is_taken(output: Path) -> bool:
    """Whether the path exists; checked before the work, which may take long. Raises Misconfigured."""
    try:
        output.lstat()
    except FileNotFoundError:
        return False
    except OSError as problem:
        raise Misconfigured(f"cannot write {output}: {problem.strerror}") from None
    return True
