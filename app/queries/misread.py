"""Syntax of other search engines that means something else here: it finds something, so nobody would notice."""

import re
from functools import lru_cache

from app.filters import TERM_FILTERS
from app.parameters import NEGATABLE, OTHER_NAMES
from app.search_syntax import QUOTES, SHORTEST_PREFIX
from app.words import is_dense

_QUOTED = re.compile(r'"[^"]*(?:"|$)')
_WORD = re.compile(r"(?:(?<=\S )(?:AND|NEAR)|(?<!\S)NOT)(?= \S)")
_FORM = re.compile(
    r"(?P<group>\([^()]*\S\s+OR\s+\S[^()]*\))"
    r"|(?<!\S)(?P<minus>-?)(?P<field>[a-z_]+):(?=\S)"
    rf"|(?<!\S)-?(?P<prefix>\w{{1,{SHORTEST_PREFIX - 1}}})\*(?!\S)"
    r'|"~\d'
    r"|(?<![^\s:])-?(?P<open>\w*[?*]+\w[\w?*]*|\w+(?:[-'’./&]\w+)+\*)(?!\S)"
    r'|(?P<sign>\||&&|(?<!\S)!(?=[\w"])|(?<=[\w"])(?:~(?=[\d.]*(?!\S))|\^(?=\d)))'
)
_WORDS = {
    "AND": "AND is an ordinary word here: words side by side must all occur anyway",
    "NOT": "NOT is an ordinary word here: write -word to exclude one",
    "NEAR": "NEAR is an ordinary word here: words in quotes have to be next to each other",
}
_SIGNS = {
    "|": "write OR between alternatives",
    "&&": "words side by side must all occur anyway",
    "!": "write -word to exclude one",
    "~": "there is no fuzzy search",
    "^": "no word can be made to count more",
}
OPERATORS = frozenset(map(str.lower, _WORDS))
_FILTERS = (*TERM_FILTERS, "date", "from_date", "to_date")
_OWN_FIELDS = {"headline": "title", "text": "body", "content": "body", "fulltext": "body"}
_PARAMETERS = {
    **{name: ours for name, ours in OTHER_NAMES.items() if ours in _FILTERS},
    **{name: name for name in _FILTERS},
}


@lru_cache(maxsize=256)
def misread_form(text: str) -> str | None:
    """A hint about the first form in a search that means something elsewhere, with what to write instead."""
    return next(filter(None, map(_hint_about, _FORM.finditer(_without_quoted_text(text)))), None)


@lru_cache(maxsize=256)
def misread_word(text: str) -> str | None:
    """The same for an operator before its word; in a search all in capitals, it is an ordinary word."""
    unquoted = " ".join(_without_quoted_text(text).split())
    found = None if unquoted.isupper() else _WORD.search(unquoted)
    return _WORDS[found[0]] if found else None


def _without_quoted_text(text: str) -> str:
    """A search without its quoted text."""
    return _QUOTED.sub('""', text.translate(QUOTES))


def _hint_about(found: re.Match[str]) -> str | None:
    if found["group"]:
        return "parentheses do not group here: OR binds more loosely than words side by side"
    if found["field"]:
        if own := _OWN_FIELDS.get(found["field"]):
            return f"{found['field']}: is not a field of q; write {own}:"
        name = _PARAMETERS.get(found["field"])
        if name and found["minus"]:
            name = f"not_{name}" if name in NEGATABLE else None
        return f"{found['field']}: is not a field of q; write {name}=…" if name else None
    if found["prefix"]:
        text = found["prefix"]
        is_word = f"{text}* is read as the word {text}: a prefix has at least {SHORTEST_PREFIX} letters"
        return None if is_dense(text[-1]) else is_word
    if found["open"]:
        return "letters are left open only by a * behind a single word here: prefix*"
    if found["sign"]:
        return f"{found['sign']} has no meaning here: {_SIGNS[found['sign']]}"
    return "there is no proximity search here: words in quotes have to be next to each other"
