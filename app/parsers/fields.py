"""The names that data sets really use for an article's fields, and how each is taken into a draft."""

import html
import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from app.parsers.draft import Draft
from app.parsers.markup import html_text, looks_like_html

ALIASES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "guid", "uri"),
    "url": ("url", "link", "source_url", "web_url"),
    "title": ("title", "headline", "web_title"),
    "text": (
        "text", "body", "content", "article", "maintext", "full_text", "article_text", "article_body", "body_text",
        "body_html", "content_html", "content_text", "paragraphs", "sentences",
    ),
    "date": (
        "date", "published", "published_at", "pub_date", "pubdate", "created", "publish_date", "date_published",
        "published_date", "publication_date", "web_publication_date", "datetime", "timestamp", "created_at",
    ),
    "dateline": ("dateline",),
    "source": ("source", "publisher", "agency"),
    "byline": ("byline",),
    "authors": ("authors", "author"),
    "section": ("section", "category", "section_name"),
    "keywords": ("keywords", "tags", "topics", "categories"),
    "language": ("language", "lang"),
    "summary": ("summary", "excerpt", "deck", "description", "abstract", "lead"),
}  # fmt: skip
"""Draft field to names, most telling first: where a record has several, the first that says something counts."""

HEADER_FIELDS = frozenset(ALIASES) - {"text", "dateline"}

_FIELD_OF = {name: field for field, names in ALIASES.items() for name in names}
_JOINT = {"sentences": " ", "content": "\n\n", "paragraphs": "\n\n"}
_BODY = re.compile("body_|bodies$")
_PROSE = ("text", "title", "summary")
_SHORT = ("title", "summary", "source", "section", "byline")
# What sites write for characters. A headline that speaks of tags may have &lt; in it, and no other of these.
_REFERENCE = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|amp|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip);")
_LISTED = ("authors", "keywords")


def field_of(name: str) -> str | None:
    """The draft field that a name of the data means: `pub-date`, `Pub Date` and `pub_date` are `date`."""
    return _FIELD_OF.get(_named(name))


def has_text(row: Mapping[str, Any]) -> bool:
    """Whether an object has a text of its own: a long name for little, but no list of objects."""
    return any(_is_text(value) for key, value in row.items() if field_of(str(key)) == "text" or _BODY.match(str(key)))


def has_title(row: Mapping[str, Any]) -> bool:
    """Whether an object has a title."""
    titles = (value for key, value in row.items() if field_of(str(key)) == "title" or key == "headlines")
    return any(isinstance(value, str | list | dict) and value for value in titles)


def _is_text(value: object) -> bool:
    if isinstance(value, list):
        return any(isinstance(part, str) or (isinstance(part, dict) and "value" in part) for part in value)
    return isinstance(value, str) and bool(value.strip())


@lru_cache(maxsize=1024)  # a pile has few names, and each record all of them
def _named(name: str) -> str:
    """`pub-date`, `Pub Date` and `pubDate` as `pub_date`."""
    return re.sub(r"[\s\-_]+", "_", re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", "_", name.strip())).lower().strip("_")


def assign(draft: Draft, name: str, value: object) -> bool:
    """Put a value into the draft under the field its name means. False: the name means none."""
    field = field_of(name)
    if field is None:
        return False
    taken = _value(field, name, value)
    if taken not in (None, "", []):
        setattr(draft, field, taken)
    return True


def fill(draft: Draft, row: Mapping[str, Any]) -> None:
    """Take every known field of a data row, the most telling name of each field last, so that it stays."""
    named = {_named(str(key)): value for key, value in row.items()}
    for names in ALIASES.values():
        for name in reversed(names):
            if name in named:
                assign(draft, name, named[name])


def _value(field: str, name: str, value: object) -> object:
    if field in _LISTED:
        return _list(value)
    if field == "date":
        known = value is None or isinstance(value, str | int | float)
        return value if known else json.dumps(value)[:200]
    text = _text(value, _JOINT.get(_named(name), "\n\n" if field == "text" else " "))
    if text and field in _PROSE and looks_like_html(text):
        return html_text(text)
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), text) if text and field in _SHORT else text


def _text(value: object, joint: str) -> str | None:
    """A scalar as text; a list joined; of an object its name, title or text."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return joint.join(filter(None, (_text(item, joint) for item in value)))
    if isinstance(value, dict):
        return next(
            (_text(value[key], joint) for key in ("name", "title", "text", "main", "value", "id") if key in value), None
        )
    return None if value is None or isinstance(value, bool) else str(value)


def _list(value: object) -> list[str]:
    if isinstance(value, str):
        return value.split(";" if ";" in value else ",")
    if isinstance(value, list):
        return [text for item in value if (text := _text(item, " "))]
    text = _text(value, " ")
    return [text] if text else []
