"""Hints: why nothing was found, where that is cheap to know, or why the result is probably not what was meant."""

from collections.abc import Container, Iterator

from sqlalchemy import bindparam, select

from app.dates import parse_period
from app.filters import TERM_FILTERS, ArticleFilter
from app.queries.conditions import Conditions, conditions, numbers
from app.queries.counts import total
from app.queries.holdings import Holdings, holdings
from app.queries.misread import OPERATORS, misread_form, misread_word
from app.queries.vocabulary import frequencies, nearest_word
from app.search_syntax import Word
from app.store.session import Store
from app.store.tables import terms
from app.store.terms import CALENDAR, DUPLICATE, Named
from app.text import filed, nearest

_FIELD_OF = {term: name for name, term in TERM_FILTERS.items()}
_MOST_LOOKED_AT = 3
_MOST_COUNTED = 8
_DATES = ("from_date", "to_date", "date")
_KNOWN = (
    select(terms.c.value, terms.c.shown)
    .where(terms.c.field == bindparam("field", ""), terms.c.articles > 0)
    .order_by(terms.c.articles.desc())
    .limit(2000)
)


def hint(store: Store, asked: ArticleFilter, found: Conditions, is_empty: bool) -> str | None:
    """One sentence: for an empty result, the first reason found, surest first; for any other, only that the search
    probably does not say what was meant.
    """
    if is_empty:
        return next(_reasons(store, asked, found), None)
    return misread_form(asked.q) or misread_word(asked.q) if asked.q else None


def _reasons(store: Store, asked: ArticleFilter, found: Conditions) -> Iterator[str]:
    held = holdings(store)
    if not held.articles:
        yield "the archive is empty: feed it with `dateline ingest`"
    if found.sought and found.sought.expression is None:
        yield "q has nothing to search for: give at least one word that is not excluded"
    for name in found.unknown[:_MOST_LOOKED_AT]:
        yield _unknown_value(store, name)
    if asked.q and (said := misread_form(asked.q)):
        yield said
    operator = misread_word(asked.q) if asked.q else None
    yield from _unknown_words(store, found, OPERATORS if operator else ())
    if operator:
        yield operator
    yield from _coverage(asked, held)
    yield from _emptying(store, asked)
    if asked.bounds and held.first:
        yield f"the dated articles run from {held.first} to {held.last}"
    yield "no article matches all of these filters together"


def _unknown_value(store: Store, name: Named) -> str:
    field, value = name
    if name == DUPLICATE:
        return "no article is a duplicate"
    if field in CALENDAR:
        return f"no article has {field}={value}"
    shown: dict[str, str] = dict(store.rows(_KNOWN, {"field": "language" if field == "language_range" else field}))
    near = nearest(value, shown)
    return f"no article has {_FIELD_OF[field]}={value}" + (f"; the nearest is {shown[near]}" if near else "")


def _unknown_words(store: Store, found: Conditions, but_for: Container[str]) -> Iterator[str]:
    terms = found.sought.search.wanted if found.sought and len(found.sought.search.branches) == 1 else ()
    words = [term.text for term in terms if isinstance(term, Word) and term.text not in but_for]
    known = frequencies(store, words)
    for word in [word for word in words if word not in known][:_MOST_LOOKED_AT]:
        near = nearest_word(store, word)
        from_there = numbers(store, [("places", filed(word))])
        yield (
            f"no article has the word {word}"
            + (f"; the nearest is {near}" if near else "")
            + (f"; places={word} finds what was filed from there" if from_there else "")
        )


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


def _emptying(store: Store, asked: ArticleFilter) -> Iterator[str]:
    """A sentence for each condition without which something would be found."""
    said = asked.given
    given = {name: said[name] for name in ArticleFilter.model_fields if name in said}
    groups = list(dict.fromkeys(_DATES if name in _DATES else (name,) for name in given))
    for group in groups[:_MOST_COUNTED] if len(groups) > 1 else []:
        kept = {name: value for name, value in given.items() if name not in group}
        left = total(store, conditions(store, ArticleFilter.model_validate(kept)))
        if left["value"]:
            more = "" if left["relation"] == "eq" else "more than "
            yield f"without {' and '.join(name for name in group if name in given)}, {more}{left['value']} match"
