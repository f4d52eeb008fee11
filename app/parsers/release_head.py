"""The head that an office prints above its releases: its name, the kind of text, the day, whom to call."""

import re
from itertools import islice

from app.parsers.contact_lines import EMAIL
from app.parsers.dateline.gazetteer import is_city, is_region
from app.parsers.day_lines import is_stamp
from app.parsers.head_block import may_be_headline
from app.parsers.head_lines import is_rubric
from app.parsers.kind_lines import names_kind
from app.parsers.organizations import is_organization
from app.parsers.title_line import headline_and_deck
from app.text import squeeze

_BLOCK = re.compile(r"(?:[^\S\n]*\S[^\n]*\n?)+")
_MOST, _MOST_LINES, _LONGEST = 7, 9, 90
"""How many blocks of lines such a head has, how many lines a block, and how many characters a line."""
_LONGEST_HEADLINE, _SHORTEST_PROSE, _SHORTEST_UNSPACED, _MOST_BETWEEN = 250, 80, 40, 3
_GAP = re.compile(r"\s{6,}")
_RULE = re.compile(r"[-_=*~]{3,}")
_NUMBER = re.compile(
    r"(?:(?:press|news|media) )?release:?\s?(?:no\.?|nr\.?|#)?\s?\d[\w/.\-]{0,20}|\d{2,4}-\d{2,4}", re.I
)
_IN_BRACKETS = re.compile(r"\([^()]{1,70}\)")
_REACHED = re.compile(rf"\(?\d{{3}}\)?[-./ ]{{1,2}}\d{{3}}[-. ]\d{{4}}|{EMAIL}|\((?:phone|tel|fax)\b", re.IGNORECASE)
_STREET, _TOWN = re.compile(r"\d{1,6} \S.{0,60}"), re.compile(r"\S.{0,40}, (?:[A-Z]{2}|[A-Z]\.[A-Z]\.) \d{5}.{0,20}")
"""The lines of an address; the first only beside the second or a number to call: `10 ferries for the islands`."""
_SENTENCE = re.compile(r"[^\W\d_]{4}[.!?…;,][\"'”’)]*$")
_OF = re.compile(
    r"(?:The )?(?:(?-i:[A-Z])[\w.]{1,12} ){0,2}(?:Ministry|Department|Dept\.|Office|Bureau|Government|Embassy"
    r"|Commission|Board|University|Committee|Institute|Division|Secretariat|Executive Office)"
    r" (?:of|for) (?:the )?(?-i:[A-Z]).*"
    r"|House of (?:Commons|Lords|Representatives)",
    re.IGNORECASE,
)
_OF_PLACE = re.compile(
    r"(?:The )?(?:City|County|State|Town|Republic|(?:\w+ )?District) of (?:the )?(.+)", re.IGNORECASE
)
_POSTED = re.compile(r"\s*Posted On: ", re.IGNORECASE)
SALUTATION = "Dear "
_SHORT_NAME = 4  # words
_AUTHORITIES = frozenset(
    "administration agency authority bureau commission department ministry parliament senate".split()  # noqa: SIM905
)
_HOUSES = frozenset(["the white house", "報道関係者各位", "各位"])
_COMPANY = re.compile(
    r"(?:株式会社|有限会社|合同会社|一般社団法人|公益財団法人|주식회사)\S{1,40}|\S{1,40}(?:株式会社|有限公司)"
)
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_LEAST_UNSPACED, _MOST_UNSPACED = 8, 80
# What makes a sentence or a headline of a name: `Ministry of Ports opens harbour`.
_VERBS = frozenset(
    """
    a adds aims announces appoints approves asks awards backs begins bans buys calls can cancels closes confirms cuts
    declares delays denies ends expands extends faces finds fines gets gives grants has holds honors hosts invests
    invites is issues joins launches leads makes marks meets names new offers opens orders plans praises proposes
    publishes raises receives recommends rejects releases reports responds restores returns reveals says seeks sells
    sends sets shows signs starts statement sues supports takes targets to unveils updates urges votes warns welcomes
    will wins
    """.split()  # noqa: SIM905
)
_WORD = re.compile(r"\w+")


def release_head(text: str) -> tuple[list[str], str]:
    """The lines of an office's head, and the text from its headline on; no lines where a text begins otherwise.

    What simpler rules can read is left to them: at least one line must be none of theirs.
    """
    told: list[str] = []
    is_marked = is_needed = is_of_kind = False
    for block in islice(_BLOCK.finditer(text), _MOST):
        lines = block[0].strip("\n").split("\n")
        if len(lines) > _MOST_LINES:
            return [], text
        cells = [cell for line in lines for cell in map(squeeze, _GAP.split(line.strip())) if cell]
        if not cells or any(len(cell) > _LONGEST for cell in cells):
            return [], text
        is_last = is_marked and len(cells) == 1 and _names_office(cells[0]) and _is_prose(_next(text, block.end()))
        opens = not told and len(cells) == 1 and _names_authority(cells[0]) and _gives_kind(_next(text, block.end()))
        if (_is_head(cells) or opens) and not is_last:
            told += cells
            is_of_kind |= any(map(_is_kind, cells))
            is_marked |= is_of_kind or any(map(is_stamp, cells))
            is_needed |= not all(map(is_rubric, cells)) or len(cells) > len(lines)
            continue
        headline, rest = squeeze(block[0]), text[block.end() :]
        # With a day alone, a single line above may be a headline, and what stands below its deck.
        is_sure = is_of_kind or (is_marked and sum(not is_rubric(cell) for cell in told) > 1)
        is_sure = is_sure or (all(map(_governs, told)) and _POSTED.match(_next(text, block.end())) is not None)
        if told and is_sure and is_needed and _may_head(headline, lines) and _is_text(rest):
            return told, f"{headline}\n\n{rest}"
        if told and is_sure and is_of_kind and is_needed and (headed := headline_and_deck(text[block.start() :])):
            title, decks, rest = headed
            return told + decks, f"{title}\n{rest}"
        return [], text
    return [], text


