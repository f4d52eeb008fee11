"""The mark that ends a text, and the contacts and notes that stand below it."""

import re
from collections.abc import Sequence
from itertools import chain

from app.text import letters

REACHED = re.compile(
    r"(?:[^\W\d_]{1,12}[.:]{1,2} ?)?(?:\S{1,100}@\S{1,100}\.\w{2,10}|(?:https?://|www\.)\S{1,200}"
    r"|(?:\+|\(?0)\d[\d ()/.\-–]{6,25})(?: ?[|/·•,] ?.{0,60})?"
)
"""A line that only says how to reach somebody."""
_MOST_REACHED, _LONGEST_REACHED = 3, 80
_THIRTY = r"[-–—]{1,3} ?30 ?[-–—]{1,3}"
_END = re.compile(
    rf"(?:# ?){{2,10}}#|{_THIRTY}|[-–—*]{{0,3}} ?ENDS ?[-–—*]{{0,3}}|[-–—]{{1,3}} ?[Ee]nds? ?[-–—]{{1,3}}|-END-|\*END\*"
)
_LABEL = re.compile(
    r"\W{0,4}(?:(?:\w{1,20} )?notes? (?:to|for) (?:the )?editors?|editor['’]?s?['’]? notes?|(?:(?:media|press|news"
    r"|editorial) )?(?:contacts?|enquiries|inquiries)(?: (?:information|details|persons?))?|(?:further|more|additional)"
    r" information|disclaimer|(?:presse)?kontakt|rückfragen|pressestelle|contacts? presse|contacto(?: de prensa)?"
    r"|(?:(?:best|kind|warm) )?regards|sincerely(?: yours)?|yours (?:faithfully|sincerely|truly)|many thanks"
    r"|(?:mit )?(?:besten|freundlichen|herzlichen)? ?grü(?:ß|ss)en?|(?:bien )?cordialement|saludos(?: cordiales)?"
    r"|(?:cordiali|distinti) saluti|atenciosamente"
    r"|информация для \w{1,20}|контакт\w{0,5}|(?:notes?|source|website)(?=:))(?:\W{0,4}|: ?.{1,300})",
    re.IGNORECASE,
)
_NOTEPAD = re.compile(r"# ?(?:dpa[ -])?(?:notebook|notizblock)", re.IGNORECASE)
"""What dpa prints above notes, links and contacts below a text, each with a heading of its own."""
_INFORMATION = re.compile(
    r"\W{0,4}for (?:(?:more|further|additional) (?:information|details)|(?:all )?(?:media|press)(?: \w{1,20})? "
    r"(?:enquiries|inquiries))\b(?=.{0,200}(?:\S@\S|https?://|www\.|\d{3}[ .\-–]?\d{3,4}))",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:About|ABOUT|Über|ÜBER|À propos d[eu]|Acerca de|Sobre) ([^.!?…\d]{2,60}?):?")
_SMALL = frozenset("a an the of and for in & de der die das des du la le und et y".split())  # noqa: SIM905
# Below the last paragraph of a text, where nothing follows.
_LAST = re.compile(rf"{_END.pattern}|#[# ]*|[*_]{{3,}}|\*[* ]{{1,20}}\*|[-–—]* ?ENDS? ?[-–—]*")
# The Press Association's mark, below a sentence.
_ENDS, _SENTENCE = re.compile(r"[Ee]nds?"), re.compile(r"[.!?][\"'”’)]{0,3}$")
# Behind the last sentence of a paragraph, perhaps with a word to click.
_BEHIND = re.compile(
    rf"(?<=[.!?…\"”’')\]]) (?:((?:# ?){{3,10}})(?:(?:return|back|top|print)(?: to top)?)?|({_THIRTY}))$", re.IGNORECASE
)
_LONGEST_BEHIND = 40
# Whom to ask, as releases print it in their last line: names and how to reach them, no sentence.
_CONTACT = re.compile(
    r"(?:(?:media|press|news) )?contacts?(?: (?:information|persons?))?: "
    r"(?=.{0,150}(?:\S@\S|\d{3}\)?[-./ ]{1,2}\d{3}[-. ]\d{4}))((?:(?!\w{3}[.!?] \w{2}).){3,200})",
    re.IGNORECASE,
)
_ASKING = re.compile(r"(?:(?:media|press|news) )?contact", re.IGNORECASE)
_CALL = re.compile(r"\bcontacts?:", re.IGNORECASE)
_BESIDE_NAMES = frozenset("and or at of the for cell email ext fax mail mobile office phone tel telephone".split())  # noqa: SIM905
_NO_MARK = frozenset(".!?,;:…\"'”’»)")
"""What no mark ends in, but nearly every paragraph."""
_SHORTEST_PROSE = 80
"""The fewest characters of the paragraph below which 30 alone is the mark that has lost its hyphens."""
_MOST_BELOW = 30
"""How many paragraphs below a text may be searched for the mark."""


