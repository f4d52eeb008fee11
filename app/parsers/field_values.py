"""Convert the value that a data set gives for a field to the text, list or date that it means."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from app.parsers.field_names import spelt
from app.parsers.fragments import prose, typed
from app.parsers.markup import html_text, looks_like_html
from app.parsers.people import is_post, names, names_in_pieces, signed
from app.parsers.published import RawDate, is_ambiguous, read_published
from app.parsers.rich_text import is_rich, rich_text
from app.text import squeeze

_JOINT = {"sentences": " ", "content": "\n\n", "paragraphs": "\n\n"}
_PROSE = ("text", "title", "summary")
_OF_HTML = "content_elements"
"""The blocks of a story in Arc, which are HTML even where no tag shows it."""
_REST = re.compile(r"\s{0,9}\[\+\d{1,9} chars\]\s*\Z")
"""How NewsAPI says how much of a text it leaves out."""
_SHORT = ("title", "summary", "source", "section", "byline")
# Character references that sites leave in a text. Not &lt;: a headline about HTML may mean it literally.
_REFERENCE = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|amp|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip);")
_LISTED = ("authors", "keywords")
_NAMING = ("authors", "byline", "source", "section")
SAYING = ("name", "title", "text", "main", "basic", "rendered", "original", "webTitle", "value", "id")
"""Keys under which an object has the text that it stands for, most telling first."""
# Strapi's relations, {"data": {"id": 2, "attributes": {"name": "Ann Lee"}}}, come before the id; $oid is MongoDB's.
_TOLD = (*SAYING[:-1], "label", "tag", "keyword", "topic", "data", "attributes", "id", "$oid")
_NAME_PARTS = (
    ("firstname", "first_name", "givenName", "given_name"),
    ("lastname", "last_name", "familyName", "family_name"),
)
_KINDS = {"persons": "person:", "organizations": "org:", "glocations": "place:"}  # The New York Times' keywords
_NO_PROSE = re.compile(
    r"(?:^|_)(?:id|url|uri|href|src|type|kind|key|tag|role|class|style|format|lang|language|slug)$", re.IGNORECASE
)
_DEEPEST = 10
_MOST_DATES = 20
"""How many dates of a list are looked at."""
_ADDRESS = re.compile(r"\s*https?://\S+\s*")


def value_of(field: str, name: str, value: object) -> object:
    """A value as the draft has it in a field; `name` is the data set's own name for the field."""
    if field in _NAMING and isinstance(value, str) and looks_like_html(value):
        value = html_text(value)
    if field in _LISTED:
        return _authors(value) if field == "authors" else listed(value)
    if field == "date":
        value = _first_date(value) if isinstance(value, list) else _told_date(_exported_date(value))
        if isinstance(value, bool):
            return None  # whether it was published
        known = value is None or isinstance(value, str | int | float)
        if name == "date_gmt" and isinstance(value, str) and "T" in value:
            return value.rstrip("Z") + "Z"
        return value if known else json.dumps(value)[:200]
    if field in _PROSE and is_rich(value):
        said = rich_text(value)
        return resolved(said) if spelt(name) == _OF_HTML else said
    text = _text(value, _JOINT.get(spelt(name), "\n\n" if field == "text" else " "))
    if not text and field == "text" and isinstance(value, list | dict):
        text = "\n\n".join(_inside(value, _DEEPEST))
    if text and field in _PROSE and looks_like_html(text):
        text = html_text(text) if field == "title" else prose(typed(text, by_line=True))
    if text and field == "text":
        return _REST.sub("", text) if text.endswith("chars]") else text
    return resolved(text) if text and field in _SHORT else text


def is_address(text: str) -> bool:
    """Whether a text is nothing but a URL."""
    return _ADDRESS.fullmatch(text) is not None


def _exported_date(value: object) -> object:
    """A date as MongoDB exports it, `{"$date": "2022-09-20T14:05:11Z"}` or milliseconds, unwrapped."""
    while isinstance(value, dict) and len(value) == 1 and value.keys() <= {"$date", "$numberLong"}:
        value = next(iter(value.values()))
    return value


