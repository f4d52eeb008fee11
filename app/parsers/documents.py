"""Files that are one XML document with one or more articles, or a sequence of SGML documents."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import BinaryIO, TypeVar

from app.parsers.attempt import CUT_OFF, SAMPLE, Attempt, Item, Origin, Reject, attempts, need_bounded, read_bounded
from app.parsers.draft import Draft, finish, from_text
from app.parsers.element_text import Element
from app.parsers.encoding import as_utf8
from app.parsers.markup import are_open, read_xml, root_of
from app.parsers.options import Options
from app.parsers.pieces import pieces
from app.record import ArticleRecord, Unreadable

Read = TypeVar("Read")

_NO_TAGS = rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)"


def documents(
    name: str,
    stream: BinaryIO,
    file: str,
    options: Options,
    items: Callable[[Element], Iterable[Element]],
    read: Callable[[Element], Draft],
) -> Iterator[Item]:
    """Yield every article among the `items` of a file's root element, made into a draft by `read`."""
    whole = read_bounded(stream, options)
    position = 0
    for raw in _one_by_one(whole) if len(whole) <= options.max_article_bytes else (whole,):
        try:
            need_bounded(raw, options)
            root, warnings = read_xml(raw)
            found = list(items(root))
            if position and not found:
                raise Reject("contains no article")  # of a whole file that is told by what reads it
        except Reject as refused:
            position += 1
            yield Unreadable(file, position, str(refused), raw)
            continue
        rest = _cut_off(raw, root, found) if warnings else None
        for item in found:
            position += 1
            origin = Origin(file, name, position, raw if len(found) == 1 else _serialised(item))
            if item is rest:
                yield Unreadable(file, position, CUT_OFF, origin.raw, name)
            else:
                yield Attempt(origin, options, partial(_record, read, item, warnings, origin, options))
        if rest is not None and rest not in found:
            position += 1
            yield Unreadable(file, position, CUT_OFF, _serialised(rest), name)


def _one_by_one(raw: bytes) -> Iterator[bytes]:
    """The XML documents in a file: mostly one, but messages are also appended to one another."""
    root = rb"(?:[\w.\-]+:)?" + re.escape(root_of(raw[:SAMPLE])[0].encode())
    begin = depth = 0
    if raw.rfind(b"<?xml") > raw.find(b">") or len(re.findall(rb"</" + root + rb"\s*>", raw)) > 1:
        again = re.compile(rb"(?:\s|\xef\xbb\xbf|<!--.*?-->)*+<(?:\?xml\b|!DOCTYPE\b|" + root + rb"[\s>])", re.DOTALL)
        tags = re.compile(_NO_TAGS + rb"|<(?P<closes>/?)" + root + rb"(?=[\s/>])[^<>]*>", re.DOTALL)
        for tag in tags.finditer(raw):
            if tag["closes"] is None or tag[0].endswith(b"/>"):
                continue
            depth = max(0, depth - 1) if tag["closes"] else depth + 1
            if depth == 0 and again.match(raw, tag.end()):
                yield raw[begin : tag.end()]
                begin = tag.end()
    yield raw[begin:]


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
