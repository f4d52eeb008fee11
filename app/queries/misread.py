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
    r"|(?<!\S)(?P<minus>-?)(?P<field>[A-Za-z_]+):(?P<then>[(-]|\s*)(?=\S)"
    rf"|(?<!\S)-?(?P<prefix>\w{{1,{SHORTEST_PREFIX - 1}}})\*(?!\S)"
    r'|(?P<near>"~\d|(?<=\S\s)(?i:(?:near|adj|pre|w|n)/\d+|(?:near|adj)\d+)(?=\s\S))'
    r"|(?P<quoted>(?<!\S)['‘]\w+(?:[\s,-]+\w+)+['’](?!\S))"
    r"|(?<!\d)(?P<twice>%(?:2[0-9A-Fa-f]|3[A-Fa-f]))"
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
_OWN_FIELDS = {
    "headline": "title",
    "text": "body",
    "content": "body",
    "fulltext": "body",
    "intitle": "title",
    "allintitle": "title",
}
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
    match found.lastgroup:
        case "group":
            return "parentheses do not group here: for (a OR b) c write a c OR b c"
        case "then":
            return _hint_about_field(found["field"].lower(), bool(found["minus"]), found["then"])
        case "prefix":
            text = found["prefix"]
            is_word = f"{text}* is read as the word {text}: a prefix has at least {SHORTEST_PREFIX} letters"
            return None if is_dense(text[-1]) else is_word
        case "near":
            return "there is no proximity search here: words in quotes have to be next to each other"
        case "quoted":
            return 'a phrase is in double quotes here: "…"'
        case "twice":
            return f"{found['twice']} was percent-encoded twice: encode q once"
        case "open":
            return "letters are left open only by a * behind a single word here: prefix*"
    return f"{found['sign']} has no meaning here: {_SIGNS[found['sign']]}"


def _hint_about_field(field: str, is_excluded: bool, then: str) -> str | None:
    """A hint about the name of a field and what stands behind its colon."""
    if field in ("title", "body"):
        if then == "(":
            return f"parentheses do not group here: write {field}: before each word"
        if then == "-":
            return f"a - stands before the field: write -{field}:word"
        return f"{field}: has to stand directly before its word: {field}:word" if then else None
    if own := _OWN_FIELDS.get(field):
        return f"{field}: is not a field of q; write {own}:"
    name = _PARAMETERS.get(field)
    if name and is_excluded:
        name = f"not_{name}" if name in NEGATABLE else None
    return f"{field}: is not a field of q; write {name}=…" if name else None
