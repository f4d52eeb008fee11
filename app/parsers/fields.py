"""Read a record of a data set into a draft, field by field."""

import re
from collections.abc import Mapping
from math import isnan
from typing import Any
from urllib.parse import urlsplit

from app.parsers import labelled
from app.parsers.authors import byline_of, is_credit, people_of
from app.parsers.dateline.persons import is_person
from app.parsers.draft import Draft
from app.parsers.field_names import HOUSES, LINKS, RANKS, field_of, spelt, without_surroundings
from app.parsers.field_values import is_address, is_date, listed, value_of
from app.parsers.language import language_tag
from app.parsers.nested import nested
from app.parsers.published import day_of_midnight, is_moment, read_published
from app.parsers.release import need_published
from app.parsers.rich_text import is_rich, rich_text
from app.parsers.site_names import without_name
from app.text import squeeze

CONTAINERS = (
    "articles", "items", "_items", "data", "results", "docs", "documents", "stories", "news", "posts", "entries",
    "records", "hits", "response", "rows", "value", "item", "article", "_source", "orderedItems",
)  # fmt: skip
"""Keys under which an object holds its list of articles, or its one article."""

WRAPPERS = (*CONTAINERS, "fields", "attributes", "node", "row", "object", "doc", "post", "record", "entry")

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
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WRITTEN = re.compile(r"[A-Z][a-z]{2}, ?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d", re.ASCII)
"""A date as mails and feeds write it."""
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?", re.ASCII)
_FEED = re.compile(r"(?:rss|feed|atom)[^/]*/?$|\.(?:xml|rdf)$", re.IGNORECASE)
_UNSURE = frozenset([*LINKS, *HOUSES])
_FILE = re.compile(r"\.\w{2,4}$", re.ASCII)
_LONGEST_HOUSE = 60
_KINDS_OF_MEDIA = frozenset(
    "audio image images none online photo photos picture podcast print radio text true tv video videos web yes".split()  # noqa: SIM905
)
_OF_PICTURES = {"width", "height"}
_PROSE_SPACES = 20
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_LEAST_UNSPACED = 40
"""Characters of scripts that put no spaces between words, in a text that is prose."""
_BEGINNING = 40
"""Characters by which a text is known that goes on elsewhere."""
_WHOLE = re.compile(r"\.0$")  # 9.0: pandas, where other rows have no month
_WHOLES, _COMPLETE = ("full_text", "fulltext", "full_content"), "ctext"
_FAR_LESS = 2
_CUT = re.compile(r"…?\s{0,9}\[\+\d{1,9} chars\]\s*\Z")
_BODY = re.compile("body_|bodies$")
_TOPIC = re.compile(r":\w{0,20}(?:subject|keyword)$")
"""The qualified type of a category that is a subject: `dnltype:dpasubject`."""
_DECKS = ("deck", "dek", "standfirst", "subtitle", "subheadlines")
"""Summaries that are printed below the headline, whether or not there is another summary."""


def has_text(row: Mapping[str, Any]) -> bool:
    """Whether an object has a text of its own: a string, strings or rich text, but not a list of other objects."""
    return any(_is_text(value) for key, value in row.items() if field_of(str(key)) == "text" or _BODY.match(str(key)))


def has_title(row: Mapping[str, Any]) -> bool:
    """Whether an object has a title."""
    titles = (value for key, value in row.items() if field_of(str(key)) == "title" or key == "headlines")
    return any(isinstance(value, str | list | dict) and value for value in titles) or _has_name(row)


def has_prose(row: Mapping[str, Any]) -> bool:
    """Whether an object has prose under a name that is unknown."""
    return any((value := _told(row, name)) and _is_prose(value) for name in row)


def may_lack_title(row: Mapping[str, Any]) -> bool:
    """Whether an object may be an article by its prose alone: it is neither an empty list of articles nor a picture."""
    return not any(isinstance(row.get(name), list) for name in CONTAINERS) and not row.keys() >= _OF_PICTURES


def _is_title(name: object) -> bool:
    """Whether a `name` may be a title: it is not a person's."""
    return isinstance(name, str) and not is_person(name)


