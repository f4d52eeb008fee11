"""The field names that data sets really use for articles."""

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain

from app.parsers.foreign_names import FOREIGN
from app.text import strip_case

_ADDRESSES = ("url", "link", "source_url", "web_url", "canonical_url", "page_url", "requested_url")
LINKS = (
    "canonical", "canonical_link", "source_link", "read_more", "share_url", "href", *FOREIGN["url"],
)  # fmt: skip
"""Names whose value may be something else than an address."""
HOUSES = ("media", "press", "paper", "journal")
"""Names whose value may be something else than the name of a paper."""
_HEADINGS = frozenset([*HOUSES, "contributors", "journalists", "reporters", "writers", "posted", "issued"])
"""Names that open headlines as well: `Media: Ferry sinks`."""


def _dates(*said: str) -> tuple[str, ...]:
    """The names that join a word for what was done with one for when: `pub_datetime`, `date_of_issue`."""
    times = ("date", "time", "datetime", "date_time", "at", "on")
    behind = (f"{word}_{time}" for word in said for time in times)
    before = (f"{time}_{word}" for word in said for time in (*times[:3], "date_of"))
    return (*behind, *before)


_ENGLISH: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "guid", "uri", "urn"),
    "url": (*_ADDRESSES, *LINKS),
    "title": ("title", "headline", "web_title", "heading", "headline_text", "headlines", "page_title"),
    "text": (
        "text", "body", "content", "article", "maintext", "full_text", "article_text", "article_body", "body_text",
        "body_html", "content_html", "content_text", "plain_text", "plaintext", "fulltext", "main_text", "raw_text",
        "clean_text", "text_content", "html", "story", "document", "contents", "paragraphs", "sentences",
        "lead_paragraph", "selftext", "content_elements", "body_content", "full_content",
        "full_article", "main_content", "main_body", "cleaned_text", "clean_content", "page_content",
    ),
    "date": (
        "date_gmt", "date", "published", "published_at", "pub_date", "pubdate", "first_publish_date",
        "publish_date", "date_published", "published_date", "publication_date", "web_publication_date", "date_publish",
        "published_on", "first_publication_date", "first_published", "publish_time", "published_time",
        "publishing_date", *_dates("first_published", "published", "publish", "publication", "publishing", "pub"),
        "posted", *_dates("posted", "posting"), *_dates("released", "release"), "issued", *_dates("issued", "issue"),
        "date_time_pub", "date_time", "datetime", "news_time", "timestamp", "created", "created_at", "created_utc",
        "display_date", "first_created", "version_created", "published_utc", "date_text",
        *_dates("created", "creation"),
    ),
    "dateline": ("dateline",),
    "source": (
        "source", "publisher", "agency", "publication", "newspaper", "outlet", "site_name", "sitename", "pub_title",
        "publication_title", "publication_name", "media_name", "website", "domain", "source_domain", "hostname",
        "source_hostname", "site", "provider", "publications", "media_outlet",
        "site_title", "source_title", *HOUSES,
    ),
    "byline": ("byline",),
    "authors": (
        "authors", "author", "writer", "reporter", "journalist", "creator", "written_by", "author_full_name", "by",
        "writers", "reporters", "journalists", "contributors", "primary_author",
    ),
    "section": (
        "section", "category", "section_name", "article_section", "topic", "headline_category", "news_type",
        "section_title",
    ),
    "keywords": ("keywords", "tags", "topics", "categories", "subjects", "tag", "keyword", "tags_list", "keyword_list"),
    "language": ("language", "lang", "in_language", "language_code", "langcode", "meta_lang", "locale"),
    "summary": (
        "summary", "excerpt", "deck", "description", "abstract", "lead", "standfirst", "trail_text",
        "short_description", "subtitle", "dek", "teaser", "snippet", "subheadlines", "lead_text", "lede",
        "subhead", "subhed", "subheading", "highlights", "short_text",
        "summary_text", "meta_description", "sub_headline", "intro",
    ),
}  # fmt: skip

ALIASES: Mapping[str, tuple[str, ...]] = {field: (*known, *FOREIGN.get(field, ())) for field, known in _ENGLISH.items()}
"""Draft field to names, most telling first: where a record has several, the first with a value counts."""

_FIELD_OF = {strip_case(name): field for field, names in ALIASES.items() for name in names}
RANKS = {strip_case(name): rank for rank, name in enumerate(chain.from_iterable(map(reversed, ALIASES.values())))}
"""Every name with its rank; within a field, the least telling name ranks first."""
_SPELT = {name.replace("_", ""): name for name in reversed(_FIELD_OF)}  # `publishdate`, `articlebody`
_INSIDE = {
    "name": ("source", "authors", "section"),
    "main": ("title",),
    "original": ("byline",),
    "rendered": ("title", "text", "summary"),
}
"""Keys of a nested object, with the fields whose value they hold."""
_OWNER = re.compile("^(?:article|doc|document|fields|item|news|post|story)_|^(?:新闻|新聞|文章|发布|發布|发表)")
_BELONGING = re.compile("_(?:da|das|de|del|dell|della|der|des|di|do|dos|du)_.*")  # `fecha de publicación`
_KIND = re.compile("_(?:s|ss|t|txt|dt|tdt|en)$")  # how Solr's dynamic fields name their types


def field_of(name: str) -> str | None:
    """The draft field that a data set's name means: `pub-date`, `Pub Date` and `pub_date` are `date`."""
    named = spelt(name)
    return _FIELD_OF.get(named) or _FIELD_OF.get(without_surroundings(named) or "")


def heads(name: str) -> bool:
    """Whether a name with a colon may open a line of metadata above a text."""
    return field_of(name) not in (None, "text") and spelt(name) not in _HEADINGS


@lru_cache(maxsize=1024)  # a data set has few names, and each record all of them
def spelt(name: str) -> str:
    """`pub-date`, `Pub Date`, `pub.date` and `pubDate` as `pub_date`, and `pubdate` too where that name is known, as
    well as `by_line` where `byline` is."""
    bare = re.sub(r"^@|\(s\)$", "", name.strip())  # `@timestamp`, `Author(s)`
    parted = re.sub(r"[\s\-_.:]+", "_", re.sub(r"(?<=[a-z])(?=[A-Z][a-z]|(?:ID|URL|URI)$)", "_", bare))
    named = strip_case(parted).strip("_")
    return named if named in _FIELD_OF else _SPELT.get(named.replace("_", ""), named)


@lru_cache(maxsize=1024)
def without_surroundings(name: str) -> str | None:
    """The known name in one that adds an owner, a type or, from a flattened object, a key: `article_title`,
    `title_txt`, `fecha_de_publicacion`, `source_name`, `headline_main`; None where there is none, or the name itself is
    known."""
    if name in _FIELD_OF:
        return None
    bare = _OWNER.sub("", name)
    known = (part for part in (bare, _KIND.sub("", bare), _BELONGING.sub("", bare)) if part in _FIELD_OF)
    begin, _, end = bare.rpartition("_")
    return next(known, begin if _FIELD_OF.get(begin) in _INSIDE.get(end, ()) else None)
