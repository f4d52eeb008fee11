"""The day in an article's address: `/2014/03/12/ferry-sails`, `/2014/mar/12/…`, `/news/2014-03-12-ferry`."""

import re
from urllib.parse import urlsplit

from app.dates import BadDate, Period, parse_period
from app.parsers.dateline.months import month_of

_YEAR = r"(?P<year>19[89]\d|20\d\d)"
_SHAPES = (
    re.compile(rf"/{_YEAR}/(?P<month>\d{{1,2}}|[a-z]{{3,9}})/(?P<day>\d{{1,2}})(?=/|$)", re.IGNORECASE),
    # The name of a page may begin with a number: /2014/03/12-reasons-to-sail
    re.compile(rf"(?<=[/_-]){_YEAR}(?P<joint>[-_])(?P<month>\d\d)(?P=joint)(?P<day>\d\d)(?=[/_.-]|$)"),
    re.compile(rf"(?<=/){_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?=[/_-])"),
)


def day_in(address: str) -> Period | None:
    """The one day in the path of a URL; None where it has none, or several."""
    path = urlsplit(address).path
    days = {day for shape in _SHAPES for each in shape.finditer(path) if (day := _day(each))}
    return days.pop() if len(days) == 1 else None


def _day(found: re.Match[str]) -> Period | None:
    year, month, day = found.group("year", "month", "day")
    number = int(month) if month.isdigit() else month_of(month)
    try:
        return parse_period(f"{year}-{number or 0:02}-{int(day):02}")
    except BadDate:
        return None
