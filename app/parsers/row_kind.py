"""Which objects of a data set are articles, and which contain them."""

import re
from collections.abc import Mapping
from typing import Any

from app.parsers.dateline.persons import is_person
from app.parsers.field_names import field_of
from app.parsers.rich_text import is_rich, rich_text
from app.parsers.row_text import is_prose, unknown

CONTAINERS = (
    "articles", "items", "_items", "data", "results", "docs", "documents", "stories", "news", "posts", "entries",
    "records", "hits", "response", "rows", "value", "item", "article", "_source", "orderedItems",
)  # fmt: skip
"""Keys under which an object holds its list of articles, or its one article."""

WRAPPERS = (*CONTAINERS, "fields", "attributes", "node", "row", "object", "doc", "post", "record", "entry")
"""Keys under which an object holds one article."""
_OF_PICTURES = {"width", "height"}
_BODY = re.compile("body_|bodies$")


def has_text(row: Mapping[str, Any]) -> bool:
    """Whether an object has a text of its own: a string, strings or rich text, but not a list of other objects."""
    return any(_is_text(value) for key, value in row.items() if field_of(str(key)) == "text" or _BODY.match(str(key)))


def has_title(row: Mapping[str, Any]) -> bool:
    """Whether an object has a title."""
    titles = (value for key, value in row.items() if field_of(str(key)) == "title" or key == "headlines")
    return any(isinstance(value, str | list | dict) and value for value in titles) or _has_name(row)


def has_prose(row: Mapping[str, Any]) -> bool:
    """Whether an object has prose under a name that is unknown."""
    return any((value := unknown(row, name)) and is_prose(value) for name in row)


def may_lack_title(row: Mapping[str, Any]) -> bool:
    """Whether an object may be an article by its prose alone: it is neither an empty list of articles nor a picture."""
    return not any(isinstance(row.get(name), list) for name in CONTAINERS) and not row.keys() >= _OF_PICTURES


def is_title(name: object) -> bool:
    """Whether a `name` may be a title: it is not a person's."""
    return isinstance(name, str) and not is_person(name)


def _has_name(row: Mapping[str, Any]) -> bool:
    """Whether an object has a name that is its title, as schema.org has it: it has a date, summary and URL as well."""
    return is_title(row.get("name")) and {"date", "summary", "url"} <= {field_of(str(key)) for key in row if row[key]}


def is_article(row: Mapping[str, Any]) -> bool:
    """Whether an object has a text or a title, as an article has."""
    return has_text(row) or has_title(row)


def unwrapped(row: Any) -> Any:
    """Unwrap an article that is alone in a wrapper: `{"item": {…}}`, `{"_id": "1", "_source": {…}}`.

    An article with neither id nor URL takes the wrapper's id.
    """
    if not isinstance(row, dict) or is_article(row):
        return row
    inside = next((row[name] for name in WRAPPERS if isinstance(row.get(name), dict) and is_article(row[name])), None)
    if inside is None:
        return row
    told = any(value and field_of(str(name)) in ("id", "url") for name, value in inside.items())
    return inside if told else {**{name: row[name] for name in ("_id", "id") if name in row}, **inside}


def _is_text(value: object) -> bool:
    if is_rich(value):
        value = rich_text(value)
    if isinstance(value, list):
        return any(isinstance(part, str) or (isinstance(part, dict) and "value" in part) for part in value)
    value = value.get("rendered") if isinstance(value, dict) else value
    return isinstance(value, str) and bool(value.strip())
