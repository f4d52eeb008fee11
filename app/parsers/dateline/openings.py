"""Where in an opening a dateline may begin."""

import re
from collections.abc import Iterator

from app.parsers.dateline.lexing import skip_white

_MAX_LINES = 12
_MAX_INSIDE = 40
_INSIDE = 700
_JUNK = re.compile(r"[\s*\ufeff\u200b|>=•·]*+")
_LINE_START = re.compile(r"\n[\s*\ufeff\u200b|>]*+")
# The labels of sections and feeds end in a colon or an angle bracket ("World News: Jammu, May 16 :").
_LABEL = re.compile(r"[:>;»|][ \t]++(?=[^\W\d_])")
_UPPER = "A-ZÀ-ÖØ-ÞĀĆČĐĞİŁŃŐŒŚŞŠŰŹŻŽА-ЯЁІЇЄ"
# A run of words in capitals is offered once, by its first word: a headline is not tried word by word.
# The character before it is checked last, so that the search runs from capital to capital.
_CAPITALS = re.compile(rf"[{_UPPER}](?<=[\s).=:].)[{_UPPER}.](?:[^\s(]*+(?:\s++(?=[{_UPPER}]{{2}}))?+)*+")
# The initials of a state belong to the name before them: "Washington, D. C., March 8".
_REGION = re.compile(r"(?<=[^\W\d_], )[A-Z]\. ?[A-Z]\.,|(?<=[^\W\d_], [A-Z]\. )[A-Z]\.,")
_NOTE = re.compile(r"\(([^()\n]{1,600})\)[ \t]*+")
_MOST_ABOVE, _LONGEST_ABOVE, _ENDS = 4, 200, ".:;,!?…।"
_BYLINE = re.compile(r"By (?=[A-Z])")
_STAMP = re.compile(r"(?=.{0,40}\b(?:1[89]|20)\d\d\b)[^.!?…;]{6,60}(?:[ap]\.m\.)?")
_BYLINE_ALONE = re.compile(r"(?:By|BY) [A-Z][^\n,.:;!?]{2,40}")
_POST = re.compile(
    r"^[^\n.:;!?]{0,30}\b(?:writer|reporter|correspondent|editor|staff|press|news)\b[^\n.:;!?]{0,12}$", re.I
)


def first_character(text: str) -> int:
    """Return the offset of the first character that is not white space or ornament."""
    first = _JUNK.match(text)
    return first.end() if first else 0


def line_starts(text: str, first: int) -> Iterator[int]:
    """Offer the offsets of the first character of the text and of the lines after it."""
    yield first
    for count, found in enumerate(_LINE_START.finditer(text, first), start=1):
        if count >= _MAX_LINES:
            return
        yield found.end()


def note_ends(text: str) -> Iterator[int]:
    """Offer the offset after a note in brackets that opens the text ("(Corrects paragraph 7) TURKU ...")."""
    at = skip_white(text, 0)
    for _ in range(3):
        found = _NOTE.match(text, at)
        if not found:
            return
        at = found.end()
        yield at


def inside_lines(text: str) -> Iterator[int]:
    """Offer words in the middle of a line that may begin a dateline: after a label, or in capitals."""
    for found in _LABEL.finditer(text, 0, 80):
        yield found.end()
    for count, found in enumerate(_CAPITALS.finditer(text, 0, _INSIDE)):
        if count >= _MAX_INSIDE:
            return
        if not _REGION.match(text, found.start()):
            yield found.start()


def stands_below_byline(text: str, start: int) -> bool:
    """Tell whether the line above is a byline, or the writer's post below one ("By Ann Lee", "Staff Writer"), or a day
    below either.
    """
    above = [line.strip() for line in text[max(start - 300, 0) : start].split("\n") if line.strip()]
    while above and _STAMP.fullmatch(above[-1]):
        above.pop()
    above = above[-2:]
    if not above:
        return False
    return _BYLINE_ALONE.fullmatch(above[-1]) is not None or (
        len(above) == 2 and _BYLINE_ALONE.fullmatch(above[0]) is not None and _POST.search(above[1]) is not None
    )


def stands_below_headline(text: str, start: int) -> bool:
    """Tell whether a blank line is above, and above that nothing but a few lines that are no sentences."""
    above = text[:start]
    lines = [line.strip() for line in above.split("\n") if line.strip()]
    is_head = len(lines) <= _MOST_ABOVE and all(len(line) <= _LONGEST_ABOVE and line[-1] not in _ENDS for line in lines)
    return is_head and above.endswith("\n\n")


def byline_credits(text: str, notes: list[int]) -> Iterator[int]:
    """Offer the bracket after a byline at a line's start or after a note ("By Ann Lee (Reuters) - ...")."""
    if "By " not in text:
        return
    for at in [*line_starts(text, first_character(text)), *notes]:
        if _BYLINE.match(text, at):
            bracket = text.find("(", at, at + 120)
            if bracket > 0 and "\n" not in text[at:bracket]:
                yield bracket
