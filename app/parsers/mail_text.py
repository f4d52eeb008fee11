"""The text of a mail without what surrounds it; what stands below its end becomes notes."""

import re
from typing import NamedTuple

from app.parsers.below_end import REACHED, below_end, is_end
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
_MOST_SIGNED, _LONGEST_CLOSING, _MOST_WORDS = 8, 70, 5


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
    for below in (_closing, below_end):
        at = below(lines)
        if at is not None and any(map(str.strip, lines[:at])):
            notes = [line for line in lines[at:] if line.strip() and not is_end(line.strip())] + notes
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
    is_reached = any(map(REACHED.fullmatch, signed)) and len(signed) <= _MOST_SIGNED
    return closings[0] if is_reached and all(map(_is_signed, signed)) else None


def _is_signed(line: str) -> bool:
    """Whether a line below a closing may name a person, a post or an address, or how to reach them."""
    is_short = len(line) <= _LONGEST_CLOSING and not SENTENCE.search(line)
    return is_short and (len(line.split()) <= _MOST_WORDS or REACHED.fullmatch(line) is not None)
