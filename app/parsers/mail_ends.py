"""What stands below the text of a mail: quotations of other mails, signatures and disclaimers."""

import re

from app.text import letters

_QUOTED = re.compile(r"\s?>")
_LONGEST_INTRO = 300
_WROTE = re.compile(
    r"\b(?:wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|skrev|napisał(?:\(a\)|a)?|писал|пишет|написал"
    r"(?:\(а\)|а)?)\b[^\n]{0,120}[:：]$|(?:写道|のメール|書きました)[:：]$"
)
_MOMENT = re.compile(r"\d[:.h]\d\d|@")
_SIGNATURE = "-- "
_MOST_SIGNED, _LONGEST_SIGNED = 4, 80
SENTENCE = re.compile(r"[^\W\d_]{2}[.!?…。！？][\"'”’»)]*$")
_CONFIDENTIAL = re.compile(
    r"(?:\W{0,5}(?:confidentiality(?: notice| note)?|disclaimer|vertraulichkeitshinweis|avis de confidentialité"
    r"|aviso de confidencialidad|aviso legal)\W{1,5})?(?:this (?:e-?mail|message|communication|transmission)\b"
    r"|the (?:information|contents?)(?: contained)? (?:in|of) this (?:e-?mail|message|communication)\b"
    r"|diese (?:e-?mail|nachricht)\b|ce (?:message|courriel|courrier électronique)\b|cet e-?mail\b"
    r"|este (?:mensaje|correo|e-?mail)\b|esta mensagem\b|questo messaggio\b|dit bericht\b)",
    re.IGNORECASE,
)
_FOR_ONE = re.compile(
    r"\b(?:intended (?:solely|only|exclusively|recipients?|for the)|addressees?|privileged|adressat|empfänger"
    r"|destinataires?"
    r"|destinatari[oa]s?|geadresseerde|vertrauliche?|confidentielle?s?|riservat[oaei]|vertrouwelijke?)\b",
    re.IGNORECASE,
)
_SPEECH = re.compile(r"[\"“”„«»]")
_SECOND = re.compile(
    r"\b(?:confiden\w+|vertrau\w+|riserva\w+|vertrouw\w+|delete|löschen|supprimer|solely|only)\b", re.I
)
_MOST_PARAGRAPHS, _LONGEST_DISCLAIMER = 4, 4_000
_MAIL = re.compile(
    r"\b(?:e-?mails?|messages?|nachricht|courriel|mensaje|virus\w*|recipient|sender|print\w*)\b", re.IGNORECASE
)


def quotation(lines: list[str]) -> int | None:
    """Where `On Tuesday, Ann Lee wrote:` begins, and a quotation no longer than the text is all that follows."""
    at = len(lines)
    while at and (_QUOTED.match(lines[at - 1]) or not lines[at - 1].strip()):
        at -= 1
    if not any(map(_QUOTED.match, lines[at:])) or len(letters("".join(lines[at:]))) > len(letters("".join(lines[:at]))):
        return None
    for size in (1, 2, 3):
        intro = " ".join(line.strip() for line in lines[max(at - size, 0) : at])
        if len(intro) > _LONGEST_INTRO or not lines[max(at - size, 0)].strip():
            return None
        if _WROTE.search(intro) and _MOMENT.search(intro) and lines[max(at - size, 0)][:1].isupper():
            return at - size
    return None


def signature(lines: list[str]) -> int | None:
    """Where a signature's mark (RFC 3676 section 4.3), the only one, stands above at most four short lines.

    `--` without the space is a rule between items as often, and several marks are rules between items.
    """
    marks = [at for at, line in enumerate(lines) if line.rstrip() == _SIGNATURE.rstrip()]
    if len(marks) != 1 or lines[marks[0]] != _SIGNATURE:
        return None
    signed = [line.strip() for line in lines[marks[0] + 1 :] if line.strip()]
    is_signed = all(len(line) <= _LONGEST_SIGNED and not SENTENCE.search(line) for line in signed)
    return marks[0] if is_signed and len(signed) <= _MOST_SIGNED else None


def disclaimer(lines: list[str]) -> int | None:
    """Where the last paragraphs say that a mail is confidential."""
    starts = [at for at, line in enumerate(lines) if line.strip() and (not at or not lines[at - 1].strip())]
    for number, at in enumerate(last := starts[-_MOST_PARAGRAPHS:]):
        said = " ".join(lines[at : (last[number + 1] if number + 1 < len(last) else len(lines))])
        is_one = (
            _CONFIDENTIAL.match(said) and _FOR_ONE.search(said) and _SECOND.search(said) and not _SPEECH.search(said)
        )
        if is_one and len(said) <= _LONGEST_DISCLAIMER:
            rest = (
                " ".join(lines[begin:end])
                for begin, end in zip(last[number + 1 :], [*last[number + 2 :], None], strict=False)
            )
            return at if all(map(_MAIL.search, rest)) else None
    return None
