"""reStructuredText and Org, as static sites have them: their metadata, and their text as Markdown."""

import re
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
    r"^\.\. (?:(?:code|code-block|sourcecode|highlight|raw|container|class|role)::[^\n]*"
    r"|[\w-]{1,40}::(?P<told>[^\n]*))\n"
    r"(?P<block>(?:[^\S\n]*\n|[^\S\n]+\S[^\n]*\n)*+)",
    re.MULTILINE,
)
_OPTIONS = re.compile(r"\A(?:[^\S\n]+:[\w-]{1,30}:[^\n]*\n)+")
_FOOTNOTE = re.compile(r"^\.\. \[[#*\w]{1,40}\] ", re.MULTILINE)
_NOTE = re.compile(r"^\.\.(?: [^\n]*)?$", re.MULTILINE)
_LINK = re.compile(r"`([^`<>\n]{1,300}?)\s*\n?\s*<[^<>\s]{1,2000}>`__?|`([^`<>\n]{1,300})`__?(?!\w)")
_ROLE = re.compile(r":[a-zA-Z][\w:-]{0,40}:`([^`<\n]{1,300}?)(?:\s*<[^<>\n]{1,300}>)?`")
_UNDERLINED = re.compile(r"^([^\s:.#=*~^\"'`+_-][^\n]{0,200})\n([#=*~^\"'`+_-])\2{2,200}[^\S\n]*$", re.MULTILINE)
_HEADING = re.compile(r"^\*{1,6} (?:(?:TODO|DONE) )?", re.MULTILINE)
_ORG_LINK = re.compile(r"\[\[[^\[\]\n]{1,2000}\]\[([^\[\]\n]{1,500})\]\]|\[\[((?:https?|mailto):[^\[\]\n]{1,2000})\]\]")
_ORG_LINE = re.compile(
    r"^[^\S\n]*:PROPERTIES:[^\S\n]*\n(?:[^\S\n]*:(?!END:)[^\s:]{1,40}:[^\n]*\n)*+|^[^\S\n]*#\+\w+:?[^\n]*$"
    r"|^[^\S\n]*:[A-Z_]{2,20}:[^\S\n]*$|\[\[file:[^\[\]\n]{1,500}\]\]",
    re.MULTILINE,
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
    text = _LEFT_OUT.sub("\n", _TARGET.sub("", f"{text}\n"))
    text = _DIRECTIVE.sub(lambda found: f"{found['told'] or ''}\n{_dedented(found['block'])}", text)
    text = _FOOTNOTE.sub("", text)
    text = _LINK.sub(lambda found: found[1] or found[2], _ROLE.sub(r"`\1`", text))
    return _NOTE.sub("", _UNDERLINED.sub(r"## \1", text))


def _dedented(block: str) -> str:
    """What is inside a directive, without its options, at the margin."""
    return "\n".join(line.strip() for line in _OPTIONS.sub("", block, count=1).split("\n"))


def _of_org(text: str) -> str:
    text = _HEADING.sub("## ", _ORG_LINE.sub("", text))
    return _ORG_LINK.sub(lambda found: found[1] or found[2], text)
