"""Cyrillic names in Latin letters, as accounts have them: `a.moroz` for `Алесь Мороз`."""

from collections.abc import Set

# What stands for a Cyrillic letter; several may, and a hyphen is nothing at all.
_SPELLINGS = {
    letter: tuple(each.strip("-") for each in spellings.split())
    for letter, spellings in {
        "а": "a", "б": "b", "в": "v w", "г": "g h", "ґ": "g", "д": "d", "е": "e ye je ie",
        "ё": "e o ye yo je jo ie io", "ж": "zh j g", "з": "z s", "и": "i y", "і": "i y", "ї": "i yi ji", "й": "- y i j",
        "к": "k c", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u w",
        "ф": "f ph v", "х": "kh h x ch", "ц": "ts c tz z", "ч": "ch tch c", "ш": "sh s", "щ": "shch sch sh sc",
        "ъ": "-", "ы": "y i", "ь": "-", "э": "e", "є": "e ye je", "ю": "yu ju iu", "я": "ya ja ia", "ў": "u w",
    }.items()
}  # fmt: skip
_NOTHING = ("",)
_BETWEEN = (".", "-", "_")


def spells(account: str, first: str, last: str) -> bool:
    """Whether a lower-case account is made of two names: `ales.moroz`, `amoroz`, `moroz_a`."""
    first, last = first.lower(), last.lower()
    pairs = ((first, last), (first[:1], last), (last, first[:1]))
    return any(_is_joined(account, one, other) for one, other in pairs)


def _is_joined(account: str, one: str, other: str) -> bool:
    ends = _ends(account, one, {0})
    behind = {end + 1 for end in ends if account.startswith(_BETWEEN, end)}
    return len(account) in _ends(account, other, ends | behind)


def _ends(account: str, name: str, starts: Set[int]) -> Set[int]:
    """Where a name may end that begins at one of these places: all at once, for there may be very many spellings."""
    for letter in name:
        spellings = _SPELLINGS.get(letter, _NOTHING)
        starts = {at + len(each) for at in starts for each in spellings if account.startswith(each, at)}
    return starts
