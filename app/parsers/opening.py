"""How an article's text opens: title line, byline, preamble and dateline, each put into its own field."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.parsers.behind_dateline import read_behind
from app.parsers.contact_lines import contacts
from app.parsers.copied_heads import copied_head, with_whole_byline
from app.parsers.credit_lines import names_employer
from app.parsers.dateline import Dateline, read_dateline
from app.parsers.day_lines import beside_name, is_timed
from app.parsers.east_asian_reporters import named_reporters
from app.parsers.given_dateline import given_dateline
from app.parsers.head_block import (
    is_above_headline,
    is_around,
    is_no_headline,
    may_be_headline,
    read_head,
    without_chrome,
)
from app.parsers.head_lines import byline_and_day, is_rubric
from app.parsers.heading import heading, lines_of
from app.parsers.kind_lines import names_kind
from app.parsers.lost_lines import as_printed
from app.parsers.menu import without_menu
from app.parsers.name_lines import is_byline, is_name
from app.parsers.people import names
from app.parsers.release_head import begins_with_prose, release_head
from app.parsers.title_line import (
    ENDS_PROSE,
    LONGEST_TITLE,
    headline,
    headline_and_deck,
    headline_size,
    is_signature,
    title_line,
)
from app.sentences import shorten
from app.text import squeeze

_SHORTEST_PROSE = 80
"""The fewest characters of a line above a dateline that is prose."""
_LONGEST_DECK = 400
"""The most characters of prose that may precede a dateline with place, day and agency."""
_MOST_PASSED = 12
"""How many lines may stand above a headline that are none: the names of a paper and of sections, numbers, days."""
_RELEASES = "ots"
"""The agency that prints above a headline who issued the text: `Polizei Essen`."""
_ISSUER = re.compile(r"(?:(?:(?![a-zäöü])\S+|am|an|bei|der|des|für|im|in|und|von)(?:\s|$)){1,8}")
_SYNDICATED = re.compile(r"\s*\(MENAFN\s?[-–—]\s?([^()]{2,60}?)\s?(?:\([^()]{2,40}\)\s?)?\)\s?(?=[^\sa-z])")
"""What a syndicate prints before a text, its dateline included: `(MENAFN - Fjord Press)`."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The parts of an opening; `body` is the remaining text, not yet split into paragraphs."""

    body: str
    title: str | None = None
    byline: str | None = None
    preamble: str | None = None
    dateline: str | None = None
    places: tuple[str, ...] = ()
    day: date | None = None
    agency: str | None = None


def read_opening(
    text: str, title: str | None, published: date | None, given: str | None = None, summary: str | None = None
) -> Opening:
    """Take apart the opening of a clean `text`.

    `title`, `given` (a dateline) and `summary` come from the format itself; `published` supplies the year of a
    dateline without one.
    """
    syndicated = _SYNDICATED.match(text)
    text = with_whole_byline(text[syndicated.end() :] if syndicated else text)
    above, below = _above(text, published) if title is None else ([], text)
    opening = _read(below, title, published, given, summary)
    if title is None and opening.dateline and opening.dateline not in text:
        opening = replace(opening, dateline=as_printed(opening.dateline, text))
    if syndicated:
        above.insert(0, squeeze(syndicated[0]))
        opening = replace(opening, agency=opening.agency or squeeze(syndicated[1]))
    return replace(opening, preamble="\n".join(filter(None, [*above, opening.preamble]))) if above else opening


def _above(text: str, published: date | None) -> tuple[list[str], str]:
    """The lines above a text that certainly belong to no headline, as pages and offices print them, and the text from
    there.
    """
    menu, text = without_menu(text)
    chrome, below = without_chrome(text)
    if chrome and read_head(text) and not read_head(below):
        chrome, below = [], text  # by what a page offers to click, the lines below are told from verse
    text = below
    told, rest = release_head(text)
    told, rest = (told, rest) if told else copied_head(text, published)
    return [*menu, *chrome, *told], rest


