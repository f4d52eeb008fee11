"""Dispatches framed by telex lines, from ZCZC to NNNN, as AAP sends them.

The lines above the text begin with a sign, or with two letters and `#`. The meaning of a sign differs between an
agency's services, so the longest line is taken as the headline and the others are kept as notes.
"""

import re

from app.parsers.dateline.agencies import is_agency
from app.parsers.dateline.months import month_of
from app.parsers.draft import Draft
from app.parsers.sent_times import DASHED, IPTC, at_end, when
from app.text import clean

START = re.compile(
    rb"^[^\S\n]*zczc(?:[ \t]*\d{3,5}(?:/\w{2,4})?|[ \t]+\w[\w \t]{0,30})?[ \t]*(?=[\r\n])", re.IGNORECASE | re.MULTILINE
)

_END = re.compile(r"^[^\S\n]*NNNN[^\S\n]*$", re.MULTILINE)
_MARKED = re.compile(r"[%#:&*@=!+^]|\$(?!\d)")
_PRIORITY = re.compile(r"([A-Z])\1 \S")
_ROUTE = re.compile(r"(?=\D{0,60}\d)[A-Z0-9]{3,10}(?:_[A-Z0-9]{2,6}){1,4}|[A-Z] [A-Z]{3} [A-Z]\d[A-Z] Q[A-Z]{3}")
"""Codes of routes and desks: `XEF10123_SXA_QBXB`, `R EST S0A QBXB`."""
_TAGGED = re.compile(r"([A-Z]{2})#(.*)")
_SIGNS = "%#$:&*@=!+^ \t"
_WORDS = 4  # the fewest in a headline: slugs, codes and places have fewer


def read(text: str) -> Draft:
    """The draft of one dispatch."""
    first, _, rest = clean(text).strip().partition("\n")
    rest = _END.sub("", rest).strip("\n")
    matches = (at_end(each, rest) for each in (IPTC, DASHED))
    sent = next((found for found in matches if found and month_of(found["name"])), None)
    lines = (rest[: sent.start()] + rest[sent.end() :] if sent else rest).split("\n")
    draft = _tagged(lines) if _TAGGED.match(lines[0]) else _signed(lines)
    route = first.strip()[len("ZCZC") :].strip()
    draft.source = route if is_agency(route) else None
    draft.date = draft.date or when(sent)
    return draft


def _signed(lines: list[str]) -> Draft:
    size = 1 if _PRIORITY.match(lines[0]) else 0
    while size < len(lines) and (_MARKED.match(lines[size]) or _ROUTE.fullmatch(lines[size].strip())):
        size += 1
    head = [line for line in lines[:size] if line.strip(_SIGNS)]
    said = [
        line
        for line in head
        if not _PRIORITY.match(line) and _MARKED.match(line) and len(re.findall(r"[^\W\d_]{2,}", line)) >= _WORDS
    ]
    title = max(said, key=lambda line: len(line.split()), default="")
    return Draft(
        title=title.strip(_SIGNS), notes=[line for line in head if line != title], text="\n".join(lines[size:])
    )


def _tagged(lines: list[str]) -> Draft:
    """Read tagged fields, each running until the next one begins; `TX`, the text, is the last."""
    told: dict[str, str] = {}
    name = ""
    for line in lines:
        found = _TAGGED.fullmatch(line) if name != "TX" else None
        name = found[1] if found else name
        told[name] = found[2] if found else f"{told[name]}\n{line}"
    draft = Draft(
        id=told.pop("AN", None),
        date=told.pop("PD", None),
        title=told.pop("TI", None),
        summary=told.pop("AB", None),
        byline=told.pop("BY", None),
        text=told.pop("TX", ""),
    )
    draft.notes = [f"{name}#{value}" for name, value in told.items() if value.strip()]
    return draft