def _has_name(row: Mapping[str, Any]) -> bool:
    """Whether an object has a name that is its title, as schema.org has it: it has a date, summary and URL as well."""
    return _is_title(row.get("name")) and {"date", "summary", "url"} <= {field_of(str(key)) for key in row if row[key]}


def is_article(row: Mapping[str, Any]) -> bool:
    """Whether an object has a text or a title, as an article has."""
    return has_text(row) or has_title(row)


def unwrapped(row: Any) -> Any:
    """Unwrap an article that is alone in a wrapper: `{"item": {…}}`, `{"_id": "1", "_source": {…}}`.

    An article with neither id nor URL takes the wrapper's id.
    """
    if not isinstance(row, dict) or is_article(row):
        return row
    inside = next((row[name] for name in WRAPPERS if isinstance(row.get(name), dict) and is_article(row[name])), None)
    if inside is None:
        return row
    told = any(value and field_of(str(name)) in ("id", "url") for name, value in inside.items())
    return inside if told else {**{name: row[name] for name in ("_id", "id") if name in row}, **inside}


def _is_text(value: object) -> bool:
    if is_rich(value):
        value = rich_text(value)
    if isinstance(value, list):
        return any(isinstance(part, str) or (isinstance(part, dict) and "value" in part) for part in value)
    value = value.get("rendered") if isinstance(value, dict) else value
    return isinstance(value, str) and bool(value.strip())


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
    if _is_title(named.get("name")) and "date" in (fields := set(map(field_of, named))) and "title" not in fields:
        named["title"] = named["name"]
    _tell_apart(named)
    assign(draft, "date", _parted_date(named))
    if isinstance(named.get("heading"), str) and isinstance(named.get("title"), dict):
        del named["title"]  # the newspaper's, in Trove
    for name in sorted(filter(RANKS.__contains__, named), key=RANKS.__getitem__):
        assign(draft, name, named[name])
    draft.date = _timed(day_of_midnight(draft.date), named)
    _file(draft, named)
    _settle(draft, named)
    decks = (value_of("summary", name, named[name]) for name in _DECKS if name in named)
    draft.deck = next((deck for deck in decks if isinstance(deck, str) and deck.strip() and deck not in _NOTHING), None)


def _tell_apart(named: dict[str, Any]) -> None:
    """Where another field, by its name, has the whole text and far more, take a text for the summary; beside another
    summary only leave out one that is the beginning of it.
    """
    whole = next((value for name in _WHOLES if isinstance(value := named.get(name), str) and _is_prose(value)), None)
    is_told = any(value and field_of(name) == "summary" for name, value in named.items())
    for name in ("text", "content") if whole else ():
        value = named.get(name)
        if not isinstance(value, str) or not value.strip() or len(value) * _FAR_LESS >= len(whole or ""):
            continue
        if not is_told:
            named["summary"] = value
        if not is_told or _goes_on(_CUT.sub("…", value), whole or ""):
            del named[name]
        return


def _settle(draft: Draft, named: Mapping[str, Any]) -> None:
    """Name the site as the source where nothing else is, and leave it out of the title; take no agency for an author,
    and a language by its name.
    """
    site = named.get("source_url")
    if not draft.source and isinstance(site, str) and is_address(site):
        draft.source = _site_of(site.strip())
    if draft.title and draft.source:
        draft.title = without_name(draft.title, draft.source)
    people = people_of(draft.authors, draft.source)
    draft.byline = draft.byline or byline_of(draft.authors, people)
    draft.credit = None if people else next(filter(is_credit, draft.authors), None)
    draft.authors = people
    if isinstance(draft.language, str) and ";" not in draft.language and not language_tag(draft.language):
        draft.language = labelled.language(draft.language)


def _file(draft: Draft, named: Mapping[str, Any]) -> None:
    """Without a section, make the first category the section and the others keywords, unless all already are."""
    told = listed(named.get("categories"))
    if draft.section or not told or set(map(str.strip, told)) <= set(map(str.strip, draft.keywords)):
        return
    draft.section = next((name for name in told if name.lower() != "uncategorized"), None)
    draft.keywords = [*(name for name in told if name != draft.section), *draft.keywords]


