"""From bytes to text."""

import codecs
import io
from typing import Any, BinaryIO, cast

from app.parsers.attempt import SAMPLE
from app.parsers.undeclared import interpreted

BLANK = b" \t\n\r\x0b\x0c\x00\x1a"
"""White space, and what old systems end a file with, or fill its last block up with: Control-Z and NUL."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins as the one for UTF-16 does, and is asked for first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE_MARKUP = ((b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_WIDE = (*((bom, name) for bom, name in _BOMS if name != "utf-8"), *_WIDE_MARKUP)
_MARKS = tuple(mark for mark, _ in (*_BOMS, *_WIDE))
# What pages that name these mean by them (WHATWG Encoding Standard, section 4.2).
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "utf-16": "utf-16-le"}

_BYTES_TO_TELL = 512

_SINGLE_BYTE = ("cp1252", "iso8859-15")


def decode(raw: bytes, declared: str | None = None) -> tuple[str, list[str]]:
    """The text by the ladder BOM, declared, strict UTF-8, damaged UTF-8, an encoding of another script, windows-1252; a
    warning where bytes had to be interpreted.

    Bytes beyond ASCII that are UTF-8 are not by chance: a declaration as Latin is then left aside.
    """
    for bom, wide in _BOMS if raw.startswith(_MARKS) else ():
        if raw.startswith(bom):
            text = raw[len(bom) :].decode(wide, "replace")
            return text, [f"bytes that are not valid {wide} were replaced"] if "\ufffd" in text else []
    known = _known(declared) if declared else _by_zeros(raw)
    if known and known.startswith(("utf-16", "utf-32")) and b"\0" not in raw:
        known = None  # every second byte would be one
    for encoding in (known, "utf-8"):
        found = _strictly(raw, encoding)
        if found is None:
            continue
        if encoding in _SINGLE_BYTE and not raw.isascii() and (better := _strictly(raw, "utf-8")) is not None:
            return better, [f"declared as {declared}, but is UTF-8"]
        return found, []
    return interpreted(raw)


def _strictly(raw: bytes, encoding: str | None) -> str | None:
    try:
        return raw.decode(encoding) if encoding else None
    except UnicodeError:
        return None


def _known(declared: str) -> str | None:
    """The codec that a declared name means, if it is one of text."""
    try:
        found = codecs.lookup(declared.strip())
    except (LookupError, ValueError):
        return None
    return _MEANT.get(found.name, found.name) if getattr(found, "_is_text_encoding", True) else None


def wide(start: bytes) -> str | None:
    """The encoding of a text in units of two or four bytes: by its byte order mark, as markup, or by its zeros."""
    if not start.startswith(_MARKS):
        return _by_zeros(start)
    return next((name for mark, name in _WIDE if start.startswith(mark)), None)


def _by_zeros(start: bytes) -> str | None:
    """UTF-16 of Latin letters, every second byte of which is zero."""
    if start[:2].count(0) != 1:
        return None
    first, second = start[:_BYTES_TO_TELL:2], start[1:_BYTES_TO_TELL:2]
    if 0 not in first and second.count(0) > len(second) / 2:
        return "utf-16-le"
    return "utf-16-be" if 0 not in second and first.count(0) > len(first) / 2 else None


def with_line_feeds(sample: bytes) -> bytes:
    """The same with `\\n` for every `\\r`, where no line ends otherwise, as on the Macintosh before 2001."""
    return sample.replace(b"\r", b"\n") if _ends_in_returns(sample) else sample


def _ends_in_returns(sample: bytes) -> bool:
    """Whether all its lines end in `\\r`; behind the last one a `\\n` may have been cut off."""
    return b"\n" not in sample and b"\r" in sample[:-1]


def as_utf8(stream: BinaryIO) -> BinaryIO:
    """The same stream where lines are bytes up to `\\n`; UTF-16 and UTF-32 are decoded for that as they are read."""
    sample = stream.read(SAMPLE)
    stream.seek(0)
    if encoding := wide(sample):
        stream = cast(BinaryIO, io.BufferedReader(_Narrowed(stream, encoding)))
        sample = stream.read(SAMPLE)
        stream.seek(0)
    return cast(BinaryIO, io.BufferedReader(_LineFeeds(stream))) if _ends_in_returns(sample) else stream


class _Narrowed(io.RawIOBase):
    """A stream of UTF-16 or UTF-32 as UTF-8, without a byte order mark."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream, self._encoding = stream, encoding
        self._rewind()

    def _rewind(self) -> None:
        self._stream.seek(0)
        self._decoder = codecs.getincrementaldecoder(self._encoding)("replace")
        self._held, self._given = self._more().removeprefix(codecs.BOM_UTF8), 0

    def _more(self) -> bytes:
        """The next bytes; none at the end only."""
        while raw := self._stream.read(SAMPLE):
            if found := self._decoder.decode(raw):
                return found.encode("utf-8", "replace")
        return self._decoder.decode(b"", final=True).encode("utf-8", "replace")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._given

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Back to the start, and on from there."""
        if whence != io.SEEK_SET:
            raise io.UnsupportedOperation("only from the start")
        self._rewind()
        while self._given < offset and self.read(min(offset - self._given, SAMPLE)):
            pass
        return self._given

    def readinto(self, buffer: Any) -> int:
        self._held = self._held or self._more()
        found, self._held = self._held[: len(buffer)], self._held[len(buffer) :]
        buffer[: len(found)] = found
        self._given += len(found)
        return len(found)


class _LineFeeds(io.RawIOBase):
    """A stream with `\\n` for every `\\r`."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._stream.tell()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._stream.seek(offset, whence)

    def readinto(self, buffer: Any) -> int:
        found = self._stream.read(len(buffer)).replace(b"\r", b"\n")
        buffer[: len(found)] = found
        return len(found)
