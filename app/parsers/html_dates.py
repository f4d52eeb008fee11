"""When a page was published, according to its JSON-LD, its meta tags and the page itself."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice, takewhile

from app.dates import DAY, Period
from app.parsers.address_day import day_in
from app.parsers.element_text import Element, inner
from app.parsers.html_lines import elements_behind, lines_behind
from app.parsers.html_own import Own, class_and_id
from app.parsers.html_page import Page
from app.parsers.label_words import CHANGE
from app.parsers.linked_data import page_date, text_of
from app.parsers.options import Options
from app.parsers.published import is_ambiguous, is_change, read_published, without_surroundings
from app.text import letters, squeeze

_TAGS = (
    "articlepublishedtime", "articlepublished", "ogarticlepublishedtime", "ogpublishedtime", "publishedtime",
    "datepublished", "parselypubdate", "sailthrudate", "cxenseparserecspublishtime", "cxenseparsepublishtime",
    "dcdateissued", "dctermsissued", "dcdatecreated", "dctermscreated", "dcdate", "dctermsdate", "dctermsavailable",
    "pubdate", "publishdate", "publisheddate", "publicationdate", "publishtime", "publishedat", "firstpublished",
    "citationpublicationdate", "articledateoriginal", "originalpublicationdate", "articlecreated", "displaydate",
    "date", "datecreated",
)  # fmt: skip
"""Meta tags of a date, reduced to letters: sites spell them `publish-date`, `publish_date` and `publishDate`."""
_PROPERTIES = ("datePublished", "dateCreated", "created", "issued", "date")
"""The properties for the date in schema.org and, in RDFa, in Dublin Core."""
_MOST_ALONE, _PROSE = 60, 80
"""How many elements behind the headline are looked at, at most up to a paragraph with so many characters."""
_PIECES, _LONGEST = 50, 500
"""At most this many texts of an element are joined, with this many characters, white space included."""
_NEAR = 2
"""Days between a printed day and the one in the page's address: time zones, and days of print, differ by so many."""
_WORD = re.compile(r"\w")
_TOLD_BESIDE = ("a", "td", "dd")
"""Elements that say something of what is beside them."""
_NUMERIC = re.compile(r"\d\s?[./-]\s?\d")
"""A day in figures, of which the first may be the month."""
_TIMES = ("minute", "second")
_NEVER_SET = ("0001-01-01", "1970-01-01T00:00:00")
"""What programs print for a date that was never set: .NET's DateTime.MinValue, and the beginning of Unix time."""
_CHANGED_AT = re.compile(rf"\b{CHANGE}\b\W*(?:\w{{1,5}}\W*)?$", re.IGNORECASE)
_CALLED = re.compile(
    r"(?:^|[^a-z])(?:date|datetime|timestamp|data|datum|fecha|published|pubdate|"
    r"(?:post|entry|article|story|news|publish(?:ed)?)[-_]*(?:date|time))(?![a-z])",
    re.IGNORECASE,
)
_EXACT = re.compile(
    r"data-(?!re-|[\w-]*(?:zone|format|update|modif|expir|unpub)"
    r"|(?:[\w-]*-)?(?:deadline|due|end|event|last|mod|start|until))"
    r"[\w-]*(?:date|time|publish|(?<![a-z])dt(?![a-z]))"
)
"""Attributes in which programs keep when something was published, not when it takes place, changes or ends."""
_TITLED = ("data-title", "data-headline", "data-article-title", "data-page-title", "data-share-title")
"""Where an element tells programs the headline, for counting readers or for sharing."""
_UNIX_DIGITS = (10, 13)
_CALLED_CHANGED = re.compile(r"updated?(?![a-z])|modified|lastmod", re.IGNORECASE)


def read_date(page: Page, headlines: Sequence[str], options: Options) -> str | None:
    """The first publication date that can be read; else the first there is, for the warning.

    If that is a day, what the page's data say as exactly as a time on that day counts.
    """
    found, addressed = None, day_in(page.address or "")
    dates = chain(_stated(page), _shown_dates(page, headlines, options, addressed))
    for said in (each for each in dates if each.strip() and not each.lstrip().startswith(_NEVER_SET)):
        period = _read(said, options)
        if period and not _is_contradicted(said, period.day, addressed):
            return said if period.precision != "day" else _exactly(period.day, page, options) or said
        found = found or said
    return found


def _is_contradicted(said: str, day: date, addressed: Period | None) -> bool:
    """Whether a day in figures whose order is the language's is far from that in the page's address."""
    return addressed is not None and abs((day - addressed.day).days) > _NEAR and is_ambiguous(said)


def _read(said: str, options: Options) -> Period | None:
    return read_published(said, options.timezone, options.date_order)[0]


def _exactly(day: date, page: Page, options: Options) -> str | None:
    """The first time on this day in the page's data; midnight is what programs make of a day."""
    told = ((said, _read(said, options)) for said in _stated(page) if said.strip())
    times = ((said, each) for said, each in told if each and each.precision in _TIMES and each.start % DAY)
    return next((said for said, each in times if each.day == day), None)


def _stated(page: Page) -> Iterator[str]:
    """Yield the dates in the page's data."""
    for name in ("datePublished", "dateCreated"):
        yield text_of(page.node.get(name)) or ""
    yield page_date(page.nodes) or ""
    told = {letters(name): contents[0] for name, contents in reversed(page.meta.items())}
    yield from (told[name] for name in _TAGS if name in told)


