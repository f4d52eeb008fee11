"""Ingest: takes files and folders; stores every article, finds it unchanged, or keeps it as rejected with a reason."""

import time
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from functools import partial

from app.ingest.pile import Pile
from app.ingest.summary import Listing, Summary
from app.ingest.walk import File, walk
from app.parsers import told
from app.parsers.options import Options
from app.record import Unreadable
from app.store.ready import Ready
from app.store.session import Store
from app.store.writer import write
from app.workers.task import Found


def ingest(store: Store, paths: Sequence[str], options: Options, format: str | None = None) -> Generator[Summary]:
    """Ingest every article under `paths`, one batch per transaction; yields the same growing summary after each.

    Raises Misconfigured where a path does not exist, before anything is stored.
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
    """The same for files already found; `skipped` lists those left out."""
    started = time.monotonic()
    settings, kept = store.settings, partial(told.kept, options)
    pile = Pile(files, options, settings, format, skipped)
    summary = Summary(Listing(settings.listed), pile.skipped)
    for batch in _batches(pile.articles(), settings.batch_articles, settings.batch_bytes):
        articles = [item for item in batch if isinstance(item, Ready)]
        rejects = [item for item in batch if isinstance(item, Unreadable)]
        summary.count(Counter(write(store, articles, rejects, kept)), rejects)
        summary.seconds, summary.bytes = time.monotonic() - started, pile.bytes
        yield summary
    summary.seconds = time.monotonic() - started
    yield summary


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
