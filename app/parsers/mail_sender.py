"""Who a mail's `From` names: the person who wrote it, or the house that it comes from."""

import re
from itertools import permutations
from typing import NamedTuple

from app.parsers.dateline.agencies import is_known, looks_signed
from app.parsers.dateline.persons import is_person
from app.parsers.given_names import AMBIGUOUS_GIVEN_NAMES, is_given_name
from app.parsers.name_lines import is_name
from app.parsers.organizations import is_office, is_office_alone, is_organization, is_surname
from app.parsers.surnames import ROMANIZED
from app.parsers.transliterated import spells
from app.text import letters, squeeze, strip_case

_LONGEST = 100
_SHORTEST_HOUSE, _LONGEST_EAST_ASIAN, _LONGEST_WORD = 4, 4, 20
_INVERTED = re.compile(r"(\w[\w'’\-]+), (\w[\w'’\-]+)(?: (?:\w\.)+)?(?: \([^()]*\))?")
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
_HAN = re.compile(r"[々\u3400-\u9fff\uac00-\ud7af]+(?: [々\u3400-\u9fff\uac00-\ud7af]+)?")
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_JAPANESE = frozenset(
    """
    佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡部 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 斉藤 齋藤
    清水 山崎 阿部 池田 橋本 山下 石川 中島 前田 藤田 後藤 小川 岡田 村上 長谷川 近藤 石井 坂本 遠藤 青木 藤井 西村
    福田 太田 三浦 岡本 松田 中川 中野 原田 小野 田村 竹内 金子 和田 中山 石田 上田 森田 柴田 酒井 工藤 横山 宮崎
    宮本 内田 高木 安藤 谷口 大野 丸山 今井 高田 藤本 武田 村田 上野 杉山 増田 平野 大塚 千葉 久保 松井 小島 岩崎
    桜井 野口 松尾 野村 木下 菊地 佐野 大西 杉本 新井 浜田 菅原 市川 水野 小松 島田
    """.split()  # noqa: SIM905
)
# What Japanese given names end in, and companies and places do not, but for the words behind them.
_JAPANESE_LAST = frozenset(
    "健子美恵枝香奈菜織穂紀絵郎一二三男夫雄彦介助樹也哉斗翔太輔司之幸昭弘博浩宏裕孝隆徹剛誠稔智哲聡康靖亮涼蓮"
)
_JAPANESE_WORDS = tuple("保健 菓子 電子 原子 王子 餃子 帽子 統一 第一 紹介 援助 工夫 果樹".split())  # noqa: SIM905
_LENGTH_EAST_ASIAN, _LONGEST_JAPANESE_GIVEN = 3, 3


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
        straight = f"{inverted[2]} {inverted[1]}"  # also two partners of a firm: `Baker, McKenzie`
        return Sender(straight) if _may_be_given(inverted[2]) and _is_writer(straight, account) else Sender()
    if _is_writer(name, account):
        return Sender("".join(name.split()) if _EAST_ASIAN.search(name) else name)
    first, *beside = filter(None, (part.strip(" )") for part in _BESIDE.split(name, maxsplit=1)))
    if beside and (sides := _side_by_side(first, beside[0], account, domain)):
        return sides
    return Sender(house=name if _is_house(name, domain) else None)


def _side_by_side(first: str, second: str, account: str, domain: str) -> Sender | None:
    """Whom `Mary Lee, Harbour Press` and `Harbour Press | Mary Lee` name; None where both may be one house."""
    one, other = _is_house(first, domain), _is_house(second, domain)
    if one and is_name(second) and not other:
        first, second = second, first
    elif one or not is_name(first):
        return None
    return Sender(first if _is_writer(first, account) else None, second if one or other else None)


def _may_be_given(word: str) -> bool:
    """Whether a word is a given name, perhaps of somebody who could be a house as well."""
    return is_given_name(word) or word.lower() in AMBIGUOUS_GIVEN_NAMES or is_person(f"{word.lower()} x")


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
        return _is_east_asian(name, account) and not is_office(account)
    words = name.split()
    if len(words) == 2 and is_person(name) and is_surname(words[1]):
        return _has_account(strip_case(name).split(), account) or not is_office(account)
    if name.endswith(("'s", "’s")) or is_organization(name) or looks_signed(name) or not 2 <= len(words) <= 4:
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
    return is_given_name(words[0]) and named is not None


def _is_cyrillic(words: list[str], account: str) -> bool:
    """Whether Cyrillic words are a given name and a surname, or an account transliterates them."""
    if len(words) > 3 or not all(_CYRILLIC_WORD.fullmatch(word) and len(word) <= _LONGEST_WORD for word in words):
        return False
    is_named = any(map(is_given_name, words))
    if is_named and any(map(_CYRILLIC_SURNAME.fullmatch, words)):
        return True
    return any(spells(account, first, last) for first, last in permutations((words[0], words[-1])))


def _is_east_asian(name: str, account: str) -> bool:
    """Whether a name begins with a common surname, and ends as given names do or has the surname in its address."""
    if is_organization(name) or not _HAN.fullmatch(name):
        return False
    whole, parted = "".join(name.split()), name.split()[0] if " " in name else None
    for size in (3, 2):
        given = len(whole) - size
        if whole[:size] in _JAPANESE and 0 < given <= _LONGEST_JAPANESE_GIVEN and parted in (None, whole[:size]):
            return whole[-1] in _JAPANESE_LAST and not whole.endswith(_JAPANESE_WORDS)
    surname = ROMANIZED.get(whole[0])
    if not surname or len(whole) != _LENGTH_EAST_ASIAN or parted not in (None, whole[0]):
        return False
    signed = re.compile(rf"(?:{surname})|(?=.{{4}})[a-z]{{1,2}}(?:{surname})")
    return any(map(signed.fullmatch, re.split(r"[^a-z]+", account)))


def _may_be_called(given: str, surname: str) -> bool:
    """Whether two words may name a person: `Grace Church`, but not `Grace Observer`."""
    if given.lower() in AMBIGUOUS_GIVEN_NAMES:
        return is_surname(surname) or not is_organization(surname)
    return _may_be_given(given)


def _is_house(name: str, domain: str) -> bool:
    """Whether a display name is that of an organization, a list or a newsletter: not perhaps a person's, nor a role."""
    if is_known(name):
        return True
    words = name.split()
    if is_office_alone(name) or (len(words) == 2 and _may_be_called(*words)):
        return False
    if _EAST_ASIAN.search(name) and (len(name) <= _LENGTH_EAST_ASIAN or (len(name) == 4 and name[:2] in _JAPANESE)):
        return False
    if is_organization(name) or looks_signed(name):
        return True
    if _EAST_ASIAN.search(name):
        return len(name) > _LONGEST_EAST_ASIAN and not _HAN.fullmatch(name)
    # `An` or `In` in a title, or in a name: `Nguyen Van An`
    shape = " ".join("Bo" if len(word) == 2 and word.istitle() else word for word in words)
    in_domain = len(letters(name)) >= _SHORTEST_HOUSE and letters(name) in letters(domain)
    if in_domain or len(words) == 1 or is_name(shape):
        return in_domain and not is_given_name(name) and not name.islower()
    return any(map(str.isupper, name)) and not all(map(is_name, re.split(r" *[&+] *", shape)))
