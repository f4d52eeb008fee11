"""The elements of a JSON array as bytes, one at a time, so that the array may be of any size."""

import re
from collections.abc import Generator, Iterator
from typing import BinaryIO

_BLOCK = 1 << 18
_LONGEST_MARK = 256
_GAP = re.compile(rb"[ \t\r\n,\x00\x1a]*")
"""What may be between two arrays, and behind the last."""
_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[{}\[\],]', re.DOTALL)


def elements(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """Yield every element of an array, and of those that follow it; what else is behind it is one element, too.

    The stream is just after the opening bracket. An element larger than `limit` bytes may be cut at one byte more. What
    is left unclosed at the end is an element, too.
    """
    held, at = b"[", 0
    while held[at : at + 1] == b"[":
        held, at = yield from _elements(stream, held, at + 1, limit)
        while (at := _behind_gap(held, at)) == len(held) and (block := stream.read(_BLOCK)):
            held, at = block, 0
    if at < len(held):
        yield (held[at:] + stream.read(limit))[: limit + 1]


def elements_of_lists(stream: BinaryIO, begin: re.Pattern[bytes], limit: int) -> Iterator[bytes]:
    """Yield every element of the arrays that `begin` precedes, a match of at most 256 bytes."""
    held, at, ended = b"", 0, False
    while not ended:
        if found := begin.search(held, at):
            held, at = yield from _elements(stream, held, found.end(), limit)
        else:
            block = stream.read(_BLOCK)
            held, at, ended = held[max(at, len(held) - _LONGEST_MARK) :] + block, 0, not block


def _elements(stream: BinaryIO, held: bytes, at: int, limit: int) -> Generator[bytes, None, tuple[bytes, int]]:
    """Yield the elements of one array, which begins in the bytes `held`; returns the last bytes, and where it ended."""
    head, begin, depth, ended = b"", at, 0, False
    while True:
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
                    return held, begin
        else:
            at = len(held)
        if ended:
            break
        held, at, begin = held[begin:], at - begin, 0
        if head or len(held) > limit + _BLOCK:
            head, held, at = head or held[: limit + 1], _remainder(held, at), 0
        block = stream.read(_BLOCK)
        held, ended = held + block, not block
    if head or held[begin:].strip():
        yield head or held[begin:]
    return b"", 0


def _behind_gap(held: bytes, at: int) -> int:
    gap = _GAP.match(held, at)
    return gap.end() if gap else at


def _remainder(held: bytes, at: int) -> bytes:
    """The part of an oversized element still to be scanned; of an open string, only that it is open."""
    rest = held[at:]
    if len(rest) < _BLOCK:
        return rest
    return b'"\\' if (len(rest) - len(rest.rstrip(b"\\"))) % 2 else b'"'
