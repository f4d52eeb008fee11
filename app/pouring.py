"""`dateline ingest` on a terminal: its progress, its summary, and watching for more files."""

import json
import signal
import sys
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing, suppress

import typer

from app.errors import Busy
from app.ingest import ingest, take
from app.ingest.summary import Listing, Summary
from app.ingest.walk import File, walk
from app.ingest.watch import End, arrivals, still
from app.parsers.options import Options
from app.store.session import Store
from app.text import counted


def pour(store: Store, paths: Sequence[str], options: Options, format: str | None, as_json: bool) -> int:
    """Ingest files and print a summary. Returns how many articles were rejected."""
    *_, summary = _with_progress(ingest(store, paths, options, format), walk(paths, Listing(0), store.files))
    _print_summary(summary, as_json)
    return summary.rejected


def watched(store: Store, paths: Sequence[str], options: Options, format: str | None, as_json: bool) -> int:
    """Ingest existing and arriving files until SIGINT or SIGTERM. Returns how many articles were rejected."""
    end = End()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: end.ask())
    rejected = 0
    skipped: Listing[str] = Listing(store.settings.listed)
    for files in arrivals(paths, store.settings.watch_seconds, end, skipped, store.files):
        try:
            summary = _last_summary(take(store, still(files), options, format, skipped), end)
        except Busy as problem:
            typer.echo(f"dateline: {problem}; trying again", err=True)
            files.clear()
            continue
        _print_summary(summary, as_json)
        rejected += summary.rejected
        skipped = Listing(store.settings.listed)
    return rejected


def _last_summary(summaries: Generator[Summary], end: End) -> Summary:
    """The last summary, or that of the batch during which the end was requested."""
    with closing(summaries):
        for summary in summaries:
            if end.is_asked:
                return summary
    return summary


def _print_summary(summary: Summary, as_json: bool) -> None:
    typer.echo(json.dumps(summary.as_json()) if as_json else summary.as_text())


def _with_progress(summaries: Iterator[Summary], files: Iterable[File]) -> Iterator[Summary]:
    """The same summaries; on a terminal, a bar shows the progress, the rate and the remaining time."""
    if not (sys.stderr and sys.stderr.isatty()):
        yield from summaries
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("reading…", total=_size(files))
        for summary in summaries:
            shown = f"{counted(summary.read, 'articles', ',')}, {summary.rate:,.0f} per second"
            progress.update(bar, completed=summary.bytes, description=shown)
            yield summary


def _size(files: Iterable[File]) -> int | None:
    """The size of all files in bytes; None if it is unknown, as for a pipe."""
    total = 0
    for _, path, _ in files:
        if path is None or not path.is_file():
            return None
        with suppress(OSError):
            total += path.stat().st_size
    return total
