"""The people named in a byline."""

import re
from collections.abc import Sequence
from functools import lru_cache

from app.parsers.dateline.agencies import is_agency, is_known, looks_signed
from app.parsers.dateline.gazetteer import is_city
from app.parsers.dateline.months import is_weekday
from app.parsers.given_names import is_given_name
from app.parsers.label_words import CHANGE, PUBLISHED
from app.parsers.organizations import ends_like_firm
from app.parsers.posts import (
    AT_A_HOUSE,
    DEGREES,
    POST,
    POST_WORD,
    POSTS,
    is_beside,
    is_of_house,
    is_ranked,
    without_post,
)

# What introduces an author: `By`, `Ein Kommentar von`, `Propos recueillis par`, `Text:`, `记者`.
_KIND = (
    r"(?:(?:additional\s+)?report(?:ed|ing|age)?|written|posted|published|created|story|words|text[eo]?|opinion|anal[iy]s[ei]s?|comment(?:ary|aire|o)?|"
    r"column|essay|review|interview|intervista|entrevista|entretien|kommentar|kolumne|glosse|porträt|bericht|gastbeitrag|"
    r"propos\s+recueillis|enquête|chronique|tribune|crónica|reportaje|tekst|authors?|autor[ea]?|auteur|автор|текст)"
)
_WRITTEN_BY = re.compile(
    rf"^(?:(?:(?:(?:an?|eine?|une?|una)\s+)?{_KIND}\s+)?(?:by|von|par|por|di|door|av|af)[\s,:]+(?:unser\w*\s+\w+\s+)?"
    rf"|{_KIND}:\s*|[\u3400-\u9fff]{{0,8}}?(?:记者|記者|作者|撰文)[\s:：・／/]*)",
    re.IGNORECASE,
)
_ALSO_BY = re.compile(rf"^(?:{_KIND}\s+)?by\s+", re.IGNORECASE)  # Di Sora is a surname
_IN_BRACKETS = re.compile(r"\s+\([^()]*\)(?=\s*(?:[,;&|/]|$))")
# A comma inside a name: `Ann Lee, Jr.`, and `Lee, A. B.` as journals print it.
_BELONGING = re.compile(r",\s+(?=[JS]r\b|(?:[^\W\d_]\.[\s-]*)+(?:[,;&|]|and\b|$))")
# One person, inverted as in catalogues: `Lee, Ann`.
_INVERTED = re.compile(r"([^\W\d_][\w'’\-]+), ([^\W\d_][\w'’\-]+)")
_AND = r"(?:and|And|AND|und|UND|et|ET|y|e|en|og|och|with|WITH|mit|avec|con)"
_BETWEEN = re.compile(rf"\s*[,;&|/／•·、]\s*(?:{_AND}\s+)?|\s+[–—-]\s+|\s+{_AND}\s+|(?<=[\u3400-\u9fff])\s+")
# Between two names of several words: a single letter is an initial as well.
_AND_IN_CAPITALS = re.compile(r"(\S+ \S+) [YE] (?=\S+ \S)")
_JOINT = re.compile(rf"(?:{_AND}|[\W_]++)[\s,:]*+")
_JOINED = re.compile(rf"^(?:[\W_]+|{_AND}\s+)+")
_WHERE = re.compile(r"\s+in\s+[A-Z].*")
_FOR_WHOM = re.compile(r"(\S+\s+\S.*?)\s+(?:for|from|of)\s+(?:the\s+)?(.+)")
_WRITTEN_FOR = re.compile(r"([A-Z]\S+\s+[A-Z]\S.{0,60}?)\s+F(?:or|OR)\s+[A-Z].{0,60}")
_ADDRESS = re.compile(r"\s+<?[\w.+-]*@[\w.-]+>?$")
# Other roles, and for whom something was written: `Editing by Bo Ek`, `Photos: Bo Ek`, `Special to The Post`.
_OTHERS = re.compile(
    r"(?:^|\s)(?:(?:editing|edited|photos?|photograph\w*|fotos?|illustrations?)(?:\s+by\b|:)|special\s+to\b"
    rf"|envoyée?s?\s+spécia(?:le?s?|ux)\b|enviad[oa]s?\s+especial(?:es)?\b"
    r"|(?:published|posted|updated)\b(?!\s+(?:by|par|por|da|von|door)\b)"
    rf"|(?:{PUBLISHED}|{CHANGE})(?:\s?[:：]|\s+(?:\w{{1,10}}\s+){{0,2}}\d)"
    r"|follow\s+(?:@\S|on\s|me\b)).*",
    re.IGNORECASE,
)
# Agencies whose names are also given names where more follows: Ana Pérez.
_ALSO_FIRST_NAMES = frozenset(
    ["ana", "ani", "agi", "fides", "hina", "maan", "mena", "nan", "petra", "ria", "saba", "sana", "wafa"]
)
_LONGEST_CREDIT = 8  # words
# Several agencies or writers, or one that is not named: `Staff and Wire Reports`, `Express News Service`.
_UNNAMED = re.compile(
    r"(?:.*\s)?(?:agencies|services|wires|(?:news|press|wire) service|(?:agency|news|press|staff|wire) reports)", re.I
)
_ENDS_IN_POST = re.compile(rf"(?:^|\s){POST_WORD}s?$", re.IGNORECASE)
# A paper with an agency: `Le Monde avec AFP`.
_HOUSE_WITH = re.compile(r"(?:Les?\s|La\s|L['’])\S.{1,40}\s(?:avec|et)\s(\S+)")
_LONGEST_CASELESS = 6
_STOPPED = frozenset(["esq.", "inc.", "ltd.", "corp.", "bros.", "mrs.", "prof.", "gov.", "sen.", "rep.", "gen."])
_LONGEST = 8_000  # characters; hundreds of people have fewer


