"""What a page says of itself: JSON-LD first, then its meta tags, then what it shows."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin, urlsplit

from app.parsers.draft import Draft, Options, names
from app.parsers.linked_data import Node, addresses_of, article_node, names_of, text_of
from app.parsers.markup import Element, inner
from app.parsers.published import read_published
from app.text import letters, squeeze

_DATES = (
    "article:published_time", "article:published", "article:published:time", "og:article:published_time",
    "og:published_time", "published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "date.created", "dc.date",
    "dcterms.date", "dcterms.available",
    "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publicationdate",
    "citation_publication_date", "article_date_original", "originalpublicationdate", "date", "datecreated",
)  # fmt: skip
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", re.ASCII)
_ADDRESS = re.compile(r"^(?:https?:)?//|^www\.|\S@\S")
_SEPARATOR = re.compile(r"\s+[|\-–—·•:»«/]+\s+|\s*[|ㅣ｜]\s*|--+|_+")
_LONGEST = 1_000
_IN_TEASERS = ("aside", "nav", "footer")


class Page:
    """A page's own words about itself: the node of its article, its meta tags, its elements."""

    def __init__(self, tree: Element) -> None:
        self.tree = tree
        self.node: Node = article_node(tree)
        self.meta: dict[str, list[str]] = {}
        for each in tree.iter("meta"):
            name = each.get("property") or each.get("name") or each.get("itemprop") or ""
            if content := (each.get("content") or "").strip():
                self.meta.setdefault(name.strip().lower(), []).append(content)

    @property
    def is_article(self) -> bool:
        """Whether the page itself says that it is one."""
        return bool(self.node) or (self.told("og:type") or "").lower() == "article"

    def told(self, *names: str) -> str | None:
        """The content of the first of these meta tags that the page has."""
        return next((self.meta[name][0] for name in names if name in self.meta), None)

    def properties(self, name: str) -> Iterator[Element]:
        """The elements that are marked with a property of schema.org."""
        return (each for each in self.tree.iter() if name in (each.get("itemprop") or "").split())


def read_metadata(page: Page, options: Options) -> Draft:
    """A draft of all that a page says of itself, its text excepted."""
    return Draft(
        url=_address(page),
        title=_title(page),
        date=_date(page, options),
        source=_source(page),
        authors=_authors(page),
        section=text_of(page.node.get("articleSection")) or page.told("article:section", "section"),
        keywords=_keywords(page),
        language=_language(page),
        summary=next(summaries(page), None),
    )


def summaries(page: Page) -> Iterator[str]:
    """What the page says that it is about, most telling first."""
    yield from filter(None, [text_of(page.node.get("description"))])
    yield from filter(None, map(page.told, ("og:description", "description", "twitter:description", "dc.description")))


def _address(page: Page) -> str | None:
    """The canonical address. A site's front page is no article's address."""
    links = (
        each.get("href") for each in page.tree.iter("link") if "canonical" in (each.get("rel") or "").lower().split()
    )
    base = next((each.get("href") for each in page.tree.iter("base") if each.get("href")), "")
    for found in (*links, page.told("og:url"), *addresses_of(page.node)):
        address = _joined(base, found)
        if address:
            return address
    return None


def _joined(base: str, found: object) -> str | None:
    try:
        address = urljoin(base, found.strip()) if isinstance(found, str) else ""
        parts = urlsplit(address)
    except ValueError:
        return None
    named = parts.path.strip("/") or parts.query
    return address if parts.scheme in ("http", "https") and parts.netloc and named else None


def _source(page: Page) -> str | None:
    """Who publishes the page, by name."""
    found = names_of(page.node.get("publisher")) or [page.told("og:site_name", "dc.publisher", "publisher") or ""]
    return next((name for name in found if _is_name(name)), None)


def _is_name(text: str) -> bool:
    """Whether a text names somebody: it has letters, and is no address of a page or of mail."""
    return any(map(str.isalpha, text)) and not _ADDRESS.search(text)


