"""Archives: zip, tar and WARC, and gzip, bzip2, xz and zstd around any file or archive, unpacked as they are read; and
what holds the text of one article: documents and saved pages."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from app.parsers import rtf, saved_page, warc
from app.parsers.attempt import Item
from app.parsers.cut_zip import cut_members
from app.parsers.decompress import decompressor, unpacked_name
from app.parsers.members import (
    Exhausted,
    Member,
    Unpackable,
    opened_zip,
    reason_of,
    tar_members,
    whole_zip,
    zip_members,
)
from app.parsers.office import docx_text, is_docx, rtf_text
from app.parsers.options import Options
from app.parsers.replay import replayed
from app.record import Unreadable

Items = Callable[[BinaryIO, str, Options], Iterator[Item]]

_ALWAYS_ALLOWED = 64 * 1024 * 1024
_BEGINNING = 1 << 17  # the sample that detection reads, plus the buffer it is read through


@dataclass
class Unpacking:
    """One file being unpacked, however deeply its archives are nested, and its limits."""

    options: Options
    items: Items
    skipped: list[str]
    allowed: int
    unpacked: int = 0
    members: int = 0

    def articles(self, stream: BinaryIO, file: str, leaf: str, options: Options, depth: int = 0) -> Iterator[Item]:
        """Yield every article of a stream: those of its members, shown as `file/member`, or its own, named `leaf`."""
        start = stream.read(512)
        stream.seek(0)
        if start[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
            yield from self._zip(stream, file, options, depth)
        elif start[257:262] == b"ustar":
            yield from self._nested(tar_members(stream), file, depth)
        elif start.startswith(warc.MAGIC):
            yield from self._nested(warc.members(stream), file, depth)
        elif start.startswith(rtf.BEGINNING):
            yield from self._member(rtf_text(stream, options), file, leaf, options, depth)
        elif saved_page.begins(start, stream):
            page = saved_page.read_page(start, stream, options.max_article_bytes)
            told = replace(options, address=page.address, encoding=page.encoding)
            yield from self._member(iter([page.raw]), file, leaf, told, depth)
        elif unpack := decompressor(start):
            self._deeper(depth)
            yield from self._member(unpack(stream), file, unpacked_name(file), options, depth)
        else:
            yield from self.items(stream, leaf, options)

    def _zip(self, stream: BinaryIO, file: str, options: Options, depth: int) -> Iterator[Item]:
        with whole_zip(stream, depth) as (whole, missing):
            try:
                archive = opened_zip(whole)
            except Unpackable as problem:
                yield from self._nested(cut_members(whole, missing or str(problem), self.allowed), file, depth)
                return
            if is_docx(archive):
                yield from self._member(docx_text(archive, whole, options), file, file, options, depth)
            else:
                yield from self._nested(zip_members(archive), file, depth)
            if missing:
                raise Unpackable(missing)

    def _deeper(self, depth: int) -> None:
        if depth >= self.options.max_archive_depth:
            raise Unpackable(f"archives nested more than {self.options.max_archive_depth} levels deep")

    def _nested(self, members: Iterator[Member], file: str, depth: int) -> Iterator[Item]:
        self._deeper(depth)
        before = self.members
        for member in members:
            self._count()
            name = f"{file}/{member.name}"
            if member.is_article:
                options = replace(self.options, address=member.address, encoding=member.encoding)
                yield from self._member(member.blocks(), name, name, options, depth)
            else:
                self.skipped.append(name)
        if self.members == before:
            raise Unpackable("an archive without files")

    def _member(self, parts: Iterator[bytes], file: str, leaf: str, options: Options, depth: int) -> Iterator[Item]:
        """Yield the articles of one member; one that cannot be unpacked does not affect the others."""
        stream = replayed(self._bounded(parts), options.max_article_bytes + _BEGINNING)
        try:
            yield from self.articles(stream, file, leaf, options, depth + 1)
        except (Unpackable, io.UnsupportedOperation) as refused:
            yield Unreadable(leaf, 1, str(refused), b"")

    def _count(self) -> None:
        self.members += 1
        if self.members > self.options.max_members:
            raise Exhausted(f"more than {self.options.max_members} members")

    def _bounded(self, parts: Iterator[bytes]) -> Iterator[bytes]:
        """Yield the blocks within the limits. Raises Exhausted, or Unpackable, which also replaces decoder errors."""
        size = 0
        try:
            for part in parts:
                size += len(part)
                self.unpacked += len(part)
                if size > self.options.max_member_bytes:
                    raise Unpackable(f"unpacks to more than {self.options.max_member_bytes} bytes")
                if self.unpacked > self.allowed:
                    raise Exhausted(f"unpacks to more than {self.options.max_unpack_ratio} times its size")
                yield part
        except (Unpackable, Exhausted):
            raise
        except Exception as problem:
            raise Unpackable(reason_of(problem)) from None


def articles_in(stream: BinaryIO, file: str, options: Options, items: Items, skipped: list[str]) -> Iterator[Item]:
    """Yield every article of a file, unpacking archives; names of members that are not articles go into `skipped`."""
    packed = _size(stream)
    allowed = max(_ALWAYS_ALLOWED, packed * options.max_unpack_ratio)
    try:
        yield from Unpacking(options, items, skipped, allowed).articles(stream, file, file, options)
    except (Unpackable, Exhausted) as refused:
        yield Unreadable(file, 1, str(refused), b"")


def _size(stream: BinaryIO) -> int:
    size = stream.seek(0, 2)
    stream.seek(0)
    return size
