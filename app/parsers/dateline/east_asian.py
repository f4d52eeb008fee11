"""Datelines of Chinese, Japanese and Korean agencies, whose parts run on without spaces."""

import datetime
import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from app.parsers.dateline.days import Day
from app.parsers.dateline.lexing import skip_white
from app.parsers.dateline.years import day_without_month, whole_date


class Dispatch(NamedTuple):
    """The parts of a dateline without spaces."""

    start: int
    own_end: int
    lead: int
    places: tuple[str, ...]
    day: Day | None
    agency: str | None
    reporter: str | None


_HAN = r"[\u3400-\u9fff]"
_KANA_HAN = r"[\u3040-\u30ff\u3400-\u9fff]"
_HANGUL = r"[\uac00-\ud7a3]"
# Only the place tells where a reporter's name ends and the place begins.
_WHERE = "台北|臺北|台中|台南|高雄|新北|桃園|新竹|基隆|嘉義|花蓮|北京|上海|香港|東京|華盛頓|紐約|倫敦|巴黎|首爾|曼谷"
_NAMES = rf"{_HAN}{{2,4}}(?:、{_HAN}{{2,4}}){{0,3}}"
_REPORTER = rf"[記记]者(?P<reporter>{_HAN}{{2,4}}?(?={_WHERE})|{_HAN}{{3}}|{_HAN}{{2}})"
_OUR = "本"
"""The first character of "our paper", "our agency"."""
_FIGURES = "一二三四五六七八九"
_NUMBER = rf"(?:\d{{1,2}}|[{_FIGURES}十]{{1,3}})"
_DAY = rf"(?:(?P<year>\d{{4}})年)?+(?:(?P<month>{_NUMBER})月)?(?P<day>{_NUMBER})日"
_SHAPES = (
    # 某社某地1月2日电; a Taiwanese credit is in brackets, with its reporter in between.
    rf"[（(【]?据?(?P<agency>{_HAN}{{1,4}}[社网網報报]|路透)(?:{_REPORTER})?"
    rf"(?P<place>{_HAN}{{0,8}}?){_DAY}"
    r"(?:[专專]?[电電讯訊]|消息|(?=[ \u3000][-–—－]))[)）】]?",
    # 本报讯, before a bracket with the reporter
    r"本[报報社刊][讯訊](?P<place>)(?P<agency>)(?=[\s（(])",
    # 某社某地电, without a day
    rf"据?(?P<agency>{_HAN}{{1,4}}[社网])(?P<place>{_HAN}{{2,8}}?)[电電](?=[\s（(])",
    # 【某地2日AFP時事】
    rf"【(?P<place>{_KANA_HAN}{{1,10}}?){_DAY}(?P<agency>共同|時事|ロイター|(?:AFP|ＡＦＰ)[＝=]?時事|AP|CNS)】",
    # 【某社某地1月2日】
    rf"【(?P<agency>{_HAN}{{1,3}}社)(?P<place>{_HAN}{{2,8}}?){_DAY}】",
    # 【某地＝某社】
    rf"【(?P<place>[\u30a0-\u30ff]{{2,10}}|{_HAN}{{2,5}})[＝=](?P<agency>{_HAN}{{1,3}}社)】",
    # 〔記者某／某地報導〕, 【记者某某地报道】
    rf"[〔【［\[（(][記记]者(?P<reporter>{_NAMES})[／/](?P<place>{_HAN}{{2,5}}?)[報报][導道](?P<agency>)[〕】］\])）]",
    rf"[〔【［\[（(][記记]者(?P<reporter>{_HAN}{{2,3}})(?P<place>{_WHERE})[報报][導道](?P<agency>)[〕】］\])）]",
    # 【某地共同】, 【某地AFP＝時事】, 【某地＝記者】
    rf"【(?P<place>{_KANA_HAN}{{1,10}}?)?[＝=]?(?P<agency>共同|時事|ロイター|(?:AFP|ＡＦＰ)[＝=]?時事|AP|CNS|聯合ニュース)】",
    rf"【(?P<place>[\u30a0-\u30ff]{{2,10}}|{_HAN}{{2,5}})[＝=](?P<agency>)(?P<reporter>{_HAN}{{2,6}})】",
    # 【某地・記者】, 某地（CNN）
    rf"【(?P<place>[\u30a0-\u30ff]{{2,10}}|{_HAN}{{2,3}})・(?P<agency>)(?P<reporter>{_HAN}{{3,5}})】",
    rf"(?P<place>[\u30a0-\u30ff]{{2,10}}|{_HAN}{{2,5}})[（(](?P<agency>CNN|ＣＮＮ|AFP|AP|ロイター)[）)](?=[ \u3000])",
    # （ＡＢＣ）
    r"[（(](?P<agency>ＣＮＮ|ＡＦＰ|ＡＰ|ＵＰＩ|ＢＢＣ|ＮＨＫ|ＤＰＡ)(?P<place>)[）)]",
    # ［某地 2日 ロイター］ -
    rf"[［\[](?P<place>{_KANA_HAN}{{1,12}})[ \u3000]{{1,2}}{_DAY}[ \u3000]{{1,2}}"
    r"(?P<agency>[^\]］\s]{2,12})[］\]]",
    # 【1月2日 AFP】
    rf"【{_DAY}[ \u3000](?P<place>)(?P<agency>[^】\s]{{2,20}})】",
    # (어디=연합뉴스) 기자 =
    rf"[(（\[【](?P<place>{_HANGUL}{{2,10}}(?:[·,][ ]?{_HANGUL}{{2,10}}){{0,3}})"
    r"(?:[ ](?:AP|AFP|EPA|UPI|로이터|교도|타스|신화))?"
    rf"=(?P<agency>[A-Z]{{0,4}}{_HANGUL}{{2,6}}\d?)[)）\]】]"
    r"(?:[ \t]{0,2}[^\n=]{2,40}=)?",
    # [신문 아무개 기자], [어디=연합뉴스 아무개 기자], 【 어디=아무개 기자】
    rf"[(（\[【][ ]?(?!사진|영상|그래픽|편집|자료|촬영|인터뷰)(?:(?P<place>{_HANGUL}{{2,6}})=)?"
    rf"(?:(?P<agency>[A-Z]{{0,6}}(?:[ ][A-Za-z]{{2,8}})?{_HANGUL}{{0,8}}\d?)[ ])?"
    rf"(?P<reporter>{_HANGUL}{{2,4}}[ ](?:기자|특파원))[)）\]】]",
    # (평양 4월 15일발 조선중앙통신)
    rf"\((?P<place>{_HANGUL}{{2,6}})[ ](?P<month>\d{{1,2}})월[ ](?P<day>\d{{1,2}})일발[ ]"
    rf"(?P<agency>{_HANGUL}{{2,8}})\)",
)
_BETWEEN = re.compile(r"[·,][ ]?")
_DASH = re.compile(r"[ \t\u3000]*+[-–—－―]++")


