"""Which parts of a page belong to its article, and which to another one, to a picture or to the site."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from app.parsers.element_text import Element
from app.parsers.html_page import TEASERS, Page

_ELSEWHERE = re.compile(
    r"comment|related|recommend|teaser|quote|promo|popular|caption|photo|"
    r"(?<![a-z])(?<!\bh-)(?<!author-)(?:card|image|menu|nav)s?(?![a-z])",
    re.IGNORECASE,
)
"""Classes and ids of elements whose content belongs to another text, or to a picture."""
_OTHERS = frozenset({*TEASERS, "head", "blockquote", "figure", "button", "svg", "script", "style", "template"})
_NAMES = ("class", "id", "data-testid", "data-test", "data-component", "data-qa", "data-hook")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MOST = 100
"""The most elements that are examined, each with all its ancestors."""


class Own:
    """Which elements belong to a page's article: nothing else contains them, up to an ancestor of the headline."""

    def __init__(self, page: Page) -> None:
        headline = next(page.tree.iter("h1"), None)
        holding = [] if headline is None else [headline, *headline.iterancestors()]
        self._articles = {each for each in holding if each.tag == "article"} or _only(page)
        self._known: dict[Element, bool] = dict.fromkeys([*page.tree.iter("body"), *holding], True)

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
