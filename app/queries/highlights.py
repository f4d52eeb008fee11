"""Highlights: passages of an article with the search terms marked and everything else escaped."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import islice

from app.queries.searching import Sought
from app.search_syntax import Phrase, Prefix, Scope, Word
from app.store.rows import dump
from app.words import spans

PASSAGES = 3
_BEFORE, _AFTER = 80, 160
"""Characters shown before and after a hit: a line or two, most of it after the hit."""

Hit = tuple[int, int]
Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What to mark in one field: words, prefixes, and phrases by their first word."""

    words: set[str]
    prefixes: tuple[str, ...]
    phrases: Mapping[str, Sequence[Phrase]]


def highlighted(sought: Sought, title: str, body: str) -> bytes:
    """The JSON member `highlights`: the title if it has a hit, and up to three passages of the body."""
    hits = _hits(title, _wanted(sought, "title"))
    passages = _passages(body, _hits(body, _wanted(sought, "body")))
    return dump({"highlights": {"title": [_marked(title, 0, len(title), hits)] if hits else [], "body": passages}})


def _wanted(sought: Sought, field: Scope) -> _Wanted:
    terms = [term for term in sought.search.wanted if term.scope in (None, field)]
    phrases: dict[str, list[Phrase]] = {}
    for term in terms:
        if isinstance(term, Phrase):
            phrases.setdefault(term.words[0], []).append(term)
    return _Wanted(
        {form for term in terms if isinstance(term, Word) for form in sought.forms(term)},
        tuple(term.text for term in terms if isinstance(term, Prefix)),
        phrases,
    )


def _hits(text: str, wanted: _Wanted) -> list[Hit]:
    """Where the wanted terms are; overlapping hits, as of character pairs, become one."""
    found = list(spans(text))
    hits: list[Hit] = []
    for place, (start, _, _) in enumerate(found):
        if end := _end_of_match(found, place, wanted):
            if hits and start < hits[-1][1]:
                hits[-1] = hits[-1][0], max(end, hits[-1][1])
            else:
                hits.append((start, end))
    return hits


def _end_of_match(found: Sequence[Span], place: int, wanted: _Wanted) -> int:
    """Where the longest wanted term that begins at a place ends; 0 for none."""
    _, end, word = found[place]
    ends = [_end_of_phrase(found, place, each) for each in wanted.phrases.get(word, ())]
    if word in wanted.words:
        ends.append(end)
    elif wanted.prefixes and word.startswith(wanted.prefixes):
        ends.append(_end_of_first(found, place) if word[0] in wanted.prefixes else end)
    return max(ends, default=0)


def _end_of_phrase(found: Sequence[Span], place: int, sought: Phrase) -> int:
    """Where a phrase that begins at a place ends; 0 if it does not."""
    after = place + len(sought.words)
    if tuple(word for _, _, word in found[place:after]) != sought.words:
        return 0
    if not sought.begins:
        return found[after - 1][1]
    return _end_of_first(found, after) if after < len(found) and found[after][2].startswith(sought.begins) else 0


def _end_of_first(found: Sequence[Span], place: int) -> int:
    """Where the first character of a pair ends, or a single one: in scripts without spaces, only it was wanted."""
    start, end, word = found[place]
    # The next word begins with the second character, which may be a mark that the text has in one with the first.
    return end if len(word) == 1 else max(found[place + 1][0], start + 1)


def _passages(text: str, hits: Sequence[Hit]) -> list[str]:
    passages = []
    for start, end in islice(_windows(text, hits), PASSAGES):
        inside = [hit for hit in hits if start <= hit[0] and hit[1] <= end]
        passages.append(_marked(text, start, end, inside))
    return passages


def _windows(text: str, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Stretches of text around hits that do not overlap, cut between words and kept within a paragraph."""
    reached = 0
    for start, end in hits:
        if start < reached:
            continue
        first = max(reached, start - _BEFORE, text.rfind("\n", 0, start) + 1)
        line_end = text.find("\n", end)
        last = min(len(text) if line_end < 0 else line_end, end + _AFTER)
        last = next((begin for begin, stop in hits if begin < last < stop), last)  # a phrase is shown whole or not
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
