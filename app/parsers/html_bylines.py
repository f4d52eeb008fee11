"""The authors shown on a page: in elements marked or named as author or byline that belong to its article."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, pairwise

from app.parsers.dateline.persons import is_person
from app.parsers.element_text import Element, pieces
from app.parsers.head_lines import is_signed
from app.parsers.html_lines import lines_behind
from app.parsers.html_own import Own, class_and_id
from app.parsers.html_page import Page, is_name, properties_of
from app.parsers.name_lines import BYLINE, is_byline, names_person
from app.parsers.people import names, without_others
from app.parsers.posts import is_beside
from app.text import letters, squeeze

_CALLED = re.compile(
    r"(?:^|[^a-z])(?:author|auteur|autore?|by-?line|auth[-_]nm|journalist[-_]name|reporter[-_]name|szerzok?)s?"
    r"[-_]*(?:names?)?(?:[^a-z]|$)",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:author|auteur|autore?|by-?line)s?[-_]*"
    r"(?:label|title|role|job|bio|avatar|image|photo|follow|social|share)s?(?![a-z])",
    re.IGNORECASE,
)
"""Classes and ids of elements that hold something other than an author's name."""
_NAME = re.compile(r"names?$", re.IGNORECASE)
_PIECES = 200
"""At most this many texts of an element are joined: a byline is short."""
_LONGEST = 100
_ABOVE, _HOLDERS = 4, ("p", "div", "li", "header", "section")
_PART = re.compile(r"(?:first|last|given|family|sur)[-_]?name", re.IGNORECASE)
_NO_BYLINE = re.compile(r"\d|\w{4}[.!?…]$|^(?:photo|foto|illustration|video)", re.IGNORECASE)
"""A date, the end of a sentence (a word longer than `Jr.`), or the author of a picture."""
_ADDED = re.compile(r"(?<!\S)\S*@\S+|[(（][^()（）]*[)）]|(?<=\S\s)[A-Za-z][\w-]{1,30}\.[a-z]{2,3}\s*$")
_BETWEEN = re.compile(r"[\n|•·,;，、،・](?:\s*(?:and|und|et|y|e|og|och)\s)?")
_BEFORE = re.compile(
    r"^(?:(?:\w+\s+)?(?:by|par|por)[\s:]+|[^\s:：]{1,12}\s?[:：]\s*|(?:记者|記者|作者|著者|بقلم|الكاتب|लेखक)(?:\s+|$))",
    re.IGNORECASE,
)
"""The word that introduces the author, or whatever precedes a colon."""
_WRITER = re.compile(r"(?:作者|记者|記者|文|كتبت?|haber)\s?[:：・]", re.IGNORECASE)
_NEWS = re.compile(r"(?:haber|te(?:x|ks)t[eo]?|текст)\b", re.IGNORECASE)
"""Labels of an author that are as often those of something else: a report, the size of letters."""
_WHERE = re.compile(
    r"\s+in\s+[A-Z].*?(?=\s(?:and|und|et|y)\s|$)|\s+on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*"
)
_NO_NAMES = re.compile(
    "about|all|authors?|by|follow|guest|in|log|more|our|posted|posts|profile|published|read|sign|up|updated|us|view|written",
    re.IGNORECASE,
)
"""Other words found in such elements: they do not count towards the two words that a full name has."""


def shown_authors(page: Page, titles: Sequence[str]) -> Iterator[Iterable[str]]:
    """Yield the names in the article's elements: those marked as schema.org's `author`, then `rel=author` links, then
    those with such a class or id, and last a signature below the headline: after `by`, or a name beside a day."""
    own = Own(page, titles)
    yield chain.from_iterable(map(_property, _innermost(own.of(page.properties("author")))))
    linked = page.tree.iter("a", "span", "address")
    found = own.of(each for each in linked if "author" in (each.get("rel") or "").split())
    yield chain.from_iterable(_linked(each) for each in _innermost(found))
    yield _bylines(own.of(each for each in page.tree.iter() if _CALLED.search(class_and_id(each))))
    lines = list(dict.fromkeys(lines_behind(page.tree, titles)))
    yield next(filter(None, map(_signed, lines)), [])
    beside = chain(pairwise(lines), pairwise(reversed(lines)))
    yield next((_in_full(line) for line, day in beside if _is_known(line) and is_signed(f"{line}\n{day}")), [])


def _is_known(line: str) -> bool:
    """Whether a line is known for a person's name. That of a middle name, or of a surname that is a city, is
    `is_person`'s alone.
    """
    return names_person(line) or is_person(line)


