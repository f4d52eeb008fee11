"""Plain-text exports of NewsBank: labels, the text, its rights and number.

Paper: Fjord Times (OH)
Title: Library levy passes
Date: November 6, 2002
Section: Metro
Author: Ann Lee, Times Staff Writer

A levy passed on Tuesday.

Copyright (c) 2002 Fjord Times
Record Number: 0211060123
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from app.parsers.attempt import SAMPLE, Item, attempts
from app.parsers.draft import Draft, from_text
from app.parsers.encoding import as_utf8
from app.parsers.labelled import (
    RIGHTS,
    RIGHTS_LABEL,
    after_text,
    fields,
    label_of,
    table,
    value,
    values,
    without_rights,
    words,
)
from app.parsers.options import Options
from app.parsers.pieces import pieces
from app.text import clean

NAME = "newsbank"

_HEADER = rb"(?:Paper|Title|Headline|Date|Section|Edition|Page|Author|Byline|Dateline|Column|Source|Series)"
_WRAPPED = rb"(?:[^\s:][^\n:]{0,200}\n)?"  # a second line of a headline
_BEGINS = re.compile(rb"(?:" + _HEADER + rb":[^\n]{0,1000}\n" + _WRAPPED + rb"\s{0,8}+){3,12}")
_NEEDED = tuple(
    re.compile(rb"^" + label, re.MULTILINE)
    for label in (rb"Paper:[ \t]{1,9}\S", rb"(?:Title|Headline):[ \t]{1,9}\S", rb"Date:[ \t][^\n]{0,40}\d{4}")
)
_FIRST = re.compile(rb"\s*([A-Z][a-z]+):")

_ABOVE = table("""
    source paper
    title title headline
    date date
    section section
    edition edition
    page page
    byline author byline
    dateline dateline
    note column source series
""")
_BELOW = {
    "record number": "id", "record": "id", "accession number": "id", "article id": "id", "document id": "id",
    "caption": "note", "memo": "note", "correction": "note", "graphics": "note", "illustration": "note",
    "index terms": "subject", "keywords": "subject", "copyright": RIGHTS_LABEL, "dateline": "dateline",
}  # fmt: skip
_TELLING = {"id", RIGHTS_LABEL}
_LABEL = re.compile(r"([A-Z][A-Za-z ]{2,24}):[ \t]*(.*)$")


def begins(sample: bytes) -> bool:
    """Whether the file opens with a run of labels, among them those of paper, title and date."""
    header = _BEGINS.match(sample)
    return header is not None and all(label.search(sample, 0, header.end()) for label in _NEEDED)


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield every document; each begins with the label that the first one begins with."""
    source = as_utf8(stream)
    first = _FIRST.match(source.read(SAMPLE).removeprefix(b"\xef\xbb\xbf"))
    source.seek(0)
    name = first[1] if first else b"Paper"
    start = re.compile(rb"^" + name + rb":[^\n]{0,500}\n" + _WRAPPED + rb"\s{0,8}+(?=" + _HEADER + rb":)", re.MULTILINE)
    cut = (piece for piece in pieces(source, start, options.max_article_bytes) if piece.strip(b"\xef\xbb\xbf \t\r\n"))
    yield from attempts(NAME, cut, file, options, partial(from_text, read))


def read(document: str) -> Draft:
    """The draft of one document."""
    lines = clean(document).strip().split("\n")
    at = _text_start(lines)
    end = at + after_text(lines[at:], _below, _TELLING)
    above, below = fields(lines[:at], _above), fields(lines[end:], _below)
    pages = [f"{key.title()}: {said}" for key in ("edition", "page") for said in values(above, key)]
    beyond = [said.partition("\n\n")[2] for said in values(below, "id", RIGHTS_LABEL)]
    return Draft(
        id=value(below, "id").partition("\n")[0] or None,
        title=value(above, "title") or None,
        date=value(above, "date") or None,
        source=value(above, "source") or None,
        section=value(above, "section") or None,
        byline=value(above, "byline") or None,
        dateline=value([*above, *below], "dateline") or None,
        keywords=words(values(below, "subject")),
        notes=[*values(above, "note"), *pages, *values(below, "note"), *filter(None, beyond)],
        text="\n".join(without_rights(lines[at:end])),
    )


def _text_start(lines: list[str]) -> int:
    """Where the text begins: at the first line without a label, unless it continues a headline."""
    is_title = False
    for at, line in enumerate(lines):
        found = _above(line)
        if not found and line.strip() and not is_title:
            return at
        is_title = bool(line.strip()) and (found[0] == "title" if found else is_title)
    return len(lines)


def _above(line: str) -> tuple[str, str] | None:
    return label_of(_LABEL.match(line), _ABOVE)


def _below(line: str) -> tuple[str, str] | None:
    if RIGHTS.match(line):
        return RIGHTS_LABEL, line
    return label_of(_LABEL.match(line), _BELOW)
