"""The names that data sets really use for an article's fields, and how each is taken into a draft."""

import html
import json
import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain
from math import isnan
from typing import Any

from app.parsers.draft import Draft
from app.parsers.foreign_names import FOREIGN
from app.parsers.markup import html_text, looks_like_html
from app.parsers.people import names
from app.parsers.rich_text import is_rich, rich_text
from app.text import strip_case

_ENGLISH: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "guid", "uri"),
    "url": ("url", "link", "source_url", "web_url", "canonical_url", "page_url", "requested_url"),
    "title": ("title", "headline", "web_title", "heading", "headline_text", "headlines"),
    "text": (
        "text", "body", "content", "article", "maintext", "full_text", "article_text", "article_body", "body_text",
        "body_html", "content_html", "content_text", "plain_text", "plaintext", "fulltext", "main_text", "raw_text",
        "clean_text", "text_content", "html", "story", "document", "contents", "paragraphs", "sentences",
        "lead_paragraph",
    ),
    "date": (
        "date_gmt", "date", "published", "published_at", "pub_date", "pubdate", "created", "publish_date",
        "date_published", "published_date", "publication_date", "web_publication_date", "date_publish", "published_on",
        "first_publication_date", "first_published", "publish_time", "published_time", "publishing_date",
        "release_date", "date_time_pub", "date_time", "datetime", "posted_at", "timestamp", "created_at", "created_utc",
    ),
    "dateline": ("dateline",),
    "source": (
        "source", "publisher", "agency", "publication", "newspaper", "outlet", "site_name", "sitename", "pub_title",
        "publication_title",
    ),
    "byline": ("byline",),
    "authors": ("authors", "author", "writer", "reporter", "journalist", "creator"),
    "section": ("section", "category", "section_name", "article_section"),
    "keywords": ("keywords", "tags", "topics", "categories", "subjects", "tag"),
    "language": ("language", "lang", "in_language", "language_code", "langcode"),
    "summary": (
        "summary", "excerpt", "deck", "description", "abstract", "lead", "standfirst", "trail_text",
        "short_description", "subtitle", "dek", "teaser", "snippet",
    ),
}  # fmt: skip

ALIASES: Mapping[str, tuple[str, ...]] = {field: (*known, *FOREIGN.get(field, ())) for field, known in _ENGLISH.items()}
"""Draft field to names, most telling first: where a record has several, the first that says something counts."""

CONTAINERS = (
    "articles", "items", "_items", "data", "results", "docs", "documents", "stories", "news", "posts", "entries",
    "records", "hits", "response", "rows", "value", "item", "article", "_source",
)  # fmt: skip
"""What the list of articles, or the one article, in an object is called."""

WRAPPERS = (*CONTAINERS, "fields", "attributes", "node")

HEADER_FIELDS = frozenset(ALIASES) - {"text"}

_FIELD_OF = {name: field for field, names in ALIASES.items() for name in names}
_RANKS = {name: rank for rank, name in enumerate(chain.from_iterable(map(reversed, ALIASES.values())))}
"""Every name, each field's least telling one first."""
_SPELT = {name.replace("_", ""): name for name in reversed(_FIELD_OF)}  # `publishdate`, `articlebody`
# What tools write for nothing into a cell that must have a text.
_NOTHING = frozenset(["nan", "NaN", "NaT", "<NA>", "None", "NULL", "null", "\\N"])
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?", re.ASCII)
_PROSE_SPACES = 30
_WHOLE = re.compile(r"\.0$")  # 9.0: pandas, where others have no month
_JOINT = {"sentences": " ", "content": "\n\n", "paragraphs": "\n\n"}
_BODY = re.compile("body_|bodies$")
_PROSE = ("text", "title", "summary")
_SHORT = ("title", "summary", "source", "section", "byline")
# What sites write for characters. A headline that speaks of tags may have &lt; in it, and no other of these.
_REFERENCE = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|amp|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip);")
_INSIDE = {
    "name": ("source", "authors", "section"),
    "main": ("title",),
    "original": ("byline",),
    "rendered": ("title", "text", "summary"),
}
"""What of an object says it for a field."""
_LISTED = ("authors", "keywords")
SAYING = ("name", "title", "text", "main", "rendered", "original", "webTitle", "value", "id")
"""Where an object has the text that it stands for, most telling first."""
# Strapi's relations, {"data": {"id": 2, "attributes": {"name": "Ann Lee"}}}, come before the id; $oid is MongoDB's.
_TOLD = (*SAYING[:-1], "label", "data", "attributes", "id", "$oid")
_NAME_PARTS = (
    ("firstname", "first_name", "givenName", "given_name"),
    ("lastname", "last_name", "familyName", "family_name"),
)
_KINDS = {"persons": "person:", "organizations": "org:", "glocations": "place:"}  # The New York Times' keywords
_ADDRESS = re.compile(r"\s*https?://\S+\s*")


