"""A ninjs item as a draft: single properties of version 1 became lists in version 2."""

import re
from collections.abc import Mapping
from contextlib import suppress
from string import ascii_lowercase
from typing import Any

from app.parsers.agency_lines import SUBORDINATE
from app.parsers.attempt import Reject
from app.parsers.authors import sign
from app.parsers.draft import Draft
from app.parsers.field_values import resolved
from app.parsers.markup import html_text, looks_like_html, read_xml, root_of
from app.parsers.nitf import body_of
from app.parsers.release import is_row_recalled
from app.parsers.renditions import marked_text
from app.text import letters

# Properties that hardly any other JSON has: together with an id, they identify a ninjs item.
TELLING = (
    "versioncreated", "versionCreated", "body_xhtml", "body_html", "body_text", "bodies", "headlines", "pubstatus",
    "pubStatus", "description_text", "representationtype", "representationType",
)  # fmt: skip
_NO_WRITERS = ("photographer", "illustrator", "videographer", "editor")
_HEAD = 1_000
_MAIN = ("main", "text", "summary")
_LEAD = re.compile(r"\b(?:lead|ingress|intro)", re.IGNORECASE)
_IN_SHORT = re.compile("teaser|summary|abstract|short|caption|push|sms|tweet", re.IGNORECASE)
"""The role of a body that is not the text, but about it."""
_LETTERS = tuple(ascii_lowercase)
_SUBJECTS = (
    ("", "keywords"), ("", "subject"), ("", "subjects"), ("place:", "place"), ("place:", "places"),
    ("person:", "person"), ("person:", "people"), ("org:", "organisation"), ("org:", "organisations"),
)  # fmt: skip


def is_item(row: Mapping[str, Any]) -> bool:
    """Whether an object is a ninjs item."""
    return isinstance(row.get("uri") or row.get("guid"), str) and any(name in row for name in TELLING)


def read(row: Mapping[str, Any]) -> Draft:
    """The draft of an item. Associated items are other articles or pictures, and are not read."""
    deck = _deck(row)
    title = _one(row, "headlines", "headline") or _text(row.get("title")) or _text(row.get("name"))
    summary = _one(row, "descriptions", "description_text", "description_html", "description_xhtml") or deck
    text = _body(row)
    if not title and not text:  # a picture: its caption is all that it says
        text, summary = summary or "", None
    draft = Draft(
        id=_text(row.get("uri")) or _text(row.get("guid")),
        url=_text(row.get("url")),
        date=next((_text(row[name]) for name in _dates(row) if _text(row.get(name))), None),
        title=title,
        summary=summary,
        deck=deck,
        byline=_one(row, "", "by", "byline"),
        authors=_names(_writers(_list(row.get("authors")))),
        dateline=_text(row.get("dateline")),
        source=_source(row),
        section=next(iter(_names(row.get("service")) or _names(row.get("sections"))), None),
        keywords=[kind + name for kind, key in _SUBJECTS for name in _names(row.get(key))],
        language=_text(row.get("language")),
        beside=[note for name in ("ednote", "edNote") if (note := _plain(row.get(name)))],
        text=text,
        withdrawn=is_row_recalled(row),
    )
    sign(draft)
    return draft


_FIRST = ("firstpublished", "firstCreated", "firstcreated")
_LATER = ("versionCreated", "versioncreated", "contentCreated", "contentcreated")


def _dates(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Properties that may hold the date. Our own items, marked as such, have it only if it is an instant: the later
    properties would give the day of the export.
    """
    is_ours = any(isinstance(each, dict) and each.get("role") == "dateline" for each in _list(row.get("altIds")))
    return _FIRST if is_ours else (*_FIRST, *_LATER)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _plain(value: object, kind: object = "") -> str:
    """A value of plain text, HTML or NITF as plain text."""
    if not isinstance(value, str):
        return ""
    if "nitf" in value[:_HEAD] and root_of(value[:_HEAD].encode("utf-8", "replace"))[0] == "nitf":
        with suppress(Reject):
            return body_of(read_xml(value.encode("utf-8", "replace"))[0])
    is_marked = re.search(r"</?[a-zA-Z][^<>]*>", value) and not looks_like_html(value)
    return html_text(value) if is_marked else marked_text(value, str(kind))


def _objects(row: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    return [each for each in _list(row.get(name)) if isinstance(each, dict)]


def _role(told: Mapping[str, Any], default: str = "") -> str:
    return str(told.get("role", default)).lower()


def _one(row: Mapping[str, Any], many: str, *names: str) -> str | None:
    """The main one in a list of texts with roles, else the first property that has a text."""
    best = sorted(
        _objects(row, many),
        key=lambda each: (_role(each, "main") not in _MAIN, SUBORDINATE.search(_role(each)) is not None),
    )
    found = [_plain(each.get("value"), each.get("contentType")) for each in best]
    found += [_plain(row.get(name), name) for name in names]
    return next((resolved(" ".join(text.split())) for text in found if text.strip()), None)


def _deck(row: Mapping[str, Any]) -> str | None:
    """The headline that its role calls subordinate, beside another."""
    heads = _objects(row, "headlines")
    decks = [each for each in heads if SUBORDINATE.search(_role(each))]
    return _one({"headlines": decks}, "headlines") if len(decks) < len(heads) or row.get("headline") else None


def _body(row: Mapping[str, Any]) -> str:
    """The body with markup, which preserves paragraphs, else the plain one; below the lead, if that is apart."""
    told = [(_role(each), str(each.get("contentType", each.get("contenttype", ""))), each) for each in _objects(
        row, "bodies"
    )]  # fmt: skip
    best = sorted(
        told, key=lambda each: (_IN_SHORT.search(each[0]) is not None, _is_lead(each[0]), "html" not in each[1].lower())
    )
    listed = [(role, _plain(each.get("value"), kind)) for role, kind, each in best]
    named = [_plain(row.get(name), name) for name in ("body_xhtml", "body_html", "body_text")]
    others = [_plain(value, name) for name, value in row.items() if re.match(r"body_", name)]
    body = next((text for text in (*(text for _, text in listed), *named, *others) if text.strip()), "")
    leads = (text for role, text in listed if _is_lead(role) and text.strip() and letters(text) not in letters(body))
    return "\n\n".join(filter(None, (next(leads, ""), body)))


def _is_lead(role: str) -> bool:
    return _LEAD.search(role) is not None


def _names(value: object) -> list[str]:
    """The names in a list of texts, or of objects with a name or else a literal."""
    found = (
        _text(each) if isinstance(each, str) else _text(each.get("name")) or _text(each.get("literal"))
        for each in _list(value)
        if isinstance(each, str | dict) and not _is_code(each)
    )
    return [name for name in found if name]


def _is_code(subject: str | dict[str, Any]) -> bool:
    """Whether a subject has a letter for its code and its name: the `a` of the AP's domestic news."""
    return isinstance(subject, dict) and subject.get("name") == subject.get("code") in _LETTERS


def _writers(people: list[Any]) -> list[Any]:
    """The people who wrote an item; all of them, if none is said to have done so."""
    others = [each for each in people if isinstance(each, dict) and str(each.get("role")).lower() in _NO_WRITERS]
    return [each for each in people if each not in others] or people


def _source(row: Mapping[str, Any]) -> str | None:
    # The names in ninjs 1.6, 2 and 3.
    sources = next(filter(None, (_names(row.get(name)) for name in ("infosource", "infosources", "infoSources"))), ())
    named = (_text(row.get(name)) for name in ("source", "provider", "copyrightHolder", "copyrightholder"))
    return next(iter(sources), None) or next((name for name in named if name), None)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
