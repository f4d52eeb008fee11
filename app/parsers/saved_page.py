"""Web pages that a browser has saved in one file: MHTML (RFC 2557), as Chrome, Edge and Internet Explorer write it, and
Safari's web archives.

What counts is the page in it, which is read like any other; pictures, styles and frames are left out. MHTML looks like
a mail, whose date is the day on which the page was saved.
"""

import re
from collections.abc import Iterable, Iterator
from email import message_from_bytes
from email.message import Message
from itertools import islice, takewhile
from typing import BinaryIO, NamedTuple

from app.parsers.attempt import CUT_OFF
from app.parsers.members import Unpackable

_PROPERTY_LIST = b"bplist00"
_FIELD = re.compile(rb"(?:from|subject|mime-version|content-type|(?:snapshot-)?content-location):", re.IGNORECASE)
_START = 4096
_LOCATION = re.compile(rb"^(?:snapshot-)?content-location:", re.IGNORECASE | re.MULTILINE)
_OF_MAIL = ("message-id", "to", "received", "return-path")
_PAGES = ("text/html", "application/xhtml+xml")
_LONGEST_LINE, _MOST_LINES = 1 << 16, 256
"""Of a header."""
_AROUND = 4
"""How many times as many bytes as a page what holds it may have: it is encoded, or has pictures beside it."""


class SavedPage(NamedTuple):
    """A page's bytes, and where and in which encoding it was, if that is known."""

    raw: bytes
    address: str | None
    encoding: str | None


def begins(start: bytes, stream: BinaryIO) -> bool:
    """Whether a stream that begins with these bytes holds a saved page; it is rewound."""
    if start.startswith(_PROPERTY_LIST):
        return True
    if not _FIELD.match(start):
        return False
    sample = stream.read(_START)
    stream.seek(0)
    return _begins_mhtml(sample)


def read_page(start: bytes, stream: BinaryIO, limit: int) -> SavedPage:
    """The page in a stream that begins so, where a page has at most `limit` bytes. Raises Unpackable."""
    return _of_safari(stream, limit) if start.startswith(_PROPERTY_LIST) else _of_mhtml(stream, limit)


def _of_safari(stream: BinaryIO, limit: int) -> SavedPage:
    import plistlib

    raw = stream.read(limit * _AROUND + 1)
    if len(raw) > limit * _AROUND:
        raise Unpackable(f"larger than {limit * _AROUND} bytes")
    try:
        found = plistlib.loads(raw)
    except (ValueError, RecursionError):
        found = None
    match found:
        case {"WebMainResource": {"WebResourceData": bytes(page), **told}}:
            encoding = told.get("WebResourceTextEncodingName")
            return SavedPage(page, _on_web([told.get("WebResourceURL")]), str(encoding) if encoding else None)
    raise Unpackable("not a known format: a property list, or damaged")


def _begins_mhtml(start: bytes) -> bool:
    """Whether a file begins as a message of several parts with addresses, which nobody has sent."""
    if not _LOCATION.search(start):
        return False
    head = _header(start)
    is_sent = any(name in head for name in _OF_MAIL) or "@" in str(head.get("From"))  # else `<Saved by …>`
    return head.get_content_type() == "multipart/related" and not is_sent


def _of_mhtml(stream: BinaryIO, limit: int) -> SavedPage:
    whole = _header(b"".join(_until_blank(stream)))
    boundary = b"--%b" % (whole.get_boundary() or "").encode("latin-1", "replace")
    _next_part(stream, boundary)
    while head := b"".join(_until_blank(stream)):
        part = _header(head)
        raw = _next_part(stream, boundary, limit * _AROUND if part.get_content_type() in _PAGES else 0)
        if raw is not None:
            part.set_payload(raw.decode("ascii", "surrogateescape"))
            return SavedPage(_decoded(part), _address(whole, part), part.get_content_charset())
    raise Unpackable("a saved page (MHTML) without a page")


def _header(raw: bytes) -> Message:
    return message_from_bytes(raw.replace(b"\r\n", b"\n").partition(b"\n\n")[0] + b"\n\n")


def _until_blank(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a header."""
    lines = islice(iter(lambda: stream.readline(_LONGEST_LINE), b""), _MOST_LINES)
    return takewhile(bytes.strip, lines)


def _next_part(stream: BinaryIO, boundary: bytes, most: int = 0) -> bytes | None:
    """Go to the next part. Returns what was before it, if at most `most` bytes of that are wanted."""
    gathered: list[bytes] = []
    size = 0
    for line in iter(lambda: stream.readline(_LONGEST_LINE), b""):
        if line.startswith(boundary):
            return b"".join(gathered) if most else None
        if most:
            gathered.append(line)
            size += len(line)
        if size > most:
            raise Unpackable(f"larger than {most // _AROUND} bytes")
    if most:
        raise Unpackable(CUT_OFF)
    return None


def _decoded(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _address(*messages: Message) -> str | None:
    """Where the page was, as the file or its part says."""
    return _on_web(each.get(name) for each in messages for name in ("Snapshot-Content-Location", "Content-Location"))


def _on_web(told: Iterable[object]) -> str | None:
    """The first address on the web."""
    return next((said for each in told if (said := str(each).strip()).startswith(("http://", "https://"))), None)
