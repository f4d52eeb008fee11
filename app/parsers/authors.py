"""Authors that are no people: agencies, offices of a publisher, and the publisher itself."""

import re
from collections.abc import Sequence

from app.parsers.credit_lines import names_desk
from app.parsers.dateline.agencies import is_agency, is_outlet, signs_itself
from app.parsers.dateline.gazetteer import is_city
from app.parsers.dateline.persons import is_person
from app.parsers.draft import Draft
from app.parsers.organizations import is_organization, is_surname
from app.parsers.people import is_post
from app.text import letters

_OFFICE = re.compile(
    r"(?:(?:the|die|d[aeo]|di|la|por|par|web|online|news|guest)\s+)?(?:admin(?:istrator)?|super\s?user|webmaster|staff|editors?|editorial|"
    r"newsroom|press[\s._-]?office|redaktion|redactie|redaksjonen|redaktionen|redazione|redacción|redacao|redação|"
    r"rédaction|redakcja|redakce|редакция|pressestelle|ufficio stampa|gabinete de prensa|service de presse|unknown"
    r"|anonymous|n/a|agenc(?:ia|ie)s|agences|agenturen)(?:\s+(?:web|online|team|staff|desk|board))?",
    re.IGNORECASE,
)
# `Redacción Fjord`: the words that no English name begins with.
_OFFICE_OF = re.compile(
    r"(?:redaktion|redactie|redazione|redacción|redacao|redação|rédaction|redakcja|redakce|редакция)\s+(\S.{1,60})",
    re.IGNORECASE,
)
_TEAM = re.compile(r"(?!the\s)\S.*\s(?:staff|desk|newsroom|team|bureau|editors|correspondents)", re.IGNORECASE)
_UNMISTAKABLE = frozenset(["Reuters", "Xinhua", "Bernama", "Yonhap", "Interfax", "Bloomberg", "Ukrinform"])
"""Agencies whose names nobody bears, unlike Petra, Mia and Tasnim."""
_SHORTEST_BEGINNING, _SHORTEST_HOUSE, _MOST_WORDS = 5, 4, 4
_COMPANY = re.compile(
    r"[^,;/|()]{1,100}(?:,\s?|\s)(?:G?mbH|& Co\.? KG|e\.\s?V\.|"
    r"Ltd\.?|LLC|Inc\.?|S\.p\.A\.?|S\.r\.l\.?|S\.L\.U?\.?|B\.V\.|A/S|"
    r"[Ss]p\. z o\.\s?o\.)"
)
"""A name with its legal form; not somebody's before it."""


def is_credit(name: str) -> bool:
    """Whether an author is a known agency or outlet: `PTI`, `dpa`, `BBC News`; not `Petra`, which is a name as well."""
    return (is_agency(name) or is_outlet(name)) and (not name.istitle() or " " in name or name in _UNMISTAKABLE)


def is_office(name: str) -> bool:
    """Whether an author is an account or an office of the publisher's: `admin`, `Redaktion`, `News Staff`."""
    return _OFFICE.fullmatch(name) is not None


def is_company(name: str) -> bool:
    """Whether an author is a company or a society, with its legal form: `Fjord Press GmbH`."""
    return _COMPANY.fullmatch(name) is not None


def people_of(said: Sequence[str], *houses: str | None) -> list[str]:
    """The authors without agencies and their towns (`EFE | Madrid`), offices and companies, and without their house, by
    whose names the publisher is known.

    A house that is named like a person stays: many a site is called after its author.
    """
    known = {letters(house) for house in houses if house}
    people = [name for name in said if not (is_credit(name) or _has_no_name(name) or _is_house(name, known))]
    return [name for name in people if not is_city(name)] if any(map(is_credit, said)) else people


def byline_of(said: Sequence[str], people: Sequence[str]) -> str | None:
    """The byline that keeps agencies among authors: all of them, or the agencies alone where there are no people."""
    agencies = list(filter(is_credit, said))
    return ", ".join(said if people else agencies) if agencies else None


def sign(draft: Draft) -> None:
    """Leave the people among a draft's authors, and what else they say to the byline and the credit."""
    people = people_of(draft.authors, draft.source)
    draft.byline = draft.byline or byline_of(draft.authors, people)
    draft.credit = None if people else next(filter(is_credit, draft.authors), None)
    draft.authors = people


def _has_no_name(name: str) -> bool:
    of = _OFFICE_OF.fullmatch(name)
    is_house = (_TEAM.fullmatch(name) is not None or names_desk(name)) and not is_person(name)
    return (
        is_office(name)
        or is_post(name)
        or is_company(name)
        or is_house
        or (of is not None and not _names_someone(of[1]))
    )


def _names_someone(name: str) -> bool:
    words = name.split()
    return 2 <= len(words) <= _MOST_WORDS and _may_be_person(name) and not any(map(is_organization, words))


def _is_house(name: str, known: set[str]) -> bool:
    said = letters(name)
    begins = " " in name and len(said) >= _SHORTEST_BEGINNING and any(house.startswith(said) for house in known)
    return bool(said) and (((said in known or begins) and not _may_be_person(name)) or _is_called_after(name, known))


def _is_called_after(name: str, known: set[str]) -> bool:
    """Whether a name is that of the house and words of organizations: `Fjord Online` of fjord.example."""
    first, *others = name.split()
    is_known = len(letters(first)) >= _SHORTEST_HOUSE and letters(first) in known
    return is_known and bool(others) and all(is_organization(word) and not is_surname(word) for word in others)


def _may_be_person(name: str) -> bool:
    """Whether a name may be someone's: words with capitals, or one word, as an account is called; not `heise online`,
    `Fjord Press` or `FP`.
    """
    words = name.split()
    if len(words) == 1:
        is_named = len(name) == 1 or not name.isupper()  # else initials
    else:
        is_named = all(word[:1].isupper() or not word[:1].isalpha() for word in words)
    return is_named and words[0] != "The" and not signs_itself(name)
