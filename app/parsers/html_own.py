"""Which parts of a page belong to its article, and which to another one, to a picture or to the site."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, dropwhile, islice, takewhile

from app.parsers.element_text import Element, inner
from app.parsers.html_page import TEASERS, Page
from app.text import letters

_ELSEWHERE = re.compile(
    r"comment|related|recommend|teaser|quote|promo|popular|caption|photo|"
    r"(?<![a-z])(?<!\bh-)(?<!author-)(?:card|image|menu|nav)s?(?![a-z])",
    re.IGNORECASE,
)
"""Classes and ids of elements whose content belongs to another text, or to a picture."""
_OTHERS = frozenset({*TEASERS, "head", "blockquote", "figure", "button", "svg", "script", "style", "template"})
_ON_TOP = re.compile(r"(?<![a-z])(?:header|masthead|top|topbar|banner)(?![a-z])", re.IGNORECASE)
"""Classes and ids of what a site prints on top of each page."""
_WHOLES = ("body", "html", "form")
_NAMES = ("class", "id", "data-testid", "data-test", "data-component", "data-qa", "data-hook")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PROSE, _MOST_PARAGRAPHS = 80, 500
"""The fewest characters of a paragraph that is prose, and how many paragraphs are looked at."""
_MOST = 100
"""The most elements that are examined, each with all its ancestors."""


class Own:
    """Which elements belong to a page's article: they are inside the smallest element that holds both its headline and
    most of the page's prose, and nothing else contains them, up to an ancestor of the headline.
    """

    def __init__(self, page: Page, titles: Iterable[str]) -> None:
        headline = _headline(page, titles)
        holding = [] if headline is None else [headline, *headline.iterancestors()]
        zone = _article(_zone(page, holding))
        self._holding = set(holding)
        around = list(dropwhile(lambda each: each is not zone, holding))[1:]
        self._articles = {each for each in holding if each.tag == "article"} or _only(page)
        self.is_marked_off = zone is not None and zone.tag not in _WHOLES
        """Whether something smaller than the page holds the article."""
        self._known: dict[Element, bool] = dict.fromkeys([*page.tree.iter("body"), *holding], True)
        self._known.update(dict.fromkeys(around, False))

    def is_on_top(self, element: Element) -> bool:
        """Whether an element is in what the site prints on top of each page, next to the headline."""
        around = takewhile(lambda each: each not in self._holding, chain([element], element.iterancestors()))
        return any(each.tag == "header" or _ON_TOP.search(class_and_id(each)) for each in around)

    def of(self, elements: Iterable[Element]) -> Iterator[Element]:
        """Those of the first hundred elements that belong to the article."""
        return filter(self._has, islice(elements, _MOST))

    def _has(self, element: Element) -> bool:
        inside, belongs = [], True
        for each in chain([element], element.iterancestors()):
            if each in self._known:
                belongs = self._known[each]
                break
            inside.append(each)
            if self._is_other(each):
                belongs = False
                break
        self._known.update(dict.fromkeys(inside, belongs))
        return belongs

    def _is_other(self, element: Element) -> bool:
        if _ELSEWHERE.search(class_and_id(element)):
            return True
        if element.tag in ("aside", "footer"):  # an article's own may hold its byline
            return self._articles.isdisjoint(element.iterancestors("article"))
        return element.tag in _OTHERS


def _headline(page: Page, titles: Iterable[str]) -> Element | None:
    """The first heading that is one of the page's titles, else its first `h1`."""
    known = set(map(letters, titles))
    return next(
        (each for each in page.tree.iter("h1", "h2", "h3") if letters(inner(each)) in known),
        next(page.tree.iter("h1"), None),
    )


def _article(zone: Element | None) -> Element | None:
    """The `article` element around what holds the text, which may have the credits beside it; else the same."""
    return zone if zone is None else next(zone.iterancestors("article"), zone)


def _zone(page: Page, holding: Sequence[Element]) -> Element | None:
    """The first of these elements that holds most of the page's prose; None where the page has none in paragraphs."""
    held: Counter[Element] = Counter()
    total = 0
    for each in islice(page.tree.iter("p"), _MOST_PARAGRAPHS):
        size = len(inner(each))
        if size >= _PROSE:
            total += size
            held.update(dict.fromkeys(each.iterancestors(), size))
    return next((each for each in holding if held[each] * 2 > total), None)


def _only(page: Page) -> set[Element]:
    """The one outermost `article` element of a page whose headline is outside it; empty unless there is just one."""
    outermost = (each for each in page.tree.iter("article") if next(each.iterancestors("article"), None) is None)
    found = list(islice(outermost, 2))
    return set(found) if len(found) == 1 else set()


def class_and_id(element: Element) -> str:
    """The names of an element: its class, its id, and those that scripts and tests use.

    Camel case, as in generated class names, is split with dashes: `articleAuthor` becomes `article-Author`.
    """
    called = " ".join(filter(None, map(element.get, _NAMES)))
    return called if called.islower() else _HUMP.sub("-", called)