def titles(page: Page) -> list[str]:
    """The headline as JSON-LD names it, once or twice, as og:title does, and as the page shows it; else its title."""
    shown = (inner(each) for each in (*page.properties("headline"), *page.tree.iter("h1")))
    said = (
        text_of(page.node.get("headline")),
        text_of(page.node.get("alternativeHeadline")) or text_of(page.node.get("name")),
        page.told("og:title"), next(filter(None, shown), None),
    )  # fmt: skip
    found = [title for each in said if each and (title := squeeze(each))]
    last = squeeze(page.told("twitter:title", "dc.title") or inner(page.tree.find(".//head/title")))
    sites = [name for name in (_source(page), page.told("og:site_name"), _host(page)) if name]
    found = [title for title in found or [last] if title and len(title) <= _LONGEST]
    return [without_site(title, sites, [*found, last[:_LONGEST]]) for title in found]


def _title(page: Page) -> str | None:
    """The headline that most agree on, the most telling where none has most."""
    found = titles(page)
    votes = Counter(map(letters, found))
    return max(found, key=lambda title: votes[letters(title)], default=None)


def _host(page: Page) -> str:
    return urlsplit(_address(page) or "").netloc


def without_site(title: str, sites: Iterable[str], others: Iterable[str] = ()) -> str:
    """A title without last parts that are a site's name, a piece of its address, or more than another title has."""
    known, whole = [letters(site) for site in sites], {letters(other) for other in others}
    while cuts := list(_SEPARATOR.finditer(title)):
        head, tail = title[: cuts[-1].start()], letters(title[cuts[-1].end() :])
        named = any(tail in site or (len(site) > 2 and tail.startswith(site)) for site in known)
        if not named and letters(head) not in whole:
            break
        title = head
    return title


def _date(page: Page, options: Options) -> str | None:
    """The first date of publication that can be read; else the first there is, for the warning."""
    found = [date for date in _dates(page) if date.strip()]
    readable = (date for date in found if read_published(date, options.timezone, options.date_order)[0])
    return next(readable, None) or next(iter(found), None)


def _dates(page: Page) -> Iterator[str]:
    for name in ("datePublished", "dateCreated"):
        yield text_of(page.node.get(name)) or ""
    yield from (page.meta[name][0] for name in _DATES if name in page.meta)
    for each in page.properties("datePublished"):
        yield each.get("content") or each.get("datetime") or inner(each)
    times = [each for each in page.tree.iter("time") if _is_of_article(each)]
    yield from (each.get("datetime") or inner(each) for each in times if each.get("pubdate") is not None)
    yield from (each.get("datetime") or inner(each) for each in times)


def _is_of_article(element: Element) -> bool:
    """Whether an element stands in the page's main column, and not among other articles."""
    return not any(above.tag in _IN_TEASERS for above in element.iterancestors())


def _authors(page: Page) -> list[str]:
    """Whom the page names as its authors: the publisher itself only where nobody else is named."""
    tags = ("author", "article:author", "dc.creator", "dcterms.creator", "sailthru.author", "parsely-author", "byl")
    marked = (each for each in page.tree.iter("a", "span", "address") if "author" in (each.get("rel") or "").split())
    sources = (
        names_of(page.node.get("author")), *(page.meta.get(tag, []) for tag in tags),
        map(inner, page.properties("author")), map(inner, marked),
    )  # fmt: skip
    named = [[name for each in said if _is_name(each) for name in names(each) or [each]] for said in sources]
    publisher = letters(_source(page) or "")
    people = ([name for name in each if letters(name) != publisher] for each in named)
    return next(filter(None, [*people, *named]), [])


def _keywords(page: Page) -> list[str]:
    """Topics as the page names them; a text of several is taken apart at its commas."""
    found = names_of(page.node.get("keywords")) or page.meta.get("article:tag", [])
    found = found or page.meta.get("news_keywords", []) or page.meta.get("keywords", [])
    return [part for each in found for part in re.split(r"[,;]", each)]


def _language(page: Page) -> str | None:
    """BCP 47, as the page declares it."""
    said = (
        page.tree.get("lang"), page.tree.get("{http://www.w3.org/XML/1998/namespace}lang"), page.tree.get("xml:lang"),
        next(iter(names_of(page.node.get("inLanguage"))), None),
        page.told("content-language", "dc.language", "language"), page.told("og:locale"),
    )  # fmt: skip
    return next((each.strip().replace("_", "-") for each in said if each and _LANGUAGE.fullmatch(each.strip())), None)
