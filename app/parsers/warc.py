"""WARC files (ISO 28500), and the ARC files before them: the web pages that a crawler has saved.

Members are what servers answered, named by their URL: an HTML page is an article, an image or an error is not. What
else such files hold about a crawl (requests, notes, repeated visits) is left out without a word.
"""

import logging
from collections.abc import Iterator
from functools import partial
from io import BufferedReader
from typing import Any, BinaryIO, cast

from app.parsers.decompress import blocks
from app.parsers.members import Exhausted, Member, Unpackable, reason_of
from app.text import clean

logging.getLogger("warcio").addHandler(logging.NullHandler())  # it would print that a URL has spaces

MAGIC = (b"WARC/", b"filedesc://")

_ANSWERS = ("response", "resource")
_LONGEST = 1000


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
    media_type, encoding = _content_type(record)
    return Member(
        clean(address)[:_LONGEST] or "unnamed",
        media_type in ("text/html", "application/xhtml+xml") and _is_found(record),
        partial(_unpacked, record),
        address,
        encoding,
    )


def _is_found(record: Any) -> bool:
    return record.http_headers is None or record.http_headers.get_statuscode().startswith("2")


def _content_type(record: Any) -> tuple[str, str | None]:
    """The media type, and the encoding where one is told (RFC 9110, section 8.3)."""
    from email.message import Message

    told = Message()
    told["content-type"] = (record.http_headers or record.rec_headers).get_header("Content-Type") or ""
    return told.get_content_type(), told.get_content_charset()


def _unpacked(record: Any) -> Iterator[bytes]:
    yield from blocks(record.content_stream())
    for _ in blocks(record.raw_stream):
        pass  # what follows the last chunk of a chunked answer
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise EOFError("it ends too early")


class _AsItComes:
    """A stream that answers with what is there: if it waited for more, damage there would lose what came before."""

    def __init__(self, stream: BinaryIO) -> None:
        self.read = cast(BufferedReader, stream).read1
