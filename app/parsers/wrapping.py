"""Which line ends of a text a typist or a program made to keep to a width, and which are meant."""

import re
from collections.abc import Sequence

from app.sentences import ends_abbreviated, ends_sentence

WIDTH = 100
"""The most characters of a line in a text that was typed to a width; those of East Asia are twice as wide."""
_MANY, _MOST_WIDE, _LEAST_LOWER = 20, 20, 3
"""Among how many lines one in 20 may be wider, if one in three begins in lower case: a page of a newspaper."""
_LEAST_LABELLED = 3
_LEAST_FULL, _SHORT = 8, 0.7
"""How many lines show how wide a full one is, and what part of that the last one of a paragraph has at most."""
_LABEL = re.compile(r"[^\S\n]*(?P<first>[^\W\d_])[\w'’.&/-]{0,20}(?: [\w'’.&/-]{1,20}){0,2} ?:[^\S\n]+\S")
"""What begins a line of its own: `WHERE: the pier`, `Q: When?`, `Yeas: Lee, Ek`."""
# Titles and saints, which stand before a name: no sentence ends there. A street would follow a name.
_BEFORE_NAME = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Messrs|Sens?|Reps?|Gov|Gen|Lt|Col|Capt|Sgt|Rev|Prof)|(?:^|\b[a-z]+\s)(?:Dr|Ste?))\.\s*$"
)
_LONGEST_NAMED = 30
# What no headline ends in, and what begins none.
_INCOMPLETE = frozenset(
    """
    a an and as at between by for from in into its nor of on or than that the their to under upon with without
    am an auf beim dem den der des die durch für gegen im in mit nach ohne seit über um und vom von vor zum zur zwischen
    au aux avec chez con dans de del dell della des du el en entre et la las le les los para par por pour sans sin su
    sur un una une y
    """.split()  # noqa: SIM905
)
_CONTINUING = frozenset("& and for from into of or than to upon with".split())  # noqa: SIM905
_LONG_LINE, _FEW = 40, 2
_ADDRESS = re.compile(r"[^\s@/.]{1,64}[@/.:]\S+")


def is_wrapped(lines: Sequence[str], widths: Sequence[int]) -> bool:
    """Whether the lines of a block were wrapped: none is wider than those that are, or few in a long block of them."""
    wide = sum(width > WIDTH for width in widths)
    if not wide:
        return len(lines) > 1
    if len(lines) < _MANY or wide * _MOST_WIDE > len(lines):
        return False
    return sum(line.lstrip()[:1].islower() for line in lines) * _LEAST_LOWER > len(lines)


def breaks_name(line: str, following: str) -> bool:
    """Whether a line end stands inside a name: behind the title or the saint that it begins with."""
    is_named = following.lstrip()[:1].isupper() and "  " not in line.strip()  # else a row
    return is_named and _BEFORE_NAME.search(line, max(0, len(line.rstrip()) - _LONGEST_NAMED)) is not None


def goes_on(line: str, following: str) -> bool:
    """Whether a headline goes on in the next line, by the words that end the one or begin the other."""
    if line[-1] in ",&" or line.split()[-1].lower() in _INCOMPLETE:
        return True
    begin, *others = following.split()
    is_rest = line.isupper() and following.isupper() and len(line) >= _LONG_LINE and len(others) < _FEW
    return is_rest or begin.islower() or (begin.lower() in _CONTINUING and line.isupper() and following.isupper())


def labelled(lines: Sequence[str]) -> set[int]:
    """The numbers of the lines that begin with a label, where the first does, and three at least."""
    found = {number for number, line in enumerate(lines) if _is_labelled(line)}
    return found if 0 in found and len(found) >= _LEAST_LABELLED else set()


def _is_labelled(line: str) -> bool:
    label = _LABEL.match(line)
    return label is not None and not label["first"].islower()


def are_meant(text: str) -> bool:
    """Whether all line ends of a text are meant: one paragraph at least is in a single line, and no line goes on in
    lower case.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if any(map(_is_inside, lines[1:])) or any(map(_is_incomplete, lines[:-1])):
        return False
    return any(len(line) > WIDTH and ends_sentence(line.rstrip()) and _has_case(line) for line in lines)


def _has_case(line: str) -> bool:
    return 2 * sum(char.islower() for char in line) > len(line)


def last_lines(lines: Sequence[str], widths: Sequence[int]) -> set[int]:
    """The numbers of the lines behind the last line of a paragraph, among many that were wrapped: it ends a sentence,
    and is so short that the next word had room. The first has lost its dateline.
    """
    if len(lines) < _LEAST_FULL:
        return set()
    full = sorted(widths)[len(widths) * 3 // 4]
    short = [number for number, width in enumerate(widths[:-1]) if number > 0 and width <= full * _SHORT]
    return {
        number + 1
        for number in short
        if widths[number] + len(lines[number + 1].split(None, 1)[0]) < full
        and _is_end(lines[number].rstrip())
        and not lines[number + 1].lstrip()[:1].islower()
    }


def _is_end(line: str) -> bool:
    return ends_sentence(line) and not ends_abbreviated(line)


def _is_incomplete(line: str) -> bool:
    """Whether a line ends in a broken word, or in one that ends no paragraph."""
    last = line.split()[-1]
    return (last[-1] == "-" and last[:-1].isalpha()) or last in _INCOMPLETE


def _is_inside(line: str) -> bool:
    """Whether a line begins inside a sentence: in lower case, and with no address."""
    begins = line.strip()
    return begins[:1].islower() and not _ADDRESS.fullmatch(begins)
