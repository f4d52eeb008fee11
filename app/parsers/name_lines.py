"""Lines above a text that say who wrote it."""

import re

from app.parsers.credit_lines import bare, is_conveyed
from app.parsers.dateline.agencies import is_agency
from app.parsers.dateline.gazetteer import is_city
from app.parsers.dateline.persons import is_person
from app.parsers.east_asian_reporters import is_reporters
from app.parsers.given_names import is_given_name
from app.parsers.people import names

BYLINE = re.compile(r"(?:(?:(?:posted|written) )?by|von|par|por|di|door|av|af|מאת|بقلم)\s+\S", re.IGNORECASE)
_LABELLED_BYLINE = re.compile(
    r"(?:by|von|par|por|door|autor[ea]?|auteur|автор|reporter|text[eo]?|текст|tekst)\s?[:：]\s?(?=\S)",
    re.IGNORECASE,
)
"""A byline with a colon, if only people follow. An English author may be a house as well."""
_NAME_LINE = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.\-])*(?: [^\W\d_](?:[^\W\d_]|['’.\-])*){1,4}")
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


def names_person(line: str) -> bool:
    """Whether a line is a person's name: it begins with a known given name, and does not go on as a headline does."""
    given, *others = line.casefold().split() or [""]
    if len(others) > 1 and not all(len(each.strip(".")) == 1 or each in _PARTICLES for each in others[:-1]):
        return False
    if not others or others[-1] in _DEEDS or is_city(others[-1]):
        return False
    return (is_given_name(given) or is_person(line)) and is_name(line)


def names_member(line: str) -> bool:
    """Whether a line is only the title and name of a member of a parliament or government, as on their letters."""
    found = _MEMBER.fullmatch(line)
    return found is not None and names_person(found[1])


def names_one(line: str) -> bool:
    """Whether a line is a name, or begins with one and gives no more than a post or an employer."""
    if is_name(line):
        return True
    named = names(line) if len(line) < _LONGEST_BYLINE else ()
    return len(named) == 1 and is_name(named[0]) and line.startswith(named[0])
