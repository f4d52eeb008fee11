"""Days in words in the world's languages. CLDR, as Babel has it, knows the names of months and weekdays, the words
between them and the order of them all (Unicode Technical Standard 35, part 4).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import chain, product
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import name, normalize

from app.parsers.dateline.months import is_weekday

if TYPE_CHECKING:
    from babel.core import Locale

_LANGUAGES = {
    "ARABIC": "ar+ar_DZ+ar_LB+ar_MA ckb fa ps sd ug ur",
    "ARMENIAN": "hy",
    "BENGALI": "as bn",
    "CYRILLIC": "az_Cyrl be bg bs_Cyrl kk ky mk mn ru sr tg tt uk uz_Cyrl",
    "DEVANAGARI": "hi mr ne",
    "ETHIOPIC": "am",
    "GEORGIAN": "ka",
    "GREEK": "el",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "HEBREW": "he yi",
    "KANNADA": "kn",
    "KHMER": "km",
    "LAO": "lo",
    "LATIN": "af az bs ca cs cy da de+de_AT en es et eu fi fil fo fr+fr_CA fy ga gl ha hr hu id ig is it ku lb lt lv "
    "ms mt nl nn no pl pt ro sk sl so sq sr_Latn sv sw tk tr uz vi zu",
    "MALAYALAM": "ml",
    "MYANMAR": "my",
    "ORIYA": "or",
    "SINHALA": "si",
    "TAMIL": "ta",
    "TELUGU": "te",
    "THAI": "th",
}
"""Languages by script, as the names of its letters begin; a plus sign joins what is one language with several names."""
_MORE_WORDS = {
    "ar": "م من يوم عام سنة",
    "en": "the of st nd rd th this day",
    "fil": "ika ng",
    "th": "พ.ศ. ค.ศ.",
    "vi": "ngày năm",
}
"""What dates have besides the words in CLDR's patterns."""
_BUDDHIST, _IN_BUDDHIST = 543, 2400
"""How many years Thailand is ahead, and from which year on a number can only be such a year."""
LATEST = 2100
"""Later years are those of other calendars, of which some share names of months with ours."""
_LONGEST, _MOST_PIECES, _MOST_IN_NAME = 60, 12, 4  # characters; pieces of a date and of a name
_PIECE = re.compile(r"\d+|[^\s\d.,،:;()（）/'’ʼ׳`–—\-]+")
_PART = re.compile(r"'(?P<quoted>[^']*)'|(?P<field>([A-Za-z])\3*)|(?P<plain>[^A-Za-z']+)")

_STYLES, _WIDTHS = ("full", "long", "medium"), ("wide", "abbreviated", "short")
_NAMED, _KINDS = "MLE", {"y": "y", "M": "m", "L": "m", "d": "d"}
"""The fields of patterns that are names, and what those of a date are called in an order."""
_SPACE = re.compile(r"\s")

Known = tuple[str, int]
"""What a name says: a kind, `y`, `m` or `d`, and a number; no kind if it says nothing of use."""
_NOTHING: Known = ("", 0)


class _Language(NamedTuple):
    """Its names, each in one piece, and the orders in which it writes year, month and day: `dmy`."""

    names: Mapping[str, Known]
    orders: Set[str]
    is_buddhist: bool


def read_worded(text: str) -> set[str]:
    """The days or months that a text may mean, in ISO 8601: one for each way in which a language knows all its words.

    A month may be given in two names (20 سبتمبر/أيلول 2022).
    """
    pieces = _pieces(text) if len(text) <= _LONGEST else []
    word = next((piece for piece in pieces if not piece.isdecimal()), "")
    if not word or len(pieces) > _MOST_PIECES or not any(len(piece) == 4 for piece in pieces if piece.isdecimal()):
        return set()
    script = name(word[0], "").partition(" ")[0]
    return set(filter(None, (_day(pieces, language) for language in _languages(script))))


def _pieces(text: str) -> list[str]:
    return _PIECE.findall(normalize("NFKC", text).casefold())


def _day(pieces: Sequence[str], language: _Language) -> str | None:
    values: dict[str, int] = {}
    for known in _understood(pieces, language.names):
        if known is None or (known[0] and values.setdefault(*known) != known[1]):
            return None
    if "m" not in values or "".join(values) not in language.orders:
        return None
    year = values["y"] - (_BUDDHIST if language.is_buddhist and values["y"] > _IN_BUDDHIST else 0)
    if year > LATEST:
        return None
    return f"{year:04}-{values['m']:02}" + (f"-{values['d']:02}" if "d" in values else "")


def _understood(pieces: Sequence[str], names: Mapping[str, Known]) -> Iterator[Known | None]:
    """What the pieces say, longest names first; None for one that the language does not know."""
    at = 0
    while at < len(pieces):
        sizes = range(min(_MOST_IN_NAME, len(pieces) - at), 0, -1)
        keys = ((size, "".join(pieces[at : at + size])) for size in sizes)
        size, known = next(((size, names[key]) for size, key in keys if key in names), (1, _number(pieces[at])))
        yield known
        at += size


def _number(piece: str) -> Known | None:
    if not piece.isdecimal() or len(piece) > 4:
        return None
    return "y" if int(piece) >= 1000 else "d", int(piece)


@lru_cache(maxsize=len(_LANGUAGES))
def _languages(script: str) -> Sequence[_Language]:
    """The languages of a script. Those in Latin letters take a tenth of a second and 45 MB."""
    from babel.core import Locale  # few dates need it

    groups = _LANGUAGES.get(script, "").split()
    return [_language([Locale.parse(id) for id in group.split("+")]) for group in groups]


def _language(locales: Sequence["Locale"]) -> _Language:
    patterns = [_parts(locale.date_formats[style].pattern) for locale in locales for style in _STYLES]
    language = locales[0].language
    words = [_MORE_WORDS.get(language, ""), *(text for parts in patterns for field, text in parts if not field)]
    names = dict.fromkeys((piece for text in words for piece in _pieces(text)), _NOTHING)
    around = {affixes for parts in patterns for affixes in _around_names(parts)}
    for locale in locales:
        names |= {key: _NOTHING for _, key in _keys(locale.days, around)}
    for locale in locales:
        names |= {key: ("m", month) for month, key in _keys(locale.months, around) if not is_weekday(key)}
    orders = {"dmy", *("".join(_KINDS.get(field, "") for field, _ in parts) for parts in patterns)}
    return _Language(names, orders | {order.replace("d", "") for order in orders}, language == "th")


def _parts(pattern: str) -> list[tuple[str, str]]:
    """A pattern as pairs of which one is empty: the letter of a field, and text."""
    found = _PART.finditer(pattern)
    return [((part["field"] or "")[:1], part["quoted"] or part["plain"] or "") for part in found]


def _around_names(parts: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """What a pattern sets directly before and after a name, as Basque does "ren" after a month; and nothing."""
    texts = ["", *(text for _, text in parts), ""]
    yield "", ""
    for at, (field, _) in enumerate(parts, start=1):
        if field and field in _NAMED:
            yield _SPACE.split(texts[at - 1])[-1], _SPACE.split(texts[at + 1])[0]


def _keys(names: Mapping[str, Any], around: Iterable[tuple[str, str]]) -> Iterator[tuple[int, str]]:
    """The numbers of months or weekdays, each with one of its names in one piece."""
    widths = (forms.get(width, {}) for forms in names.values() for width in _WIDTHS)
    for (number, printed), (before, after) in product(chain.from_iterable(width.items() for width in widths), around):
        yield number, "".join(_pieces(before + printed + after))
