"""The lines above a text: who wrote it and when, what kind of text it is, and whom to contact."""

import re
from datetime import UTC, tzinfo

from app.dates import Period
from app.parsers.clicks import behind_clicks
from app.parsers.credit_lines import bare, is_conveyed, is_nameless_credit, names_employer
from app.parsers.dateline.agencies import is_agency, is_known
from app.parsers.dateline.gazetteer import is_city
from app.parsers.dateline.persons import is_person
from app.parsers.east_asian_reporters import is_reporters
from app.parsers.given_names import is_given_name
from app.parsers.label_words import CHANGE, PUBLISHED, SOURCE
from app.parsers.options import DateOrder
from app.parsers.organizations import is_organization, is_surname
from app.parsers.people import names
from app.parsers.published import is_ambiguous, is_change, read_published
from app.text import squeeze

BYLINE = re.compile(r"(?:(?:(?:posted|written) )?by|von|par|por|di|door|av|af|מאת|بقلم)\s+\S", re.IGNORECASE)
_LABELLED_BYLINE = re.compile(
    r"(?:by|von|par|por|door|autor[ea]?|auteur|автор|reporter|text[eo]?|текст|tekst)\s?[:：]\s?(?=\S)",
    re.IGNORECASE,
)
"""A byline with a colon, if only people follow. An English author may be a house as well."""
_LONGEST_STAMP, _MOST_NAMED = 100, 3
_RELEASE = re.compile(
    r"^(?:(?:for )?(?:immediate )?release|(?:media|press|news) (?:release|statement)|pressemitteilung"
    r"|communiqué(?: de presse)?|comunicado(?: de prensa)?|comunicato stampa|persbericht"
    r"|nota de prensa|pressmeddelande|pressemelding)\b(?: (?:(?:nr|no|n°|núm)\.? ?)?\d[\w/.\-]*(?=[\s,]))?"
    r"(?: (?:vom|of|du|del?)\b)?[\s:,.|–—-]*",
    re.IGNORECASE,
)
_AGE = r"\d{1,3} (?:second|minute|hour|day|week|month|year)s?"
# The same alone on its line, where "30 years ago" is a headline.
_SHORT_AGE = (
    r"(?:\d years?|\d{1,3} (?:second|minute|hour|day|week|month)s?) ago"
    r"|(?:hace|há) \d{1,3} (?:minuto|hora|d[ií]a|semana|mese?)s?"
    r"|vor \d{1,3} (?:minute|stunde|tag|woche|monat)e?n?|il y a \d{1,3} (?:minute|heure|jour|semaine|moi)s?"
)
_UPDATED_AGO = re.compile(rf"(?<![\s|·•/-])[\s|·•/-]*+updated {_AGE} ago$", re.IGNORECASE)
_GLUED_TIME = re.compile(r"(?<=\b(?:19|20)\d\d)(?=\d{1,2}:\d\d)|\s+[•·]\s+(?=\d{1,2}[:.]\d\d)")
"""Where a copy has lost the space between a year and the time, or has a dot there."""
_AGO = re.compile(rf"^{_AGE} ago[\s|·•-]+(?=\S)|(?<![\s|·•/-])[\s|·•/-]++(?:{_AGE} ago|in {_AGE})$", re.IGNORECASE)
# The day on which a reader fetched a text, which says nothing about when it was published.
_VISITED = re.compile(r"(\w+ )?(?:accessed|downloaded|printed|retrieved|saved|viewed|today:)(?!\w)", re.IGNORECASE)
_NAME_LINE = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\-])*(?: [^\W\d_](?:[^\W\d_]|['’.\-])*){1,4}")
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
    rf"|(?:{PUBLISHED}|{CHANGE})\W*|{_SHORT_AGE}"
    r"|(?-i:am|at|den|el|em|il|le|on)"  # the word before a day, on a line of its own
    r"|special (?:to|cable|correspondence)\b.*"
    r"|\((?:adds?|updates?|updated|corrects?|recasts?|refiles?|repeats?|clarifies|removes?|writes|fixes|eds?)\b[^()]*\)"
    r"|(?-i:(?:[AP]M|BC)-\S.*|[A-Z]{1,4}(?:/[A-Z0-9.\-]+)*/\d[\d.]*)",  # an agency's slug; a document's number
    re.IGNORECASE,
)
_SIGNS = "*~=_<> "
"""What is typed around the kind of a text to set it off: `** MEDIA ADVISORY **`."""
_ORIGIN = re.compile(rf"{SOURCE}\s?[:：]\s?(\S.{{1,60}})", re.IGNORECASE)
_CONTACT = re.compile(
    r"(?:(?:media|press|news) )?(?:contacts?|inquiries|enquiries)(?: information| persons?)?:? ?(.*)", re.I
)
EMAIL = r"[^\s@]{1,64}@[^\s@]{1,255}\.\w+"
"""An email address, as long as RFC 5321 section 4.5.3.1 allows."""
# One, or a telephone number in a form that nothing else has.
_DETAIL = re.compile(
    rf"(?:[^\W\d_]{{1,12}}[.:]? )?(?:{EMAIL}|\+\d[\d ()./\-]{{7,20}}|\(?\d{{3}}\)?[-. ]\d{{3}}[-. ]\d{{4}})"
)
_MOST_CONTACTS, _LONGEST_CONTACT = 8, 200  # lines, characters
_BETWEEN = re.compile(r"\s+[|•·/−–—-]\s+")
_STROKES = re.compile(r"\s*\|\s*|\s+[•·/]\s+(?!\d{1,2}:)")
_DASHES = re.compile(r"\s+[−–—-]\s+(?!\d{1,2}:)")
_WEEKDAYS = re.compile(r"\s+(?=(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )")
"""What stands between a name and a day; a weekday opens a day by itself."""
_APART = re.compile(
    rf",? (?=by )|, | (?={PUBLISHED}\b)|(?<=[\u3400-\u9fff]) (?=\d{{4}}[-年/.])"
    r"|(?<=[^\W\d_]{2}) (?=\d{1,2}(?:[./]\d{1,2}[./]| [^\W\d_]{3,12}\.? )\d{4})",
    re.IGNORECASE,
)
"""What else stands between a byline and a day."""
_APART_BY_WORD = re.compile(rf"{PUBLISHED}\b", re.IGNORECASE)
_CLOCK = re.compile(r"\d:\d\d")
_CHANGED_AT = re.compile(
    rf"(?:last )?{CHANGE}[:\s]+[\d:.\s]{{3,12}}(?:[AP]M)?(?: [A-Z]{{1,5}}(?:[+-]\d{{1,4}})?)?", re.IGNORECASE
)
_LABELLED = re.compile(rf"(?:{CHANGE}|{PUBLISHED}|created)\b", re.IGNORECASE)
# What ends the words below a picture: `(Photo: Bo Ek)`, `(Bo Ek/AP)`, `(AP Photo/Bo Ek, File)`.
_IN_BRACKETS = re.compile(r"\(([^()]{3,80})\)$")
_PICTURE = re.compile(
    r"\b(?:bild|foto|image|photo|photograph|picture)s?(?: by\b|:|/(?!video)| courtesy\b)", re.IGNORECASE
)
_LONGEST_CAPTION = 400
# Words that occur in headings but not in names: "Share This Article".
_NO_NAMES = frozenset(
    """
    a an are as at by for from in is it its more new news of on or over our share that the this to up video was we
    will with you your
    """.split()  # noqa: SIM905
)
_DEEDS = frozenset(
    """
    arrested blooms burns day dead dies fired honored honoured house killed loses marries quits resigns returns speaks
    sued sues visits weds wins
    """.split()  # noqa: SIM905
)
"""What headlines say of people."""
_PARTICLES = frozenset(
    "al and av af bin da das de del den der di dos du e el en et ibn la le och og ten ter und van von y zu".split()  # noqa: SIM905
)
# What is printed beside the name of a paper: `VOL. XIV`, `EVENING EDITION`.
_FOLIO = re.compile(
    r"(?:vol(?:ume)?|number|page|part)\.? (?:[ivxlcdm]+|one|two|three|four|five|six)\.?|(?:\w+ ){1,2}edition", re.I
)
_SENTENCE = re.compile(r"[^\W\d_]{4}[.!?…][\"'”’)]*$")  # Jr., Inc. and Ltd. can end a byline
_LONGEST_BYLINE = 100
_MEMBER = re.compile(
    r"(?:(?:U\.? ?S\.?|United States|State) )?(?:Senator|Sen\.|Representative|Rep\.|Congress(?:wo)?man|Governor|Gov\."
    r"|Mayor|Attorney General|Assembly(?:wo)?man|Council(?:wo)?man) (\S.{2,40}?)(?:,? \([A-Z]-[\w. ]{2,12}\))?",
    re.IGNORECASE,
)
_LONGEST_POST = 6  # words


def stamp(lines: str, zone: tzinfo, order: DateOrder) -> Period | None:
    """When an article was published, by a line above it that holds nothing but a day, or a day and time, or has the
    name of a section or a site beside it.
    """
    bare = (behind_clicks(line) or line for line in lines.split("\n"))
    parts = (part for line in bare for part in (line, *beside_name(line)))
    return next(filter(None, (_stamped(part, zone, order) for part in parts)), None)


def beside_name(line: str) -> list[str]:
    """The dates in a line that has only names of sections or agencies beside them: `World | May 16, 2024`.

    Beside a dash there must be a time as well: `Born - May 16, 1924`.
    """
    if not _may_be_dated(line):
        return []
    separators = (_STROKES, _DASHES, _WEEKDAYS) if _CLOCK.search(line) else (_STROKES, _WEEKDAYS)
    return next(filter(None, (_dates_between(separator, line) for separator in separators)), [])


def is_timed(line: str) -> bool:
    """Whether a line is a day and time beside the name of a place or a section."""
    return _CLOCK.search(line) is not None and bool(beside_name(line))


def _may_be_dated(line: str) -> bool:
    """Whether a line is no longer than one with a day, and has a figure."""
    return len(line) <= _LONGEST_STAMP and any(map(str.isdigit, line))


def _dates_between(separator: re.Pattern[str], line: str) -> list[str]:
    """The dates among the parts of a line, if the others are short."""
    parts = separator.split(line)
    dates = [part for part in parts if any(map(str.isdigit, part))]
    names = [part for part in parts if part not in dates]
    is_one = dates and names and all(len(name.split()) <= _MOST_NAMED for name in names) and all(map(_is_dated, dates))
    return dates if is_one else []


def _is_dated(text: str) -> bool:
    """Whether a text is a day, perhaps one whose month cannot be told."""
    return _may_be_dated(text) and (_stamped(text) is not None or is_later(text) or is_ambiguous(text))


def _stamped(line: str, zone: tzinfo = UTC, order: DateOrder = None) -> Period | None:
    day, _, behind = line.partition(" | ")
    is_aside = names_kind(behind) and not _CLOCK.search(behind)
    line = _AGO.sub("", _UPDATED_AGO.sub("", _RELEASE.sub("", day if is_aside else line)))
    if not _may_be_dated(line) or is_change(line) or _VISITED.match(line):
        return None
    period, _ = read_published(
        _GLUED_TIME.sub(" ", line), zone, order
    )  # the day also where the zone of its time is unknown
    return period if period and period.knows_day else None


def is_stamp(line: str) -> bool:
    """Whether a line holds nothing but a day, or a day and time."""
    return _stamped(line) is not None


def is_contact(line: str) -> bool:
    """Whether a line is the heading of contact details."""
    return _CONTACT.fullmatch(line) is not None


def contacts(lines: list[str]) -> int:
    """How many lines are contact details: the heading, and the names, numbers and addresses directly below it.

    Where the heading line itself holds the name, a name below does not count: it may be the headline.
    """
    found = _CONTACT.fullmatch(lines[0])
    if found is None or (found[1] and ":" not in lines[0]):
        return 0
    close = next((n for n, line in enumerate(lines) if not line or len(line) > _LONGEST_CONTACT), len(lines))
    if not found[1] and close <= _MOST_CONTACTS:
        return close
    return next((n for n, line in enumerate(lines[1:close], start=1) if not _DETAIL.fullmatch(line)), close)


def byline_and_day(line: str) -> tuple[str, str] | None:
    """The byline and the day of a line that has both: `By Ann Lee | May 16, 2024`, `May 16, 2024 by Ann Lee`.

    What stands beside the day, such as a source, stays there, and so does what a page offers to click.
    """
    if not _may_be_dated(line):
        return None
    said = behind_clicks(line) or line
    clicks, line = line.removesuffix(said), said
    for found in (*_BETWEEN.finditer(line), *_APART.finditer(line)):
        one, other = line[: found.start()], line[found.end() :]
        for byline, day in ((one, other), (other, one)):
            is_apart = _BETWEEN.fullmatch(found[0]) is not None or _APART_BY_WORD.match(day) is not None
            is_told = not found[0].isspace() or is_apart or _CLOCK.search(day) is not None
            is_known_one = is_told and (is_agency(byline) or names_person(byline))
            is_shaped = is_apart and is_name(byline) and not _names_organization(byline)
            named = is_byline(byline) or is_known_one or is_shaped
            days = [day, *(beside_name(day) if is_apart else ())]
            if named and not any(map(str.isdigit, byline)) and any(map(_stamped, days)):
                return byline, clicks + day
    return None


def is_beneath(line: str) -> bool:
    """Whether a line right below a byline gives the author's post, employer or address."""
    return _DETAIL.fullmatch(line) is not None or (
        len(line.split()) <= _LONGEST_POST and (names_employer(line) or not names(line))
    )


def is_name(line: str) -> bool:
    """Whether a line has the shape of a person's name, or of two."""
    words = line.split()
    is_one = _NAME_LINE.fullmatch(line) is not None and not _SENTENCE.search(line) and not _FOLIO.fullmatch(line)
    return is_one and all(
        word in _PARTICLES or (word[:1].isupper() and word.lower() not in _NO_NAMES) for word in words
    )


def is_byline(line: str) -> bool:
    """Whether a line is a byline and not a sentence that begins with the same word."""
    line = bare(line)
    by = BYLINE.match(line)
    if by and line[-1:] == "." and is_agency(line[by.end() - 1 : -1]):
        return True
    if len(line) >= _LONGEST_BYLINE or _SENTENCE.search(line) or is_conveyed(line):
        return False
    if by or is_reporters(line):
        return True
    label = _LABELLED_BYLINE.match(line)
    named = names(line[label.end() :]) if label else ()
    return bool(named) and all(map(is_name, named))


def is_rubric(line: str) -> bool:
    """Whether a line gives the kind of text, a contact or a day, and so is not the title."""
    is_day = _is_dated(line) or any(map(_LABELLED.match, beside_name(line)))
    return is_day or names_kind(line) or _DETAIL.fullmatch(line) is not None or _is_caption(line)


def _is_caption(line: str) -> bool:
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


def is_later(line: str) -> bool:
    """Whether a line is the stamp of a change or a visit."""
    if len(line) > _LONGEST_STAMP:
        return False
    visited = _VISITED.match(line)
    if visited and not visited[1]:  # "Forty saved May 16, 2024" is a headline
        period, _ = read_published(line[visited.end() :].strip(" :"))
        return period is not None and period.knows_day
    return is_change(line) and (_CHANGED_AT.fullmatch(line) is not None or read_published(line)[0] is not None)


def names_kind(line: str) -> bool:
    """Whether a line gives the kind of text that follows, or for whom it is: "FOR IMMEDIATE RELEASE", "URGENT"."""
    told = line.strip(_SIGNS) or line
    return _RUBRIC.fullmatch(told) is not None or is_nameless_credit(line) or _names_origin(line)


def _names_origin(line: str) -> bool:
    """Whether a line labels a source by its name: `Quelle: dpa`; not `Quelle: Bahn streikt`."""
    found = _ORIGIN.fullmatch(line)
    words = found[1].split() if found else []
    return 0 < len(words) <= _MOST_NAMED and (is_known(" ".join(words)) or not any(word[0].islower() for word in words))


def is_signed(text: str) -> bool:
    """Whether a text begins with a name alone on its line, and a day, or the name of a house, alone on the next."""
    name, _, rest = text.partition("\n")
    line, _, behind = rest.partition("\n")
    line = squeeze(line)
    if not line or not _names_one(squeeze(name)):
        return False
    return is_stamp(line) or bool(beside_name(line)) or (_stands_above(behind) and names_employer(line))


def _stands_above(behind: str) -> bool:
    """Whether a blank line and a text follow a line."""
    return behind.startswith("\n") and bool(behind.strip())


def names_person(line: str) -> bool:
    """Whether a line is a person's name: it begins with a known given name, and does not go on as a headline does."""
    given, *others = line.casefold().split() or [""]
    if len(others) > 1 and not all(len(each.strip(".")) == 1 or each in _PARTICLES for each in others[:-1]):
        return False
    if not others or others[-1] in _DEEDS or is_city(others[-1]):
        return False
    return not _names_organization(line) and (is_given_name(given) or is_person(line)) and is_name(line)


def _names_organization(line: str) -> bool:
    """Whether a line ends like the name of an organization, and not like a person's: `Leo Pharma`, not `Emily Post`."""
    last = line.split()[-1]
    return is_organization(last) and not is_surname(last)


def names_member(line: str) -> bool:
    """Whether a line is only the title and name of a member of a parliament or government, as on their letters."""
    found = _MEMBER.fullmatch(line)
    return found is not None and names_person(found[1])


def _names_one(line: str) -> bool:
    """Whether a line is a name, or begins with one and gives no more than a post or an employer."""
    if is_name(line):
        return True
    named = names(line) if len(line) < _LONGEST_BYLINE else ()
    return len(named) == 1 and is_name(named[0]) and line.startswith(named[0])
