"""Plain-text exports of LexisNexis, in the two layouts that it has had.

                                   1 of 50 DOCUMENTS

                                  The Fjord Times

                              March 12, 2004 Friday

    Ferry sinks off Bergen

    BYLINE: By ANN LEE

    LENGTH: 312 words

    BODY:
       A ferry sank off Bergen on Thursday.

    LOAD-DATE: March 13, 2004

Older files have the copyright on top and the headline behind `HEADLINE:`, many have no `BODY:`. Nexis Uni begins with
the headline, labels in lower case (`Length: 312 words`), has `Body` on a line of its own and ends with
`End of Document`. Labels are in the language of the user's screen, also German, French, Spanish and Dutch.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from app.parsers.attempt import SAMPLE, Item, Origin, attempts
from app.parsers.dateline.months import is_weekday
from app.parsers.draft import Draft, from_text
from app.parsers.encoding import as_utf8
from app.parsers.labelled import (
    RIGHTS,
    WORDS,
    Field,
    Label,
    after_text,
    block_starts,
    blocks,
    ended,
    fields,
    language,
    table,
    value,
    values,
    without_rights,
    words,
)
from app.parsers.options import Options
from app.parsers.pieces import pieces
from app.parsers.published import read_published
from app.record import ArticleRecord
from app.text import clean, squeeze

NAME = "nexis"

_COUNTER = re.compile(
    rb"^(?:\xef\xbb\xbf)?[ \t\f]{0,200}"
    rb"(?:\d{1,6} (?:of|von|de|sur|van) [\d.,]{1,9} (?:DOCUMENT|DOKUMENT|DOCUMENTO)(?:S|E|EN)?"
    rb"|Dokument \d{1,6} von \d{1,6})[ \t]{0,200}\r?$",
    re.MULTILINE,
)
_COVER = 8192
_COUNTED_AS = (b"DOCUMENT", b"DOKUMENT", b"Dokument")
_COUNTED = rb"[ \t]{0,9}[\d.,]{1,9}[ \t]{1,9}" + WORDS + rb"\b"
_LENGTH = re.compile(rb"^(?:LENGTH|L[^\n]{1,2}NGE|LONGUEUR|LONGITUD|LENGTE|LUNGHEZZA):" + _COUNTED, re.MULTILINE)
_LOADED = re.compile(rb"^(?:LOAD-DATE|UPDATE|DATE-CHARGEMENT|FECHA-CARGA|LAAD-DATUM):[ \t]{0,9}\w", re.MULTILINE)
_SHORT = re.compile(rb"^(?:Length|L[^\n]{1,2}nge|Longueur|Longitud|Lengte|Lunghezza):" + _COUNTED, re.MULTILINE)
_BODY = re.compile(rb"\n(?:Body|Corps|Cuerpo)[ \t]{0,99}\r?$", re.MULTILINE)
_END = re.compile(
    rb"^[ \t\f]{0,99}(?:End of Document|Ende des Dokuments|Fin du document|Fin del documento)[ \t]{0,99}\r?(?:\n|\Z)",
    re.MULTILINE,
)

_NAMES = table("""
    title headline überschrift titre titular titel
    byline byline autor auteur author
    section section rubrik rubrique sección sectie
    length length länge longueur longitud lengte lunghezza
    dateline dateline ortsangabe origine
    summary highlight zusammenfassung encart resumen
    text body corps cuerpo
    load load-date date-chargement fecha-carga laad-datum
    language language sprache langue idioma taal
    caption graphic graphik grafik
    kind publication-type document-type pub-type type-publication tipo-publicación publicatietype
    code journal-code acc-no issn isbn url update distribution correction-date
    subject subject subjects thema
    person person persons
    org company organization organisation ticker
    place geographic country state city
    industry industry
    note anchor anchors column correction guest guests memo network note notes reporter reporters
    note series show transcript type
