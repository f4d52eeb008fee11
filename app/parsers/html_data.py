"""The text of a page that a browser only builds from data in its scripts, as Next.js, Nuxt and Arc XP have them."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from app.parsers.attempt import Reject
from app.parsers.element_text import Element
from app.parsers.field_names import field_of
from app.parsers.json_script import json_value
from app.parsers.linked_data import Node, text_of
from app.parsers.row_kind import has_text
from app.parsers.rows import draft_of
from app.text import letters

_NAMES = (
    "__next_f.push(", "Fusion.globalContent", "__NUXT__", "__PRELOADED_STATE__", "__INITIAL_STATE__",
    "__APOLLO_STATE__",
)  # fmt: skip
_ASSIGNED = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, _NAMES[1:]))})\s{{0,9}}=\s{{0,9}}"
    r"(?:JSON\.parse\(\s{0,9}(?=\"))?(?=[{\[\"])"
)
_PUSHED = re.compile(r"\b__next_f\.push\(\s{0,9}(?=\[)")
_ROW = re.compile(rb"([0-9a-f]{0,8}):(?:T([0-9a-f]{1,8}),)?")
"""A row of React's flight format: its number, and for a text how many bytes that has."""
_REFERENCE = re.compile(r"\$([0-9a-f]{1,8})")
_PLACEHOLDER = re.compile(r"(?:\$\$|\{\{|\[\[|%%|##)[\w .:\-]{1,40}(?:\$\$|\}\}|\]\]|%%|##)")
"""What stands in a text for something that a program puts there: `$$AD$$`, `{{ gallery }}`."""
_NEXT = "__NEXT_DATA__"
_LARGEST, _MOST, _LONGEST_TITLE = 3_000_000, 300_000, 500
"""How many characters of scripts are read, how many values in them, and how long a title can be."""
_MOST_OBJECTS = 50
"""How many objects with the title are read: the article, its teasers, its translations."""
_MOST_ASSIGNED, _MOST_PUSHED = 20, 2_000
"""How many variables and pieces are read: each that is none costs as much as its script is long."""
_SHORTEST = 80
"""The fewest characters of an article's text; less is a teaser."""


def data_of(tree: Element) -> list[str]:
    """The scripts of a page that hold data, in order, as long as they are not too large together."""
    found: list[str] = []
    left = _LARGEST
    for each in tree.iter("script"):
        text = each.text or ""
        if each.get("id") == _NEXT or any(name in text for name in _NAMES):
            left -= len(text)
            if left < 0:
                break
            found.append(text)
    return found


def updates_text(node: Node) -> str:
    """The text of a live report in JSON-LD: the headlines and texts of its updates."""
    updates = node.get("liveBlogUpdate")
    parts = [each for each in (updates if isinstance(updates, list) else [updates]) if isinstance(each, dict)]
    texts = (text_of(each.get(name)) for each in parts for name in ("headline", "articleBody"))
    return "\n\n".join(filter(None, texts)) if any(each.get("articleBody") for each in parts) else ""


def text_in(data: Sequence[str], headlines: Collection[str]) -> str:
    """The longest text of an object that has one of the page's titles, given as letters; empty if none has."""
    texts = map(_text, islice(_titled(data, headlines), _MOST_OBJECTS))
    return max((text for text in texts if len(text) >= _SHORTEST), key=len, default="")


def _titled(data: Sequence[str], headlines: Collection[str]) -> Iterator[Mapping[str, Any]]:
    """Yield the objects with one of the titles and a text."""
    rows, tried = _rows(data), set[str]()
    stack: list[Any] = [*rows.values(), *(value for text in data for value in _assigned(text))]
    for _ in range(_MOST):
        if not stack:
            return
        value = stack.pop()
        if isinstance(value, list):
            stack += [each for each in value if isinstance(each, list | dict)]
        elif isinstance(value, dict):
            stack += [each for each in value.values() if isinstance(each, list | dict)]
            if _is_titled(value, headlines):
                referred = "".join(filter(None, map(_reference, value.values())))
                whole = {name: _resolved(each, rows) for name, each in value.items()}
                if has_text(whole) and not (referred and referred in tried):  # a long text may be referred to often
                    yield whole
                tried.add(referred)


def _is_titled(row: Mapping[str, Any], headlines: Collection[str]) -> bool:
    named = (value for name, value in row.items() if field_of(name) == "title")
    said = (each for value in named for each in (value.values() if isinstance(value, dict) else (value,)))
    return any(isinstance(each, str) and len(each) <= _LONGEST_TITLE and letters(each) in headlines for each in said)


def _text(row: Mapping[str, Any]) -> str:
    try:
        text = draft_of(row).text
    except Reject:
        return ""
    return "\n\n".join(each for each in text.split("\n\n") if not _PLACEHOLDER.fullmatch(each.strip()))


def _assigned(text: str) -> Iterator[Any]:
    """Yield the values that a script is, or gives to variables."""
    if text.lstrip()[:1] in ("{", "["):
        yield json_value(text.lstrip())
    for found in islice(_ASSIGNED.finditer(text), _MOST_ASSIGNED):
        value = json_value(text, found.end())
        yield json_value(value) if isinstance(value, str) else value


def _rows(data: Sequence[str]) -> dict[str, Any]:
    """The rows that Next.js sends in pieces, by their numbers."""
    pushed = ((text, found.end()) for text in data for found in _PUSHED.finditer(text))
    sent_in = (json_value(*each) for each in islice(pushed, _MOST_PUSHED))
    pieces = (each[1] for each in sent_in if isinstance(each, list) and len(each) > 1 and isinstance(each[1], str))
    sent = "".join(pieces).encode("utf-8", "replace")
    rows: dict[str, Any] = {}
    at = 0
    while at < len(sent):
        row = _ROW.match(sent, at)
        if row and row[2]:
            at = row.end() + int(row[2], 16)
            rows[row[1].decode()] = sent[row.end() : at].decode("utf-8", "replace")
            continue
        end = sent.find(b"\n", at) % (len(sent) + 1)
        if row and sent[row.end() : row.end() + 1] in (b"{", b"[", b'"'):
            rows[row[1].decode()] = json_value(sent[row.end() : end].decode("utf-8", "replace"))
        at = end + 1
    return rows


def _resolved(value: Any, rows: Mapping[str, Any]) -> Any:
    number = _reference(value)
    return rows.get(number, value) if number else value


def _reference(value: Any) -> str | None:
    """The number of the row that a value refers to."""
    found = _REFERENCE.fullmatch(value) if isinstance(value, str) else None
    return found[1] if found else None
