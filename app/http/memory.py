"""A cache of responses, valid while the archive is unchanged."""

from collections import OrderedDict
from threading import Lock

from app.http.exchange import Question
from app.http.reply import Answer

_OVERHEAD = 2048
"""Approximate overhead of an entry in bytes, besides its body."""
_PART = 8
"""No response may be larger than the cache divided by this."""


class Memory:
    """An LRU cache of at most `most_bytes` of responses, shared by all threads of a process.

    Responses made in microseconds are cached only the second time: most are never requested again, and would only evict
    those that are. Of those made once, a hash is kept, in two generations, so that old ones are dropped.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most, self._size = most_bytes, 0
        self._known: OrderedDict[Question, Answer] = OrderedDict()
        self._once: set[int] = set()
        self._once_before: set[int] = set()
        self._lock = Lock()

    def find(self, question: Question) -> Answer | None:
        """The cached response, at whatever serial it was made."""
        known = self._known.get(question)
        if known is not None:
            with self._lock:
                if question in self._known:
                    self._known.move_to_end(question)
        return known

    def keep(self, question: Question, answer: Answer, is_quick: bool) -> None:
        """Cache a response in place of an older one, if it is worth it: one that is not quickly made always is."""
        size = _size(answer)
        if size * _PART > self._most:
            return
        with self._lock:
            if is_quick and question not in self._known and self._is_first(hash(question)):
                return
            old = self._known.pop(question, None)
            self._size += size - (_size(old) if old else 0)
            self._known[question] = answer
            while self._size > self._most:
                _, gone = self._known.popitem(last=False)
                self._size -= _size(gone)

    def _is_first(self, number: int) -> bool:
        if number in self._once or number in self._once_before:
            return False
        self._once.add(number)
        if len(self._once) * _OVERHEAD > self._most:
            self._once, self._once_before = set(), self._once
        return True


def _size(answer: Answer) -> int:
    return len(answer.body) + _OVERHEAD