@lru_cache(maxsize=8192)  # a data set has few authors, and many articles by each
def names(byline: str | None) -> tuple[str, ...]:
    """The people named in a byline: `By Ann Lee and Bo Ek/AP` names two, `By the night desk` none."""
    if len(byline or "") > _LONGEST:
        return ()
    line = _without_stop(_OTHERS.sub("", " ".join((byline or "").split()))).rstrip(" |·•–—-")
    bare = _BELONGING.sub(" ", _IN_BRACKETS.sub("", _WRITTEN_BY.sub("", line)))
    if (house := _HOUSE_WITH.fullmatch(bare)) and is_agency(house[1]):
        return ()
    if bare.isupper():
        bare = _AND_IN_CAPITALS.sub(r"\1, ", bare)
    if (inverted := _INVERTED.fullmatch(bare)) and not any(map(_is_no_name, inverted.groups())):
        return (bare,)
    parts = [_ADDRESS.sub("", _WHERE.sub("", _ALSO_BY.sub("", part))).strip() for part in _BETWEEN.split(bare)]
    told = [without_post(part) for part in parts if not (is_ranked(part) or is_of_house(part))]
    is_full = " " in next(iter(told), "")
    people = (
        _unsigned(part)
        for number, part in enumerate(told)
        if not (number and (is_beside(part) or (is_full and _are_words(told[number:]) and not _is_joined(part, bare))))
    )
    return tuple(part for part in people if _may_name(part) and not _is_nobody(part))


def signed(author: str) -> str:
    """An author without what introduces the name, or the agency behind that of a paper; empty for one who had another
    part in the text (`Edited by Ann Lee`).
    """
    bare = without_others(_ALSO_BY.sub("", author.strip()))
    house = _HOUSE_WITH.fullmatch(bare)
    return house[1] if house and is_agency(house[1]) else bare


def without_others(line: str) -> str:
    """A byline without who had another part in the text, and without when it was published or changed."""
    return _OTHERS.sub("", line)


