"""Which format a stream is in, by its first bytes."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import BinaryIO

from app.parsers import jsonl, text, wire
from app.parsers.encoding import decode

_SAMPLE = 65_536
# Markup and JSON that is not one object a line: data of another kind, whose characters are no article's text.
_STRUCTURED = re.compile(rb"""<(?:\?xml|!doctype|!--|html|rss|feed|\w+:?\w*[\s/>])|\{\s|\[\s*[\[{"]""", re.IGNORECASE)


def detect(stream: BinaryIO) -> str | None:
    """The format's name, from the first 64 KiB; the stream is left where it was. None: no text, or nothing."""
    sample = stream.read(_SAMPLE)
    stream.seek(0)
    if not sample.strip() or _is_binary(sample):
        return None
    if jsonl.begins(sample):
        return jsonl.NAME
    if _STRUCTURED.match(sample.removeprefix(BOM_UTF8).lstrip()):
        return None
    return wire.NAME if wire.begins(decode(sample)[0]) else text.NAME


def _is_binary(sample: bytes) -> bool:
    """More than a few control characters stand in no text but UTF-16; old wires do carry some."""
    if sample.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return False
    return len(sample.translate(None, _TEXTUAL)) > 4 + len(sample) // 50


_TEXTUAL = bytes(code for code in range(256) if code >= 32 or code in b"\t\n\r\f\x1a\x1b")
