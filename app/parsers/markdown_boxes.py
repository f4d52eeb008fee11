"""Boxes and tabs of MkDocs, whose text is indented below a line of signs."""

import re
from collections.abc import Iterator

_OPENER = re.compile(
    r"(?P<indent> {0,12})(?:!!!|\?\?\?\+?|===[!+]{0,2})(?P<kinds>(?: [\w-]{1,30}){0,5})"
    r"(?: +\"(?P<title>[^\"\n]{0,200})\")?(?: +(?:inline|end)){0,2}[^\S\n]*"
)
_STEP = 4
"""By how many spaces such text is indented, or by a tab."""
_FENCE = re.compile(r"\s*(`{3,}|~{3,})")


def without_boxes(body: str) -> str:
    """Markdown in which the text of boxes and tabs is not indented, and their titles are paragraphs; code stays."""
    if "!!! " not in body and "???" not in body and '=== "' not in body:
        return body
    return "\n".join(_lines(body.split("\n")))


def _lines(lines: list[str]) -> Iterator[str]:
    depths: list[int] = []  # how far the text of each open box is indented
    fence = ""
    for number, line in enumerate(lines):
        while depths and line.strip() and _depth(line) < depths[-1]:
            depths.pop()
        inner = line.expandtabs(_STEP)[depths[-1] :] if depths else line
        opener = _OPENER.fullmatch(line) if not fence else None
        if opener and _opens(opener, lines, number):
            depths.append(len(opener["indent"]) + _STEP)
            yield f"\n{opener['title'] or ''}\n"
            continue
        if mark := _FENCE.match(inner):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        yield inner


def _opens(opener: re.Match[str], lines: list[str], number: int) -> bool:
    """Whether a line opens a box: it gives a kind or a title, and indented text follows."""
    if len(opener["kinds"].split()) > 1 and not opener["title"]:
        return False  # "!!! yes yes yes"
    following = next((line for line in lines[number + 1 : number + 3] if line.strip()), "")
    return bool(opener["kinds"] or opener["title"]) and _depth(following) >= len(opener["indent"]) + _STEP


def _depth(line: str) -> int:
    line = line.expandtabs(_STEP)
    return len(line) - len(line.lstrip(" "))
