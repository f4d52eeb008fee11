"""What citation formats share."""

from app.dates import Period, parse_period
from app.representations.shown import Article, origin


def published(article: Article) -> tuple[int, ...]:
    """Year, month and day, as far as they are known."""
    text = article.get("published")
    if not text:
        return ()
    period: Period = parse_period(text)
    known = {"year": 1, "month": 2}.get(period.precision, 3)
    return (period.day.year, period.day.month, period.day.day)[:known]


def original(article: Article) -> str:
    """Where the article came from, empty if unknown: the URL of a citation itself is the archive's."""
    address = origin(article)
    return f"Original: {address}" if address else ""
