"""Plain-text exports of Factiva, with two-letter labels or without.

    HD                                  Metropolitan Desk
    Ferry sinks off Bergen              Ferry sinks off Bergen
    BY                                  By Ann Lee
    By Ann Lee                          188 words
    WC                                  22 January 2009
    188 words                           The Fjord Times
    PD                                  FJTI
    22 January 2009                     12
    ...                                 English
    LP                                  (c) 2009 The Fjord Times
    A ferry sank.
    AN                                  A ferry sank.
    Document FJTI000020090122e51m00012  Document FJTI000020090122e51m00012

A label may also stand before its value: `HD   Ferry sinks off Bergen`. Dow Jones describes the labels in its list of
Factiva's intelligent indexing and article fields.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from app.parsers.attempt import Item, attempts
from app.parsers.draft import Draft, from_text
from app.parsers.encoding import as_utf8
from app.parsers.labelled import RIGHTS, WORDS, Label, after_text, blocks, ended, fields, language, value, values, words
from app.parsers.name_lines import is_byline, is_name
from app.parsers.options import Options
from app.parsers.published import read_published
from app.text import clean

NAME = "factiva"

_NUMBER = rb"[A-Z][A-Z0-9]{2,11}(?:19|20)\d{6}[a-z0-9]{5,12}"
_END = re.compile(rb"^[ \t]{0,99}(?:AN[ \t]{1,99})?Document " + _NUMBER + rb"[ \t]{0,99}\r?(?:\n|\Z)", re.MULTILINE)
_DOCUMENT = re.compile(rf"(?:AN[ \t]+)?Document ({_NUMBER.decode()})")
_LABELLED = tuple(
    re.compile(rb"^" + name + rb"(?:[ \t]{1,20}[^\s]|[ \t]{0,20}\r?$)", re.MULTILINE)
    for name in (b"HD", b"WC", b"PD", b"S[NC]")
)
_TOP = 4096
_LENGTH = rb"^[ \t]{0,9}[\d.,]{1,9} " + WORDS + rb"[ \t]{0,9}\r?$"
_COUNTED = re.compile(_LENGTH + rb"\n[ \t]{0,9}\d{1,2}\.? [^\n\d]{3,20}\d{4}[ \t]{0,9}\r?$", re.MULTILINE)
_COUNT = re.compile(_LENGTH.decode().removesuffix(r"\r?$") + "$")
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{3,4})?")
_FOOT = re.compile(r"^(?:Page \d{1,6} of \d{1,6} ?)?© ?\d{4} (?:Factiva|Dow Jones)\b.*$", re.MULTILINE)
_SUMMARY = re.compile(
    rb"\s*(?:Search Summary\b|(?:Page \d{1,6} of \d{1,6} ?)?[^\w\s]{1,2} ?\d{4} (?:Factiva|Dow Jones))"
)

_ABOVE = frozenset("SE CLM HD BY CR WC PD ET SN SC ED PG VOL LA CY CX".split())  # noqa: SIM905
_TEXT = frozenset(["LP", "TD"])
_BELOW = frozenset("RF CX ART CT CO IN NS RE DE GC NGC IPC IPD PUB AN".split())  # noqa: SIM905
_TELLING = frozenset(["AN", "IPC", "IPD"])
"""Labels with which no line of a text begins; alone on a line, none does."""
_KEYWORDS = {"NS": "", "CO": "org:", "IN": "industry:", "RE": "place:"}
_LINE = re.compile(r"([A-Z]{2,3})(?:[ \t]+(.*)|$)")
_WIDE_LINE = re.compile(r"([A-Z]{2,3})(?:(?:\t| {2,})[ \t]*(.*)|[ \t]*$)")
_ALONE = re.compile(r"([A-Z]{2,3})[ \t]*()$")


def begins(sample: bytes) -> bool:
    """Whether the file begins with a headline's label and has those of length, day and source, or with a length and a
    day on lines of their own and a document's number below.
    """
    if b"HD" in sample and _LABELLED[0].search(sample, 0, _TOP):
        return all(label.search(sample) for label in _LABELLED)
    counted = _COUNTED.search(sample, 0, _TOP) if b"Document " in sample else None
    return counted is not None and _END.search(sample, counted.end()) is not None


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield every document; what follows the last, which is about the search, is left out."""
    cut = ended(as_utf8(stream), _END, options.max_article_bytes)
    yield from attempts(
        NAME, (piece for piece in cut if not _SUMMARY.match(piece)), file, options, partial(from_text, read)
    )


