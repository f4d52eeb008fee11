"""Similar articles: those sharing the words that set an article apart.

The article's twenty weightiest words find the candidates, each among the articles nearest in time; the hundred best
are compared by their whole texts: the cosine of the angle between their word vectors, in which a word weighs (1 + log
of how often it occurs) times the log of its rarity (Salton and Buckley 1988, "ltc").
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from math import log, sqrt
from operator import mul
from typing import Any

from sqlalchemy import bindparam, select

from app.parameters import MAX_SIMILAR
from app.queries.absent import absent
from app.queries.gathered import gathered, gathered_keys
from app.queries.orders import Found, found_by_key, whole_members
from app.queries.source import Source, in_range
from app.queries.vocabulary import frequencies
from app.search_syntax import Word
from app.store.engines.engine import AnySelect
from app.store.keys import KEY_END, UNDATED
from app.store.number_cache import Numbers
from app.store.rows import concat, load, unpack
from app.store.session import Store
from app.store.tables import articles, contents
from app.words import words

_TELLING, _NEAREST = 20, 1000
"""How many of an article's weightiest words are used, and how many articles with each are considered before and after
it: so a query costs the same in an archive of any size."""
_COMPARED = MAX_SIMILAR
"""How many of these, those sharing most, are read whole and compared."""
_MOST_WORDS = 2000
"""How many words of a text are compared, from its beginning."""
_SHOWN = 5
_TITLE = 3
"""How many times a word in the title counts."""
_LEAST = 0.05
"""The lowest similarity returned; anything lower shares just a common word or two."""


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
    vector = _vector(own, _rarity(store, own.keys()))
    near = _candidates(store, key, vector)
    others = found_by_key(store, near, whole=True)
    texts = {other: _counts(load(whole_members(row))) for other, row in others.items()}
    rarity = _rarity(store, set().union(*texts.values()))
    likenesses = [_likeness(others[other], vector, text, rarity) for other, text in texts.items()]
    best = sorted(likenesses, key=lambda likeness: (-likeness.score, likeness.article[0]))
    return [likeness for likeness in best if likeness.score >= _LEAST][:most]


def _counts(fields: Mapping[str, Any]) -> Counter[str]:
    """How often each of the first 2,000 words occurs; words of the title count three times."""
    return Counter(words(fields["title"]) * _TITLE + words(fields["body"])[:_MOST_WORDS])


def _rarity(store: Store, wanted: Iterable[str]) -> Numbers:
    """The inverse document frequency of these words, among others; zero for a word in one article, which is no link."""
    return store.rarity.find(store.serial, wanted, lambda unknown: _read_rarity(store, unknown))


def _read_rarity(store: Store, wanted: Sequence[str]) -> Numbers:
    times: dict[str, int] = {}
    for start in range(0, len(wanted), _MOST_WORDS):
        times |= frequencies(store, wanted[start : start + _MOST_WORDS])
    articles = store.held + 1
    return {word: log(articles / several) if (several := times.get(word, 1)) > 1 else 0.0 for word in wanted}


def _weights(counts: Mapping[str, int], rarity: Numbers) -> list[float]:
    """The weight of each word, in the order of `counts`."""
    return list(map(mul, map(_damped, counts.values()), map(rarity.__getitem__, counts)))


@lru_cache(maxsize=1024)
def _damped(times: int) -> float:
    return 1 + log(times)


def _length(weights: Sequence[float]) -> float:
    return sqrt(sum(map(mul, weights, weights))) or 1.0


def _vector(counts: Mapping[str, int], rarity: Numbers) -> Numbers:
    weights = _weights(counts, rarity)
    length = _length(weights)
    return {word: weight / length for word, weight in zip(counts, weights, strict=True) if weight}


def _candidates(store: Store, key: int, vector: Numbers) -> list[int]:
    """The keys of the articles sharing most of the weightiest words."""
    telling = sorted(vector, key=lambda word: (-vector[word], word))[:_TELLING]
    scores: Counter[int] = Counter()
    for word in telling:
        weight = round(1e6 * vector[word] ** 2)
        shape, values = store.engine.asked(Word(word))
        for later in (False, True):
            low, high = (key + 1, KEY_END) if later else (UNDATED.low, key)
            statement = _neighbours(Source(store.engine, shape, ()), later)
            for other in gathered_keys(store, statement, {**values, "low_0": low, "high_0": high, "limit": _NEAREST}):
                scores[other] += weight
    return [other for other, _ in nlargest(_COMPARED, scores.items(), key=lambda item: (item[1], -item[0]))]


def _likeness(other: Found, vector: Numbers, counts: Mapping[str, int], rarity: Numbers) -> Likeness:
    length = _length(_weights(counts, rarity))
    shared = {
        word: weight * _damped(counts[word]) * rarity[word] / length
        for word, weight in vector.items()
        if word in counts
    }
    because = sorted(shared, key=lambda word: (-shared[word], word))[:_SHOWN]
    return Likeness(other, min(round(sum(shared.values()), 4), 1.0), because)


_ARTICLE = (
    select(articles.c.key, articles.c.listed, contents.c.packed)
    .join(contents, contents.c.key == articles.c.key)
    .where(articles.c.id == bindparam("id", ""))
)


@lru_cache(maxsize=16)
def _neighbours(source: Source, later: bool) -> AnySelect:
    found = source.select(source.key).where(in_range(source.key, 0))
    return gathered(found.order_by(source.key.asc() if later else source.key.desc()).limit(bindparam("limit", 0)))
