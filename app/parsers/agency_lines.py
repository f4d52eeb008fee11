"""What is one line in the IPTC's XML formats: headlines, summaries, names, notes to editors."""

import re
from collections.abc import Iterable

from app.parsers.element_text import Element, block_text, spaced
from app.parsers.field_values import resolved
from app.parsers.markup import LANG, html_text, looks_like_html
from app.text import letters

SUBORDINATE = re.compile(r"(?:^|[:_-])sub(?![a-z])|sub-?(?:title|head)", re.IGNORECASE)
"""The role of a headline that stands below another."""
_BESIDE = re.compile(r"slug|kicker|over-?line|catch-?(?:line|word)|dachzeile", re.IGNORECASE)
"""The role of a headline that stands above or beside another."""
_MAIN = re.compile(r"(?:^|[:_-])(?:main|head-?line|title)$", re.IGNORECASE)
_CODED = re.compile("mnemonic|code", re.IGNORECASE)
"""The role of a name that is an abbreviation."""
_PRIVATE = re.compile("non-?public|private|contact|closing-?line", re.IGNORECASE)
"""What marks a note that tells how to reach somebody, is for one house only, or is initials below a text."""

_MOST_NOTES = 100
"""How many notes are compared with one another."""


def line_of(element: Element | None) -> str:
    """The text of an element on one line: its breaks and paragraphs are spaces, and HTML or references that were
    written as characters are read.
    """
    if element is None:
        return ""
    text = " ".join((block_text(element) if len(element) else element.text or "").split())
    text = resolved(text) if "&" in text else text
    return " ".join(html_text(text).split()) if looks_like_html(text) else text


def line(root: Element, *paths: str) -> str | None:
    """The first of the elements under these paths that has a text, on one line, path by path."""
    return next((text for path in paths for each in root.iterfind(path) if (text := line_of(each))), None)


def told(role: str) -> int:
    """How little a headline of this role is the main one."""
    return 0 if _MAIN.search(role) else 1 if not (SUBORDINATE.search(role) or _BESIDE.search(role)) else 2


def speaking(elements: Iterable[Element], language: str | None) -> list[Element]:
    """Elements that say the same in several languages: those in the one of the item, or all if there are none."""
    found = list(elements)
    return [each for each in found if _is_in(each.get(LANG), language)] or found


def _is_in(said: str | None, language: str | None) -> bool:
    if not said or not language:
        return said is None
    return re.split("[-_]", said.lower())[0] == re.split("[-_]", language.lower())[0]


class Naming:
    """The names of an item's people, subjects and organisations, in its language if they are given in several."""

    def __init__(self, item: Element, language: str | None) -> None:
        self.language = language
        self._asserted = {each.get("qcode"): each for each in item.iterfind("assert") if each.get("qcode")}

    def of(self, party: Element) -> str | None:
        """The name, else the literal, else what the item asserts for the code: `<assert qcode="medtop:1"><name>…`."""
        asserted = self._asserted.get(party.get("qcode"))
        return self._in(party) or party.get("literal") or (self._in(asserted) if asserted is not None else None)

    def _in(self, party: Element) -> str | None:
        named = list(party.iterfind("name"))
        if len(named) > 1:
            named.sort(key=lambda each: _CODED.search(each.get("role", "")) is not None)
        return next(filter(None, map(line_of, speaking(named, self.language))), None)


def kind_of(party: Element) -> str:
    """What a party or subject is, by the last part of its type: `cpnat:person`, or the address of that code."""
    return re.split("[:/#]", party.get("type") or party.get("typeuri") or "")[-1].lower()


def notes_of(elements: Iterable[Element]) -> list[str]:
    """Notes to editors, without those that are not for the public, or that say what such a note says as well."""
    found = [(line_of(each), any(map(_PRIVATE.search, each.values()))) for each in elements]
    private = {letters(text) for text, is_private in found if is_private} - {""}
    public = [text for text, is_private in found if text and not is_private]
    if not private or len(found) > _MOST_NOTES:
        return public
    return [text for text in public if not _has_any(letters(text), private)]


def _has_any(text: str, said: Iterable[str]) -> bool:
    return any(each in text for each in said)


def place_of(location: Element) -> str:
    """A place, with commas between its parts where only elements part them: `<city>Bergen</city><country>…`."""
    between = [location.text, *(each.tail for each in location)]
    if any(map(str.strip, filter(None, between))):
        return apart(location.itertext())
    return ", ".join(filter(None, map(spaced, location)))


def apart(parts: Iterable[str]) -> str:
    """The texts of elements on one line, with a space between words where elements touch."""
    text = ""
    for part in parts:
        text += f" {part}" if text[-1:].isalnum() and part[:1].isalnum() else part
    return " ".join(text.split())


def joined(bylines: Iterable[str]) -> str | None:
    """Several bylines on one line, each once."""
    return "; ".join(dict.fromkeys(filter(None, bylines))) or None
