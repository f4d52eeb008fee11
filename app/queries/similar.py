"""Similar articles: those sharing the words that set an article apart.

The article's twelve weightiest words find the candidates, each among the articles nearest in time; the thirty best, or
as many as are to be returned, are compared by their whole texts: the cosine of the angle between their word vectors, in
which a word weighs (1 + log of how often it occurs) times the log of its rarity (Salton and Buckley 1988, "ltc").
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt
from typing import Any

from sqlalchemy import bindparam, select

from app.queries.absent import absent
from app.queries.orders import Found, found_by_key, whole_members
from app.queries.source import Source, in_range
from app.queries.vocabulary import frequencies
from app.search_syntax import Word
from app.store.engines.engine import AnySelect
from app.store.keys import KEY_END, UNDATED
from app.store.rows import concat, load, unpack
from app.store.session import Store
from app.store.tables import articles, contents
from app.words import words

_TELLING, _NEAREST = 12, 1000
"""How many of an article's weightiest words are used, and how many articles with each are considered before and after
it: so a query costs the same in an archive of any size."""
_COMPARED = 30
"""How many of these, those sharing most, are read whole and compared at least."""
_MOST_WORDS = 2000
"""How many words of a text are compared, from its beginning."""
_SHOWN = 5
_TITLE = 3
"""How many times a word in the title counts."""
_LEAST = 0.05
"""The lowest similarity returned; anything lower shares just a common word or two."""

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How similar another article is, from 0 to 1, and the shared words that contribute most."""

    article: Found
    score: float
    because: list[str]


def similar(store: Store, id: str, most: int) -> list[Likeness]:
    """The nearest other articles, best first. Raises NotFound, Withdrawn."""
    found = store.rows(_ARTICLE, {"id": id})
    if not found:
        raise absent(store, id)
    key, listed, packed = found[0]
    own = _counts(load(concat(listed, unpack(packed))))
    held = store.held
    rarity = _rarity(store, own, held)
    vector = _vector(own, rarity)
    near = _candidates(store, key, vector, max(most, _COMPARED))
    others = found_by_key(store, near, whole=True)
    texts = {other: _counts(load(whole_members(row))) for other, row in others.items()}
    rarity |= _rarity(store, {word for text in texts.values() for word in text} - rarity.keys(), held)
    likenesses = [_likeness(others[other], vector, _vector(text, rarity)) for other, text in texts.items()]
    best = sorted(likenesses, key=lambda likeness: (-likeness.score, likeness.article[0]))
    return [likeness for likeness in best if likeness.score >= _LEAST][:most]


def _counts(fields: Mapping[str, Any]) -> Counter[str]:
    """How often each of the first 2,000 words occurs; words of the title count three times."""
    return Counter(words(fields["title"]) * _TITLE + words(fields["body"])[:_MOST_WORDS])


def _rarity(store: Store, wanted: Iterable[str], held: int) -> dict[str, float]:
    """The inverse document frequency of each word, log((n + 1) / times); words in only one article are left out."""
    known: dict[str, int] = {}
    every = sorted(wanted)
    for start in range(0, len(every), _MOST_WORDS):
        known |= frequencies(store, every[start : start + _MOST_WORDS])
    return {word: log((held + 1) / times) for word, times in known.items() if times > 1}


def _vector(counts: Mapping[str, int], rarity: Mapping[str, float]) -> Vector:
    weights = {word: (1 + log(times)) * rarity[word] for word, times in counts.items() if word in rarity}
    length = sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def _candidates(store: Store, key: int, vector: Vector, most: int) -> list[int]:
    """The keys of the articles sharing most of the weightiest words."""
    telling = sorted(vector, key=lambda word: (-vector[word], word))[:_TELLING]
    scores: Counter[int] = Counter()
    for word in telling:
        weight = round(1e6 * vector[word] ** 2)
        shape, values = store.engine.asked(Word(word))
        for later in (False, True):
            low, high = (key + 1, KEY_END) if later else (UNDATED.low, key)
            statement = _neighbours_statement(Source(store.engine, shape, ()), later)
            for (other,) in store.rows(statement, {**values, "low_0": low, "high_0": high, "limit": _NEAREST}):
                scores[other] += weight
    return [other for other, _ in sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:most]]


def _likeness(other: Found, one: Vector, two: Vector) -> Likeness:
    shared = {word: one[word] * two[word] for word in one.keys() & two.keys()}
    because: Sequence[str] = sorted(shared, key=lambda word: (-shared[word], word))[:_SHOWN]
    return Likeness(other, min(round(sum(shared.values()), 4), 1.0), list(because))


_ARTICLE = (
    select(articles.c.key, articles.c.listed, contents.c.packed)
    .join(contents, contents.c.key == articles.c.key)
    .where(articles.c.id == bindparam("id", ""))
)


@lru_cache(maxsize=16)
def _neighbours_statement(source: Source, later: bool) -> AnySelect:
    found = source.select(source.key).where(in_range(source.key, 0))
    return found.order_by(source.key.asc() if later else source.key.desc()).limit(bindparam("limit", 0))