def field_of(name: str) -> str | None:
    """The draft field that a name of the data means: `pub-date`, `Pub Date` and `pub_date` are `date`."""
    named = _named(name)
    return _FIELD_OF.get(named) or _FIELD_OF.get(_without_surroundings(named) or "")


def has_text(row: Mapping[str, Any]) -> bool:
    """Whether an object has a text of its own: a long name for little, but no list of objects."""
    return any(_is_text(value) for key, value in row.items() if field_of(str(key)) == "text" or _BODY.match(str(key)))


def has_title(row: Mapping[str, Any]) -> bool:
    """Whether an object has a title."""
    titles = (value for key, value in row.items() if field_of(str(key)) == "title" or key == "headlines")
    return any(isinstance(value, str | list | dict) and value for value in titles)


def is_article(row: Mapping[str, Any]) -> bool:
    """Whether an object has what an article has."""
    return has_text(row) or has_title(row)


def unwrapped(row: Any) -> Any:
    """An article that lies alone in a wrapper: `{"item": {…}}`, `{"_id": "1", "_source": {…}}`. What tells the wrapper
    from others tells the article where it has no id and no address itself.
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


@lru_cache(maxsize=1024)  # a pile has few names, and each record all of them
def _named(name: str) -> str:
    """`pub-date`, `Pub Date`, `pub.date` and `pubDate` as `pub_date`, and so a known name without its joints."""
    parted = re.sub(r"[\s\-_.]+", "_", re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", "_", name.strip()))
    named = strip_case(parted).strip("_")
    return named if named in _FIELD_OF else _SPELT.get(named, named)


@lru_cache(maxsize=1024)
def _without_surroundings(name: str) -> str | None:
    """The known name in one that says besides whose it is, or where in an object it lay before that became a table's
    row: `article_title`, `source_name`, `headline_main`."""
    if name in _FIELD_OF:
        return None
    bare = re.sub("^(?:article|fields|news|post|story)_", "", name)
    begin, _, end = bare.rpartition("_")
    return bare if bare in _FIELD_OF else begin if _FIELD_OF.get(begin) in _INSIDE.get(end, ()) else None


def assign(draft: Draft, name: str, value: object) -> bool:
    """Put a value into the draft under the field its name means. False: the name means none."""
    field = field_of(name)
    if field is None:
        return False
    if (isinstance(value, float) and isnan(value)) or (isinstance(value, str) and value.strip() in _NOTHING):
        value = None
    taken = _value(field, name, value)
    if taken not in (None, "", []):
        setattr(draft, field, taken)
    return True


def fill(draft: Draft, row: Mapping[str, Any]) -> None:
    """Take every known field of a data row, the most telling name of each field last, so that it stays.

    What a row has under `fields` belongs to it.
    """
    inside = row.get("fields")
    whole = {**inside, **row} if isinstance(inside, dict) else row
    named = {_named(str(key)): value for key, value in whole.items()}
    for name in list(named):
        if bare := _without_surroundings(name):
            named.setdefault(bare, named[name])
    named |= _embedded(named.get("embedded"))
    assign(draft, "date", _parted_date(named))
    if isinstance(named.get("heading"), str) and isinstance(named.get("title"), dict):
        del named["title"]  # of the paper: Trove
    for name in sorted(filter(_RANKS.__contains__, named), key=_RANKS.__getitem__):
        assign(draft, name, named[name])
    draft.date = _timed(draft.date, named)
    _file(draft, named)


def _embedded(told: object) -> dict[str, Any]:
    """The names of what WordPress gives by number, where the answer of its REST API has them with it."""
    if not isinstance(told, dict):
        return {}
    groups = [terms for terms in _list_of(told.get("wp:term")) if isinstance(terms, list)]
    terms = [term for group in groups for term in group if isinstance(term, dict)]
    found = {
        "authors": [each for each in _list_of(told.get("author")) if isinstance(each, dict) and "name" in each],
        "categories": [term for term in terms if term.get("taxonomy") == "category"],
        "tags": [term for term in terms if term.get("taxonomy") == "post_tag"],
    }
    return {name: each for name, each in found.items() if each}


def _list_of(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _file(draft: Draft, named: Mapping[str, Any]) -> None:
    """Of categories beside keywords, the first is the section where nothing else is, and the others are keywords."""
    told = _list(named.get("categories"))
    if draft.section or not told or set(map(str.strip, told)) <= set(map(str.strip, draft.keywords)):
        return
    draft.section = next((name for name in told if name.lower() != "uncategorized"), None)
    draft.keywords = [*(name for name in told if name != draft.section), *draft.keywords]


def _timed(date: Any, named: Mapping[str, Any]) -> Any:
    """A day with the time that another date of the record, or its `time`, has for it. Without a day, what it calls its
    time may be one.
    """
    if date is None and isinstance(told := named.get("time"), str) and re.search(r"\d{4}", told):
        return told
    if not isinstance(date, str) or not _DAY.fullmatch(date):
        return date
    for name, other in named.items():
        is_same_day = isinstance(other, str) and other.startswith(date) and _CLOCK.match(other, len(date) + 1)
        if is_same_day and field_of(name) == "date":
            return other
    clock = named.get("time")
    return f"{date} {clock}" if isinstance(clock, str) and _CLOCK.fullmatch(clock) else date


def take_unnamed_text(draft: Draft, row: Mapping[str, Any]) -> None:
    """Where no known name has the text of a title: the longest prose under another, so that it is not lost."""
    unknown = (name for name, value in row.items() if isinstance(value, str) and not field_of(str(name)))
    longest = max((name for name in unknown if _is_prose(row[name])), key=lambda name: len(row[name]), default=None)
    if longest is not None:
        assign(draft, "text", row[longest])
        draft.warnings.append(f"the text is what {longest[:100]!r} says: no field with a name that we know has one")


def _is_prose(text: str) -> bool:
    return text.count(" ") >= _PROSE_SPACES and sum(map(str.isalpha, text)) * 2 > len(text)


def _value(field: str, name: str, value: object) -> object:
    if field in _LISTED:
        listed = (_people(value) if field == "authors" else []) or _list(value)
        return [text for text in listed if field != "authors" or not _ADDRESS.fullmatch(text)]  # nobody is called so
    if field == "date":
        value = _exported_date(value)
        known = value is None or isinstance(value, str | int | float)
        if name == "date_gmt" and isinstance(value, str) and "T" in value:
            return value.rstrip("Z") + "Z"
        return value if known else json.dumps(value)[:200]
    if field in _PROSE and is_rich(value):
        return rich_text(value)
    text = _text(value, _JOINT.get(_named(name), "\n\n" if field == "text" else " "))
    if text and field in _PROSE and looks_like_html(text):
        return html_text(text)
    return resolved(text) if text and field in _SHORT else text


def _parted_date(named: Mapping[str, Any]) -> str | None:
    """A date whose year, month and day are fields of their own."""
    year, month, day = (_WHOLE.sub("", str(named.get(name) or "").strip()) for name in ("year", "month", "day"))
    if len(year) != 4 or not year.isdecimal():
        return None
    if not month.isdecimal():
        return f"{day} {month} {year}".strip()
    return f"{year}-{month:0>2}" + (f"-{day:0>2}" if day.isdecimal() else "")


def _exported_date(value: object) -> object:
    """A date as MongoDB exports it, `{"$date": "2022-09-20T14:05:11Z"}` or milliseconds, as what it says."""
    while isinstance(value, dict) and len(value) == 1 and value.keys() <= {"$date", "$numberLong"}:
        value = next(iter(value.values()))
    return value


def resolved(text: str) -> str:
    """A short text with what sites write for characters as these."""
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), text)


def _text(value: object, joint: str) -> str | None:
    """A scalar as text; a list joined; of an object its name, title or text."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return joint.join(filter(None, (_text(item, joint) for item in value)))
    if isinstance(value, dict):
        return next((_text(value[key], joint) for key in _TOLD if key in value), None) or _parted_name(value)
    return None if value is None or isinstance(value, bool) else str(value)


