"""The article record: what every parser yields, whatever format the article came in."""

import hashlib
import re
from base64 import b32decode, b32encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Any, Literal

import orjson
from pydantic import BaseModel, ConfigDict, Field

from app.dates import Period

TitleSource = Literal["headline", "lead"]
DateSource = Literal["metadata", "dateline", "filename", "none"]

LONGEST_REASON = 500
"""The most characters of the reason for a withdrawal."""

PARSER = "6"
"""The parsers' version, which grows with each release that reads the same bytes differently."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An article that could not be ingested: where it was, why, its raw bytes, and the format it was read as.

    `root` is the path that the user gave for it, if there were several.
    """

    file: str
    position: int
    reason: str
    raw: bytes
    format: str | None = None
    root: str = ""

    @property
    def name(self) -> str:
        """The file's name for the user, who may have given several folders with files of the same name."""
        return rooted(self.root, self.file)


def rooted(root: str, file: str) -> str:
    """A file's name below the path that was given for it."""
    return PurePosixPath(root, file).as_posix() if root else file


class Provenance(BaseModel):
    """Where a record came from. `position` is a line or dispatch number, from 1; `sha256` is of the raw bytes."""

    model_config = ConfigDict(frozen=True)

    file: str
    format: str
    position: int = Field(ge=0, le=2**53)
    sha256: str
    parser: str = PARSER
    identity: str
    detected: tuple[Literal["language"], ...] = ()
    """Fields that the source does not state, found in the text."""
    warnings: tuple[str, ...] = ()


class ArticleRecord(BaseModel):
    """One article as read. Texts are NFC without control characters; unknown is None, never invented."""

    model_config = ConfigDict(frozen=True)

    title: str
    title_source: TitleSource
    summary: str | None = None
    published: Period | None = None
    date_source: DateSource = "none"
    dateline: str | None = None
    places: tuple[str, ...] = ()
    dateline_date: str | None = None
    source: str | None = None
    byline: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    keywords: tuple[str, ...] = ()
    language: str | None = None
    source_url: str | None = None
    preamble: str | None = None
    body: str
    provenance: Provenance
    version: int = 1
    withdrawn: bool = False
    """Whether the source cancels the article with this record."""
    reason: str | None = Field(default=None, max_length=LONGEST_REASON)
    """Why it is withdrawn, if known."""

    @cached_property
    def id(self) -> str:
        """The article's id, the same on any machine, see `article_id`."""
        return article_id(self.provenance.identity)

    @cached_property
    def content_hash(self) -> bytes:
        """SHA-256 of the article's content, regardless of where and when it was read."""
        return content_hash({**self.__dict__, "published": self.published and self.published.text})


_BESIDE = ("provenance", "version", "withdrawn", "reason")
_HASHED = tuple(name for name in ArticleRecord.model_fields if name not in _BESIDE)


def content_hash(fields: Mapping[str, Any]) -> bytes:
    """SHA-256 of the content of an article with these response fields."""
    said = {name: fields[name] for name in _HASHED}
    return hashlib.sha256(orjson.dumps(said, option=orjson.OPT_SORT_KEYS)).digest()


ID = "[a-z2-7]{16}"
ID_SAID = "an id is 16 characters, each a-z or 2-7"
"""What an id looks like, as a pattern and in words."""


def no_id(given: Iterable[str]) -> str | None:
    """The first of these texts that is not an id, or None."""
    return next((each for each in given if not re.fullmatch(ID, each)), None)


def article_id(identity: str) -> str:
    """16 characters of lower-case RFC 4648 base32: the first 80 bits of the identity's SHA-256."""
    return b32encode(hashlib.sha256(identity.encode()).digest()[:10]).decode().lower()


def id_bits(id: str) -> int:
    """The 80 bits of an id as an integer, most significant byte first."""
    return int.from_bytes(b32decode(id.upper()), "big")


LIST_FIELDS = (
    "id",
    "url",
    "title",
    "title_source",
    "summary",
    "published",
    "date_precision",
    "date_source",
    "dateline",
    "places",
    "source",
    "byline",
    "authors",
    "section",
    "keywords",
    "language",
    "word_count",
    "char_count",
    "version",
    "status",
    "ingested_at",
    "updated_at",
    "duplicate_of",
    "similarity",
)
"""The fields that a list shows unless `fields` chooses others, in response order."""

FIELDS = (*LIST_FIELDS, "dateline_date", "source_url", "preamble", "body", "provenance")
"""Every field of an article, in response order."""

_LISTED = frozenset(LIST_FIELDS)


def need_whole(fields: Iterable[str]) -> bool:
    """Whether any of these fields is not a listed one, so that the whole article has to be read."""
    return not _LISTED.issuperset(fields)
