"""Random articles and questions, and an oracle that answers by looking at every article."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

from app.dates import END_OF_TIME, Period, instant_text, parse_period
from app.parsers.attempt import Origin
from app.parsers.draft import Draft, finish
from app.parsers.options import Options
from app.record import ArticleRecord, Unreadable
from app.store import writer
from app.store.ready import ready
from app.store.session import Store
from app.store.writer import Outcome

YEARS = (1, 2, 4, 1899, 1900, 1999, 2000, 2001, 2023, 2024, 9998, 9999)


@dataclass(frozen=True)
class Asked:
    """A date question: [start, end) as texts of the API."""

    from_date: str | None
    to_date: str | None


def write(store: Store, records: Sequence[ArticleRecord], unreadable: Sequence[Unreadable] = ()) -> Counter[Outcome]:
    """Make records ready and store them."""
    return writer.write(store, [ready(record) for record in records], unreadable)


def article(number: int, published: str | None, title: str = "") -> ArticleRecord:
    """An article with a date and an id of its own."""
    draft = Draft(text=f"The text of number {number}.", title=title or None, id=f"urn:test:{number}", date=published)
    return finish(draft, Origin("test", "test", number, b""), Options())


def random_date(random: Random) -> str:
    """A date of any precision, crowded where periods meet: ends of time, of years and months, leap days, midnights."""
    year = random.choice(YEARS)
    month = random.choice((1, 2, 3, 12))
    day = random.choice((1, 2, 28, 29 if month != 2 or _leap(year) else 28))
    second = random.choice((0, 1, 59, 60, 61, 3600, 86_399, random.randrange(86_400)))
    instant = parse_period(f"{year:04}-{month:02}-{day:02}").start + second
    text = instant_text(instant)
    return random.choice((text[:4], text[:7], text[:10], text[:10], text[:16] + "Z", text))


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def random_question(random: Random) -> Asked:
    """Two dates in order, or one, with an open end."""
    first, last = random_date(random), random_date(random)
    if parse_period(last).end <= parse_period(first).start:
        first, last = last, first
    return random.choice(
        (Asked(first, last), Asked(first, last), Asked(first, None), Asked(None, last), Asked(first, first))
    )


def matching(articles: Iterable[ArticleRecord], asked: Asked) -> set[str]:
    """Brute force: the ids of the dated articles whose period overlaps the question's."""
    start = parse_period(asked.from_date).start if asked.from_date else 0
    end = parse_period(asked.to_date).end if asked.to_date else END_OF_TIME
    return {a.id for a in articles if a.published and a.published.start < end and a.published.end > start}


def in_order(articles: Sequence[ArticleRecord], *, newest: bool) -> list[tuple[int, int]]:
    """What the dates of a list have to be: (start, length), undated articles not among them."""
    dated: list[Period] = [a.published for a in articles if a.published]
    return sorted(((p.start, p.start - p.end) for p in dated), reverse=newest)
