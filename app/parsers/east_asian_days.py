"""Days as China, Japan, Korea and Taiwan print them: `2022年9月20日`, `令和4年9月20日`, `民國一百一十一年`."""

import re

_FIGURES = "〇一二三四五六七八九"
_SAME = str.maketrans({"零": "〇", "○": "〇", "元": "一", "廿": "二十", "卅": "三十"})
_FIGURE = f"[{_FIGURES}零○元]"
_TENS = rf"(?:{_FIGURE}百零?)?(?:{_FIGURE}?十|[廿卅])?{_FIGURE}?"
_NUMBER = rf"(?:\d{{1,4}}|{_FIGURE}{{2,4}}|(?=[^\s年月日号號]){_TENS})"
_DAY = re.compile(
    rf"(?P<era>明治|大正|昭和|平成|令和|(?:中[華华])?民[國国]|公元|西[元暦])?\s?(?P<year>{_NUMBER})\s?[年년]"
    rf"\s?(?P<month>{_NUMBER})\s?[月월]\s?(?P<day>{_NUMBER})\s?[日일号號]"
    r"(?:\s?(?:[月火水木金土日]曜日?|(?:星期|禮拜|礼拜|[周週])[一二三四五六日天]|[월화수목금토일]요일))?"
)
# The year before the first of each era.
_BEFORE = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911, "民国": 1911}
_SOLAR_SINCE = 1873
"""The year in which Japan began to count months by the sun."""


def read_east_asian(text: str) -> tuple[int, int, int] | None:
    """The year, month and day of a text that is nothing but a day, perhaps an impossible one; None if it is not."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    year, month, day = (_number(found[part]) for part in ("year", "month", "day"))
    before = _BEFORE.get((found["era"] or "")[-2:])
    if before is None:
        return (year, month, day) if year >= 1000 else None
    return (before + year, month, day) if year and before + year >= _SOLAR_SINCE else None


def _number(printed: str) -> int:
    """A number in figures, or in words: figure by figure, or with tens and hundreds."""
    if printed.isdecimal():
        return int(printed)
    words = printed.translate(_SAME)
    if not {"十", "百"} & set(words):
        return int("".join(str(_FIGURES.index(word)) for word in words))
    hundreds, _, rest = words.rpartition("百")
    tens, has_tens, ones = rest.rpartition("十")
    return 100 * _figure(hundreds) + 10 * (_figure(tens) or bool(has_tens)) + _figure(ones)


def _figure(words: str) -> int:
    """The last figure of some, as a zero may stand before it; zero of none."""
    return _FIGURES.index(words[-1]) if words else 0
