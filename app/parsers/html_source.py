"""The publication of a page that does not declare it: the part of its window's title that the page confirms."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from app.parsers.dateline.agencies import is_known
from app.parsers.element_text import inner
from app.parsers.head_block import is_no_headline
from app.parsers.html_lines import lines_behind
from app.parsers.html_page import FRONT, SEPARATOR, Page
from app.parsers.label_words import SOURCE
from app.parsers.site_names import named_after
from app.text import letters, squeeze

_BETWEEN = re.compile(rf"{SEPARATOR}|--+|,\s+")
_SEPARATOR = re.compile(SEPARATOR)
_FRONT = re.compile(rf"{FRONT}|\./|index\.html?", re.IGNORECASE)
_LABELLED = re.compile(
    rf"{SOURCE}\s?[:：]\s?(?:(?P<han>[\u3400-\u9fff]{{2,20}})(?:\s.*)?|(?P<name>[^\s,;][^,;]{{1,40}}))",
    re.IGNORECASE,
)
_SHORTEST, _LONGEST, _MOST_WORDS = 3, 1_000, 6
_MOST = 300
"""How many links and pictures are looked at."""


def credited_source(page: Page, titles: Sequence[str]) -> str | None:
    """The name that a line between headline and text labels as the source: `来源：新华社`, `Quelle: dpa`."""
    labelled = filter(None, map(_LABELLED.fullmatch, lines_behind(page.tree, titles)))
    # In other scripts than Chinese, the same label tells whose a picture is.
    return next((name for found in labelled if (name := found["han"] or found["name"]) and _is_credit(found)), None)


def _is_credit(label: re.Match[str]) -> bool:
    return label["han"] is not None or is_known(label["name"])


def shown_source(page: Page, headline: str | None) -> str | None:
    """The longest part of the window's title, other than the headline, that is the text of a picture or of a link to
    the front page, else the one that the site's address is named after, else its first or last, if that is no section
    and the title of a feed begins with it, else such a text that the address is named after."""
    window = squeeze(page.window[:_LONGEST])
    whole = _BETWEEN.split(window)
    parts = [part for part in whole if letters(part) not in ("", letters(headline or ""))]
    logos = {letters(text): squeeze(text) for text in _logos(page)}
    feeds = set(map(letters, _feeds(page)))
    named = list(filter(_is_short, parts))
    address = page.address or ""
    shown = max((part for part in named if letters(part) in logos), key=len, default=None)
    ends = (part for part in named if part in (whole[0], whole[-1]) and not is_no_headline(part))
    fed = (part for part in ends if letters(part) in feeds)
    return (
        shown
        or named_after(named, address)
        or next(fed, None)
        or named_after(filter(_is_short, logos.values()), address)
    )


def _is_short(name: str) -> bool:
    return len(name.split()) <= _MOST_WORDS and len(letters(name)) >= _SHORTEST


def _logos(page: Page) -> Iterator[str]:
    for each in islice(page.tree.iter("a", "img"), _MOST):
        if each.tag == "img":
            yield each.get("alt") or ""
        elif _FRONT.fullmatch((each.get("href") or "").strip()):
            yield inner(each)


def _feeds(page: Page) -> Iterator[str]:
    """What stands before the first mark in the titles of the page's feeds: `Fjord Press » Comments`."""
    for each in islice(page.tree.iter("link"), _MOST):
        if (each.get("type") or "").endswith("+xml"):
            before, *behind = _SEPARATOR.split(squeeze(each.get("title") or "")[:_LONGEST])
            if behind:
                yield before
