"""What a search says elsewhere and not here: it finds something, and nobody would notice that it was not meant."""

import re
from functools import lru_cache

from app.filters import TERM_FILTERS
from app.search_syntax import SHORTEST_PREFIX
from app.words import is_dense

_QUOTED = re.compile(r'"[^"]*"')
_FOREIGN = re.compile(
    r"(?<!\S)(?P<word>AND|NOT|NEAR)(?!\S)"
    r"|(?P<group>\([^()]*\bOR\b[^()]*\))"
    r"|(?<!\S)-?(?P<field>[a-z_]+):(?=\S)"
    rf"|(?<!\S)-?(?P<prefix>\w{{1,{SHORTEST_PREFIX - 1}}})\*(?!\S)"
    r'|(?P<near>"~\d)'
)
_WORDS = {
    "AND": "AND is a word here: words side by side all have to occur",
    "NOT": "NOT is a word here: -word excludes",
    "NEAR": "NEAR is a word here: words in quotes stand side by side",
}
_PARAMETERS = {
    **{name: name for name in (*TERM_FILTERS, "date", "from_date", "to_date")}, "author": "authors", "place": "places",
    "keyword": "keywords", "tag": "keywords", "lang": "language", "published": "date", "year": "date",
}  # fmt: skip


@lru_cache(maxsize=256)
def misread(text: str) -> str | None:
    """The first thing in a search that would mean something elsewhere, and what is written here instead."""
    return next(filter(None, map(_said, _FOREIGN.finditer(_QUOTED.sub('""', text)))), None)


def _said(found: re.Match[str]) -> str | None:
    if found["word"]:
        return _WORDS[found["word"]]
    if found["group"]:
        return "brackets group nothing here: OR binds looser than words side by side"
    if found["field"]:
        name = _PARAMETERS.get(found["field"])
        return f"{found['field']}: is no field of q, write {name}=…" if name else None
    if found["prefix"]:
        text = found["prefix"]
        is_word = f"{text}* is the word {text}: a prefix has {SHORTEST_PREFIX} letters or more"
        return None if is_dense(text[0]) else is_word
    return "there is no nearness here: words in quotes stand side by side"
