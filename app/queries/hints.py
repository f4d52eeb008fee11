"""Hints: why nothing was found, where that is cheap to know, or why the result is probably not what was meant."""

from collections.abc import Iterator, Sequence

from app.dates import BadDate, parse_period
from app.filters import TERM_FILTERS, ArticleFilter
from app.parameters import NEGATABLE
from app.queries.conditions import Conditions, conditions
from app.queries.counts import any_match, said, total
from app.queries.holdings import Holdings, holdings
from app.queries.misread import OPERATORS, misread_form, misread_word
from app.queries.unknown_values import unknown_value
from app.queries.unmatched import unknown_words, unmatched_terms, without_excluded, without_one
from app.queries.withdrawn import tombstone
from app.search_syntax import Search, parse_search
from app.store.session import Store

_MOST_LOOKED_AT = 3
_MOST_COUNTED = 8
_DATES = ("from_date", "to_date", "date")
_TEXTS = frozenset(TERM_FILTERS[name] for name in NEGATABLE)
_MODIFIERS = frozenset({"forms", "search_in", "use_date"})
"""Parameters that are no condition by themselves, but change what another one means."""


def hint(store: Store, asked: ArticleFilter, found: Conditions, is_empty: bool) -> str | None:
    """One sentence: for an empty result, the first reason found, surest first; for any other, only that the query
    probably does not say what was meant.
    """
    return next(_reasons(store, asked, found) if is_empty else _doubts(store, asked, found), None)


def _doubts(store: Store, asked: ArticleFilter, found: Conditions) -> Iterator[str]:
    """What a query that finds something may have meant otherwise: a misspelt exclusion excludes nothing."""
    if asked.q and (misread := misread_form(asked.q) or misread_word(asked.q)):
        yield misread
    yield from (unknown_value(store, name) for name in found.unknown if name[0] in _TEXTS)
    yield from (unknown_value(store, name, "not_") for name in found.needless if name[0] in _TEXTS)


def _reasons(store: Store, asked: ArticleFilter, found: Conditions) -> Iterator[str]:
    held = holdings(store)
    if not held.articles:
        yield "the archive is empty: feed it with `dateline ingest`"
    if found.sought and found.sought.expression is None:
        yield "q has nothing to search for: give at least one word that is not excluded, or leave q out"
    for name in found.unknown[:_MOST_LOOKED_AT]:
        yield unknown_value(store, name)
    if asked.ids:
        yield from _unknown_ids(store, asked.ids)
    if asked.q and (misread := misread_form(asked.q)):
        yield misread
    operator = misread_word(asked.q) if asked.q else None
    if asked.q and _has_date(store, asked.q):
        yield f"q is searched for in the text; date={asked.q} finds what was published then"
    if found.sought:
        yield from unknown_words(store, found.sought, OPERATORS if operator else ())
    if operator:
        yield operator
    yield from _coverage(asked, held)
    if found.sought:
        yield from unmatched_terms(store, found.sought)
        yield from without_excluded(store, asked, found.sought)
    yield from _emptying(store, asked)
    if found.sought:
        yield from without_one(store, asked, found.sought)
    if asked.q and " or " in asked.q:
        yield "or is an ordinary word here: between alternatives write OR"
    if asked.bounds and asked.use_date == "published" and held.first:
        yield f"the dated articles run from {held.first} to {held.last}"
    yield _together(asked)


def _unknown_ids(store: Store, ids: Sequence[str]) -> Iterator[str]:
    if any_match(store, conditions(store, ArticleFilter.model_validate({"ids": ids}))):
        return
    unknown = f"no article has the id {ids[0]}" if len(ids) == 1 else "no article has any of these ids"
    gone = next((id for id in ids[:_MOST_LOOKED_AT] if tombstone(store, id)), None)
    yield unknown + (f"; {gone if len(ids) > 1 else 'it'} was withdrawn" if gone else "")


def _has_date(store: Store, text: str) -> bool:
    """Whether a text is a date of which there are articles."""
    try:
        parse_period(text)
    except BadDate:
        return False
    return any_match(store, conditions(store, ArticleFilter.model_validate({"date": text})))


def _coverage(asked: ArticleFilter, held: Holdings) -> Iterator[str]:
    """Whether the requested dates lie outside the archive's own span, or contradict each other."""
    if not asked.bounds or asked.use_date != "published":
        return
    if not held.first or not held.last:
        yield "no article has a date"
        return
    first, last = parse_period(held.first).start, parse_period(held.last).end
    starts = [start for start, _ in asked.bounds.values() if start is not None]
    ends = [end for _, end in asked.bounds.values() if end is not None]
    if starts and ends and max(starts) >= min(ends):
        yield "the dates contradict each other: date applies together with from_date and to_date"
    if any(start >= last for start in starts) or any(end <= first for end in ends):
        yield f"the dated articles run from {held.first} to {held.last}"


def _conditions(asked: ArticleFilter) -> list[tuple[str, ...]]:
    """The parameters that make each condition, in the order of the filters; those with default values make none."""
    fields, written = ArticleFilter.model_fields, asked.given
    given = [name for name in fields if name in written and written[name] != fields[name].default]
    return list(
        dict.fromkeys(tuple(filter(given.__contains__, _DATES)) if name in _DATES else (name,) for name in given)
    )


def _emptying(store: Store, asked: ArticleFilter) -> Iterator[str]:
    """A sentence for each condition without which something would be found, but not everything."""
    groups = _conditions(asked)
    for group in groups[:_MOST_COUNTED]:
        kept = {name: asked.given[name] for each in groups if each != group for name in each}
        if kept.keys() <= _MODIFIERS:
            continue
        left = total(store, conditions(store, ArticleFilter.model_validate(kept)))
        if left["value"]:
            yield f"without {' and '.join(group)}, {said(left)} match"


def _together(asked: ArticleFilter) -> str:
    """What is left to say: that nothing matches, whether it is one condition or several."""
    groups = [group for group in _conditions(asked) if not _MODIFIERS.issuperset(group)]
    if groups == [("q",)]:
        return _unmatched_search(parse_search(asked.q or "", asked.search_in))
    if len(groups) != 1:
        return "no article matches all of these filters together"
    [names] = groups
    texts = ((name, asked.texts[name]) for name in names)
    each = (f"{name}={value}" for name, text in texts for value in ([text] if isinstance(text, str) else text))
    return f"no article matches {'&'.join(each)}"


def _unmatched_search(search: Search) -> str:
    if len(search.branches) > 1:
        return "no article matches any of the alternatives in q"
    return "no article has all that q asks for" if len(search.wanted) > 1 else "no article matches q"
