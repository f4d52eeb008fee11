"""The mail that another one forwards, with the fields that its mailer printed above it."""

import re
from typing import NamedTuple

from app.parsers.options import Options
from app.parsers.published import read_published
from app.text import letters

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
_MOST_FIELDS, _LONGEST_NOTE = 30, 300


class Forwarded(NamedTuple):
    """A forwarded mail, and what the sender wrote above it; the date is empty where it cannot be read."""

    sender: str
    date: str
    subject: str
    text: str
    note: str


def read_forwarded(text: str, subject: str, options: Options) -> Forwarded | None:
    """The mail that a text forwards; None where it may just quote one.

    A mailer marks it, once, or the subject begins with `Fwd:` or the like; no more than a short note stands above it.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    marks = [at for at, line in enumerate(lines) if _is_mark(line)]
    if len(marks) > 1:
        return None
    if marks:
        return _read(lines, marks[0] + 1, lines[: marks[0]], options)
    starts = (at for at, line in enumerate(lines) if (found := _FIELD.match(line)) and _named(found) == "from")
    start = next(starts, None) if _FORWARDED.match(subject) else None
    return _read(lines, start, lines[:start], options) if start is not None else None


def _is_mark(line: str) -> bool:
    bare = line.lstrip("> ").strip() if len(line) < 200 else ""
    return _MARK.fullmatch(bare) is not None


def _named(field: re.Match[str]) -> str | None:
    return _NAMED.get(field[1].lower())


def _read(lines: list[str], at: int, above: list[str], options: Options) -> Forwarded | None:
    fields, end = _fields(lines, at)
    sender, subject, date = fields.get("from", ""), fields.get("subject"), fields.get("date", "")
    period = read_published(date, options.timezone, options.date_order)[0]
    if not sender or subject is None or not ("@" in sender or (period and "T" in period.text)):
        return None
    body = [line for line in lines[end:] if line.strip()]
    is_quoted = all(map(_QUOTE.match, body))
    if any(map(_QUOTE.match, lines[max(at - 1, 0) : end])) and not is_quoted:
        return None  # what is not quoted below a quotation answers it
    text = "\n".join(_QUOTE.sub("", line, count=1) if is_quoted else line for line in lines[end:]).strip()
    note = "\n".join(line for line in above if not _RULE.fullmatch(line.strip())).strip()
    if not text or len(note) > _LONGEST_NOTE or 2 * len(letters(note)) > len(letters(text)):
        return None
    return Forwarded(sender, date if period else "", _FORWARDED.sub("", subject, count=1), text, note)


def _fields(lines: list[str], at: int) -> tuple[dict[str, str], int]:
    """The fields from a line on, at most one blank line apart, and where the text below them begins."""
    fields: dict[str, str] = {}
    last, end = "", at
    for number in range(at, min(at + _MOST_FIELDS, len(lines))):
        line = _QUOTE.sub("", lines[number], count=1)
        found = _FIELD.fullmatch(line[:1_000])
        name = _named(found) if found else None
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
