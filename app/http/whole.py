"""Whole results: every article of a selection as bytes, from one snapshot, with one batch in memory.

HTTP and `dateline export` produce the same bytes.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from threading import BoundedSemaphore
from typing import NamedTuple

from app.errors import TooManyStreams
from app.filters import Selection
from app.http.links import Links
from app.queries.articles import each_article
from app.queries.conditions import conditions
from app.queries.counts import total
from app.record import FIELDS
from app.representations import csv, json, jsonl
from app.store.rows import Stored, load
from app.store.session import Store

_ENOUGH = 128 * 1024
"""Characters of articles per chunk."""


class Whole(NamedTuple):
    """The number of articles, their bytes in chunks, and what releases the snapshot."""

    articles: int
    chunks: Iterator[bytes]
    held: ExitStack


class Turns:
    """Limits how many whole results a process sends at once: each holds a connection, and old pages of the WAL."""

    def __init__(self, most: int) -> None:
        self._free = BoundedSemaphore(most)

    def take(self, held: ExitStack) -> None:
        """Take a slot, released together with `held`. Raises TooManyStreams."""
        if not self._free.acquire(blocking=False):
            raise TooManyStreams("the server is already sending as many as it may at once")
        held.callback(self._free.release)


def whole(store: Store, asked: Selection, name: str, links: Links, turns: Turns | None = None) -> Whole:
    """Every article of a selection, in the representation with this name."""
    with ExitStack() as held:
        if turns:
            turns.take(held)
        rows = held.enter_context(store.snapshot())
        found, fields = conditions(store, asked, rows), asked.fields or FIELDS
        count = total(rows, found, exact=True)["value"]
        batches = in_batches(each_article(store, rows, asked, found))
        return Whole(count, _ENCODERS[name](batches, fields, links), held.pop_all())
    raise AssertionError  # unreachable: an ExitStack suppresses no exception


def in_batches(articles: Iterable[Stored]) -> Iterator[list[Stored]]:
    """Articles in batches large enough to send."""
    batch, size = [], 0
    for article in articles:
        batch.append(article)
        size += len(article[1])
        if size >= _ENOUGH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def as_jsonl(batches: Iterable[Sequence[Stored]], fields: Sequence[str], links: Links) -> Iterator[bytes]:
    """Articles as JSON Lines."""
    for batch in batches:
        yield jsonl.lines(json.articles(batch, links.articles, fields))


def as_csv(batches: Iterable[Sequence[Stored]], fields: Sequence[str], links: Links) -> Iterator[bytes]:
    """Articles as CSV, with a header row even if there are none."""
    yield csv.render([], fields).encode()
    for batch in batches:
        rows = ({"id": id, "url": links.article(id), **load(members)} for id, members in batch)
        yield csv.render(rows, fields, header=False).encode()


_ENCODERS = {"jsonl": as_jsonl, "csv": as_csv}
