"""The texts of an item: alternatives to each other, or parts; some of them encoded, or no text at all."""

import binascii
import html
import re
from base64 import b64decode
from collections.abc import Iterable

from app.parsers.element_text import BLOCKS, BLOCKS_APART, Element, block_text
from app.parsers.encoding import decode
from app.parsers.markup import html_text, looks_like_html, read_fragment
from app.text import letters

_BINARY = re.compile(r"(?:image|audio|video|font)/|application/(?:pdf|zip|octet-stream|msword|vnd\.ms-)", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"\n\s*\n")
_ESCAPED = re.compile(r"&lt;(?:p|div|h[1-6])\b.*&lt;/(?:p|div|ul|ol|table|h[1-6])&gt;", re.DOTALL | re.IGNORECASE)
_FRAMED = ("img", "picture", "video", "audio", "iframe")
_TEXTS = ("table", "blockquote", "ul", "ol", "dl", "pre")
"""What a figure may have that is a part of the text."""
_KNOWN = {*BLOCKS, *BLOCKS_APART, "br"}
_INLINE = frozenset("a b em font i span strong sub sup u".split())  # noqa: SIM905
_MOST = 20
"""How many texts are compared: an item has a few renditions, but may have very many parts."""
_FEWEST = 20
"""How many letters of a paragraph hardly occur by chance inside another."""
_SEEN = 1024
"""How many bytes of what is no text show that."""


def unrepeated(texts: Iterable[str]) -> str:
    """The texts, without those of which the longest contains every paragraph: the same in another markup."""
    found = [text for text in texts if text.strip()]
    if not 1 < len(found) <= _MOST:
        return "\n\n".join(found)
    longest = max(found, key=len)
    whole, paragraphs = letters(longest), set(map(letters, _PARAGRAPHS.split(longest)))

    def is_told(text: str) -> bool:
        said = (letters(each) for each in _PARAGRAPHS.split(text))
        return all(each in paragraphs or (len(each) >= _FEWEST and each in whole) for each in said)

    return "\n\n".join(text for text in found if text is longest or not is_told(text))


def decoded(text: str, kind: str = "", encoding: str = "") -> str:
    """A text that may be encoded in base64; empty where it is a picture or the like."""
    if _BINARY.match(kind):
        return ""
    if "base64" not in encoding.lower():
        return text
    try:
        raw = b64decode(text)
    except (binascii.Error, ValueError):
        return text
    return "" if b"\0" in raw[:_SEEN] else decode(raw)[0]


def marked_text(text: str, kind: str = "") -> str:
    """A text that a format gives as characters, of HTML if its `kind` or its tags say so, even if those are escaped
    once more (`&lt;p&gt;…&lt;/p&gt;`).
    """
    if "&lt;" in text and not looks_like_html(text) and _ESCAPED.fullmatch(text.strip()):
        text = html.unescape(text)
    if not looks_like_html(text):
        return html_text(text) if "html" in kind.lower() else text
    root = read_fragment(text)
    return html_text(text) if root is None else page_text(root)


def page_text(root: Element) -> str:
    """The text of HTML without pictures, which bring their captions and credits, if most of the text is elsewhere."""
    figures = [each for each in root.iter("figure") if _is_picture(each)]
    if figures and 3 * sum(map(_size, figures)) <= _size(root):
        for each in figures:
            each.clear(keep_tail=True)
    return block_text(root)


def foreign_text(root: Element) -> str:
    """The text of markup of any kind: where no element is known, those that have only elements beside them are
    paragraphs.
    """
    if any(str(each.tag).lower() in _KNOWN for each in root.iter()):
        return block_text(root)
    found: list[str] = []
    stack = [root]
    while stack:
        element = stack.pop()
        if _is_container(element):
            stack += reversed(element)
        else:
            found.append(block_text(element))
    return "\n\n".join(filter(None, found))


def _is_container(element: Element) -> bool:
    beside = [element.text, *(each.tail for each in element)]
    has_inline = any(str(each.tag).lower() in _INLINE for each in element)
    return len(element) > 0 and not has_inline and not any(map(str.strip, filter(None, beside)))


def _is_picture(figure: Element) -> bool:
    """Whether a figure is a picture with words for it, and no paragraph beside them."""
    paragraphs = set(figure.iter("p")) - {each for said in figure.iter("figcaption") for each in said.iter("p")}
    return next(figure.iter(*_FRAMED), None) is not None and next(figure.iter(*_TEXTS), None) is None and not paragraphs


def _size(element: Element) -> int:
    return len(letters(block_text(element)))
