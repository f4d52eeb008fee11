"""The paragraphs of a text: wrapped lines are joined again, but not the rows of a table or the items of a list."""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from app.parsers.broken_words import with_whole_words, words_beside
from app.parsers.wrapping import are_meant, breaks_name, is_wrapped, labelled, last_lines
from app.sentences import ends_sentence

_WIDE = re.compile(r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60]")
_DENSE = re.compile(r"[\u2e80-\u312f\u31a0-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60]")
"""Han, Kana and their punctuation, which are written without spaces."""
_NO_SPACE = re.compile(rf"(?<={_DENSE.pattern})\s*\n\s*(?={_DENSE.pattern})")
_KEPT = 3
"""How many of these a line end may keep together: a punctuation mark is never the first of a line."""
_FEW = 2
"""Lines that may all end in a sentence by chance."""
# Between the cells of a table: spaces that no sentence ends before, a tab, dots, a bar.
_CELLS = re.compile(r"[^\s.,:;!?\"'”’] {2,}(?=\S)|\S[^\S\n]*\t|\.{4}|\.{3}(?=\W?\d)|\|")
# Two spaces are between words too, where lines were made equally long; these are between cells.
_SURE = re.compile(r"\S {3,}(?=\S)|\d {2}(?=\S)|\S {2}(?=\W?\d)|[\t|]|\.{3}")
_GAP, _CELL_SIGNS = re.compile(r"  (?<=[^\s.,:;!?\"'”’]  )"), ("|", "...", "\t")
"""What a block has in which such cells can be: most have none, which is found out at once."""
_FEWEST_ROWS, _FEWEST_SURE, _NARROWEST = 3, 2, 50
# An item of a list; scanned pages have bullets for what could not be read, and go on in lower case.
_ITEM = re.compile(
    r"[^\S\n]*(?:(?P<bullet>[•▪●◦‣])(?=\s|[^\W_a-z])|(?P<sign>[-*–])(?=\s)|(?P<number>\d{1,2})(?P<stop>[.)])(?=\s))"
    r"\s*(?P<begin>\S)"
)
_LISTED = re.compile(r"\n[^\S\n]*(?:[•▪●◦‣*–-]|\d{1,2}[.)])")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of clean text: blank lines separate them, indented lines begin one, wrapped lines are rejoined,
    except the rows of a table and the items of a list.
    """
    blocks = re.split(r"\n[^\S\n]*\n", text)
    meant = any("\n" in block.strip("\n") for block in blocks) and are_meant(text)
    words = words_beside(text)
    return [squeezed for block in blocks for each in _block(block, meant) if (squeezed := _joined(each, words))]


def _block(block: str, meant: bool) -> Iterator[Sequence[str]]:
    """The lines of each paragraph in a block of lines; `meant`: all line ends of the text are."""
    if "\n" not in block:
        yield [block]
        return
    lines = [line for line in block.split("\n") if line.strip()]
    widths = list(map(_width, lines))
    wrapped = is_wrapped(lines, widths) and (not meant or block.isupper())
    apart: Set[int] = frozenset()
    if wrapped:
        apart = _rows_and_items(block, lines) | _begun(lines) | labelled(lines) | last_lines(lines, widths)
    gathered: list[str] = []
    for number, line in enumerate(lines):
        begins = not wrapped or line[:1].isspace() or number in apart
        if gathered and begins and not breaks_name(gathered[-1], line):
            yield gathered
            gathered = []
        gathered.append(line)
    if gathered:
        yield gathered


def _rows_and_items(block: str, lines: Sequence[str]) -> Set[int]:
    """The numbers of the lines that are not joined to the one before."""
    may_have_rows = _GAP.search(block) or any(sign in block for sign in _CELL_SIGNS)
    rows = rows_of(lines) if may_have_rows else set()
    return rows | _items(lines) if _LISTED.search(f"\n{block}") else rows


def _width(line: str) -> int:
    return len(line) if line.isascii() else len(line) + len(_WIDE.findall(line))


def _begun(lines: Sequence[str]) -> Set[int]:
    """The numbers of the lines that begin a paragraph because the line before has room for more, or ends a sentence.

    In scripts without spaces, a wrapped line has no room for three more characters. In others sentences may be typed
    line by line, so it counts only if every line is one or more sentences.
    """
    longest = max(map(_width, lines))
    pairs = list(pairwise(lines))
    roomy = [_width(line) + _width(_beginning(following)) <= longest for line, following in pairs]
    ended = [ends_sentence(line.rstrip()) for line in lines]
    if _is_dense("".join(lines)):
        is_wrapped = not all(room or end for room, end in zip(roomy, ended, strict=False))
        return {number for number, room in enumerate(roomy, 1) if room or not is_wrapped}
    is_list = all(ended) and not any(line.lstrip()[:1].islower() for line in lines)
    return set(range(1, len(lines))) if is_list and (any(roomy) or len(lines) > _FEW) else set()


def _is_dense(text: str) -> bool:
    return not text.isascii() and 2 * len(_DENSE.findall(text)) > len(text)


def _beginning(line: str) -> str:
    """What would have had to fit behind the line before: a word and a space, or some characters."""
    word = line.split(None, 1)[0]
    return word[:_KEPT] if _DENSE.match(word) else f" {word}"


def _joined(lines: Sequence[str], words: Set[str]) -> str:
    text = with_whole_words("\n".join(lines), words)
    return " ".join((_NO_SPACE.sub("", text) if _is_dense(text) else text).split())


def rows_of(lines: Sequence[str]) -> set[int]:
    """The numbers of the lines that are rows of a table, with figures in its cells, and of the lines behind one."""
    found: set[int] = set()
    size = 0
    for number, line in enumerate([*lines, ""]):
        if _CELLS.search(line) and any(map(str.isdigit, line)):
            size += 1
            continue
        rows = lines[number - size : number]
        if size >= _FEWEST_ROWS and sum(map(bool, map(_SURE.search, rows))) >= _FEWEST_SURE and not _is_justified(rows):
            found.update(range(number - size, number + 1))
        size = 0
    return found


def _is_justified(lines: Sequence[str]) -> bool:
    """Whether lines have gaps because a program made them equally long, as for a typewriter."""
    width = len(lines[0].rstrip())
    is_even = width >= _NARROWEST and all(len(line.rstrip()) == width for line in lines[1:-1])
    return is_even and not any("   " in line.strip() for line in lines)


def _items(lines: Sequence[str]) -> set[int]:
    """The numbers of the lines that begin an item of a list: after a bullet, or after a hyphen, star or number where
    two such lines follow one another, or one follows a colon. Numbers inside a sentence may be those of days.
    """
    found = {number: match for number, line in enumerate(lines) if (match := _ITEM.match(line))}
    first = {_kind(match): number for number, match in reversed(found.items())}
    inside = {kind for kind, number in first.items() if _is_inside(found[number], lines[number - 1] if number else "")}
    listed = {
        _kind(match)
        for number, match in found.items()
        if match["bullet"]
        or (number and lines[number - 1].rstrip().endswith(":"))
        or (_kind(match) not in inside and number - 1 in found and _follows(found[number - 1], match))
    }
    return {number for number, match in found.items() if _kind(match) in listed}


def _kind(item: re.Match[str]) -> str:
    return item["bullet"] or item["sign"] or item["stop"]


def _is_inside(first: re.Match[str], before: str) -> bool:
    """Whether a list, by its first item, would begin inside a sentence, and with another number than 1."""
    is_later = first["number"] is not None and first["number"] != "1"
    return is_later and bool(before) and before.rstrip()[-1] not in ".:;!?"


def _follows(one: re.Match[str], other: re.Match[str]) -> bool:
    if _kind(one) != _kind(other) or one["begin"].islower() or other["begin"].islower():
        return False
    return one["number"] is None or int(one["number"]) + 1 == int(other["number"])
