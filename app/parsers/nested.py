"""Fields that content management systems keep one level further down in an article's object."""

from collections.abc import Mapping
from typing import Any

from app.parsers.rich_text import kicker


def nested(named: Mapping[str, Any]) -> dict[str, Any]:
    """The fields inside WordPress' `_embedded` and in Arc's `credits`, `taxonomy` and blocks, by name."""
    return _of_blocks(named) | _of_arc(named) | _embedded(named.get("embedded"))


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


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
