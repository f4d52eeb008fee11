"""Feeds in RSS, RDF and Atom: what surrounds the items, and the items themselves, each parsed as a feed of its own."""

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any, BinaryIO

from app.parsers.attempt import Reject
from app.parsers.encoding import as_utf8, decode
from app.parsers.markup import declared_encoding, html_text, legal, looks_like_html
from app.parsers.pieces import pieces
from app.parsers.site_names import host_of, named_after
from app.text import squeeze

_ITEM = re.compile(rb"<(?:[\w.\-]+:)?(?:item|entry)(?=[\s>/])", re.IGNORECASE)
_END = re.compile(r"</(?:[\w.\-]+:)?(?:item|entry)\s*>", re.IGNORECASE)
ITEM_END = re.compile(_END.pattern.encode() + rb"|\A<[^<>]*/>", re.IGNORECASE)
"""The end of an item, which may be empty, in its bytes."""
_TAG = r"<((?:[\w.\-]+:)?{})(?=[\s>/])[^<>]*>"
_ROOT = re.compile(_TAG.format("(?:rss|rdf|feed|channel)"), re.IGNORECASE)
_ATOM = re.compile(_TAG.format("feed"), re.IGNORECASE)
_CHANNEL = re.compile(_TAG.format("channel"), re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
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
TIME = r"""<time\s(?:[^<>]{0,200}\s)?datetime\s{0,5}=\s{0,5}["']([^"'<>]{1,40})["'][^<>]{0,200}>[^<]{0,100}</time>"""
_MARKED_UP = re.compile(rf"(<(?:pubDate|published|updated|dc:date)>\s*+){TIME}", re.IGNORECASE)
# feedparser separates namespace and name by a space, so the namespace itself must have none.
_NAMESPACE = re.compile(r"""(?<=\s)(xmlns(?::[\w.\-]+)?\s*=\s*)("[^"\s]*\s[^"]*"|'[^'\s]*\s[^']*')""")
_MODULE = re.compile(r"<(/?)(?!(?:atom|content|dc|dcterms|excerpt|rdf|rss|wp):)([A-Za-z][\w.\-]*):(?=\w)")
_PARTS = re.compile(r"\s+[|>»\-–—·:]+\s+|\s+»")
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
        return short_text(self.said, "title")

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


def short_text(entry: Any, name: str) -> str | None:
    """A short text of an entry, HTML converted to text; tags in a value marked as plain are literal and stay."""
    value, kind = entry.get(name) or "", (entry.get(f"{name}_detail") or {}).get("type") or "text/plain"
    return (html_text(value) if "html" in kind or (kind != "text/plain" and looks_like_html(value)) else value) or None
