"""Which year a printed day belongs to."""

import datetime

_PIVOT = 70
"""From this year on, two digits mean 19xx where nothing else tells: the archive holds no dispatch of 2070."""


def of_two_figures(year: int) -> int:
    """Expand a year of two digits to four."""
    return year + (1900 if year >= _PIVOT else 2000)


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _nearest(year: int, step: int, month: int, day: int, published: datetime.date) -> datetime.date | None:
    """Choose among the year, one step before and one step after it."""
    likely = _date(year, month, day)
    # Less than half a step away: the steps before and after it are farther.
    if likely and abs(likely - published).days < step * 182:
        return likely
    candidates = [found for other in (year - step, year, year + step) if (found := _date(other, month, day))]
    nearest = min(candidates, key=lambda found: abs(found - published), default=None)
    # A 29th of February can be years away, and is then a misprint.
    return nearest if nearest and abs(nearest - published).days <= step * 183 else None


def whole_date(year: int | None, month: int, day: int, published: datetime.date | None) -> datetime.date | None:
    """Complete a printed day.

    A missing year is the one that brings the day nearest to publication, so that "Dec. 31" published on
    2 January falls in the year before. A year of two digits takes the century the same way.
    """
    if year is None:
        if published is None:
            return None
        return _nearest(published.year, 1, month, day, published)
    if year >= 100:
        return _date(year, month, day)
    if published is None:
        return _date(of_two_figures(year), month, day)
    return _nearest(year + published.year // 100 * 100, 100, month, day, published)


def day_in_month(day: int, published: datetime.date | None, months_ago: int) -> datetime.date | None:
    """Complete a day of the month of publication, or of a month before it."""
    if published is None:
        return None
    month = published.year * 12 + published.month - 1 - months_ago
    return _date(month // 12, month % 12 + 1, day)


def day_without_month(day: int, published: datetime.date | None) -> datetime.date | None:
    """Complete a day that names no month ("22日"): the one nearest to publication."""
    if published is None:
        return None
    month = published.year * 12 + published.month - 1
    candidates = [_date(near // 12, near % 12 + 1, day) for near in (month - 1, month, month + 1)]
    return min((found for found in candidates if found), key=lambda found: abs(found - published), default=None)
