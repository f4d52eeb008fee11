"""Rich text that an editor keeps as a tree of typed parts, as content management systems export it.

Portable Text, ProseMirror, Slate, Lexical and Contentful nest parts in parts; Editor.js, Draft.js, Arc and the
Washington Post's collection have blocks.
"""

from collections.abc import Mapping
from typing import Any

from app.parsers.markup import html_text, looks_like_html

_OF_BLOCKS = ("blocks", "content_elements", "items")
_BRANCHES = ("children", "content", "blocks", "root", "content_elements")
_TYPES = ("_type", "nodeType", "type")
_DEEPEST = 100  # levels; nested lists in a long article reach ten
_TITLES = ("title", "headline", "headlines")
_MEDIA = ("image", "video", "gallery", "audio", "oembed_response", "custom_embed", "story")
"""Blocks of Arc that have titles of their own, and are not part of the text."""
_KICKER, _HEADING = "kicker", "headline"
_NO_PROSE = ("title", _HEADING, _KICKER, "byline", "author", "date", "interstitial_link", "link_list")


def is_rich(value: object, deepest: int = _DEEPEST) -> bool:
    """Whether a value is rich text: a list of typed parts that are not articles, or an object that contains one."""
    if isinstance(value, list):
        parts = [part for part in value if isinstance(part, dict) and not _is_medium(part)]
        return bool(parts) and all(map(_is_part, parts)) and all(isinstance(part, dict) for part in value)
    if not isinstance(value, dict) or not deepest:
        return False
    return any(is_rich(value.get(name), deepest - 1) for name in _BRANCHES)


def _is_part(part: Mapping[str, Any]) -> bool:
    typed = any(isinstance(part.get(name), str) for name in _TYPES)
    return (typed or isinstance(part.get("children"), list)) and not any(name in part for name in _TITLES)


def _is_medium(part: Mapping[str, Any]) -> bool:
    return part.get("type") in _MEDIA and any(name in part for name in _TITLES)


def kicker(value: object) -> str | None:
    """The line above the headline, if rich text has it as a part."""
    parts = (part for part in (value if isinstance(value, list) else ()) if isinstance(part, dict))
    said = (part.get("content") for part in parts if part.get("type") == _KICKER)
    return next((text for text in said if isinstance(text, str) and text.strip()), None)


def rich_text(value: object) -> str:
    """The text, one paragraph per block."""
    return _text(value, is_line=False, deepest=_DEEPEST)


def _text(value: object, is_line: bool, deepest: int) -> str:
    """The same. Parts are pieces of a line if the parent allows it (`is_line`) and one has text itself, else blocks."""
    if isinstance(value, list):
        parts = [part for part in value if isinstance(part, dict)]
        texts = _texts(parts, deepest)
        if is_line and any(_piece(part) and not _inside(part) for part in parts):
            return "".join(texts)
        return "\n\n".join(html_text(text) if looks_like_html(text) else text for text in texts)
    if not isinstance(value, dict) or not deepest or _is_medium(value):
        return ""
    if isinstance(value.get("rows"), list):
        return "\n\n".join(filter(None, (_row(row, deepest) for row in (value.get("header"), *value["rows"]))))
    name = _inside(value)
    said = _text(value[name], name not in _OF_BLOCKS, deepest - 1) if name else _piece(value)
    whose = _text(value.get("citation"), is_line=True, deepest=deepest - 1)
    return "\n\n".join(filter(None, (said, whose)))


def _texts(parts: list[dict[str, Any]], deepest: int) -> list[str]:
    """The texts of parts; a headline below another part is a heading in the text."""
    found: list[str] = []
    for part in parts:
        text = _text(part, is_line=True, deepest=deepest)
        if not text and found and any(part.get(name) == _HEADING for name in _TYPES):
            text = _said(part)
        found += [text] if text else []
    return found


def _row(cells: object, deepest: int) -> str:
    """The cells of a row of Arc's tables on one line."""
    found = (_text(cell, is_line=True, deepest=deepest - 1) for cell in (cells if isinstance(cells, list) else ()))
    return " ".join(filter(None, found))


def _inside(part: Mapping[str, Any]) -> str | None:
    """The key under which a part contains others, if any."""
    names = (*_BRANCHES, "items") if part.get("type") == "list" else _BRANCHES
    return next((name for name in names if isinstance(part.get(name), list | dict)), None)


def _piece(part: Mapping[str, Any]) -> str:
    """The text of a part without others in it, in Editor.js that of its data; empty if it is a headline or byline."""
    if any(str(part.get(name)) in _NO_PROSE for name in _TYPES):
        return ""
    if part.get("type") == "raw_html":
        return html_text(str(part.get("content") or ""))
    return _said(part)


def _said(part: Mapping[str, Any]) -> str:
    held = part.get("data")
    told = (
        part.get("text"),
        part.get("value"),
        part.get("content"),
        held.get("text") if isinstance(held, dict) else "",
    )
    return next((text for text in told if isinstance(text, str) and text), "")
