"""One stored article, or one older version of it, by itself: do its parts agree?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import zstandard

from app.dates import parse_period
from app.record import FIELDS, article_id, content_hash
from app.store.checking.report import Fault
from app.store.counting import label, marks
from app.store.indexing import Entry, content, entry
from app.store.keys import room
from app.store.rows import load, unpack
from app.store.terms import Named
from app.text import count_words

UNREADABLE = (ValueError, TypeError, AttributeError, LookupError, OverflowError, MemoryError, zstandard.ZstdError)
"""What reading bytes may raise that are not what was stored."""

UNKNOWN = (1 << 32) - 1
"""The number of a term that is not there."""


class ArticleRow(NamedTuple):
    """What is stored of an article; `packed`, `terms` and `withdrawn` are of other tables, None where they lack it."""

    key: int
    id: str
    word_count: int
    ingested_at: str
    updated_at: str
    content_hash: bytes
    listed: str
    packed: bytes | None
    terms: bytes | None
    withdrawn: str | None


class VersionRow(NamedTuple):
    """What is stored of an older version; `listed` is that of the current one, `withdrawn` its tombstone's."""

    id: str
    version: int
    updated_at: str
    content_hash: bytes
    packed: bytes
    listed: str | None
    withdrawn: str | None


@dataclass(frozen=True)
class Article:
    """A stored article that can be read: its fields, and its terms with their numbers."""

    key: int
    fields: Mapping[str, Any]
    numbered: Mapping[Named, int]

    @cached_property
    def entry(self) -> Entry:
        """How it has to stand in the search index."""
        return entry(self.key, content(self.fields), marks(self.numbered))


def whole(members: str) -> dict[str, Any]:
    """The fields behind the JSON members of a whole article. Raises one of `UNREADABLE`."""
    fields = load(members)
    lacking = [name for name in FIELDS if name not in fields and name not in ("id", "url")]
    if lacking:
        raise ValueError(f"{', '.join(lacking)} missing")
    return fields


def fields_of(row: ArticleRow) -> dict[str, Any]:
    """All fields of an article. Raises one of `UNREADABLE`."""
    if row.packed is None:
        raise ValueError("no row of content")
    return whole(f"{row.listed},{unpack(bytes(row.packed))}")


def article_faults(row: ArticleRow, article: Article) -> Iterator[Fault]:
    """Where an article disagrees with itself."""
    where, fields = f"article {row.id}", article.fields
    yield from _common(where, row.id, row.content_hash, fields)
    published = fields["published"]
    keys = room(parse_period(published) if published else None)
    if not keys.low <= row.key < keys.high:
        yield Fault("key", where, str(row.key), f"one of {published}, from {keys.low} up to {keys.high}")
    for name in ("word_count", "ingested_at", "updated_at"):
        yield from _unequal("column", f"{where}, {name}", getattr(row, name), fields[name])
    yield from _unequal("status", where, fields["status"], "usable")
    expected = label(article.numbered)
    if row.terms is None or bytes(row.terms) != expected:
        yield Fault("label", where, _numbers(row.terms), _numbers(expected))
    if row.withdrawn is not None:
        yield Fault("withdrawn", where, f"an article beside its tombstone of {row.withdrawn}", "either")


def version_faults(row: VersionRow) -> Iterator[Fault]:
    """Where an older version disagrees with itself, or with what there is beside it. Raises one of `UNREADABLE`."""
    where = f"version {row.version} of article {row.id}"
    fields = whole(unpack(bytes(row.packed)))
    yield from _common(where, row.id, row.content_hash, fields)
    for name in ("version", "updated_at"):
        yield from _unequal("column", f"{where}, {name}", getattr(row, name), fields[name])
    if row.listed is None and row.withdrawn is None:
        yield Fault("version", where, "neither a current version nor a tombstone", "one of them")
    if row.listed is not None and load(row.listed)["version"] <= row.version:
        yield Fault("version", where, f"a current version {load(row.listed)['version']}", "a higher number")


def _common(where: str, id: str, stored: bytes, fields: Mapping[str, Any]) -> Iterator[Fault]:
    yield from _unequal("hash", where, bytes(stored).hex(), content_hash(fields).hex())
    yield from _unequal("id", where, id, article_id(fields["provenance"]["identity"]))
    yield from _unequal("count", f"{where}, word_count", fields["word_count"], count_words(fields["body"]))
    yield from _unequal("count", f"{where}, char_count", fields["char_count"], len(fields["body"]))
    published = fields["published"]
    precision = parse_period(published).precision if published else None
    yield from _unequal("date", f"{where}, date_precision", fields["date_precision"], precision)


def _unequal(kind: str, where: str, found: object, expected: object) -> Iterator[Fault]:
    if found != expected:
        yield Fault(kind, where, str(found), str(expected))


def _numbers(terms: bytes | None) -> str:
    if terms is None:
        return "no row of label"
    numbers = memoryview(bytes(terms)[: len(terms) // 4 * 4]).cast("I")
    return f"terms {' '.join('unknown' if number == UNKNOWN else str(number) for number in numbers)}"