def read(document: str) -> Draft:
    """The draft of one document."""
    lines = _FOOT.sub("", clean(document)).strip().split("\n")
    number = _DOCUMENT.fullmatch(lines[-1].strip())
    if number and lines[-1].lstrip().startswith("Document"):
        lines.pop()
    shape = _shape(lines)
    draft = _labelled(lines, shape) if shape else _bare(lines)
    draft.id = number[1] if number else None
    return draft


def _shape(lines: list[str]) -> re.Pattern[str] | None:
    """How the labels of a document are written, as that of its headline is; None where it has none."""
    for shape in (_ALONE, _WIDE_LINE, _LINE):
        if any(found[1] == "HD" for found in map(shape.match, lines) if found):
            return shape
    return None


def _among(names: frozenset[str], shape: re.Pattern[str]) -> Label:
    def label(line: str) -> tuple[str, str] | None:
        found = shape.match(line)
        return (found[1], found[2] or "") if found and found[1] in names else None

    return label


def _labelled(lines: list[str], shape: re.Pattern[str]) -> Draft:
    is_text = _among(_TEXT, shape)
    at = next((n for n, line in enumerate(lines) if is_text(line)), None)
    telling = _BELOW if shape is _ALONE else _TELLING
    end = (at or 0) + after_text(lines[at or 0 :], _among(_BELOW, shape), telling)
    above = fields(lines[: end if at is None else at], _among(_ABOVE, shape))
    below = fields(lines[end:], _among(_BELOW, shape))
    texts = [said for _, said in fields(lines[at:end], is_text)] if at is not None else []
    unlabelled = [said.partition("\n\n")[2] for name, said in above if name not in ("", "HD")]
    pages = [f"{name}: {said}" for key, name in (("ED", "Edition"), ("PG", "Page")) for said in values(above, key)]
    return Draft(
        title=value(above, "HD") or None,
        byline=value(above, "BY") or None,
        date=" ".join([*values(above, "PD")[:1], *values(above, "ET")[:1]]) or None,
        source=value(above, "SN", "SC") or None,
        section=value(above, "SE", "CLM") or None,
        language=language(value(above, "LA")),
        keywords=[word for key, kind in _KEYWORDS.items() for word in _subjects(values(below, key), kind)],
        notes=[*values(above, "", "CR"), *pages, *values([*above, *below], "CX", "ART", "CT")],
        text="\n\n".join(filter(None, [*unlabelled, *texts])),
    )


def _subjects(lists: list[str], kind: str) -> list[str]:
    """The names in lists such as `c13 : Regulation | ccat : Corporate News`."""
    return [kind + (word.partition(" : ")[2] or word) for word in words(lists, between="|")]


def _bare(lines: list[str]) -> Draft:
    """The draft of a document without labels, whose lines above the text are in a known order."""
    at = next((n for n, line in enumerate(lines) if _COUNT.match(line)), None)
    if at is None:
        return Draft(text="\n".join(lines))
    end = next((n for n in range(at, len(lines)) if not lines[n].strip()), len(lines))
    draft = _titled([line.strip() for line in lines[:at] if line.strip()])
    told = [line.strip() for line in lines[at + 1 : end]]
    if told and read_published(told[0])[0]:
        draft.date = told.pop(0)
    if told and draft.date and _CLOCK.fullmatch(told[0]):
        draft.date = f"{draft.date} {told.pop(0)}"
    draft.source = told.pop(0) if told else None
    for line in told:
        tag = language(line)
        if RIGHTS.match(line) or _CODE.fullmatch(line):
            continue
        if tag and tag != line and not draft.language:
            draft.language = tag
        else:
            draft.notes.append(f"Page: {line}" if line.isdigit() else line)
    draft.text = "\n\n".join("\n".join(block) for block in blocks(lines[end:]))
    return draft


def _titled(lines: list[str]) -> Draft:
    """The lines above the length of a text: its section, its headline, its byline."""
    draft = Draft()
    if len(lines) > 1 and (is_byline(lines[-1]) or is_name(lines[-1])):
        draft.byline = lines.pop()
    draft.title = lines.pop() if lines else None
    draft.section = lines.pop() if lines else None
    draft.notes = lines
    return draft
