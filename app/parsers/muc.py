"""Dispatches of the Message Understanding Conferences: one per XHTML page, or many in a text file."""

import re
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from app.parsers.attempt import Item, attempts
from app.parsers.documents import documents
from app.parsers.draft import Draft, from_text
from app.parsers.element_text import Element, block_text, first
from app.parsers.options import Options
from app.parsers.pieces import pieces

NAME = "muc"

_ID = r"(?:DEV|TST\d)-MUC\d-\d{4}"
_PAGE = re.compile(rf'<meta name="DC\.identifier" content="{_ID}"'.encode())
_START = re.compile(rf"^[ \t]*{_ID}(?:[ \t]*\([^)\n]*\))?[ \t\r]*$".encode(), re.MULTILINE)
_HEAD = re.compile(rf"\s*({_ID})(?:[ \t]*\([^)\n]*\))?")


def begins(sample: bytes) -> bool:
    """Whether a page's metadata, or a text's first line, has a message number."""
    return _PAGE.search(sample[:4096]) is not None or _START.match(sample.lstrip()) is not None


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield the message of a page, or every message of a text."""
    start = stream.read(1024)
    stream.seek(0)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        yield from documents(NAME, stream, file, options, lambda root: [root], read)
        return
    found = (piece for piece in pieces(stream, _START, options.max_article_bytes) if piece.strip())
    yield from attempts(NAME, found, file, options, partial(from_text, _message))


def _message(text: str) -> Draft:
    head = _HEAD.match(text)
    return Draft(id=head[1] if head else None, text=text[head.end() :] if head else text)


def read(root: Element) -> Draft:
    """The draft of a page. Its title and its first paragraph are the message number, neither headline nor text."""
    meta = {each.get("name", "").lower(): each.get("content") for each in root.iterfind(".//meta")}
    text = block_text(*root.iterfind(".//body"))
    head = _HEAD.match(text)
    return Draft(
        id=meta.get("dc.identifier") or first(root, ".//title"),
        date=meta.get("dc.date"),
        text=text[head.end() :] if head else text,
    )
