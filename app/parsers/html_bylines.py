"""Who is named on a page as its author: in elements that are marked or called so, and belong to its article."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from app.parsers.dateline.months import is_weekday
from app.parsers.draft import names
from app.parsers.html_page import TEASERS, Page, is_name
from app.parsers.markup import Element

_OTHERS = frozenset({*TEASERS, "head", "blockquote", "figure", "form", "button", "svg", "script", "style", "template"})
_CALLED = re.compile(r"(?:^|[^a-z])(?:author|auteur|autore?|byline)s?[-_]*(?:names?)?(?:[^a-z]|$)", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"comment|related|recommend|teaser|quote|promo|popular|caption|photo|(?<![a-z])(?:card|image|menu|nav)s?(?![a-z])",
    re.IGNORECASE,
)
"""How elements are called that hold what belongs to another text, or to a picture."""
_BESIDE = re.compile(r"(?<![a-z])(?:label|title|role|job|bio|avatar|follow|social|share)s?(?![a-z])", re.IGNORECASE)
"""How elements are called that say something else than an author's name."""
_NAME = re.compile(r"names?$", re.IGNORECASE)
_TEXTS = "descendant-or-self::*[not(ancestor-or-self::time|ancestor-or-self::svg|ancestor-or-self::script)]/text()"
_MOST = 100
_LONGEST = 100
_NO_BYLINE = re.compile(r"\d|\w{4}[.!?…]$")
"""A date, or the end of a sentence, which is longer than `Jr.`"""
_BETWEEN = re.compile(r"\s*[|•·]\s*")
_NO_NAMES = frozenset("by in up us more all about author authors written published updated posted read follow".split())  # noqa: SIM905


def marked_authors(page: Page) -> Iterator[Iterable[str]]:
    """What the article's elements say that are an `author` by schema.org, then those that link to one."""
    yield map(_said, _own(page.properties("author")))
    linked = page.outside(_OTHERS, "a", "span", "address")
    yield map(_said, _own(each for each in linked if "author" in (each.get("rel") or "").split()))


def bylines(page: Page) -> Iterator[str]:
    """Who is named in the first byline that stands in an element that is called so, and those beside it."""
    called = list(_own(each for each in page.outside(_OTHERS) if _CALLED.search(_names_of(each))))
    around = set(chain.from_iterable(each.iterancestors() for each in called))
    found = [(each, people) for each in called if each not in around and (people := _people(each))]
    found = [(each, people) for each, people in found if _NAME.search(each.get("class") or "")] or found
    for each, people in found:
        if each.get("class") == found[0][0].get("class") and _beside(each) is _beside(found[0][0]):
            yield ", ".join(people)


def _own(elements: Iterable[Element]) -> Iterator[Element]:
    """Those that belong to the article, of the first hundred: each is looked at with all that is around it."""
    return filter(_is_own, islice(elements, _MOST))


def _is_own(element: Element) -> bool:
    """Whether an element is called nothing that is beside the article or its author's name, nor is what it is in."""
    if _BESIDE.search(_names_of(element)):
        return False
    around = (each for each in element.iterancestors() if each.tag not in ("body", "html"))
    return not any(each.tag in _OTHERS or _ELSEWHERE.search(_names_of(each)) for each in chain([element], around))


def _names_of(element: Element) -> str:
    return f"{element.get('class')} {element.get('id')}"


def _people(byline: Element) -> list[str]:
    """Whom a short text names in full: in scripts with capitals, no one's first name or initials alone."""
    text = _BETWEEN.sub(", ", _listed(byline))
    if len(text) > _LONGEST or not is_name(text) or _NO_BYLINE.search(text):
        return []
    return [text] if text.lower() == text.upper() else [name for name in names(text) if _is_person(name)]


def _is_person(name: str) -> bool:
    words = name.split()
    capitals = sum(word[0].isupper() for word in words)
    return capitals > 1 and not any(word.lower() in _NO_NAMES or is_weekday(word) for word in words)


def _listed(byline: Element) -> str:
    """What a byline says, with commas between its elements where it is made of nothing else."""
    own = "".join([byline.text or "", *(each.tail or "" for each in byline)])
    return _said(byline) if own.strip() else ", ".join(filter(None, map(_said, byline)))


def _said(element: Element) -> str:
    """All text inside an element on one line, without times and what is not shown."""
    return " ".join("".join(element.xpath(_TEXTS)).split())


def _beside(element: Element) -> Element | None:
    parent = element.getparent()
    return None if parent is None else parent.getparent()
