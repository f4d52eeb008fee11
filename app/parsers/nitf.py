"""NITF, the IPTC's News Industry Text Format."""

from collections.abc import Iterator
from typing import BinaryIO

from app.parsers.attempt import Item
from app.parsers.documents import documents
from app.parsers.draft import Draft
from app.parsers.element_text import Element, block_text, first, inner, spaced
from app.parsers.markup import root_of
from app.parsers.options import Options
from app.parsers.people import names

NAME = "nitf"


def begins(sample: bytes) -> bool:
    """Whether the root element is `nitf`."""
    return root_of(sample)[0] == "nitf"


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield the one article of a file."""
    yield from documents(NAME, stream, file, options, lambda root: [root], read)


def read(root: Element) -> Draft:
    """The draft of an `nitf` element."""
    byline = root.find(".//body.head/byline")
    cancels = first(root, ".//docdata/@management-status") == "canceled"
    cancelled = first(root, ".//docdata/@management-doc-idref") if cancels else None
    return Draft(
        id=cancelled or first(root, ".//docdata/doc-id/@id-string"),
        date=first(
            root, ".//docdata/date.issue/@norm", ".//docdata/date.release/@norm", ".//pubdata/@date.publication",
            ".//dateline/story.date/@norm",
        ),
        title=first(root, ".//hedline/hl1", ".//body.head/hedline", "head/title"),
        summary=first(root, ".//body.head/abstract", ".//hedline/hl2"),
        byline=spaced(byline) or None,
        authors=_authors(byline),
        dateline=_dateline(root.find(".//body.head/dateline")),
        source=first(
            root, ".//body.head/distributor", ".//docdata/doc.copyright/@holder", ".//docdata/doc-id/@regsrc",
            ".//del-list/from-src/@src-name",
        ),
        section=first(root, ".//pubdata/@position.section", ".//tobject/@tobject.type"),
        keywords=_keywords(root),
        language=root.get("baselang"),
        text=body_of(root),
        withdrawn=cancels,
    )  # fmt: skip


def body_of(root: Element) -> str:
    """The paragraphs of an article's `body.content` and `body.end`."""
    return block_text(*root.iterfind(".//body.content"), *root.iterfind(".//body.end"))


def _dateline(element: Element | None) -> str | None:
    """The dateline's text, with a space between place and day where their elements touch."""
    text = ""
    for part in element.itertext() if element is not None else ():
        text += f" {part}" if text[-1:].isalnum() and part[:1].isalnum() else part
    return text.strip() or None


def _authors(byline: Element | None) -> list[str]:
    """The people marked as such in the byline, else those it names, without their titles (`byttl`)."""
    if byline is None:
        return []
    marked = [text for person in byline.iterfind(".//person") if (text := inner(person))]
    titles = {inner(title) for title in byline.iterfind(".//byttl")}
    bare = " ".join(part for text in byline.itertext() if (part := " ".join(text.split())) and part not in titles)
    return marked or list(names(bare))


def _keywords(root: Element) -> list[str]:
    subjects = [
        next((value for kind in ("detail", "matter", "type") if (value := each.get(f"tobject.subject.{kind}"))), "")
        for each in root.iterfind(".//tobject.subject")
    ]
    places = [f"place:{name}" for each in root.iterfind(".//identified-content/location") if (name := inner(each))]
    people = [f"person:{name}" for each in root.iterfind(".//identified-content/person") if (name := inner(each))]
    orgs = [f"org:{name}" for each in root.iterfind(".//identified-content/org") if (name := inner(each))]
    return [*subjects, *(each.get("key", "") for each in root.iterfind(".//key-list/keyword")), *places, *people, *orgs]
