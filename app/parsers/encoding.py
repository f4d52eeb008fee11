"""Decode bytes to text."""

import codecs
import io
from typing import Any, BinaryIO, cast

from app.parsers.attempt import SAMPLE
from app.parsers.undeclared import interpreted

BLANK = b" \t\n\r\x0b\x0c\x00\x1a"
"""White space, and the Control-Z and NUL with which old systems end a file or pad its last block."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16's, so it is tested first
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE_MARKUP = ((b"<\0\0\0", "utf-32-le"), (b"\0\0\0<", "utf-32-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_WIDE = (*((bom, name) for bom, name in _BOMS if name != "utf-8"), *_WIDE_MARKUP)
_MARKS = tuple(mark for mark, _ in (*_BOMS, *_WIDE))
# What pages mean by these names (WHATWG Encoding Standard, section 4.2).
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "utf-16": "utf-16-le"}

_BYTES_TO_TELL = 512
_PRINTED = bytes(code for code in range(256) if code >= 0x20 or code in b"\t\n\r")

_SINGLE_BYTE = ("cp1252", "iso8859-15")


def decode(raw: bytes, declared: str | None = None) -> tuple[str, list[str]]:
    """Decode to text, and warn where bytes had to be interpreted.

    Tried in turn: BOM, declared (or told by zero bytes), strict UTF-8, damaged UTF-8, another script, an encoding of
    the Latin one. Non-ASCII bytes are not valid UTF-8 by chance, so UTF-8 overrides a declared Latin encoding.
    """
    for bom, wide in _BOMS if raw.startswith(_MARKS) else ():
        if raw.startswith(bom):
            text = raw[len(bom) :].decode(wide, "replace")
            return text, [f"bytes that are not valid {wide} were replaced"] if "\ufffd" in text else []
    known = _known(declared) if declared else _by_zeros(raw) or _by_escapes(raw)
    if known and known.startswith(("utf-16", "utf-32")) and b"\0" not in raw:
        known = None  # ASCII characters would have zero bytes
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
    """The codec that a declared name means; None where it is unknown or not a text encoding."""
    try:
        found = codecs.lookup(declared.strip())
    except (LookupError, ValueError):
        return None
    return _MEANT.get(found.name, found.name) if getattr(found, "_is_text_encoding", True) else None


def wide(start: bytes) -> str | None:
    """UTF-16 or UTF-32, by a byte order mark, the first character of markup, or zero bytes; else None."""
    if not start.startswith(_MARKS):
        return _by_zeros(start)
    return next((name for mark, name in _WIDE if start.startswith(mark)), None)


def _by_zeros(start: bytes) -> str | None:
    """UTF-16, if mostly Latin letters, whose every second byte is zero; else None."""
    if start[:2].count(0) != 1:
        return None
    first, second = start[:_BYTES_TO_TELL:2], start[1:_BYTES_TO_TELL:2]
    if _is_text(first) and second.count(0) > len(second) / 2:
        return "utf-16-le"
    return "utf-16-be" if _is_text(second) and first.count(0) > len(first) / 2 else None


def _by_escapes(raw: bytes) -> str | None:
    """ISO-2022-JP, if the escape sequences that switch to Japanese are there (RFC 1468)."""
    sample = raw[:SAMPLE]
    return "iso2022_jp" if b"\x1b$B" in sample or b"\x1b$@" in sample else None


def _is_text(half: bytes) -> bool:
    """Whether bytes have no zeros and few other control characters; the low bytes of some letters look like those."""
    return 0 not in half and len(half.translate(None, _PRINTED)) < len(half) / 8


def with_line_feeds(sample: bytes) -> bytes:
    """The sample with every `\\r` as `\\n`, where no line ends otherwise, as on the Macintosh before 2001."""
    return sample.replace(b"\r", b"\n") if _ends_in_returns(sample) else sample


def _ends_in_returns(sample: bytes) -> bool:
    """Whether all lines end in `\\r`; after a final one, a `\\n` may have been cut off."""
    return b"\n" not in sample and b"\r" in sample[:-1]


def as_utf8(stream: BinaryIO) -> BinaryIO:
    """The stream with lines that end in `\\n`; UTF-16 and UTF-32 are converted to UTF-8 as they are read."""
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
        """The next bytes; empty only at the end."""
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
        """Rewind, then read forward to `offset`. Raises UnsupportedOperation where it is not counted from the start."""
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
    """A stream with every `\\r` as `\\n`."""

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
