"""The text of a mail without what surrounds it; what stands below its end becomes notes."""

import re
from typing import NamedTuple

from app.parsers.mail_ends import SENTENCE, disclaimer, quotation, signature
from app.parsers.mail_lists import below_mailer, subscription
from app.text import letters

_LAYERS = 8
"""How many pieces of furniture are looked for below each other."""
_CLOSING = re.compile(
    r"(?:mit (?:freundlichen|besten|herzlichen) grüßen|mit freundlichem gruß|(?:freundliche|viele|beste"
    r"|herzliche) grüße"
    r"|(?:kind|best|warm) regards|regards|(?:bien )?cordialement"
    r"|(?:muy )?atentamente|(?:un )?(?:cordial )?saludos?(?: cordiale?s?)?|cordiali saluti|distinti saluti"
    r"|met vriendelijke groete?n?|(?:med )?vennlig hilsen|med venlig hilsen|(?:med )?vänlig(?:a)? hälsning(?:ar)?"
    r"|z poważaniem|atenciosamente|с уважением)[,.!]?",
    re.IGNORECASE,
)
_SALUTATION = re.compile(
    r"(?:dear|sehr geehrte[rs]?|liebe[rs]?|madame|monsieur|estimad[oa]s?|querid[oa]s?|egregi[oa]?|gentil[ei]|geachte"
    r"|beste|уважаем\w+|szanown\w+|hi|hello)\b",
    re.IGNORECASE,
)
_MOST_SIGNED, _LONGEST_CLOSING, _MOST_WORDS = 8, 70, 5
# A line that only says how to reach somebody.
_REACHED = re.compile(
    r"(?:[^\W\d_]{1,12}[.:]{1,2} ?)?(?:\S{1,100}@\S{1,100}\.\w{2,10}|(?:https?://|www\.)\S{1,200}"
    r"|(?:\+|\(?0)\d[\d ()/.\-–]{6,25})(?: ?[|/·•,] ?.{0,60})?"
)
_END = re.compile(
    r"(?:# ?){2,10}#|[-–—] ?30 ?[-–—]|[-–—*]{0,3} ?ENDS ?[-–—*]{0,3}|[-–—]{1,3} ?[Ee]nds? ?[-–—]{1,3}|-END-|\*ENDS?\*"
)
_LABEL = re.compile(
    r"\W{0,4}(?:(?:\w{1,20} )?notes? (?:to|for) (?:the )?editors?|editor['’]?s?['’]? notes?|(?:(?:media|press|news"
    r"|editorial) )?(?:contacts?|enquiries|inquiries)(?: (?:information|details|persons?))?|(?:further|more|additional)"
    r" information|disclaimer|(?:presse)?kontakt|rückfragen|pressestelle|contacts? presse|contacto(?: de prensa)?"
    r"|информация для \w{1,20}|контакт\w{0,5}|(?:notes?|source|website)(?=:))(?:\W{0,4}|: ?.{1,300})",
    re.IGNORECASE,
)
_INFORMATION = re.compile(
    r"\W{0,4}for (?:(?:more|further|additional) (?:information|details)|(?:all )?(?:media|press)(?: \w{1,20})? "
    r"(?:enquiries|inquiries))\b(?=.{0,200}(?:\S@\S|https?://|www\.|\d{3}[ .\-–]?\d{3,4}))",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:About|ABOUT|Über|ÜBER|À propos d[eu]|Acerca de|Sobre) ([^.!?…\d]{2,60}?):?")
_SMALL = frozenset("a an the of and for in & de der die das des du la le und et y".split())  # noqa: SIM905


class MailText(NamedTuple):
    """A mail's own text; `notes` are the lines below it that are none of it, such as contacts."""

    text: str
    notes: list[str]
    address: str | None = None
    """Where it says that it can be read on the web."""


def without_furniture(text: str) -> MailText:
    """The text without what certainly surrounds it; what stands below its end mark or closing becomes notes."""
    lines = [line.rstrip("\r\xa0") for line in text.split("\n")]
    for _ in range(_LAYERS):
        before = len(lines)
        for end in (quotation, subscription, disclaimer, signature):
            at = end(lines)
            if at is not None and any(map(str.strip, lines[:at])):
                lines = lines[:at]
            lines = _stripped(lines)
        if len(lines) == before:
            break
    lines, address = below_mailer(lines)
    notes: list[str] = []
    for below in (_closing, _after_end):
        at = below(lines)
        if at is not None and any(map(str.strip, lines[:at])):
            notes = [line for line in lines[at:] if line.strip() and not _END.fullmatch(line.strip())] + notes
            lines = lines[:at]
    return MailText("\n".join(lines), notes, address)


def _stripped(lines: list[str]) -> list[str]:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return lines[:end]


def _closing(lines: list[str]) -> int | None:
    """Where a mail takes its leave, and only a name and how to reach its bearer follow; a letter keeps its end.

    Closings that letters to the public have, such as `Yours sincerely`, do not count, nor do several in one mail.
    """
    short = [(at, line.strip()) for at, line in enumerate(lines) if 0 < len(line.strip()) <= _LONGEST_CLOSING]
    closings = [at for at, line in short if _CLOSING.fullmatch(line)]
    if len(closings) != 1 or any(_SALUTATION.match(line) for _, line in short):
        return None
    signed = [line.strip() for line in lines[closings[0] + 1 :] if line.strip()]
    is_reached = any(map(_REACHED.fullmatch, signed)) and len(signed) <= _MOST_SIGNED
    return closings[0] if is_reached and all(map(_is_signed, signed)) else None


def _is_signed(line: str) -> bool:
    """Whether a line below a closing may name a person, a post or an address, or how to reach them."""
    is_short = len(line) <= _LONGEST_CLOSING and not SENTENCE.search(line)
    return is_short and (len(line.split()) <= _MOST_WORDS or _REACHED.fullmatch(line) is not None)


def _after_end(lines: list[str]) -> int | None:
    """Where a release's only end mark stands above contacts and notes; elsewhere such marks stand between items."""
    marks = [at for at, line in enumerate(lines) if _END.fullmatch(line.strip())]
    if len(marks) != 1:
        return None
    text, below = letters("".join(lines[: marks[0]])), lines[marks[0] + 1 :]
    label = next((line.strip() for line in below if line.strip()), None)
    return marks[0] if label is None or (_is_label(label) and len(text) > len(letters("".join(below)))) else None


def _is_label(line: str) -> bool:
    """Whether a line heads the notes below a release: not one that begins a text with the same words."""
    if _LABEL.fullmatch(line) or _INFORMATION.match(line):
        return True
    about = _ABOUT.fullmatch(line)
    return about is not None and all(word in _SMALL or word[:1].isupper() for word in about[1].split())
