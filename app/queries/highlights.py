"""Highlights: passages of an article with the words that were sought marked, everything else escaped."""

from collections.abc import Iterator, Sequence
from html import escape

from app.queries.searching import Sought
from app.store.rows import dump
from app.words import spans

PASSAGES = 3
_BEFORE, _AFTER = 80, 160

Hit = tuple[int, int]


def highlighted(sought: Sought, title: str, body: str) -> str:
    """The JSON member `highlights`: the title if it has a hit, and up to three passages of the body."""
    wanted = {word for unit in sought.units for word in unit}
    hits = _hits(title, wanted, sought.prefixes)
    passages = _passages(body, _hits(body, wanted, sought.prefixes))
    return dump({"highlights": {"title": [_marked(title, 0, len(title), hits)] if hits else [], "body": passages}})


def _hits(text: str, wanted: set[str], prefixes: Sequence[str]) -> list[Hit]:
    """Where the words stand; those that overlap, as pairs of characters do, are one."""
    hits: list[Hit] = []
    for start, end, word in spans(text):
        if word in wanted or (prefixes and word.startswith(tuple(prefixes))):
            if hits and start < hits[-1][1]:
                hits[-1] = hits[-1][0], max(end, hits[-1][1])
            else:
                hits.append((start, end))
    return hits


def _passages(text: str, hits: Sequence[Hit]) -> list[str]:
    passages = []
    for start, end in list(_windows(text, hits))[:PASSAGES]:
        inside = [hit for hit in hits if start <= hit[0] and hit[1] <= end]
        passages.append(_marked(text, start, end, inside))
    return passages


def _windows(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Stretches of the text around hits, none twice, cut between words and kept within a paragraph."""
    reached = 0
    for start, end in hits:
        if end <= reached:
            continue
        first = max(reached, start - _BEFORE, text.rfind("\n", 0, start) + 1)
        line_end = text.find("\n", end)
        last = min(len(text) if line_end < 0 else line_end, end + _AFTER)
        if first > 0 and not text[first - 1].isspace():
            space = text.find(" ", first, start)
            first = space + 1 if space >= 0 else first
        if last < len(text) and not text[last].isspace():
            space = text.rfind(" ", end, last)
            last = space if space >= 0 else last
        reached = last
        yield first, last


def _marked(text: str, start: int, end: int, hits: Sequence[Hit]) -> str:
    parts, at = [], start
    for first, last in hits:
        parts += [escape(text[at:first]), f"<mark>{escape(text[first:last])}</mark>"]
        at = last
    return "".join([*parts, escape(text[at:end])])
