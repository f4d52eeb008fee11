"""Plain-text exports of ProQuest: documents below lines of underscores, with their labels around the text.

    ____________________________________________________________
    Document 1 of 3

    Ferry Sinks Off Bergen

    Author: Lee, Ann

    Publication info: The Fjord Times (1987-); Bergen [Bergen]14 Oct 1987: A1.

    Full text: A ferry sank off Bergen on Tuesday.

    Publication title: The Fjord Times

    ProQuest document ID: 123456789

Later ones leave out `Document 1 of 3`; printed ones have `FULL TEXT` and `DETAILS` on lines of their own.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from app.parsers.attempt import SAMPLE, Item, attempts
from app.parsers.draft import Draft, from_text
from app.parsers.encoding import as_utf8
from app.parsers.labelled import Field, after_text, fields, label_of, language, value, values, words
from app.parsers.options import Options
from app.parsers.people import is_post, names
from app.parsers.pieces import pieces
from app.text import clean, squeeze

NAME = "proquest"

_RULE = rb"^_{20,100}[ \t]{0,20}\r?\n"
_NUMBERED = re.compile(rb"^(?:\xef\xbb\xbf)?Document \d{1,6} of \d{1,6}[ \t]{0,20}\r?$", re.MULTILINE)
_TITLED = re.compile(
    _RULE + rb"\s{0,40}+(?:[^\s_][^\n]{0,200}\n){1,3}+\s{0,40}+"
    rb"(?=(?:Author|Publication (?:info|title)|Abstract|Links|Full text|Subject|Title): "
    rb"|https?://|ProQuest document link)",
    re.MULTILINE,
)
_TOP = 4096
_OWN = re.compile(rb"^(?:ProQuest document (?:ID: |link)|Report Information from ProQuest)", re.MULTILINE)
_CONTENT = re.compile(
    rb"^(?:(?:Full text|Abstract|Publication info|Publication title): |FULL TEXT[ \t]{0,20}\r?$)", re.MULTILINE
)
_TOP_LINE = re.compile(r"\s*(?:_{20,}|Document \d{1,6} of \d{1,6})\s*")
_LAST_RULE = re.compile(r"\n_{20,100}\s*\Z")
_VALUE_END = re.compile(r"\n(?:\n|_{20})")
_LINK = re.compile(r"\s*(?:ProQuest document link|https?://\S+|Links: .*)\s*")

_NAMES = {
    name: key
    for key, _, printed in (
        line.strip().partition(" ")
        for line in """
        text full text
        summary abstract
        byline author|authors
        credit credit
        info publication info
        source publication title
        date publication date
        title title
        section section
        page pages|page|first page|start page
        edition edition
        dateline dateline
        language language of publication|language
        id proquest document id
        subject subject|identifier / keyword|identifiers|business indexing term
        person people|person
        org company / organization|company|organization
        place location
        note correction|caption|column|document feature
        other classification|alternate title|volume|issue|number of pages|publication year|year|publisher|issn|e-issn
        other place of publication|country of publication|publication subject|journal subject|source type|document type
        other accession number|document url|doi|copyright|last updated|database|source attribution|links|isbn
        other full text availability|first available|publication history|source|correspondence author
        """.strip().splitlines()
    )
    for name in printed.split("|")
}
_ALONE = {"FULL TEXT": "text", "ABSTRACT": "summary", "DETAILS": "details"}
_TELLING = {"source", "date", "id", "details"}
"""Labels that occur in no text; others may be those of a film or a recipe."""
_LABEL = re.compile(r"([A-Z][\w\- /]{1,27}):(?:\s+(.*)|$)")
_KEYWORDS = {"subject": "", "person": "person:", "org": "org:", "place": "place:"}
_NOTHING = ("none available.", "not available.", "none available")
_INFO_DAY = re.compile(r"(?<!\d)(\d{1,2} [A-Z][a-z]{2,8} \d{4})(?::\s*([\w.\-]{1,20}?)\.?\s*$)?")
_NAME = re.compile(r"\bName: ([^;]{1,200})")
_LONGEST_INFO = 400
_YEARS = re.compile(r"\s*\(\d{4}\s?-[^()]{0,30}\)")
_INVERTED = re.compile(r"([^\W\d_][^,]{1,60}), ([^\W\d_][^,]{0,60})(?:, ([^,]{1,60}))?")
_NOBODY = ("anonymous", "unknown")


def begins(sample: bytes) -> bool:
    """Whether the file opens with a rule or a document's number, names ProQuest, and has one of its labels."""
    if b"ProQuest" not in sample:
        return False
    is_ruled = re.match(_RULE, sample) is not None or _NUMBERED.search(sample, 0, _TOP) is not None
    return is_ruled and _OWN.search(sample) is not None and _CONTENT.search(sample) is not None


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield every document; what precedes the first, which is about the search, is skipped."""
    source = as_utf8(stream)
    start = _NUMBERED if _NUMBERED.search(source.read(SAMPLE)) else _TITLED
    source.seek(0)
    cut = (piece for piece in pieces(source, start, options.max_article_bytes) if start.match(piece))
    yield from attempts(NAME, cut, file, options, partial(from_text, read))


def read(document: str) -> Draft:
    """The draft of one document. Without a full text, its abstract is the text."""
    lines = _LAST_RULE.sub("", clean(document).rstrip()).split("\n")
    at = next((n for n, line in enumerate(lines) if (found := _label(line)) and found[0] == "text"), None)
    if at is None:
        said = fields(lines, _label)
        text = "\n\n".join(_unlabelled(given) for name, given in said if name not in ("", "summary")).strip()
    else:
        behind = [(_label(lines[at]) or ("", ""))[1], *lines[at + 1 :]]
        end = after_text(behind, _label, _TELLING)
        said = fields([*lines[:at], *behind[end:]], _label)
        text = "\n".join(behind[:end])
    return _draft(said, "" if squeeze(text).casefold() in _NOTHING else text)


def _draft(said: list[Field], text: str) -> Draft:
    """The draft that fields make; in all but the abstract and the title, only the first block is the value."""
    told = [(name, said if name in ("", "summary") else _VALUE_END.split(said, 1)[0]) for name, said in said]
    top, summary = ("\n".join(_own_lines(value(told, name))) for name in ("", "summary"))
    info = value(told, "info")
    printed = _INFO_DAY.search(info[-_LONGEST_INFO:])
    credits = values(told, "credit")
    author = value(told, "byline")
    byline = "" if author.casefold() in _NOBODY else author
    placed = (("Edition", value(told, "edition")), ("Page", value(told, "page") or (printed and printed[2]) or ""))
    return Draft(
        id=value(told, "id") or None,
        title=top or value(told, "title") or None,
        date=value(told, "date") or (printed[1] if printed else None),
        byline=byline or next(iter(credits), None),
        authors=[name for part in byline.split(";") for name in _authors(part.strip())],
        source=_YEARS.sub("", squeeze((value(told, "source") or info).partition(";")[0])).strip() or None,
        section=value(told, "section") or None,
        dateline=value(told, "dateline") or None,
        language=language(value(told, "language")),
        keywords=[word for name, kind in _KEYWORDS.items() for word in words(map(_named, values(told, name)), kind)],
        summary=summary if text else None,
        notes=[
            *(credits if byline else credits[1:]),
            *values(told, "note"),
            *(f"{name}: {said}" for name, said in placed if said),
        ],
        text=text or summary,
    )


def _own_lines(said: str) -> list[str]:
    """The lines of a value without addresses, rules and numbers of documents; none where it says that there is none."""
    lines = [line for line in said.split("\n") if not _LINK.fullmatch(line) and not _TOP_LINE.fullmatch(line)]
    return [] if squeeze("\n".join(lines)).casefold() in _NOTHING else lines


def _unlabelled(said: str) -> str:
    """What follows the first block of a value, up to a rule: the text where it has no label."""
    return "\n".join(_own_lines(said.partition("\n____")[0].partition("\n\n")[2]))


def _named(said: str) -> str:
    """A list of names without the codes that companies have: `Name: Fjord AS; NAICS: 511110`."""
    return ";".join(_NAME.findall(said)) or said


def _authors(part: str) -> tuple[str, ...]:
    """The people of one entry; a name is inverted, and a post may follow it: `Lee, Ann, Staff Writer`."""
    found = _INVERTED.fullmatch(part)
    if found and not is_post(found[2]) and not part.startswith("By "):
        return (f"{found[2]} {found[1]}",)
    return names(part)


def _label(line: str) -> tuple[str, str] | None:
    if line in _ALONE:
        return _ALONE[line], ""
    return label_of(_LABEL.match(line), _NAMES)
