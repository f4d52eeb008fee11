"""The day in a file's name: `2014-03-12-coming-soon.md`, `Casey__28Jun2007Casey3.txt`, `2014-03-12-soon/index.md`."""

import re

from app.dates import Period
from app.parsers.dateline.months import month_of
from app.parsers.options import DateOrder
from app.parsers.published import read_published

_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_NAME = r"(?P<name>[^\W\d_]{3,9})"
_GAP = r"[-_. ]{0,3}"
_FREE = r"(?<![\dA-Za-z])"  # after a letter or digit, it is some other number
_INDEX = ("index.", "_index.")
_SHAPES = tuple(
    re.compile(shape + r"(?!\d)", re.ASCII if _NAME not in shape else 0)
    for shape in (
        rf"{_FREE}{_YEAR}([-_.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}})",  # 2014-03-12
        rf"{_FREE}{_YEAR}(?P<compact>\d{{4}})",  # 20140312
        rf"(?<!\d)(?P<day>\d{{1,2}}){_GAP}{_NAME}{_GAP}{_YEAR}",  # 12Mar2014
        rf"(?<![^\W\d_]){_NAME}{_GAP}(?P<day>\d{{1,2}})[-_., ]{{1,3}}{_YEAR}",  # March 12, 2014
        rf"{_FREE}(?P<first>\d{{1,2}})([-_.])(?P<second>\d{{1,2}})\2{_YEAR}",  # 13-03-2014
    )
)


def named_day(file: str, order: DateOrder = None) -> tuple[Period | None, list[str]]:
    """The one day that a file's name gives, with warnings; None where it gives none, or several.

    An `index.md` is named by its folder, which static sites call a bundle.
    """
    folder, _, name = file.rpartition("/")
    if folder and name.startswith(_INDEX):
        name = folder.rpartition("/")[2]
    found = [
        read_published(text, order=order) for shape in _SHAPES for each in shape.finditer(name) if (text := _date(each))
    ]
    days = {period.text: period for period, _ in found if period and period.precision == "day"}
    if len(days) == 1:
        return next(iter(days.values())), []
    doubts = [warning for _, warnings in found for warning in warnings if "two days" in warning]
    return None, [] if days else doubts[:1]


def _date(found: re.Match[str]) -> str | None:
    """A date in a form that `read_published` reads; None where the word is not a month."""
    parts = found.groupdict()
    if parts.get("name"):
        month = month_of(parts["name"])
        return f"{parts['year']}-{month:02}-{int(parts['day']):02}" if month else None
    if parts.get("first"):
        return f"{parts['first']}/{parts['second']}/{parts['year']}"
    if parts.get("compact"):
        return f"{parts['year']}-{parts['compact'][:2]}-{parts['compact'][2:]}"
    return f"{parts['year']}-{int(parts['month']):02}-{int(parts['day']):02}"
