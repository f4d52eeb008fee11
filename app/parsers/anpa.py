"""ANPA 1312 and IPTC 7901: teleprinter messages framed by control characters, or by telex lines (see `telex`).

A message is SOH, a header, STX, the text, ETX and the time of sending. ANPA marks header lines with `^` and ends the
meaningful ones with `<` or `=`; IPTC 7901 ends the headline with `=`.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from app.parsers import telex
from app.parsers.attempt import Item, Origin, attempts
from app.parsers.dateline.months import month_of
from app.parsers.draft import Draft, from_text
from app.parsers.name_lines import BYLINE
from app.parsers.options import Options
from app.parsers.pieces import pieces
from app.parsers.sent_times import ANPA, IPTC, at_end, when
from app.record import ArticleRecord

NAME = "anpa"

_AROUND = b"\x16\x04\x7f\r\n \xef\xbb\xbf"
_HEAD = 1024
_START = re.compile(rb"\x01(?=[^\x01\x02]{5,400}\x02)")
_BARE = re.compile(rb"[a-z]{2,3}\d{2,5} \d [a-z]{1,2} +\d{1,5} [^\n]*\r?\n\s*\n[^\n]{0,200}/\s*\n")
_HEADER = re.compile(
    r"(?P<first>[^\n\x02]*)\n+(?:(?P<slug>[^\n\x02]*/)?\s*(?:\x02|$|\n)|(?P<catch>[^\n\x02]{1,200})\n\s*\x02)"
)
_CREDIT = re.compile(r"(\w[\w.\-]*)\s+\d+\s*$")
_END = re.compile(r"\^?END<?\s*")
_SLUG = re.compile(r"^(?:BC-)?(?:[^<]*--)?([^,<]*)")
_NOTE = re.compile(r"(?:AP Photo|Eds?:|[A-Z0-9][A-Z0-9 ]{2,19}$)")
_BRACKETED = re.compile(r"\([^()]{3,100}\)")
"""What kind of text it is, above the headline: `(Berichtigung: …)`."""
_MOST_LINES = 12  # of a headline


def begins(sample: bytes) -> bool:
    """Whether the stream opens with a message header, with or without control characters, or with a telex line."""
    text = sample.lstrip(_AROUND)
    return any(shape.match(text) for shape in (_START, _BARE, telex.START))


def _is_framed(sample: bytes) -> bool:
    return telex.START.match(sample.lstrip(_AROUND)) is not None


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield every message."""
    framed = _is_framed(stream.read(_HEAD))
    stream.seek(0)
    cut = pieces(stream, telex.START if framed else _START, options.max_article_bytes)
    found = (piece for piece in cut if piece.strip(_AROUND))
    yield from attempts(NAME, found, file, options, _record)


def _record(origin: Origin, options: Options) -> ArticleRecord:
    if _is_framed(origin.raw[:_HEAD]):
        return from_text(telex.read, origin, options, origin.file)
    return from_text(_message, origin, options)  # these carry their time of sending


def _message(text: str) -> Draft:
    text = text.replace("\r", "").lstrip("\x16\x01\n \ufeff")
    return _anpa(text) if re.search(r"^\x02?\^", text, re.MULTILINE) else _iptc(text)


def _anpa(text: str) -> Draft:
    """Read an ANPA message: lines with `^` are the slug, headline, byline, notes to editors and summary."""
    body, _, _ = text.partition("\x02")[2].partition("\x03")
    lines = body.split("\n")
    size = next((n for n, line in enumerate(lines) if not line.startswith("^")), len(lines))
    slug, *marked = [line.lstrip("^").strip() for line in lines[:size]] or [""]
    sent = ANPA.search(text)
    ends = "<" if any(line.endswith("<") for line in marked) else ""  # some services end no line with it
    byline = [line for line in marked if line.endswith("=")]
    said = [line for line in marked if line.endswith(ends) and not line.endswith("=") and not _NOTE.match(line)]
    told = {*said, *byline}
    return Draft(
        title=" ".join(map(_bare, said[:1])) or None,
        summary=" ".join(map(_bare, said[1:])) or None,
        byline=", ".join(map(_bare, byline)) or None,
        keywords=_SLUG.findall(slug),
        date=when(sent),
        source=sent["agency"] if sent else None,
        notes=[line.rstrip("<") for line in marked if line not in told],
        text="\n".join(line.rstrip("< ") for line in lines[size:] if not _END.fullmatch(line)),
    )


def _bare(line: str) -> str:
    return line.rstrip("<=").strip()


def _iptc(text: str) -> Draft:
    """Read an IPTC 7901 message: header with credit, slug with words between slashes, headline up to `=`, text."""
    header = _HEADER.match(text)
    credit = _CREDIT.search(header["first"][-_HEAD:]) if header else None
    body, _, _ = text[header.end() if header else 0 :].partition("\x03")
    sent = at_end(IPTC, text)
    if sent and not (sent["zone"] or month_of(sent["name"])):
        sent = None  # the end of a text: 101214 men 14
    lines = (IPTC.sub("", body) if sent else body).lstrip("\n\x02").split("\n")
    size = next((n for n, line in enumerate(lines[:_MOST_LINES], start=1) if line.rstrip().endswith("=")), 0)
    head = [line.strip().rstrip("= ") for line in lines[:size]]
    notes = [line for line in head if _NOTE.match(line) or _BRACKETED.fullmatch(line)]
    return Draft(
        title=" ".join(line for line in head if line not in notes and not BYLINE.match(line)) or None,
        byline=next((line for line in head if BYLINE.match(line)), None),
        keywords=(header["slug"] or header["catch"] or "").split("/") if header else [],
        date=when(sent),
        source=credit[1] if credit else None,
        notes=notes,
        text="\n".join(lines[size:]),
    )
