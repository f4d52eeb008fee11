"""Posts and houses in bylines: what a person does, and for whom."""

import re

from app.parsers.dateline.agencies import is_known, looks_signed
from app.parsers.dateline.gazetteer import is_city
from app.parsers.dateline.months import month_of
from app.parsers.dateline.persons import is_person

DEGREES = frozenset(["PhD", "Ph.D.", "MD", "M.D.", "MPH", "RN", "Esq", "Esq."])
_JOINED_BY = ("for", "from", "of")
"""What may stand between a name and the paper behind it."""
POSTS = frozenset(
    """
    writer correspondent editor reporter staff analyst columnist desk contributor producer photographer critic
    anchor blogger meteorologist intern team redaktion redazione rédaction redacción redação redactie redakcja редакция
    """.split()  # noqa: SIM905
)
_RANKS = frozenset(
    "senior chief special contributing associate assistant deputy executive managing our staff".split()  # noqa: SIM905
)
# What posts are for: `Rural Affairs Editor`.
_TOPICS = frozenset(
    """
    affairs agriculture arts breaking business city community consumer court crime culture defence defense digital
    diplomatic economics education energy entertainment environment fashion features film finance food foreign health
    home international investigative legal local media music national news night online opinion political politics
    regional religion rural science security social sport sports state technology theatre transport travel web world
    """.split()  # noqa: SIM905
)
POST_WORD = r"(?:writer|correspondent|reporter|columnist|editor(?:-in-chief)?|contributor|producer|critic)"
# A post after a name, without a comma: `Ann Lee Staff Writer`.
POST = re.compile(rf"\s+(?:(?:{'|'.join(sorted(_RANKS | _TOPICS))})\s+)*{POST_WORD}$|\s(?:기자|특파원)$", re.IGNORECASE)
_CHIEF = re.compile(r"\s+bureau chief$", re.IGNORECASE)
_OF_A_HOUSE = re.compile(rf"\S+\s+staff\s+{POST_WORD}s?|(?-i:[A-Z]{{2,5}})\s+{POST_WORD}s?", re.IGNORECASE)
# A post or a house before a name of several words: `AP Political Writer Ann Lee`, `CNN's Ann Lee`.
_BEFORE = re.compile(
    rf"(?:(?:[A-Z]{{2,5}}\s+)?(?:[^\s,]{{2,20}}\s+)?(?i:{POST_WORD}s?|redakteur(?:in)?|korrespondent(?:in)?|journaliste"
    r"|correspondante?)|[^\W\d_]{2,20}['’]s)\s+(?=[^\W\d_a-z]\S*\s+\S)"
)
# A post that begins with a rank or a town, and so with no name: `Senior Washington Correspondent`.
_RANKED = re.compile(
    r"(?P<first>\S+)\s+(?P<middle>(?:\S+\s+){0,3})(?:writer|correspondent|reporter|columnist|editor)s?", re.IGNORECASE
)
_HOUSE = re.compile(r"\s(?:agency|chronicle|gazette|herald|journal|news|radio|television|tribune|tv)$", re.I)
_FUNCTION = re.compile(
    r"\S\s+(?:director|president|manager|coordinator|officer|founder|co-founder|ceo|cto|secretary[ -]general)$", re.I
)
"""What a part of a byline behind a name ends in that says what the person does: `Fjord Press Executive Director`."""
_LONG_HOUSE = re.compile(
    r"\S\s+\S+\s+(?:argus|bulletin|courier|echo|examiner|guardian|independent|inquirer|ledger|mail|media|mirror|observer|"
    r"post|press|record|register|sentinel|standard|star|sun|telegraph|times)$",
    re.I,
)
"""Words that end the name of a house, and of people as well: it has three words."""
# A post in a language that names the house behind it: `Journaliste au Monde`.
AT_A_HOUSE = re.compile(
    r"(?:journaliste|rédact(?:eur|rice)|redakteur(?:in)?|reporterin|redactora?|periodista|giornalista|jornalista)"
    r"\s+(?:au|aux|à|chez|bei|beim|del?|di|da|do)\s\S.*",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"\s(?:of|at|for)\s")  # `Professor of Law`
_HONOURED = re.compile(r"The (?:Rt\.? |Most |Very )?(?:Rev|Hon|Right|Reverend|Honou?rable)\b")
_REPORTS = ("報導", "报道", "報道")
"""Words for "reports" that follow the place from which a reporter writes."""
_NAME = 2
"""The fewest words of a name."""


def is_beside(part: str) -> bool:
    """Whether a part of a byline that follows a name is an employer, a post, a place, a day or a degree: `BBC News`,
    `Times Staff Writer`, `May 3`.
    """
    if part.lower() in POSTS or any(shape.search(part) for shape in (_OFFICE, _HOUSE, _FUNCTION)):
        return True
    paper = POST.sub("", part)
    is_desk = " " not in paper or looks_signed(paper) or not _TOPICS.isdisjoint(paper.lower().split())
    if (part.startswith("The ") and not _HONOURED.match(part)) or (paper != part and is_desk):
        return True
    if (
        is_known(part)
        or _is_desk_of_house(part)
        or part in DEGREES
        or part.endswith(_REPORTS)
        or (is_city(part) and not is_person(part))
    ):
        return True
    word, _, rest = part.partition(" ")
    return rest.strip(" .").isdigit() and month_of(word) is not None


def _is_desk_of_house(part: str) -> bool:
    """Whether a part begins with the initials of a house: `CNN Business`, `FNB Berlin`, `FNB-Studio Brüssel`."""
    house, _, desk = part.partition(" ")
    initials, has_dash, _ = house.partition("-")
    is_house = initials.isupper() and len(initials) > 1
    return bool(desk) and is_house and (is_known(initials) or bool(has_dash) or (len(initials) > 2 and is_city(desk)))


def is_house(text: str) -> bool:
    """Whether a text ends like the name of a paper, a station or an agency: `Milwaukee Ledger Sentinel`."""
    is_name = is_person(text) or re.match(r"(?:\w\.\s*)+", text) is not None
    return not is_name and (_HOUSE.search(text) is not None or _LONG_HOUSE.search(text) is not None)


def is_ranked(part: str) -> bool:
    """Whether a part is a post without a name: `Senior Washington Correspondent`, `London Reporter`."""
    found = _RANKED.fullmatch(part)
    if found is None:
        return False
    middle = found["middle"].lower().split()
    return found["first"].lower() in _RANKS or (is_city(found["first"]) and (_RANKS | _TOPICS).issuperset(middle))


def without_post(part: str) -> str:
    """A part of a byline without a post or a house before its name, or a well-known paper behind it."""
    found = _BEFORE.match(part)
    named = part[found.end() :] if found else part
    words = _CHIEF.sub("", named).split()
    if _CHIEF.search(named) and len(words) > _NAME and is_city(words[-1]):
        return " ".join(words[:-1])
    for size in range(_NAME, len(words) - 1):
        if is_known(" ".join(words[size:])):
            return " ".join(words[: size - (words[size - 1] in _JOINED_BY)])
    return " ".join(words)


def is_of_house(part: str) -> bool:
    """Whether a part of a byline is a post at a house, and no person: `Herald staff writer`, `journaliste au Monde`."""
    return bool(_OF_A_HOUSE.fullmatch(part) or AT_A_HOUSE.fullmatch(part))
