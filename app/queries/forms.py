"""Other forms of a word: the archive's own words with the same stem."""

from collections.abc import Sequence
from functools import lru_cache

from Stemmer import Stemmer, algorithms

from app.queries.vocabulary import beginning
from app.store.session import Rows
from app.text import fold

_MOST = 50
_LANGUAGES = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali",
    "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip


def forms(rows: Rows, word: str, languages: Sequence[str]) -> tuple[str, ...]:
    """The word, then at most 50 others with its Snowball stem, in the one requested language or else in English.

    They are searched for among the words that begin with the stem, and with the stem minus its last letter, which may
    not be in the words themselves: `mining` is a form of `mine`, and `company` of `companies`.
    """
    asked = {fold(tag).partition("-")[0] for tag in languages}
    stemmer = _stemmer(asked.pop() if len(asked) == 1 else "en")
    stem = stemmer.stemWord(word)
    # Both, since in a large archive not all words with a prefix of two letters are read.
    alike = {other for begins in {stem, stem[:-1]} if len(begins) > 1 for other in beginning(rows, begins)}
    found = sorted(other for other in alike if other != word and stemmer.stemWord(other) == stem)
    return (word, *found[:_MOST])


@lru_cache(maxsize=32)
def _stemmer(language: str) -> Stemmer:
    name = _LANGUAGES.get(language, "english")
    return Stemmer(name if name in algorithms() else "english")
