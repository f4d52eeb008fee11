"""Files that are one XML document with one article or several, or SGML documents one after the other."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from app.parsers.draft import Attempt, Draft, Item, Options, Origin, Reject, finish, read_bounded
from app.parsers.element_text import Element
from app.parsers.encoding import as_utf8, decode
from app.parsers.markup import read_xml
from app.parsers.pieces import pieces
from app.record import ArticleRecord, Unreadable


def documents(
    name: str,
    stream: BinaryIO,
    file: str,
    options: Options,
    items: Callable[[Element], Iterable[Element]],
    read: Callable[[Element], Draft],
) -> Iterator[Item]:
    """Every article among the `items` of a file's root, as `read` makes a draft of it."""
    raw = read_bounded(stream, options)
    try:
        if len(raw) > options.max_article_bytes:
            raise Reject(f"larger than {options.max_article_bytes} bytes")
        root, warnings = read_xml(raw)
        found = list(items(root))
    except Reject as refused:
        yield Unreadable(file, 1, str(refused), raw)
        return
    if not found:
        yield Unreadable(file, 1, "no article in it", raw)
    for position, item in enumerate(found, start=1):
        origin = Origin(file, name, position, raw if len(found) == 1 else _serialised(item))
        yield Attempt(origin, options, lambda: _record(read(item), warnings, origin, options))  # noqa: B023


def tagged(
    name: str,
    stream: BinaryIO,
    file: str,
    options: Options,
    start: re.Pattern[bytes],
    read: Callable[[str], Draft],
) -> Iterator[Item]:
    """Every document of SGML, as `read` makes a draft of its text: each begins with the tag `start`."""

    def record(origin: Origin) -> ArticleRecord:
        text, warnings = decode(origin.raw)
        return _record(read(text), warnings, origin, options)

    position, before = 0, b""
    for position, raw in enumerate(pieces(as_utf8(stream), start, options.max_article_bytes)):
        if position:
            origin = Origin(file, name, position, raw)
            yield Attempt(origin, options, lambda: record(origin))  # noqa: B023
        else:
            before = raw
    if not position:
        yield Unreadable(file, 1, "no document in it", before)


def _record(draft: Draft, warnings: list[str], origin: Origin, options: Options) -> ArticleRecord:
    draft.warnings += warnings
    return finish(draft, origin, options)


def _serialised(item: Element) -> bytes:
    from lxml import etree

    serialised: bytes = etree.tostring(item, encoding="utf-8", with_tail=False)
    return serialised
