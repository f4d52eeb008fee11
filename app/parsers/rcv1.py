"""Reuters Corpus Volumes 1 and 2: one `newsitem` per file, with codes for topics, countries and industries."""

from collections.abc import Iterator
from typing import BinaryIO

from app.parsers.attempt import Item
from app.parsers.documents import documents
from app.parsers.draft import Draft
from app.parsers.element_text import Element, block_text, first
from app.parsers.markup import LANG, root_of
from app.parsers.options import Options

NAME = "rcv1"

_KINDS = {"bip:topics:1.0": "", "bip:countries:1.0": "place:", "bip:industries:1.0": "industry:"}


def begins(sample: bytes) -> bool:
    """Whether the root element is `newsitem`; NewsML-G2's is `newsItem`."""
    return root_of(sample)[0] == "newsitem"


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield the one article of a file."""
    yield from documents(NAME, stream, file, options, lambda root: [root], read)


def read(root: Element) -> Draft:
    """The draft of a `newsitem`. Its `title` is the headline after the country's name."""
    return Draft(
        id=root.get("itemid"),
        date=root.get("date") or first(root, ".//dc[@element='dc.date.published']/@value"),
        title=first(root, "headline", "title"),
        byline=first(root, "byline"),
        dateline=first(root, "dateline"),
        source=first(root, ".//dc[@element='dc.source']/@value", ".//dc[@element='dc.publisher']/@value"),
        keywords=[
            _KINDS[kind] + code.get("code", "")
            for codes in root.iterfind(".//codes")
            if (kind := codes.get("class")) in _KINDS
            for code in codes.iterfind("code")
        ],
        language=root.get(LANG),
        text=block_text(*root.iterfind("text")),
    )
