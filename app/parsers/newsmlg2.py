"""NewsML-G2: a newsItem or packageItem, or a newsMessage with many."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import BinaryIO

from app.parsers.agency_lines import SUBORDINATE, Naming, joined, kind_of, line, line_of, notes_of, speaking, told
from app.parsers.attempt import Item
from app.parsers.authors import sign
from app.parsers.documents import documents
from app.parsers.draft import Draft
from app.parsers.element_text import Element, first, inner, spaced
from app.parsers.markup import LANG, root_of
from app.parsers.nitf import body_of, dateline_of, deck_of
from app.parsers.options import Options
from app.parsers.release import is_recalled
from app.parsers.renditions import decoded, foreign_text, marked_text, page_text, unrepeated
from app.text import letters

NAME = "newsmlg2"

_ITEMS = ("newsItem", "packageItem")
_ROOTS = (*_ITEMS, "newsMessage")
_BYLINES = ("contentMeta/by", ".//inlineXML//byline")
_SOURCES = ("contentMeta/infoSource", "itemMeta/provider", "contentMeta/creditline", "rightsInfo/copyrightHolder")
_TOLD = ("h1", "ul", "ol", "time")
"""Elements of a page's header that repeat the item's metadata: title, subjects, time of sending."""
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
    language = _language(item)
    naming = Naming(item, language)
    byline = next(filter(None, (_byline(item.iterfind(path), language) for path in _BYLINES)), None)
    title, deck = _headlines(item, language)
    deck = deck or deck_of(item)
    text = unrepeated(_content(each, deck) for each in item.iterfind("contentSet/*"))
    title = title or line(item, ".//hedline/hl1", "itemMeta/title", ".//nitf/head/title")
    summary = _summary(item, language, has_text=bool(text) or item.tag == "packageItem") or deck
    if not title and not text:  # a picture: its caption is all that it says
        text, summary = summary or "", None
    draft = Draft(
        id=item.get("guid"),
        date=first(item, "itemMeta/firstCreated", "itemMeta/versionCreated", "contentMeta/contentCreated"),
        title=title,
        summary=summary,
        deck=deck,
        byline=byline,
        authors=[] if byline else _named(item, "contentMeta/creator", naming, "person"),
        dateline=first(item, "contentMeta/dateline") or dateline_of(item) or first(item, ".//inlineXML//dateline"),
        source=_source(item, naming),
        section=next(iter(_named(item, "itemMeta/service", naming)), None),
        keywords=_keywords(item, naming),
        language=language,
        beside=notes_of(item.iterfind("itemMeta/edNote")),
        text=text,
        withdrawn=is_recalled(
            first(item, "itemMeta/pubStatus/@qcode", "itemMeta/pubStatus/@uri"), first(item, "itemMeta/embargoed")
        ),
    )
    sign(draft)
    return draft


def _byline(elements: Iterable[Element], language: str | None) -> str | None:
    """The bylines in one language."""
    found = speaking(elements, language)
    return joined(spaced(each) for each in found if each.get(LANG) == found[0].get(LANG))


def _headlines(item: Element, language: str | None) -> tuple[str | None, str | None]:
    """The headline in the item's language, the one called the main one first, and the one that its role calls
    subordinate: `hlrole:sub`, `hltype:subtitle`.
    """
    found = [
        (each.get("role", ""), line_of(each)) for each in speaking(item.iterfind("contentMeta/headline"), language)
    ]
    decks = [text for role, text in found if text and SUBORDINATE.search(role)]
    heads = [(role, text) for role, text in found if text and not SUBORDINATE.search(role)]
    title = min(heads, key=lambda each: told(each[0]))[1] if heads else None
    deck = next(iter(decks), None)
    return (title, deck) if title else (deck, None)


def _summary(item: Element, language: str | None, *, has_text: bool) -> str | None:
    """The description with the role of summary or abstract, else the first that is not a caption; of a picture, which
    has no text, the caption.
    """
    described = speaking(item.iterfind("contentMeta/description"), language)
    found = [(each.get("role", "").lower(), text) for each in described if (text := line_of(each))]
    summaries = (text for role, text in found if re.search("summary|abstract", role))
    others = (text for role, text in found if not has_text or "caption" not in role)
    return next(summaries, None) or next(others, None)


def _source(item: Element, naming: Naming) -> str | None:
    """The source by name or literal, else by the last part of its code: `nprov:REUTERS`."""
    parties = [each for path in _SOURCES for each in item.iterfind(path)]
    named = (naming.of(each) or inner(each) for each in parties)
    coded = (re.split("[:/#]", each.get("qcode") or "")[-1] or _last_part(each.get("uri") or "") for each in parties)
    codes = (code for code in coded if code and not code.isdecimal())
    return next(filter(None, named), None) or next(codes, None)


def _last_part(address: str) -> str:
    """The code at the end of an address, empty if that is a host."""
    last = re.split("[:/#]", address)[-1]
    return "" if "." in last else last


def _named(item: Element, path: str, naming: Naming, kind: str = "") -> list[str]:
    parties = (each for each in item.iterfind(path) if kind in kind_of(each))
    return list(filter(None, map(naming.of, parties)))


def _keywords(item: Element, naming: Naming) -> list[str]:
    subjects = [(kind_of(each), naming.of(each)) for each in item.iterfind("contentMeta/subject")]
    told = [_KINDS.get(kind, "") + name for kind, name in subjects if name]
    return [*told, *(text for each in item.iterfind("contentMeta/keyword") if (text := line_of(each)))]


def _language(item: Element) -> str | None:
    outer = (value for each in (item, *item.iterancestors()) if (value := each.get(LANG)))
    return first(item, "contentMeta/language/@tag") or next(outer, None)


def _content(content: Element, deck: str | None) -> str:
    """Inline text or markup, without the deck among the headings above it; content that is elsewhere (`remoteContent`)
    cannot be read.
    """
    if content.tag == "inlineData" and len(content) == 0:
        kind = content.get("contenttype", "")
        return marked_text(decoded(content.text or "", kind, content.get("encoding", "")), kind)
    if content.tag not in ("inlineXML", "inlineData"):
        return ""
    if content.find(".//body.content") is not None:
        return body_of(content)
    body = next(content.iter("body"), None)
    if body is None:
        return foreign_text(content)
    if body.find("header/h1") is not None:
        for each in body.iterfind("header/*"):
            if each.tag in _TOLD:
                each.clear(keep_tail=True)
    if deck:
        _strip_heading(body, letters(deck))
    return page_text(body)


def _strip_heading(body: Element, said: str) -> None:
    """Remove a heading with these letters above the first paragraph."""
    for each in takewhile(lambda each: each.tag != "p", body.iter()):
        if each.tag in _HEADINGS and letters(inner(each)) == said:
            each.clear(keep_tail=True)
            return
