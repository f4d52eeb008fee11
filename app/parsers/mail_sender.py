"""Who a mail's `From` names: the person who wrote it, or the house that it comes from."""

import re
from typing import NamedTuple

from app.parsers.dateline.agencies import is_known, looks_signed
from app.parsers.dateline.persons import is_person
from app.parsers.given_names import CYRILLIC_GIVEN_NAMES, GIVEN_NAMES
from app.parsers.head_lines import is_name
from app.parsers.organizations import is_office, is_office_alone, is_organization
from app.text import letters, squeeze, strip_case

_LONGEST = 100
_SHORTEST_HOUSE, _LONGEST_EAST_ASIAN, _LONGEST_WORD = 4, 4, 20
_INVERTED = re.compile(r"(\w[\w'’\-]+), (\w[\w'’\-]+)(?: (?:\w\.)+)?")
# `Ann Lee via Newswire`, as mailing lists write it, and `Ann Lee from The Fjord`, as newsletters do.
_FOR = re.compile(r"(\S.*?)['\"]? (via|from|at|von|chez|de chez) (\S.*)")
_BESIDE = re.compile(r" *[,(|/·•] *| +[-–—] +")
_NEWSLETTERS = ".substack.com"
"""Where the person before `from` is the writer of the newsletter behind it."""

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_CYRILLIC_WORD = re.compile(r"[А-ЯЁІЇЄҐЎ][а-яёіїєґў'’]+(?:-[А-ЯЁІЇЄҐЎ][а-яёіїєґў'’]+)?")
_CYRILLIC_SURNAME = re.compile(
    r".{2,}(?:[оеё]ва?|[иы]на?|ск(?:ий|ая|ой|і[йя])|цк(?:ий|ая|ой)|[еє]нко|[чщ]ук|ич|ян|швили|дзе)"
)
# What Latin letters stand for a Cyrillic one in addresses, where several do.
_LATIN = {
    "а": "a", "б": "b", "в": "[vw]", "г": "[gh]", "ґ": "g", "д": "d", "е": "(?:y|j|i)?e", "ё": "(?:y|j|i)?[eo]",
    "ж": "(?:zh|j|g)", "з": "[zs]", "и": "[iy]", "і": "[iy]", "ї": "(?:y|j)?i", "й": "[yij]?", "к": "[kc]", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "[uw]", "ф": "(?:f|ph|v)",
    "х": "(?:kh|h|x|ch)", "ц": "(?:ts|c|tz|z)", "ч": "(?:ch|tch|c)", "ш": "(?:sh|s)", "щ": "(?:shch|sch|sh|sc)",
    "ъ": "", "ы": "[yi]", "ь": "", "э": "e", "є": "(?:y|j)?e", "ю": "(?:y|j|i)u", "я": "(?:y|j|i)a", "ў": "[uw]",
}  # fmt: skip

_HAN = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]+(?: [\u3400-\u9fff\uac00-\ud7af]+)?")
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CHINESE = frozenset(
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂"
)
_KOREAN = frozenset("김이박최정강조윤장임한오서신권황안송류홍")
_JAPANESE = frozenset(
    """
    佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡部 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 斉藤 齋藤
    清水 山崎 阿部 池田 橋本 山下 石川 中島 前田 藤田 後藤 小川 岡田 村上 長谷川 近藤 石井 坂本 遠藤 青木 藤井 西村
    福田 太田 三浦 岡本 松田 中川 中野 原田 小野 田村 竹内 金子 和田 中山 石田 上田 森田 柴田 酒井 工藤 横山 宮崎
    宮本 内田 高木 安藤 谷口 大野 丸山 今井 高田 藤本 武田 村田 上野 杉山 増田 平野 大塚 千葉 久保 松井 小島 岩崎
    桜井 野口 松尾 野村 木下 菊地 佐野 大西 杉本 新井 浜田 菅原 市川 水野 小松 島田
    """.split()  # noqa: SIM905
)
_LONGEST_GIVEN = {"Chinese": 2, "Korean": 2, "Japanese": 3}


class Sender(NamedTuple):
    """What a display name says; both may be unknown."""

    person: str | None = None
    house: str | None = None


def read_sender(name: str, address: str) -> Sender:
    """The person or house of a display name. What may be either is neither: no house becomes an author."""
    name = squeeze(name).strip("'\" ")
    if not name or "@" in name or len(name) > _LONGEST:
        return Sender()
    account, _, domain = strip_case(address).partition("@")
    if (found := _FOR.fullmatch(name)) and (sender := _sent_for(found, account, domain)):
        return sender
    if inverted := _INVERTED.fullmatch(name):
        straight = f"{inverted[2]} {inverted[1]}"
        return Sender(straight) if _is_writer(straight, account) else Sender()
    if _is_writer(name, account):
        return Sender(name)
    first, *beside = filter(None, (part.strip(" )") for part in _BESIDE.split(name, maxsplit=1)))
    if beside and is_name(first) and not _is_house(first, domain):
        house = beside[0] if _is_house(beside[0], domain) else None
        return Sender(first if _is_writer(first, account) else None, house)
    return Sender(house=name if _is_house(name, domain) else None)


