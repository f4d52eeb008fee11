"""The headline that is the first line of a text."""

import re

from app.parsers.head_block import SPEAKER, may_be_headline, signs
from app.parsers.head_lines import byline_and_day, is_byline, is_rubric, is_signed
from app.parsers.wrapping import WIDTH
from app.text import squeeze

LONGEST_TITLE, _MOST_BETWEEN = 200, 3
"""The most characters of a title, and how many lines may be between it and the first paragraph."""
_MOST_LINES = 50
ENDS_PROSE = '.!?…:”"。！？।॥۔؟።'
"""What a line of prose ends in, and no headline above paragraphs."""
_NO_HEADLINE = ".,;:。．，、；：।॥۔؛،።"
"""What no headline ends in."""
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
    alone = not following or rest[:1].isspace() or is_byline(following) or is_rubric(following)
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


def headline(line: str) -> str:
    """A headline without the `=` that ends it on some wires."""
    return line.removesuffix("=").rstrip()
