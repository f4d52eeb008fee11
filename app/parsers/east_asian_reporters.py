"""Who reports in Chinese or Korean: named in a dateline, in brackets at the beginning, or on a line."""

import re
from collections.abc import Sequence

from app.parsers.surnames import CHINESE_SURNAMES

_OPENING, _FIRST = 80, 3
"""How many characters of how many paragraphs are searched for a reporter."""
_BEHIND = 120
"""In how many characters behind a dateline a bracket that names reporters may end."""
_HAN_NAME = re.compile(r"[\u3400-\u9fff·]{2,4}")
_HAN_NAMES = rf"(?P<names>{_HAN_NAME.pattern}(?:[、，\s]{{1,2}}{_HAN_NAME.pattern}){{0,5}})"
_IN_BRACKETS = re.compile(
    rf"[〔（(【\[][^〔（(【\[〕）)】\]]{{0,12}}?(?:记者|記者)\s?{_HAN_NAMES}\s?(?<![摄攝])"
    r"(?:[／/][^〕）)】\]]{1,12})?[〕）)】\]]"
)
_HAN_LINE = re.compile(
    rf"[\u3400-\u9fff]{{0,8}}?(?:记者|記者|作者|撰文)[\s:：]{{0,2}}{_HAN_NAMES}(?:[／/][\u3400-\u9fff]{{2,8}})?"
)
_HANGUL_NAME = "[가-힣]{2,4}"
_POST = "(?:인턴)?(?:기자|특파원)(?![가-힣])"
_IN_DATELINE = re.compile(rf"(?:{_HANGUL_NAME}[·, ]{{1,2}}){{0,3}}{_HANGUL_NAME} {_POST}")
# Spaces alone separate the words of a headline as well.
_HANGUL_LINE = re.compile(rf"{_HANGUL_NAME}(?:[·,] ?{_HANGUL_NAME}){{0,3}} {_POST}")


def reporters(paragraphs: Sequence[str]) -> list[str]:
    """Whom a Chinese text names in brackets at its beginning: `〔記者李安／台北報導〕`, `（记者李安、王波）`."""
    told = (_IN_BRACKETS.search(paragraph[:_OPENING]) for paragraph in paragraphs[:_FIRST])
    found = next(filter(None, told), None)
    return _people(found) if found else []


def named_reporters(dateline: str, body: str) -> str | None:
    """Whom a dateline names as its reporters, or a bracket right behind it, which stays in the text:
    `(서울=뉴스1) 이안나 기자 =`, `新华社北京9月20日电（记者李安、王波）`.
    """
    if korean := _IN_DATELINE.search(dateline):
        return korean[0]
    bracket = _IN_BRACKETS.match(body[:_BEHIND].lstrip())
    return bracket[0][1:-1] if bracket and _people(bracket) else None


def behind_reporters(paragraph: str) -> str:
    """A paragraph without the bracket at its beginning that names its reporters."""
    bracket = _IN_BRACKETS.match(paragraph)
    return paragraph[bracket.end() :].lstrip() if bracket else paragraph


def is_reporters(line: str) -> bool:
    """Whether a line names reporters: `新华社记者 王海`, `記者李安／台北報導`, `이안나 기자`."""
    found = _HAN_LINE.fullmatch(line)
    return bool(found and _people(found)) or _HANGUL_LINE.fullmatch(line) is not None


def _people(found: re.Match[str]) -> list[str]:
    """The names that were found, if all of them begin with a surname."""
    said = _HAN_NAME.findall(found["names"])
    return said if all(name[0] in CHINESE_SURNAMES for name in said) else []
