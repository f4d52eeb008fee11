"""text/plain, for people to read. A line of dashes separates the articles of a list."""

from app.representations.shown import Article, Shown, credit, text

RULE = f"\n\n{'-' * 72}\n\n"


def render(shown: Shown) -> str:
    """The articles, one after another."""
    return RULE.join(map(_article, shown.articles)) + "\n"


def _article(article: Article) -> str:
    head = "\n".join(filter(None, [article["title"], credit(article), article["url"]]))
    return "\n\n".join(filter(None, [head, *(text(article) or [article.get("summary") or ""])]))