def is_end(line: str) -> bool:
    """Whether a line is the mark that ends a release: `###`, `ENDS`, `-30-`."""
    return _END.fullmatch(line) is not None


def without_end(paragraphs: Sequence[str]) -> tuple[list[str], list[str]]:
    """The paragraphs of a text without the mark that ends it, and the contacts and notes below that."""
    found = list(paragraphs)
    if at := _notepad(found):
        return found[:at], found[at + 1 :]
    asked = _asked(found)
    del found[len(found) - len(asked) :]
    last = found[-_MOST_BELOW:]
    if any(paragraph[-1:] not in _NO_MARK for paragraph in last):
        parts = [*found[:-_MOST_BELOW], *chain.from_iterable(map(_apart, last))]
        if at := below_end(parts):
            return parts[:at], parts[at + 1 :] + asked
        while found and (end := _without_mark(found[-1], "".join(found[-2:-1]))) != found[-1:]:
            found[-1:] = end
    return found, asked


def _notepad(paragraphs: Sequence[str]) -> int | None:
    """Where the notes of an agency begin, if they are shorter than the text above."""
    at = next((at for at, said in enumerate(paragraphs) if said[:1] == "#" and _NOTEPAD.fullmatch(said)), 0)
    is_notepad = paragraphs[at + 1 : at + 2] and paragraphs[at + 1].startswith(("#", "*"))
    return at if at and is_notepad and sum(map(len, paragraphs[:at])) > sum(map(len, paragraphs[at:])) else None


def _asked(paragraphs: list[str]) -> list[str]:
    """The last paragraphs that say whom to ask, if none before does: a name behind a label, and how to reach the person
    there or below.
    """
    last = paragraphs[1:][-1 - _MOST_REACHED :]
    at = next((at for at in range(-1, -1 - len(last), -1) if _ASKING.match(last[at])), 0)
    lines = last[at:][1:]
    is_short = all(len(line) <= _LONGEST_REACHED and line[-1:] not in ".!?" for line in lines)
    if not at or not is_short or not _says_whom(" ".join(last[at:])):
        return []
    return [] if any(map(_CALL.search, paragraphs[:at])) else last[at:]


def _says_whom(line: str) -> bool:
    asked = _CONTACT.fullmatch(line)
    words = [word.strip(".,:;()") for word in asked[1].split()] if asked else []
    return bool(words) and all(
        word in _BESIDE_NAMES for word in words if len(word) > 1 and word.isalpha() and word.islower()
    )


def _without_mark(paragraph: str, before: str) -> list[str]:
    """A last paragraph without the mark that it is, or that ends it."""
    is_ends = _ENDS.fullmatch(paragraph) is not None and _SENTENCE.search(before) is not None
    is_thirty = paragraph == "30" and len(before) >= _SHORTEST_PROSE
    return [] if is_ends or is_thirty else [part for part in _apart(paragraph) if not _LAST.fullmatch(part)]


def _apart(paragraph: str) -> list[str]:
    """A paragraph, and the mark that stands at its end."""
    found = _BEHIND.search(paragraph, max(len(paragraph) - _LONGEST_BEHIND, 0))
    return [paragraph[: found.start()], (found[1] or found[2]).strip()] if found else [paragraph]


def below_end(lines: list[str]) -> int | None:
    """Where a release's only end mark stands, if nothing but contacts and notes follow: others stand between items."""
    marks = [at for at, line in enumerate(lines) if is_end(line.strip())]
    if len(marks) != 1:
        return None
    text, below = letters("".join(lines[: marks[0]])), lines[marks[0] + 1 :]
    said = [line.strip() for line in below if line.strip()]
    is_reached = len(said) <= _MOST_REACHED and all(map(REACHED.fullmatch, said))
    return marks[0] if is_reached or (_is_label(said[0]) and len(text) > len(letters("".join(below)))) else None


def _is_label(line: str) -> bool:
    """Whether a line heads the notes below a release: not one that begins a text with the same words."""
    if _LABEL.fullmatch(line) or _INFORMATION.match(line):
        return True
    about = _ABOUT.fullmatch(line)
    return about is not None and all(word in _SMALL or word[:1].isupper() for word in about[1].split())
