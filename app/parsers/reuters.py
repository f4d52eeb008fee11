"""Reuters SGML, as in the Reuters-21578 collection: `<REUTERS NEWID="1">`, with many roots in one file.

Tags are found by name, not parsed as a tree: this is not XML, and HTML parsers take its BODY for their own.
"""

import html
import re
from collections.abc import Iterator
from typing import BinaryIO

from app.parsers.attempt import Item
from app.parsers.documents import tagged
from app.parsers.draft import Draft
from app.parsers.options import Options
from app.text import letters

NAME = "reuters"

_START = re.compile(rb"<REUTERS[\s>]", re.IGNORECASE)
_END = re.compile(rb"</REUTERS\s*>", re.IGNORECASE)
_NEWID = re.compile(r"<REUTERS\b[^<>]*\bNEWID\s*=\s*[\"']?([^\s\"'>]+)", re.IGNORECASE)
_LISTED = re.compile(r"<D>(.*?)(?:</D>|(?=<))", re.IGNORECASE | re.DOTALL)
# A day and a time; the rest of the wire's own header line is not part of the date.
_DATE = re.compile(r"\s*(\S+(?:\s+[\d:.]+)?)")
_KINDS = {"TOPICS": "", "PLACES": "place:", "PEOPLE": "person:", "ORGS": "org:", "EXCHANGES": "exchange:"}
_IN_TEXT = ("TITLE", "AUTHOR", "DATELINE", "BODY")
# A brief is only a headline; the rest of its text is the collection's filler, the same in each.
_BRIEF = re.compile(r"<TEXT\b[^<>]*\bTYPE\s*=\s*[\"']?BRIEF", re.IGNORECASE)
# A text that was never tagged: tables and notes, whose headings end in a day as datelines do.
_UNPROC = re.compile(r"<TEXT\b[^<>]*\bTYPE\s*=\s*[\"']?UNPROC", re.IGNORECASE)
_BETWEEN_TAGS = re.compile(r"</(?:[Tt][Ii]|[Aa][Uu]|[Dd][Aa])[A-Za-z]*\s*>\s*([^<\s][^<]*)")
_TAG = re.compile(r"</?(?:REUTERS|TEXT|TITLE|AUTHOR|DATELINE|BODY)\b[^<>]*>", re.IGNORECASE)


def begins(sample: bytes) -> bool:
    """Whether the file opens with a document's tag, or with the collection's document type."""
    return re.match(rb"\s*(?:<!DOCTYPE\s+lewis\b|<REUTERS[\s>])", sample, re.IGNORECASE) is not None


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield every document, in order; what precedes the first is skipped."""
    yield from tagged(NAME, stream, file, options, _START, _END, read)


def read(document: str) -> Draft:
    """The draft of one document. A DATELINE element may end too late, so it is read together with the body."""
    number, date = _NEWID.search(document), _DATE.match(html.unescape(_inside(document, "DATE")))
    text = _inside(document, "TEXT")
    title, author, dateline, body = (_inside(text, name) for name in _IN_TEXT)
    is_tagged = dateline or body or _BRIEF.search(document)
    # The end of a headline, a heading, or part of a table: copies of the story that repeat its body lack it.
    left = "\n".join(_BETWEEN_TAGS.findall(text)).splitlines() if dateline or body else []
    return Draft(
        id=html.unescape(number[1]) if number else None,
        date=date[1] if date else None,
        title=html.unescape(title),
        byline=html.unescape(author),
        has_no_dateline=_UNPROC.search(document) is not None,
        text=html.unescape(dateline + body if is_tagged else _untagged(text)),
        notes=[html.unescape(line) for line in left if letters(line)],
        keywords=[
            kind + html.unescape(value)
            for tag, kind in _KINDS.items()
            for value in _LISTED.findall(_inside(document, tag))
        ],
    )


def _inside(text: str, name: str) -> str:
    """The raw content of the first element with that name; without an end tag, up to the next tag (TEXT: all of it)."""
    begin = re.search(rf"<{name}(?:\s[^<>]*)?>", text, re.IGNORECASE)
    if begin is None:
        return ""
    end = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, begin.end())
    if end is None and name != "TEXT":
        end = _TAG.search(text, begin.end())
    return text[begin.end() : end.start() if end else None]


def _untagged(text: str) -> str:
    """A text that was never tagged (`UNPROC`), without the few elements in it."""
    for name in _IN_TEXT:
        text = text.replace(_inside(text, name) or "\0", "\n", 1)
    return _TAG.sub("", text)
