"""Cut a stream of many articles where each begins, regardless of its line ends."""

import re
from collections.abc import Iterator
from typing import BinaryIO

_BLOCK = 1 << 18
_LONGEST_MARK = 1024


def pieces(stream: BinaryIO, start: re.Pattern[bytes], limit: int) -> Iterator[bytes]:
    """Yield what precedes the first match of `start`, then every piece from one match to the next.

    A piece larger than `limit` bytes may be cut at one byte more. A match must not be longer than 1 KiB.
    """
    held, head, seen, ended = b"", b"", 0, False
    while not ended:
        block = stream.read(_BLOCK)
        held, ended = held + block, not block
        while (found := start.search(held, seen)) and (ended or found.end() < len(held)):
            yield head or held[: found.start()]
            held, head, seen = held[found.start() :], b"", found.end() - found.start()
        seen = max(seen, len(held) - _LONGEST_MARK)
        if head or len(held) > limit + _BLOCK:
            head = head or held[: limit + 1]
            held, seen = held[seen:], 0
    yield head or held
