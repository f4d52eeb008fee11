"""WARC files (ISO 28500), and the ARC files before them: the web pages that a crawler has saved.

Members are what servers answered, named by their URL: an HTML page is an article, an image or an error is not. What
else such files hold about a crawl (requests, notes, repeated visits) is left out without a word.
"""

import logging
import re
from collections.abc import Callable, Iterator
from functools import partial
from io import BufferedReader
from itertools import chain
from typing import Any, BinaryIO, cast

from app.parsers import html
from app.parsers.decompress import blocks
from app.parsers.members import Exhausted, Member, Unpackable, reason_of
from app.text import clean

logging.getLogger("warcio").addHandler(logging.NullHandler())  # it would print that a URL has spaces

MAGIC = (b"WARC/", b"filedesc://")

_ANSWERS = ("response", "resource")
_LONGEST = 1000
_PAGE = re.compile(r"\b(?:text/html|application/xhtml\+xml)\b", re.IGNORECASE)
_MEDIA_TYPE = re.compile(r"[\w.+\-]+/[\w.+\-]+")
_CHARSET = re.compile(r"""\bcharset\s*=\s*["']?([\w.\-:]+)""", re.IGNORECASE)
_UNPACKED = 1 << 16


def members(stream: BinaryIO) -> Iterator[Member]:
    """Yield what servers answered. Raises Unpackable where the file is damaged, or holds extracted text (WET)."""
    from warcio.archiveiterator import ArchiveIterator

    records = ArchiveIterator(_AsItComes(stream), arc2warc=True)
    records.INC_RECORD = ""  # what it would print; told below
    try:
        for record in records:
            if record.rec_type == "conversion":
                raise Unpackable("text taken from pages (WET), menus and all: take the pages themselves (WARC)")
            if record.rec_type in _ANSWERS:
                yield _member(record)
    except (Unpackable, Exhausted):
        raise
    except (AttributeError, KeyError, TypeError):  # what warcio then finds is None
        raise Unpackable("cannot be unpacked: a record without a header that it must have") from None
    except Exception as problem:
        raise Unpackable(reason_of(problem)) from None
    if records.err_count:
        raise Unpackable(f"{records.err_count} of its records are longer or shorter than they say")


def _member(record: Any) -> Member:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    told = _content_type(record)
    unpacked: Callable[[], Iterator[bytes]] = partial(_unpacked, record)
    is_page = _is_found(record) and (_PAGE.search(told) is not None or not _MEDIA_TYPE.search(told))
    if is_page and not _PAGE.search(told):
        is_page, unpacked = _looked_at(unpacked())
    charset = _CHARSET.search(told)
    return Member(clean(address)[:_LONGEST] or "unnamed", is_page, unpacked, address, charset[1] if charset else None)


def _is_found(record: Any) -> bool:
    return record.http_headers is None or record.http_headers.get_statuscode().startswith("2")


def _content_type(record: Any) -> str:
    """What is told of the media type and the encoding (RFC 9110, section 8.3); some servers tell it twice."""
    headers = (record.http_headers or record.rec_headers).headers
    return ", ".join(value for name, value in headers if name.lower() == "content-type")


def _looked_at(content: Iterator[bytes]) -> tuple[bool, Callable[[], Iterator[bytes]]]:
    """Whether a content of unknown type begins like a page, or cannot be unpacked; and how to get at all of it."""
    try:
        start = next(filter(None, content), b"")
    except Exception as problem:
        return True, partial(_failing, problem)
    return html.begins(start), lambda: chain([start], content)


def _failing(problem: Exception) -> Iterator[bytes]:
    raise problem
    yield b""


def _unpacked(record: Any) -> Iterator[bytes]:
    headers = record.http_headers
    is_brotli = headers is not None and (headers.get_header("Content-Encoding") or "").strip().lower() == "br"
    yield from _brotli(record) if is_brotli else blocks(record.content_stream())
    for _ in blocks(record.raw_stream):
        pass  # what follows the last chunk of a chunked answer
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise EOFError("it ends too early")


def _brotli(record: Any) -> Iterator[bytes]:
    """An answer in Brotli, which warcio fails on. One that a crawler has saved unpacked is taken as it is."""
    import brotli
    from warcio.bufferedreaders import ChunkedDataReader

    is_chunked = (record.http_headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked"
    packed = blocks(ChunkedDataReader(record.raw_stream, decomp_type=None) if is_chunked else record.raw_stream)
    reader = brotli.Decompressor()
    block = next(packed, b"")
    try:
        yield reader.process(block, output_buffer_limit=_UNPACKED)
    except brotli.error:
        yield from chain([block], packed)
        return
    while not reader.is_finished():
        block = next(packed, b"") if reader.can_accept_more_data() else b""
        part = reader.process(block, output_buffer_limit=_UNPACKED)
        if not block and not part and reader.can_accept_more_data():
            raise EOFError("it ends too early")
        yield part


class _AsItComes:
    """A stream that answers with what is there: if it waited for more, damage there would lose what came before."""

    def __init__(self, stream: BinaryIO) -> None:
        self.read = cast(BufferedReader, stream).read1
