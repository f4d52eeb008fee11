"""A stream over an iterator of blocks, whose beginning can be read again."""

import io
from collections.abc import Iterator
from typing import Any, BinaryIO, cast


class Replay(io.RawIOBase):
    """Recognising a format means reading the beginning twice: the first `kept` bytes are held for that, and no more."""

    def __init__(self, blocks: Iterator[bytes], kept: int) -> None:
        self._blocks = blocks
        self._kept = kept
        self._left = b""
        self._at = 0
        self._got = 0
        self.head = bytearray()

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        target = offset + (self._at if whence == io.SEEK_CUR else 0)
        whole = self._got == len(self.head)
        if whence == io.SEEK_END or target < 0 or (target != self._at and not (whole and target <= self._got)):
            raise io.UnsupportedOperation("an earlier part of the stream is needed, which is no longer kept")
        self._at = target
        return target

    def readinto(self, buffer: Any) -> int:
        if self._at < len(self.head):
            found = bytes(self.head[self._at : self._at + len(buffer)])
        else:
            found = self._next(len(buffer))
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)

    def _next(self, size: int) -> bytes:
        while not self._left:
            block = next(self._blocks, None)
            if block is None:
                return b""
            self._left = block
        found, self._left = self._left[:size], self._left[size:]
        if self._got + len(found) <= self._kept:
            self.head += found
        self._got += len(found)
        return found


def replayed(blocks: Iterator[bytes], kept: int) -> BinaryIO:
    """The blocks as a binary file."""
    return cast(BinaryIO, io.BufferedReader(Replay(blocks, kept), 1 << 16))
