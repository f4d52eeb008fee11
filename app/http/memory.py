"""Answers that were given, kept while the archive stays as it is."""

from collections import OrderedDict
from threading import Lock

from app.http.exchange import Question
from app.http.reply import Answer

_OVERHEAD = 2048
"""About how many bytes an entry takes beside its body."""
_PART = 8
"""No answer may take more than this part of the whole."""


class Memory:
    """At most so many bytes of answers; those not asked for go first. Shared by all threads of a process.

    What is made in microseconds is kept when it is made for the second time: most is never asked for again, and would
    only push out what is. Of what was made once, a number is kept: in two halves, so that the older ones go.
    """

    def __init__(self, most_bytes: int) -> None:
        self._most, self._size = most_bytes, 0
        self._known: OrderedDict[Question, Answer] = OrderedDict()
        self._once: set[int] = set()
        self._once_before: set[int] = set()
        self._lock = Lock()

    def find(self, question: Question) -> Answer | None:
        """What was answered, at whatever serial."""
        known = self._known.get(question)
        if known is not None:
            with self._lock:
                if question in self._known:
                    self._known.move_to_end(question)
        return known

    def keep(self, question: Question, answer: Answer, is_quick: bool) -> None:
        """Remember an answer in place of an older one, if it is worth that: one that is not made quickly always is."""
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
