"""The import format of Movable Type, in which it, TypePad and other systems export a site.

An entry is lines with labels, then sections with a label of their own (the body, an excerpt, comments). A line of five
dashes ends a section, one of eight an entry.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from app.parsers.attempt import Item, Reject, attempts
from app.parsers.draft import Draft, from_text
from app.parsers.encoding import as_utf8
from app.parsers.fragments import prose
from app.parsers.labelled import ended
from app.parsers.markup import html_text, looks_like_html
from app.parsers.options import Options

NAME = "movabletype"

_LABELS = (
    "AUTHOR|AUTHOR EMAIL|AUTHOR URL|TITLE|BASENAME|STATUS|ALLOW COMMENTS|ALLOW PINGS|CONVERT BREAKS|PRIMARY CATEGORY|"
    "CATEGORY|TAGS|DATE|UNIQUE URL|NO ENTRY|POST TYPE|IMAGE"
)
_HEAD = re.compile(
    rf"(?:(?:{_LABELS}):[^\n]{{0,1000}}\n|[ \t\r]{{0,9}}\n){{2,40}}-----[ \t\r]*\n"
    r"(?:BODY|EXCERPT|KEYWORDS|EXTENDED BODY):".encode()
)
_END = re.compile(
    rb"^--------[ \t]*\r?(?:\n\s{0,99}(?=(?:AUTHOR|TITLE|BASENAME|STATUS|DATE|CATEGORY):)|\n?\s{0,99}\Z)", re.MULTILINE
)
_SECTION = re.compile(
    r"^-----[ \t]*\n(?:(BODY|EXTENDED BODY|EXCERPT|KEYWORDS|COMMENT|PING|REPLY):[ \t]*\n?|\s*(?:-{8}\s*)?\Z)", re.M
)
_LINE = re.compile(rf"({_LABELS}):[ \t]*([^\n]*)")
_DAY = re.compile(r"(\d\d)/(\d\d)/(\d{4})(.*)")
_TAG = re.compile(r'"([^"]*)"|([^,"]+)')
_BLANK = re.compile(r"\n[^\S\n]*\n")


def begins(sample: bytes) -> bool:
    """Whether the file opens with an entry's labels, a line of five dashes, and a section."""
    return _HEAD.match(sample) is not None


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield every entry that the site shows; what it does not show is rejected, and kept as a reject."""
    cut = ended(as_utf8(stream), _END, options.max_article_bytes)
    yield from attempts(NAME, cut, file, options, partial(from_text, read), _END)


def read(entry: str) -> Draft:
    """The draft of one entry; comments and pings are not read. Raises Reject where it is not published."""
    head, *parts = _SECTION.split(entry.replace("\r\n", "\n").lstrip())
    told = [(name, value.strip()) for name, value in _LINE.findall(head)]
    status = _first(told, "STATUS")
    if status and status.lower() != "publish":
        raise Reject(f"not published: {status[:60].lower()}")
    sections = list(zip(parts[::2], parts[1::2], strict=True))
    texts = [_text(value) for name in ("BODY", "EXTENDED BODY") for label, value in sections if label == name]
    categories = [
        value for label in ("PRIMARY CATEGORY", "CATEGORY") for name, value in told if name == label and value
    ]
    listed = [_first(told, "TAGS"), *(value for label, value in sections if label == "KEYWORDS")]
    return Draft(
        url=_first(told, "UNIQUE URL"),
        date=_date(_first(told, "DATE")),
        title=html_text(_first(told, "TITLE")),
        summary=next((_text(value) for label, value in sections if label == "EXCERPT"), None),
        authors=[_first(told, "AUTHOR")],
        section=next(iter(categories), None),
        keywords=[
            *(name for name in categories if name != categories[0]),
            *(a or b for said in listed for a, b in _TAG.findall(said)),
        ],
        text="\n\n".join(filter(None, texts)),
    )


def _first(told: list[tuple[str, str]], name: str) -> str:
    return next((value for label, value in told if label == name), "")


def _text(value: str) -> str:
    """A section as the site shows it, in which blank lines separate paragraphs."""
    return prose(_BLANK.sub("<br><br>", value)) if looks_like_html(value) else html_text(_BLANK.sub("<br><br>", value))


def _date(said: str) -> str | None:
    """The month comes first: `05/21/2006 08:15:00 PM`."""
    found = _DAY.match(said)
    return f"{found[3]}-{found[1]}-{found[2]}{found[4]}" if found else said or None
