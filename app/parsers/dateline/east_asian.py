"""Datelines of Chinese, Japanese and Korean agencies, whose parts run on without spaces."""

import datetime
import re
from typing import NamedTuple

from app.parsers.dateline.days import Day
from app.parsers.dateline.lexing import skip_white
from app.parsers.dateline.years import day_without_month, whole_date


class Dispatch(NamedTuple):
    """The parts of a dateline without spaces."""

    start: int
    own_end: int
    lead: int
    place: str | None
    day: Day | None
    agency: str


_HAN = r"[\u3400-\u9fff]"
_KANA_HAN = r"[\u3040-\u30ff\u3400-\u9fff]"
_DAY = r"(?:(?P<month>\d{1,2})月)?(?P<day>\d{1,2})日"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # 某社某地1月2日电; a Taiwanese credit stands in brackets and names its reporter between.
        rf"[（(]?据?(?P<agency>{_HAN}{{1,4}}[社网網報报])(?:記者{_HAN}{{2,4}}?)?"
        rf"(?P<place>{_HAN}{{0,8}}?){_DAY}"
        r"[专專]?[电電讯訊][)）]?",
        # 某社某地电, without a day
        rf"据?(?P<agency>{_HAN}{{1,4}}[社网])(?P<place>{_HAN}{{2,8}}?)[电電](?=[\s（(])",
        # 【某地共同】, 【某地＝記者】
        rf"【(?P<place>{_KANA_HAN}{{1,10}}?)(?P<agency>共同|時事|ロイター|AFP時事|AP|CNS)】",
        # ［某地 2日 ロイター］ -
        rf"[［\[](?P<place>{_KANA_HAN}{{1,12}})[ \u3000]{{1,2}}{_DAY}[ \u3000]{{1,2}}"
        r"(?P<agency>[^\]］\s]{2,12})[］\]]",
        # 【1月2日 AFP】
        rf"【{_DAY}[ \u3000](?P<place>)(?P<agency>[^】\s]{{2,20}})】",
        # (어디=연합뉴스) 기자 =
        r"[(（\[](?P<place>[\uac00-\ud7a3]{2,10})=(?P<agency>[\uac00-\ud7a3]{2,6}\d?)[)）\]]"
        r"(?:[ \t]{1,2}[^\n=]{2,24}=)?",
    )
)
_DASH = re.compile(r"[ \t\u3000]*+[-–—－―]++")


def _day(found: re.Match[str], published: datetime.date | None) -> Day | None:
    groups = found.groupdict()
    if not groups.get("day"):
        return None
    number, month = int(groups["day"]), groups.get("month")
    whole = whole_date(None, int(month), number, published) if month else day_without_month(number, published)
    return Day(found.end(), whole, False)


def read_dispatch(text: str, start: int, published: datetime.date | None) -> Dispatch | None:
    """Read a dateline of the Chinese, Japanese or Korean kind at an offset."""
    for pattern in _PATTERNS:
        if found := pattern.match(text, start):
            dash = _DASH.match(text, found.end())
            lead = skip_white(text, dash.end() if dash else found.end())
            return Dispatch(start, found.end(), lead, found["place"] or None, _day(found, published), found["agency"])
    return None


def may_open(text: str, start: int) -> bool:
    """Tell whether a text opens like a Chinese, Japanese or Korean dispatch."""
    return start < len(text) and (text[start] in "（(【［[" or "\u3040" <= text[start] <= "\ud7a3")
