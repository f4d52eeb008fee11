"""What newsletters and mailing lists print around a text: other views of it, and how to get no more of it."""

import re

from app.parsers.mail_ends import SENTENCE

_LINK = r"(?: *[(<\[]?https?://[^\s<>]{1,2000}[)>\]]?)?"
_BROWSER = (
    r"(?:(?:is this (?:e-?mail|newsletter) not displaying correctly|(?:having )?trouble (?:viewing|reading|seeing) "
    r"this(?: (?:e-?mail|newsletter|message))?|can'?t (?:see|read) this (?:e-?mail|message)"
    r"|email not displaying correctly)\? ?)?"
    r"(?:click here to )?(?:(?:view|read|see|open) (?:it|this (?:e-?mail|message|newsletter|post|issue|mailing)"
    r"|online|as a web ?page"
    r"|(?:in|on) (?:your|a|the) (?:web )?browser)(?: (?:in|on) (?:your|a|the) (?:web )?(?:browser|app"
    r"|web))?(?: online)?"
    r"|view (?:online|web version)|web version|view as a web ?page|open in (?:app|browser)"
    r"|(?:(?:newsletter|e-?mail|diese (?:e-?mail|nachricht)|mail) )?(?:im browser|online) (?:ansehen|anzeigen"
    r"|öffnen|lesen)"
    r"|(?:zur )?(?:online-?version|webversion|web-ansicht)"
    r"|(?:voir|lire|afficher|consulter) (?:ce (?:message|courriel|mail|contenu)|cet e-?mail"
    r"|la version) (?:dans (?:votre|un|le) "
    r"navigateur|en ligne)|version en ligne"
    r"|ver (?:este (?:correo|e-?mail|mensaje|boletín)|esta newsletter) en (?:su|tu|el) navegador|versión (?:online"
    r"|en línea)"
    r"|visualizza (?:questa e-?mail|nel browser)(?: nel (?:tuo )?browser)?|(?:bekijk|lees) (?:deze (?:e-?mail"
    r"|nieuwsbrief) )?"
    r"(?:in (?:je|uw|de) browser|online|de webversie)|share|forward|tweet)"
)
_ABOVE = re.compile(rf"\W{{0,5}}{_BROWSER}{_LINK}(?: ?[|/·•] ?{_BROWSER}{_LINK}){{0,4}}\W{{0,5}}", re.IGNORECASE)
_ONLINE = re.compile(
    r"(?:view|read) this (?:post|article|issue) (?:on the web|online) at <?(https?://\S{1,2000}?)>?", re.I
)
_LONGEST_MAILER = 600
_HEAD = 6
"""How many lines on top may be a mailer's."""

