"""NewsML-G2: a newsItem or packageItem, or a newsMessage with many."""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import BinaryIO

from app.parsers.attempt import Item
from app.parsers.documents import documents
from app.parsers.draft import Draft
from app.parsers.element_text import Element, block_text, first, inner, spaced
from app.parsers.markup import LANG, html_text, looks_like_html, root_of
from app.parsers.nitf import body_of, deck_of
from app.parsers.options import Options
from app.parsers.release import is_recalled
from app.text import letters

NAME = "newsmlg2"

_ITEMS = ("newsItem", "packageItem")
_ROOTS = (*_ITEMS, "newsMessage")
_BYLINES = ("contentMeta/by", ".//inlineXML//byline")
_SOURCES = ("contentMeta/infoSource", "itemMeta/provider", "contentMeta/creditline", "rightsInfo/copyrightHolder")
_TOLD = ("h1", "ul", "ol", "time")
"""Elements of a page's header that repeat the item's metadata: title, subjects, time of sending."""
_SUBORDINATE = re.compile(r"(?:^|[:_-])sub(?![a-z])|sub-?(?:title|head)", re.IGNORECASE)
"""The role of a headline that stands below another."""
_HEADINGS = ("h1", "h2", "h3", "h4")
_KINDS = {"person": "person:", "organisation": "org:", "geoarea": "place:", "poi": "place:"}


def begins(sample: bytes) -> bool:
    """Whether the root element is one of NewsML-G2's."""
    return root_of(sample)[0] in _ROOTS


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield the article of every item."""
    yield from documents(NAME, stream, file, options, _items, read)


def _items(root: Element) -> list[Element]:
    return [root] if root.tag in _ITEMS else list(root.iter(*_ITEMS))


def read(item: Element) -> Draft:
    """The draft of an item. Subjects and people with only a code are left out: a code is not a name."""
    byline = spaced(next((each for path in _BYLINES for each in item.iterfind(path) if inner(each)), None)) or None
    title, deck = _headlines(item)
    deck = deck or deck_of(item)
    return Draft(
        id=item.get("guid"),
        date=first(item, "itemMeta/firstCreated", "itemMeta/versionCreated", "contentMeta/contentCreated"),
        title=title or first(item, ".//hedline/hl1", "itemMeta/title"),
        summary=_summary(item) or deck,
        deck=deck,
        byline=byline,
        authors=[] if byline else _named(item, "contentMeta/creator", "person"),
        dateline=first(item, "contentMeta/dateline", ".//inlineXML//dateline"),
        source=_source(item),
        section=next(iter(_named(item, "itemMeta/service")), None),
        keywords=_keywords(item),
        language=_language(item),
        text="\n\n".join(filter(None, (_content(each, deck) for each in item.iterfind("contentSet/*")))),
        withdrawn=is_recalled(first(item, "itemMeta/pubStatus/@qcode"), first(item, "itemMeta/embargoed")),
    )


def _headlines(item: Element) -> tuple[str | None, str | None]:
    """The headline, and the one that its role calls subordinate: `hlrole:sub`, `hltype:subtitle`."""
    found = [(each.get("role", ""), inner(each)) for each in item.iterfind("contentMeta/headline")]
    told = [(bool(_SUBORDINATE.search(role)), text) for role, text in found if text]
    title = next((text for is_below, text in told if not is_below), None)
    deck = next((text for is_below, text in told if is_below), None)
    return (title, deck) if title else (deck, None)


def _summary(item: Element) -> str | None:
    """The description with the role of summary or abstract, else the first that is not a caption."""
    found = [(each.get("role", "").lower(), inner(each)) for each in item.iterfind("contentMeta/description")]
    return next((text for role, text in found if re.search("summary|abstract", role) and text), None) or next(
        (text for role, text in found if "caption" not in role and text), None
    )


def _source(item: Element) -> str | None:
    """The source by name or literal, else by the last part of its code: `nprov:REUTERS`."""
    parties = [each for path in _SOURCES for each in item.iterfind(path)]
    named = (first(each, "name") or each.get("literal") or inner(each) for each in parties)
    coded = (each.get("qcode", "").rpartition(":")[2] for each in parties)
    return next((name for name in named if name), None) or next((c for c in coded if c and not c.isdecimal()), None)


def _named(item: Element, path: str, kind: str = "") -> list[str]:
    return [
        name
        for each in item.iterfind(path)
        if kind in each.get("type", "").lower() and (name := first(each, "name") or each.get("literal"))
    ]


def _keywords(item: Element) -> list[str]:
    subjects = []
    for each in item.iterfind("contentMeta/subject"):
        name = first(each, "name") or each.get("literal")
        kind = each.get("type", "").rpartition(":")[2].lower()
        if name:
            subjects.append(_KINDS.get(kind, "") + name)
    return [*subjects, *(text for each in item.iterfind("contentMeta/keyword") if (text := inner(each)))]


def _language(item: Element) -> str | None:
    outer = (value for each in (item, *item.iterancestors()) if (value := each.get(LANG)))
    return first(item, "contentMeta/language/@tag") or next(outer, None)


def _content(content: Element, deck: str | None) -> str:
    """Inline text or markup, without the deck among the headings above it; content that is elsewhere (`remoteContent`)
    cannot be read.
    """
    if content.tag == "inlineData":
        text = content.text or ""
        return html_text(text) if "html" in content.get("contenttype", "") or looks_like_html(text) else text
    if content.tag != "inlineXML":
        return ""
    if content.find(".//body.content") is not None:
        return body_of(content)
    body = next(content.iter("body"), None)
    if body is None:
        return block_text(content)
    if body.find("header/h1") is not None:
        for each in body.iterfind("header/*"):
            if each.tag in _TOLD:
                each.clear(keep_tail=True)
    if deck:
        _strip_heading(body, letters(deck))
    return block_text(body)


def _strip_heading(body: Element, said: str) -> None:
    """Remove a heading with these letters above the first paragraph."""
    for each in takewhile(lambda each: each.tag != "p", body.iter()):
        if each.tag in _HEADINGS and letters(inner(each)) == said:
            each.clear(keep_tail=True)
            return
