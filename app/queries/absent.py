"""Articles that do not exist: never did, or were withdrawn."""

from app.errors import ArchiveError, NotFound, Withdrawn
from app.queries.withdrawn import tombstone
from app.record import ID_SAID, no_id
from app.store.session import Rows
from app.text import nearest

_MEANT = {
    **dict.fromkeys(("search", "_search", "query", "find"), "/articles?q=word"),
    **dict.fromkeys(("latest", "newest", "recent", "all", "list"), "/articles"),
    **dict.fromkeys(("count", "_count"), "/articles?page_size=1, whose meta.total is the number"),
    **dict.fromkeys(("feed", "rss", "atom"), "/articles?format=atom"),
    **dict.fromkeys(("histogram", "stats", "trends"), "/articles/timeline"),
}
"""What other servers have in place of an id."""
BESIDE = ("timeline", "facets", "random", "withdrawn")
"""Path segments that may appear in place of an id."""


def need_id(id: str) -> None:
    """Raise NotFound if this cannot be the id of any article, whatever the archive holds."""
    if no_id([id]):
        plain = id.removesuffix(".json").lower()
        near = nearest(plain, BESIDE, 0.75) if no_id([plain]) else plain
        meant = _MEANT.get(plain) or near
        raise NotFound(f"no article has this id: {ID_SAID}" + (f"; did you mean {meant}?" if meant else ""))


def absent(rows: Rows, id: str) -> ArchiveError:
    """The error to raise for an id without a current article."""
    need_id(id)
    gone = tombstone(rows, id)
    if not gone:
        return NotFound("no article has this id")
    return Withdrawn(f"withdrawn at {gone.withdrawn_at}" + (f": {gone.reason}" if gone.reason else ""))
