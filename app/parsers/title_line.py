"""The headline that is the first line of a text."""

import re
from collections.abc import Sequence

from app.parsers.contact_lines import is_contact
from app.parsers.dateline.agencies import is_known
from app.parsers.dateline.months import is_weekday, month_of
from app.parsers.head_block import SPEAKER, may_be_headline, signs
from app.parsers.head_lines import byline_and_day, is_rubric, is_signed
from app.parsers.name_lines import is_byline, names_person
from app.parsers.wrapping import WIDTH, goes_on
from app.text import squeeze

LONGEST_TITLE, _MOST_BETWEEN, _MOST_WRAPPED, _SHORTEST_PROSE = 200, 3, 5, 80
"""The most characters of a title, how many lines may be between it and the first paragraph, on how many lines it may be
itself, and the fewest characters of that paragraph where it is on several."""
_MOST_LINES, _FEWEST_WORDS = 50, 2
ENDS_PROSE = '.!?…:”"。！？।॥۔؟።'
"""What a line of prose ends in, and no headline above paragraphs."""
_ENDS = ".!?…:;"
"""What ends a line of a headline, so that it does not go on."""
_NO_HEADLINE = ".,;:。．，、；：।॥۔؛،።"
"""What no headline ends in."""
_LABELLED = re.compile(r"(?:[^\W\d_][\w'’.&/-]{0,20} ?){1,3}:\s|\d{1,2}[.)]\s|[-*•]\s")
"""What begins a line that is one of several of its kind: a label, a number, a bullet."""
_CREDIT = re.compile(
    r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?|(?:via|by|von|par|por|mit material|texts?|photos?|translated"
    r"|updated|edited)\b.*",
    re.IGNORECASE,
)
"""A line below a headline that says from where or from whom a text is; a sentence may go on so as well."""
_KIND = re.compile(r"(?:staff|wire) reports?|exclusive|opinion|analysis", re.IGNORECASE)
"""A line that says of what kind a text is."""
_UNDERLINE = re.compile(r"([-=~#*_^+])\1{2,200}")
"""What is typed below a headline to set it off."""


def title_line(text: str) -> tuple[str | None, str]:
    """A first line that stands alone and is not a sentence, as the title, and the rest of the text."""
    first, _, rest = text.lstrip("\n").partition("\n")
    line, following = squeeze(first), squeeze(rest.partition("\n")[0])
    if line and _UNDERLINE.fullmatch(following) and not _UNDERLINE.fullmatch(line):
        rest, following = rest.partition("\n")[2], ""
    if not line or len(line) > LONGEST_TITLE or line[-1] in _NO_HEADLINE or not rest.strip() or is_signature(line):
        return None, text
    if following and (wrapped := _wrapped_headline(text)):
        return wrapped
    alone = not following or rest[:1].isspace() or is_byline(following) or is_rubric(following)
    alone = alone or _KIND.fullmatch(following) is not None
    alone = alone or is_signed(rest) or byline_and_day(following) is not None or _is_above_paragraphs(line, text)
    return (headline(line), rest) if alone else (None, text)


def is_signature(line: str) -> bool:
    """Whether a first line is no title but says who wrote the text."""
    parts = byline_and_day(line)
    return signs(line) or (parts is not None and is_byline(parts[0]))


def _is_above_paragraphs(line: str, text: str) -> bool:
    """Whether a first line stands above lines that are paragraphs, not wrapped: only it, and perhaps a deck, a byline
    and a day below it, are no sentences.
    """
    if not may_be_headline(line) or len(line) > WIDTH or line[-1] in ENDS_PROSE:
        return False
    below = text.lstrip("\n").partition("\n\n")[0].split("\n")[1:_MOST_LINES]
    following = squeeze(below[0]) if below else ""
    if following[:1].islower() and not is_byline(following):
        return False  # the sentence goes on
    if SPEAKER.match(line) and SPEAKER.match(following):
        return False  # a conversation
    prose = next((n for n, each in enumerate(below) if squeeze(each)[-1:] in ENDS_PROSE), len(below))
    return prose <= _MOST_BETWEEN and max(map(len, below[prose:]), default=0) > WIDTH


def headline_size(lines: Sequence[str]) -> int:
    """How many of the lines that a headline opens it has: it goes on where a line is not complete."""
    size = 1
    while size < min(len(lines), _MOST_WRAPPED) and _goes_on(lines[size - 1], lines[size]):
        size += 1
    return size if len(" ".join(lines[:size])) <= LONGEST_TITLE else 1


def _goes_on(line: str, following: str) -> bool:
    return bool(following) and line[-1] not in _ENDS and not _is_beside(following) and goes_on(line, following)


def _is_beside(line: str) -> bool:
    """Whether a line below a headline says who wrote the text, when, or from where or of what kind it is."""
    if is_byline(line) or is_rubric(line) or byline_and_day(line):
        return True
    if _LABELLED.match(line) or _CREDIT.fullmatch(line) or _KIND.fullmatch(line):
        return True
    first, *others = line.split()
    is_day = is_weekday(first.strip(",")) or (month_of(first) is not None and any(map(str.isdigit, "".join(others))))
    return is_day or is_known(line) or names_person(line.partition(",")[0])


def _wrapped_headline(text: str) -> tuple[str, str] | None:
    """The headline that is the whole first block of a text, on several lines, by words or capitals, and the rest."""
    lines, rest = _above_prose(text)
    if not lines or any(map(is_rubric, lines)):
        return None
    whole = headline(" ".join(lines))
    is_kicker = len(lines[0].split()) < _FEWEST_WORDS
    is_in_capitals = whole.isupper() and not is_kicker and not any(map(_is_beside, lines))
    is_one = headline_size(lines) == len(lines) or is_in_capitals
    is_title = is_one and may_be_headline(whole) and whole[-1] not in _NO_HEADLINE + ENDS_PROSE
    return (whole, rest) if is_title else None


def headline_and_deck(text: str) -> tuple[str, list[str], str] | None:
    """The headline, the deck right below it, and the rest of a text above which an office says of what kind it is."""
    lines, rest = _above_prose(text)
    if not lines or any(len(line) > WIDTH or line[-1] in _NO_HEADLINE or _is_beside(line) for line in lines):
        return None
    if all(any(map(str.isdigit, line)) for line in lines) or is_contact(lines[0].removeprefix("For more ")):
        return None  # results, whom to ask
    size = headline_size(lines)
    title = headline(" ".join(lines[:size]))
    return (title, lines[size:], rest) if may_be_headline(title) and not names_person(title) else None


def _above_prose(text: str) -> tuple[list[str], str]:
    """The lines of the first block of a text, where they are several, but few, and prose follows; else none. And the
    rest.
    """
    block, _, rest = text.strip("\n").partition("\n\n")
    lines = [squeeze(line) for line in block.split("\n", _MOST_WRAPPED)]
    return lines if 1 < len(lines) <= _MOST_WRAPPED and _is_prose(rest) else [], f"\n{rest}"


def _is_prose(rest: str) -> bool:
    """Whether the next block of a text is prose."""
    block = squeeze(rest.lstrip("\n").partition("\n\n")[0])
    return len(block) >= _SHORTEST_PROSE and block[-1] in ENDS_PROSE


def headline(line: str) -> str:
    """A headline without the `=` that ends it on some wires."""
    return line.removesuffix("=").rstrip()
