"""Lines above a text that say what kind of text follows, for whom it is, or from whom."""

import re

from app.parsers.credit_lines import is_nameless_credit
from app.parsers.dateline.agencies import is_agency, is_known
from app.parsers.label_words import CHANGE, PUBLISHED, SOURCE
from app.parsers.name_lines import is_name

# How long ago a text was published, alone on its line, where "30 years ago" is a headline.
_SHORT_AGE = (
    r"(?:\d years?|\d{1,3} (?:second|minute|hour|day|week|month)s?) ago"
    r"|(?:hace|há) \d{1,3} (?:minuto|hora|d[ií]a|semana|mese?)s?"
    r"|vor \d{1,3} (?:minute|stunde|tag|woche|monat)e?n?|il y a \d{1,3} (?:minute|heure|jour|semaine|moi)s?"
)
# What a press office or an agency desk prints above its headline.
_RUBRIC = re.compile(
    r"(?:for )?(?:immediate )?release[.:!]?|(?:filter|browse|sort) by:?|for planning purposes(?: only)?[.:!]?"
    r"|(?:media|press|news) (?:advisory|alert|announcement|availability|bulletin|note|notice)[.:!]?"
    r"|(?:\S.{0,60} )?(?:media|press|news) release,? (?:nr|no|n°|number)[.:]? ?\d[\w/.\-]*"
    r"|from: (?:the )?(?:\w+ ){0,4}(?:agency|authority|board|commission|department|ministry|office|treasury)\b.{0,120}"
    r"|(?:[来來]源|출처)\s?[:：].*|(?:source|contact|eds?|editors): .*"
    r"|(?:\S.{0,60} [-–—|:] )?(?:press|news) ?room|(?:\S.{0,60} [-–—|] )?(?:"
    r"(?:media|press|news) releases?(?: (?=\w*\d)\w+)?|press statement|communiqué de presse|pressemitteilung"
    r"|comunicado de prensa|nota de prensa|comunicato stampa|persbericht|pressmeddelande|pressemelding|pressemeddelelse"
    r"|tiedote|komunikat prasowy|tisková zpráva|пресс-релиз|プレスリリース|報道資料|新闻稿|보도자료)"
    r"(?: (?:nr|no|n°)\.? ?\d.*)?[.:]?"
    r"|(?:strictly |under )?embargo(?:ed)?\b.*|urgent|bulletin|flash|news ?alert|breaking(?: news)?"
    r"|\d[\d,.]* (?:total )?(?:comments?|hits|likes|reads|shares?|views?)(?: today)?"
    r"|(?:photo|foto)(?: credit)?: \S+(?: \S+){0,3}|(?:\d{1,2} [a-z]{3,9}\.?, )?\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?"
    r"|\d+ min(?:ute)? read|(?:estimated )?read(?:ing)? time:? .{0,3}\d+ min\w*|\[[^\[\]]*\]"
    rf"|(?:posted|published|updated|veröffentlicht|publiée?|publicado|pubblicato|gepubliceerd)\W*|{_SHORT_AGE}"
    rf"|(?:{PUBLISHED}|{CHANGE})\s?[:：]\W*"
    r"|(?-i:am|at|den|el|em|il|le|on)"  # the word before a day, on a line of its own
    r"|special (?:to|cable|correspondence)\b.*"
    r"|\((?:adds?|updates?|updated|corrects?|recasts?|refiles?|repeats?|clarifies|removes?|writes|fixes|eds?)\b[^()]*\)"
    r"|(?-i:(?:[AP]M|BC)-\S.*|[A-Z]{1,4}(?:/[A-Z0-9.\-]+)*/\d[\d.]*)",  # an agency's slug; a document's number
    re.IGNORECASE,
)
_SIGNS = "*~=_<> "
"""What is typed around the kind of a text to set it off: `** MEDIA ADVISORY **`."""
_ORIGIN = re.compile(rf"{SOURCE}\s?[:：]\s?(\S.{{1,60}})", re.IGNORECASE)
# What ends the words below a picture: `(Photo: Bo Ek)`, `(Bo Ek/AP)`, `(AP Photo/Bo Ek, File)`.
_IN_BRACKETS = re.compile(r"\(([^()]{3,80})\)$")
_PICTURE = re.compile(
    r"\b(?:bild|foto|image|photo|photograph|picture)s?(?: by\b|:|/(?!video)| courtesy\b)", re.IGNORECASE
)
_MOST_NAMED = 3
"""How many words the name of a source has."""
_LONGEST_CAPTION = 400


def is_caption(line: str) -> bool:
    """Whether a line stands below a picture: it ends with who took that."""
    found = _IN_BRACKETS.search(line) if line[-1:] == ")" and len(line) <= _LONGEST_CAPTION else None
    if found is None or found.start() == 0:
        return False
    house, _, other = found[1].partition("/")
    by_agency = (is_agency(house) and _names_source(other)) or (is_agency(other) and _names_source(house))
    return by_agency or _PICTURE.search(found[1]) is not None


def _names_source(text: str) -> bool:
    """Whether a text beside an agency says who took a picture, or that it is from a file."""
    return is_name(text) or text.casefold() in ("file", "file photo", "handout", "pool")


def names_kind(line: str) -> bool:
    """Whether a line gives the kind of text that follows, or for whom it is: "FOR IMMEDIATE RELEASE", "URGENT"."""
    told = line.strip(_SIGNS) or line
    return _RUBRIC.fullmatch(told) is not None or is_nameless_credit(line) or _names_origin(line)


def _names_origin(line: str) -> bool:
    """Whether a line labels a source by its name: `Quelle: dpa`; not `Quelle: Bahn streikt`."""
    found = _ORIGIN.fullmatch(line)
    words = found[1].split() if found else []
    return 0 < len(words) <= _MOST_NAMED and (is_known(" ".join(words)) or not any(word[0].islower() for word in words))