def _gives_kind(block: str) -> bool:
    return any(map(_is_kind, map(squeeze, block.split("\n"))))


def _is_head(cells: list[str]) -> bool:
    if any(_SENTENCE.search(cell) for cell in cells):
        return False
    is_addressed = any(_TOWN.fullmatch(cell) or _REACHED.search(cell) for cell in cells)
    if all(_is_of_head(cell) or (is_addressed and _STREET.fullmatch(cell)) for cell in cells):
        return len(cells) > 1 or not _may_say(cells[0])
    # Who can be called: names and posts, with a number or an address among them.
    return len(cells) > 1 and any(map(_REACHED.search, cells)) and not any(map(_says, cells))


def _is_of_head(cell: str) -> bool:
    shapes = (_RULE, _NUMBER, _IN_BRACKETS, _TOWN)
    is_told = is_rubric(cell) or any(shape.fullmatch(cell) for shape in shapes) or _REACHED.search(cell) is not None
    return is_told or (len(cell) <= 3 and cell.isupper()) or _names_office(cell)


def _names_office(cell: str) -> bool:
    """Whether a line is the name of an office, and no headline that begins with one."""
    if cell.lower() in _HOUSES or _COMPANY.fullmatch(cell):
        return True
    if not _is_of_place(cell) and (_says(cell) or any(map(str.isdigit, cell))):
        return False
    is_named = _is_office_of(cell) or is_organization(cell.split()[-1])
    return is_named and len(cell.split()) <= 8 and (cell[:1].isupper() or _EAST_ASIAN.match(cell) is not None)


def _names_authority(cell: str) -> bool:
    """Whether a line is the name of an office of a state, by its last word."""
    return _names_office(cell) and cell.split()[-1].lower() in _AUTHORITIES


def _is_office_of(cell: str) -> bool:
    """Whether a line says of what it is the office, or of which place the government: not `State of Emergency`."""
    return _is_of_place(cell) if _OF_PLACE.fullmatch(cell) else _OF.fullmatch(cell) is not None


def _is_of_place(cell: str) -> bool:
    place = _OF_PLACE.fullmatch(cell)
    return place is not None and (is_city(place[1]) or is_region(place[1]))


def _governs(cell: str) -> bool:
    return cell.startswith(("Ministry of ", "Department of ", "Government of ")) and _names_office(cell)


def _may_say(cell: str) -> bool:
    """Whether a name or words in brackets that stand alone may be a headline: `Harbour Board Eyes Ferry Service`."""
    if _IN_BRACKETS.fullmatch(cell):
        return len(cell.split()) > _SHORT_NAME
    is_certain = not _names_office(cell) or _is_office_of(cell) or cell.lower() in _HOUSES or _COMPANY.fullmatch(cell)
    return not is_certain


def _says(cell: str) -> bool:
    return not _VERBS.isdisjoint(_WORD.findall(cell.lower()))


def _is_kind(cell: str) -> bool:
    return names_kind(cell) or _NUMBER.fullmatch(cell) is not None


def _may_head(headline: str, lines: list[str]) -> bool:
    """Whether a block is a headline: short, and on one line, or set off from the text by capitals or indentation."""
    is_one = len(lines) == 1 or headline.isupper() or all(line[:4].isspace() for line in lines)
    spaced = may_be_headline(headline)
    unspaced = len(_EAST_ASIAN.findall(headline)) in range(_LEAST_UNSPACED, _MOST_UNSPACED)
    if headline.startswith(SALUTATION):
        return False
    is_end = headline[-1] in ".,;:。、" and not headline.isupper()
    return is_one and (spaced or unspaced) and len(headline) <= _LONGEST_HEADLINE and not is_end


def _is_text(rest: str) -> bool:
    """Whether prose follows, perhaps below a deck and a byline."""
    return any(_is_prose(found[0]) for found in islice(_BLOCK.finditer(rest), _MOST_BETWEEN))


def begins_with_prose(text: str) -> bool:
    """Whether the first block of a text is prose."""
    return _is_prose(_next(text, 0))


def _next(text: str, at: int) -> str:
    found = _BLOCK.search(text, at)
    return found[0] if found else ""


def _is_prose(block: str) -> bool:
    line = squeeze(block)
    return len(line) >= _SHORTEST_PROSE or len(_EAST_ASIAN.findall(line)) >= _SHORTEST_UNSPACED
