"""What stands between a dateline and the text: who signs, the tags of a release, the headline of a feature."""

import re
from typing import NamedTuple

from app.parsers.dateline import Dateline
from app.parsers.dateline.agencies import is_agency
from app.parsers.head_block import may_be_headline
from app.parsers.heading import heading
from app.parsers.release_head import SALUTATION, begins_with_prose
from app.parsers.title_line import title_line

_SIGNATURE = re.compile(r"\s*(?:(By [^\n:]{3,60}?)\s?[-–—]\s?)?([^\n:]{2,30}):\s*\n(?=\s*\S)")
"""A line of its own, in which writer and agency sign: `By Ann Lee - Trend:`."""
_TAGS = re.compile(r"\s*((?:[#$]\w+\s?)+|via [A-Z]\w{1,30}(?: [A-Z]\w{1,30}){0,3} )[-–—]{1,2}\s?")
"""What a release wire puts there: `#ferry #Bergen--`, `via FPN -- `."""
_TOPIC = re.compile(r"\s*题[:：]\s*(\S[^\n]{2,60})\n\s*(?=\S)")
"""How the headline of a Chinese feature begins: `新华社北京9月20日电 题：渡轮背后`."""


class Behind(NamedTuple):
    """The text behind a dateline, and what is printed before it; `others` are lines of the preamble."""

    body: str
    title: str | None = None
    byline: str | None = None
    agency: str | None = None
    others: tuple[str, ...] = ()


def read_behind(text: str, found: Dateline, is_headed: bool, is_of_kind: bool) -> Behind:
    """Take apart what stands behind a dateline; a headline only if none stands above it (`is_headed`).

    `is_of_kind`: the kind of text is given above, as in the head of a release.
    """
    if found.agency and (tags := _TAGS.match(text, found.end)):
        return Behind(text[tags.end() :], others=(tags[1].strip(),))
    if not found.agency and (signed := _SIGNATURE.match(text, found.end)) and is_agency(signed[2]):
        return Behind(text[signed.end() :], byline=signed[1], agency=signed[2])
    body = text[found.end :]
    if not is_headed and (topic := _TOPIC.match(body)):
        byline, others, body = heading(body[topic.end() :])
        return Behind(body, topic[1], byline, others=tuple(others))
    if not is_headed and not found.agency and is_of_kind and _stands_alone(text, found):
        title, body = _below_letterhead(body)
        return Behind(body, title)
    return Behind(body)


def _stands_alone(text: str, found: Dateline) -> bool:
    """Whether a dateline is a line of its own above a blank one, and no dash leads on from it to a text."""
    behind = text[found.start + len(found.verbatim) : found.end]
    return behind.count("\n") > 1 and not behind.strip(" .\n")


def _below_letterhead(body: str) -> tuple[str | None, str]:
    """The headline that stands alone below the place and day of a letterhead, and the text."""
    title, rest = title_line(body)
    is_one = title and may_be_headline(title) and not title.startswith(SALUTATION)
    return (title, rest) if is_one and begins_with_prose(rest) else (None, body)
