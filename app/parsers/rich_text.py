"""Rich text that an editor keeps as a tree of typed parts, as content management systems export it.

Portable Text, ProseMirror, Slate, Lexical and Contentful nest parts in parts; Editor.js and Draft.js have blocks.
"""

from collections.abc import Mapping
from typing import Any

from app.parsers.markup import html_text, looks_like_html

_BRANCHES = ("children", "content", "blocks", "root")
_TYPES = ("_type", "nodeType", "type")
_DEEPEST = 100  # levels; nested lists in a long article reach ten
_TITLES = ("title", "headline")
_NO_PROSE = ("title", "headline", "kicker", "byline", "author", "date")


def is_rich(value: object, deepest: int = _DEEPEST) -> bool:
    """Whether a value is rich text: a list of typed parts that are not articles, or an object that contains one."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(part, dict) and _is_part(part) for part in value)
    if not isinstance(value, dict) or not deepest:
        return False
    return any(is_rich(value.get(name), deepest - 1) for name in _BRANCHES)


def _is_part(part: Mapping[str, Any]) -> bool:
    typed = any(isinstance(part.get(name), str) for name in _TYPES)
    return (typed or isinstance(part.get("children"), list)) and not any(name in part for name in _TITLES)


def rich_text(value: object) -> str:
    """The text, one paragraph per block."""
    return _text(value, is_line=False, deepest=_DEEPEST)


def _text(value: object, is_line: bool, deepest: int) -> str:
    """The same. Parts are pieces of a line if the parent allows it (`is_line`) and one has text itself, else blocks."""
    if isinstance(value, list):
        parts = [part for part in value if isinstance(part, dict)]
        texts = [text for part in parts if (text := _text(part, is_line=True, deepest=deepest))]
        if is_line and any(_piece(part) and not _inside(part) for part in parts):
            return "".join(texts)
        return "\n\n".join(html_text(text) if looks_like_html(text) else text for text in texts)
    if not isinstance(value, dict) or not deepest:
        return ""
    name = _inside(value)
    return _text(value[name], name != "blocks", deepest - 1) if name else _piece(value)


def _inside(part: Mapping[str, Any]) -> str | None:
    """The key under which a part contains others, if any."""
    return next((name for name in _BRANCHES if isinstance(part.get(name), list | dict)), None)


def _piece(part: Mapping[str, Any]) -> str:
    """The text of a part without others in it, in Editor.js that of its data; empty if it is a headline or byline."""
    if any(str(part.get(name)) in _NO_PROSE for name in _TYPES):
        return ""
    held = part.get("data")
    told = (
        part.get("text"),
        part.get("value"),
        part.get("content"),
        held.get("text") if isinstance(held, dict) else "",
    )
    return next((text for text in told if isinstance(text, str) and text), "")
