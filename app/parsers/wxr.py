"""WordPress eXtended RSS: a site's own export."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from app.parsers.attempt import Item, Origin, Reject, attempts
from app.parsers.draft import Draft, finish
from app.parsers.encoding import decode
from app.parsers.entries import draft_of, tag_name
from app.parsers.feed_xml import ITEM_END, Feed, read_entry, read_feed
from app.parsers.fragments import prose
from app.parsers.markup import html_text, legal, root_of
from app.parsers.options import Options
from app.record import ArticleRecord

NAME = "wxr"

_OF_AUTHORS = "author"
_EXPORT = re.compile(r"wordpress\.org/export/")
# Types of post in WordPress that are not articles; a site's own types (news, story) are.
_NO_ARTICLES = frozenset(
    ["attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache", "user_request",
     "wp_block", "wp_template", "wp_template_part", "wp_global_styles", "wp_navigation", "wp_font_family",
     "wp_font_face", "feedback"]
)  # fmt: skip
_AUTHOR = re.compile(
    r"<wp:author_login>(?P<login>(?:(?!<wp:).)*?)</wp:author_login>"
    r"(?:(?!<wp:author_login>).)*?<wp:author_display_name>(?P<name>(?:(?!<wp:).)*?)</wp:author_display_name>",
    re.DOTALL,
)
# feedparser would split an email address.
_CREATOR = re.compile(r"<dc:creator>(?:\s*<!\[CDATA\[)?(?P<login>[^<\]]{1,200})(?:\]\]>\s*)?</dc:creator>")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", re.DOTALL)
# WordPress turns blank lines into paragraphs when it shows a post.
_BLANK = re.compile(r"\n[^\S\n]*\n")
# A picture and the words below it, as themes for HTML 5 mark them up.
_CAPTION = re.compile(
    r"\[(?:wp_)?caption\b[^\[\]]{0,1000}\]\s*((?:<a\b[^<>]{0,2000}>\s*)?<img\b[^<>]{0,4000}>(?:\s*</a>)?)"
    r"((?:(?!\[/?(?:wp_)?caption).){0,4000})\[/(?:wp_)?caption\]",
    re.DOTALL,
)
_SHORTCODE = re.compile(
    r"\[embed\b[^\[\]]*\][^\[\]]*\[/embed\]|"
    r"\[/?(?:caption|gallery|audio|video|playlist|embed|dropcap|contact[\w-]*)\b[^\[\]]*\]|\[/?[a-z][\w-]*\s[^\[\]=]*=[^\[\]]*\]"
)


def begins(sample: bytes) -> bool:
    """Whether the root element of an RSS feed names WordPress's namespace for exports."""
    name, attributes = root_of(sample)
    return name.lower() == "rss" and _EXPORT.search(attributes) is not None


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield every post and page that the site shows; what it does not show is rejected, and kept as a reject."""
    feed, items = read_feed(stream, options.max_article_bytes)
    known = _people(feed.head)
    yield from attempts(NAME, items, file, options, partial(_record, feed, known), ITEM_END)


def _people(head: str) -> dict[str, str]:
    """Display names of the authors by their logins."""
    found = ((_bare(each["login"]), _bare(each["name"])) for each in _AUTHOR.finditer(head))
    return {login: name for login, name in found if login and name}


def _bare(text: str) -> str:
    return html_text(_CDATA.sub(r"\1", text))


def _record(feed: Feed, people: dict[str, str], origin: Origin, options: Options) -> ArticleRecord:
    entry, warnings = read_entry(feed, origin.raw)
    kind, status = entry.get("wp_post_type") or "post", entry.get("wp_status") or "publish"
    if kind in _NO_ARTICLES:
        raise Reject(f"a WordPress {kind[:60]}, not an article")
    if status != "publish":
        raise Reject(f"not published: {status[:60]}")
    draft = draft_of(entry, feed)
    draft.warnings += warnings
    draft.authors = _co_authors(entry) or _author(decode(origin.raw, feed.encoding)[0], people)
    return finish(_as_shown(draft, entry), origin, options)


def _as_shown(draft: Draft, entry: Any) -> Draft:
    """The draft as the site shows the post: in paragraphs, with its first category as the section."""
    raw = next((each.get("value") or "" for each in entry.get("content") or []), "")
    draft.text = prose(_without_shortcodes(_BLANK.sub("<br><br>", legal(raw))))
    draft.summary = prose(_without_shortcodes(entry.get("excerpt_encoded") or "")) or None
    draft.date = _date(entry)
    tags = [tag for tag in entry.get("tags") or [] if tag.get("scheme") != _OF_AUTHORS]
    categories = [tag_name(tag) for tag in tags if tag.get("scheme") == "category"]
    draft.section = next((name for name in categories if name.lower() != "uncategorized"), None)
    draft.keywords = [name for tag in tags if (name := tag_name(tag)) != draft.section and name not in categories[:1]]
    return draft


def _without_shortcodes(markup: str) -> str:
    return _SHORTCODE.sub("", _CAPTION.sub(r"<figure>\1<figcaption>\2</figcaption></figure>", markup))


def _co_authors(entry: Any) -> list[str]:
    """The authors that the plugin Co-Authors Plus keeps as categories: all of them."""
    return [tag_name(tag) for tag in entry.get("tags") or [] if tag.get("scheme") == _OF_AUTHORS]


def _author(item: str, people: dict[str, str]) -> list[str]:
    """The author of an item, by login; a login that is an email address is not a name."""
    found = _CREATOR.search(item)
    login = _bare(found["login"]) if found else ""
    name = people.get(login) or ("" if "@" in login else login)
    return [name] if name else []


def _date(entry: Any) -> str | None:
    """When a post was published, in UTC; without that, as the feed says or in the site's own time."""
    utc = entry.get("wp_post_date_gmt") or ""
    if utc[:4].strip("0"):
        return f"{utc}Z"
    local = entry.get("wp_post_date") or ""
    return entry.get("published") or (local if local[:4].strip("0") else None)
