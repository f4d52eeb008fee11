"""Documents as newspaper databases export them: labelled lines, the text, labelled lines again.

A label and its value may share a line (`HEADLINE: Ferry sinks`), or the value begins on the next one. It runs until the
next label.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import BinaryIO

from app.parsers.pieces import pieces

Label = Callable[[str], tuple[str, str] | None]
"""What a line is labelled as, and the rest of the line; None where it has no known label."""
Field = tuple[str, str]

RIGHTS = re.compile(
    r"\s*(?:(?:Copyright\b|©|\(c\))(?=.{0,200}\d{4})"
    r"|(?:All rights reserved|Alle Rechte vorbehalten|Tous droits réservés|Todos los derechos reservados)\b)",
    re.IGNORECASE,
)
"""How a line about rights begins; few sentences about copyright have a year."""
RIGHTS_LABEL = "rights"
"""What a line about rights is labelled as, where that is a label."""

_MOST_RIGHTS = 8  # lines
_LONGEST_END = 1024
_COUNTED = re.compile(r"\s*\(\d{1,3}%\)$")
WORDS = rb"(?:words?|W[^\n]{1,2}rter|mots|palabras|woorden|parole|palavras)"
"""What a length is counted in."""


def table(lines: str) -> dict[str, str]:
    """What names mean, from lines of a meaning and its names, all in lower case."""
    return {name: meaning for meaning, *names in map(str.split, lines.strip().splitlines()) for name in names}


_LANGUAGES = table("""
    ar arabic arabe árabe arabisch
    bg bulgarian
    ca catalan català
    cs czech
    da danish dansk dänisch
    de german deutsch allemand alemán
    el greek
    en english englisch anglais inglés inglese
    es spanish español castellano spanisch espagnol
    et estonian
    fi finnish
    fr french français französisch francés
    he hebrew
    hi hindi
    hr croatian
    hu hungarian
    id indonesian
    it italian italiano italienisch italien
    ja japanese
    ko korean
    ms malay
    nl dutch nederlands niederländisch néerlandais
    no norwegian
    pl polish polski
    pt portuguese português portugiesisch portugais portugués
    ro romanian
    ru russian русский russisch russe ruso
    sk slovak
    sv swedish svenska
    tr turkish türkçe
    uk ukrainian
    zh chinese
""")


def ended(stream: BinaryIO, end: re.Pattern[bytes], limit: int) -> Iterator[bytes]:
    """Yield the documents of a stream in which a line that matches `end` closes each; blank ones are left out.

    One larger than `limit` bytes may be cut, but stays larger.
    """
    rest = b""
    for piece in pieces(stream, end, limit + _LONGEST_END):
        closing = end.match(piece)
        size = closing.end() if closing else 0
        if (document := rest + piece[:size]).strip():
            yield document
        rest = piece[size:]
    if rest.strip():
        yield rest


def label_of(found: re.Match[str] | None, names: Mapping[str, str]) -> Field | None:
    """What a label means, matched with its value as the second group; None where it has no meaning in the table."""
    meaning = names.get(found[1].lower()) if found else None
    return (meaning, found[2] or "") if found and meaning else None


def fields(lines: Iterable[str], label: Label) -> list[Field]:
    """What each label is given as its value; lines above the first label are under an empty one."""
    gathered: list[tuple[str, list[str]]] = [("", [])]
    for line in lines:
        if found := label(line):
            gathered.append((found[0], [found[1]]))
        else:
            gathered[-1][1].append(line)
    return [(name, "\n".join(value).strip()) for name, value in gathered]


def values(found: Iterable[Field], *names: str) -> list[str]:
    """What fields with one of these names say, empty ones left out."""
    return [value for name, value in found if name in names and value]


def value(found: Iterable[Field], *names: str) -> str:
    """What the first of them says, names in order of preference."""
    kept = list(found)
    return next((said for name in names for said in values(kept, name)), "")


def after_text(lines: list[str], label: Label, telling: Collection[str]) -> int:
    """Where the labels behind a text begin: at the first one that no text has, or at the labelled blocks above it.

    A line about rights is one only if every block below it has a label.
    """
    unlabelled = max((n for n in block_starts(lines) if not label(lines[n])), default=-1)
    known = ((n, found[0]) for n, line in enumerate(lines) if (found := label(line)) and found[0] in telling)
    start = next((n for n, name in known if name != RIGHTS_LABEL or n > unlabelled), len(lines))
    while 0 < start < len(lines):
        begin, end = last_block(lines, start)
        first = next((n for n in range(begin, end) if label(lines[n])), start)
        if first != begin or begin == end:
            return first
        start = begin
    return start


def without_rights(lines: list[str]) -> list[str]:
    """The lines without the blocks about rights that end them."""
    end = len(lines)
    while True:
        begin, end = last_block(lines, end)
        if begin == end or end - begin > _MOST_RIGHTS or not RIGHTS.match(lines[begin]):
            return lines[:end]
        end = begin


def block_starts(lines: list[str]) -> list[int]:
    """Where blocks of lines between blank ones begin."""
    return [n for n, line in enumerate(lines) if line.strip() and (not n or not lines[n - 1].strip())]


def last_block(lines: list[str], end: int) -> tuple[int, int]:
    """Where the last block of lines before `end` begins and ends."""
    while end and not lines[end - 1].strip():
        end -= 1
    begin = end
    while begin and lines[begin - 1].strip():
        begin -= 1
    return begin, end


def blocks(lines: Iterable[str]) -> list[list[str]]:
    """The lines between blank ones."""
    return [list(block) for filled, block in groupby(lines, lambda line: bool(line.strip())) if filled]


def words(texts: Iterable[str], kind: str = "", between: str = ";") -> list[str]:
    """The keywords in lists of them, without the percentage that may follow each: `FERRIES (90%); BOATS (71%)`."""
    said = (_COUNTED.sub("", " ".join(word.split())) for text in texts for word in text.split(between))
    return [kind + word for word in said if word]


def language(names: str) -> str | None:
    """The tag of the first language named: `GERMAN; DEUTSCH`; a name that is not known is returned as it is."""
    name = re.split(r"[;,(]", names, maxsplit=1)[0].strip()
    return _LANGUAGES.get(name.casefold(), name.lower() if len(name) == 2 else name) or None
