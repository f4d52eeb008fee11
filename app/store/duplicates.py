"""Duplicates: articles that say the same, or nearly the same, as an earlier one.

Articles are ordered by when they were first stored. The first one with a text is a duplicate of the first original
before it that was published within some days and says nearly the same; if there is none, it is an original itself. All
others with that text follow the first. So which article is a duplicate of which depends only on the articles and their
order, not on their history. When one changes or goes, the later ones that have its text, or share a band of its
fingerprint, are judged again, and so on until nothing changes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection

from app.config import Settings
from app.fingerprint import Fingerprint
from app.store.engines.engine import Engine
from app.store.judging import SAME, Round, marks_around, own_marks
from app.store.keys import known_day
from app.store.prints import Bodies, Compared, Printed, Prints


class Judgement(NamedTuple):
    """The id of the original that the article with this key duplicates, and how similar it is; None for an original."""

    key: int
    duplicate_of: str | None
    similarity: float | None

    @property
    def fields(self) -> dict[str, Any]:
        """The fields as responses show them."""
        return {"duplicate_of": self.duplicate_of, "similarity": self.similarity}


class Duplicates:
    """Keeps the duplicates up to date with what a batch changes."""

    def __init__(self, engine: Engine, connection: Connection, settings: Settings) -> None:
        self._prints = Prints(engine, connection)
        self._bodies, self._settings = Bodies(connection), settings

    def last_number(self) -> int:
        """The highest article number; 0 if there are no articles."""
        return self._prints.last_number()

    def judge(self, gone: Sequence[Compared], come: Sequence[Compared]) -> dict[int, Judgement]:
        """Remove articles as they were, and add them as they are; one that changes is in both.

        Returns, by number, the judgements of those added and of all others whose judgement changed.
        """
        new = {each.number: _printed(each) for each in come}
        self._bodies.give({each.number: each for each in come})
        moved, waiting = self._forget(gone, new)
        judged = dict(new)
        while new or waiting:
            changed, waiting = self._judge_round(new, moved, waiting)
            judged |= changed
            new, moved = {}, set()
        return self._judgements(judged, {each.number: each.id for each in come})

    def _forget(self, gone: Sequence[Compared], new: Mapping[int, Printed]) -> tuple[set[int], set[int]]:
        """Remove articles. Returns the numbers of those that changed, and of the others that depend on them."""
        before = self._prints.numbered(each.number for each in gone)
        known = ((each.number, each.traits.fingerprint) for each in gone if before[each.number].sketch is not None)
        found = {number: fingerprint for number, fingerprint in known if fingerprint}
        self._prints.remove(before)
        self._prints.unmark(_marked(before, found))
        moved = [each for n, each in before.items() if n not in new or _is_moved(each, new[n])]
        firsts = [each for each in moved if each.hundredths != SAME]
        dependents = self._dependents(firsts, [each for each in firsts if each.original is None], found)
        return {each.number for each in moved} & new.keys(), dependents - before.keys()

    def _judge_round(
        self, new: Mapping[int, Printed], moved: Iterable[int], waiting: Iterable[int]
    ) -> tuple[dict[int, Printed], set[int]]:
        """Judge one round. Returns the others whose verdict changed, and the numbers of all dependents."""
        known = self._prints.numbered(waiting)
        before = {number: each.verdict for number, each in known.items()}
        every = {**known, **new}
        found = Round(self._prints, self._bodies, self._settings, every.values()).run()
        self._prints.add(new.values())
        self._prints.change(known.values())
        self._prints.unmark(_marked(known, found))
        self._prints.mark(_marked(every, found))
        changed = {number: each for number, each in known.items() if each.verdict != before[number]}
        come = [new[number] for number in moved]
        turned = [each for n, each in changed.items() if None in (each.original, before[n][0])]
        originals = [*turned, *(each for each in come if each.original is None)]
        return changed, self._dependents([*changed.values(), *come], originals, found) - every.keys()

    def _dependents(
        self, articles: Iterable[Printed], originals: Iterable[Printed], found: Mapping[int, Fingerprint]
    ) -> set[int]:
        """The numbers of articles that may depend on changed ones: all later ones with the same text and, if those are
        or were originals, all that share a band.
        """
        texts: dict[int, int] = {}
        marks: dict[int, int] = {}
        for each in articles:
            if each.text is not None:
                texts[each.text] = min(each.number, texts.get(each.text, each.number))
        for each in originals:
            if each.sketch is not None:
                own = found.get(each.number) or self._bodies.traits(each).fingerprint
                for mark in marks_around(each, own, self._settings.duplicate_days) if own else ():
                    marks[mark] = min(each.number, marks.get(mark, each.number))
        return self._prints.later(texts, marks)

    def _judgements(self, judged: Mapping[int, Printed], ids: Mapping[int, str]) -> dict[int, Judgement]:
        wanted = {each.original for each in judged.values() if each.original is not None} - ids.keys()
        known = {**self._prints.ids(wanted), **ids}
        return {number: _judgement(each, known) for number, each in judged.items()}


def _printed(each: Compared) -> Printed:
    return Printed(each.number, each.key, each.traits.text)


def _marked(articles: Mapping[int, Printed], found: Mapping[int, Fingerprint]) -> Iterator[tuple[int, int]]:
    """The marks of the articles that have a fingerprint, each with the article's number."""
    for number, each in found.items():
        if number in articles:
            yield from ((mark, number) for mark in own_marks(articles[number], each))


def _is_moved(before: Printed, now: Printed) -> bool:
    """Whether a changed article is compared differently than before."""
    return before.text != now.text or known_day(before.key) != known_day(now.key)


def _judgement(each: Printed, ids: Mapping[int, str]) -> Judgement:
    if each.original is None or each.hundredths is None:
        return Judgement(each.key, None, None)
    return Judgement(each.key, ids[each.original], each.hundredths / 100)
