"""Fields that content management systems keep one level further down in an article's object."""

from collections.abc import Mapping
from typing import Any

from app.parsers.field_names import field_of, spelt, without_surroundings
from app.parsers.rich_text import kicker

DESCRIPTIONS = ("metadata", "meta")
"""Under which names the data sets of language models keep all but the text."""
_HOLDERS = frozenset(["contents", "credits", "taxonomy", "embedded", "thread", *DESCRIPTIONS])
_CONTRIBUTOR = "contributor"
_NO_TOPICS = (_CONTRIBUTOR, "tone", "type", "publication", "newspaper-book", "newspaper-book-section", "tracking")
"""Types of tags that say who wrote an article, of what kind it is and where it was printed."""


def nested(named: Mapping[str, Any]) -> dict[str, Any]:
    """The fields inside the Guardian's `tags`, WordPress' `_embedded` and Arc's `credits`, `taxonomy` and blocks, by
    name, the site in Webhose's `thread`, and what `metadata` say that the object itself does not.
    """
    if _HOLDERS.isdisjoint(named):
        return _of_tags(named)
    return (
        _of_tags(named)
        | _described(named)
        | _of_blocks(named)
        | _of_arc(named)
        | _embedded(named.get("embedded"))
        | _site(named)
    )


def _of_tags(named: Mapping[str, Any]) -> dict[str, Any]:
    """The topics among the tags of the Guardian's API, and its contributors as the authors of a text without others."""
    tags = _list(named.get("tags"))
    if not tags or not isinstance(tags[0], dict) or not all("webTitle" in _object(tag) for tag in tags):
        return {}
    authors = [tag for tag in tags if tag.get("type") == _CONTRIBUTOR]
    is_told = any(value and field_of(name) in ("byline", "authors") for name, value in named.items())
    topics = [tag for tag in tags if tag.get("type") not in _NO_TOPICS]
    return {"tags": topics} | ({"authors": authors} if authors and not is_told else {})


def _described(named: Mapping[str, Any]) -> dict[str, Any]:
    told = {field_of(name) for name, value in named.items() if value} | {None}
    inside = {
        spelt(str(name)): value for holder in DESCRIPTIONS[::-1] for name, value in _object(named.get(holder)).items()
    }
    return {without_surroundings(name) or name: value for name, value in inside.items() if field_of(name) not in told}


def _of_arc(named: Mapping[str, Any]) -> dict[str, Any]:
    credited, filed = _object(named.get("credits")), _object(named.get("taxonomy"))
    found = {
        "authors": _list(credited.get("by")),
        "tags": _list(filed.get("tags")),
        "section": _object(filed.get("primary_section")).get("name"),
    }
    return {name: each for name, each in found.items() if each and not named.get(name)}


def _of_blocks(named: Mapping[str, Any]) -> dict[str, Any]:
    """The section that the Washington Post's collection gives as a line above the headline."""
    said = kicker(named.get("contents"))
    return {"section": said} if said and not named.get("section") else {}


def _embedded(told: object) -> dict[str, Any]:
    """The authors, categories and tags that WordPress gives by number, where its REST API embeds their names."""
    held = _object(told)
    groups = [terms for terms in _list(held.get("wp:term")) if isinstance(terms, list)]
    terms = [term for group in groups for term in group if isinstance(term, dict)]
    found = {
        "authors": [each for each in _list(held.get("author")) if isinstance(each, dict) and "name" in each],
        "categories": [term for term in terms if term.get("taxonomy") == "category"],
        "tags": [term for term in terms if term.get("taxonomy") == "post_tag"],
    }
    return {name: each for name, each in found.items() if each}


def _site(named: Mapping[str, Any]) -> dict[str, Any]:
    site = named.get("site") or _object(named.get("thread")).get("site")
    return {"site": site} if isinstance(site, str) and site else {}


def linked(root: object) -> object:
    """A document of Contentful with the entries that its items refer to, which come beside them, in their places."""
    entries = _list(_object(_object(root).get("includes")).get("Entry"))
    known = {_id(each): each["fields"] for each in entries if isinstance(each, dict) and _object(each.get("fields"))}
    if not known or not isinstance(root, dict):
        return root
    return {**root, "items": [_in_place(item, known) for item in _list(root.get("items"))]}


def _in_place(item: object, known: Mapping[Any, Any]) -> object:
    if not isinstance(item, dict) or not isinstance(item.get("fields"), dict):
        return item

    def found(value: object) -> object:
        return known.get(_id(value), value)

    fields = {
        name: [found(each) for each in value] if isinstance(value, list) else found(value)
        for name, value in item["fields"].items()
    }
    return {**item, "fields": fields}


def _id(value: object) -> str | None:
    """The id of an entry, or that a link to one gives."""
    id = _object(_object(value).get("sys")).get("id")
    return id if isinstance(id, str) else None


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
