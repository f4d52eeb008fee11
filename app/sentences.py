"""Sentences: where they end, the first of a paragraph, and a text cut after one."""

import re

# What ends a sentence before a space, what ends one without, and what closes a quotation or bracket behind either.
_STOPS, _OTHER_STOPS, _CLOSERS = ".!?…؟۔።։", "。！？｡।॥", "\"'”’»“)\\]」』）】"
_ENDS = re.compile(rf"[{_STOPS}{_OTHER_STOPS}][{_CLOSERS}]{{0,3}}$")
_END = re.compile(
    rf"[{_STOPS}][{_CLOSERS}]{{0,3}}\s+(?=[\"'“‘«(\[¿¡]{{0,2}}[^\W_a-z])"
    rf"|[{_OTHER_STOPS}]+(?P<closed>[{_CLOSERS}]{{0,3}})\s*(?=\S)"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“‘'])(?:[^\W\d_]|(?:[^\W\d_]\.)+[^\W\d_]|Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Rev|Prof"
    r"|Jr|Sr|Inc|Corp|Co|Ltd|vs|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec"
    r"|MR|MRS|MS|DR|ST|SEN|REP|GOV|GEN|LT|COL|CAPT|SGT|REV|PROF|JR|SR)$"
)
_BEFORE_NUMBER = re.compile(r"(?<!\w)(?:Nos?|NO)$")
# Ordinal numbers as German writes them: `am 10. April`, `der 3. Versuch`.
_ORDINAL = re.compile(r"(?:(?:^|\s)(?P<article>beim|das|de[mnrs]|die|im|ins|vom|zum|zur))?(?:^|\s)\d{1,2}$", re.I)
_MONTH = re.compile(
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)(?!\w)"
)
_OPENING, _CLOSING = re.compile("[「『（【“]"), re.compile("[」』）】”]")
_LETTERS_PER_WORD = 2
"""In scripts without spaces, about."""


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return _ENDS.search(text, max(0, len(text) - 4)) is not None


def ends_abbreviated(text: str) -> bool:
    """Whether a text ends in a known abbreviation or an initial, which may end a sentence or not."""
    return text[-1:] == "." and _ABBREVIATION.search(text[-13:-1]) is not None


def first_sentence(paragraph: str, least: int = 1) -> str:
    """The first sentence, or as many as have `least` words; known abbreviations, initials and ordinal numbers end
    none.
    """
    for end in _END.finditer(paragraph):
        goes_on = _is_quoted(paragraph, end) if end["closed"] is not None else _is_inside(paragraph, end)
        if not goes_on and _words_before(paragraph, end) >= least:
            return paragraph[: end.end()].rstrip()
    return paragraph


def _is_inside(paragraph: str, end: re.Match[str]) -> bool:
    """Whether what looks like an end belongs to an abbreviation or a number."""
    before = paragraph[max(0, end.start() - 12) : end.start()]
    behind = paragraph[end.end() : end.end() + 12]
    is_numbered = any(map(str.isdigit, behind.partition(" ")[0])) and _BEFORE_NUMBER.search(before) is not None
    return is_numbered or _ABBREVIATION.search(before) is not None or _is_ordinal(before, behind)


def _is_ordinal(before: str, behind: str) -> bool:
    number = _ORDINAL.search(before) if before[-1:].isdigit() else None
    return number is not None and (number["article"] is not None or _MONTH.match(behind) is not None)


def _is_quoted(paragraph: str, end: re.Match[str]) -> bool:
    """Whether a sentence ends inside a quotation or bracket, or the one around it goes on: `「…。」と述べた`."""
    done = paragraph[: end.end()]
    is_open = len(_OPENING.findall(done)) > len(_CLOSING.findall(done))
    return is_open or (end["closed"] != "" and "\u3041" <= paragraph[end.end()] <= "\u3096")


def _words_before(paragraph: str, end: re.Match[str]) -> int:
    spaces = paragraph.count(" ", 0, end.start())
    return spaces + 1 if spaces or end["closed"] is None else end.start() // _LETTERS_PER_WORD


def shorten(text: str, limit: int = 500) -> str:
    """At most `limit` characters, cut after a sentence or else a word, ending in `…` if cut."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    ends = [end.end() for end in _END.finditer(text[: limit + 1]) if end.end() < limit]
    cut = ends[-1] if ends and ends[-1] > limit // 2 else head.rfind(" ")
    return (head[:cut] if cut > limit // 2 else head).rstrip(" ,;:、，；：") + "…"
