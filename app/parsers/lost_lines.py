"""Texts whose line ends were lost: all in one line, where wide gaps or the day of publication tell what was a line."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from app.parsers.dateline import read_dateline
from app.parsers.dateline.gazetteer import is_region
from app.parsers.dateline.months import is_weekday, month_of
from app.parsers.dateline.towns import is_town
from app.parsers.head_block import is_above_headline
from app.parsers.head_lines import is_rubric
from app.parsers.kind_lines import names_kind
from app.parsers.published import read_published
from app.parsers.wrapping import WIDTH
from app.sentences import first_sentence
from app.text import squeeze

_LONG = 300
"""More characters than a headline has: a text in one line has as many."""
GAP = re.compile(r"[^\S\n](?<=\S.)[^\S\n]{7,}")
"""What was a line end, or stands between columns."""
_MOST_HEAD = 12  # lines
_LEAST_WORDS, _MOST_WORDS, _LONGEST = 4, 40, 200
_SURE = 6
"""Of how many words a line in a head is a headline, not the name of an office or a page."""
_ENDS = re.compile(r"[.,;:…][\"'”’)]*$")
_OFFICE = re.compile(r"\b(?:Contacts?|CONTACTS?)\b:? [A-Z]|(?:^| )(?:Press|News) ?[Rr]oom$")
_REACH = 260
"""How far into a line the day may be."""
_YEAR = re.compile(r"(?<!\S)\d{4}(?= [\"'“‘«(]?([^\W\d_]))")
_WORD = re.compile(r"\S+")
_FIGURES = re.compile(r"\d{1,2} \d{1,2} \d{4}")
_SIZES = (4, 3)
"""How many words a day may have: with and without its weekday."""
_LEADS_ON = frozenset(
    """
    a after am and as at before between by dated de des do du due during early el ended ending for from in la last late
    le los next no of on or since that the this through till to um und until vom was were when with
    """.split()  # noqa: SIM905
)
_MOST_ABOVE, _LONGEST_HEADING = 8, 250
"""How many blocks may be above the one with such a dateline, and how long they are: headlines, decks, days."""
_ANY_SIGNS = r"[\W_]{0,7}"
_RARE = 1_000
"""In how many characters a text that has lost its punctuation has one."""
# A place at the beginning of a line or behind a year, and perhaps its region, before two spaces or more: the comma and
# the dash were among them.
_NAME = r"[^\W\d_a-z][^\W\d_]{2,20}"
_LOST_DASH = re.compile(
    rf"(?:\A\s*|\s{{8}}|(?<=\b\d{{4}})\s{{1,7}})(?P<place>{_NAME}(?: {_NAME}){{0,2}}?)"
    rf"(?P<region>  ?(?:D  ?C|[A-Z]{{2}}|[A-Z]{{4,13}}))?(?P<gap>\s{{2,7}})(?=(?P<next>[^\W\d_a-z][^\W\d_]*))"
)
_GAP_WITHOUT_REGION = 2
"""How many spaces may be all that is between a place and another name: `Washington  Lee`."""
_TWICE = re.compile(r"(.{15,150}?)(?: (.{1,60}?))? \1")
_CALLED = re.compile(r"(.{15,}?) (contacts?:? .{0,80}\d.*)", re.IGNORECASE)


def with_lines(text: str, published: date | None) -> tuple[list[str], str]:
    """Lines above the text whose head is in one line with it, and the text from its headline; another text as it is."""
    line, end, rest = text.strip().partition("\n")
    if len(line) <= _LONG:
        return [], text
    opening, restored = _with_dash(line)
    if opening:
        others, whole = _in_lines(restored, end, rest, published)
        whole = whole or restored + end + rest
        blocks = whole.split("\n\n", _MOST_ABOVE)
        first = next((block for block in blocks if len(block) > _LONGEST_HEADING or block.startswith(opening)), "")
        if first.startswith(opening):  # else it is a part of the text
            return others, whole
    others, whole = _in_lines(line, end, rest, published)
    return others, whole or text


def _in_lines(line: str, end: str, rest: str, published: date | None) -> tuple[list[str], str]:
    """The same for a first line and the rest; no text where nothing is known of its lines."""
    if rest:
        dated = _at_day(squeeze(line), published)
        return dated.others, "\n\n".join(dated.lines) + end + rest if dated.others else ""
    if 2 * sum(len(each) for each in GAP.split(line) if len(each) <= WIDTH) > len(squeeze(line)):
        return [], ""  # typed to a width, and it cannot be told where a paragraph ends
    pieces = _pieces(line)
    size = next((n for n, each in enumerate(pieces) if len(each) > _LONGEST), len(pieces))
    if size > _MOST_HEAD or size == len(pieces):
        return [], ""
    return _from_headline([_at_day(each, published) for each in pieces[: size + 1]], pieces[size + 1 :])


def _with_dash(line: str) -> tuple[str, str]:
    """The dateline in a line that has lost its punctuation, with its comma and its dash, and the line with that; two
    empty texts where there is none.
    """
    if "  " not in line or (line.count(".") + line.count(",")) * _RARE > len(line):
        return "", ""
    for found in _LOST_DASH.finditer(line):
        following = found["next"]
        is_row = following.isupper() and is_town(following) and not is_region(following)
        if is_weekday(following) or month_of(following) or is_row:
            continue  # the head goes on
        opening = _dateline(squeeze(found["place"]), (found["region"] or "").strip(), len(found["gap"]))
        if opening and read_dateline(f"{opening}{line[found.end() : found.end() + _REACH]}", None):
            return opening, f"{line[: found.start('place')]}{opening}{line[found.end() :]}"
    return "", ""


def _dateline(place: str, region: str, gap: int) -> str:
    if not region:
        return f"{place} – " if place.isupper() and is_town(place) and gap > _GAP_WITHOUT_REGION else ""
    region = "D.C." if region.split() == ["D", "C"] else region
    return f"{place}, {region} – " if is_region(region) and (is_town(place) or place.isupper()) else ""


def as_printed(dateline: str, text: str) -> str:
    """A dateline without the punctuation that was restored to read it, as the text has it."""
    if dateline in squeeze(text):
        return dateline
    found = re.search(_ANY_SIGNS.join(map(re.escape, filter(str.isalnum, dateline))), text)
    return squeeze(found[0]) if found else dateline


class _Dated(NamedTuple):
    """What a line says: a headline and a text, or one of them; `others` are the day between, and what is none."""

    lines: list[str]
    others: list[str]


def _from_headline(head: list[_Dated], body: list[str]) -> tuple[list[str], str]:
    """The lines above a headline, and the text from there; without one, the lines that certainly are no text."""
    lines = [line for each in head for line in each.lines]
    others = [line for each in head for line in each.others]
    dated = [each.lines[0] for each in head if len(each.lines) > 1]
    title = next((n for n, each in enumerate(lines) if each in dated or _is_headline(each)), None)
    if title is None:
        opening = next((n for n, each in enumerate(lines) if not is_rubric(each)), 0)
        return lines[:opening] + others, "\n\n".join([" ".join(lines[opening:]), *body])
    # What stands between a headline and the day is a deck or a contact.
    day = max((n for n, each in enumerate(head) if each.others), default=0)
    text = max(sum(len(each.lines) for each in head[: day + 1]) - 1, title + 1) if others else title + 1
    return [*lines[:title], *lines[title + 1 : text], *others], "\n\n".join([lines[title], *lines[text:], *body])


def _pieces(line: str) -> list[str]:
    """What wide gaps separate, each squeezed; what begins in lower case goes on from the one before."""
    found: list[str] = []
    for piece in filter(None, map(squeeze, GAP.split(line))):
        if found and piece[0].islower():
            found[-1] += f" {piece}"
        else:
            found.append(piece)
    return found


def _is_headline(line: str) -> bool:
    is_long = _SURE <= len(line.split()) <= _MOST_WORDS and len(line) <= _LONGEST
    return is_long and not (_ENDS.search(line) or is_rubric(line) or is_above_headline(line) or _OFFICE.search(line))


def _at_day(line: str, published: date | None) -> _Dated:
    """A line, taken apart where the day of publication stands between headline and text, or opens it."""
    for year in _YEAR.finditer(line, 0, _REACH) if published else ():
        if year[1].islower():
            continue  # a sentence goes on
        begins = [found.start() for found in _WORD.finditer(line, 0, year.end())]
        for size in _SIZES:
            start = begins[-size] if len(begins) >= size else -1
            day = line[start : year.end()]
            if start < 0 or not _is_day(day, published) or (size > 3 and not is_weekday(day.split()[0].strip(".,"))):
                continue
            before = line[:start].rstrip()
            if (opened := read_dateline(line, published)) and not opened.start:
                break
            rest = line[year.end() + 1 :]
            if not before or _is_label(before):
                return _Dated([rest], [*filter(None, [before]), day])
            if headline := _headline(before):
                return _Dated([headline[0], rest], [*headline[1:], day])
            break
    return _Dated([line], [])


def _is_label(line: str) -> bool:
    return names_kind(line) or line.lower() == "date"


def _is_day(said: str, published: date | None) -> bool:
    period, _ = read_published(said)
    if period is None and _FIGURES.fullmatch(said):  # the day that is known decides which figure is the month
        return any(_is_day(f"{year}-{month}-{day}", published) for day, month, year in _orders(said))
    return period is not None and period.precision == "day" and period.day == published


def _orders(said: str) -> Iterator[tuple[str, str, str]]:
    first, second, year = (figure.zfill(2) for figure in said.split())
    yield first, second, year
    yield second, first, year


def _headline(line: str) -> list[str]:
    """The headline of what stands before a day, and lines that are none; empty where a sentence leads to the day."""
    called = _CALLED.fullmatch(line)
    line = called[1] if called else line
    twice = _TWICE.fullmatch(line)
    line, label = (twice[1], twice[2]) if twice else (line, None)
    words = line.split()
    is_headline = (
        _LEAST_WORDS <= len(words) <= _MOST_WORDS
        and len(line) <= _LONGEST
        and line[-1].isalnum()
        and first_sentence(line) == line
        and words[-1].lower() not in _LEADS_ON
        and not any(names_kind(" ".join(words[-size:])) for size in (1, 2, 3))
    )
    return list(filter(None, [line, label, called and called[2]])) if is_headline else []
