"""text/markdown: one article with YAML front matter, or the articles of a list separated by rules."""

import re
from typing import Any

from app.representations.shown import Article, Shown, credit, given, text

_MARKS = re.compile(r"[\\`*_\[\]<>&~|{}]")
_LINE_START = re.compile(r"^([^\S\n]*)([#+=\-:]|\d{1,9}(?=[.)]))", re.MULTILINE)
_CLOSING = re.compile(r"(?<= )#++$")
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_FRONT = (
    "id", "url", "title", "published", "dateline", "places", "source", "byline", "authors", "section", "keywords",
    "language", "source_url", "version", "updated_at",
)  # fmt: skip


def render(shown: Shown) -> str:
    """The article, or the articles."""
    if shown.alone:
        return f"{_front(shown.articles[0])}\n{_article(shown.articles[0], '#')}\n"
    parts = [f"# {_in_heading(shown.title)}", *(_article(article, "##") for article in shown.articles)]
    return "\n\n---\n\n".join(parts) + "\n"


def _front(article: Article) -> str:
    import yaml

    fields: dict[str, Any] = given({name: article.get(name) for name in _FRONT})
    written: str = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{written}---\n"


def _article(article: Article, heading: str) -> str:
    told = text(article) or [article.get("summary") or ""]
    head = [f"{heading} {_in_heading(article['title'])}"]
    if heading != "#":
        head += [escape(credit(article)), f"<{article['url']}>"]
    return "\n\n".join(filter(None, [*head, *map(escape, told)]))


def _in_heading(title: str) -> str:
    """A title in a heading, which signs at its end would close."""
    return _CLOSING.sub(r"\\\g<0>", escape(title))


def escape(plain: str) -> str:
    """Text in which nothing but line ends has a meaning in Markdown."""
    marked = _MARKS.sub(lambda mark: f"\\{mark[0]}", _INDENT.sub("", plain))
    return _LINE_START.sub(_quoted, marked)


def _quoted(start: re.Match[str]) -> str:
    space, mark = start.groups()
    return f"{space}{mark}\\" if mark.isdigit() else f"{space}\\{mark}"
