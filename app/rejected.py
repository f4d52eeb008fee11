"""Rejected input: listing, deleting and retrying it."""

import tempfile
from collections import deque
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, bindparam, delete, func, select

from app.parsers import told
from app.record import rooted
from app.store.engines.engine import AnySelect, Row
from app.store.ready import Ready
from app.store.session import Store
from app.store.tables import rejects
from app.store.writer import write
from app.workers.crew import Crew, cores
from app.workers.task import Found, Job, Task

_BATCH = 100
_GUESSED = ("text", "csv")
_NAMES = ("id", "file", "position", "reason", "format", "size", "rejected_at", "options")


def _next_batch_statement(names: Sequence[str]) -> AnySelect:
    columns = select(*(rejects.c[name] for name in names))
    return columns.where(rejects.c.id > bindparam("behind", 0, BigInteger())).order_by(rejects.c.id).limit(_BATCH)


_NEXT_BATCH, _FILES = _next_batch_statement(_NAMES), _next_batch_statement(("id", "file", "options"))
_NEXT_BATCH_WITH_OPTIONS = _NEXT_BATCH.where(func.coalesce(rejects.c.options, "") == bindparam("options", ""))
_RAW = select(rejects.c.raw).where(rejects.c.id == bindparam("id", 0, BigInteger()))  # one by one: they may be large
_OPTIONS = select(func.coalesce(rejects.c.options, "")).distinct()


class Retried(NamedTuple):
    """How many rejects were stored and how many are left; nothing was kept of `not_kept` of these."""

    stored: int
    rejected: int
    not_kept: int


def each_reject(store: Store) -> Iterator[dict[str, Any]]:
    """Every reject without its raw input, in the order in which they were stored."""
    for reject in _read_rejects(store, _NEXT_BATCH):
        reject["file"] = rooted(told.root(reject.pop("options")), reject["file"])
        yield reject


def _read_rejects(store: Store, statement: AnySelect, **given: str) -> Iterator[dict[str, Any]]:
    for read in _batches(store, statement, **given):
        yield from (dict(zip(_NAMES, row, strict=True)) for row in read)


def _batches(store: Store, statement: AnySelect, **given: str) -> Iterator[list[Row]]:
    behind = 0
    while read := store.rows(statement, {"behind": behind, **given}):
        yield read
        behind = read[-1][0]


def first_names(store: Store, most: int) -> list[str]:
    """The names of the first files with rejects, at most so many."""
    names: dict[str, None] = {}
    for reject in each_reject(store):
        names[reject["file"]] = None
        if len(names) == most:
            break
    return list(names)


def forgotten(store: Store, pattern: str) -> int:
    """Delete the rejects of files whose names match a pattern of `fnmatch`. Returns how many there were."""
    gone = 0
    for read in _batches(store, _FILES):
        wanted = [id for id, file, options in read if fnmatchcase(rooted(told.root(options), file), pattern)]
        if wanted:
            with store.writing() as connection:
                gone += connection.execute(delete(rejects).where(rejects.c.id.in_(wanted))).rowcount
    return gone


def retried(store: Store) -> Retried:
    """Read each reject again, as a file of its own, with the options it was read with.

    A reject is only deleted if everything in it was stored.
    """
    left = stored = not_kept = 0
    options = [options for (options,) in store.rows(_OPTIONS, {})]
    for reject, items in chain.from_iterable(_read_again(store, each) for each in options):
        articles = [item for item in items if isinstance(item, Ready)]
        if not articles or len(articles) < len(items) or _is_piece(reject, articles):
            left += 1
            not_kept += not reject["is_kept"]
            continue
        write(store, articles)
        with store.writing() as connection:
            connection.execute(delete(rejects).where(rejects.c.id == reject["id"]))
        stored += 1
    return Retried(stored, left, not_kept)


def _read_again(store: Store, options: str) -> Iterator[tuple[dict[str, Any], list[Found]]]:
    """Each reject read with these options, and all that is found in it now: nothing if its input was not kept."""
    settings = store.settings
    job = Job(told.again(settings, options), settings.parse_seconds, settings.parse_memory_bytes)
    dealt: deque[dict[str, Any]] = deque()
    with tempfile.TemporaryDirectory(prefix="dateline-") as folder, Crew(job, settings.parsers or cores()) as crew:

        def tasks() -> Iterator[Task]:
            for reject in _read_rejects(store, _NEXT_BATCH_WITH_OPTIONS, options=options):
                path = Path(folder, str(reject["id"]))
                kept = store.rows(_RAW, {"id": reject["id"]})
                raw = (kept[0][0] if kept else None) or b""
                reject["is_kept"] = bool(raw)
                path.write_bytes(raw)
                dealt.append(reject)
                yield Task(reject["file"], str(path), reject["format"])

        items: list[Found] = []
        for part in crew.parts(tasks()):
            items += part.items
            if part.done:
                reject = dealt.popleft()
                yield reject, items
                items = []
                Path(folder, str(reject["id"])).unlink()


def _is_piece(reject: dict[str, Any], articles: list[Ready]) -> bool:
    """Whether a reject may be part of something: a row without its header, or what only looks like plain text."""
    formats = {article.format for article in articles}
    return "csv" in formats or (reject["format"] is None and not formats.isdisjoint(_GUESSED))
