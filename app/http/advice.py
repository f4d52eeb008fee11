"""What was probably meant by an unknown parameter, an invalid value, or a path that does not exist."""

import re
from collections.abc import Collection, Iterable
from datetime import UTC
from typing import get_args

from app.dates import HOW_TO_WRITE
from app.errors import Complaint
from app.filters import (
    ArticleQuery,
    FacetQuery,
    ListFormat,
    ListQuery,
    RandomQuery,
    SimilarQuery,
    TimelineQuery,
    WithdrawnQuery,
)
from app.parameters import OTHER_NAMES
from app.queries.absent import MEANT
from app.record import no_id
from app.text import nearest

_CHANGED = "write use_date=updated&from_date=…"
_INSTEAD = {
    **dict.fromkeys(("title", "query_title"), "write q=title:word, or q=word&search_in=title"),
    "headline": "write q=title:word", "body": "write q=body:word", "not_q": "write q=word -other",
    "api_key": "no key is needed", "apikey": "no key is needed",
    **dict.fromkeys(("unique", "distinct", "dedupe", "deduplicate"), "write duplicates=exclude"),
    **dict.fromkeys(("words", "word_count", "wordcount", "length"), "write min_words=… and max_words=…"),
    **dict.fromkeys(("filter", "filters", "fq"), "each filter is a parameter of its own, such as source=…"),
}  # fmt: skip
"""Hints for parameters that are expressed differently where there is a `q`."""

_ELSEWHERE = {
    "facet": "facets?facet=source", "facets": "facets?facet=source", "aggs": "facets?facet=source",
    "aggregations": "facets?facet=source", "interval": "timeline?interval=month", "histogram": "timeline",
    "split_by": "timeline?split_by=source", "group_by": "facets?facet=source", "sample": "random?sample=5",
    "seed": "random?seed=1", "random": "random?sample=5", "facet_field": "facets?facet=source",
    "facet_fields": "facets?facet=source",
}  # fmt: skip
"""What counts or draws articles is asked for at an address of its own."""
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_JOINT = re.compile(r"__+|[-.\[\]]+")
_LEAST_BOUNDS = frozenset({"gte", "gt", "from", "after", "since", "start", "begin", "min"})
_MOST_BOUNDS = frozenset({"lte", "lt", "to", "before", "until", "end", "max"})
_DATES = frozenset({"date", *(name for name, ours in OTHER_NAMES.items() if ours == "date")})
_WORDS, _CHANGES = frozenset({"words", "word_count"}), frozenset({"updated", "modified", "changed"})
"""What a bound may be one of: `published[gte]`, `until-pub-date`."""

_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})", re.ASCII)
_DECADE = re.compile(r"(?!000)(\d{3})(?:0s|[*x?])", re.ASCII)
_HALF_OPEN = re.compile(r"([<>])=(.+)")

_UNKNOWN = "there is no such parameter"
_EXCEPT = re.compile(r"(?:not|exclude|except|without|no)_(\w+)|(\w+)_(?:not|ne|exclude)")
_LEAST, _LEAST_EXCEPTED = 0.6, 0.8
"""How much alike two names are at least; the first letters of those that exclude are alike anyway."""
_TRACKING = re.compile(r"utm_\w+|\w*clid|mc_[ce]id|igshid|_g[al]")
"""What sites that link here add to addresses, to recognise their readers."""

_ARTICLES = re.compile(r"(?:/api)?(?:/v\d+)?/(?:articles?|news|stories)(?=/|$)")
"""How other servers begin the address of their articles."""
_ENDING = re.compile(rf"\.({'|'.join(get_args(ListFormat))}|xml)$")
_PARTS = ("similar", "versions")
_OTHER_PARTS = {"related": "similar", "like": "similar", "history": "versions", "revisions": "versions"}
"""What is below the address of an article, and what others call it."""

_KNOWN = frozenset(
    name
    for each in (ListQuery, TimelineQuery, FacetQuery, RandomQuery, SimilarQuery, WithdrawnQuery, ArticleQuery)
    for name in each.model_fields
)
"""Parameters of any endpoint: sent to another endpoint, they are not misspellings."""


def unknown_parameter(name: str, known: Iterable[str]) -> Complaint:
    """The complaint about an unknown parameter, with the one probably meant."""
    names = list(known)
    plain = _JOINT.sub("_", _CAMEL.sub("_", name)).removeprefix("$").rstrip("_").casefold()
    if excepted := _EXCEPT.fullmatch(plain):
        plain = f"not_{excepted[1] or excepted[2]}"
    if _TRACKING.fullmatch(plain):
        return Complaint(name[:80], _UNKNOWN, "leave it out: it only says who linked here")
    meant = [plain, *OTHER_NAMES.get(plain, _bound(plain)).split()]
    near = next((each for each in meant if each in names), None)
    if near is None and (hint := _expressed(plain, meant, names)):
        return Complaint(name[:80], _UNKNOWN, hint)
    if near is None and plain not in _KNOWN:
        # Of one that excludes and one that does not, either is the opposite of the other.
        alike = [each for each in names if each.startswith("not_") == plain.startswith("n")]
        near = nearest(plain, alike, _LEAST_EXCEPTED if excepted else _LEAST)
    hint = f"did you mean {near}?" if near else f"known here: {', '.join(names)}" if names else "none is allowed here"
    return Complaint(name[:80], _UNKNOWN, hint)