""")
_ALONE = {"Body": "text", "Corps": "text", "Cuerpo": "text", "Graphic": "caption", "Classification": "class"}
_FIRST = {"title", "byline", "section", "length", "dateline", "summary", "text"}
"""Labels that may be the first below the lines on top; headlines begin with others: `Notes: a year in music`."""
_HEAD = {*_FIRST, "note"}
_TELLING = {"load", "caption", "kind", "class"}
"""Labels that occur in no text; others may be those of a film or a recipe."""
_GIVEN = ("title", "byline", "section", "dateline", "summary")
_SAID_ELSEWHERE = ("load", "kind", "class", "code", "length", "language")
_KEYWORDS = {"subject": "", "person": "person:", "org": "org:", "place": "place:", "industry": "industry:"}
_LABEL = re.compile(r"[ \t]{0,3}([^\W\d_][\w\- ]{2,24}):(?:[ \t]+(.*)|$)")
_UNKNOWN = re.compile(r"[A-Z][A-Z \-]{2,24}:[ \t]+\S")
_PAGE = re.compile(r"[ \t]*Page \d{1,6} of \d{1,6}[ \t]*")
_END_LINE = re.compile(_END.pattern.decode().removesuffix(r"(?:\n|\Z)"), re.MULTILINE)
_SCREEN = re.compile(
    r"(?:User Name|Date and Time|Job Number|Client/Matter|Search Terms|Search Type|Print Request):|Documents? \(\d+\)"
)
_INDENTED = re.compile(r"[ \t]{8}")
_DAY = re.compile(
    r"(?:([^\W\d_]{3,14}(?:-feira)?)[.,]?\s+)?"
    r"((?:[^\W\d_]{3,12}\.?\s+(?:\d{1,2},?\s+)?|\d{1,2}\.?\s+(?:de\s+)?[^\W\d_]{3,12}\.?,?\s+(?:del?\s+)?)\d{4})\b"
    r"(?:,?\s+([^\W\d_]{3,14}(?:-feira)?)\b)?"
    r"(?:,?\s+(\d{1,2}:\d\d(?::\d\d)?(?:\s*[AaPp]\.?[Mm]\b\.?)?(?:\s+[A-Z]{2,4}\b)?))?"
)
_LONGEST_DAY = 200
_NO_EDITION = "-"
_WRAPPED = range(101, 131)  # characters of a block's longest line; narrower blocks are joined in every format


def begins(sample: bytes) -> bool:
    """Whether the file has a document's counter and then its length or load date, or a length and then `Body` alone."""
    may_be_counted = any(word in sample for word in _COUNTED_AS)  # cheaper than to search for the line
    if may_be_counted and (counter := _COUNTER.search(sample, 0, _COVER)):
        return any(telling.search(sample, counter.end()) for telling in (_LENGTH, _LOADED))
    length = _SHORT.search(sample) if _BODY.search(sample) else None
    return length is not None and _BODY.search(sample, length.end()) is not None


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield every document; what precedes the first counter, which is about the search, is skipped."""
    source = as_utf8(stream)
    is_counted = _COUNTER.search(source.read(SAMPLE), 0, _COVER) is not None
    source.seek(0)
    if is_counted:
        counted = pieces(source, _COUNTER, options.max_article_bytes)
        cut: Iterator[bytes] = (piece for piece in counted if _COUNTER.match(piece) or _LENGTH.search(piece))
    else:
        cut = ended(source, _END, options.max_article_bytes)
    yield from attempts(NAME, cut, file, options, _record)


def _record(origin: Origin, options: Options) -> ArticleRecord:
    return from_text(_counted if _COUNTER.match(origin.raw) else _uncounted, origin, options)


def _counted(document: str) -> Draft:
    """The draft of a document below its counter: source, day and, where it has no label, headline are on top."""
    draft, above = _labelled(clean(document).lstrip().partition("\n")[2].split("\n"), _upper)
    at, found = next(((n, day) for n, line in enumerate(above) if (day := _day(line))), (0, None))
    if found:
        draft.date, edition = found
        draft.source, on_top = _source(above[:at])
        beside, *below = blocks([edition or _NO_EDITION, *above[at + 1 :]])
    else:
        first, *below = [*blocks(above), []]
        draft.source, on_top, beside = *_source(first[:1]), first[1:]
    said = [block for block in below if block and not RIGHTS.match(block[0])]
    has_set_off = not draft.title and any(not _INDENTED.match(block[0]) for block in said)
    others, titles = [line for line in beside if line != _NO_EDITION], list[str]()
    for block in said:
        is_title = not draft.title and not (has_set_off and _INDENTED.match(block[0]))
        (titles if is_title else others).extend(block)
    draft.title = draft.title or "\n".join(titles) or None
    draft.notes = [*on_top, *(line for line in others if not RIGHTS.match(line)), *draft.notes]
    return draft


def _source(lines: list[str]) -> tuple[str | None, list[str]]:
    """The source among the lines above a day, the last that is neither about rights nor a sentence, and the others."""
    said = [line for line in lines if line.strip() and not RIGHTS.match(line)]
    at = next((n for n in range(len(said) - 1, -1, -1) if not said[n].rstrip().endswith(".")), None)
    return (None, said) if at is None else (said[at], said[:at] + said[at + 1 :])


def _uncounted(document: str) -> Draft:
    """The draft of a document of Nexis Uni: headline, source and day are on top."""
    lines = _END_LINE.sub("", clean(document)).split("\n")
    draft, above = _labelled(_unpaged(lines), _capital)
    below = next((n for n, line in enumerate(above) if RIGHTS.match(line)), len(above))
    at = next((n for n in range(below - 1, -1, -1) if _day(above[n])), below)
    if at < below and (found := _day(above[at])):
        draft.date, edition = found
        draft.notes = [
            *filter(None, [edition]),
            *(line for line in above[at + 1 :] if line.strip() and not RIGHTS.match(line)),
            *draft.notes,
        ]
    on_top = blocks(above[:at])
    draft.source = on_top[-1].pop() if on_top and (len(on_top) > 1 or len(on_top[0]) > 1) else None
    *earlier, title = list(filter(None, on_top)) or [[]]
    draft.title = draft.title or "\n".join(title) or None
    screen = next((n for n in range(len(earlier), 0, -1) if any(map(_SCREEN.match, earlier[n - 1]))), 0)
    draft.notes = [*("\n".join(block) for block in earlier[screen:] if block != title), *draft.notes]
    return draft


def _labelled(lines: list[str], label: Label) -> tuple[Draft, list[str]]:
    """What the labels of a document say, with its text, and the lines above the first of them."""
    top = next((n for n, line in enumerate(lines) if (found := label(line)) and found[0] in _FIRST), None)
    if top is None:
        top = _below_day(lines)
    said, text = _said_above(lines[top:], label)
    text = without_rights(text)
    end = after_text(text, label, _TELLING)
    return _draft([*said, *fields(text[end:], label)], without_rights(text[:end])), lines[:top]


def _below_day(lines: list[str]) -> int:
    """Where the text of a document without labels begins: after the block with the day."""
    at = next((n for n, line in enumerate(lines) if _day(line)), -1)
    return next((n for n in range(at + 1, len(lines)) if not lines[n].strip()), len(lines)) if at >= 0 else 0


def _said_above(lines: list[str], label: Label) -> tuple[list[Field], list[str]]:
    """The fields above a text and its lines. Without `BODY:` it begins at the first block that has no label."""
    for at, line in enumerate(lines):
        if (found := label(line)) and found[0] == "text":
            return fields(lines[:at], label), [found[1], *lines[at + 1 :]]
    starts = block_starts(lines)
    known = [(found := label(lines[n])) is not None and found[0] in _HEAD for n in starts]
    size = 0
    while size < len(starts) and (
        known[size] or (any(known[size + 1 : size + 2]) and _UNKNOWN.match(lines[starts[size]]))
    ):
        size += 1
    at = starts[size] if size < len(starts) else len(lines)
    return fields(lines[:at], label), lines[at:]


def _draft(said: list[Field], text: list[str]) -> Draft:
    """The draft that fields make. What else stands under a label is kept as notes: it may be a text without one."""
    title, byline, section, dateline, summary = (values(said, name) for name in _GIVEN)
    beyond = [what.partition("\n")[2].strip() for what in values(said, *_SAID_ELSEWHERE)]
    return Draft(
        title=next(iter(title), None),
        byline=next(iter(byline), None),
        section=next(iter(section), None),
        dateline=next(iter(dateline), None),
        summary=next(iter(summary), None),
        language=language(value(said, "language")),
        keywords=[word for name, kind in _KEYWORDS.items() for word in words(values(said, name), kind)],
        notes=[
            *(further for given in (title, byline, section, dateline, summary) for further in given[1:]),
            *values(said, "note", "caption", "text", "class"),
            *filter(None, beyond),
        ],
        text=_unwrapped(text),
    )


def _upper(line: str) -> tuple[str, str] | None:
    """The label of a line in capitals."""
    found = _LABEL.match(line)
    key = _NAMES.get(found[1].lower().replace(" ", "-")) if found and found[1].isupper() else None
    return (key, found[2] or "") if found and key else None


def _capital(line: str) -> tuple[str, str] | None:
    """The label of a line in Nexis Uni, which begins with a capital or is a heading."""
    bare = line.strip()
    if bare in _ALONE:
        return _ALONE[bare], ""
    found = _LABEL.match(line)
    key = _NAMES.get(found[1].lower().replace(" ", "-")) if found and found[1][0].isupper() else None
    return (key, found[2] or "") if found and key and key != "text" else None


def _day(line: str) -> tuple[str, str] | None:
    """The day that a line begins with, without that of the week, and what follows: `March 12, 2004 Friday`."""
    line = line.strip()
    found = _DAY.match(line) if len(line) <= _LONGEST_DAY else None
    if found is None or (found[1] and not is_weekday(found[1])):
        return None
    has_weekday = found[3] is None or is_weekday(found[3])
    day = f"{found[2]} {found[4]}" if has_weekday and found[4] else found[2]
    if read_published(day)[0] is None:
        return None
    return squeeze(day), line[found.end() if has_weekday else found.end(2) :].strip(" ,;")


def _unpaged(lines: list[str]) -> list[str]:
    """The lines of a printed document without numbers of pages, and without the headline that runs above each page."""
    pages = [n for n, line in enumerate(lines) if _PAGE.fullmatch(line)]
    first = {line.strip() for line in lines[: pages[1]]} if len(pages) > 1 else set()
    gone = {*pages, *(n + 1 for n in pages[1:] if n + 1 < len(lines) and lines[n + 1].strip() in first)}
    return [line for n, line in enumerate(lines) if n not in gone]


def _unwrapped(lines: list[str]) -> str:
    """The text, each of its wide blocks on a line; an indented line begins a paragraph."""
    return "\n\n".join(
        re.sub(r"\n(?!\s)", " ", "\n".join(block)) if max(map(len, block)) in _WRAPPED else "\n".join(block)
        for block in blocks(lines)
    )
