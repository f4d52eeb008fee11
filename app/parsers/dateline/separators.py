"""What ends a dateline: a dash, a colon, a full stop, the end of the line, or nothing."""

import re
from typing import Literal, NamedTuple

from app.parsers.dateline.lexing import skip_spaces, skip_white

Kind = Literal["dash", "colon", "dot", "line", "none"]


class Separator(NamedTuple):
    """A separator: its kind, where the dateline's own text ends and where the lead begins."""

    kind: Kind
    own_end: int
    lead: int


# One dash of any width, repeated or doubled ("- -", "- –", "_"); a stray dot or comma before it belongs to it
# (".-", ",-"). Scanned pages have a question mark for the long dash after a dot, and damaged ones its remains after a
# bracket; Belga prints an equals sign there.
_DASH = re.compile(
    r"(?:\*\*)?+[ \t\u00a0]*+(?:\n[ \t]*+(?=--))?+[.,]?+[ \t\u00a0]*+"
    r"(?:[-‐‑‒–—―⸺⸻_−－]++(?:[ \t\u00a0]++[-‐‑‒–—―⸺⸻_−－]++(?=\s))*+|(?<=\.)\?(?=\S)"
    r"|(?<=\)[ \t])(?:&(?:#15[01]|#821[12]|[mn]dash);|[=?~\ufffd\x96\x97])(?=[ \t]))"
)
# Release wires close with a slash what they opened with one: "/ ACCESSWIRE / May 3, 2024 / ".
_STROKE = re.compile(r"[ \t]++[/|][ \t]++")
# Behind a credit in brackets the lead may follow at once: "(APP):The ferry". Armenian ends sentences with its colon.
_COLON = re.compile(r"[ \t\u00a0]*+[:：։](?=\s|$|(?<=\):)[^\W\d_]|(?<=\)[ \t]:)[^\W\d_])")
_LINE = re.compile(r"[ \t\r\u00a0]*+[.,]?+[ \t\r\u00a0]*+(?:\n|$)")
_DOT = re.compile(r"[ \t]*+[.।]")
# Most offsets where a separator is looked for are followed by a letter or a bracket: one match rules them out.
_NEVER = re.compile(r"[ \t\r\u00a0]*+[^\s.।,?/|:：։\-‐‑‒–—―⸺⸻_−－&=~\ufffd\x96\x97*]")
# "April 13-16": a hyphen between two figures joins them.
_RANGE = re.compile(r"(?<=\d)[-–]\d")
_SPACED = re.compile(r"\s|.[\s\-‐‑‒–—―⸺⸻_−－(]|$")


def is_dash(text: str, at: int) -> bool:
    """Tell whether a dash is at an offset, spaces aside."""
    return _DASH.match(text, at) is not None


def is_barred(text: str, at: int) -> bool:
    """Tell whether a bar is at an offset, as between the cells of a table and the parts of a page's title."""
    return text.startswith("|", skip_spaces(text, at))


def is_tight(text: str, at: int) -> bool:
    """Tell whether a hyphen at an offset is inside a word ("London-based")."""
    return text[at : at + 1] == "-" and not _SPACED.match(text, at)


def read_separator(text: str, at: int) -> Separator:
    """Read what ends the dateline at an offset; finding nothing is an answer too."""
    if _NEVER.match(text, at):
        return Separator("none", at, skip_white(text, at))
    if (found := _DASH.match(text, at)) and not _RANGE.match(text, at):
        return Separator("dash", at, skip_white(text, found.end()))
    if found := _STROKE.match(text, at):
        return Separator("dash", at, skip_white(text, found.end()))
    if found := _COLON.match(text, at):
        return Separator("colon", at, skip_white(text, found.end()))
    if found := _LINE.match(text, at):
        return Separator("line", at, skip_white(text, found.end()))
    if found := _DOT.match(text, at):
        return Separator("dot", found.end(), skip_white(text, found.end()))
    return Separator("none", at, skip_white(text, at))
