"""Ingest: files and folders in; every article stored, found unchanged, or kept as rejected with its reason."""

import gc
import time
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager

from app.ingest.pile import Pile
from app.ingest.summary import Listing, Summary
from app.ingest.walk import File, walk
from app.parsers import Options, told
from app.record import Unreadable
from app.store.ready import Ready
from app.store.session import Store
from app.store.writer import write
from app.workers.task import Found

_OBJECTS = 100_000
"""New objects after which Python looks for circles."""


def ingest(store: Store, paths: Sequence[str], options: Options, format: str | None = None) -> Generator[Summary]:
    """Take in every article under `paths`, a batch a transaction; yields the same growing summary after each.

    Raises Misconfigured for a path that is not there, before anything is stored.
    """
    skipped: Listing[str] = Listing(store.settings.listed)
    return take(store, walk(paths, skipped, store.files), options, format, skipped)


def take(
    store: Store,
    files: Iterable[File],
    options: Options,
    format: str | None = None,
    skipped: Listing[str] | None = None,
) -> Generator[Summary]:
    """The same with files that were found; `skipped` has those that were left out."""
    with _seldom_collected():
        yield from _taken(store, Pile(files, options, store.settings, format, skipped), told.kept(options))


def _taken(store: Store, pile: Pile, options: str) -> Generator[Summary]:
    started = time.monotonic()
    summary = Summary(Listing(store.settings.listed), pile.skipped)
    settings = store.settings
    for batch in _batches(pile.articles(), settings.batch_articles, settings.batch_bytes):
        articles = [item for item in batch if isinstance(item, Ready)]
        rejects = [item for item in batch if isinstance(item, Unreadable)]
        summary.count(Counter(write(store, articles, rejects, options)), rejects)
        summary.seconds, summary.bytes = time.monotonic() - started, pile.bytes
        yield summary
    summary.seconds = time.monotonic() - started
    yield summary


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Rows are many small objects and no circles, for which to look takes the writer a good part of its time."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _batches(items: Iterator[Found], most: int, most_bytes: int) -> Iterator[list[Found]]:
    batch: list[Found] = []
    size = 0
    for item in items:
        batch.append(item)
        size += len(item.content.body if isinstance(item, Ready) else item.raw)
        if len(batch) == most or size >= most_bytes:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