def _timed(date: Any, named: Mapping[str, Any]) -> Any:
    """Complete a day with the time from another date of the record for that day, or from its `time`.

    Without a date, a `time` that contains a year, or is one in Unix time, is the date.
    """
    told = named.get("time")
    if date is None and (is_moment(told) or (isinstance(told, str) and re.search(r"\d{4}", told))):
        return day_of_midnight(told)
    if not isinstance(date, str) or not _DAY.fullmatch(date):
        return date
    for name, other in named.items():
        if isinstance(other, str) and field_of(name) == "date" and _is_on(date, other):
            return other
    clock = named.get("time")
    return f"{date} {clock}" if isinstance(clock, str) and _CLOCK.fullmatch(clock) else date


def _is_on(day: str, moment: str) -> bool:
    """Whether a date with a time is on this day, as its source writes it and in UTC."""
    if moment.startswith(day):
        return day_of_midnight(moment) == moment and _CLOCK.match(moment, len(day) + 1) is not None
    period = read_published(moment)[0] if _WRITTEN.match(moment) else None
    return period is not None and period.text.startswith(f"{day}T")


def take_unnamed_text(draft: Draft, row: Mapping[str, Any]) -> None:
    """Take the longest prose under an unknown name as the text, with a warning, so that it is not lost.

    A text under a known name that is only the beginning of it, or ends in an ellipsis, is its summary.
    """
    texts = {name: value for name in row if (value := _told(row, name)) and _is_prose(value)}
    longest = max(texts, key=lambda name: len(texts[name]), default=None)
    if longest is None:
        _take_summary(draft)
        return
    known = "beginning" if _goes_on(draft.text, texts[longest]) else "summary"
    is_complete = longest == _COMPLETE and not draft.summary and len(draft.text) * _FAR_LESS < len(texts[longest])
    if draft.text and known == "summary" and not is_complete:
        return
    why = f"the one under a known name is its {known}" if draft.text else "no field with a known name has one"
    draft.summary = draft.summary or draft.text or None
    assign(draft, "text", texts[longest])
    draft.warnings.append(f"the text was taken from {longest[:100]!r}: {why}")


def _take_summary(draft: Draft) -> None:
    """Take prose that is called a summary as the text where there is nothing else."""
    if not draft.title and not draft.text and _is_prose(draft.summary or ""):
        draft.text, draft.summary = draft.summary or "", None
        draft.warnings.append("the text was taken from the summary: there is neither a text nor a title")


def _told(row: Mapping[str, Any], name: Any) -> str | None:
    """What a row says under an unknown name, or one of a link or a house: a text, or the blocks of one; None where the
    name is known.
    """
    value = row[name]
    if field_of(str(name)) and spelt(str(name)) not in _UNSURE:
        return None
    if isinstance(value, list) and is_rich(value):
        return rich_text(value)
    return value if isinstance(value, str) else None


def _is_prose(text: str) -> bool:
    is_enough = text.count(" ") >= _PROSE_SPACES or len(_UNSPACED.findall(text)) >= _LEAST_UNSPACED
    return is_enough and sum(map(str.isalpha, text)) * 2 > len(text)


def _goes_on(beginning: str, text: str) -> bool:
    """Whether a text begins with another and goes on; of one that ends in an ellipsis, its first words are enough."""
    printed, whole = squeeze(beginning), squeeze(text)
    known = printed.rstrip(".… ")
    is_cut = printed.endswith(("…", "...")) and whole.startswith(known[:_BEGINNING])
    return len(whole) > len(known) and (is_cut or (len(known) >= _BEGINNING and whole.startswith(known)))


def _parted_date(named: Mapping[str, Any]) -> str | None:
    """A date whose year, month and day are separate fields."""
    year, month, day = (_WHOLE.sub("", str(named.get(name) or "").strip()) for name in ("year", "month", "day"))
    if len(year) != 4 or not year.isdecimal():
        return None
    if not month.isdecimal():
        return f"{day} {month} {year}".strip()
    return f"{year}-{month:0>2}" + (f"-{day:0>2}" if day.isdecimal() else "")
