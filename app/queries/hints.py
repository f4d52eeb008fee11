"""Hints: why nothing was found, where that is cheap to know, or why the result is probably not what was meant."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import bindparam, select

from app.dates import parse_period
from app.filters import TERM_FILTERS, ArticleFilter
from app.queries.conditions import Conditions, conditions
from app.queries.counts import any_match, total
from app.queries.holdings import Holdings, holdings
from app.queries.misread import OPERATORS, misread_form, misread_word
from app.queries.unmatched import unknown_words, unmatched_terms, without_excluded
from app.queries.withdrawn import tombstone
from app.search_syntax import Search, parse_search
from app.store.session import Store
from app.store.tables import terms
from app.store.terms import CALENDAR, DUPLICATE, Named
from app.text import nearest

_FIELD_OF = {term: name for name, term in TERM_FILTERS.items()}
_MOST_LOOKED_AT = 3
_MOST_COUNTED = 8
_DATES = ("from_date", "to_date", "date")
_MODIFIERS = frozenset({"forms", "search_in", "use_date"})
"""Parameters that are no condition by themselves, but change what another one means."""
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
        yield "q has nothing to search for: give at least one word that is not excluded, or leave q out"
    for name in found.unknown[:_MOST_LOOKED_AT]:
        yield _unknown_value(store, name)
    if asked.ids:
        yield from _unknown_ids(store, asked.ids)
    if asked.q and (said := misread_form(asked.q)):
        yield said
    operator = misread_word(asked.q) if asked.q else None
    if found.sought:
        yield from unknown_words(store, found.sought, OPERATORS if operator else ())
    if operator:
        yield operator
    yield from _coverage(asked, held)
    if found.sought:
        yield from unmatched_terms(store, found.sought)
        yield from without_excluded(store, asked, found.sought)
    yield from _emptying(store, asked)
    if asked.q and " or " in asked.q:
        yield "or is an ordinary word here: between alternatives write OR"
    if asked.bounds and asked.use_date == "published" and held.first:
        yield f"the dated articles run from {held.first} to {held.last}"
    yield _together(asked)


def _unknown_value(store: Store, name: Named) -> str:
    field, value = name
    if name == DUPLICATE:
        return "no article is a duplicate"
    if field in CALENDAR:
        return f"no article has {field}={value}"
    shown: dict[str, str] = dict(store.rows(_KNOWN, {"field": "language" if field == "language_range" else field}))
    asked = _FIELD_OF[field]
    parts = [part.strip() for part in value.split(",") if part.strip()]
    if len(parts) > 1:
        return (
            f"no article has {asked}={value}; for any of several write {'&'.join(f'{asked}={each}' for each in parts)}"
        )
    near = _language(value, shown) if asked == "language" else nearest(value, shown)
    return f"no article has {asked}={value}" + (f"; the nearest is {shown[near]}" if near else "")


def _language(value: str, shown: Iterable[str]) -> str | None:
    """The language of the archive that is meant by its English name, or by a tag with a region or three letters."""
    from app.parsers.labelled import language  # few requests need it

    meant = (language(value) or value).lower()
    return next((each for each in (meant, meant.partition("-")[0]) if each in shown), None) or nearest(meant, shown)


def _unknown_ids(store: Store, ids: Sequence[str]) -> Iterator[str]:
    if any_match(store, conditions(store, ArticleFilter.model_validate({"ids": ids}))):
        return
    said = f"no article has the id {ids[0]}" if len(ids) == 1 else "no article has any of these ids"
    gone = next((id for id in ids[:_MOST_LOOKED_AT] if tombstone(store, id)), None)
    yield said + (f"; {gone if len(ids) > 1 else 'it'} was withdrawn" if gone else "")


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
    fields, said = ArticleFilter.model_fields, asked.given
    given = [name for name in fields if name in said and said[name] != fields[name].default]
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
            more = "" if left["relation"] == "eq" else "more than "
            yield f"without {' and '.join(group)}, {more}{left['value']} match"


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