def _linked(link: Element) -> Iterable[str]:
    """The names in a link to an author; those around it, where they are this one and more."""
    told = list(_told(_listed(link)))
    around = next((each for each in islice(link.iterancestors(), _ABOVE) if each.tag in _HOLDERS), None)
    said = "" if around is None else " ".join(_said(around).split())
    people = [name for name in names(said) if _is_person(name)] if len(said) <= _LONGEST else []
    named = {letters(name) for name in told}
    return people if len(people) > len(told) and named <= {letters(name) for name in people} else told


def _bylines(called: Iterable[Element]) -> Iterator[str]:
    """Yield the names in the first byline among elements with such a class or id, and in those beside it."""
    innermost = _innermost(each for each in called if not _says_else(each))
    found = [(each, people) for each in innermost if (people := _people(each))]
    if found:
        first = _first(found[0][0], [each for each, _ in found])
        for each, people in found:
            if each.get("class") == first.get("class") and _beside(each) is _beside(first):
                yield from people


def _signed(line: str) -> list[str]:
    """The names in a line that is a byline: it begins with `by`, or its equivalent in another language."""
    label = _WRITER.match(line)
    named = line[label.end() :] if label else line
    found = _in_full(named) if label or BYLINE.match(line) or is_byline(line) else []
    return found if not _NEWS.match(line) or all(map(_is_known, found)) else []


def _innermost(elements: Iterable[Element]) -> list[Element]:
    """The elements that contain no other of them."""
    found = list(elements)
    around = set(chain.from_iterable(each.iterancestors() for each in found))
    return [each for each in found if each not in around]


def _says_else(element: Element) -> bool:
    return bool(_BESIDE.search(class_and_id(element))) and not _NAME.search(element.get("class") or "")


def _first(byline: Element, found: Iterable[Element]) -> Element:
    """The first byline, or the element called a name in the byline that surrounds it."""
    holder = byline.getparent()
    if holder is None or not _CALLED.search(class_and_id(holder)):
        return byline
    beside = (each for each in found if holder in each.iterancestors())
    return next((each for each in beside if _NAME.search(each.get("class") or "")), byline)


def _beside(element: Element) -> Element | None:
    parent = element.getparent()
    return None if parent is None else parent.getparent()


def _property(author: Element) -> Iterator[str]:
    """The names inside an `author` element, else its own text."""
    inside = islice(author.iter(), 1, _PIECES)
    named = [each for each in inside if "name" in properties_of(each)]
    said = [squeeze(each.get("content") or "") or _said(each) for each in named] or [_listed(author)]
    return chain.from_iterable(map(_told, said))


def _people(byline: Element) -> list[str]:
    """The people a short text names in full: in scripts with capitals, not by first name or initials alone."""
    return _in_full(_listed(byline))


def _in_full(text: str) -> list[str]:
    told = list(_told(text))
    plain = [part for part in told if part.lower() == part.upper()]
    people = ((number, name) for number, part in enumerate(told) for name in names(part) if _is_person(name))
    return plain or [name for number, name in people if not (number and is_beside(name))]


def _is_person(name: str) -> bool:
    return sum(word[0].isupper() and not _NO_NAMES.fullmatch(word) for word in name.split()) > 1


def _told(said: str) -> Iterator[str]:
    """Yield the parts of a text that may be names, without what precedes a name or is added to it."""
    for part in _BETWEEN.split(_ADDED.sub("", said)):
        line = without_others(" ".join(part.split()).strip(" -–—【】"))
        bare = _WHERE.sub("", _BEFORE.sub("", line))
        if len(bare) <= _LONGEST and is_name(bare) and not _NO_BYLINE.search(line) and not _is_said(bare):
            yield bare


def _is_said(text: str) -> bool:
    """Whether a text is a phrase, not a name: several words longer than `van` begin in lower case."""
    return sum(len(word) > 3 and word[0].islower() for word in text.split()) > 1


def _listed(byline: Element) -> str:
    """The text of a byline, one line per element where it consists only of elements with whole names."""
    if len(byline) > _PIECES:
        return ""
    own = "".join([byline.text or "", *(each.tail or "" for each in byline)])
    parts = [] if own.strip() else list(filter(None, map(_said, byline)))
    is_one = any(_PART.search(class_and_id(each)) for each in byline) or not any(" " in part for part in parts)
    return _said(byline) if is_one else "\n".join(parts)


def _said(element: Element) -> str:
    """The text of an element without its times, one line per block; empty where it is long."""
    said = "".join(islice(pieces(element, without=("time",)), _PIECES))
    return said.strip() if len(said) <= 3 * _LONGEST else ""
