"""What stands below the text of a mail: quotations of other mails, signatures and disclaimers."""

import re

from app.text import letters

_QUOTED = re.compile(r"\s?>")
_LONGEST_INTRO = 300
# Before the day at most the names of the weekday and the month.
_OPENS = re.compile(
    r"(?:(?:on|am|le|el|il(?: giorno)?|em|op|den|w dniu|dnia)\s(?:[^\W\d_]{2,12}[.,]{0,2} ){0,2})?(?=\d)", re.IGNORECASE
)
_DAY = re.compile(r".{0,30}?(?:\b\d{4}\b|\d{1,2}[./-]\d{1,2}[./-]\d{2}\b)")
_MOMENT = re.compile(r".{0,120}?(?:\b\d{1,2}[:.h]\d\d\b|[^\s@]{1,100}@[^\s@]{1,100}\.\w)")
_WROTE = re.compile(
    r"\b(?:wrote|a écrit|escribió|ha scritto|escreveu|napisał(?:\(a\)|a)?|pisze|писал|пишет"
    r"|написал(?:\(а\)|а)?) ?[:：]$"
    r"|\b(?:schrieb|schreef|skrev) \S.{0,100}[:：]$|(?:写道|のメール|書きました)[:：]$"
)
_UNNAMED = re.compile(r"[\s,]+(?:the|a|an|his|her|our|der|die|das|le|la|el|il|een|de|den|det)\s")
_SIGNATURE = "-- "
_MOST_SIGNED, _LONGEST_SIGNED = 4, 80
SENTENCE = re.compile(r"[^\W\d_]{2}[.!?…。！？][\"'”’»)]*$")
_ADDRESSED = re.compile(
    r"\bintended (?:(?:solely|only|exclusively) )?for (?:the )?(?:\w+ )?use (?:of|by) the (?:individual|person"
    r"|addressee|recipient|named|intended)|\bintended solely for the addressee"
    r"|\bif you are not (?:the|an) (?:intended|named) (?:recipient|addressee)"
    r"|\bif you (?:have )?received? (?:this|it)(?: [\w-]{1,20})? (?:in error|by mistake)"
    r"|\bwenn sie nicht der (?:richtige |vorgesehene |beabsichtigte )?(?:adressat|empfänger)"
    r"|\bdiese e-?mail irrtümlich erhalten|\bsi vous n['’]êtes pas (?:le |un )?destinataire"
    r"|\bsi vous avez reçu (?:ce|cet) [\w-]{1,20} par erreur|\bsi (?:usted )?no es (?:usted )?el destinatario"
    r"|\b(?:ha|has) recibido este [\w-]{1,20} por error|\bse (?:você )?não (?:é|for) o destinatário"
    r"|\bse non (?:siete|è|sei) (?:il|i|l['’]) ?(?:effettiv\w )?destinatari"
    r"|\bricevuto (?:questo|questa|il presente) [\w-]{1,20} per errore"
    r"|\b(?:indien|als) u niet de (?:geadresseerde|beoogde ontvanger)",
    re.IGNORECASE,
)
"""What notices print and nobody writes."""
_SPEECH = re.compile(r"[\"“”„«»]|\b(?:said|says|wrote|writes|ruled|held|told|sagte|schrieb)\b")
_MAIL = re.compile(
    r"\be-?mails?\b|messages?\b|nachricht|courriel|mensaje|mensagem|correo|messaggio|bericht|virus|recipient|sender|print"
    r"|confiden|vertrau|riserva|vertrouw|delet|lösch|supprim|elimin|borr|disclos|distribut|copy|copie|privileg"
    r"|addressee|adressat|empfänger|destina|geadresseerde|unauthori|attachment|thank you",
    re.IGNORECASE,
)
SENTENCES = re.compile(r"(?<=[^\W\d_]{2})[.!?]\s+")
"""Between two sentences."""
_MOST_PARAGRAPHS, _LONGEST_DISCLAIMER = 4, 4_000


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
        if _is_intro(intro):
            return at - size
    return None


def _is_intro(said: str) -> bool:
    """Whether a mailer introduces a quotation: a day, then a time or an address, then who wrote."""
    opens = _OPENS.match(said)
    day = _DAY.match(said, opens.end()) if opens else None
    moment = _MOMENT.match(said, day.end()) if day else None
    return moment is not None and _WROTE.search(said) is not None and not _UNNAMED.match(said, moment.end())


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
    """Where a notice begins that says in stock phrases that a mail is confidential, if nothing else follows."""
    starts = [at for at, line in enumerate(lines) if line.strip() and (not at or not lines[at - 1].strip())]
    last = starts[-_MOST_PARAGRAPHS:]
    said = [" ".join(lines[at:end]).strip() for at, end in zip(last, [*last[1:], None], strict=False)]
    for number, at in enumerate(last):
        if not all(map(_is_notice, said[number:])):
            continue
        return at if _ADDRESSED.search(said[number]) else None
    return None


def _is_notice(said: str) -> bool:
    """Whether every sentence is about a mail and who may read it."""
    is_short = len(said) <= _LONGEST_DISCLAIMER and not _SPEECH.search(said)
    return is_short and all(map(_MAIL.search, SENTENCES.split(said)))
