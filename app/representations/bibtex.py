"""application/x-bibtex: one `article` entry each, in UTF-8, which biber and current BibTeX read."""

from app.representations.citation import original, published
from app.representations.shown import Article, Shown, creators

_ESCAPES = str.maketrans(
    {
        "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}", **{mark: f"\\{mark}" for mark in "&%$#_"},
    }
)  # fmt: skip
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def render(shown: Shown) -> str:
    """An entry for each article."""
    return "\n".join(map(_entry, shown.articles))


def _entry(article: Article) -> str:
    year, month, day = (*published(article), None, None, None)[:3]
    fields = {
        "title": f"{{{_text(article['title'])}}}",  # double braces keep it as written, capitals included
        "author": " and ".join(f"{{{_text(name)}}}" for name in creators(article)),
        "journal": _text(article.get("source") or ""),
        "year": f"{year:04}" if year else "",
        "day": str(day or ""),
        "address": _text("; ".join(article.get("places") or ())),
        "keywords": _text(", ".join(article.get("keywords") or ())),
        "langid": _text(article.get("language") or ""),
        "abstract": _text(article.get("summary") or ""),
        "note": _text(original(article)),
        "url": article["url"],
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    if month:
        lines.insert(-1, f"  month = {_MONTHS[month - 1]},\n")
    return f"@article{{{article['id']},\n{''.join(lines)}}}\n"


def _text(text: str) -> str:
    return " ".join(text.translate(_ESCAPES).split())