_TAIL = (
    rf"{_LINK}(?: ?[|/·•,] ?.{{0,200}}| or .{{0,100}}| from (?:this|these|our|all|future)\b.{{0,200}}| (?:here|all"
    rf"|now).{{0,60}})?\W*$"
)
_MAILING = (
    r"(?:e-?mails?|mails?|messages?|newsletters?|nachricht|courriel|correo|mensaje|bericht|mailing|письмо|сообщение)\b"
)
_SUBSCRIBED = re.compile(
    rf"[*\s>=_–—-]{{0,6}}(?:(?:you(?: are|'re|’re) receiv(?:ing|ed)|you (?:have )?received) this (?:{_MAILING}"
    rf"|because\b|as\b)"
    rf"|this {_MAILING} was sent (?:to|by):? (?:you\b|\S{{1,100}}@\S|.{{1,60}}\bat \S{{1,100}}@\S)"
    rf"|if you (?:no longer wish|do not wish|don['’]t want) to receive (?:these|this|our|further|future|e-?mails?)\b"
    rf"|(?:don['’]t want|no longer (?:wish|want)) to (?:receive|get) (?:these|this|our) {_MAILING}"
    rf"|want to change how you receive these {_MAILING}|to unsubscribe\b(?=.*(?:\bclick|\breply|https?:|@|\bhere\b"
    rf"|\bvisit))"
    rf"|sie erhalten dies(?:e|en|es) {_MAILING}|diese {_MAILING} wurde an \S{{1,100}}@"
    rf"|vous recevez (?:ce|cet|cette) {_MAILING}|pour vous dés(?:abonner|inscrire)\b"
    rf"|(?:recibes?|ha recibido|has recibido) este {_MAILING}|ricevi questa {_MAILING}|u ontvangt deze {_MAILING}"
    rf"|вы получили это {_MAILING}"
    rf"|(?:subscriber services: ?)?(?:unsubscribe|(?:update|manage|change|edit) (?:your |my )?(?:e-?mail )?"
    rf"(?:subscriptions?|preferences|profile)|opt[ -]out|(?:newsletter )?(?:abmelden|abbestellen)"
    rf"|vom newsletter abmelden"
    rf"|se dés(?:abonner|inscrire)|darse de baja|cancelar (?:la |su )?suscripción|annulla l['’]iscrizione|disiscriviti"
    rf"|uitschrijven|afmelden|отписаться){_TAIL})",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"[\w-]{1,60} mailing list(?: -- \S{1,100}@\S{1,100})?|https?://\S{1,200}/mailman/listinfo/\S{1,100}", re.I
)
_LOOSE = re.compile(
    r"[\W_]+|\W{0,6}(?:(?:copyright\b|©|\(c\) ).{0,150}|.{0,100}\ball rights reserved\.?|forward(?: to a friend)?"
    r"|share(?: (?:this|on).{0,40})?|tweet(?: this)?|back to top|stay connected:?|follow us(?: on.{0,60})?:?"
    r"|subscriber services:?|privacy policy|our mailing address is:?.{0,120}|connect with us:?|contact us"
    r"|thanks for reading .{1,80}! subscribe for free.{0,100}|forwarded this e-?mail\? .{0,60}|(?:get|start) the app"
    rf"|facebook|twitter|instagram|linkedin|youtube|x){_LINK}\W{{0,5}}|\W{{0,3}}https?://\S{{1,2000}}",
    re.IGNORECASE,
)
_MOST_BELOW, _LONGEST_LINE, _LONGEST_BLOCK = 30, 90, 800


def subscription(lines: list[str]) -> int | None:
    """Where the lines begin that tell who gets a mail and how to get no more; an address may stand among them."""
    first, size, at = None, 0, len(lines) - 1
    while at >= 0 and size < _MOST_BELOW:
        line = lines[at].strip()
        start = _block_start(lines, at)
        if line and (_is_subscribed(line) or _is_loose(line) or _is_short(line)):
            first = at if _is_subscribed(line) else first
        elif line and start is not None:
            first = at = start
        elif line:
            break
        size, at = size + bool(line), at - 1
    while first and (not (above := lines[first - 1].strip()) or _is_loose(above)) and not above.startswith("http"):
        first -= 1
    return first


def _block_start(lines: list[str], at: int) -> int | None:
    """Where the paragraph around a line begins, if it tells who gets the mail."""
    start = at
    while start and lines[start - 1].strip() and at - start < _MOST_BELOW:
        start -= 1
    is_block = start < at and _is_subscribed(lines[start].strip())
    return start if is_block and sum(map(len, lines[start : at + 1])) <= _LONGEST_BLOCK else None


def _is_subscribed(line: str) -> bool:
    is_one = _SUBSCRIBED.match(line) is not None or _LIST.fullmatch(line) is not None
    return is_one and len(line) <= _LONGEST_BLOCK


def _is_loose(line: str) -> bool:
    """Whether a line is furniture where it stands beside other such lines."""
    return len(line) <= _LONGEST_BLOCK and _LOOSE.fullmatch(line) is not None


def _is_short(line: str) -> bool:
    return len(line) <= _LONGEST_LINE and not SENTENCE.search(line)


def below_mailer(lines: list[str]) -> tuple[list[str], str | None]:
    """The lines without those on top that offer another view of the mail, and the address of one on the web."""
    kept: list[str] = []
    address, seen = None, 0
    for at, line in enumerate(lines):
        said = " ".join(line.split())
        seen += bool(said)
        if seen > _HEAD:
            kept += lines[at:]
            break
        if found := _ONLINE.fullmatch(said):
            address = found[1]
        elif len(said) > _LONGEST_MAILER or not _ABOVE.fullmatch(said):
            kept.append(line)
    return (kept, address) if any(map(str.strip, kept)) else (lines, address)