def _parted_name(value: Mapping[str, Any]) -> str | None:
    """The name of a person whose given name and surname are told apart."""
    found = (next((text for name in names if isinstance(text := value.get(name), str)), "") for names in _NAME_PARTS)
    return " ".join(filter(None, found)) or None


def _people(value: object) -> list[str]:
    """Whom a text names as a byline does; with semicolons a comma may be inside a name (Lee, Ann; Ek, Bo)."""
    return list(names(value)) if isinstance(value, str) and ";" not in value else []


def _list(value: object) -> list[str]:
    """The names in a list, or in a text that lists them; a number is the key of a name that is told elsewhere."""
    if isinstance(value, str):
        return value.split(";" if ";" in value else ",")
    if isinstance(value, dict) and isinstance(value.get("data"), list):
        value = value["data"]
    listed = value if isinstance(value, list) else [value]
    listed = [item for each in listed for item in (each if isinstance(each, list) else [each])]  # Hexo: [[News, Sea]]
    return [text for item in listed if not isinstance(item, int | float) and (text := _text(_kept(item), " "))]


def _kept(item: object) -> object:
    """Of a keyword with its kind, `{"name": "persons", "value": "Lee, Ann"}`, the word behind our name of the kind."""
    if isinstance(item, dict) and isinstance(item.get("value"), str):
        return _KINDS.get(str(item.get("name")), "") + item["value"]
    return item
