"""The text of a mail without what surrounds it; what stands below its end becomes notes."""

import re
from typing import NamedTuple

from app.parsers.mail_ends import SENTENCE, disclaimer, quotation, signature
from app.parsers.mail_lists import below_mailer, subscription

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
_MOST_CLOSING, _LONGEST_CLOSING = 10, 70
_END = re.compile(
    r"(?:# ?){2,10}#|[-–—] ?30 ?[-–—]|[-–—*]{0,3} ?ENDS ?[-–—*]{0,3}|[-–—]{1,3} ?[Ee]nds? ?[-–—]{1,3}|-END-|\*ENDS?\*"
)
_AFTER_END = re.compile(
    r"\W{0,4}(?:(?:\w+ )?notes?\b.{0,40}\beditors?\b|editor'?s?'? notes?\b|(?:(?:media|press|news|editorial) )?"
    r"(?:contacts?|enquir\w+|inquir\w+)\b|for (?:more|further|additional|media|press|all)\b|(?:further"
    r"|more) information\b"
    r"|about |disclaimer\b|source\b|website\b|photos?\b|images?\b|background\b|notes?:|(?:presse)?kontakt\b|über "
    r"|rückfragen\b|pressestelle\b|à propos\b|contacts? presse\b|acerca de |sobre |contacto\b|информация для\b"
    r"|контакт\w*)",
    re.IGNORECASE,
)


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
    """Where a mail takes its leave, and only a name and what belongs to it follows; a letter keeps its end.

    Closings that letters to the public have, such as `Yours sincerely`, do not count.
    """
    is_letter = any(len(line) <= _LONGEST_CLOSING and _SALUTATION.match(line.strip()) for line in lines)
    filled = [at for at, line in enumerate(lines) if line.strip()][-_MOST_CLOSING:]
    at = next((at for at in filled if _CLOSING.fullmatch(lines[at].strip())), None)
    if at is None or is_letter:
        return None
    signed = [line.strip() for line in lines[at + 1 :]]
    return at if all(len(line) <= _LONGEST_CLOSING and not SENTENCE.search(line) for line in signed) else None


def _after_end(lines: list[str]) -> int | None:
    """Where a release's only end mark stands above contacts and notes; elsewhere such marks stand between items."""
    marks = [at for at, line in enumerate(lines) if _END.fullmatch(line.strip())]
    if len(marks) != 1:
        return None
    below = next((line.strip() for line in lines[marks[0] + 1 :] if line.strip()), None)
    return marks[0] if below is None or _AFTER_END.match(below) else None
