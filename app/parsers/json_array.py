"""The elements of a JSON array as bytes, one at a time, so that the array may be of any size."""

import re
from collections.abc import Iterator
from typing import BinaryIO

_BLOCK = 1 << 18
_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[{}\[\],]', re.DOTALL)


def elements(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """Yield every element of an array; the stream is just after its opening bracket.

    An element larger than `limit` bytes may be cut at one byte more. What is left unclosed at the end is one, too.
    """
    held, head, at, depth, ended = b"", b"", 0, 0, False
    while not ended:
        block = stream.read(_BLOCK)
        held, ended, begin = held + block, not block, 0
        for token in _TOKEN.finditer(held, at):
            mark = token[0]
            if mark[:1] == b'"':
                if not ended and token.end() == len(held):
                    at = token.start()  # the string may go on
                    break
            elif mark in b"{[":
                depth += 1
            elif mark in b"}]" and depth:
                depth -= 1
            elif not depth:
                yield head or held[begin : token.start()]
                begin, head = token.end(), b""
                if mark != b",":
                    return
        else:
            at = len(held)
        held, at = held[begin:], at - begin
        if head or len(held) > limit + _BLOCK:
            head, held, at = head or held[: limit + 1], _remainder(held, at), 0
    if head or held.strip():
        yield head or held


def _remainder(held: bytes, at: int) -> bytes:
    """The part of an oversized element still to be scanned; of an open string, only that it is open."""
    rest = held[at:]
    if len(rest) < _BLOCK:
        return rest
    return b'"\\' if (len(rest) - len(rest.rstrip(b"\\"))) % 2 else b'"'
