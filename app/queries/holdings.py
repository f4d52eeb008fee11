"""What the archive holds, in a few look-ups at its ends."""

from dataclasses import dataclass

from sqlalchemy import func, select

from app.store.keys import DATED, day_of
from app.store.session import Rows
from app.store.tables import archives, articles

_key = articles.c.key
_HELD = select(
    archives.c.articles,
    select(func.min(_key)).where(_key >= DATED.low).scalar_subquery(),
    select(func.max(_key)).where(_key >= DATED.low).scalar_subquery(),
    select(func.max(articles.c.updated_at)).scalar_subquery(),
)


@dataclass(frozen=True, slots=True)
class Holdings:
    """`first` and `last` are the days of the oldest and the newest date; None where no article has one."""

    articles: int
    first: str | None
    last: str | None
    updated_at: str | None


def holdings(rows: Rows) -> Holdings:
    """What the archive holds now, in one statement."""
    [(articles, first, last, updated_at)] = rows.rows(_HELD, {})
    oldest, newest = (None if key is None else day_of(key).isoformat() for key in (first, last))
    return Holdings(articles, oldest, newest, updated_at)
