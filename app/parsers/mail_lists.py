"""What newsletters and mailing lists print around a text: other views of it, and how to get no more of it."""

import re

from app.parsers.mail_ends import SENTENCE, SENTENCES

_LINK = r"(?::? *[(<\[]?https?://[^\s<>]{1,2000}[)>\]]?)?"
_BROWSER = (
    r"(?:(?:is this (?:e-?mail|newsletter) not displaying correctly|(?:having )?trouble (?:viewing|reading|seeing) "
    r"this(?: (?:e-?mail|newsletter|message))?|can'?t (?:see|read) this (?:e-?mail|message)"
    r"|email not displaying correctly)\? ?)?"
    r"(?:click here to )?(?:(?:view|read|see|open) (?:(?:it|this (?:e-?mail|message|newsletter|post|issue|mailing)) )?"
    r"(?:as a web ?page|(?:in|on) (?:(?:your|a|the) )?(?:web )?(?:browser|app|web))"
    r"|(?:view|read|see|open) (?:it|this (?:e-?mail|message|newsletter|post|issue|mailing)) online"
    r"|view (?:online|web version|this (?:e-?mail|newsletter))|web version|open in (?:app|browser)"
    r"|(?:(?:newsletter|e-?mail|diese (?:e-?mail|nachricht)|mail) )?im browser (?:ansehen|anzeigen|öffnen|lesen)"
    r"|(?:newsletter|e-?mail|diese (?:e-?mail|nachricht)|mail) online (?:ansehen|anzeigen|öffnen|lesen)"
    r"|(?:zur )?(?:online-?version|webversion|web-ansicht)"
    r"|(?:voir|lire|afficher|consulter) (?:ce (?:message|courriel|mail|contenu)|cet e-?mail"
    r"|la version) (?:dans (?:votre|un|le) "
    r"navigateur|en ligne)|version en ligne"
    r"|ver (?:este (?:correo|e-?mail|mensaje|boletín)|esta newsletter) en (?:su|tu|el) navegador|versión (?:online"
    r"|en línea)"
    r"|visualizza (?:questa e-?mail|nel browser)(?: nel (?:tuo )?browser)?|(?:bekijk|lees) (?:deze (?:e-?mail"
    r"|nieuwsbrief) )?"
    r"(?:in (?:je|uw|de) browser|online|de webversie))"
)
_BESIDE = rf"(?:{_BROWSER}|share|forward|tweet|online lesen)"
_ABOVE = re.compile(rf"\W{{0,5}}{_BROWSER}{_LINK}(?: ?[|/·•] ?{_BESIDE}{_LINK}){{0,4}}\W{{0,5}}", re.IGNORECASE)
_ONLINE = re.compile(
    r"(?:view|read) this (?:post|article|issue) (?:on the web|online) at <?(https?://\S{1,2000}?)>?", re.I
)
_LONGEST_MAILER = 600
_HEAD = 6
"""How many lines on top may be a mailer's."""

