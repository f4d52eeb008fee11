"""NITF, the IPTC's News Industry Text Format."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from app.parsers.agency_lines import apart, joined, line, line_of, place_of
from app.parsers.attempt import Item
from app.parsers.authors import sign
from app.parsers.documents import documents
from app.parsers.draft import Draft
from app.parsers.element_text import Element, block_text, first, inner, spaced
from app.parsers.markup import LANG, html_text, looks_like_html, read_fragment, root_of
from app.parsers.options import Options
from app.parsers.people import names
from app.parsers.published import day_of_midnight
from app.parsers.release import is_recalled
from app.text import letters

NAME = "nitf"

_FULL_TEXT, _CORRECTION = "full_text", "correction_text"
_ONLINE = "online_headline"
_NORMALISED = "normalized_byline"
"""Classes in the New York Times' corpus."""
_BESIDE_TEXT = (".//body.content//note[@type='npa']", ".//body.content//note[@noteclass='editorsnote']")
"""Notes inside a text that are not for publication, or for editors."""
_NOTES = (".//body.head/note", f".//body.content/block[@class='{_CORRECTION}']", *_BESIDE_TEXT)
_MESSAGES = (".//docdata/ed-msg", ".//docdata/correction")
_ESCAPED = re.compile(r"\s*<(?:p|div|h[1-6])\b.*</(?:p|div|ul|ol|table|h[1-6])>\s*", re.DOTALL | re.IGNORECASE)
"""A text that is HTML throughout."""
_NAME = re.compile(r"(?:[^\W\d_][^\s\d:]*(?:\s&)?\s?){1,6}")
_DESCRIPTORS = ("descriptor", "general_descriptor", "taxonomic_classifier", "types_of_material")