def names_in_pieces(pieces: Sequence[str]) -> list[str]:
    """The people in a byline that was taken from a page piece by piece: `By`, `Ann Lee`, `and Bo Ek`. None where
    nothing tells that these are pieces of one, as in a list of names.
    """
    told = [f"{' '.join(piece.split())} " for piece in pieces if piece.strip()]
    if sum(map(len, told)) > _LONGEST or not any(map(_is_printed, told)):
        return []
    return [name for piece in told if not _is_joint(piece) for name in names(_JOINED.sub("", piece))]


def _is_printed(piece: str) -> bool:
    """Whether a piece of a byline is more than a name; `Von Trapp` and `Di Sora` are names."""
    bare = _WRITTEN_BY.sub("", piece)
    return _is_joint(piece) or _ALSO_BY.match(piece) is not None or (bare != piece and " " in bare.strip())


def _is_joint(piece: str) -> bool:
    return _JOINT.fullmatch(piece) is not None or not _WRITTEN_BY.sub("", piece)


def _without_stop(line: str) -> str:
    """A byline without the full stop that ends it as a sentence, unless that belongs to its last word."""
    last = line.rpartition(" ")[2]
    is_stop = last.endswith(".") and last[:-1].isalpha() and len(last) > 3 and last.lower() not in _STOPPED
    return line[:-1] if is_stop else line


def _may_name(part: str) -> bool:
    """Whether a part begins like a name; in scripts without capitals, names are short."""
    first = part[:1]
    return first.isupper() or (first.isalpha() and not first.islower() and len(part) <= _LONGEST_CASELESS)


def _is_no_name(word: str) -> bool:
    """Whether a word cannot be part of a person's name."""
    known = is_known(word) or is_city(word) or word.lower().removesuffix("s") in POSTS
    return known or not word[:1].isupper() or word.isupper()


def is_post(text: str) -> bool:
    """Whether a text among authors is a post and names nobody: `Staff Writer`, `Courier Staff Writer`."""
    is_one = any((_ENDS_IN_POST.search(text), AT_A_HOUSE.fullmatch(text), _UNNAMED.fullmatch(text)))
    return is_one and not names(text)


def _are_words(parts: list[str]) -> bool:
    """Whether these parts are single words in letters with case: beside a full name, employers and places."""
    return all(" " not in part and part.lower() != part.upper() for part in parts)


def _is_joined(part: str, byline: str) -> bool:
    """Whether a part comes after `and`, as only a name does: `Ann Lee and Banksy`."""
    return re.search(rf"\s{_AND}\s+{re.escape(part)}(?!\w)", byline) is not None


def _unsigned(part: str) -> str:
    """A name without the agency, paper or post printed after it: `Ann Lee Reuters`, `Ann Lee For Fjord Online`."""
    if (found := _FOR_WHOM.fullmatch(part)) and looks_signed(found[2]):
        return found[1]
    if (found := _WRITTEN_FOR.fullmatch(part)) and is_given_name(found[1].partition(" ")[0]):
        return found[1]
    bare = POST.sub("", part)
    words = (part if bare.lower() in POSTS else bare).split()
    if len(words) > 1 and words[-1] in DEGREES:
        words.pop()
    if len(words) > 2 and is_weekday(words[-1]):  # `Ann Lee Tuesday`, but Rick Monday
        words.pop()
    for size in range(max(2, len(words) - _LONGEST_CREDIT), len(words)):
        tail = " ".join(words[size:])
        if tail.casefold() not in _ALSO_FIRST_NAMES and is_agency(tail):
            return " ".join(words[:size])
    return " ".join(words) or part


def _is_nobody(part: str) -> bool:
    """Whether a part of a byline is not a person but an agency, a post or a firm: `AP Sports Writer`."""
    words = part.split()
    least = 2 if words[0].lower() in _ALSO_FIRST_NAMES else 1
    agency = is_agency(part) or any(is_agency(" ".join(words[:size])) for size in range(least, min(len(words), 4) + 1))
    is_told = _UNNAMED.fullmatch(part) is not None or ends_like_firm(part)
    return agency or is_told or words[-1].lower().removesuffix("s") in POSTS
