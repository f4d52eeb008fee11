"""Pages without paragraphs: text that only line breaks or boxes separate, and tables whose cells are columns.

Extractors look for paragraphs in elements with telling names; pages before 2005 have neither, and some still have not.
"""

from collections import Counter
from collections.abc import Iterator

from app.parsers.element_text import Element, inner, linked
from app.parsers.html_blocks import is_linked

_BLOCKS = frozenset(
    """
    address article aside blockquote center dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr
    iframe li main nav ol p pre section table ul
    """.split()  # noqa: SIM905
)
_HOLDERS = ("div", "section", "article", "td", "main", "body", "font", "center")
_PROSE, _RUNS = 80, 2
"""The fewest characters of a paragraph, and how many of them line breaks must separate."""
_MOST = 0.8
"""The share of a page's prose that the column with the article has."""
_CAPTION = 300


def straighten(tree: Element) -> None:
    """Make paragraphs of text between blocks and pairs of line breaks, and remove the columns beside the article."""
    for each in tree.iter("span"):
        if "br" in (each.get("class") or "").split() and not len(each) and not (each.text or "").strip():
            each.tag = "br"
    for holder in list(tree.iter(*_HOLDERS)):
        if _has_breaks(holder) or _has_runs(holder):
            _split_at_breaks(holder)
    cell = _column(tree)
    if cell is not None:
        _strip_beside(cell)


def _has_breaks(holder: Element) -> bool:
    """Whether at least two long runs of text directly inside an element have pairs of line breaks between them."""
    breaks = list(holder.iterchildren("br"))
    loose = [holder.text or "", *(each.tail or "" for each in breaks)]
    return sum(len(text.strip()) >= _PROSE for text in loose) >= _RUNS and any(map(_is_doubled, breaks))


def _has_runs(holder: Element) -> bool:
    """Whether at least two long runs of text and inline elements directly inside an element are between blocks."""
    long, size = 0, len((holder.text or "").strip())
    for child in holder:
        if _is_block(child):
            long, size = long + (size >= _PROSE), 0
        elif child.tag != "a":  # a list of links has no text of its own
            size += len(inner(child))
        size += len((child.tail or "").strip())
    return long + (size >= _PROSE) >= _RUNS


def _is_block(element: Element) -> bool:
    return element.tag in _BLOCKS or next(element.iterdescendants(*_BLOCKS), None) is not None


def _is_doubled(line_break: Element) -> bool:
    """Whether another line break follows, with nothing but white space and empty elements between them."""
    element = line_break
    while not (element.tail or "").strip():
        element = element.getnext()
        if element is None or element.tag == "br":
            return element is not None
        if element.tag in _BLOCKS or element.tag == "img" or len(element) or (element.text or "").strip():
            return False
    return False


def _split_at_breaks(holder: Element) -> None:
    """Move what is inside an element into paragraphs, which a pair of line breaks or a block ends."""
    paragraph = holder.makeelement("p")
    paragraph.text, holder.text = holder.text, None
    found, breaks = [paragraph], 0
    for child in list(holder):
        tail, child.tail = child.tail, None
        holder.remove(child)
        breaks = breaks + 1 if child.tag == "br" else breaks
        if _is_block(child) or breaks == 2:
            paragraph = holder.makeelement("p")
            found += [paragraph] if child.tag == "br" else [child, paragraph]
            paragraph.text, breaks = tail, 0
            continue
        paragraph.append(child)
        child.tail = tail
        if (tail or "").strip() or inner(child):
            breaks = 0
    holder.extend(each for each in found if each.tag != "p" or len(each) or (each.text or "").strip())


def _column(tree: Element) -> Element | None:
    """The innermost table cell with most of the page's prose; None where it is in no cell."""
    held: Counter[Element] = Counter()
    total = 0
    for paragraph in tree.iter("p"):
        size = len(inner(paragraph))
        if size >= _PROSE and 2 * linked(paragraph) < size:
            total += size
            held.update(dict.fromkeys(paragraph.iterancestors("td"), size))
    most = [each for each, size in held.items() if size >= _MOST * total]
    return next((each for each in most if not any(other in most for other in each.iterdescendants("td"))), None)


def _strip_beside(cell: Element) -> None:
    """Remove the cells of links in the tables around a cell, and pictures in tables of their own inside it."""
    around = [cell, *cell.iterancestors()]
    for table in cell.iterancestors("table"):
        for other in [each for each in _cells(table) if each not in around and _is_menu(each)]:
            other.drop_tree()
    for table in list(cell.iter("table")):
        is_framed = next(table.iter("img"), None) is not None and len(list(_cells(table))) == 1
        if is_framed and len(inner(table)) <= _CAPTION:
            table.drop_tree()


def _is_menu(cell: Element) -> bool:
    """Whether most of a cell's text is links."""
    return is_linked(cell, inner(cell))


def _cells(table: Element) -> Iterator[Element]:
    for row in table.iter("tr"):
        if next(row.iterancestors("table")) is table:
            yield from row.iterchildren("td", "th")
