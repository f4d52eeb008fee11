"""Checks one stored article, or one older version, by itself: do its parts agree?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from app.dates import parse_period
from app.fingerprint import Fingerprint, Traits, traits
from app.record import FIELDS, article_id, content_hash
from app.store.checking.report import Fault, unequal
from app.store.checking.rows import ArticleRow, VersionRow
from app.store.counting import label, marks
from app.store.indexing import Entry, content_of
from app.store.keys import known_day, room
from app.store.rows import UnreadableRow, concat, load, unpack
from app.store.terms import FIELD_NUMBERS, Named
from app.text import count_words

UNREADABLE = (ValueError, TypeError, AttributeError, LookupError, OverflowError, MemoryError, UnreadableRow)
"""What reading damaged bytes may raise."""

UNKNOWN = (1 << 32) // FIELD_NUMBERS - 1
"""The basis of the number that stands for a missing term."""


@dataclass(frozen=True)
class Article:
    """A readable stored article: its fields, and its terms with their numbers."""

    row: ArticleRow
    fields: Mapping[str, Any]
    numbered: Mapping[Named, int]

    @property
    def numbers(self) -> list[int]:
        """The numbers of its terms, in order."""
        return list(self.numbered.values())

    @property
    def key(self) -> int:
        """Its storage key."""
        return self.row.key

    @cached_property
    def entry(self) -> Entry:
        """Its expected entry in the search index."""
        return Entry(self.key, content_of(self.fields), marks(self.numbers))

    @cached_property
    def traits(self) -> Traits:
        """The traits by which it is compared."""
        return traits(self.entry.content.body)

    @property
    def fingerprint(self) -> Fingerprint | None:
        """What its sketch and bands are made from; None if no sketch is stored, or it cannot have one."""
        printed = self.row.printed
        if printed.sketch is None or printed.key != self.key or known_day(self.key) is None:
            return None
        return self.traits.fingerprint


def whole(members: bytes) -> dict[str, Any]:
    """The fields in the JSON members of a whole article. Raises one of `UNREADABLE`."""
    fields = load(members)
    lacking = [name for name in FIELDS if name not in fields and name not in ("id", "url")]
    if lacking:
        raise ValueError(f"{', '.join(lacking)} missing")
    return fields


def fields_of(row: ArticleRow) -> dict[str, Any]:
    """All fields of an article. Raises one of `UNREADABLE`."""
    if row.packed is None:
        raise ValueError("no content row")
    return whole(concat(row.listed, unpack(bytes(row.packed))))


def article_faults(article: Article) -> Iterator[Fault]:
    """The inconsistencies within an article."""
    where, row, fields = f"article {article.row.id}", article.row, article.fields
    yield from _common(where, row.id, row.content_hash, fields)
    published = fields["published"]
    keys = room(parse_period(published) if published else None)
    if not keys.low <= row.key < keys.high:
        yield Fault("key", where, str(row.key), f"a key for {published}, from {keys.low} up to {keys.high}")
    for name in ("word_count", "ingested_at", "updated_at"):
        yield from unequal("column", f"{where}, {name}", getattr(row, name), fields[name])
    yield from unequal("status", where, fields["status"], "usable")
    expected = label(article.numbers)
    if row.terms is None or bytes(row.terms) != expected:
        yield Fault("label", where, _numbers(row.terms), _numbers(expected))
    if row.withdrawn is not None:
        yield Fault("withdrawn", where, f"an article as well as its tombstone of {row.withdrawn}", "only one of them")


def version_faults(row: VersionRow) -> Iterator[Fault]:
    """The inconsistencies within an older version, or with related rows. Raises one of `UNREADABLE`."""
    where = f"version {row.version} of article {row.id}"
    fields = whole(unpack(bytes(row.packed)))
    yield from _common(where, row.id, row.content_hash, fields)
    for name in ("version", "updated_at"):
        yield from unequal("column", f"{where}, {name}", getattr(row, name), fields[name])
    if row.listed is None and row.withdrawn is None:
        yield Fault("version", where, "neither a current version nor a tombstone", "one of them")
    if row.listed is not None and load(row.listed)["version"] <= row.version:
        yield Fault("version", where, f"a current version {load(row.listed)['version']}", "a higher number")


def _common(where: str, id: str, stored: bytes, fields: Mapping[str, Any]) -> Iterator[Fault]:
    yield from unequal("hash", where, bytes(stored).hex(), content_hash(fields).hex())
    yield from unequal("id", where, id, article_id(fields["provenance"]["identity"]))
    yield from unequal("count", f"{where}, word_count", fields["word_count"], count_words(fields["body"]))
    yield from unequal("count", f"{where}, char_count", fields["char_count"], len(fields["body"]))
    published = fields["published"]
    precision = parse_period(published).precision if published else None
    yield from unequal("date", f"{where}, date_precision", fields["date_precision"], precision)


def _numbers(terms: bytes | None) -> str:
    if terms is None:
        return "no label row"
    numbers = memoryview(bytes(terms)[: len(terms) // 4 * 4]).cast("I")
    return f"terms {' '.join('unknown' if number // FIELD_NUMBERS == UNKNOWN else str(number) for number in numbers)}"
