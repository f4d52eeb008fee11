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


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What to mark in one field: words, prefixes, and phrases by their first word."""

    words: set[str]
    prefixes: tuple[str, ...]
    phrases: Mapping[str, Sequence[Sequence[str]]]


def highlighted(sought: Sought, title: str, body: str) -> bytes:
    """The JSON member `highlights`: the title if it has a hit, and up to three passages of the body."""
    hits = _hits(title, _wanted(sought, "title"))
    passages = _passages(body, _hits(body, _wanted(sought, "body")))
    return dump({"highlights": {"title": [_marked(title, 0, len(title), hits)] if hits else [], "body": passages}})


def _wanted(sought: Sought, field: Scope) -> _Wanted:
    terms = [term for term in sought.search.wanted if term.scope in (None, field)]
    phrases: dict[str, list[Sequence[str]]] = {}
    for term in terms:
        if isinstance(term, Phrase):
            phrases.setdefault(term.words[0], []).append(term.words)
    return _Wanted(
        {form for term in terms if isinstance(term, Word) for form in sought.forms(term)},
        tuple(term.text for term in terms if isinstance(term, Prefix)),
        phrases,
    )


def _hits(text: str, wanted: _Wanted) -> list[Hit]:
    """Where the wanted terms are; overlapping hits, as of character pairs, become one."""
    found = list(spans(text))
    words = [word for _, _, word in found]
    hits: list[Hit] = []
    for place, (start, _, _) in enumerate(found):
        if size := _match_length(words, place, wanted):
            one_character = size == 1 and _is_begun_pair(words[place], wanted)
            end = found[place + 1][0] if one_character else found[place + size - 1][1]
            if hits and start < hits[-1][1]:
                hits[-1] = hits[-1][0], max(end, hits[-1][1])
            else:
                hits.append((start, end))
    return hits


def _is_begun_pair(word: str, wanted: _Wanted) -> bool:
    """Whether only the first character of a pair was wanted, which in scripts without spaces is a prefix."""
    return len(word) > 1 and word[:1] in wanted.prefixes and word not in wanted.words


def _match_length(words: Sequence[str], place: int, wanted: _Wanted) -> int:
    """The length in words of the longest wanted term at a place; 0 for none."""
    word = words[place]
    phrases = wanted.phrases.get(word, ())
    longest = max((len(each) for each in phrases if tuple(words[place : place + len(each)]) == each), default=0)
    single = word in wanted.words or (wanted.prefixes and word.startswith(wanted.prefixes))
    return longest or (1 if single else 0)


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
