"""Plain text, and what stands above the text proper: titles, bylines, rubrics, days."""

from app.record import ArticleRecord
from tests.parsers.reading import read, record


def one(text: str) -> ArticleRecord:
    """The article of a plain text."""
    return record(read(text.encode(), "article.txt", name="text")[0])


def test_a_name_alone_is_a_byline_only_right_above_the_dateline() -> None:
    above = "Ferry sinks\n\nHarbour News\nAnn Lee\n"
    article = one(f"{above}\nBERGEN, Norway (AP) - The ferry sank.\n\nNobody was hurt.\n")
    assert (article.title, article.byline, article.preamble) == ("Ferry sinks", "Ann Lee", "Harbour News")
