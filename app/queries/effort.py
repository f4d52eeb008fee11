"""Estimates how much work a query is before running it."""

from app.filters import SHORT_WALK, ListQuery
from app.queries.conditions import numbers
from app.queries.ranked_bits import lists_for
from app.queries.resuming import resumed
from app.queries.vocabulary import frequencies
from app.question import Lists, Question
from app.search_syntax import parse_search
from app.store.session import Store

_FEW, _FEW_READ = 8192, 2048
"""The most entries that word lists may have in all: to be searched, and to be read whole and cached."""


def is_short(store: Store, asked: Question) -> bool:
    """Whether answering costs less than passing the query to a thread: a millisecond at most.

    Raises BadCursor, CursorMismatch.
    """
    if isinstance(asked, ListQuery) and asked.cursor:
        asked, _ = resumed(asked, store.secret)
        if not asked.model_fields_set <= SHORT_WALK:
            return False
    lists = asked.lists
    if lists is None:
        return False
    if isinstance(asked, ListQuery) and _asks_calendar(asked, lists) and store.calendar_takes_long:
        return False
    if isinstance(asked, ListQuery) and asked.order == "relevance":
        return _is_ranked_shortly(store, asked, lists)
    return not lists or _are_short(store, lists, _FEW)


def _asks_calendar(asked: ListQuery, lists: Lists) -> bool:
    """Whether its ranges or total use the calendar: a query that does not must not wait for the calendar to be read."""
    return bool(asked.bounds) or asked.missing == ["date"] or (asked.sort == "oldest" and not lists)


def _is_ranked_shortly(store: Store, asked: ListQuery, lists: Lists) -> bool:
    if store.places_take_long:
        return False
    places = store.known_places
    if places is None:
        return _are_short(store, lists, _FEW)
    terms = parse_search(asked.q or "", asked.search_in).terms
    are_at_hand = places.has(lists_for(terms, (word for term in terms for word in term.words)))
    return are_at_hand or _are_short(store, lists, _FEW_READ)


def _are_short(store: Store, lists: Lists, most: int) -> bool:
    """Whether all words and terms exist, with short word lists: for a missing one, a hint would have to be found."""
    words = {each for each in lists if isinstance(each, str)}
    known = frequencies(store, words)
    terms = [each for each in lists if not isinstance(each, str)]
    return len(known) == len(words) and sum(known.values()) <= most and len(numbers(store, terms)) == len(terms)
