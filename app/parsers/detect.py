"""Which format a stream is in, by its first bytes."""

from typing import BinaryIO

from app.parsers import jsonl, text, wire
from app.parsers.encoding import decode

_SAMPLE = 65_536


def detect(stream: BinaryIO) -> str | None:
    """The format's name, from the first 64 KiB; the stream is left where it was. None: no text, or nothing."""
    sample = stream.read(_SAMPLE)
    stream.seek(0)
    if not sample.strip() or _is_binary(sample):
        return None
    if jsonl.begins(sample):
        return jsonl.NAME
    return wire.NAME if wire.begins(decode(sample)[0]) else text.NAME


def _is_binary(sample: bytes) -> bool:
    """NUL stands in no text but UTF-16, and more than a few other control characters in none at all."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    controls = sum(sample.count(bytes([code])) for code in range(32) if code not in b"\t\n\r\f\x1a\x1b\x03\x02\x01")
    return b"\0" in sample or controls > len(sample) // 50
