"""Compressed streams, unpacked in blocks of bounded size however large the whole is."""

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO

_BLOCK = 1 << 16
_GZIP = b"\x1f\x8b"
_XZ_MEMORY = 256 * 1024 * 1024
_ZSTD_BLOCK = 512  # unpacks to 16 MiB at most


def blocks(stream: BinaryIO, size: int = _BLOCK) -> Iterator[bytes]:
    """The rest of a stream, in blocks. Where it is damaged, the block with the damage is lost."""
    return iter(lambda: stream.read(size), b"")


def _gzip(stream: BinaryIO) -> Iterator[bytes]:
    """Yield all data before damage, an early end or trailing garbage; gzip.GzipFile would withhold the last block."""
    pending = stream.read(_BLOCK)
    while pending:
        if not _GZIP.startswith(pending[: len(_GZIP)]):
            raise ValueError("its end is followed by something else")
        reader = zlib.decompressobj(zlib.MAX_WBITS | 16)
        while not reader.eof:
            if not pending:
                raise EOFError("it ends too early")
            yield reader.decompress(pending, _BLOCK)
            pending = reader.unconsumed_tail or (b"" if reader.eof else stream.read(_BLOCK))
        pending = reader.unused_data.lstrip(b"\0") or _next(stream)


def _next(stream: BinaryIO) -> bytes:
    """The next block of a stream, leading zeros stripped: tapes and fixed-size blocks are padded with them."""
    return next(filter(None, (block.lstrip(b"\0") for block in blocks(stream))), b"")


def _bzip2(stream: BinaryIO) -> Iterator[bytes]:
    return _unpacked(stream, bz2.BZ2Decompressor)


def _xz(stream: BinaryIO) -> Iterator[bytes]:
    return _unpacked(stream, lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_XZ_MEMORY))


def _unpacked(stream: BinaryIO, new: Callable[[], bz2.BZ2Decompressor | lzma.LZMADecompressor]) -> Iterator[bytes]:
    pending = stream.read(_BLOCK)
    while pending:
        reader = new()
        while not reader.eof:
            yield reader.decompress(pending, _BLOCK)
            pending = stream.read(_BLOCK) if reader.needs_input and not reader.eof else b""
            if reader.needs_input and not reader.eof and not pending:
                raise EOFError("it ends too early")
        pending = reader.unused_data.lstrip(b"\0") or _next(stream)


def _zstd(stream: BinaryIO) -> Iterator[bytes]:
    import zstandard

    frame = None
    for block in iter(lambda: stream.read(_ZSTD_BLOCK), b""):
        while block:
            frame = frame or zstandard.ZstdDecompressor().decompressobj()
            yield frame.decompress(block)
            block = frame.unused_data if frame.eof else b""
            frame = None if frame.eof else frame
    if frame:
        raise EOFError("it ends too early")


_KINDS: tuple[tuple[bytes, Callable[[BinaryIO], Iterator[bytes]]], ...] = (
    (_GZIP + b"\x08", _gzip),
    (b"BZh", _bzip2),
    (b"\xfd7zXZ\0", _xz),
    (b"\x28\xb5\x2f\xfd", _zstd),
)
_SUFFIXES = {".gz": "", ".bz2": "", ".xz": "", ".zst": "", ".zstd": "", ".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}


def decompressor(start: bytes) -> Callable[[BinaryIO], Iterator[bytes]] | None:
    """The decompressor for a stream with this beginning; None where it is not compressed."""
    if start[:3] == b"BZh" and start[4:10] != b"1AY&SY":
        return None
    return next((unpack for mark, unpack in _KINDS if start.startswith(mark)), None)


def unpacked_name(file: str) -> str:
    """`pile/a.jsonl.gz/a.jsonl` for `pile/a.jsonl.gz`; a name without a compression suffix stays as it is."""
    base = file.rsplit("/", 1)[-1]
    for suffix, instead in _SUFFIXES.items():
        if base.lower().endswith(suffix) and len(base) > len(suffix):
            return f"{file}/{base[: -len(suffix)]}{instead}"
    return file
