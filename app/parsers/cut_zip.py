"""Zip files that have lost their directory, because they were cut off: their members, by the header before each."""

import io
import struct
import sys
import zlib
from collections.abc import Iterator
from itertools import accumulate
from typing import BinaryIO

from app.parsers.members import DOCUMENTS, IN_EXTRA, Member, Unpackable, member

_NO_DIRECTORY = "cut off, or followed by something else: the list of its members is not at its end"
_NO_END = "cut off: the archive ends in the middle of it"
_DOCUMENT = "cut off: a document in a zip"

_HEADER = struct.Struct("<4s2x2H4x3L2H")
_MAGIC, _DESCRIPTOR = b"PK\x03\x04", b"PK\x07\x08"
_BEHIND = (_MAGIC, b"PK\x01\x02")
"""What may follow a member: another one, or the directory."""
_ENCRYPTED, _STREAMED, _UTF_8 = 1, 8, 0x800
_STORED, _DEFLATED = 0, 8
_BLOCK = 1 << 16


def cut_members(stream: BinaryIO, reason: str, most: int) -> Iterator[Member]:
    """Yield the members before the cut. Raises Unpackable at the end, with `reason` if there are none.

    A member whose end nobody tells is unpacked to find it, up to `most` bytes.

    If the cut is in a member that is read, its blocks raise Unpackable instead.
    """
    entry = _entry(stream, 0)
    if entry is None:
        raise Unpackable(reason)
    number = 0
    while entry:
        if number < 3 and entry.name in DOCUMENTS:
            raise Unpackable(_DOCUMENT)
        if not entry.name.endswith("/"):
            number += 1
            yield member(entry.name, entry.blocks)
        if entry.is_found_cut:
            return
        end = entry.end(most)
        entry = None if end is None else _entry(stream, end)
    raise Unpackable(_NO_DIRECTORY)


class _Entry:
    """A member as its header describes it. Written to a pipe, its size stands behind it, and is not yet known."""

    is_found_cut = False

    def __init__(self, stream: BinaryIO, name: str, start: int, packed: int, flags: int, method: int, crc: int) -> None:
        self.name = name
        self._stream, self._start, self._flags, self._method, self._crc = stream, start, flags, method, crc
        self._is_open = bool(flags & _STREAMED) and not packed
        self._packed = sys.maxsize if self._is_open else packed

    def blocks(self) -> Iterator[bytes]:
        """Its data. Raises Unpackable where it is cut off, or cannot be unpacked."""
        if self._flags & _ENCRYPTED:
            raise Unpackable("encrypted")
        if self._method not in (_STORED, _DEFLATED) or (self._is_open and self._method == _STORED):
            raise Unpackable("cannot be unpacked: only the directory could tell how, and it is missing")
        found = 0
        for block in self._raw() if self._method == _STORED else self._inflated():
            found = zlib.crc32(block, found)
            yield block
        if found != self._crc and not self._flags & _STREAMED:
            raise Unpackable("cannot be unpacked: its checksum is wrong")

    def end(self, most: int) -> int | None:
        """Where it ends; None if the file does not reach that far, or it cannot be told from `most` bytes of it."""
        try:
            for size in accumulate(map(len, self.blocks() if self._is_open else ())):
                if size > most:
                    return None
        except Unpackable:
            return None
        end = self._start + self._packed
        if end > self._stream.seek(0, io.SEEK_END):
            return None
        return self._behind_descriptor(end) if self._flags & _STREAMED else end

    def _behind_descriptor(self, at: int) -> int:
        """Behind its checksum and sizes, which may have a mark before them, and 4 or 8 bytes each."""
        self._stream.seek(at)
        found = self._stream.read(28)
        marked = 4 if found.startswith(_DESCRIPTOR) else 0
        return at + marked + (20 if found[marked + 20 : marked + 24] in _BEHIND else 12)

    def _raw(self) -> Iterator[bytes]:
        self._stream.seek(self._start)
        left = self._packed
        while left:
            block = self._stream.read(min(left, _BLOCK))
            if not block:
                self.is_found_cut = True
                raise Unpackable(_NO_END)
            left -= len(block)
            yield block

    def _inflated(self) -> Iterator[bytes]:
        reader = zlib.decompressobj(-zlib.MAX_WBITS)
        for block in self._raw():
            part = b"\0" * _BLOCK
            while not reader.eof and (block or len(part) == _BLOCK):  # a full part may leave more inside the reader
                part = _inflate(reader, block)
                block = reader.unconsumed_tail
                yield part
            if reader.eof:
                break
        if not reader.eof:
            raise Unpackable("cannot be unpacked: its data has no end")
        if self._is_open:
            self._packed = self._stream.tell() - len(reader.unused_data) - self._start
            self._is_open = False


def _inflate(reader: "zlib._Decompress", block: bytes) -> bytes:
    try:
        return reader.decompress(block, _BLOCK)
    except zlib.error:
        raise Unpackable("cannot be unpacked: its data is damaged") from None


def _entry(stream: BinaryIO, at: int) -> _Entry | None:
    """The member whose header stands there; None if there is no whole header."""
    stream.seek(at)
    header = stream.read(_HEADER.size)
    if len(header) < _HEADER.size or not header.startswith(_MAGIC):
        return None
    _, flags, method, crc, packed, _, name_length, extra_length = _HEADER.unpack(header)
    name, extra = stream.read(name_length), stream.read(extra_length)
    if len(extra) < extra_length or len(name) < name_length:
        return None
    if packed == IN_EXTRA:
        packed = _long_size(extra)
    shown = name.decode("utf-8" if flags & _UTF_8 else "cp437", "replace")
    return _Entry(stream, shown, stream.tell(), packed, flags, method, crc)


def _long_size(extra: bytes) -> int:
    """A packed size that needs 8 bytes, which stands in an extra field behind the unpacked one."""
    while len(extra) >= 4:
        kind, length = struct.unpack_from("<2H", extra)
        if kind == 1:
            return int.from_bytes(extra[12:20], "little")
        extra = extra[4 + length :]
    return IN_EXTRA
