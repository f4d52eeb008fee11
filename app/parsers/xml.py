"""XML that no format here describes: an archive's own export, with an element for each article, or an agency's item.

Its elements are read like the fields of a data set, by the names of JSON Lines.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, BinaryIO

from app.parsers.attempt import Item, Reject
from app.parsers.documents import documents
from app.parsers.draft import Draft
from app.parsers.element_text import Element, block_text, inner
from app.parsers.field_names import field_of, spelt
from app.parsers.markup import read_xml
from app.parsers.options import Options
from app.parsers.row_kind import CONTAINERS
from app.parsers.rows import draft_of

NAME = "xml"

_FEWEST = 2
_NEEDED = {"title", "text"}
_NEEDED_ALONE = _NEEDED | {"date"}
_SIGNS = frozenset(["authors", "byline", "dateline", "source"])
"""What an article has and other documents with title, text and date mostly have not: invoices, settings, goods."""
_NEWS = re.compile(
    r"(?:.*news.*|article|story|release|noticia|artículo|articulo|artigo|articolo|notizia|artikel|nachricht|meldung|"
    r"nyhet|haber|новость|статья)",
    re.IGNORECASE,
)
_OF_GOODS = frozenset("price currency sku gtin isbn ingredients servings quantity total salary venue".split())  # noqa: SIM905
_NAMED = ("authors", "byline", "keywords", "section", "source")
"""Fields whose parts may be an object with a name; what another has in several parts is a list."""
_OF_EVENTS = frozenset(
    "startdate start_date stopdate enddate end_date dtstart dtend timestart timeend starttime endtime".split()  # noqa: SIM905
)
"""What the entries of a calendar have, which are no articles: their day is that of the event."""


def begins(sample: bytes) -> bool:
    """Whether several elements of one kind each have a title and a text; in a known container, one is enough. So is
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


def is_item(sample: bytes) -> bool:
    """Whether the root is an article in fields, whatever its name: pages have an `article` as well."""
    with suppress(Reject):
        root, _ = read_xml(sample)
        return _is_alone(root)
    return False


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield the article of every such child."""
    yield from documents(NAME, stream, file, options, _articles, read)


def _articles(root: Element) -> list[Element]:
    """The children of the root that are articles, else those of its children, or the root, if it is one."""
    found = _told(root) or _grouped(root)
    return found or ([root] if _is_alone(root) else [])


def _grouped(root: Element) -> list[Element]:
    """The articles in the children of the root, of the kind that the first known container has, or any."""
    groups = [(each, told) for each in root if (told := _told(each))]
    known = [told for each, told in groups if str(each.tag).lower() in CONTAINERS]
    found = [told for _, told in groups]
    kind = next((told[0].tag for told in known or found), None)
    return [each for told in found for each in told if each.tag == kind]


def _is_alone(root: Element) -> bool:
    """Whether a root has one title, text and date, and is called news, has a headline, or says who wrote it or
    published it.
    """
    texts = [part for part in root if field_of(str(part.tag)) == "text"]
    names = {*(str(part.tag) for part in root), *root.attrib}
    fields = set(map(field_of, names))
    if len(texts) != 1 or not fields >= _NEEDED_ALONE or not _is_article(names):
        return False
    is_signed = not _SIGNS.isdisjoint(fields) or "headline" in map(spelt, names)
    is_told = is_signed or _NEWS.fullmatch(str(root.tag)) is not None
    text = inner(texts[0])
    is_prose = " " in text or not text.isascii()  # else a setting, or the name of a file
    return is_told and is_prose and _OF_GOODS.isdisjoint(map(str.lower, names))


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
    if is_mixed:
        return inner(element)
    parts = {str(each.tag).lower(): inner(each) for each in element}
    if parts.get("name") and len(parts) == len(element) and field_of(element.tag) in _NAMED:
        return parts
    return list(filter(None, map(_name, element)))


def _name(element: Element) -> str:
    """What an element of a list says, without what it says beside its `name`."""
    named = [each for each in element if str(each.tag).lower() == "name"]
    return inner(named[0] if len(named) == 1 and not (element.text or "").strip() else element)