_MAILING = (
    r"(?:e-?mails?|mails?|mailings?|messages?|newsletters?|nachricht|courriel|correo|mensaje|bericht|письмо"
    r"|сообщение)\b"
)
_OURS = rf"(?:this|these|our|all|all of our|future)(?: (?:(?:mailing )?lists?|group)\b| {_MAILING})"
_PREFERENCES = r"(?:update|manage|change|edit) (?:your |my )?(?:e-?mail )?(?:subscriptions?|preferences|profile)"
_STOP = (
    rf"(?:unsubscribe|{_PREFERENCES}|opt[ -]out|(?:newsletter )?(?:abmelden|abbestellen)|vom newsletter abmelden"
    r"|se dés(?:abonner|inscrire)|darse de baja|cancelar (?:la |su )?suscripción|annulla l['’]iscrizione|disiscriviti"
    rf"|uitschrijven|afmelden|отписаться)(?: from {_OURS}| here| all| now)?{_LINK}"
)
_DO = r"(?:please |you can |you may |simply |just )?(?:click|reply|visit|go to|send|follow|use|e-?mail|unsubscribe)\b"
_SUBSCRIBED = re.compile(
    rf"(?:you(?: are|'re|’re) receiv(?:ing|ed)|you (?:have )?received) this (?:{_MAILING} )?(?:because|as|since)\b"
    rf"|this {_MAILING} was sent to:? (?:\S{{1,100}}@\S|you (?:because|as|since)\b)"
    rf"|if you (?:no longer wish|do not wish|don['’]t want) to receive (?:(?:these|this|our|further|future) )?"
    rf"{_MAILING}(?: from (?:us|this list))?,? {_DO}"
    rf"|(?:don['’]t want|no longer (?:wish|want)) to (?:receive|get) (?:these|this|our) {_MAILING}"
    rf"|want to change how you receive these {_MAILING}"
    rf"|you can {_PREFERENCES}{_LINK}(?:,? or unsubscribe(?: from {_OURS})?{_LINK})?\.?$"
    rf"|to unsubscribe(?: from {_OURS}(?: and stop receiving e-?mails from it)?)?[,:]? (?:{_DO}|https?:)"
    rf"|click here to unsubscribe\b|sie erhalten dies(?:e|en|es) {_MAILING},? (?:weil|da)\b"
    rf"|diese {_MAILING} wurde an \S{{1,100}}@|vous recevez (?:ce|cet|cette) {_MAILING} (?:car|parce)\b"
    rf"|pour vous dés(?:abonner|inscrire),? (?:cliquez|veuillez|envoyez|rendez)"
    rf"|(?:recibes?|ha recibido|has recibido) este {_MAILING} porque\b|ricevi questa {_MAILING} perch"
    rf"|u ontvangt deze {_MAILING} omdat\b|вы получили это {_MAILING},? потому",
    re.IGNORECASE,
)
# The reasons above are furniture only if they are a subscription's: `because your street is below the dam` is news.
_REASON = re.compile(r"\b(?:because|as|since|weil|da|car|parce|porque|perch\w{1,3}|omdat|потому)\b", re.IGNORECASE)
_SUBSCRIPTION = re.compile(
    r"subscri|signed up|opted|\bopt[ -](?:in|out)|mailing list|abonn|angemeldet|\binscri|suscri|\biscri|aangemeld"
    r"|ingeschreven|подпис",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    rf"{_SUBSCRIPTION.pattern}|{_MAILING}|preferences|profile|\blist\b|\bclick\b|https?:|\S@\S|abmeld|abbestell|désabonn"
    r"|désinscr|отпис|©|all rights reserved",
    re.IGNORECASE,
)
_STOPS = re.compile(rf"(?:subscriber services: ?)?{_STOP}(?: ?(?:[|/·•]| or ) ?{_STOP}){{0,4}}[\s*>)\]_=–—-]*", re.I)
_LISTED = re.compile(r"https?://\S{1,200}/mailman/listinfo/\S{1,100}", re.I)
_MARKED = re.compile(r"[*\s>=_–—-]{0,6}")
_LOOSE = re.compile(
    r"[\W_]+|\W{0,6}(?:(?:(?:copyright )?(?:©|\(c\))|copyright \d{4}) ?.{0,150}|.{0,100}\ball rights reserved\.?"
    r"|follow us(?: on.{0,60})?:?|our mailing address is:?.{0,120}|connect with us:?|privacy policy"
    r"|to view this discussion(?: on the web)?,? visit"
    r"|thanks for reading .{1,80}! subscribe for free.{0,100}|forwarded this e-?mail\? .{0,60}"
    rf"|[\w-]{{1,60}} mailing list(?: -- \S{{1,100}}@\S{{1,100}})?){_LINK}\W{{0,5}}|\S{{1,100}}@[\w.-]{{1,100}}"
    r"|\W{0,6}(?:forward(?: to a friend)?|share(?: (?:this|on).{0,40})?|tweet(?: this)?|facebook|twitter|instagram"
    r"|linkedin|youtube|(?:get|start) the app) [(<\[]?https?://\S{1,2000}\W{0,5}|\W{0,3}https?://\S{1,2000}",
    re.IGNORECASE,
)
_ADDRESS_FOLLOWS = re.compile(r"\W{0,6}our mailing address is:?", re.IGNORECASE)
_ADDRESS = re.compile(
    r"\d{1,5}[a-zA-Z]?,? (?:[A-Z][\w.'’]{0,20} ){1,4}(?:St|Street|Road|Rd|Ave|Avenue|Blvd|Lane|Ln|Drive|Dr|Square"
    r"|Quay|Plaza)\b.{0,60}|P\.? ?O\.? Box \d.{0,60}"
    r"|[A-ZÄÖÜÅØ]\w{2,30}(?:straße|strasse|str\.|gasse|platz|gata|gate|vej) \d.{0,60}"
    r"|\d{1,4},? (?:rue|avenue|boulevard|place|quai) [A-Zdl].{1,60}"
    r"|[A-Z][^\W\d_]{1,30}(?: [A-Z][^\W\d_]{1,30}){0,2}, [A-Z]{2} \d{5}.{0,20}"
)
_MOST_BELOW, _LONGEST_BLOCK, _MOST_ADDRESS, _LONGEST_ADDRESS = 30, 800, 5, 80
_WRAPPED, _MOST_WRAPPED = 50, 6
_GOES_ON = re.compile(r"(?:and|or) (?:unsubscribe|update)\b", re.IGNORECASE)
"""How a line goes on whose beginning ends in a link."""


