"""The items of RSS, RDF and Atom feeds, each read by feedparser as a feed of its own."""

import html
import io
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any, BinaryIO
from urllib.parse import urljoin

from app.parsers.attempt import Reject
from app.parsers.authors import byline_of, people_of
from app.parsers.draft import Draft
from app.parsers.encoding import as_utf8, decode
from app.parsers.entry_authors import authors_of
from app.parsers.fragments import prose, typed
from app.parsers.markup import declared_encoding, html_text, legal, looks_like_html
from app.parsers.pieces import pieces
from app.parsers.published import read_published
from app.parsers.site_names import host_of, label_of, named_after, without_name
from app.text import letters, squeeze

_ITEM = re.compile(rb"<(?:[\w.\-]+:)?(?:item|entry)(?=[\s>/])", re.IGNORECASE)
_END = re.compile(r"</(?:[\w.\-]+:)?(?:item|entry)\s*>", re.IGNORECASE)
ITEM_END = re.compile(_END.pattern.encode() + rb"|\A<[^<>]*/>", re.IGNORECASE)
"""The end of an item, which may be empty, in its bytes."""
_TAG = r"<((?:[\w.\-]+:)?{})(?=[\s>/])[^<>]*>"
_ROOT = re.compile(_TAG.format("(?:rss|rdf|feed|channel)"), re.IGNORECASE)
_ATOM = re.compile(_TAG.format("feed"), re.IGNORECASE)
_CHANNEL = re.compile(_TAG.format("channel"), re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ESCAPED_TAG = re.compile(r"\s*&lt;([a-z]\w*)\b.*&lt;/\1&gt;", re.IGNORECASE | re.DOTALL)
_ANY_TAG = re.compile("<[A-Za-z/!]")
# Descriptions of a picture, or copies for players: feedparser takes them for further descriptions of the item.
_BESIDE = re.compile(
    r"<((?:media:description|media:text|itunes:summary|itunes:subtitle))(?:\s[^<>]*)?"
    r"(?:/>|(?<!/)>(?:[^<]++|<(?!/?\1[\s/>]))*+</\1\s*>)",
    re.IGNORECASE,
)
# feedparser takes it for another `updated` and keeps the later of the two.
_DC_DATE = re.compile(r"<(/?)dc:date(?:\s[^<>]*)?(?<!/)>", re.IGNORECASE)
_OWN_TEXT = re.compile(r"<(?:description|summary|content)[\s>:]", re.IGNORECASE)
_BARE = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!(?:\w{1,31}|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)", re.DOTALL)
# A moment as Drupal marks it up, inside a date that has no markup; its text is in the reader's zone.
_TIME = r"""<time\s(?:[^<>]{0,200}\s)?datetime\s{0,5}=\s{0,5}["']([^"'<>]{1,40})["'][^<>]{0,200}>[^<]{0,100}</time>"""
_MARKED_UP = re.compile(rf"(<(?:pubDate|published|updated|dc:date)>\s*+){_TIME}", re.IGNORECASE)
_MOMENT = re.compile(rf"\s*+{_TIME}\s*", re.IGNORECASE)
# feedparser separates namespace and name by a space, so the namespace itself must have none.
_NAMESPACE = re.compile(r"""(?<=\s)(xmlns(?::[\w.\-]+)?\s*=\s*)("[^"\s]*\s[^"]*"|'[^'\s]*\s[^']*')""")
_MODULE = re.compile(r"<(/?)(?!(?:atom|content|dc|dcterms|excerpt|rdf|rss|wp):)([A-Za-z][\w.\-]*):(?=\w)")
_FULL_TEXT = re.compile(r"(?:\w+_)?full[-_]?text|turbo_content")  # for news aggregators: yandex:full-text
_KIND = "http://schemas.google.com/g/2005#kind"
_LINK = re.compile(
    r"""\s*+<a\s[^<>]{0,50}href=["']([^"'<>]{1,1000})["'][^<>]{0,500}>[^<]{1,40}</a>\s*""", re.IGNORECASE
)
_INDENT, _FAR_LONGER = 8, 1.5
_PARTS = re.compile(r"\s+[|>»\-–—·:]+\s+|\s+»")
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)
# The author; comments and CDATA sections are skipped.
_CREDIT = re.compile(
    r"<!--.*?(?:-->|\Z)|(?P<credit><(?:[\w.\-]+:)?(?:author|creator|managingEditor|name)\b[^<>]*>(?:<!\[CDATA\[)?)(?P<said>[^<]+)"
    r"|<!\[CDATA\[.*?(?:\]\]>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
# feedparser knows email addresses with top-level domains of up to four letters; of others it takes the rest for a name.
_LONG_DOMAIN = re.compile(
    r"[(\[]?(?<![\w.+\-@])(?:mailto:)?[\w.+\-]{1,100}@[\w.\-]{1,200}\.[A-Za-z]{5,24}(?![\w@.\-])[)\]]?"
)
_LONG_WORD = re.compile(r"[^\s<>]{300,}")
"""A word in which feedparser would start to look for an email address at every letter."""


@dataclass(frozen=True)
class Feed:
    """What surrounds a feed's items: the tags open around them, and the feed's metadata before them."""

    opening: str
    closing: str
    said: Any
    encoding: str | None
    head: str

    @cached_property
    def title(self) -> str | None:
        """The feed's title as text."""
        return _said(self.said, "title")

    @cached_property
    def host(self) -> str:
        """The host of the feed's site."""
        return host_of(self.said.get("link") or "")

    @cached_property
    def name(self) -> str | None:
        """The feed's title, or the part of it that is the site's own name ("World news | The Guardian")."""
        title = squeeze(self.title or "")
        before, comma, _ = title.partition(", ")
        told = (_PARTS.split(title), [before] if comma else [])
        return next(filter(None, (named_after(parts, self.said.get("link") or "") for parts in told)), title) or None

    @property
    def is_atom(self) -> bool:
        """Whether the feed's author is also the author of its entries (RFC 4287 section 4.2.1)."""
        return _ATOM.match(self.opening) is not None


def read_feed(stream: BinaryIO, limit: int) -> tuple[Feed, Iterator[bytes]]:
    """The feed and its raw items; one larger than `limit` bytes may be cut at one byte more."""
    cut = pieces(as_utf8(stream), _ITEM, limit)
    raw = next(cut)
    encoding = declared_encoding(raw)
    head = _COMMENT.sub("", legal(decode(raw, encoding)[0]))
    opening, closing = _around(head)
    root = _ROOT.search(head)
    said: Any = {}
    with suppress(Reject):
        said = _parsed(head[root.start() :] + closing).feed if root else {}
    return Feed(opening, closing, said, encoding, head), cut


def _around(head: str) -> tuple[str, str]:
    """The tags left open after a head, and the tags that close them."""
    root = _ROOT.search(head)
    if root is None:
        return "<rss><channel>", "</channel></rss>"
    channel = _CHANNEL.search(head, root.end())
    if channel is None or f"</{channel[1]}" in head:
        return root[0], f"</{root[1]}>"
    return root[0] + channel[0], f"</{channel[1]}></{root[1]}>"


def read_entry(feed: Feed, raw: bytes) -> tuple[Any, list[str]]:
    """What feedparser makes of one item, empty where it finds none, and warnings. Raises Reject where it fails."""
    text, warnings = decode(raw, feed.encoding)
    ends = [end.end() for end in _END.finditer(text)]
    item = legal(text[: ends[-1]] if ends else text)
    if _OWN_TEXT.search(item):
        item = _BESIDE.sub("", item)
    item = _MARKED_UP.sub(r"\1\2", item)
    whole = feed.opening + _DC_DATE.sub(r"<\1dc:told>", item) + feed.closing
    found = _parsed(whole)
    if found.bozo:
        warnings.append("the XML is damaged")
        found = _parsed(_mended(whole))
    return (found.entries[0] if found.entries else {}), warnings


def _mended(text: str) -> str:
    """Repair damaged XML: tags are closed as far as possible, and bare ampersands kept."""
    from lxml import etree

    escaped = _BARE.sub(lambda found: "&amp;" if found[0] == "&" else found[0], text)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, strip_cdata=False, encoding="utf-8")
    root = etree.fromstring(escaped.encode("utf-8", "replace"), parser)
    return text if root is None else str(etree.tostring(root, encoding="unicode"))