def _told_date(value: object) -> object:
    """Of an object with several dates, as Material for MkDocs has them, when the article was published or made."""
    if not isinstance(value, dict):
        return value
    dates = {spelt(str(name)): each for name, each in value.items()}
    return next((dates[name] for name in ("published", "date", "created") if name in dates), value)


def _first_date(told: list[Any]) -> object:
    """Of a date that was taken from a page in pieces, their text; of several, the first that is one."""
    dates = [
        each
        for each in map(_exported_date, told[:_MOST_DATES])
        if isinstance(each, str | int | float) and str(each).strip()
    ]
    whole = squeeze(" ".join(map(str, dates)))
    return next((each for each in ([whole, *dates] if len(dates) > 1 else dates) if is_date(each)), whole)


def is_date(told: RawDate) -> bool:
    """Whether a value is a date, perhaps one that cannot be told from another."""
    return read_published(told)[0] is not None or (isinstance(told, str) and is_ambiguous(told))


def resolved(text: str) -> str:
    """A short text with its character references resolved."""
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), text)


def _text(value: object, joint: str) -> str | None:
    """A scalar as text, a list joined, an object by its name, title or text."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return joint.join(filter(None, (_text(item, joint) for item in value)))
    if isinstance(value, dict):
        said = (_text(value[key], joint) for key in _TOLD if key in value)
        return next(filter(None, said), None) or _parted_name(value)
    return None if value is None or isinstance(value, bool) else str(value)


def _inside(value: object, deepest: int) -> Iterator[str]:
    """Yield the texts inside a value of a shape that nobody knows, in order, without what is no prose by its name."""
    if isinstance(value, str) and value.strip():
        yield value
    inside = value if isinstance(value, list) else []
    if isinstance(value, dict):
        inside = [each for name, each in value.items() if not _NO_PROSE.search(str(name))]
    for each in inside if deepest else ():
        yield from _inside(each, deepest - 1)


def _parted_name(value: Mapping[str, Any]) -> str | None:
    """A person's name, given as separate given name and surname."""
    found = (next((text for name in names if isinstance(text := value.get(name), str)), "") for names in _NAME_PARTS)
    return " ".join(filter(None, found)) or None


def _authors(value: object) -> list[str]:
    """The authors: people, or where none is recognised, whoever is listed."""
    if isinstance(value, list):
        value = [each for each in value if not (isinstance(each, dict) and each.get("isAgency") is True)]
    told = _people(value) or map(signed, listed(value))
    return [name for name in told if name and not (is_address(name) or is_post(name))]


def _people(value: object) -> list[str]:
    """The people named in a byline, whole or in pieces; none if it has semicolons: commas may then be inside names
    (Lee, Ann; Ek, Bo).
    """
    if isinstance(value, list):
        return names_in_pieces([each for each in value if isinstance(each, str)])
    return list(names(value)) if isinstance(value, str) and ";" not in value else []


def listed(value: object) -> list[str]:
    """The names in a list, or in a text that lists them; a number is left out, as it is a key to a name elsewhere."""
    if isinstance(value, str):
        return re.split("[;|]", value) if ";" in value or "|" in value else value.split(",")
    if isinstance(value, dict) and isinstance(value.get("data"), list):
        value = value["data"]
    items = value if isinstance(value, list) else [value]
    items = [item for each in items for item in (each if isinstance(each, list) else [each])]  # Hexo: [[News, Sea]]
    return [text for item in items if not isinstance(item, int | float) and (text := _text(_kept(item), " "))]


def _kept(item: object) -> object:
    """A keyword and its kind, `{"name": "persons", "value": "Lee, Ann"}`, as its value with our prefix for its kind."""
    if isinstance(item, dict) and isinstance(item.get("value"), str):
        return _KINDS.get(str(item.get("name")), "") + item["value"]
    return item
