"""reStructuredText and Org, as static sites have them: their metadata, and their text as Markdown."""

import re
import textwrap
from typing import Any

from app.parsers.field_names import field_of

_RULE = r"(?P<{0}>[#=*~^\"'`+_-])(?P={0}){{2,200}}"
# A title between or above rules, then a field list: `:date: 2022-09-20`; Pelican.
_FIELDS = re.compile(
    rf"(?:{_RULE.format('above')}[^\S\n]*\n)?[^\S\n]*(?P<title>\S[^\n]{{0,300}})\n{_RULE.format('below')}[^\S\n]*\n+"
    r"(?P<fields>(?::[A-Za-z][\w -]{0,30}:[^\n]*\n(?:[^\S\n]+\S[^\n]*\n)*)+)(?=[^\S\n]*\n)"
)
_FIELD = re.compile(r"^:([A-Za-z][\w -]{0,30}):[^\S\n]*([^\n]*(?:\n[^\S\n]+\S[^\n]*)*)", re.MULTILINE)
# Comments with keys, in Markdown inside a comment of HTML: `.. title: Ferry`; Nikola.
_COMMENTS = re.compile(r"(?:<!--\s*\n)?(?P<fields>(?:\.\. [a-z][\w-]{0,30}:[^\n]*\n){2,60})(?:\s*-->)?")
_COMMENT = re.compile(r"^\.\. ([a-z][\w-]{0,30}):[^\S\n]*([^\n]*)", re.MULTILINE)
_KEYWORDS = re.compile(r"(?P<fields>(?:#\+\w{1,30}:[^\n]*\n){1,60})(?=\s)", re.ASCII)
_KEYWORD = re.compile(r"^#\+(\w{1,30}):[^\S\n]*([^\n]*)", re.MULTILINE | re.ASCII)
_ORG_DAY = re.compile(r"[<\[](\d{4}-\d\d-\d\d)(?: [^\s\d<>\[\]]{1,12})?(?: (\d\d?:\d\d))?[>\]]")

_TARGET = re.compile(r"^\.\. _[^\n]{1,300}:[^\n]*\n", re.MULTILINE)
# A picture with its options and caption, or a table of contents; of others, only the line that opens them.
_LEFT_OUT = re.compile(
    r"^\.\. (?:\|[^|\n]{1,60}\| )?(?:image|figure|contents|youtube|vimeo|video|meta|slideshow|gallery|thumbnail"
    r"|TEASER_END)\b[^\n]*\n(?:[^\S\n]*\n)*+(?:[^\S\n]+\S[^\n]*\n(?:[^\S\n]*\n(?=[^\S\n]))*+)*+",
    re.MULTILINE | re.IGNORECASE,
)
_DIRECTIVE = re.compile(
    r"^\.\. (?:(?:(?P<code>code|code-block|sourcecode)|highlight|raw|container|class|rst-class|role)::[^\n]*"
    r"|[\w-]{1,40}::(?P<told>[^\n]*))\n"
    r"(?P<block>(?:[^\S\n]*\n|[^\S\n]+\S[^\n]*\n)*+)",
    re.MULTILINE,
)
_DEEPEST = 3
"""How many directives may be inside one another."""
_OPTIONS = re.compile(r"\A(?:[^\S\n]+:[\w-]{1,30}:[^\n]*\n)+")
_FOOTNOTE = re.compile(
    r"^\.\. \[[#*\w.-]{1,40}\][^\S\n]+(?P<first>[^\n]*\n)(?P<block>(?:[^\S\n]+\S[^\n]*\n)*+)", re.MULTILINE
)
_NOTE = re.compile(r"^\.\.(?: [^\n]*)?$", re.MULTILINE)
_LINK = re.compile(r"`([^`<>\n]{1,300}?)\s*\n?\s*<[^<>\s]{1,2000}>`__?|`([^`<>\n]{1,300})`__?(?!\w)")
_ROLE = re.compile(r":[a-zA-Z][\w:-]{0,40}:`([^`<\n]{1,300}?)(?:\s*<[^<>\n]{1,300}>)?`")
_UNDERLINED = re.compile(r"^([^\s:.#=*~^\"'`+_-][^\n]{0,200})\n([#=*~^\"'`+_-])\2{2,200}[^\S\n]*$", re.MULTILINE)
_OVERLINED = re.compile(
    r"^([#=*~^\"'`+_-])\1{2,200}[^\S\n]*\n[^\S\n]{0,9}([^\W_][^\n]{0,200})\n\1{3,200}[^\S\n]*$", re.MULTILINE
)
_HEADING = re.compile(r"^\*{1,6} (?:(?:TODO|DONE) )?", re.MULTILINE)
_ORG_LINK = re.compile(r"\[\[[^\[\]\n]{1,2000}\]\[([^\[\]\n]{1,500})\]\]|\[\[((?:https?|mailto):[^\[\]\n]{1,2000})\]\]")
_ORG_CODE = re.compile(
    r"^[^\S\n]*#\+begin_(?:src|example)\b[^\n]*\n((?:(?![^\S\n]*#\+(?:begin|end)_)[^\n]*\n)*+)"
    r"[^\S\n]*#\+end_(?:src|example)[^\S\n]*\n",
    re.MULTILINE | re.IGNORECASE,
)
# Keywords, the names of drawers, properties and what a link to a file shows.
_ORG_LINE = re.compile(
    r"^[^\S\n]*#\+(?:[\w@-]{1,40}(?:\[[^\[\]\n]{0,100}\])?:|(?:begin|end)_\w)[^\n]*$"
    r"|^[^\S\n]*:PROPERTIES:[^\S\n]*\n(?:[^\S\n]*:[^\s:]{1,60}:[^\n]*\n){0,50}[^\S\n]*:END:[^\S\n]*$"
    r"|^[^\S\n]*:[A-Z_]{2,20}:[^\S\n]*$|\[\[(?:file:|\.{0,2}/)[^\[\]\n]{1,500}\]\]",
    re.MULTILINE | re.IGNORECASE,
)


