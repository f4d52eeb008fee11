"""XML that no format here describes: an archive's own export, with an element for each article, or an agency's item.

Its elements are read like the fields of a data set, by the names of JSON Lines.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

from app.parsers.attempt import Item, Reject
from app.parsers.documents import documents
from app.parsers.draft import Draft
from app.parsers.element_text import Element, block_text, inner
from app.parsers.field_names import field_of
from app.parsers.fields import CONTAINERS
from app.parsers.markup import read_xml
from app.parsers.options import Options
from app.parsers.rows import draft_of

NAME = "xml"

_FEWEST = 2
_NEEDED = {"title", "text"}
_NEEDED_ALONE = _NEEDED | {"date"}
_OF_EVENTS = frozenset(
    "startdate start_date stopdate enddate end_date dtstart dtend timestart timeend starttime endtime".split()  # noqa: SIM905
)
"""What the entries of a calendar have, which are no articles: their day is that of the event."""


def begins(sample: bytes) -> bool:
    """Whether several children of one kind each have a title and a text; in a known container, one is enough. So is
    the root, if it has a date as well.
    """
    try:
        root, _ = read_xml(sample)
    except Reject:
        return False
    found = _articles(root)
    if found == [root]:
        return True
    enough = 1 if found and str(found[0].getparent().tag).lower() in CONTAINERS else _FEWEST
    return len(found) >= enough and len({each.tag for each in found}) == 1


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield the article of every such child."""
    yield from documents(NAME, stream, file, options, _articles, read)


def _articles(root: Element) -> list[Element]:
    """The children of the root that are articles, else those of a known container in it, or the root, if it is one."""
    containers = (each for each in root if str(each.tag).lower() in CONTAINERS)
    found = _told(root) or next(filter(None, map(_told, containers)), [])
    return found or ([root] if _is_alone(root) else [])


def _is_alone(root: Element) -> bool:
    fields = [field_of(str(part.tag)) for part in root]
    is_dated = _NEEDED_ALONE.issubset(fields) and fields.count("text") == 1
    return is_dated and _is_article({str(part.tag) for part in root})


def _told(parent: Element) -> list[Element]:
    return [each for each in parent if _is_article({str(part.tag) for part in each})]


def _is_article(names: set[str]) -> bool:
    return _OF_EVENTS.isdisjoint(map(str.lower, names)) and set(map(field_of, names)) >= _NEEDED


def read(article: Element) -> Draft:
    """The draft of one article, from its attributes and children."""
    row: dict[str, Any] = {}
    for child in article:
        if isinstance(child.tag, str):
            row.setdefault(child.tag, []).append(_value(child))
    told = {name: values if len(values) > 1 else values[0] for name, values in row.items()}
    return draft_of({**article.attrib, **told})


def _value(element: Element) -> Any:
    """What an element says: its text, in paragraphs if it is one, its parts if one is a name, or what each says."""
    if len(element) == 0:
        return element.text or ""
    is_mixed = bool((element.text or "").strip()) or any((each.tail or "").strip() for each in element)
    if field_of(element.tag) == "text":
        return block_text(element) if is_mixed else "\n\n".join(map(block_text, element))
    parts = {str(each.tag).lower(): inner(each) for each in element}
    if parts.get("name") and len(parts) == len(element):
        return parts
    return inner(element) if is_mixed else list(filter(None, map(inner, element)))
