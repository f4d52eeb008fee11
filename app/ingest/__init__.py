"""Ingest: files and folders in; every article stored, found unchanged, or kept as rejected with its reason."""

import time
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import islice

from app.ingest.pile import Pile
from app.ingest.summary import Listing, Summary
from app.ingest.walk import File, walk
from app.parsers import Options, Parsed
from app.record import ArticleRecord, Unreadable
from app.store.session import Store
from app.store.writer import write


def ingest(store: Store, paths: Sequence[str], options: Options, format: str | None = None) -> Generator[Summary]:
    """Take in every article under `paths`, a batch a transaction; yields the same growing summary after each.

    Raises Misconfigured for a path that is not there, before anything is stored.
    """
    skipped: Listing[str] = Listing(store.settings.listed)
    return take(store, walk(paths, skipped), options, format, skipped)


def take(
    store: Store,
    files: Iterable[File],
    options: Options,
    format: str | None = None,
    skipped: Listing[str] | None = None,
) -> Generator[Summary]:
    """The same with files that were found; `skipped` has those that were left out."""
    started = time.monotonic()
    pile = Pile(files, options, store.settings, format, skipped)
    summary = Summary(Listing(store.settings.listed), pile.skipped)
    for batch in _batches(pile.articles(), store.settings.batch_articles):
        records = [item for item in batch if isinstance(item, ArticleRecord)]
        rejects = [item for item in batch if isinstance(item, Unreadable)]
        summary.count(Counter(write(store, records, rejects)), rejects)
        summary.seconds, summary.bytes = time.monotonic() - started, pile.bytes
        yield summary
    summary.seconds = time.monotonic() - started
    yield summary


def _batches(items: Iterator[Parsed], size: int) -> Iterator[list[Parsed]]:
    while batch := list(islice(items, size)):
        yield batch
