"""How much work an answer is, told before it is done."""

from app.filters import SHORT_WALK, ListQuery, Lists, Question
from app.queries.conditions import numbers
from app.queries.cursor import unseal
from app.queries.vocabulary import frequencies
from app.store.session import Rows, Store

_FEW = 8192


def is_short(store: Store, asked: Question) -> bool:
    """Whether answering costs less than handing it to a thread: a millisecond at most. Raises BadCursor."""
    lists = asked.lists
    if lists is None or (isinstance(asked, ListQuery) and asked.cursor and not _goes_on_shortly(store, asked.cursor)):
        return False
    return not lists or _are_short(store, lists)


def _goes_on_shortly(store: Store, cursor: str) -> bool:
    return unseal(cursor, store.secret).question.keys() <= SHORT_WALK


def _are_short(rows: Rows, lists: Lists) -> bool:
    """Whether the lists of words are short, and those of terms there: for what is not, a reason would be looked for."""
    words = {each for each in lists if isinstance(each, str)}
    known = frequencies(rows, words)
    terms = [each for each in lists if not isinstance(each, str)]
    return len(known) == len(words) and sum(known.values()) <= _FEW and len(numbers(rows, terms)) == len(terms)
