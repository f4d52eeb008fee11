"""SGML of the TREC, CLEF and Linguistic Data Consortium collections: a sequence of `<DOC>` elements in a file.

Their content differs from paper to paper, so elements are found by name.
"""

import html
import re
from collections.abc import Iterator
from typing import BinaryIO

from app.parsers import labelled
from app.parsers.attempt import Item
from app.parsers.dateline.years import of_two_figures
from app.parsers.documents import tagged
from app.parsers.draft import Draft
from app.parsers.options import Options
from app.parsers.trec_heads import headline, journal, translation

NAME = "trec"

_START = re.compile(rb"(?:^(?:\xef\xbb\xbf)?|(?<=</DOC>))[ \t]*<DOC(?=[\s>])[^<>]*>", re.MULTILINE)
_END = re.compile(rb"</DOC\s*>")
_TELLING = re.compile(rb"\b(?:id|ID)\s*=|<(?:DOCNO|DOCID|TEXT)\b")
_ID = re.compile(r"\s*<DOC\s[^<>]*\b(?:id|ID)\s*=\s*[\"']?([^\s\"'>]+)")
_BLOCK = re.compile(r"</?(?:P|BR|HEAD|H\d|LI|TR)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][\w.\-]*(?:\s[^<>]*)?/?>")
_COMMENT = re.compile(r"<!--(?:[^-<]++|-(?!->)|<(?!!--))*+-->")
_ENTITIES = {"&blank;": " ", "&hyph;": "-"}
"""Of the Federal Register."""
_SPACES = re.compile(r"\s+")
# January 1, 1989, Sunday, Home Edition: what follows the year is not part of the date.
_LONG_DATE = re.compile(r"[A-Za-z]+ \d{1,2}, \d{4}(?=,)")
_SHORT_YEAR = re.compile(r"(\d\d)(\d\d)(\d\d)")
_SLASHES = re.compile(r"(\d\d)/(\d\d)/(\d{4}|\d\d)(?!\d)")
_DAY_IN_ID = re.compile(r"(?:^|[A-Za-z_.])((?:19|20)\d{6}|\d{6})[.\-]\d")
# FT  14 MAY 91 / Companies: what the Financial Times prints in front of each headline.
_STAMPED = re.compile(r"FT {1,2}\d\d [A-Z]{3} \d\d / ")
_FULL_STOP = re.compile(r"(?<=\w{2})\.$")
_TITLE = ("HEADLINE", "HEAD", "HL", "TITLE", "TI", "DOCTITLE")
_DATE = ("DATE_TIME", "DATETIME", "DATE", "PUBDATE", "DD", "DATE1")
_NOTES = ("FIRST", "SECOND", "CORRECTION", "GRAPHIC", "CAPTION", "MEMO")
_TEXT = ("ABSTRACT", "LP", "LEADPARA", "LD", "LE", "TEXT", "TX", "TE")
"""Some papers have the beginning of a text in an element of its own, and continue it in another."""


def begins(sample: bytes) -> bool:
    """Whether the file opens with a document's tag, and has something that tells it from other markup."""
    start = _START.match(sample)
    return start is not None and _TELLING.search(sample, start.start()) is not None


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield every document, in order; what precedes the first is skipped."""
    yield from tagged(NAME, stream, file, options, _START, _END, read)


def read(document: str) -> Draft:
    """The draft of one document."""
    attribute = _ID.match(document)
    id = html.unescape(attribute[1]) if attribute else _line(document, "DOCNO", "DOCID")
    head = headline(next(filter(str.strip, _texts(document, *_TITLE)), ""))
    name, issue = journal(_line(document, "JOURNAL"))
    text, language, byline, kind = translation("\n\n".join(_texts(document, *_TEXT) or _texts(document, "BODY")))
    return Draft(
        id=id or None,
        date=_date(_line(document, *_DATE)) or issue or _day_in(id),
        title=_STAMPED.sub("", head.title),
        summary=head.deck or _outside(document, "SUMMARY"),
        byline=_line(document, "BYLINE") or _author(_line(document, "AUTHOR")) or head.byline or byline,
        dateline=_line(document, "DATELINE") or None,
        notes=[*head.notes, *_notes(document), *kind],
        source=_line(document, "SO", "PUB", "SOURCE")
        or name
        or (_line(document, "NAME") if _is_mercury(document) else ""),
        section=_line(document, "SECTION", "CATEGORY"),
        keywords=[word for text in _words(document) for word in re.split("[;\n]", _plain(text))],
        language=labelled.language(language or _line(document, "LANGUAGE")),
        text=text,
    )


def _words(document: str) -> Iterator[str]:
    yield from _inside(document, "SUBJECT")
    yield from _inside(document, "DESCRIPT")


def _author(said: str) -> str:
    """An author as Ziff's documents have one: `Lee, Ann.`"""
    return _FULL_STOP.sub("", said)


def _outside(document: str, name: str) -> str:
    """What an element says that is not inside the text."""
    return _line(document[: document.find("<TEXT")], name)


def _is_mercury(document: str) -> bool:
    """Whether `NAME` is the paper's, as in the documents of the San Jose Mercury News."""
    return "<PUBDATE" in document


def _texts(document: str, *names: str) -> list[str]:
    return [_plain(text) for name in names for text in _inside(document, name)]


def _notes(document: str) -> Iterator[str]:
    """Yield what else is in words: further headlines and bylines, notes to editors, corrections, captions."""
    for name in (*_TITLE, "BYLINE"):
        yield from list(_lines(document, name))[1:]
    for name in _NOTES:
        yield from _lines(document, name)


def _inside(document: str, name: str) -> Iterator[str]:
    """Yield the raw content of each element with that name; without an end tag, all that follows."""
    begin, end = (re.compile(rf"<{slash}{name}(?=[\s>])[^<>]*>", re.IGNORECASE) for slash in ("", "/"))
    opened = begin.search(document)
    while opened:
        closed = end.search(document, opened.end())
        yield document[opened.end() : closed.start() if closed else None]
        opened = begin.search(document, closed.end()) if closed else None


def _lines(document: str, *names: str) -> Iterator[str]:
    """The text of each of these elements on one line, empty ones left out."""
    lines = (_SPACES.sub(" ", _plain(text)).strip() for name in names for text in _inside(document, name))
    return filter(None, lines)


def _line(document: str, *names: str) -> str:
    return next(_lines(document, *names), "")


def _plain(text: str) -> str:
    bare = _COMMENT.sub("", text) if "<!--" in text else text
    for name, sign in _ENTITIES.items():
        bare = bare.replace(name, sign)
    return html.unescape(_TAG.sub("", _BLOCK.sub("\n\n", bare)))


def _date(text: str) -> str | None:
    """A date as these collections write it; numbers with slashes are the Wall Street Journal's, month first."""
    if long := _LONG_DATE.match(text):
        return long[0]
    if short := _SHORT_YEAR.fullmatch(text):
        return _full(*short.groups())
    if slashes := _SLASHES.match(text):
        month, day, year = slashes.groups()
        return _full(year, month, day)
    return text or None


def _day_in(id: str) -> str | None:
    """The day in a document's number: `AP880212-0001`, `AFP_ENG_19940512.0001`."""
    found = _DAY_IN_ID.search(id)
    return found and (found[1] if len(found[1]) == 8 else _date(found[1]))


def _full(year: str, month: str, day: str) -> str:
    return f"{year if len(year) == 4 else of_two_figures(int(year))}-{month}-{day}"
