"""The mail that another one forwards, with the fields that its mailer printed above it."""

import re
from typing import NamedTuple

_FORWARDED = re.compile(r"\s*(?:re\s?:\s*)?(?:(?:fwd?|wg|tr|rv|enc|vs|vl|doorst)\s?:\s*)+", re.IGNORECASE)
_MARK = re.compile(
    r"[-_=]{2,40} ?(?:forwarded message|weitergeleitete (?:nachricht|e-?mail)|message (?:transféré|transmis)"
    r"|mensaje reenviado|messaggio inoltrato|mensagem (?:re)?encaminhada|doorgestuurd bericht"
    r"|videresendt (?:melding|besked|meddelelse)|vidarebefordrat meddelande|edelleenlähetetty viesti"
    r"|przekazana wiadomość|treść przekazanej wiadomości|přeposlaná zpráva|továbbított üzenet"
    r"|mesaj redirecționat|iletilmiş mesaj"
    r"|(?:пересылаемое|перенаправленное) сообщение|переслане повідомлення)(?: from .{1,100})? ?[-_=]{2,40}"
    r"|(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-?mail)"
    r"|début du message (?:réexpédié|transféré)|inicio del mensaje reenviado|inizio messaggio inoltrato"
    r"|início da mensagem (?:re)?encaminhada|begin doorgestuurd bericht|start på videresendt besked|videresendt melding"
    r"|vidarebefordrat mejl|początek przekazywanej wiadomości|začátek přeposílané zprávy|välitetty viesti alkaa"
    r"|начало переадресованного сообщения) ?:",
    re.IGNORECASE,
)
_RULE = re.compile(
    r"[-_]{5,100}|[-_]{2,40} ?(?:original message|ursprüngliche nachricht|message d'origine|mensaje original"
    r"|messaggio originale) ?[-_]{2,40}",
    re.IGNORECASE,
)
_LABELS = {
    "from": "from von de da van från fra od от lähettäjä feladó mittente nadawca kimden від отправитель",
    "date": (
        "date sent datum gesendet envoyé enviado fecha data inviato verzonden skickat sendt dato дата "
        "отправлено päivämäärä dátum tarih"
    ),
    "subject": (
        "subject betreff objet asunto oggetto onderwerp ämne emne assunto temat тема sujet aihe předmět "
        "predmet tárgy subiect konu"
    ),
    "other": (
        "to an à para a aan till til do кому cc kopie copie reply-to bcc organization importance "
        "priority komu pour vastaanottaja címzett kime destinatario kopia копия"
    ),
}
_NAMED = {label: name for name, labels in _LABELS.items() for label in labels.split()}
_FIELD = re.compile(r"[*>\s]{0,6}([^\W\d_]{1,12}(?:-to)?)\*? ?:\*?(?:\s+(\S.*)|\s*)")
_QUOTE = re.compile(r" ?> ?")
_MOST_MARKS, _MOST_FIELDS = 40, 30


class Forwarded(NamedTuple):
    """A forwarded mail, and what the sender wrote above it."""

    sender: str
    date: str
    subject: str
    text: str
    note: str


def read_forwarded(text: str, subject: str) -> Forwarded | None:
    """The mail that a text forwards; None where it may just quote one.

    A mailer marks it, or the subject begins with `Fwd:` or the like; what stands above is not longer than it.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    told = _FORWARDED.match(subject) is not None
    tried = 0
    for at, line in enumerate(lines):
        bare = _QUOTE.sub("", line, count=1).strip()
        marked = len(bare) < 200 and _MARK.fullmatch(bare) is not None
        if not (marked or (told and (found := _FIELD.match(line)) and _NAMED.get(found[1].lower()) == "from")):
            continue
        if (tried := tried + 1) > _MOST_MARKS:
            return None
        if read := _read(lines, at + marked, lines[:at]):
            return read
    return None


def _read(lines: list[str], at: int, above: list[str]) -> Forwarded | None:
    fields, end = _fields(lines, at)
    if not fields.get("from") or "subject" not in fields:
        return None
    body = lines[end:]
    if all(_QUOTE.match(line) for line in body if line.strip()):
        body = [_QUOTE.sub("", line, count=1) for line in body]
    text = "\n".join(body).strip()
    note = "\n".join(line for line in above if not _RULE.fullmatch(line.strip())).strip()
    if not text or len(note) > len(text):
        return None
    return Forwarded(fields["from"], fields.get("date", ""), without_mark(fields["subject"]), text, note)


def _fields(lines: list[str], at: int) -> tuple[dict[str, str], int]:
    """The fields from a line on, at most one blank line apart, and where the text below them begins."""
    fields: dict[str, str] = {}
    last, end = "", at
    for number in range(at, min(at + _MOST_FIELDS, len(lines))):
        line = _QUOTE.sub("", lines[number], count=1)
        found = _FIELD.fullmatch(line[:1_000])
        name = _NAMED.get(found[1].lower()) if found else None
        if found and name and name not in fields:
            fields[name], last, end = (found[2] or "").strip(), name, number + 1
        elif name:  # a second `Cc`
            last, end = name, number + 1
        elif line.strip() and last and (number == end) and (last == "other" or not fields.get(last)):
            fields[last] = " ".join([fields.get(last, ""), line.strip()]).strip()  # a value on lines of its own
            end = number + 1
        elif line.strip() or (fields and number > end):
            break
    return fields, end


def without_mark(subject: str) -> str:
    """A subject without `Fwd:` before it."""
    return _FORWARDED.sub("", subject, count=1)