def begins(sample: bytes) -> bool:
    """Whether the root element is `nitf`."""
    return root_of(sample)[0] == "nitf"


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield the one article of a file, or those inside other markup."""
    yield from documents(NAME, stream, file, options, _documents, read)


def _documents(root: Element) -> list[Element]:
    return [root] if root.tag == NAME else list(root.iter(NAME)) or [root]


def read(root: Element) -> Draft:
    """The draft of an `nitf` element."""
    bylines = _bylines(root)
    sections = (_meta(root, "online_sections") or "").split(";")
    cancels = is_recalled(first(root, ".//docdata/@management-status"), _embargo(root))
    cancelled = first(root, ".//docdata/@management-doc-idref") if cancels else None
    draft = Draft(
        id=cancelled or first(root, ".//docdata/doc-id/@id-string"),
        url=first(root, ".//pubdata/@ex-ref"),
        date=day_of_midnight(first(
            root, ".//docdata/date.issue/@norm", ".//docdata/date.release/@norm", ".//pubdata/@date.publication",
            ".//dateline/story.date/@norm",
        )),
        title=line(root, ".//hedline/hl1", ".//body.head/hedline", "head/title"),
        summary=line(root, ".//body.head/abstract") or deck_of(root),
        byline=joined(map(spaced, bylines)),
        authors=_normalised(root) or [name for each in bylines for name in _authors(each)],
        dateline=dateline_of(root),
        source=first(
            root, ".//body.head/distributor", ".//docdata/doc.copyright/@holder", ".//docdata/doc-id/@regsrc",
            ".//del-list/from-src/@src-name",
        ) or _owner(root) or first(root, ".//pubdata/@name"),
        section=first(root, ".//pubdata/@position.section") or sections[0] or first(root, ".//tobject/@tobject.type"),
        keywords=[*_keywords(root), *sections[1:]],
        language=root.get("baselang") or root.get(LANG) or _meta(root, "lang"),
        beside=_beside(root),
        notes=[block_text(each) for path in _NOTES for each in root.iterfind(path)],
        text=_text(root),
        withdrawn=cancels,
    )  # fmt: skip
    sign(draft)
    return draft


def _text(root: Element) -> str:
    """The text without the notes in it, which are told apart; where there is none, what is said of pictures."""
    for note in [each for path in _BESIDE_TEXT for each in root.iterfind(path)]:
        note.clear(keep_tail=True)
    return body_of(root) or block_text(*root.iterfind(".//body.content//media-caption"))


def body_of(root: Element) -> str:
    """The paragraphs of an article's `body.content` and `body.end`.

    In the New York Times' corpus its text is in a block, and its beginning once more in another. Some systems write
    HTML, with its tags as characters.
    """
    contents = [each for each in root.iterfind(".//body.content") if next(each.iterancestors("note"), None) is None]
    contents = contents or [each for each in root.iterfind(".//body/*") if each.tag not in ("body.head", "body.end")]
    if len(contents) == 1 and len(contents[0]) == 0 and looks_like_html(contents[0].text or ""):
        return "\n\n".join(filter(None, (html_text(contents[0].text or ""), block_text(*root.iterfind(".//body.end")))))
    for content in contents:
        _read_escaped(content)
    parts = (part for each in contents for part in _blocks(each))
    return block_text(*parts, *root.iterfind(".//body.end"))


def _read_escaped(content: Element) -> None:
    """Put HTML whose tags were written as characters into the elements that have nothing else in them."""
    written = [each for each in content.iter() if len(each) == 0 and _ESCAPED.fullmatch(each.text or "")]
    for each in written:
        markup = read_fragment(each.text)
        if markup is not None:
            each.text = markup.text
            each.extend(list(markup))


def dateline_of(root: Element) -> str | None:
    """The dateline, with a space between place and day where their elements touch."""
    found = root.find(".//body.head/dateline")
    return (apart(_parts(found)) if found is not None else None) or None


def _owner(root: Element) -> str | None:
    """Who owns the rights, where that is a name and no note on them."""
    owner = first(root, ".//body.head//rights.owner", ".//docdata/doc.rights/@owner") or ""
    return owner if _NAME.fullmatch(owner) else None


def _blocks(content: Element) -> list[Element]:
    """A `body.content`, or the blocks in it without a correction and without what its full text repeats."""
    classes = [each.get("class") for each in content]
    if _CORRECTION not in classes and _FULL_TEXT not in classes:
        return [content]
    if (content.text or "").strip() or any((each.tail or "").strip() for each in content):
        return [content]
    whole = letters(" ".join(inner(each) for each in content if each.get("class") == _FULL_TEXT))
    return [
        each
        for each in content
        if each.get("class") == _FULL_TEXT
        or (each.get("class") != _CORRECTION and not whole.startswith(letters(inner(each))))
    ]


def _embargo(root: Element) -> str | None:
    """When a document that is embargoed or withheld may be released."""
    is_held = (first(root, ".//docdata/@management-status") or "").lower() in ("embargoed", "withheld")
    return first(root, ".//docdata/date.release/@norm") if is_held else None


def _meta(root: Element, name: str) -> str | None:
    """What a `meta` element of the head says."""
    return first(root, f"head/meta[@name='{name}']/@content")


def deck_of(root: Element) -> str | None:
    """The second headline, unless it is the first as another edition has it."""
    return next(iter(_decks(root)), None)


def _decks(root: Element) -> list[str]:
    decks = (line_of(each) for each in root.iterfind(".//hedline/hl2") if each.get("class") != _ONLINE)
    return list(filter(None, decks))


def _beside(root: Element) -> list[str]:
    """Messages to editors, what a correction corrects, and further decks."""
    messages = (each.get("info", "") for path in _MESSAGES for each in root.iterfind(path))
    return [*filter(None, messages), *_decks(root)[1:]]


def _bylines(root: Element) -> list[Element]:
    """The bylines as printed; one for catalogues only where there is no other."""
    found = [each for each in root.iterfind(".//body.head/byline") if spaced(each)]
    return [each for each in found if each.get("class") != _NORMALISED] or found[:1]


def _normalised(root: Element) -> list[str]:
    """The authors that a byline for catalogues names, `Lee, Ann; Ek, Bo`, in reading order."""
    said = first(root, f".//body.head/byline[@class='{_NORMALISED}']")
    parts = (name.partition(",") for name in (said or "").split(";"))
    return [name for last, _, given in parts if (name := f"{given.strip()} {last.strip()}".strip())]


def _parts(dateline: Element) -> Iterator[str]:
    """The texts of a dateline, its place as one."""
    yield dateline.text or ""
    for each in dateline:
        yield from (place_of(each),) if each.tag == "location" else _parts(each)
        yield each.tail or ""


def _authors(byline: Element) -> list[str]:
    """The people marked as such in the byline, else those it names, without their titles (`byttl`)."""
    marked = [text for person in byline.iterfind(".//person") if (text := spaced(person))]
    titles = {inner(title) for title in byline.iterfind(".//byttl")}
    bare = " ".join(part for text in byline.itertext() if (part := " ".join(text.split())) and part not in titles)
    return marked or list(names(bare))


def _keywords(root: Element) -> list[str]:
    subjects = [
        next((value for kind in ("detail", "matter", "type") if (value := each.get(f"tobject.subject.{kind}"))), "")
        for each in root.iterfind(".//tobject.subject")
    ]
    places = [f"place:{name}" for each in root.iterfind(".//identified-content/location") if (name := place_of(each))]
    people = [f"person:{name}" for each in root.iterfind(".//identified-content/person") if (name := spaced(each))]
    orgs = [f"org:{name}" for each in root.iterfind(".//identified-content/org") if (name := inner(each))]
    filed = [
        inner(each) for each in root.iterfind(".//identified-content/classifier") if each.get("type") in _DESCRIPTORS
    ]
    return [
        *subjects,
        *filed,
        *(each.get("key", "") for each in root.iterfind(".//key-list/keyword")),
        *places,
        *people,
        *orgs,
    ]
