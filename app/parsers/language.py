"""BCP 47 language tags, as sources write them."""

import re
from functools import lru_cache

from app.parsers.options import DateOrder
from app.text import squeeze

# The shape of RFC 5646 section 2.1. Languages of four to eight letters are reserved or unused: such a word is a name.
# Tags are short (section 4.4.1), and articles can be filtered by every prefix of one.
_TAG = re.compile(r"(?:[A-Za-z]{2,3}|[iIxX](?=[-_]))(?:[-_][A-Za-z0-9]{1,8}){0,8}", re.ASCII)
_UNDETERMINED = "und"
"""ISO 639-2: nobody has determined the language."""
_LONG = 3
"""Letters of a code that may have a shorter equivalent."""


def language_tag(text: str | None) -> str | None:
    """A text as a tag, `en_US` read as `en-US`; None where it is not one: names are not turned into codes.

    RFC 5646 section 2.2.1: a language with a two-letter code has no three-letter tag, so `eng` is `en`.
    """
    bare = (text or "").strip().replace("_", "-")
    if not _TAG.fullmatch(bare):
        return None
    language, *rest = bare.split("-")
    return "-".join([_shortest(language.lower()), *rest]) if len(language) == _LONG else bare


@lru_cache(maxsize=1024)
def _shortest(code: str) -> str:
    from babel.core import get_global  # takes 20 ms, and few sources write such codes

    shorter: str = get_global("language_aliases").get(code, code)
    return shorter


@lru_cache(maxsize=1024)
def day_order(tag: str | None) -> DateOrder:
    """Whether dates in figures begin with the day in a language, according to CLDR; None where that is not certain.

    In English it is so in some countries, and `en-US` is what many sites elsewhere say.
    """
    from babel.core import Locale, UnknownLocaleError  # takes 20 ms, and most dates are in words

    try:
        pattern = Locale.parse(tag, sep="-").date_formats["short"].pattern if tag else ""
    except (UnknownLocaleError, ValueError):
        return None
    return "dmy" if pattern.startswith("d") else None


def read_language(text: str | None) -> tuple[str | None, list[str]]:
    """The same, with a warning where there is a text but it is not a tag."""
    tag, said = language_tag(text), squeeze(text or "")
    if tag and tag.lower() == _UNDETERMINED:
        return None, []
    return tag, [f"the language {said[:100]!r} is not a BCP 47 tag"] if said and not tag else []