def _read(text: str, title: str | None, published: date | None, given: str | None, summary: str | None) -> Opening:
    text, found = _behind_summary(text, summary, published) or (text, read_dateline(text, published))
    if found and not found.agency and (rest := _without_title(text, title)) and found.start < len(text) - len(rest):
        # A kicker at the start of the headline is not a dateline; below it, only one signed by an agency is certain.
        text, found = rest, read_dateline(rest, published)
        found = found if found and found.agency else None
    line = squeeze(text[found.start :].partition("\n")[0]) if found else ""
    if found is None or (not found.agency and _is_no_dateline(line)):
        return _with_given(read_untold(text, title), given, published)
    if found.agency and not found.places and (is_rubric(line) or beside_name(line)):  # "(Xinhua) 09:38, May 16, 2024"
        return replace(read_untold(text, title), agency=found.agency)
    above = text[: found.start]
    if _is_inside(text, found, (title, summary)) or (title is None and _opens_headline(text, found)):
        return _with_given(read_untold(text, title), given, published)
    if not found.places and not found.agency and above.strip() and all(map(is_rubric, filter(None, lines_of(above)))):
        return read_untold(text, title)  # a day between a document's number and the headline
    title, byline, preamble = _before(above, title, summary, is_issued=found.agency == _RELEASES)
    is_of_kind = preamble is not None and any(map(names_kind, preamble.split("\n")))
    behind = read_behind(text, found, title is not None, is_of_kind)
    return Opening(
        body=behind.body,
        title=title or behind.title,
        byline=byline or behind.byline or found.reporter or named_reporters(found.verbatim, behind.body),
        preamble="\n".join(filter(None, [preamble, *behind.others])) or None,
        dateline=squeeze(found.verbatim),
        places=found.places,
        day=found.day,
        agency=behind.agency or found.agency,
    )


def _is_no_dateline(line: str) -> bool:
    """Whether a line with a place or a day gives the kind of text, a section or a reporter: `记者 王海 2024-03-12`."""
    is_credit = line[:1] >= "\u3400" and byline_and_day(line) is not None
    return is_credit or names_kind(line) or is_around(line) or is_timed(line)


def _is_inside(text: str, found: Dateline, said: Sequence[str | None]) -> bool:
    """Whether what was found is part of the text: the day it was written on, below it, or a dateline that it quotes."""
    above = list(filter(None, lines_of(text[: found.start])))
    if not text[found.end :].strip():
        return bool(above)
    blocks = filter(None, map(squeeze, text[: found.start].split("\n\n"))) if "\n\n" in text[: found.start] else ()
    prose = max(_prose(above, said), _prose(blocks, said), key=len)  # paragraphs may be wrapped
    if found.places and found.day and found.agency:
        return sum(map(len, prose)) > _LONGEST_DECK
    stands_alone = not found.agency and "\n" in text[found.start : found.end]
    return len(prose) > (0 if stands_alone else 1)


def _prose(parts: Iterable[str], said: Sequence[str | None]) -> list[str]:
    """The parts of a text that are as long as prose and end as sentences do, but for what is told already."""
    return [part for part in parts if len(part) >= _SHORTEST_PROSE and part[-1] in ENDS_PROSE and part not in said]


def _opens_headline(text: str, found: Dateline) -> bool:
    """Whether a name before a colon begins a headline alone above the text: `Bergen: Ferry saves two walkers`."""
    if found.agency or found.day or text[: found.start].strip() or ":" not in text[found.start : found.end]:
        return False
    title, rest = title_line(text)
    return title is not None and title[-1] not in ENDS_PROSE and begins_with_prose(rest)


def read_untold(text: str, title: str | None, is_inner: bool = False) -> Opening:
    """Take apart the opening of a text that is known to have no dateline; `is_inner`: the name of a paper is above."""
    if title is not None:
        rest = _without_title(text, title) or text
        byline, above, body = heading(rest)
        named = names(byline)
        if (named and all(map(is_name, named))) or (above and not byline):
            return Opening(body, title, byline, "\n".join(above) or None)
        return Opening(rest, title)
    _, above, rest = heading(text, byline=False)
    title, rest = title_line(rest)
    if title and is_above_headline(title):
        title, passed, rest = _lower_title(title, rest)
        above += passed
    if title and is_no_headline(title):
        above, title = [*above, title], None
    if title is None and any(map(names_kind, above)) and (headed := headline_and_deck(rest)):
        title, decks, rest = headed
        above = [*above, *decks]
    shown = text if above and all(map(is_around, above)) else rest
    if title is None and (head := read_head(rest) or read_head(shown)):
        byline, below, rest = heading(head.rest) if head.byline is None else (head.byline, [], head.rest)
        return Opening(rest, head.title, byline, "\n".join([*above, *head.others, *below]) or None)
    is_headed = title is not None or is_signature(squeeze(rest.lstrip("\n").partition("\n")[0]))
    byline, below, rest = heading(rest) if is_headed else (None, [], rest)
    if title and not byline and not below:
        deck, behind = title_line(rest)
        signed, beside, behind = heading(behind) if deck else (None, [], behind)
        if deck and (signed or beside):
            byline, below, rest = signed, [deck, *beside], behind
    elif title and below and not byline and not is_inner and (inner := read_untold(rest, None, is_inner=True)).byline:
        # "The Fjord Times", the day, then headline and byline: the first line names the paper.
        above += [title, *below, *filter(None, [inner.preamble])]
        return replace(inner, preamble="\n".join(above))
    return Opening(rest, title, byline, "\n".join(above + below) or None)