def _shown_dates(page: Page, headlines: Sequence[str], options: Options, addressed: Period | None) -> Iterator[str]:
    """Yield the dates in the page itself, and last in its address."""
    own = Own(page, headlines)
    marked = chain.from_iterable(map(own.of, map(page.properties, _PROPERTIES)))
    yield from (each.get("content") or each.get("datetime") or inner(each) for each in marked)
    yield from (_moment(each, options) for each in _times(page, own))
    called = list(own.of(filter(_is_called, elements_behind(page.tree, headlines))))
    yield from (text for text, _ in _days(_shown(called), options))
    lines = list(lines_behind(page.tree, headlines))
    yield from _near(addressed, _days(chain(lines, _alone(page, headlines, own)), options))
    if own.is_marked_off:
        above = (each for each in own.of(filter(_is_called, page.tree.iter())) if each not in called)
        shown = _shown(each for each in above if not own.is_on_top(each))
        yield from (text for text, _ in _days(shown, options))
    yield from _near(addressed, _days(_for_programs(page, headlines), options))
    if addressed:
        yield addressed.text
    yield from filter(is_ambiguous, lines)


def _near(addressed: Period | None, days: Iterable[tuple[str, date]]) -> Iterator[str]:
    """The texts of those days that are near the one in the address, if it has one."""
    return (text for text, day in days if not addressed or abs((day - addressed.day).days) <= _NEAR)


def _for_programs(page: Page, headlines: Sequence[str]) -> Iterator[str]:
    """Yield what an element that also tells programs the headline tells them of a date."""
    heads = set(map(letters, headlines))
    for name in _TITLED:
        for each in page.tree.iterfind(f".//*[@{name}]"):
            if letters(each.get(name) or "") in heads:
                yield from (value for other, value in each.items() if _EXACT.match(other))


def _times(page: Page, own: Own) -> list[Element]:
    """The article's own `time` elements, except those of a change; those marked `pubdate` come first.

    Some pages name their only time `updated`, so such a name merely puts it last.
    """
    found = [each for each in own.of(page.tree.iter("time")) if not _is_change(each)]
    return sorted(found, key=lambda each: (each.get("pubdate") is None, _is_called_change(each)))


def _moment(time: Element, options: Options) -> str:
    """When a `time` element says that something was: the day it shows in words, where its attribute has a later one.

    Some sites give the time of the last change there.
    """
    said, shown = time.get("datetime") or "", _short(time)
    [told, *_] = [*(day for _, day in _days([said], options)), None]
    if told and not _NUMERIC.search(shown):
        found = next((text for text, day in _days([shown], options) if (told - day).days > _NEAR), None)
        return found or said
    return said or inner(time)


def _shown(called: Iterable[Element]) -> Iterator[str]:
    """Yield the texts of elements named as dates, except those of a change, the exact ones first."""
    found = [each for each in called if not _is_change(each)]
    yield from chain.from_iterable(map(_exact, found))
    yield from map(_short, found)
    yield from chain.from_iterable(map(_parts, found))


def _days(texts: Iterable[str], options: Options) -> Iterator[tuple[str, date]]:
    """Yield those of the texts that are nothing but a day, or a day and time, and not that of a change."""
    for each in texts:
        bare = without_surroundings(squeeze(each))
        is_number = bare.isdigit() and len(bare) not in _UNIX_DIGITS
        period = None if is_number else _read(bare, options)
        if period and period.knows_day and not is_change(each):
            yield bare, period.day


def _alone(page: Page, headlines: Sequence[str], own: Own) -> Iterator[str]:
    """Yield the texts of elements between headline and text that have no others inside: a line may run into them."""
    behind = islice(elements_behind(page.tree, headlines), _MOST_ALONE)
    above = takewhile(lambda each: each.tag != "p" or len(_short(each)) < _PROSE, behind)
    return map(_short, own.of(each for each in above if not len(each) and _is_apart(each)))


def _is_apart(element: Element) -> bool:
    """Whether nothing but marks is beside an element in its parent, and no word for a change before it."""
    around, before = element.getparent(), element.getprevious()
    beside = [around.text, *(each.tail for each in around)]
    is_told = before is not None and _CHANGED_AT.search(_short(before)) is not None
    return element.tag not in _TOLD_BESIDE and not is_told and not any(map(_WORD.search, filter(None, beside)))


def _is_called(element: Element) -> bool:
    is_abbreviated = element.tag == "abbr" and element.get("title") is not None  # as microformats have dates
    return is_abbreviated or bool(_CALLED.search(class_and_id(element)))


def _exact(element: Element) -> Iterator[str]:
    """Yield the values of the attributes in which programs keep the exact time."""
    yield from (value for name, value in element.items() if name == "title" or _EXACT.match(name))


def _short(element: Element) -> str:
    """The text of an element, empty where it is long: pages give whole lists such names."""
    said = "".join(islice(element.itertext(), _PIECES))
    return squeeze(said) if len(said) <= _LONGEST else ""


def _parts(element: Element) -> Iterator[str]:
    """The texts of a short element piece by piece: beside its day it may have that of a change, or a section."""
    if _short(element):
        yield element.text or ""
        for each in element:
            yield inner(each)
            yield each.tail or ""


def _is_called_change(time: Element) -> bool:
    called = class_and_id(time)
    return "publish" not in called and bool(_CALLED_CHANGED.search(called))


def _is_change(time: Element) -> bool:
    """Whether a time, or the text before it, says that something was changed then."""
    before, parent = time.getprevious(), time.getparent()
    said = (parent.text if parent is not None else "") if before is None else f"{inner(before)} {before.tail or ''}"
    marked = (time.get("itemprop") or "").startswith("dateModified")
    return marked or bool(is_change(inner(time)) or _CHANGED_AT.search((said or "").strip()))
