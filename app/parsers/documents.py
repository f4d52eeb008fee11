"""Files that are one XML document with one or more articles, or a sequence of SGML documents."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import BinaryIO, TypeVar

from app.parsers.attempt import CUT_OFF, Attempt, Item, Origin, Reject, attempts, need_bounded, read_bounded
from app.parsers.draft import Draft, finish, from_text
from app.parsers.element_text import Element
from app.parsers.encoding import as_utf8
from app.parsers.markup import are_open, read_xml
from app.parsers.options import Options
from app.parsers.pieces import pieces
from app.record import ArticleRecord, Unreadable

Read = TypeVar("Read")


def documents(
    name: str,
    stream: BinaryIO,
    file: str,
    options: Options,
    items: Callable[[Element], Iterable[Element]],
    read: Callable[[Element], Draft],
) -> Iterator[Item]:
    """Yield every article among the `items` of a file's root element, made into a draft by `read`."""
    raw = read_bounded(stream, options)
    try:
        need_bounded(raw, options)
        root, warnings = read_xml(raw)
        found = list(items(root))
    except Reject as refused:
        yield Unreadable(file, 1, str(refused), raw)
        return
    rest = _cut_off(raw, root, found) if warnings else None
    for position, item in enumerate(found, start=1):
        origin = Origin(file, name, position, raw if len(found) == 1 else _serialised(item))
        if item is rest:
            yield Unreadable(file, position, CUT_OFF, origin.raw, name)
        else:
            yield Attempt(origin, options, partial(_record, read, item, warnings, origin, options))
    if rest is not None and rest not in found:
        yield Unreadable(file, len(found) + 1, CUT_OFF, _serialised(rest), name)


def _cut_off(raw: bytes, root: Element, found: Sequence[Element]) -> Element | None:
    """The article in which a damaged document ends, if it does: the last element of the kind that its articles are."""
    if not found or not are_open(raw, root.tag, found[-1].tag):
        return None
    *_, last = root.iter(found[-1].tag)
    return last


def tagged(
    name: str,
    stream: BinaryIO,
    file: str,
    options: Options,
    start: re.Pattern[bytes],
    end: re.Pattern[bytes],
    read: Callable[[str], Draft],
) -> Iterator[Item]:
    """Yield every SGML document, from the tag `start` to the tag `end`; `read` makes its text into a draft."""
    found = islice(pieces(as_utf8(stream), start, options.max_article_bytes), 1, None)
    yield from attempts(name, found, file, options, partial(from_text, read), end)


def _record(
    read: Callable[[Read], Draft], given: Read, warnings: list[str], origin: Origin, options: Options
) -> ArticleRecord:
    draft = read(given)
    draft.warnings += warnings
    return finish(draft, origin, options)


def _serialised(item: Element) -> bytes:
    from lxml import etree

    serialised: bytes = etree.tostring(item, encoding="utf-8", with_tail=False)
    return serialised