def _lower_title(title: str, rest: str) -> tuple[str, list[str], str]:
    """The headline below a first line that is none, the lines above it, and the rest; the first line if it is alone."""
    passed, lower, behind = [title], title, rest
    while is_above_headline(lower) or not may_be_headline(lower):
        if len(passed) > _MOST_PASSED:
            return title, [], rest
        _, between, behind = heading(behind, byline=False)
        found, behind = title_line(behind)
        if not found or is_byline(found) or not (may_be_headline(found) or is_above_headline(found)):
            return title, [], rest
        lower, passed = found, [*passed, *between, found]
    return lower, passed[:-1], behind


def _without_title(text: str, title: str | None) -> str:
    """The text after a title that it repeats as its first line; empty where it does not."""
    first, _, rest = text.lstrip("\n").partition("\n")
    return rest if title and squeeze(first) == title and rest.strip() else ""


def _behind_summary(text: str, summary: str | None, published: date | None) -> tuple[str, Dateline] | None:
    """The text with the summary that it begins with on a line of its own, and the dateline after that.

    None where there is no such dateline: the summary is then just the beginning of the text, and stays there.
    """
    if not summary or not text.startswith(summary) or not text[len(summary) :][:1].isspace():
        return None
    apart = f"{summary}\n\n{text[len(summary) :].lstrip()}"
    found = read_dateline(apart, published)
    return (apart, found) if found and found.start > len(summary) else None


def _with_given(opening: Opening, given: str | None, published: date | None) -> Opening:
    read = given_dateline(given, published)
    if read is None:
        return opening
    return replace(opening, dateline=read.verbatim, places=read.places, day=read.day, agency=read.agency)


def _may_be_title(line: str, below: list[str], is_issued: bool) -> bool:
    is_above = is_above_headline(line) or (is_issued and _ISSUER.fullmatch(line) is not None)
    is_above = is_above and any(may_be_headline(each) and not is_rubric(each) for each in below)
    return not (is_rubric(line) or is_no_headline(line) or is_above) and len(line) <= LONGEST_TITLE


def _before(
    text: str, title: str | None, summary: str | None, is_issued: bool
) -> tuple[str | None, str | None, str | None]:
    """Sort the lines before the dateline into title, byline and preamble; `is_issued`: they may say who issued it."""
    byline: str | None = None
    others: list[str] = []
    said = (title, summary if summary and shorten(summary) == summary else None)  # a longer one is stored only in part
    lines = lines_of(text)
    last = max((n for n, line in enumerate(lines) if line), default=0)
    at = below = 0  # `below` is the line where a post or a paper may stand, right below the byline
    while at < len(lines):
        line, size = lines[at], contacts(lines[at:])
        # A bare name right above the dateline is a byline.
        bare = title and at == last and is_name(line)
        if not line or line in said:
            pass
        elif byline is None and (parts := byline_and_day(line)):
            byline, day = parts
            others.append(day)
        elif byline is None and (is_byline(line) or bare):
            byline, below = line, at + 1
        elif byline and at == below and names_employer(line):
            others.append(line)
            below = at + 1
        elif size:
            others += lines[at : at + size]
        elif title is None and _may_be_title(line, lines[at + 1 :], is_issued):
            size = headline_size(lines[at:])
            title = headline(" ".join(lines[at : at + size]))
        else:
            others.append(line)
        at += size or 1
    return title, byline, "\n".join(others) or None
