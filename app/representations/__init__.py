"""Renders articles in the formats that clients ask for: pure functions, one module per media type."""

from collections.abc import Iterable
from importlib import import_module
from typing import NamedTuple, get_args

from app.filters import ArticleFormat, CountFormat, ListFormat
from app.representations.shown import Shown


class Representation(NamedTuple):
    """The media type that is sent, those that may be requested, and the module that renders it."""

    media_type: str
    accepted: tuple[str, ...]
    module: str


def _of(media_type: str, module: str, *more: str) -> Representation:
    return Representation(media_type, (media_type.partition(";")[0], *more), module)


REPRESENTATIONS = {
    "json": _of("application/json", "json"),
    "jsonl": _of("application/jsonl", "jsonl", "application/x-ndjson"),
    "csv": _of("text/csv; header=present", "csv"),
    "atom": _of("application/atom+xml; charset=utf-8", "atom"),
    "rss": _of("application/rss+xml; charset=utf-8", "rss"),
    "jsonfeed": _of("application/feed+json", "jsonfeed"),
    "ninjs": _of("application/ninjs+json", "ninjs"),
    "jsonld": _of("application/ld+json", "jsonld"),
    "md": _of("text/markdown; charset=utf-8", "markdown"),
    "txt": _of("text/plain; charset=utf-8", "text"),
    "bibtex": _of("application/x-bibtex; charset=utf-8", "bibtex", "text/x-bibtex"),
    "ris": _of("application/x-research-info-systems; charset=utf-8", "ris"),
    "csl": _of("application/vnd.citationstyles.csl+json", "csl"),
}
"""All representations of articles, by their names in `format`."""

OWN_SHAPE = frozenset(["json", "jsonl", "csv"])
"""Representations of the record as it is, field by field; the others convert it to a format of other programs."""

WHOLE = frozenset(["jsonl", "csv"])
"""Representations for whole results, however large."""

# A client that only asks for `text/*` gets a page to read, not the whole archive as a table.
_LAST = ("md", "jsonl", "csv")


def offers(names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Representations for negotiation: pairs of a name and a media type, in our order of preference."""
    ordered = sorted(names, key=lambda name: _LAST.index(name) + 1 if name in _LAST else 0)
    return tuple((name, media_type) for name in ordered for media_type in REPRESENTATIONS[name].accepted)


LIST_OFFERS = offers(get_args(ListFormat))
ARTICLE_OFFERS = offers(get_args(ArticleFormat))
COUNT_OFFERS = offers(get_args(CountFormat))


def render(name: str, shown: Shown) -> str | bytes:
    """Articles in a format of others, whose module is loaded when it is first requested."""
    rendered: str | bytes = import_module(f"app.representations.{REPRESENTATIONS[name].module}").render(shown)
    return rendered
