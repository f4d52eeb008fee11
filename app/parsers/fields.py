"""Read a record of a data set into a draft, field by field."""

import re
from collections.abc import Mapping
from math import isnan
from typing import Any
from urllib.parse import urlsplit

from app.parsers import labelled
from app.parsers.authors import sign
from app.parsers.draft import Draft
from app.parsers.field_names import HOUSES, LINKS, RANKS, field_of, spelt, without_surroundings
from app.parsers.field_values import is_address, is_date, listed, value_of
from app.parsers.language import language_tag
from app.parsers.nested import nested
from app.parsers.published import day_of_midnight
from app.parsers.release import need_published
from app.parsers.row_dates import parted_date, timed
from app.parsers.row_kind import is_title
from app.parsers.row_text import tell_apart
from app.parsers.site_names import without_name

REMOVED = ("[Removed]", "[removed]", "[deleted]")
"""What NewsAPI and Reddit have in place of what its source has taken back."""
# What tools write for a missing value into a cell that must have a text.
_NOTHING = frozenset(["nan", "NaN", "NaT", "<NA>", "None", "NULL", "null", "\\N", *REMOVED])
_NOT_PAID = re.compile(r"ONLY AVAILABLE IN [A-Z ]{1,60} PLANS?", re.ASCII)
"""What NewsData's API has in place of what its reader does not pay for."""
_KEY = re.compile(r"(?=\D{0,40}\d)(?=[^a-z]{0,40}[a-z])(?=[^A-Z]{0,40}[A-Z])\w{16,64}", re.ASCII)
"""A text that is only the key to one elsewhere: digits, small letters and capitals without a hyphen."""
_LOCALE = re.compile(r"\s*[A-Za-z]{2,3}[-_][A-Za-z]", re.ASCII)
"""A language and its region."""
_FEED = re.compile(r"(?:rss|feed|atom)[^/]*/?$|\.(?:xml|rdf)$", re.IGNORECASE)
_FILE = re.compile(r"\.\w{2,4}$", re.ASCII)
_LONGEST_HOUSE = 60
_KINDS_OF_MEDIA = frozenset(
    "audio image images none online photo photos picture podcast print radio text true tv video videos web yes".split()  # noqa: SIM905
)
_TOPIC = re.compile(r":\w{0,20}(?:subject|keyword)$")
"""The qualified type of a category that is a subject: `dnltype:dpasubject`."""
_DECKS = ("deck", "dek", "standfirst", "subtitle", "subheadlines")
"""Summaries that are printed below the headline, whether or not there is another summary."""


def assign(draft: Draft, name: str, value: object) -> bool:
    """Put a value into the draft, in the field that its name means. Returns False where the name is unknown."""
    field = field_of(name)
    if field is None:
        return False
    if (isinstance(value, float) and isnan(value)) or (isinstance(value, str) and _is_nothing(value.strip())):
        value = None
    if field == "url" and spelt(name) in LINKS and not _is_page(value):
        return True  # the words of a link, a path or the front page: `read_more: Go on`
    if field == "source" and spelt(name) in HOUSES and not _is_house(value):
        return True
    if spelt(name) == "locale" and not (isinstance(value, str) and _LOCALE.match(value)):
        return True  # a place
    if field == "text" and draft.title and isinstance(value, str) and _KEY.fullmatch(value.strip()):
        return True
    if field == "source" and isinstance(value, str) and is_address(value):
        _take_address(draft, value.strip())
        return True
    taken = value_of(field, name, value)
    if field == "date" and draft.date and isinstance(taken, str) and not is_date(taken):
        return True  # `2 hours ago`, beside a date
    if taken not in (None, "", []):
        setattr(draft, field, taken)
    return True


def _is_page(value: object) -> bool:
    return isinstance(value, str) and is_address(value) and _site_of(value.strip()) is None


