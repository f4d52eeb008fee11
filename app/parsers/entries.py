"""The items of RSS, RDF and Atom feeds as drafts."""

import html
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import urljoin

from app.parsers.authors import byline_of, people_of
from app.parsers.draft import Draft
from app.parsers.entry_authors import authors_of
from app.parsers.feed_xml import TIME, Feed, short_text
from app.parsers.fragments import prose, typed
from app.parsers.markup import html_text, looks_like_html
from app.parsers.published import read_published
from app.parsers.site_names import label_of, without_name
from app.text import letters

_ESCAPED_TAG = re.compile(r"\s*&lt;([a-z]\w*)\b.*&lt;/\1&gt;", re.IGNORECASE | re.DOTALL)
_ANY_TAG = re.compile("<[A-Za-z/!]")
_MOMENT = re.compile(rf"\s*+{TIME}\s*", re.IGNORECASE)
_FULL_TEXT = re.compile(r"(?:\w+_)?full[-_]?text|turbo_content")  # for news aggregators: yandex:full-text
_KIND = "http://schemas.google.com/g/2005#kind"
_LINK = re.compile(
    r"""\s*+<a\s[^<>]{0,50}href=["']([^"'<>]{1,1000})["'][^<>]{0,500}>[^<]{1,40}</a>\s*""", re.IGNORECASE
)
_INDENT, _FAR_LONGER = 8, 1.5
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)


def draft_of(entry: Any, feed: Feed) -> Draft:
    """The draft of one item."""
    taken_from = _taken_from(entry)
    source = taken_from or entry.get("publisher")
    title = _title(entry, taken_from, feed.host)
    address = _address(entry, feed.said.get("link"))
    text, summary, languages = _texts(entry, title, address)
    authors = authors_of(entry) or (authors_of(feed.said) if feed.is_atom else [])
    people = people_of(authors, source, feed.title, feed.host, label_of(feed.host))
    return Draft(
        id=entry.get("id"),
        url=address,
        date=_date(entry),
        title=title,
        summary=summary if text else None,
        byline=byline_of(authors, people),
        authors=people,
        source=source or (feed.name if feed.title != short_text(entry, "title") else None),  # as in feeds of one item
        keywords=[tag_name(tag) for tag in entry.get("tags") or [] if not blogger_kind(tag)],
        language=next(filter(None, languages), None) or feed.said.get("language"),
        text=text or summary or "",
    )


def _title(entry: Any, taken_from: str | None, host: str) -> str | None:
    """The title without the name of the feed that an item was taken from, as in Google News, or the site's host."""
    title = short_text(entry, "title")
    return _without_host(without_name(title, taken_from) if title and taken_from else title, host)


def _texts(entry: Any, title: str | None, address: str | None) -> tuple[str, str | None, list[str | None]]:
    """The text of an item, its summary, and the languages that they and the title are marked as."""
    contents, told = entry.get("content") or _full_texts(entry), entry.get("summary") or ""
    if _is_link_to(told, entry.get("comments")):
        told = ""
    is_text = any(told == each.get("value") for each in contents)  # feedparser's substitute for a summary
    detail = {**(entry.get("summary_detail") or {}), "value": told}
    summary = None if is_text else _prose(detail, title, address) or None
    text = "\n\n".join(dict.fromkeys(filter(None, (_prose(each, title, address) for each in contents))))
    return text, summary, [each.get("language") for each in (*contents, entry.get("title_detail") or {})]


def _full_texts(entry: Any) -> list[dict[str, str]]:
    """The texts for news aggregators. Of two of which one contains the other the first counts, as the second has only
    more around it, unless that is far longer.
    """
    kept: list[tuple[str, str]] = []
    for value in (value for name, value in entry.items() if _FULL_TEXT.fullmatch(name)):
        said = letters(html_text(value))
        same = next((number for number, (_, known) in enumerate(kept) if said in known or known in said), None)
        if said and same is None:
            kept.append((value, said))
        elif same is not None and len(said) > _FAR_LONGER * len(kept[same][1]):
            kept[same] = (value, said)
    return [{"value": value} for value, _ in kept]


def _is_link_to(markup: str, address: str | None) -> bool:
    """Whether all that a fragment has is one link to this address."""
    link = _LINK.fullmatch(markup)
    return link is not None and html.unescape(link[1]) == address


def _without_host(title: str | None, host: str) -> str | None:
    """A title without the site's host in front of it, `fjord.example | Ferry sails`."""
    before, bar, behind = (title or "").partition(" | ")
    return behind if bar and behind and before.strip().lower() == host.removeprefix("www.") else title


def _address(entry: Any, site: str | None) -> str | None:
    """The URL of an item, resolved against the site; that of the original where its link only counts clicks.

    In RSS a guid is a URL unless marked otherwise, which few feeds do: one without a colon is left out.
    """
    counted = entry.get("feedburner_origlink") or ""
    link, guid = entry.get("link"), entry.get("id")
    if _WEB.match(counted):
        return str(counted)
    if not link or (link == guid and ":" not in link):
        return None
    with suppress(ValueError):  # not a URL at all
        return urljoin(site, link) if site and link.startswith("/") else str(link)
    return str(link)


def _date(entry: Any) -> str | None:
    """When an item was published.

    dc:date counts if no other date can be read, or if it gives the same moment less precisely: no more is known.
    """
    exact, told = entry.get("published") or entry.get("created"), entry.get("dc_told")
    dc_counts = told and (not exact or _start(exact) in (None, _start(told)))
    found: str | None = told if dc_counts else exact or entry.get("updated")
    moment = _MOMENT.fullmatch(found or "")
    return moment[1] if moment else found


def _start(date: str) -> int | None:
    period, _ = read_published(date)
    return period.start if period else None


def blogger_kind(tag: Any) -> str | None:
    """What a category of Blogger says that an entry is: `post`, `comment`, `settings`; None for any other category."""
    address, _, kind = (tag.get("term") or "").rpartition("#")
    return kind if tag.get("scheme") == _KIND and "/blogger/" in address else None


def tag_name(tag: Any) -> str:
    """The name of a category."""
    return html.unescape(tag.get("label") or tag.get("term") or "")


def _prose(detail: Mapping[str, Any], title: str | None, address: str | None) -> str:
    """A long text, in which HTML is often marked as plain. Blank lines separate paragraphs where no tags do."""
    value, marked = str(detail.get("value") or ""), "html" in (detail.get("type") or "")
    if marked and _ESCAPED_TAG.match(value) and looks_like_html(html.unescape(value)):
        value = html.unescape(value)  # it was escaped once too often
    if looks_like_html(value) or (marked and _ANY_TAG.search(value)):
        return prose(typed(value), title, address)
    return _unindented(html.unescape(value) if marked else value)


def _unindented(text: str) -> str:
    """A plain text without the indentation that a program which formats XML gives to all lines but the first."""
    first, *others = text.split("\n")
    said = [line for line in others if line.strip()]
    size = min((len(line) - len(line.lstrip(" ")) for line in said), default=0)
    return "\n".join([first, *(line[size:] for line in others)]) if size >= _INDENT and first.strip() else text


def _taken_from(entry: Any) -> str | None:
    """The feed from which an aggregator took an item."""
    source = entry.get("source") or {}
    return short_text(source, "title") or source.get("value")