def _sent_for(found: re.Match[str], account: str, domain: str) -> Sender | None:
    """The person and the house of `Ann Lee from The Fjord`; None where the words before may be no person."""
    person, joint, house = found.groups()
    is_newsletter = f".{domain}".endswith(_NEWSLETTERS) and is_name(person) and not is_organization(person)
    if _is_writer(person, account) or is_newsletter:
        return Sender(person, house)
    return Sender(house=house) if joint == "via" else None


def _is_writer(name: str, account: str) -> bool:
    """Whether a name is certainly a person's."""
    if _EAST_ASIAN.search(name):
        return _is_east_asian(name) and not is_office(account)
    words = name.split()
    if is_organization(name) or looks_signed(name) or not 2 <= len(words) <= 4:
        return False
    if _CYRILLIC.search(name):
        return _is_cyrillic(words, account)
    return is_person(name) or (is_name(name) and _has_account(strip_case(name).split(), account))


def _has_account(words: list[str], account: str) -> bool:
    """Whether an account is made of a person's names: `g.otieno`, `grace.otieno`, `otieno-grace`, `otienog`.

    A single name in it could be a firm's as well, so the first must be a known given name.
    """
    first, last = (re.escape(word.strip(".")) for word in (words[0], words[-1]))
    if not first or not last:
        return False
    joined = rf"{first}[._-]{last}|{last}[._-]{first}|{first[0]}[._-]?{last}|{last}[._-]?{first[0]}"
    if re.fullmatch(rf"(?:{joined})\d{{0,4}}", account):
        return True
    named = re.fullmatch(rf"{first}(?:[._-]?{last[0]})?|{last}|{first}{last}", account)
    return words[0] in GIVEN_NAMES and named is not None


def _is_cyrillic(words: list[str], account: str) -> bool:
    """Whether Cyrillic words are a given name and a surname, or an account transliterates them."""
    if len(words) > 3 or not all(_CYRILLIC_WORD.fullmatch(word) and len(word) <= _LONGEST_WORD for word in words):
        return False
    is_named = any(word.lower() in CYRILLIC_GIVEN_NAMES for word in words)
    if is_named and any(map(_CYRILLIC_SURNAME.fullmatch, words)):
        return True
    latin = [[_LATIN.get(letter, "") for letter in word.lower()] for word in (words[0], words[-1])]
    for one, other in (latin, latin[::-1]):
        whole, initial = "".join(one), one[0]
        last = "".join(other)
        if re.fullmatch(rf"(?:{whole}|{initial})[._-]?{last}|{last}[._-]?{initial}", account):
            return True
    return False


def _is_east_asian(name: str) -> bool:
    """Whether a name begins with a common surname and is as short as names are."""
    if is_organization(name) or not _HAN.fullmatch(name):
        return False
    surname, _, given = name.partition(" ")
    if given:
        return len(given) <= 3 and (surname in _JAPANESE or surname in _CHINESE or surname in _KOREAN)
    by_size = ((3, _JAPANESE, "Japanese"), (2, _JAPANESE, "Japanese"), (1, _CHINESE, "Chinese"), (1, _KOREAN, "Korean"))
    return any(
        name[:size] in surnames and 0 < len(name) - size <= _LONGEST_GIVEN[people] for size, surnames, people in by_size
    )


def _is_house(name: str, domain: str) -> bool:
    """Whether a display name is that of an organization, a list or a newsletter: not perhaps a person's, nor a role."""
    if is_known(name):
        return True
    words = name.split()
    if is_office_alone(name) or (len(words) == 2 and (is_person(name) or words[0].lower() in GIVEN_NAMES)):
        return False
    if is_organization(name) or looks_signed(name):
        return True
    if _EAST_ASIAN.search(name):
        return len(name) > _LONGEST_EAST_ASIAN and not _HAN.fullmatch(name)
    in_domain = len(letters(name)) >= _SHORTEST_HOUSE and letters(name) in letters(domain)
    if in_domain or len(words) == 1 or is_name(name):
        return in_domain and name.lower() not in GIVEN_NAMES and not name.islower()
    return any(map(str.isupper, name)) and not all(map(is_name, re.split(r" *[&+] *", name)))