def _bound(plain: str) -> str:
    """The parameter that bounds what a name says it bounds, if it does: `published_gte`, `max_word_count`."""
    first, _, rest = plain.partition("_")
    before, _, last = plain.rpartition("_")
    for bound, what in ((first, rest), (last, before)):
        if bound in _LEAST_BOUNDS or bound in _MOST_BOUNDS:
            is_least = bound in _LEAST_BOUNDS
            if what in _DATES:
                return "from_date" if is_least else "to_date"
            if what in _WORDS:
                return "min_words" if is_least else "max_words"
    return ""


def _expressed(plain: str, meant: Collection[str], names: Collection[str]) -> str | None:
    """How what a parameter means is expressed here, where that takes more than another name."""
    if "facet" in names and "page_size" in meant:
        return "write facet=source:5"
    if "q" not in names:
        return "ask /articles?ids=…&fields=…" if "fields" in meant and "format" in names else None
    what, _, bound = plain.rpartition("_")
    if bound in _LEAST_BOUNDS and what.removesuffix("_at") in _CHANGES:
        return _CHANGED
    elsewhere = _ELSEWHERE.get(plain)
    return _INSTEAD.get(plain) or (f"ask /articles/{elsewhere}" if elsewhere else None)


def repeated(name: str, text: str) -> str | None:
    """How to write several values that were given as one comma-separated text; None if there is only one."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    return "&".join(f"{name}={part}" for part in parts) if len(parts) > 1 else None


def rewritten(hint: str | None, text: str, name: str, interval: str) -> str | None:
    """A hint on how to write a date, with the date itself if it was only written in another way.

    An interval fits no parameter but `date`, which `interval` begins, if there is one: `date=`.
    """
    date = _as_dates(text) if hint == HOW_TO_WRITE else None
    if date and ("/" not in date or name == "date"):
        return f"write {date}"
    return f"write {interval}{date}" if date and interval else hint


def _as_dates(text: str) -> str | None:
    """A date or an interval that is written in another way, as we write it; else None."""
    text = text.strip()
    if month := _month(text):
        return month
    if decade := _DECADE.fullmatch(text):
        return f"{decade[1]}0/{decade[1]}9"
    if half := _HALF_OPEN.fullmatch(text):
        end = _as_date(half[2])
        return end and (f"{end}/.." if half[1] == ">" else f"../{end}")
    read = [_as_date(end) for end in (text.split("/") if text.count("/") == 1 else [text])]
    return "/".join(filter(None, read)) if all(read) else None


def _month(text: str) -> str | None:
    found = _MONTH.fullmatch(text)
    return f"{found[1]}-{int(found[2]):02}" if found and 1 <= int(found[2]) <= 12 else None


def _as_date(text: str) -> str | None:
    from app.parsers.published import read_published  # large, and few requests need it

    text = text.strip()
    if text == "..":
        return text
    if month := _month(text):
        return month
    period = read_published(text, UTC, widely=False)[0]
    return period.text if period else None


def nearest_path(path: str, known: Collection[str]) -> str | None:
    """The path of ours that one resembles which does not exist: with another ending, in capitals, without `/articles`,
    with more behind it, or misspelt.
    """
    plain = path.rstrip("/").casefold()
    ending = _ENDING.search(plain)
    plain = plain.removesuffix(ending[0]) if ending else plain
    if found := _ARTICLES.match(plain):
        near = _below_articles(plain[found.end() + 1 :], known)
        return f"{near}?format={ending[1]}" if ending and ending[1] not in ("json", "xml") else near
    if meant := MEANT.get(plain.rpartition("/")[2]):
        return meant
    return next((each for each in (plain, f"/articles{plain}") if each in known), None) or nearest(plain, known, 0.65)


def _below_articles(rest: str, known: Collection[str]) -> str:
    """The address that begins like `/articles/{rest}`, as far as there is one."""
    first, _, last = rest.partition("/")
    if not first or (last and f"/articles/{first}" not in known and no_id([first])):
        return "/articles"
    part = None if not last or no_id([first]) else _OTHER_PARTS.get(last) or nearest(last, _PARTS)
    return "/".join(filter(None, ("/articles", first, part)))
