"""What the archive holds, from a few look-ups at its ends."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from app.queries.source import bounds, in_range
from app.store.keys import DATED, day_of, room_of
from app.store.session import Rows
from app.store.tables import archives, articles
from app.store.units import Unit, unit_range, unit_start

_key = articles.c.key
_HELD = select(
    archives.c.articles,
    select(func.min(_key)).where(_key >= DATED.low).scalar_subquery(),
    select(func.max(_key)).where(_key >= DATED.low).scalar_subquery(),
    select(func.max(articles.c.updated_at)).scalar_subquery(),
)

_ANY = select(_key).where(in_range(_key, 0)).limit(1)


@dataclass(frozen=True, slots=True)
class Holdings:
    """`first` is the first day of the oldest date, `last` the last day of the newest; None if no article has a date."""

    articles: int
    first: str | None
    last: str | None
    updated_at: str | None


def holdings(rows: Rows) -> Holdings:
    """What the archive holds now."""
    [(articles, oldest, newest, updated_at)] = rows.rows(_HELD, {})
    if newest is None:
        return Holdings(articles, None, None, updated_at)
    return Holdings(articles, day_of(oldest).isoformat(), _last_day(rows, newest).isoformat(), updated_at)


def _last_day(rows: Rows, newest: int) -> date:
    """The last day of the newest date; an article that knows only its year or month may be of any day in it."""
    for unit in (Unit.YEAR, Unit.MONTH):
        if rows.rows(_ANY, bounds([room_of(unit_start(newest, unit))])):
            return day_of(unit_range(newest, unit).high - 1)
    return day_of(newest)
