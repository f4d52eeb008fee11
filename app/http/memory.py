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
    """At most so many bytes of answers; those not asked for go first. Shared by all threads of a process."""

    def __init__(self, most_bytes: int) -> None:
        self._most, self._size = most_bytes, 0
        self._known: OrderedDict[Question, Answer] = OrderedDict()
        self._lock = Lock()

    def find(self, question: Question) -> Answer | None:
        """What was answered, at whatever serial."""
        known = self._known.get(question)
        if known is not None:
            with self._lock:
                if question in self._known:
                    self._known.move_to_end(question)
        return known

    def keep(self, question: Question, answer: Answer) -> None:
        """Remember an answer in place of an older one."""
        size = _size(answer)
        if size * _PART > self._most:
            return
        with self._lock:
            old = self._known.pop(question, None)
            self._size += size - (_size(old) if old else 0)
            self._known[question] = answer
            while self._size > self._most:
                _, gone = self._known.popitem(last=False)
                self._size -= _size(gone)


def _size(answer: Answer) -> int:
    return len(answer.body) + _OVERHEAD