def subscription(lines: list[str]) -> int | None:
    """Where lines begin that tell who gets a mail and how to get no more, if no other line stands below them.

    Beside them rights, other addresses and links of the sender's may stand.
    """
    first, size, at = None, 0, len(lines) - 1
    while at >= 0 and size < _MOST_BELOW:
        line = lines[at].strip()
        if line and (start := _start(lines, at)) is not None:
            first = at = start
        elif line and (head := _address_start(lines, at)) is not None:
            first, at = (head if first is not None else None), head
        elif line and not (_is_loose(line) or _ADDRESS.fullmatch(line[:_LONGEST_BLOCK])):
            break
        size, at = size + bool(line), at - 1
    while first and _is_around(lines[first - 1].strip(), lines[first - 2].strip() if first > 1 else ""):
        first -= 1
    return first


def _is_around(line: str, above: str) -> bool:
    """Whether a line above such ones belongs to them; an address does if rights stand above it."""
    is_address = _ADDRESS.fullmatch(line[:_LONGEST_BLOCK]) is not None and bool(above) and _is_loose(above)
    return not line or is_address or (_is_loose(line) and not line.startswith("http"))


def _start(lines: list[str], at: int) -> int | None:
    """Where the line or the wrapped paragraph that ends here begins, if it tells who gets the mail."""
    said = ""
    for start in range(at, max(at - _MOST_WRAPPED, -1), -1):
        line = lines[start].strip()
        if not line or (said and not (_is_wrapped(line) or _GOES_ON.match(said))):
            return None
        said = f"{line} {said}".strip()
        if _is_subscribed(said):
            return start
    return None


def _is_wrapped(line: str) -> bool:
    return len(line) >= _WRAPPED and not SENTENCE.search(line) and "://" not in line.rpartition(" ")[2]


def _address_start(lines: list[str], at: int) -> int | None:
    """Where `Our mailing address is:` stands above the short lines that end here."""
    for start in range(at, max(at - _MOST_ADDRESS - 1, -1), -1):
        if _ADDRESS_FOLLOWS.fullmatch(lines[start].strip()[:_LONGEST_BLOCK]):
            return start
        if not lines[start].strip() or len(lines[start]) > _LONGEST_ADDRESS or SENTENCE.search(lines[start]):
            return None
    return None


def _is_subscribed(said: str) -> bool:
    """Whether nothing but who gets a mail, and how to get no more, is said."""
    if len(said) > _LONGEST_BLOCK:
        return False
    said = _MARKED.sub("", said, count=1)
    if _STOPS.fullmatch(said) or _LISTED.fullmatch(said):
        return True
    is_one = _SUBSCRIBED.match(said) is not None and all(map(_ABOUT.search, SENTENCES.split(said)))
    return is_one and (not _REASON.search(said) or _SUBSCRIPTION.search(said) is not None)


def _is_loose(line: str) -> bool:
    """Whether a line is furniture where it stands beside other such lines."""
    return len(line) <= _LONGEST_BLOCK and _LOOSE.fullmatch(line) is not None


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
