"""Heads that were copied without their layout: with a column beside the headline, printed twice, or all in one line."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import filterfalse, islice

from app.parsers.head_lines import is_rubric
from app.parsers.kind_lines import names_kind
from app.parsers.lost_lines import GAP, with_lines
from app.parsers.name_lines import is_byline, is_name
from app.text import letters, squeeze

_HEAD = 3_000
"""How many characters of a text are looked at."""
_MOST_LINES, _FIRST = 8, 2
"""How many lines a head has that is printed twice, and among how many the headline is printed first."""
_LEAST_WORDS, _LONGEST, _SHORT = 4, 200, 20
_LABEL = re.compile(r"\S.{0,60}?\s?[:|–—-]\s*")
_SITE = re.compile(r"\s*[|:–—-]\s?.{0,60}\S")
_BY_ALONE = frozenset(["by", "posted by", "written by", "von", "par", "por", "door"])
_MOST_LINES_ABOVE = 16
"""Among how many lines a byline may be on two."""
_WORDS = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[^\W\d_]{2}[.!?…;,][\"'”’)]*$")


def copied_head(text: str, published: date | None) -> tuple[list[str], str]:
    """The lines above a headline that certainly are none, and the text from there, its head in lines."""
    above, text = with_lines(text.lstrip("\n"), published)
    others, text = _once(_in_lines(text))
    return above + others, text


def with_whole_byline(text: str) -> str:
    """A text in whose head a name follows its "By" on the same line."""
    lines = text.split("\n", _MOST_LINES_ABOVE)
    for at, line in enumerate(lines[:-1]):
        if 0 < len(line) < _SHORT and line.strip().lower() in _BY_ALONE:
            name = at + 1 if lines[at + 1].strip() else at + 2
            if is_name(squeeze("".join(lines[name : name + 1]))):
                return "\n".join([*lines[:at], f"{line.strip()} {lines[name].lstrip()}", *lines[name + 1 :]])
    return text


def _in_lines(text: str) -> str:
    """A text whose headline has a day or another rubric in a column beside it, with that on lines of its own."""
    first, end, rest = text.partition("\n")
    parts = GAP.split(first) if len(first) <= _HEAD else []
    is_head = (
        len(parts) > 1 and not is_rubric(squeeze(parts[0])) and all(is_rubric(squeeze(part)) for part in parts[1:])
    )
    # Below the head of a table or a line that was only wrapped, there are other columns, or the sentence goes on.
    goes_on = GAP.search(rest.partition("\n")[0]) or rest[:1].islower()
    return "\n".join([*parts[1:], parts[0]]) + end + rest if is_head and not goes_on else text


def _once(text: str) -> tuple[list[str], str]:
    """The same for a headline that stands alone, and again below: a page's title, and its heading."""
    lines: list[str] = []
    ends: list[int] = []
    for below, (line, end) in enumerate(islice(_lines(text), _MOST_LINES)):
        lines.append(line)
        ends.append(end)
        if len(line) > _LONGEST or _SENTENCE.search(line) or not text[end:].strip():
            break
        for above in range(min(below, _FIRST) if len(_WORDS.findall(line)) >= _LEAST_WORDS else 0):
            label, between = _beside(lines[above], line), lines[above + 1 : below]
            rest = _without_label(text[end:], label)
            is_apart = label is not None and _stands_apart(text[ends[above] :]) and _is_head(rest)
            # Among short lines, what stands between may be a part of the text, such as an answer.
            if is_apart and (label or all(map(_is_above, between)) or _is_prose(rest)):
                headline = lines[above] if line.isupper() and not label else line
                others = [*lines[:above], *filter(None, [label]), *filterfalse(is_byline, between)]
                return others, "\n\n".join([headline, *filter(is_byline, between), rest])
    return [], text


def _stands_apart(below: str) -> bool:
    """Whether a blank line or a rubric follows a line, by what stands below it."""
    return below.startswith("\n") or is_rubric(squeeze(below.partition("\n")[0]))


def _without_label(below: str, label: str | None) -> str:
    """What stands below a headline, without the site's name right below it."""
    line, _, rest = below.partition("\n")
    return f"\n{rest}" if label and squeeze(line) == label else below


def _is_head(below: str) -> bool:
    """Whether what stands below a line may belong to a head: nothing directly, or a deck or the like with a day."""
    block = below.partition("\n\n")[0] if below[:1] != "\n" else ""
    return not block or any(map(_is_above, map(squeeze, block[:_HEAD].split("\n"))))


def _is_prose(below: str) -> bool:
    return len(below.lstrip("\n").partition("\n\n")[0]) > _LONGEST


def _is_above(line: str) -> bool:
    return is_rubric(line) or is_byline(line)


def _lines(text: str) -> Iterator[tuple[str, int]]:
    """Yield the first lines that are not blank, squeezed, and where each ends."""
    at = 0
    for raw in text[:_HEAD].split("\n"):
        at += len(raw) + 1
        if line := squeeze(raw):
            yield line, at


def _is_label(label: str) -> bool:
    return _LABEL.fullmatch(label) is not None or (label[-1:] == " " and names_kind(label.rstrip()))


def _beside(title: str, headline: str) -> str | None:
    """What a title has beside a headline: nothing, a label or a site; None where it is another."""
    if letters(title) == letters(headline):
        return ""
    if title.endswith(headline) and _is_label(label := title.removesuffix(headline)):
        return label.strip(" :|–—-")
    if title.startswith(headline) and _SITE.fullmatch(site := title.removeprefix(headline)):
        return site.strip(" :|–—-")
    return None
