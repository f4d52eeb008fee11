"""A raw article found in a file but not yet read, and the outcome of reading it: a record, or why there is none."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from app.parsers.options import Options
from app.record import ArticleRecord, Unreadable

_TAIL = 64
_CDATA = re.compile(rb"<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
SAMPLE = 65_536
"""Bytes of a file used to recognise its format."""


CUT_OFF = "cut off: the file ends in the middle of it"
"""Why an article is rejected that has no end: half an article would be taken for a whole one."""

Parsed = ArticleRecord | Unreadable


class Reject(ValueError):
    """This article cannot be stored; the message is the reason."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a raw article was found; `position` counts lines or dispatches from 1."""

    file: str
    format: str
    position: int
    raw: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.raw).hexdigest()


def read_bounded(stream: BinaryIO, options: Options) -> bytes:
    """Read the whole stream, or one byte more than an article may have, which `need_bounded` refuses."""
    most = options.max_article_bytes + 1
    # Nearly always all of it, and Python allocates as many bytes as it is asked to read.
    start = stream.read(min(most, SAMPLE))
    return start if len(start) < SAMPLE else start + stream.read(most - SAMPLE)


def need_bounded(raw: bytes, options: Options) -> None:
    """Raises Reject where `raw` is larger than an article may be."""
    if len(raw) > options.max_article_bytes:
        raise Reject(f"larger than {options.max_article_bytes} bytes")


@dataclass(frozen=True, slots=True)
class Attempt:
    """One raw article and the function that reads it."""

    origin: Origin
    options: Options
    read: Callable[[], ArticleRecord]

    def parsed(self) -> Parsed:
        """The record of this article, or the reason it cannot be read."""
        try:
            need_bounded(self.origin.raw, self.options)
            return self.read()
        except Reject as refused:
            return self._unreadable(str(refused))
        except MemoryError:
            return self._unreadable("takes more memory than parsing may use")
        except Exception as problem:
            # No article may keep the ones after it from being read.
            return self._unreadable(f"cannot be read: {type(problem).__name__}")

    def _unreadable(self, reason: str) -> Unreadable:
        origin = self.origin
        return Unreadable(origin.file, origin.position, reason, origin.raw, origin.format)


Item = Attempt | Unreadable
"""What a parser yields: a caller can go through a file without reading every article."""


def attempts(
    name: str,
    raws: Iterable[bytes],
    file: str,
    options: Options,
    read: Callable[[Origin, Options], ArticleRecord],
    end: re.Pattern[bytes] | None = None,
) -> Iterator[Item]:
    """Yield an attempt to `read` each raw article, counted from 1.

    The last one is cut off if it lacks the mark that each has at its `end`, unless one before lacks it, too.
    """
    are_ended = end is not None
    for position, (raw, is_last) in enumerate(_with_last(raws), start=1):
        bare = _CDATA.sub(b"", raw) if is_last and end else raw
        is_ended = end is None or len(raw) > options.max_article_bytes or _has(end, bare)
        if are_ended and is_last and not is_ended:
            yield Unreadable(file, position, CUT_OFF, raw, name)
            return
        are_ended = are_ended and is_ended
        origin = Origin(file, name, position, raw)
        yield Attempt(origin, options, partial(read, origin, options))


def _has(end: re.Pattern[bytes], raw: bytes) -> bool:
    """Whether an article has its end, which is nearly always near the end of what belongs to it."""
    return (end.search(raw, max(0, len(raw) - _TAIL)) or end.search(raw)) is not None


def _with_last(raws: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Each of them, and whether it is the last."""
    following = iter(raws)
    raw = next(following, None)
    while raw is not None:
        after = next(following, None)
        yield raw, after is None
        raw = after