@cache
def _patterns() -> Sequence[re.Pattern[str]]:
    """The shapes, compiled for the first text that may have one: their large classes take some 25 milliseconds."""
    return [re.compile(shape) for shape in _SHAPES]


def _day(found: re.Match[str], published: datetime.date | None) -> Day | None:
    groups = found.groupdict()
    if not groups.get("day"):
        return None
    number, month, year = _number(groups["day"]), groups.get("month"), groups.get("year")
    if not month:
        return Day(found.end(), day_without_month(number, published), False)
    return Day(found.end(), whole_date(int(year) if year else None, _number(month), number, published), bool(year))


def _number(printed: str) -> int:
    """A number below 100, in figures or in Chinese characters: 十二 is 12, 二十五 is 25."""
    if printed.isdigit():
        return int(printed)
    tens, ten, ones = printed.rpartition("十")
    return (_figure(tens or "一") * 10 if ten else 0) + _figure(ones)


def _figure(printed: str) -> int:
    return _FIGURES.find(printed[:1]) + 1 if printed else 0


def read_dispatch(text: str, start: int, published: datetime.date | None) -> Dispatch | None:
    """Read a dateline of the Chinese, Japanese or Korean kind at an offset."""
    for pattern in _patterns():
        if found := pattern.match(text, start):
            dash = _DASH.match(text, found.end())
            lead = skip_white(text, dash.end() if dash else found.end())
            places = tuple(filter(None, _BETWEEN.split(found["place"] or "")))
            agency = None if (found["agency"] or "").startswith(_OUR) else found["agency"] or None
            reporter = found.groupdict().get("reporter")
            return Dispatch(start, found.end(), lead, places, _day(found, published), agency, reporter)
    return None


def may_open(text: str, start: int) -> bool:
    """Tell whether a text opens like a Chinese, Japanese or Korean dispatch."""
    return start < len(text) and (text[start] in "（(【［[〔" or "\u3040" <= text[start] <= "\ud7a3")
