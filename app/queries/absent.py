"""Articles that do not exist: never did, or were withdrawn."""

from typing import get_args

from app.errors import ArchiveError, NotFound, Withdrawn
from app.filters import ArticleFormat
from app.queries.withdrawn import tombstone
from app.record import ID_SAID, no_id
from app.store.session import Rows
from app.text import nearest
from app.values import Facet

MEANT = {
    **dict.fromkeys(("search", "_search", "query", "select", "everything", "find"), "/articles?q=word"),
    **dict.fromkeys(("latest", "newest", "recent", "all", "list"), "/articles"),
    **dict.fromkeys(("count", "_count"), "/articles?page_size=1, whose meta.total is the number"),
    **dict.fromkeys(("feed", "rss", "atom"), "/articles?format=atom"),
    **dict.fromkeys(("histogram", "stats", "trends"), "/articles/timeline"),
    **dict.fromkeys(("aggs", "aggregations", "aggregate"), "/articles/facets"),
    **dict.fromkeys(("export", "download", "dump"), "/articles?format=jsonl"),
    **{f"{name.removesuffix('s')}s": f"/articles/facets?facet={name}" for name in get_args(Facet)},
    **{part: f"/articles/{{id}}/{part}" for part in ("similar", "versions")},
}
"""What other servers have in place of an id, or at the end of another address."""
BESIDE = ("timeline", "facets", "random", "withdrawn")
"""Path segments that may appear in place of an id."""


def need_id(id: str) -> None:
    """Raise NotFound if this cannot be the id of any article, whatever the archive holds."""
    if no_id([id]):
        plain, _, ending = id.lower().partition(".")
        near = nearest(plain, BESIDE, 0.75)
        meant = MEANT.get(plain) or (near and f"/articles/{near}")
        if not no_id([plain]):
            meant = f"{plain}?format={ending}" if ending in get_args(ArticleFormat) and ending != "json" else plain
        raise NotFound(f"no article has this id: {ID_SAID}" + (f"; did you mean {meant}?" if meant else ""))


def absent(rows: Rows, id: str) -> ArchiveError:
    """The error to raise for an id without a current article."""
    need_id(id)
    gone = tombstone(rows, id)
    if not gone:
        return NotFound("no article has this id")
    return Withdrawn(f"withdrawn at {gone.withdrawn_at}" + (f": {gone.reason}" if gone.reason else ""))
