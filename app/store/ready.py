"""Articles prepared for storage: all parts of their rows that do not depend on the archive.

That is most of the work of storing an article, and it can be done anywhere: the processes that parse do it, and the
single writer only looks up and inserts. So nothing here may know a database.
"""

from typing import Any, NamedTuple

from app.fingerprint import Traits, traits
from app.record import ArticleRecord
from app.store.indexing import Content, content
from app.store.keys import first_choice
from app.store.rows import concat, detail_fields, dump, head_fields, load, pack, unpack, writer_fields
from app.words import words


class Ready(NamedTuple):
    """One prepared article, small and quick to send between processes.

    `wish` is the key it gets unless that is taken, `head` the JSON members of the listed fields up to those that only
    the writer knows, `packed` what `Content` stores.
    """

    id: str
    format: str
    version: int
    withdrawn: bool
    warned: bool
    reason: str | None
    content_hash: bytes
    wish: int
    word_count: int
    head: bytes
    packed: bytes
    content: Content
    traits: Traits


def ready(record: ArticleRecord) -> Ready:
    """Prepare an article for storage."""
    head, details = head_fields(record), detail_fields(record)
    said = content({**head, "duplicate_of": None}, words(record.body))
    return Ready(
        record.id,
        record.provenance.format,
        record.version,
        record.withdrawn,
        bool(record.provenance.warnings),
        record.reason,
        record.content_hash,
        first_choice(record.published, record.id),
        head["word_count"],
        dump(head),
        pack(dump(details)),
        said,
        traits(said.body),
    )


def members(article: Ready, *known: Any) -> bytes:
    """The JSON members of all fields; `known` are the arguments of `writer_fields`."""
    return concat(article.head, dump(writer_fields(*known)), unpack(article.packed))


def preview(article: Ready) -> dict[str, Any]:
    """What would be stored, as far as known in advance: without instants, and as if the archive were empty."""
    status = "withdrawn" if article.withdrawn else "usable"
    fields = {"id": article.id, **load(members(article, article.version, None, None, status))}
    return {name: value for name, value in fields.items() if name not in ("ingested_at", "updated_at")}