def _is_house(value: object) -> bool:
    """Whether a value may be the name of a paper or a station, and not a list of pictures or a kind of media."""
    name = value.strip() if isinstance(value, str) else ""
    is_name = 0 < len(name) <= _LONGEST_HOUSE and not name[0].islower()
    is_name = is_name and name.casefold() not in _KINDS_OF_MEDIA and any(map(str.isalpha, name))
    return is_name and not is_address(name) and not _FILE.search(name)


def _is_nothing(value: str) -> bool:
    return value in _NOTHING or (value.startswith("ONLY") and _NOT_PAID.fullmatch(value) is not None)


def _topics(categories: object) -> list[str]:
    """Of categories that each say what they are, as status, desk and author in dpa's digital wires, the subjects."""
    if not isinstance(categories, list) or not all(isinstance(each, dict) for each in categories):
        return []
    if not all(":" in str(each.get("type")) for each in categories):
        return []
    return listed([each for each in categories if _TOPIC.search(str(each["type"]))])


def _take_address(draft: Draft, source: str) -> None:
    """Take a source that is a URL: a page's is that of the original, as Obsidian's clipper and trafilatura have it;
    a site's or feed's names the source by its host.
    """
    if site := _site_of(source):
        draft.source = draft.source or site
    else:
        draft.url = draft.url or source


def _site_of(address: str) -> str | None:
    """The host of a whole site or feed; None for the address of a page."""
    parts = urlsplit(address)
    is_page = (parts.path.strip("/") or parts.query) and not _FEED.search(parts.path)
    return None if is_page else parts.netloc.removeprefix("www.")


def fill(draft: Draft, row: Mapping[str, Any]) -> None:
    """Read every known field of a data row, the most telling name of each field last, so that it wins.

    Fields nested under `fields` belong to the row. Raises Reject where it says that it was not published.
    """
    inside = row.get("fields")
    whole = {**inside, **row} if isinstance(inside, dict) else row
    named = {spelt(str(key)): value for key, value in whole.items()}
    need_published(named)
    for name in list(named):
        if bare := without_surroundings(name):
            named.setdefault(bare, named[name])
    named |= nested(named)
    if topics := _topics(named.get("categories")):
        named["keywords"] = [*listed(named.get("keywords") or []), *topics]
        del named["categories"]
    if is_title(named.get("name")) and "date" in (fields := set(map(field_of, named))) and "title" not in fields:
        named["title"] = named["name"]
    tell_apart(named)
    assign(draft, "date", parted_date(named))
    if isinstance(named.get("heading"), str) and isinstance(named.get("title"), dict):
        del named["title"]  # the newspaper's, in Trove
    for name in sorted(filter(RANKS.__contains__, named), key=RANKS.__getitem__):
        assign(draft, name, named[name])
    draft.date = timed(day_of_midnight(draft.date), named)
    _file(draft, named)
    _settle(draft, named)
    decks = (value_of("summary", name, named[name]) for name in _DECKS if name in named)
    draft.deck = next((deck for deck in decks if isinstance(deck, str) and deck.strip() and deck not in _NOTHING), None)


def _settle(draft: Draft, named: Mapping[str, Any]) -> None:
    """Name the site as the source where nothing else is, and leave it out of the title; take no agency for an author,
    and a language by its name.
    """
    site = named.get("source_url")
    if not draft.source and isinstance(site, str) and is_address(site):
        draft.source = _site_of(site.strip())
    if draft.title and draft.source:
        draft.title = without_name(draft.title, draft.source)
    sign(draft)
    if isinstance(draft.language, str) and ";" not in draft.language and not language_tag(draft.language):
        draft.language = labelled.language(draft.language)


def _file(draft: Draft, named: Mapping[str, Any]) -> None:
    """Without a section, make the first category the section and the others keywords, unless all already are."""
    told = listed(named.get("categories"))
    if draft.section or not told or set(map(str.strip, told)) <= set(map(str.strip, draft.keywords)):
        return
    draft.section = next((name for name in told if name.lower() != "uncategorized"), None)
    draft.keywords = [*(name for name in told if name != draft.section), *draft.keywords]