def front(text: str) -> tuple[dict[str, Any], str] | None:
    """The metadata that such a text begins with, and the text as Markdown; None where it has no title there."""
    if found := _FIELDS.match(text):
        told = {"title": found["title"].strip(), **_told(_FIELD, found["fields"])}
        is_known = any(field_of(name) in ("date", "authors", "summary", "keywords") for name in told)
        return (told, _markdown(text[found.end() :])) if is_known else None
    if found := _COMMENTS.match(text):
        told, body = _told(_COMMENT, found["fields"]), text[found.end() :]
        return (told, body if text.startswith("<!--") else _markdown(body)) if told.get("title") else None
    if found := _KEYWORDS.match(text):
        told = _told(_KEYWORD, found["fields"])
        return (_dated(told), _of_org(text[found.end() :])) if told.get("title") else None
    return None


def _told(shape: re.Pattern[str], fields: str) -> dict[str, Any]:
    return {name.lower(): " ".join(value.split()) for name, value in shape.findall(fields) if value.strip()}


def _dated(told: dict[str, Any]) -> dict[str, Any]:
    """The keywords of Org, a date in it as `2022-09-20 14:05`."""
    day = _ORG_DAY.fullmatch(told.get("date", ""))
    return {**told, "date": " ".join(filter(None, day.groups()))} if day else told


def _markdown(text: str) -> str:
    """reStructuredText as Markdown: links by their words, headings, no pictures."""
    text = _OVERLINED.sub(r"## \2", _TARGET.sub("", f"{text}\n"))
    text = _UNDERLINED.sub(r"## \1", text)
    text = _FOOTNOTE.sub(lambda found: found["first"] + textwrap.dedent(found["block"]) + "\n", text)
    for _ in range(_DEEPEST):
        text = _DIRECTIVE.sub(_inside, _LEFT_OUT.sub("\n", text))
    text = _LINK.sub(lambda found: found[1] or found[2], _ROLE.sub(r"`\1`", text))
    return _NOTE.sub("", text)


def _inside(directive: re.Match[str]) -> str:
    """The text of a directive, and what is inside; code in the fences of Markdown."""
    block = textwrap.dedent(_OPTIONS.sub("", directive["block"]))
    if directive["code"]:
        return f"\n```\n{block.strip()}\n```\n\n"
    return f"{directive['told'] or ''}\n{block}"


def _of_org(text: str) -> str:
    """Org as Markdown: headings, links by their words; code in fences."""
    parts = _ORG_CODE.split(f"{text}\n")
    return "".join(_org_prose(part) if number % 2 == 0 else f"```\n{part}```\n" for number, part in enumerate(parts))


def _org_prose(text: str) -> str:
    text = _HEADING.sub("## ", _ORG_LINE.sub("", text))
    return _ORG_LINK.sub(lambda found: found[1] or found[2], text)