def _parsed(text: str) -> Any:
    """Parse with feedparser, and again without its modules for places, chapters and the like if it fails.

    Raises Reject where it fails twice.
    """
    for tried in (text, _MODULE.sub(r"<\1\2-", text)):
        with suppress(Exception):  # its modules let errors of int(), re and dict through
            return _fed(tried)
    raise Reject("not a readable feed")


def _fed(text: str) -> Any:
    """Parse with feedparser, from a stream, since it could take a string for a URL to fetch."""
    import feedparser

    text = _CREDIT.sub(_credited, text)
    text = _NAMESPACE.sub(lambda found: found[1] + "".join(found[2].split()), text)
    declared = f'<?xml version="1.0" encoding="utf-8"?>{text}'.encode("utf-8", "replace")
    return feedparser.parse(io.BytesIO(declared), sanitize_html=False)


def _credited(found: re.Match[str]) -> str:
    """The author, without what feedparser fails on."""
    if not found["credit"]:
        return found[0]
    bare = _LONG_DOMAIN.sub("", found["said"])
    return found["credit"] + _LONG_WORD.sub(lambda word: word[0][:300], bare)


def draft_of(entry: Any, feed: Feed) -> Draft:
    """The draft of one item."""
    contents, told = entry.get("content") or _full_texts(entry), entry.get("summary") or ""
    if _is_link_to(told, entry.get("comments")):
        told = ""
    title, taken_from = _said(entry, "title"), _taken_from(entry)
    source = taken_from or entry.get("publisher")
    if title and taken_from:
        title = without_name(title, taken_from)  # as Google News has it
    title = _without_host(title, feed.host)
    counted = entry.get("feedburner_origlink") or ""
    address = counted if _WEB.match(counted) else _address(entry, feed.said.get("link"))
    is_text = any(told == each.get("value") for each in contents)  # feedparser's substitute for a summary
    summary = (
        None if is_text else _prose({**(entry.get("summary_detail") or {}), "value": told}, title, address) or None
    )
    text = "\n\n".join(dict.fromkeys(filter(None, (_prose(each, title, address) for each in contents))))
    spoken = [each.get("language") for each in (*contents, entry.get("title_detail") or {})]
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
        source=source or (feed.name if feed.title != _said(entry, "title") else None),  # as in feeds of a single item
        keywords=[tag_name(tag) for tag in entry.get("tags") or [] if not blogger_kind(tag)],
        language=next(filter(None, spoken), None) or feed.said.get("language"),
        text=text or summary or "",
    )


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
    """The URL of an item, resolved against the site.

    In RSS a guid is a URL unless marked otherwise, which few feeds do: one without a colon is left out.
    """
    link, guid = entry.get("link"), entry.get("id")
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


def _said(entry: Any, name: str) -> str | None:
    """A short text of an entry, HTML converted to text; tags in a value marked as plain are literal and stay."""
    value, kind = entry.get(name) or "", (entry.get(f"{name}_detail") or {}).get("type") or "text/plain"
    return (html_text(value) if "html" in kind or (kind != "text/plain" and looks_like_html(value)) else value) or None


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
    return _said(source, "title") or source.get("value")
