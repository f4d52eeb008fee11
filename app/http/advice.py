"""What was probably meant by an unknown parameter, an invalid value, or a path that does not exist."""

import re
from collections.abc import Collection, Iterable
from datetime import UTC

from app.errors import Complaint
from app.filters import ArticleQuery, FacetQuery, ListQuery, RandomQuery, SimilarQuery, TimelineQuery, WithdrawnQuery
from app.parameters import OTHER_NAMES
from app.text import nearest

_CHANGED = "write use_date=updated&from_date=…"
_INSTEAD = {
    "title": "write q=title:word, or q=word&search_in=title", "headline": "write q=title:word",
    "body": "write q=body:word", "api_key": "no key is needed", "apikey": "no key is needed",
    **dict.fromkeys(("updated_since", "updated_after", "modified_since", "modified_after", "changed_since"), _CHANGED),
}  # fmt: skip
"""Hints for parameters that are expressed differently where there is a `q`."""

_ELSEWHERE = {
    "facet": "facets?facet=source", "facets": "facets?facet=source", "aggs": "facets?facet=source",
    "aggregations": "facets?facet=source", "interval": "timeline?interval=month", "histogram": "timeline",
    "split_by": "timeline?split_by=source", "group_by": "facets?facet=source", "sample": "random?sample=5",
    "seed": "random?seed=1",
}  # fmt: skip
"""What counts or draws articles is asked for at an address of its own."""
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")

_UNKNOWN = "there is no such parameter"
_EXCEPT = re.compile(r"(?:not|exclude|except|without|no)_(\w+)|(\w+)_(?:not|ne|exclude)")
_LEAST, _LEAST_EXCEPTED = 0.6, 0.8
"""How much alike two names are at least; the first letters of those that exclude are alike anyway."""
_TRACKING = re.compile(r"utm_\w+|\w*clid|mc_[ce]id|igshid|_g[al]")
"""What sites that link here add to addresses, to recognise their readers."""

_PLACES = {
    **dict.fromkeys(("/search", "/query", "/api/search"), "/articles?q=word"),
    **dict.fromkeys(("/feed", "/rss", "/atom", "/feed.xml", "/rss.xml", "/atom.xml"), "/articles?format=atom"),
}
_ARTICLES = re.compile(r"(?:/api)?(?:/v\d+)?/(?:articles?|news|stories)(?=/|$)")
"""How other servers begin the address of their articles."""

_KNOWN = frozenset(
    name
    for each in (ListQuery, TimelineQuery, FacetQuery, RandomQuery, SimilarQuery, WithdrawnQuery, ArticleQuery)
    for name in each.model_fields
)
"""Parameters of any endpoint: sent to another endpoint, they are not misspellings."""


def unknown_parameter(name: str, known: Iterable[str]) -> Complaint:
    """The complaint about an unknown parameter, with the one probably meant."""
    names = list(known)
    plain = _CAMEL.sub("_", name).replace("-", "_").removeprefix("$").casefold()
    if excepted := _EXCEPT.fullmatch(plain):
        plain = f"not_{excepted[1] or excepted[2]}"
    if _TRACKING.fullmatch(plain):
        return Complaint(name[:80], _UNKNOWN, "leave it out: it only says who linked here")
    meant = [plain, *OTHER_NAMES.get(plain, "").split()]
    near = next((each for each in meant if each in names), None)
    if near is None and plain not in _KNOWN:
        # Of one that excludes and one that does not, either is the opposite of the other.
        alike = [each for each in names if each.startswith("not_") == plain.startswith("n")]
        near = nearest(plain, alike, _LEAST_EXCEPTED if excepted else _LEAST)
    hint = f"did you mean {near}?" if near else f"known here: {', '.join(names)}" if names else "none is allowed here"
    if "q" in names and plain not in names:
        hint = _INSTEAD.get(plain, hint)
        if plain in _ELSEWHERE and near is None:
            hint = f"ask /articles/{_ELSEWHERE[plain]}"
    return Complaint(name[:80], _UNKNOWN, hint)


def repeated(name: str, text: str) -> str | None:
    """How to write several values that were given as one comma-separated text; None if there is only one."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    return "&".join(f"{name}={part}" for part in parts) if len(parts) > 1 else None


def as_date(text: str, may_be_two: bool) -> str | None:
    """A date, or an interval if `may_be_two`, that is written in another way, as we write it; else None."""
    ends = text.split("/") if text.count("/") == 1 else [text]
    read = [_as_date(end) for end in ends]
    if not all(read) or (len(read) > 1 and not may_be_two):
        return None
    return "/".join(filter(None, read))


def _as_date(text: str) -> str | None:
    from app.parsers.published import read_published  # large, and few requests need it

    text = text.strip()
    if text == "..":
        return text
    period = read_published(text, UTC, widely=False)[0]
    return period.text if period else None


def nearest_path(path: str, known: Collection[str]) -> str | None:
    """The known path that a path resembles: with another ending, in capitals, without `/articles`, or misspelt."""
    plain = path.rstrip("/").casefold().removesuffix(".json")
    if plain in _PLACES:
        return _PLACES[plain]
    if found := _ARTICLES.match(plain):
        return f"/articles{plain[found.end() :]}"
    return next((each for each in (plain, f"/articles{plain}") if each in known), None) or nearest(plain, known, 0.65)
