"""The lines that open a text without a blank line between them, as copied from a page: name of the paper, section,
headline, byline, day, and what a reader could click.
"""

import re
from typing import NamedTuple

from app.parsers.clicks import behind_clicks
from app.parsers.credit_lines import names_paper
from app.parsers.dateline.agencies import is_known
from app.parsers.dateline.gazetteer import is_region
from app.parsers.day_lines import beside_name
from app.parsers.east_asian_reporters import is_reporters
from app.parsers.head_lines import byline_and_day, is_beneath, is_rubric, is_signed
from app.parsers.name_lines import is_byline, is_name, names_member
from app.parsers.people import names
from app.text import squeeze

_MOST_SHOWN, _MOST = 20, 8
"""How many lines such a block has, and how many that are not to click."""
_MOST_LINES = 60  # as printed, wrapped
_LONGEST = 120
_SHORTEST_HEADLINE = 3  # words
_SECTIONS = frozenset(
    """
    analysis arts biz breaking business comment culture editorial exclusive feature features headlines health home
    international interview latest local money multimedia national news opinion overseas photos politics review science
    sport sports tech technology travel video videos world
    actualité actualités économie economie faits-divers monde politique santé société
    ausland inland kultur lokales nachrichten panorama politik regionales vermischtes wirtschaft wissen
    cultura deportes economía internacional internacionales locales mundo municipios nación nacional nacionales noticias
    política salud sociedad
    economia esportes notícias saúde sociedade attualità cronaca esteri politica
    binnenland buitenland ekonomi inrikes kultuur nyheter utrikes
    культура мир новости общество политика происшествия спорт экономика
    """.split()  # noqa: SIM905
)
_MOST_SECTION = 3  # words
_BETWEEN_WORDS = re.compile(r"[\s/&,]+")
_NUMBER = re.compile(r"(?:no|nr|n°|№|exhibit|ex)\.?[\s\-]?\d[\d/.\-]*", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"(?:[^\W\d_]{4}[.…]|[,;:])[\"'”’)]*$")
_ITEM = re.compile(r"[-*•–]\s|\d+[.)]\s")
SPEAKER = re.compile(r"[^\W\d_][^:]{0,40}: \S")
"""How a line of a conversation begins, and many a headline."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_LONGEST_ADDRESS = 2_048
_GLUED = re.compile(r"(?:COMMENT|CONNECT|EMAIL|FACEBOOK|LINKEDIN|MORE|PINTEREST|PRINT|SHARE|TWEET|TWITTER){2,9}")
_TRAIL = re.compile(
    r"(?:home|start(?:seite)?|accueil|inicio|início|главная|news)(?:\s?[>»›/]\s?[^>»›/]{1,40}){1,5}[>»›/]?",
    re.IGNORECASE,
)
"""Where a page is on its site."""


class Head(NamedTuple):
    """What such a block says; `others` are the lines that are none of the others, in order."""

    title: str
    byline: str | None
    others: list[str]
    rest: str


def read_head(text: str) -> Head | None:
    """Read the block that opens a text, or return None where it is prose, a list, or all there is."""
    block, _, rest = text.lstrip("\n").partition("\n\n")
    if not rest.strip() or block.count("\n") >= _MOST_LINES:
        return None
    lines = _unwrapped([line for line in map(squeeze, block.split("\n")) if any(map(str.isalnum, line))])
    shown = [line for line in lines if not is_around(line) or behind_clicks(line)]
    if not 2 <= len(lines) <= _MOST_SHOWN or len(shown) > _MOST or any(map(_is_prose, shown)):
        return None
    if sum(SPEAKER.match(line) is not None for line in shown) > 1:
        return None  # a conversation
    byline: str | None = None
    told: list[str] = []
    unnamed: list[str] = []
    for line, following in zip(shown, [*shown[1:], ""], strict=True):
        parts = byline_and_day(line) if byline is None else None
        if parts:
            byline, line = parts
        elif byline is None and (signs(line) or (unnamed and is_signed(f"{line}\n{following}"))):
            byline = line
            continue
        elif not is_rubric(line) and not is_around(line) and (byline is None or not is_beneath(line)):
            unnamed.append(line)
        told.append(line)
    is_head = len(unnamed) < len(lines) or any(map(is_above_headline, unnamed))
    if not unnamed or not is_head:
        return None  # verse, or a list
    title = _chosen_title(unnamed)
    told.remove(title)
    return Head(title, byline, told, without_chrome(rest)[1])


def signs(line: str) -> bool:
    """Whether a line is a byline that names somebody, or an agency or a site, not `By Friday it was over`."""
    is_named = any(map(is_name, names(line))) or is_known(line.partition(" ")[2]) or is_reporters(line)
    return is_named and is_byline(line)


def without_chrome(text: str) -> tuple[list[str], str]:
    """The lines at the beginning of a text that a reader could click, and the text without them."""
    lines = text.split("\n", _MOST_SHOWN)
    first = next((n for n, line in enumerate(lines) if line.strip() and not is_around(squeeze(line))), 0)
    return [line for raw in lines[:first] if (line := squeeze(raw))], "\n".join(lines[first:])


def _chosen_title(lines: list[str]) -> str:
    """The first of these lines that can be a headline: not a single word, a kicker or the name of a paper."""
    return next(filter(may_be_headline, lines), max(lines, key=len))


def may_be_headline(line: str) -> bool:
    """Whether a line has the words of a headline, and is not the name of a paper."""
    return len(line.split()) >= _SHORTEST_HEADLINE and not names_paper(line)


def is_above_headline(line: str) -> bool:
    """Whether a line is no headline, but may stand above one: the name of a paper, a member of parliament or a state, a
    section, an address, a number, any of the first or of sections with a day.
    """
    return names_paper(line) or names_member(line) or is_region(line) or is_no_headline(line) or bool(beside_name(line))


def is_no_headline(line: str) -> bool:
    """Whether a line is certainly no headline: a section, a number, an address, or what a page offers to click."""
    words = _BETWEEN_WORDS.split(line.casefold())
    return _SECTIONS.issuperset(words) or _are_sections(line) or _NUMBER.fullmatch(line) is not None or is_around(line)


def _are_sections(line: str) -> bool:
    """Whether bars separate a section and what it has: `News|Shipping`."""
    section, bar, rest = line.partition("|")
    is_section = bar and section.strip().casefold() in _SECTIONS
    return bool(is_section) and all(0 < len(part.split()) <= _MOST_SECTION for part in rest.split("|"))


def is_around(line: str) -> bool:
    """Whether a line is an address, what a page offers to click, or only signs."""
    if len(line) > _LONGEST:
        return len(line) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(line) is not None
    if not any(map(str.isalnum, line)):
        return True
    rest = behind_clicks(line)
    is_chrome = rest is not None and (not rest or is_rubric(rest) or byline_and_day(rest) is not None)
    return is_chrome or any(shape.fullmatch(line) for shape in (_ADDRESS, _TRAIL, _GLUED))


def _is_prose(line: str) -> bool:
    return len(line) > _LONGEST or _ENDS_SENTENCE.search(line) is not None or _ITEM.match(line) is not None


def _unwrapped(lines: list[str]) -> list[str]:
    """The lines of a headline that goes on in lower case as one."""
    found: list[str] = []
    for line in lines:
        if found and line[0].islower() and not is_byline(line):
            found[-1] += f" {line}"
        else:
            found.append(line)
    return found
